//! JPEGs, decoded as coarsely as they are laid down.

use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};

use super::raster::{SAMPLE_LIMIT, Samples};
use crate::work;

/// The work of a sample that is decoded.
const SAMPLE_WORK: u64 = 8;

/// Decodes a JPEG as small as it can be decoded and still have `target` pixels.
pub(super) fn decode(bytes: &[u8], target: (usize, usize)) -> Option<Samples> {
    let mut decoder = Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(SAMPLE_LIMIT);
    decoder.read_info().ok()?;
    let info = decoder.info()?;
    // The coefficients of all passes are held, two bytes each.
    let whole = usize::from(info.width) * usize::from(info.height);
    let is_progressive = info.coding_process == CodingProcess::DctProgressive;
    if is_progressive && whole * info.pixel_format.pixel_bytes() > SAMPLE_LIMIT / 2 {
        return None;
    }
    let samples = whole * info.pixel_format.pixel_bytes();
    work::affords(SAMPLE_WORK * samples as u64).then_some(())?;
    // A little coarser than the page is enough: what counts are means.
    let side = |wanted: usize| {
        u16::try_from(wanted.saturating_mul(2) / 3 + 1).unwrap_or(u16::MAX)
    };
    decoder.scale(side(target.0), side(target.1)).ok()?;
    samples_of(decoder)
}

/// What a decoder decodes, as PDF reads it.
fn samples_of(mut decoder: Decoder<&[u8]>) -> Option<Samples> {
    let mut values = decoder.decode().ok()?;
    let info = decoder.info()?;
    let components = match info.pixel_format {
        PixelFormat::L8 => 1,
        PixelFormat::RGB24 => 3,
        PixelFormat::CMYK32 => {
            // The decoder turns inks over, which PDF leaves to `Decode`.
            values.iter_mut().for_each(|value| *value = 255 - *value);
            4
        }
        PixelFormat::L16 => {
            values = values.as_chunks::<2>().0.iter().map(|pair| pair[1]).collect();
            1
        }
    };
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    Some(Samples { width, height, components, bits: 8, values })
}
