//! Affine transformations as PDF writes them (ISO 32000-1, 8.3.3).

/// A transformation `[a b c d e f]`, applied to row vectors `[x y 1]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    /// The identity transformation.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Creates a matrix from its six numbers; `None` if there are not six.
    pub(super) fn from_numbers(numbers: &[f64]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// Returns the transformation that applies `self`, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let (x, y) = next.apply(e, f);
        let [na, nb, nc, nd, ..] = next.0;
        Self([a * na + b * nc, a * nb + b * nd, c * na + d * nc, c * nb + d * nd, x, y])
    }

    /// Transforms a point.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Returns the length of the transformed unit vector of the x axis.
    pub(super) fn width(self) -> f64 {
        libm::hypot(self.0[0], self.0[1])
    }

    /// Returns the length of the transformed unit vector of the y axis.
    pub(super) fn height(self) -> f64 {
        libm::hypot(self.0[2], self.0[3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matrices_follow_each_other() {
        let scale = Matrix([2.0, 0.0, 0.0, 3.0, 0.0, 0.0]);
        let turn_and_move = Matrix([0.0, 1.0, -1.0, 0.0, 10.0, 20.0]);
        let both = scale.then(turn_and_move);
        assert_eq!(both.apply(1.0, 1.0), turn_and_move.apply(2.0, 3.0));
        assert_eq!(both.apply(1.0, 1.0), (7.0, 22.0));
        assert_eq!((both.width(), both.height()), (2.0, 3.0));
        assert_eq!(Matrix::IDENTITY.then(both), both);
    }
}
