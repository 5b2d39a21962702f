//! Pictures of plates as they will look on paper.

use jpeg_encoder::{ColorType, Encoder};

use crate::Thumbnail;
use crate::syntax::Inks;

/// The quality of thumbnails: they are looked at, not printed.
const QUALITY: u8 = 72;

/// How rows of plates will look, without a profile: only to find one's way.
pub(super) fn thumbnail<'a>(
    rows: impl Iterator<Item = &'a [Inks]>,
    width: usize,
    height: usize,
) -> Thumbnail {
    let mut pixels = Vec::with_capacity(width * height * 3);
    // Most pixels of a page are as the one before.
    let (mut last, mut seen) = ([0.0; 4], colour([0.0; 4]));
    for &inks in rows.flatten() {
        if inks != last {
            (last, seen) = (inks, colour(inks));
        }
        pixels.extend_from_slice(&seen);
    }
    let mut jpeg = Vec::new();
    let sides = (u16::try_from(width), u16::try_from(height));
    if let (Ok(width), Ok(height)) = sides
        && width > 0
        && height > 0
    {
        let encoder = Encoder::new(&mut jpeg, QUALITY);
        // Only pictures without pixels are refused; then there is none.
        let _ = encoder.encode(&pixels, width, height, ColorType::Rgb);
    }
    Thumbnail { width: width as u32, height: height as u32, jpeg }
}

/// The red, green and blue of inks on white paper.
fn colour([cyan, magenta, yellow, black]: Inks) -> [u8; 3] {
    // Printed inks are not as pure as their names.
    let light = |one: f32, side: f32| {
        let value = (1.0 - one) * (1.0 - 0.18 * side) * (1.0 - 0.92 * black);
        (value.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
    };
    [
        light(cyan, magenta * 0.2),
        light(magenta, (cyan + yellow * 0.2).min(1.0)),
        light(yellow, (magenta + cyan * 0.3).min(1.0)),
    ]
}
