//! Colours of the page, and the contrast that type keeps on them (WCAG 2.2).

use std::fmt;

/// The contrast of type, and of large type, on what is behind it (WCAG 2.2, 1.4.3, AA). A
/// little more, because channels are whole numbers. Type is large from 24 px on, or bold from
/// 18.66 px on.
pub const OF_TYPE: f64 = 4.6;
pub const OF_LARGE_TYPE: f64 = 3.1;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Black and white, between which others are toned.
    pub const BLACK: Self = Self([0; 3]);
    pub const WHITE: Self = Self([255; 3]);

    /// Reads `#rrggbb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            text.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// Returns the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the nearest colour to this one that has a contrast on `behind`: towards black on
    /// a light colour, towards white on a dark one.
    #[must_use]
    pub fn legible_on(self, behind: Self, contrast: f64) -> Self {
        let towards = if behind.contrast(Self::BLACK) >= behind.contrast(Self::WHITE) {
            Self::BLACK
        } else {
            Self::WHITE
        };
        let toned = (0..=100).map(|share| self.mixed(towards, f64::from(share) / 100.0));
        toned.into_iter().find(|it| it.contrast(behind) >= contrast).unwrap_or(towards)
    }

    /// Returns the colour mixed with a share of another.
    fn mixed(self, other: Self, share: f64) -> Self {
        let mut channels = self.0;
        for (channel, other) in channels.iter_mut().zip(other.0) {
            let mixed = f64::from(*channel) * (1.0 - share) + f64::from(other) * share;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two bytes"
            )]
            let mixed = mixed.round() as u8;
            *channel = mixed;
        }
        Self(channels)
    }

    /// Returns the relative luminance, from 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                libm::pow((channel + 0.055) / 1.055, 2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(Colour::parse("#0a1Bff"), Some(Colour([10, 27, 255])));
        for text in
            ["", "#fff", "#12345", "#1234567", "red", "#12345g", "#é1234", "#}a{b:c"]
        {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn type_of_any_colour_is_made_legible() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let pale = Colour([255, 240, 200]);
        assert!(pale.contrast(Colour::WHITE) < 1.2);
        let dark = Colour([29, 20, 18]);
        for colour in [pale, Colour([230, 110, 20]), Colour::WHITE, Colour::BLACK, dark] {
            for behind in [Colour::WHITE, Colour::BLACK, dark, Colour([120; 3])] {
                let toned = colour.legible_on(behind, OF_TYPE);
                assert!(toned.contrast(behind) >= 4.5, "{colour} on {behind}: {toned}");
            }
        }
        let legible = Colour([80, 40, 0]);
        assert_eq!(
            legible.legible_on(Colour::WHITE, OF_TYPE),
            legible,
            "it is left as it is"
        );
    }
}
