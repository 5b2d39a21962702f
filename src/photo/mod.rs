//! Photographs prepared for the press: whatever an organiser drops into `photos/` becomes
//! a clean JPEG of just the size and colours in which it is printed.
//!
//! The header of a photograph is read, then its pixels; they are cropped and resampled in
//! linear light, sharpened, converted to the inks of the press condition, kept within its
//! ink limit and encoded without metadata. [`prepare()`] does this for many at once, within
//! a [`MemoryBudget`], and keeps the results in a [`Cache`]; [`prepare_together()`] decodes each
//! once for several targets. [`Soundness`] tells whether they
//! can be decoded at all, and remembers that too.

mod box_filter;
mod budget;
mod cache;
mod camera_raw;
mod colour;
mod decode;
mod encode;
mod fault;
mod header;
mod heic;
mod ifd;
mod ink_limit;
mod jpeg;
mod lut;
mod model;
mod order;
mod orientation;
mod pipeline;
mod png;
mod prepare;
mod press_colour;
mod profile;
mod raster;
mod resample;
mod screen_colour;
mod shared_cache;
mod sharpen;
mod soundness;
mod source;
mod source_space;
mod spool;
mod target;
mod threads;
mod tiff;
mod tone_curve;

pub use budget::MemoryBudget;
pub use cache::Cache;
pub use fault::PhotoFault;
pub use header::{Format, Header};
pub use order::{Crop, Order, Prepared};
pub use prepare::{prepare, prepare_each, prepare_together};
pub use press_colour::{Intent, PressColour};
pub use screen_colour::inks_on_screen;
pub use shared_cache::{CachePlace, SharedCache};
pub use soundness::{Soundness, Verdict};
pub use source::Source;
pub use spool::{Spool, Spooled};
pub use target::Target;
pub use threads::THREAD;
