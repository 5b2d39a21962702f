//! Lengths: PDF counts in points, print shops in millimetres, and resolutions are told by
//! the inch.

/// Points of an inch (ISO 32000-1, 8.3.2.3).
pub(crate) const POINTS_PER_INCH: f64 = 72.0;

/// Millimetres of an inch.
pub(crate) const MM_PER_INCH: f64 = 25.4;

/// Converts points to millimetres.
pub(crate) fn to_mm(points: f64) -> f64 {
    points * MM_PER_INCH / POINTS_PER_INCH
}

/// Converts millimetres to points.
pub(crate) fn to_points(mm: f64) -> f64 {
    mm / MM_PER_INCH * POINTS_PER_INCH
}
