//! Light pictures in place of photographs: what Typst lays out and decodes.
//!
//! A placeholder is a CMYK JPEG without a profile, which typst-pdf passes through byte for
//! byte as DeviceCMYK, so that its place in the PDF can be found and filled afterwards.

use jpeg_encoder::{ColorType, Encoder};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterImage};

/// The application segment that carries what a picture stands for.
const SEGMENT: u8 = 15;

/// What opens the segment's content.
const OPENING: &[u8] = b"malzama placeholder ";

/// What ends it.
const END: u8 = 0;

/// The largest side of a placeholder in pixels.
const SIDE_LIMIT: u32 = 512;

/// A picture of the aspect of `width` × `height` pixels that stands for `name`.
pub fn for_layout(name: &str, width: u32, height: u32) -> Vec<u8> {
    let (width, height) = closest_aspect(width, height);
    encode(name, width, height)
}

/// A picture that stands for the placement `number` in a PDF.
pub fn for_export(number: usize) -> Result<RasterImage, String> {
    let bytes = Bytes::new(encode(&number.to_string(), 8, 8));
    RasterImage::plain(bytes, ExchangeFormat::Jpg).map_err(|error| error.to_string())
}

/// The name of what `image` stands for, if it is a placeholder.
pub fn name_of(image: &Image) -> Option<&str> {
    match image.kind() {
        ImageKind::Raster(raster) => name_in(raster.data()),
        ImageKind::Svg(_) | ImageKind::Pdf(_) => None,
    }
}

/// The name of what the JPEG `bytes` stands for, if it is a placeholder.
pub fn name_in(bytes: &[u8]) -> Option<&str> {
    // The segment is among the first of a small file.
    let start = &bytes[..bytes.len().min(1024)];
    let at = start.windows(OPENING.len()).position(|window| window == OPENING)?;
    let name = &start[at + OPENING.len()..];
    let end = name.iter().position(|&byte| byte == END)?;
    std::str::from_utf8(&name[..end]).ok()
}

fn encode(name: &str, width: u16, height: u16) -> Vec<u8> {
    // A middle grey, in case anybody ever sees it.
    let pixels = [0, 0, 0, 96].repeat(usize::from(width) * usize::from(height));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 50);
    let content = [OPENING, name.as_bytes(), &[END]].concat();
    encoder
        .add_app_segment(SEGMENT, content)
        .and_then(|()| encoder.encode(&pixels, width, height, ColorType::Cmyk))
        .expect("names are shorter than a segment, and sides are not zero");
    bytes
}

/// The fraction with small terms that is closest to `width` / `height`: the last
/// convergent of its continued fraction within the limit.
fn closest_aspect(width: u32, height: u32) -> (u16, u16) {
    let (mut a, mut b) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (mut before, mut now) = ((0u64, 1u64), (1u64, 0u64));
    while b != 0 {
        let quotient = a / b;
        let next = (quotient * now.0 + before.0, quotient * now.1 + before.1);
        if next.0.max(next.1) > u64::from(SIDE_LIMIT) {
            break;
        }
        (before, now) = (now, next);
        (a, b) = (b, a % b);
    }
    let side = |term: u64| u16::try_from(term).unwrap_or(u16::MAX).max(1);
    (side(now.0), side(now.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aspects_are_kept() {
        for (width, height) in
            [(4000, 3000), (3000, 4000), (4001, 2999), (6016, 4016), (1, 1)]
        {
            let (w, h) = closest_aspect(width, height);
            let error =
                f64::from(w) / f64::from(h) / (f64::from(width) / f64::from(height));
            // A thousandth of a page is a seventh of a millimetre.
            assert!((error - 1.0).abs() < 1e-3, "{width} × {height}: {w} × {h}");
        }
    }

    #[test]
    fn a_placeholder_knows_what_it_stands_for() {
        let bytes = for_layout("/photos/acre/سوق.jpg", 40, 30);
        assert_eq!(name_in(&bytes), Some("/photos/acre/سوق.jpg"));
        assert_eq!(name_in(b"\xff\xd8\xff"), None);
    }
}
