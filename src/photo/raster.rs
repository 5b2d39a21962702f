//! Decoded pixels, in the colours and depth of their file.

use malzama_message::Message;

use super::model::Model;
use super::source_space::SourceSpace;

/// Samples in the depth of their file.
#[derive(Debug)]
pub(super) enum Samples {
    /// Eight bits each.
    Eight(Vec<u8>),
    /// Sixteen bits each.
    Sixteen(Vec<u16>),
}

/// A decoded picture, in the orientation in which it is stored.
#[derive(Debug)]
pub(super) struct Raster {
    /// Width in pixels.
    pub(super) width: usize,
    /// Height in pixels.
    pub(super) height: usize,
    /// Colour model of the samples.
    pub(super) model: Model,
    /// Samples in rows of pixels, `width × height × channels` of them, without alpha.
    pub(super) samples: Samples,
    /// Colour space, as the file tells it.
    pub(super) space: SourceSpace,
    /// Remark on the file for whoever supplied it; its picture is whole nevertheless.
    pub(super) remark: Option<Message>,
}

/// The meaning of an additional last sample of each pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alpha {
    /// Opacity; the other samples do not depend on it.
    Straight,
    /// Opacity, by which the other samples are multiplied already.
    Premultiplied,
    /// Something else, which is dropped.
    None,
}

/// A sample of 8 or 16 bits.
pub(super) trait Depth: Copy + Into<u64> + TryFrom<u64> {
    /// Largest value.
    const MAX: u64;
}

impl Depth for u8 {
    const MAX: u64 = 0xff;
}

impl Depth for u16 {
    const MAX: u64 = 0xffff;
}

/// Composites pixels of `N` samples, alpha last, on white paper and removes the alpha, in
/// place.
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
