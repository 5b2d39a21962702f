//! Placeholders: small images that stand in for photographs during layout.
//!
//! A placeholder is a CMYK JPEG without a profile. typst-pdf embeds it unchanged as
//! DeviceCMYK, so it can be found in the PDF and replaced afterwards.

use jpeg_encoder::{ColorType, Encoder};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterImage};

/// The number of the APPn segment that holds the name of a placeholder.
const SEGMENT: u8 = 15;

/// The bytes before the name.
const OPENING: &[u8] = b"malzama placeholder ";

/// The byte after the name.
const END: u8 = 0;

/// Maximum width and height of a placeholder in pixels.
const SIDE_LIMIT: u32 = 512;

/// Encodes a placeholder for `name` with the aspect ratio of `width` × `height` pixels.
pub fn for_layout(name: &str, width: u32, height: u32) -> Vec<u8> {
    let (width, height) = closest_aspect(width, height);
    encode(name, width, height)
}

/// Makes the placeholder for the placement with index `number` in the exported PDF.
pub fn for_export(number: usize) -> Result<RasterImage, String> {
    let bytes = Bytes::new(encode(&number.to_string(), 8, 8));
    RasterImage::plain(bytes, ExchangeFormat::Jpg).map_err(|error| error.to_string())
}

/// Returns the name that a placeholder carries; `None` if `image` is not a placeholder.
pub fn name_of(image: &Image) -> Option<&str> {
    match image.kind() {
        ImageKind::Raster(raster) => name_in(raster.data()),
        ImageKind::Svg(_) | ImageKind::Pdf(_) => None,
    }
}

/// Returns the name that a placeholder carries; `None` if the JPEG is not a placeholder.
pub fn name_in(bytes: &[u8]) -> Option<&str> {
    // The segment is near the beginning; the limit avoids scanning a large photograph.
    let start = &bytes[..bytes.len().min(1024)];
    let at = start.windows(OPENING.len()).position(|window| window == OPENING)?;
    let name = &start[at + OPENING.len()..];
    let end = name.iter().position(|&byte| byte == END)?;
    std::str::from_utf8(&name[..end]).ok()
}

fn encode(name: &str, width: u16, height: u16) -> Vec<u8> {
    // Mid-grey: unobtrusive if a placeholder is ever shown.
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

/// Returns the last convergent of the continued fraction of `width` / `height` with both
/// terms at most [`SIDE_LIMIT`]: a close approximation of the aspect ratio.
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
            // 0.1 % of a page's width is a seventh of a millimetre.
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
