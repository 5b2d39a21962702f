//! The inks of a page, composed as the press will lay them down: at [`RESOLUTION`] pixels an
//! inch, with overprint, opacity and soft masks.

mod canvas;
mod coverage;

pub(super) use self::canvas::{Blend, Canvas, Laid};
pub(super) use self::coverage::{Coverage, Place};

/// The side of the square whose mean counts, in millimetres (GWG 2022, R0026).
const SQUARE: f64 = 15.0;

/// The same in pixels, a whole number of them.
const SQUARE_PIXELS: usize = 28;

/// Pixels an inch at which pages are composed.
pub(super) const RESOLUTION: f64 = SQUARE_PIXELS as f64 / SQUARE * 25.4;
