//! The inks of a page, composed as the press will lay them down: at [`RESOLUTION`] pixels an
//! inch, with overprint, opacity and soft masks.

mod canvas;
mod coverage;

pub(super) use self::canvas::{Blend, Canvas, Laid};
pub(super) use self::coverage::{Coverage, Place};

/// Pixels an inch at which pages are composed: the mean of a square of 15 mm is taken over
/// 784 of them.
pub(super) const RESOLUTION: f64 = 48.0;

/// The side of the square whose mean counts, in millimetres (GWG 2022, R0026).
const SQUARE: f64 = 15.0;
