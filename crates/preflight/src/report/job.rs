//! How a booklet is bound, which the shop has to know and no file tells.

/// The side of the spine, seen from the front cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spine {
    /// For scripts written from right to left.
    Right,
    /// For scripts written from left to right.
    Left,
}

impl Spine {
    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }
}

/// What holds the pages together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fastening {
    /// Staples through the fold.
    SaddleStitch,
    /// Glue at the spine.
    Perfect,
}

impl Fastening {
    /// The word for it in JSON and in contracts.
    pub fn name(self) -> &'static str {
        match self {
            Self::SaddleStitch => "saddle-stitch",
            Self::Perfect => "perfect",
        }
    }
}
