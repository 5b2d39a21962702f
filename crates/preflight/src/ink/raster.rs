//! Decoded samples, and what bounds decoding.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most bytes that the samples of one picture may have: 60 megapixels of four inks.
pub(super) const SAMPLE_LIMIT: usize = 256 << 20;

/// Samples of components of 0 to 255.
pub(super) struct Samples {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) components: usize,
    /// How many bits a sample had before it was spread over a byte.
    pub(super) bits: usize,
    pub(super) values: Vec<u8>,
}

/// Decodes by code that is not ours; that it gives up in a panic is a picture it cannot decode.
pub(super) fn guarded<T>(decode: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(decode)).ok().flatten()
}
