//! Sizes of sheets, and their names in the trade.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::length::Length;
use crate::rectangle::Rectangle;

/// The least and the most millimetres of a sheet's side.
const SIDES: std::ops::RangeInclusive<f64> = 50.0..=5000.0;

/// Width and height of a sheet. It is turned as its pages need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SheetSize {
    /// The width.
    pub width: Length,
    /// The height.
    pub height: Length,
}

/// The sheets that have names, the smallest first, in millimetres.
const NAMED: [(&str, f64, f64); 5] = [
    ("A4", 210.0, 297.0),
    ("SRA4", 225.0, 320.0),
    ("A3", 297.0, 420.0),
    ("SRA3", 320.0, 450.0),
    ("B2", 500.0, 707.0),
];

impl SheetSize {
    /// Creates a size from width and height in millimetres.
    ///
    /// # Errors
    ///
    /// [`Error::SheetSize`] for sides of less than 50 mm or more than 5,000 mm.
    pub fn mm(width: f64, height: f64) -> Result<Self, Error> {
        match SIDES.contains(&width) && SIDES.contains(&height) {
            true => Ok(Self { width: Length::mm(width), height: Length::mm(height) }),
            false => Err(Error::SheetSize(format!("{width} x {height}"))),
        }
    }

    /// Returns the sheets that have names: A4, SRA4, A3, SRA3 and B2, the smallest first.
    pub fn named() -> impl Iterator<Item = Self> {
        NAMED.into_iter().map(|(_, width, height)| Self {
            width: Length::mm(width),
            height: Length::mm(height),
        })
    }

    /// Returns the sheet turned by a quarter of a circle.
    pub fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// All of the sheet.
    pub(crate) fn rectangle(self) -> Rectangle {
        Rectangle::at(Length::ZERO, Length::ZERO, self.width, self.height)
    }

    /// Returns whether it is wider than high.
    pub fn is_landscape(self) -> bool {
        self.width > self.height
    }
}

/// Reads a name such as `SRA3`, or width and height in millimetres such as `330x480` and
/// `330 × 480 mm`.
impl FromStr for SheetSize {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wanted = text.trim();
        for ((name, ..), size) in NAMED.iter().zip(Self::named()) {
            if name.eq_ignore_ascii_case(wanted) {
                return Ok(size);
            }
        }
        let numbers = wanted.strip_suffix("mm").unwrap_or(wanted);
        let sides =
            numbers.split_once(['x', 'X', '×', '*']).and_then(|(width, height)| {
                Some((width.trim().parse().ok()?, height.trim().parse().ok()?))
            });
        match sides {
            Some((width, height)) => Self::mm(width, height),
            None => Err(Error::SheetSize(wanted.chars().take(40).collect())),
        }
    }
}

/// Writes its name, or its sides in millimetres.
impl fmt::Display for SheetSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.iter().zip(Self::named());
        match named.into_iter().find(|(_, it)| it == self || it.turned() == *self) {
            Some(((name, ..), _)) => f.write_str(name),
            None => {
                let side = |length: Length| (length.to_mm() * 100.0).round() / 100.0;
                write!(f, "{} × {} mm", side(self.width), side(self.height))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SheetSize;

    #[test]
    fn reads_names_and_sides() {
        let read = |text: &str| text.parse::<SheetSize>().map(|it| it.to_string());
        for (text, size) in [
            ("SRA3", "SRA3"),
            (" a4 ", "A4"),
            ("330x480", "330 × 480 mm"),
            ("330 × 480", "330 × 480 mm"),
            ("500 X 707 mm", "B2"),
            ("707*500", "B2"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(size), "{text}");
        }
        for text in
            ["", "A9", "330", "330x", "x480", "0x480", "330x-480", "NaNx300", "1e9x1e9"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
