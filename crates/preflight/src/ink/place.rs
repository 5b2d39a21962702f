//! Rectangles of pixels.

/// A rectangle of pixels: left, top, right and bottom, the last two beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) right: usize,
    pub(crate) bottom: usize,
}

impl Place {
    /// What two places have in common.
    pub(crate) fn intersect(self, other: Self) -> Option<Self> {
        let common = Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (common.left < common.right && common.top < common.bottom).then_some(common)
    }

    /// The least place that holds both.
    pub(super) fn around_both(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The pixels that a rectangle of points touches, within a picture of `width` and
    /// `height`.
    pub(crate) fn around(
        [left, top, right, bottom]: [f64; 4],
        width: usize,
        height: usize,
    ) -> Option<Self> {
        if ![left, top, right, bottom].iter().all(|side| side.is_finite()) {
            return None;
        }
        let low = |side: f64| side.floor().max(0.0) as usize;
        let high = |side: f64, most: usize| (side.ceil().max(0.0) as usize).min(most);
        let place = Self {
            left: low(left),
            top: low(top),
            right: high(right, width),
            bottom: high(bottom, height),
        };
        (place.left < place.right && place.top < place.bottom).then_some(place)
    }

    pub(super) fn width(self) -> usize {
        self.right - self.left
    }

    pub(super) fn height(self) -> usize {
        self.bottom - self.top
    }
}

/// How much of a pixel lies between two bounds along a side.
pub(super) fn share(at: usize, low: f64, high: f64) -> f64 {
    ((at as f64 + 1.0).min(high) - (at as f64).max(low)).clamp(0.0, 1.0)
}
