//! Places on a page.

use serde::{Deserialize, Serialize};

use crate::units::to_mm;

/// A place on a page, in millimetres from the upper left corner of the trim.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// How far it is from the left.
    pub x: f64,
    /// How far it is from the head.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Area {
    /// The place of a rectangle of points (left, bottom, right, top) on a page of this trim.
    pub(crate) fn on_page([left, bottom, right, top]: [f64; 4], trim: [f64; 4]) -> Self {
        Self {
            x: to_mm(left - trim[0]),
            y: to_mm(trim[3] - top),
            width: to_mm(right - left),
            height: to_mm(top - bottom),
        }
    }
}
