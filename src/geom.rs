//! Lengths with their unit, so that no bare number ever stands for millimetres.

use malzama_message::Value;

/// Millimetres in an inch.
const INCH: f64 = 25.4;

/// Points in an inch, as PDF and Typst count them.
const POINTS: f64 = 72.0;

/// A length on paper.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Length {
    millimetres: f64,
}

impl Length {
    /// A length of so many millimetres.
    pub const fn mm(millimetres: f64) -> Self {
        Self { millimetres }
    }

    /// The length in millimetres.
    pub const fn to_mm(self) -> f64 {
        self.millimetres
    }

    /// The length in points, of which 72 are an inch.
    pub const fn to_pt(self) -> f64 {
        self.millimetres / INCH * POINTS
    }

    /// A length of so many points.
    pub const fn pt(points: f64) -> Self {
        Self::mm(points / POINTS * INCH)
    }

    /// The length in inches, which resolutions are counted in.
    pub const fn to_inches(self) -> f64 {
        self.millimetres / INCH
    }

    /// Returns the millimetres as a message shows them, with no more decimals than there are.
    pub fn shown(self) -> Value {
        Value::Number { number: self.millimetres.to_string() }
    }

    /// Reads `148 mm`, `14.8cm`, `5.83 in` or `420 pt` (72 points are an inch).
    ///
    /// Returns `None` for anything else, also for a number without a unit.
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
