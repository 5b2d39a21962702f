//! Colours that a file tells without an ICC profile.
//!
//! Expected values are those of the matrices that B. Lindbloom publishes for Adobe RGB (1998)
//! and sRGB, and of the curves in IEC 61966-2-1.

use image::ExtendedColorType;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::pictures::{exif_colours, next, png, wide_gamut, with_chunk};
use crate::{near, on_screen};

/// Values in a file, as Adobe RGB on an sRGB screen, and as Display P3.
const COLOURS: [([u8; 3], [u8; 3], [u8; 3]); 4] = [
    ([150, 120, 90], [162, 121, 88], [156, 119, 85]),
    ([100, 150, 120], [66, 151, 119], [83, 152, 118]),
    ([120, 130, 180], [116, 131, 183], [118, 130, 184]),
    ([200, 190, 170], [205, 191, 171], [202, 190, 168]),
];

const SIDE: usize = 32;

fn jpeg(colour: [u8; 3], exif: &[u8], profile: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 100);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    encoder.add_exif_metadata(exif).unwrap();
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    let pixels = colour.repeat(SIDE * SIDE);
    encoder.encode(&pixels, SIDE as u16, SIDE as u16, ColorType::Rgb).unwrap();
    bytes
}

fn plain_png(colour: [u8; 3]) -> Vec<u8> {
    png(&colour.repeat(SIDE * SIDE), SIDE, SIDE, ExtendedColorType::Rgb8)
}

fn shown(bytes: &[u8]) -> Vec<u8> {
    on_screen(bytes, SIDE as u32)[..3].to_vec()
}

#[test]
fn adobe_rgb_is_known_by_what_cameras_write() {
    for (told, is_adobe) in [
        (exif_colours(Some(0xffff), Some(b"R03\0")), true),
        (exif_colours(None, Some(b"R03\0")), true),
        (exif_colours(Some(2), None), true),
        (exif_colours(Some(0xffff), Some(b"R98\0")), false),
        (exif_colours(Some(0xffff), None), false),
        (exif_colours(Some(1), Some(b"R03\0")), false),
    ] {
        for (colour, adobe, _) in COLOURS {
            let expected = if is_adobe { adobe } else { colour };
            near(&shown(&jpeg(colour, &told, None)), &expected, 2);
        }
    }
}

#[test]
fn a_profile_counts_for_more_than_exif() {
    let told = exif_colours(Some(0xffff), Some(b"R03\0"));
    let srgb = std::fs::read("data/press/icc/sRGB-v2-magic.icc").unwrap();
    for (colour, adobe, _) in COLOURS {
        near(&shown(&jpeg(colour, &told, Some(&srgb))), &colour, 2);
        // A profile with Adobe RGB's own lights gives the same as the mark.
        let upright = exif_colours(Some(1), None);
        near(&shown(&jpeg(colour, &upright, Some(&wide_gamut()))), &adobe, 3);
    }
}

#[test]
fn damaged_exif_is_passed_over() {
    let told = exif_colours(Some(0xffff), Some(b"R03\0"));
    let mut random = 7;
    for _ in 0..200 {
        let mut damaged = told.clone();
        let place = next(&mut random) as usize % damaged.len();
        damaged[place] = next(&mut random) as u8;
        shown(&jpeg([150, 120, 90], &damaged, None));
    }
}

/// White and primaries of Adobe RGB as a `cHRM` chunk.
fn adobe_lights() -> Vec<u8> {
    let lights = [31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000u32];
    lights.iter().flat_map(|number| number.to_be_bytes()).collect()
}

#[test]
fn chunks_of_a_png_tell_lights_and_tones() {
    let gamma = |exponent: u32| exponent.to_be_bytes();
    for (colour, adobe, p3) in COLOURS {
        let plain = plain_png(colour);
        let lights = with_chunk(&plain, b"cHRM", &adobe_lights());
        near(&shown(&with_chunk(&lights, b"gAMA", &gamma(45471))), &adobe, 1);
        near(&shown(&with_chunk(&plain, b"cICP", &[12, 13, 0, 1])), &p3, 1);
        near(&shown(&with_chunk(&plain, b"cICP", &[1, 13, 0, 1])), &colour, 1);
    }
    // sRGB's curve undone and the power put in its place.
    for (exponent, expected) in
        [(45455, [151, 121, 90]), (55556, [167, 139, 109]), (100_000, [202, 182, 160])]
    {
        let bytes = with_chunk(&plain_png([150, 120, 90]), b"gAMA", &gamma(exponent));
        near(&shown(&bytes), &expected, 1);
    }
    let grey = png(&[128; SIDE * SIDE], SIDE, SIDE, ExtendedColorType::L8);
    near(&shown(&with_chunk(&grey, b"gAMA", &gamma(100_000))), &[188; 3], 1);
}

#[test]
fn of_several_chunks_the_preferred_one_counts() {
    let colour = [150, 120, 90];
    let gamma = with_chunk(&plain_png(colour), b"gAMA", &100_000u32.to_be_bytes());
    let lights = with_chunk(&gamma, b"cHRM", &adobe_lights());
    let srgb = with_chunk(&lights, b"sRGB", &[0]);
    near(&shown(&srgb), &colour, 1);
    near(&shown(&with_chunk(&srgb, b"cICP", &[12, 13, 0, 1])), &COLOURS[0].2, 1);
    // Codes that are not known, such as those of HDR, leave the others in force.
    near(&shown(&with_chunk(&srgb, b"cICP", &[9, 16, 0, 1])), &colour, 1);
}

#[test]
fn senseless_chunks_are_passed_over() {
    let colour = [150, 120, 90];
    let plain = plain_png(colour);
    for (kind, data) in [
        (b"gAMA", &[0; 4][..]),
        (b"gAMA", &[0xff; 4]),
        (b"gAMA", &[0, 1]),
        (b"cHRM", &[1; 12]),
    ] {
        near(&shown(&with_chunk(&plain, kind, data)), &colour, 1);
    }
    // Lights in one point are no colours: the standard ones are taken, with a warning.
    for data in [&[0; 32][..], &1u32.to_be_bytes().repeat(8)] {
        let bytes = with_chunk(&plain, b"cHRM", data);
        near(&shown(&bytes), &colour, 1);
    }
}
