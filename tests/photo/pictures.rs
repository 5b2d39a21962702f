//! Source photographs for the tests, made in memory.

use std::io::Cursor;

use image::{ExtendedColorType, ImageEncoder, ImageFormat};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use tiff::encoder::{TiffEncoder, TiffValue, colortype};

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

/// A square JPEG with all colours at full resolution.
pub fn full_resolution(
    pixels: &[u8],
    side: u16,
    kind: ColorType,
    profile: Option<&[u8]>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 98);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(pixels, side, side, kind).unwrap();
    bytes
}

pub fn png(
    pixels: &[u8],
    width: usize,
    height: usize,
    kind: ExtendedColorType,
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

/// An EXIF block with nothing but an orientation.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend(orientation.to_le_bytes());
    block.extend([0; 6]);
    block
}

/// A JPEG of any kind of pixels, progressive if it is asked for.
pub fn jpeg_of(
    pixels: &[u8],
    width: usize,
    height: usize,
    kind: ColorType,
    progressive: bool,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.set_progressive(progressive);
    encoder.encode(pixels, width as u16, height as u16, kind).unwrap();
    bytes
}

/// A lossless WebP of RGB pixels.
pub fn webp(pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut bytes)
        .write_image(pixels, width as u32, height as u32, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// A TIFF of pixels of the kind `C`.
pub fn tiff<C: colortype::ColorType>(
    pixels: &[C::Inner],
    width: usize,
    height: usize,
) -> Vec<u8>
where
    [C::Inner]: TiffValue,
{
    let mut bytes = Cursor::new(Vec::new());
    TiffEncoder::new(&mut bytes)
        .unwrap()
        .write_image::<C>(width as u32, height as u32, pixels)
        .unwrap();
    bytes.into_inner()
}

/// A TIFF of 8-bit samples, by its own tags: `planar` is its PlanarConfiguration and `extra`
/// its ExtraSamples, if it has any.
pub fn raw_tiff(
    samples: &[u8],
    width: usize,
    height: usize,
    planar: u16,
    extra: Option<u16>,
) -> Vec<u8> {
    let channels = samples.len() / (width * height);
    let planes = if planar == 2 { channels } else { 1 };
    let entries = 10 + usize::from(extra.is_some());
    let after = 8 + 2 + 12 * entries + 4;
    let (bits, offsets) = (after, after + 2 * channels);
    let (counts, data) = (offsets + 4 * planes, offsets + 8 * planes);
    let strip = samples.len() / planes;
    let listed = |at: usize, value: usize| if planes == 1 { value } else { at };
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((entries as u16).to_le_bytes());
    let mut tag = |number: u16, kind: u16, count: usize, value: usize| {
        bytes.extend(number.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend((count as u32).to_le_bytes());
        bytes.extend((value as u32).to_le_bytes());
    };
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    tag(256, LONG, 1, width);
    tag(257, LONG, 1, height);
    tag(258, SHORT, channels, bits);
    tag(259, SHORT, 1, 1);
    tag(262, SHORT, 1, 2);
    tag(273, LONG, planes, listed(offsets, data));
    tag(277, SHORT, 1, channels);
    tag(278, LONG, 1, height);
    tag(279, LONG, planes, listed(counts, strip));
    tag(284, SHORT, 1, planar.into());
    if let Some(extra) = extra {
        tag(338, SHORT, 1, extra.into());
    }
    bytes.extend([0; 4]);
    bytes.extend(8u16.to_le_bytes().repeat(channels));
    bytes.extend(
        (0..planes).flat_map(|plane| ((data + plane * strip) as u32).to_le_bytes()),
    );
    bytes.extend((strip as u32).to_le_bytes().repeat(planes));
    bytes.extend(samples);
    bytes
}

/// 16-bit samples as the bytes that an encoder takes.
pub fn wide(samples: &[u16]) -> Vec<u8> {
    samples.iter().flat_map(|sample| sample.to_ne_bytes()).collect()
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

/// The next of a fixed sequence of random numbers.
pub fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    *random >> 33
}

/// A directory of tags: of each its number, kind, count and the bytes of its value or offset.
pub fn directory(entries: &[(u16, u16, u32, [u8; 4])], next: u32) -> Vec<u8> {
    let mut bytes = (entries.len() as u16).to_le_bytes().to_vec();
    for (tag, kind, count, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value);
    }
    bytes.extend(next.to_le_bytes());
    bytes
}

/// An EXIF block with a colour space and an interoperability index, if given.
pub fn exif_colours(space: Option<u32>, index: Option<&[u8; 4]>) -> Vec<u8> {
    let (exif, interoperability) = (26u32, 56u32);
    let mut entries = Vec::new();
    entries.extend(space.map(|space| (0xa001, 3, 1, space.to_le_bytes())));
    entries.extend(index.map(|_| (0xa005, 4, 1, interoperability.to_le_bytes())));
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    block.extend(directory(&[(0x8769, 4, 1, exif.to_le_bytes())], 0));
    block.extend(directory(&entries, 0));
    block.resize(interoperability as usize, 0);
    if let Some(index) = index {
        block.extend(directory(&[(1, 2, 4, *index)], 0));
    }
    block
}

/// A PNG with one more chunk behind its header.
pub fn with_chunk(png: &[u8], kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(data);
    let length = (data.len() as u32).to_be_bytes();
    let sum = sum.sum().to_be_bytes();
    [&png[..33], &length, kind, data, &sum, &png[33..]].concat()
}
