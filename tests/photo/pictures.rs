//! Source photographs for the tests, made in memory.

use std::io::Cursor;

use image::ImageFormat;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

pub const RED: [u8; 3] = [200, 40, 40];
pub const GREEN: [u8; 3] = [40, 160, 60];
pub const BLUE: [u8; 3] = [40, 60, 180];
pub const YELLOW: [u8; 3] = [230, 200, 40];

/// Four colours, each in its quarter.
pub fn quadrants(width: usize, height: usize) -> Vec<u8> {
    (0..width * height)
        .flat_map(|index| match (index % width < width / 2, index / width < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => YELLOW,
        })
        .collect()
}

pub fn jpeg(
    pixels: &[u8],
    width: usize,
    height: usize,
    exif: Option<&[u8]>,
    profile: Option<&[u8]>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 97);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    if let Some(exif) = exif {
        encoder.add_exif_metadata(exif).unwrap();
    }
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(pixels, width as u16, height as u16, ColorType::Rgb).unwrap();
    bytes
}

pub fn with_profile(
    pixels: &[u8],
    side: u16,
    kind: ColorType,
    profile: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 98);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    encoder.add_icc_profile(profile).unwrap();
    encoder.encode(pixels, side, side, kind).unwrap();
    bytes
}

pub fn png(
    pixels: &[u8],
    width: usize,
    height: usize,
    kind: image::ExtendedColorType,
) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::write_buffer_with_format(
        &mut bytes,
        pixels,
        width as u32,
        height as u32,
        kind,
        ImageFormat::Png,
    )
    .unwrap();
    bytes.into_inner()
}

pub fn exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend(orientation.to_le_bytes());
    block.extend([0; 6]);
    block
}

/// An RGB profile with Adobe RGB's primaries and tones.
pub fn wide_gamut() -> Vec<u8> {
    let point = |x: f64, y: f64| lcms2::CIExyY { x, y, Y: 1.0 };
    let curve = lcms2::ToneCurve::new(2.2);
    lcms2::Profile::new_rgb(
        &point(0.3127, 0.3290),
        &lcms2::CIExyYTRIPLE {
            Red: point(0.64, 0.33),
            Green: point(0.21, 0.71),
            Blue: point(0.15, 0.06),
        },
        &[&curve, &curve, &curve],
    )
    .unwrap()
    .icc()
    .unwrap()
}

pub fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    *random >> 33
}
