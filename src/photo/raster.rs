//! Decoded pixels, in the colours and depth of their file.

/// Which colours the samples of a pixel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Model {
    /// One sample of light.
    Gray,
    /// Red, green and blue light.
    Rgb,
    /// Cyan, magenta, yellow and black ink; none is zero.
    Cmyk,
}

impl Model {
    /// The name by which messages tell the colours.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gray => "grey",
            Self::Rgb => "rgb",
            Self::Cmyk => "cmyk",
        }
    }

    /// Samples of one pixel.
    pub(super) fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

/// Samples as deep as the file has them.
#[derive(Debug)]
pub(super) enum Samples {
    /// Eight bits each.
    Eight(Vec<u8>),
    /// Sixteen bits each.
    Sixteen(Vec<u16>),
}

/// A decoded picture, as it was stored.
#[derive(Debug)]
pub(super) struct Raster {
    /// Width in pixels.
    pub(super) width: usize,
    /// Height in pixels.
    pub(super) height: usize,
    /// Which colours the samples are.
    pub(super) model: Model,
    /// The samples, pixel by pixel, without alpha.
    pub(super) samples: Samples,
    /// The ICC profile that came with it.
    pub(super) profile: Option<Vec<u8>>,
}

/// What a picture's last sample of a pixel means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alpha {
    /// How much of the colour is there.
    Straight,
    /// How much is there, with the colours already lessened by it.
    Premultiplied,
    /// Something else, which is left out.
    None,
}

/// A sample of 8 or 16 bits.
pub(super) trait Depth: Copy + Into<u64> + TryFrom<u64> {
    /// The largest value.
    const MAX: u64;
}

impl Depth for u8 {
    const MAX: u64 = 0xff;
}

impl Depth for u16 {
    const MAX: u64 = 0xffff;
}

/// Lays pixels of `N` samples, alpha last, on white paper, within the same memory.
pub(super) fn flatten<T: Depth, const N: usize>(
    mut samples: Vec<T>,
    alpha: Alpha,
) -> Vec<T> {
    let pixels = samples.len() / N;
    for pixel in 0..pixels {
        let alpha_value: u64 = samples[pixel * N + N - 1].into();
        for channel in 0..N - 1 {
            let sample = samples[pixel * N + channel];
            let value: u64 = sample.into();
            let flattened = match alpha {
                Alpha::Straight => {
                    let sum = value * alpha_value + T::MAX * (T::MAX - alpha_value);
                    (sum + T::MAX / 2) / T::MAX
                }
                Alpha::Premultiplied => (value + T::MAX - alpha_value).min(T::MAX),
                Alpha::None => value,
            };
            samples[pixel * (N - 1) + channel] = T::try_from(flattened).unwrap_or(sample);
        }
    }
    samples.truncate(pixels * (N - 1));
    samples
}
