//! Numbers and places as the JSON form tells them.

use serde::Serialize;

use crate::area::Area;

/// A number with so many digits behind the point, and no minus before a zero.
pub(super) fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale + 0.0
}

/// Millimetres as they are told, to 0.01.
pub(super) fn millimetres(value: f64) -> f64 {
    rounded(value, 2)
}

#[derive(Serialize)]
pub(super) struct AreaJson {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl AreaJson {
    pub(super) fn of(Area { x, y, width, height }: Area) -> Self {
        let [x, y, width, height] = [x, y, width, height].map(millimetres);
        Self { x, y, width, height }
    }
}
