//! Pictures in JPEG 2000 (ISO 32000-1, 7.4.9).

use std::rc::Rc;

use hayro_jpeg2000::{ColorSpace, DecodeSettings, Image};

use super::jpeg2000_size;
use super::raster::{SAMPLE_LIMIT, Samples, guarded};
use crate::syntax::Space;
use crate::work;

/// The most samples of one picture; the decoder keeps each as a number of four bytes.
const MOST_SAMPLES: usize = SAMPLE_LIMIT / 2 / size_of::<f32>();

/// The work of a sample.
const SAMPLE_WORK: u64 = 100;

/// What the first bytes of a file are that has nothing around its codestream.
const CODESTREAM: &[u8] = &[0xff, 0x4f, 0xff, 0x51];

/// Decodes a picture of so many components, which may have opacity beside them, as small as it
/// can be decoded and still have `target` pixels.
pub(super) fn decode(
    bytes: &[u8],
    components: usize,
    target: (usize, usize),
) -> Option<Samples> {
    let side = |side: usize| u32::try_from(side.max(1)).unwrap_or(u32::MAX);
    let settings = DecodeSettings {
        resolve_palette_indices: true,
        strict: false,
        target_resolution: Some((side(target.0), side(target.1))),
    };
    let mut samples = decoded(bytes, &settings)?;
    let channels = samples.components;
    if channels == components + 1 {
        // Opacity is the last one; what a soft mask holds is said in the PDF.
        let pixels = samples.values.chunks_exact(channels);
        samples.values = pixels.flat_map(|it| &it[..components]).copied().collect();
        samples.components = components;
    }
    Some(samples)
}

/// Decodes the entries of a palette, which is the PDF's.
pub(super) fn entries(bytes: &[u8]) -> Option<Samples> {
    let settings = DecodeSettings {
        resolve_palette_indices: false,
        strict: false,
        target_resolution: None,
    };
    decoded(bytes, &settings).filter(|it| it.components == 1)
}

/// Finds the colour space that a file names: its sRGB is calibrated, and its profiles are profiles.
/// Where it names none, its channels tell.
pub(super) fn own_space(bytes: &[u8]) -> Option<Space> {
    guarded(|| {
        let image = Image::new(bytes, &DecodeSettings::default()).ok()?;
        let space = image.color_space();
        let channels = usize::from(space.num_channels());
        if let ColorSpace::Icc { profile, .. } = space {
            return Some(Space::Icc(channels, Rc::new(profile.clone())));
        }
        // Without a header, what seems to be opacity is black.
        let is_bare = bytes.starts_with(CODESTREAM);
        match channels + usize::from(is_bare && image.has_alpha()) {
            1 => Some(Space::Gray),
            3 if is_bare => Some(Space::Rgb),
            3 => Some(Space::CalRgb),
            4 => Some(Space::Cmyk),
            _ => None,
        }
    })
}

/// Decodes all channels, unless there are too many samples of them.
fn decoded(bytes: &[u8], settings: &DecodeSettings) -> Option<Samples> {
    let samples = jpeg2000_size::samples(bytes)?;
    if samples > MOST_SAMPLES || !work::affords(SAMPLE_WORK * samples as u64) {
        return None;
    }
    guarded(|| {
        let image = Image::new(bytes, settings).ok()?;
        let (width, height) = (image.width() as usize, image.height() as usize);
        let channels = usize::from(image.color_space().num_channels());
        let components = channels + usize::from(image.has_alpha());
        let bits = usize::from(image.original_bit_depth());
        let size = width.checked_mul(height)?.checked_mul(components)?;
        if size == 0 || size > MOST_SAMPLES {
            return None;
        }
        let values = image.decode().ok()?;
        Some(Samples { width, height, components, bits, values })
    })
}
