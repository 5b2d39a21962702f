//! JPEG encoding of nothing but the picture: no EXIF, no location, no camera, no profile.

use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};
use malzama_message::message;

use super::fault::PhotoFault;
use super::model::Model;

/// Quantisation steps for luminance (ITU-T T.81, table K.1), row by row.
const STEPS: [u16; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40,
    57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35,
    55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112,
    100, 103, 99,
];

/// Returns the quantisation steps for a quality of 50 to 100, row by row.
pub(super) fn quantisation_steps(quality: u8) -> [u16; 64] {
    let scale = 200 - 2 * u16::from(quality.clamp(50, 100));
    STEPS.map(|step| ((step * scale + 50) / 100).clamp(1, 255))
}

/// Encodes 8-bit samples, `width × height` pixels of `model`, without subsampling.
///
/// # Errors
/// A side has more than 65535 pixels, or the encoder fails.
pub(super) fn encode(
    samples: &[u8],
    model: Model,
    width: usize,
    height: usize,
    quality: u8,
) -> Result<Vec<u8>, PhotoFault> {
    let too_large = |_| PhotoFault::Photograph(message!("photo/too-large-to-encode"));
    let width = u16::try_from(width).map_err(too_large)?;
    let height = u16::try_from(height).map_err(too_large)?;
    let color = match model {
        Model::Gray => ColorType::Luma,
        Model::Rgb => ColorType::Rgb,
        Model::Cmyk => ColorType::Cmyk,
    };
    let mut jpeg = Vec::with_capacity(samples.len() / 3);
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    if model == Model::Cmyk {
        let table = QuantizationTableType::Custom(Box::new(quantisation_steps(quality)));
        encoder.set_quantization_tables(table.clone(), table);
    }
    encoder.encode(samples, width, height, color).map_err(|error| {
        PhotoFault::Internal(message!(
            "photo/encoding-failed",
            reason = error.to_string()
        ))
    })?;
    Ok(jpeg)
}
