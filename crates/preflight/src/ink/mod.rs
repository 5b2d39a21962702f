//! The inks of a page, composed as the press will lay them down: at [`RESOLUTION`] pixels an
//! inch, with overprint, opacity and soft masks.

mod bilevel;
mod canvas;
mod coverage;
mod figures;
mod filters;
mod grid;
mod header;
mod image;
mod image_cache;
mod jbig2_size;
mod jpeg;
mod jpeg2000;
mod jpeg2000_size;
mod laid;
mod most_ink;
mod outline;
mod overlap;
mod place;
mod raster;
mod reader;
mod rows;
mod samples;
mod scan;
mod sheet;
mod sums;
mod thumbnail;

pub(crate) use self::canvas::Canvas;
pub(crate) use self::coverage::Coverage;
pub(crate) use self::figures::Figures;
pub(crate) use self::header::Header;
pub(crate) use self::image::{Picture, Shape};
pub(crate) use self::image_cache::ImageCache;
pub(crate) use self::laid::{Blend, Laid};
pub(crate) use self::place::Place;

use crate::units::MM_PER_INCH;

/// The side of the square whose mean counts, in millimetres (GWG 2022, R0026).
pub(crate) const SQUARE: f64 = 15.0;

/// The same in pixels, a whole number of them.
const SQUARE_PIXELS: usize = 28;

/// Pixels an inch at which pages are composed.
pub(crate) const RESOLUTION: f64 = SQUARE_PIXELS as f64 / SQUARE * MM_PER_INCH;
