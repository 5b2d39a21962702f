//! The colour terms of a print contract.

use std::sync::Arc;

/// An ICC rendering intent: how colours outside the gamut of the press are brought into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Compresses all colours, so that their differences remain.
    Perceptual,
    /// Keeps colours within the gamut, relative to the white of the paper.
    RelativeColorimetric,
    /// Keeps saturated colours saturated.
    Saturation,
    /// Keeps colours within the gamut, including the tint of the paper.
    AbsoluteColorimetric,
}

/// The colour terms of a print contract.
#[derive(Debug, Clone)]
pub struct PressColour {
    /// ICC profile of the press condition.
    pub profile: Arc<[u8]>,
    /// Rendering intent.
    pub intent: Intent,
    /// Whether the darkest colour of the source is mapped to the darkest of the press.
    pub black_point_compensation: bool,
    /// Highest total ink of a pixel, in percent: four full inks have 400.
    pub ink_limit: f64,
}
