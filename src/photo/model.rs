//! Colour models of pixels.

/// A colour model: the meaning of a pixel's samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Model {
    /// One sample of light.
    Gray,
    /// Red, green and blue light.
    Rgb,
    /// Cyan, magenta, yellow and black ink; zero is no ink.
    Cmyk,
}

impl Model {
    /// Returns the name of the model in values of messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gray => "grey",
            Self::Rgb => "rgb",
            Self::Cmyk => "cmyk",
        }
    }

    /// Returns the number of samples in a pixel.
    pub(super) fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}
