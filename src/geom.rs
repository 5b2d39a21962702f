//! Lengths with units, so that a bare number never means millimetres.

use malzama_message::Value;

/// Millimetres per inch.
const INCH: f64 = 25.4;

/// Points per inch, as in PDF and Typst.
const POINTS: f64 = 72.0;

/// A length on paper.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Length {
    millimetres: f64,
}

impl Length {
    /// Creates a length from millimetres.
    pub const fn mm(millimetres: f64) -> Self {
        Self { millimetres }
    }

    /// Returns the length in millimetres.
    pub const fn to_mm(self) -> f64 {
        self.millimetres
    }

    /// Returns the length in points, 72 to the inch.
    pub const fn to_pt(self) -> f64 {
        self.millimetres / INCH * POINTS
    }

    /// Creates a length from points, 72 to the inch.
    pub const fn pt(points: f64) -> Self {
        Self::mm(points / POINTS * INCH)
    }

    /// Returns the length in inches, the unit of resolutions.
    pub const fn to_inches(self) -> f64 {
        self.millimetres / INCH
    }

    /// Returns the millimetres as a value for messages, with no more decimals than
    /// needed.
    pub fn shown(self) -> Value {
        Value::Number { number: self.millimetres.to_string() }
    }

    /// Parses `148 mm`, `14.8cm`, `5.83 in` or `420 pt` (72 points to the inch).
    ///
    /// Returns `None` for anything else, including a number without a unit.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
        let number: f64 = text[..unit].trim().parse().ok()?;
        let scale = match &text[unit..] {
            "mm" => 1.0,
            "cm" => 10.0,
            "in" => INCH,
            "pt" => INCH / POINTS,
            _ => return None,
        };
        number.is_finite().then(|| Self::mm(number * scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_four_units() {
        assert_eq!(Length::parse("148 mm"), Some(Length::mm(148.0)));
        assert_eq!(Length::parse(" 14.8cm "), Some(Length::mm(148.0)));
        assert_eq!(Length::parse("1 in"), Some(Length::mm(25.4)));
        assert_eq!(Length::parse("72pt"), Some(Length::mm(25.4)));
    }

    #[test]
    fn refuses_what_is_no_length() {
        for text in ["", "148", "mm", "3 ells", "inf mm", "NaN mm", "3 mm 4"] {
            assert_eq!(Length::parse(text), None, "{text}");
        }
    }
}
