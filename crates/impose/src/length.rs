//! Lengths, held in thousandths of a point.
//!
//! Whole numbers add up exactly: what is rounded once here nests exactly in the boxes of a PDF.
//! A box that lies 0.0001 pt outside of the next one is a fault to a preflight.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// Thousandths of a point per millimetre (72 points to the inch of 25.4 mm).
const PER_MM: f64 = 72_000.0 / 25.4;

/// The longest length that is told apart, in thousandths of a point: some 35 km.
const LONGEST: f64 = 1e11;

/// A length on paper, exact to a thousandth of a point (0.35 µm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length {
    thousandths: i64,
}

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self { thousandths: 0 };

    /// Creates a length from millimetres, rounded. What is no number is no length.
    pub fn mm(millimetres: f64) -> Self {
        Self::rounded(millimetres * PER_MM)
    }

    /// Creates a length from points (72 to the inch), rounded.
    pub fn points(points: f64) -> Self {
        Self::rounded(points * 1000.0)
    }

    fn rounded(thousandths: f64) -> Self {
        Self { thousandths: thousandths.round().clamp(-LONGEST, LONGEST) as i64 }
    }

    /// Returns the length in millimetres.
    pub fn to_mm(self) -> f64 {
        self.thousandths as f64 / PER_MM
    }

    /// Returns the length in points (72 to the inch).
    pub fn to_points(self) -> f64 {
        self.thousandths as f64 / 1000.0
    }

    /// Multiplies the length by a number without unit.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self::rounded(self.thousandths as f64 * factor)
    }

    /// The length without its sign.
    pub(crate) fn abs(self) -> Self {
        Self { thousandths: self.thousandths.abs() }
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { thousandths: self.thousandths + other.thousandths }
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { thousandths: self.thousandths - other.thousandths }
    }
}

impl Neg for Length {
    type Output = Self;

    fn neg(self) -> Self {
        Self { thousandths: -self.thousandths }
    }
}

impl Mul<i64> for Length {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self { thousandths: self.thousandths * times }
    }
}

impl Div<i64> for Length {
    type Output = Self;

    fn div(self, parts: i64) -> Self {
        Self { thousandths: self.thousandths.div_euclid(parts) }
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// Writes points with no more decimals than needed, as PDF takes them.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) =
            (self.thousandths.abs() / 1000, self.thousandths.abs() % 1000);
        let sign = if self.thousandths < 0 { "-" } else { "" };
        match format!("{rest:03}").trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{decimals}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn writes_points_exactly() {
        let written =
            [-8.5039, 0.0, 12.0, 0.25, -0.001].map(|it| Length::points(it).to_string());
        assert_eq!(written, ["-8.504", "0", "12", "0.25", "-0.001"]);
    }

    #[test]
    fn returns_millimetres_within_a_thousandth_of_a_point() {
        for mm in [0.0, 3.0, 148.0, 707.0, 0.12] {
            assert!((Length::mm(mm).to_mm() - mm).abs() < 0.0002, "{mm}");
        }
    }
}
