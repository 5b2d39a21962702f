//! Orders for photographs, and the finished photographs that result from them.

use malzama_message::Message;

use super::source::Source;

/// A rectangle of the upright picture, in shares of its width and height (0 to 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crop {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Crop {
    /// The whole picture.
    pub const WHOLE: Self = Self { left: 0.0, top: 0.0, width: 1.0, height: 1.0 };
}

/// One photograph to be prepared, for one crop and size.
#[derive(Debug, Clone)]
pub struct Order {
    /// Location of its bytes.
    pub source: Source,
    /// BLAKE3 hash of its bytes, by which the result is cached. If other bytes are read, the
    /// order fails.
    pub hash: blake3::Hash,
    /// Width and height in pixels of the upright picture that the crop was chosen for; `None`
    /// for any. If the picture has another size, the order fails.
    pub of_size: Option<[u32; 2]>,
    /// Part of the upright picture.
    pub crop: Crop,
    /// Wanted width in pixels; the result has fewer where the crop has fewer.
    pub width: u32,
    /// Wanted height in pixels; the result has fewer where the crop has fewer.
    pub height: u32,
}

/// A photograph ready to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// JPEG without metadata.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Remarks on the source for whoever supplied it; it could be used nevertheless.
    pub warnings: Vec<Message>,
}
