//! Orders for photographs, and the finished photographs that answer them.

use malzama_message::Message;

use super::source::Source;

/// A rectangle of the upright picture, all of 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crop {
    /// Where it begins, from the left.
    pub left: f64,
    /// Where it begins, from the top.
    pub top: f64,
    /// Its part of the picture's width.
    pub width: f64,
    /// Its part of the picture's height.
    pub height: f64,
}

impl Crop {
    /// The whole picture.
    pub const WHOLE: Self = Self { left: 0.0, top: 0.0, width: 1.0, height: 1.0 };
}

/// A photograph to be prepared.
#[derive(Debug, Clone)]
pub struct Order {
    /// Where its bytes are.
    pub source: Source,
    /// The BLAKE3 hash of its bytes; others than these are refused.
    pub hash: blake3::Hash,
    /// The part of it that is wanted.
    pub crop: Crop,
    /// Wanted width in pixels; fewer are given where the part has fewer.
    pub width: u32,
    /// Wanted height in pixels.
    pub height: u32,
}

/// A photograph ready to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The JPEG, without metadata.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What somebody should know about the source, though it could be used.
    pub warnings: Vec<Message>,
}
