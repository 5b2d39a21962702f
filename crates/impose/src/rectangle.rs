//! Rectangles on a sheet, and the sides of one.

use std::fmt;

use crate::length::Length;

/// A rectangle on a sheet side, measured from its lower left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rectangle {
    /// How far its left edge is from the left edge of the sheet.
    pub left: Length,
    /// How far its lower edge is from the lower edge of the sheet.
    pub bottom: Length,
    /// How far its right edge is from the left edge of the sheet.
    pub right: Length,
    /// How far its upper edge is from the lower edge of the sheet.
    pub top: Length,
}

impl Rectangle {
    /// Returns its width.
    pub fn width(&self) -> Length {
        self.right - self.left
    }

    /// Returns its height.
    pub fn height(&self) -> Length {
        self.top - self.bottom
    }

    /// A rectangle of a size at a corner.
    pub(crate) fn at(
        left: Length,
        bottom: Length,
        width: Length,
        height: Length,
    ) -> Self {
        Self { left, bottom, right: left + width, top: bottom + height }
    }

    /// The rectangle that is larger by a length on every side.
    pub(crate) fn grown(&self, by: Length) -> Self {
        Self {
            left: self.left - by,
            bottom: self.bottom - by,
            right: self.right + by,
            top: self.top + by,
        }
    }

    /// What it has in common with a rectangle that it overlaps.
    pub(crate) fn within(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Whether it lies within another one, or coincides with it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.left >= other.left
            && self.bottom >= other.bottom
            && self.right <= other.right
            && self.top <= other.top
    }

    /// Whether both have an area in common; edges that touch do not count.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.bottom < other.top
            && other.bottom < self.top
    }

    /// The middle between the left and the right edge.
    pub(crate) fn middle_x(&self) -> Length {
        (self.left + self.right) / 2
    }

    /// The middle between the lower and the upper edge.
    pub(crate) fn middle_y(&self) -> Length {
        (self.bottom + self.top) / 2
    }
}

/// Writes its four edges in points, as a box of a PDF has them.
impl fmt::Display for Rectangle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.left, self.bottom, self.right, self.top)
    }
}

/// A side of a page or of a place on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Edge {
    /// Returns the side over against it.
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}
