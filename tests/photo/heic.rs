//! HEIC pictures. Those in `heic/` were written by libheif 1.x with x265; the larger ones are
//! made here, as libheif writes no grid.

use std::io::Cursor;

use malzama::photo::{Crop, Format, Header, Source};
use malzama_message::message;

use crate::pictures::{BLUE, GREEN, RED, YELLOW, next, quadrants};
use crate::{fails, largest_difference, make, near, on_screen, rgb, screen};

const UPRIGHT: &[u8] = include_bytes!("heic/orientation-1.heic");
const TEN_BITS: &[u8] = include_bytes!("heic/ten-bit.heic");

/// Options for files as telephones write them, in tiles of 512 × 512.
fn options() -> heifer::EncodeOptions {
    heifer::EncodeOptions { quality: 95, max_threads: 1 }
}

fn header(bytes: &[u8]) -> Header {
    Header::read(&Source::Bytes(bytes.into())).unwrap()
}

#[test]
fn heic_is_taken_upright() {
    for (bytes, size, first) in [
        (UPRIGHT, (64, 48), RED),
        (include_bytes!("heic/orientation-2.heic"), (64, 48), GREEN),
        (include_bytes!("heic/orientation-6.heic"), (48, 64), BLUE),
        (include_bytes!("heic/orientation-7.heic"), (48, 64), YELLOW),
    ] {
        let header = header(bytes);
        assert_eq!(header.format, Format::Heic);
        assert_eq!((header.width, header.height), size);
        let made = make(bytes, &screen(), Crop::WHOLE, size.0, size.1).unwrap();
        near(&rgb(&made)[..3], &first, 4);
    }
}

#[test]
fn ten_bits_are_taken() {
    let made = make(TEN_BITS, &screen(), Crop::WHOLE, 64, 48).unwrap();
    near(&rgb(&made)[..3], &RED, 4);
    near(&rgb(&made)[64 * 3 - 3..][..3], &GREEN, 4);
}

/// Pixels that are smooth, as in a photograph, with no two tiles alike.
fn slopes(width: usize, height: usize) -> Vec<u8> {
    let at = |index: usize| [index % width * 255 / width, index / width * 255 / height];
    (0..width * height)
        .map(at)
        .flat_map(|[x, y]| [x as u8, y as u8, (255 - x / 2 - y / 2) as u8])
        .collect()
}

#[test]
fn grids_of_tiles_are_joined() {
    let (width, height) = (1100, 700);
    let pixels = slopes(width, height);
    let bytes =
        heifer::encode_rgb8(width as u32, height as u32, &pixels, &options()).unwrap();
    assert!(bytes.windows(4).any(|four| four == b"grid"));
    let found = header(&bytes);
    assert_eq!((found.width, found.height), (1100, 700));
    let made = make(&bytes, &screen(), Crop::WHOLE, 1100, 700).unwrap();
    assert!(largest_difference(&rgb(&made), &pixels) <= 12);
}

#[test]
fn a_profile_within_is_used() {
    let point = |x: f64, y: f64| lcms2::CIExyY { x, y, Y: 1.0 };
    let curve = lcms2::ToneCurve::new(1.0);
    let lights = lcms2::CIExyYTRIPLE {
        Red: point(0.64, 0.33),
        Green: point(0.30, 0.60),
        Blue: point(0.15, 0.06),
    };
    let linear = lcms2::Profile::new_rgb(
        &point(0.3127, 0.3290),
        &lights,
        &[&curve, &curve, &curve],
    );
    let linear = linear.unwrap().icc().unwrap();
    let image = heifer::decode(UPRIGHT).unwrap();
    let told = heifer::Metadata { icc_profile: Some(linear), ..Default::default() };
    let bytes = heifer::encode_with_metadata(&image, &told, &options()).unwrap();
    let made = make(&bytes, &screen(), Crop::WHOLE, 64, 48).unwrap();
    assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    // Linear light 200/255 and 40/255 in the curve of sRGB.
    near(&rgb(&made)[..3], &[228, 110, 110], 5);
}

#[test]
fn a_gain_map_beside_the_picture_does_not_count() {
    let base = heifer::decode(UPRIGHT).unwrap();
    let hdr = heifer::HdrImage {
        width: base.width,
        height: base.height,
        headroom: 4.0,
        data: vec![3.0; (base.width * base.height * 3) as usize],
    };
    let bytes = heifer::encode_hdr(&base, &hdr, &options()).unwrap();
    assert!(bytes.windows(4).any(|four| four == b"tmap"));
    let made = make(&bytes, &screen(), Crop::WHOLE, 64, 48).unwrap();
    near(&rgb(&made)[..3], &RED, 5);
}

#[test]
fn transparent_parts_lie_on_white_paper() {
    let pixels = [200, 0, 0, 0].repeat(64 * 64);
    let bytes = heifer::encode_rgba8(64, 64, &pixels, &options()).unwrap();
    near(&on_screen(&bytes, 64)[..3], &[255; 3], 2);
}

#[test]
fn codes_of_hdr_are_refused_and_those_of_other_colours_used() {
    // The codes of the fixture, with which the pixels are coded: primaries, tones, matrix.
    let place = UPRIGHT.windows(4).position(|four| four == b"nclx").unwrap() + 4;
    let with = |primaries: u8, tones: u8| {
        let mut bytes = UPRIGHT.to_vec();
        bytes[place + 1] = primaries;
        bytes[place + 3] = tones;
        bytes
    };
    for tones in [16, 18] {
        assert_eq!(fails(&with(9, tones)).message(), &message!("photo/hdr"));
    }
    let made = |bytes: &[u8]| {
        rgb(&make(bytes, &screen(), Crop::WHOLE, 64, 48).unwrap())[..3].to_vec()
    };
    near(&made(&with(1, 13)), &RED, 4);
    // Display P3's red is stronger than sRGB's.
    let wide = made(&with(12, 13));
    assert!(wide[0] > RED[0] + 10 && wide[1] < RED[1] - 5, "{wide:?}");
}

#[test]
fn parts_of_heics_are_refused() {
    let bytes = {
        let mut random = 9;
        let pixels: Vec<u8> =
            (0..600 * 520 * 3).map(|_| next(&mut random) as u8).collect();
        heifer::encode_rgb8(600, 520, &pixels, &options()).unwrap()
    };
    make(&bytes, &screen(), Crop::WHOLE, 60, 52).unwrap();
    // Behind the picture, there is its thumbnail, which may be missing.
    let length = bytes.len();
    for cut in [13, 100, 400, length / 4, length / 2] {
        fails(&bytes[..cut]);
    }
    // Behind this one, there are 36 bytes of EXIF.
    let upright = UPRIGHT.len();
    fails(&UPRIGHT[..upright - 1]);
    // What an interrupted copy leaves behind decodes without complaint.
    for (bytes, cut) in
        [(&bytes[..], length / 4), (&bytes, length / 2), (UPRIGHT, upright - 60)]
    {
        let filled = [&bytes[..cut], &vec![0; bytes.len() - cut]].concat();
        assert_eq!(fails(&filled).message(), &message!("photo/cut-off"));
    }
}

#[test]
fn a_picture_in_another_coding_is_named() {
    let mut bytes = UPRIGHT.to_vec();
    let place = bytes.windows(4).position(|four| four == b"hvc1").unwrap();
    bytes[place..place + 4].copy_from_slice(b"av01");
    assert_eq!(fails(&bytes).message(), &message!("photo/heif-coding", coding = "av01"));
}

#[test]
fn sizes_are_bounded_before_anything_is_decoded() {
    let mut bytes = UPRIGHT.to_vec();
    for place in 0..bytes.len() - 16 {
        if bytes[place..].starts_with(b"ispe") {
            bytes[place + 8..place + 16]
                .copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        }
    }
    assert_eq!(fails(&bytes).message().code(), "photo/too-many-pixels");
    let mut endless = UPRIGHT.to_vec();
    let place = endless.windows(4).position(|four| four == b"meta").unwrap() - 4;
    endless[place..place + 4].copy_from_slice(&[0x7f, 0, 0, 0]);
    assert_eq!(fails(&endless).message().code(), "photo/endless-header");
}

#[test]
fn damaged_heics_never_panic() {
    let mut random = 2;
    let (mut taken, mut refused) = (0, 0);
    let scene = quadrants(64, 64);
    let own = heifer::encode_rgb8(64, 64, &scene, &options()).unwrap();
    for good in [UPRIGHT, TEN_BITS, &own] {
        for _ in 0..200 {
            let mut bytes = good.to_vec();
            for _ in 0..3 {
                let place = next(&mut random) as usize % bytes.len();
                bytes[place] ^= 1 << (next(&mut random) % 8);
            }
            match make(&bytes, &screen(), Crop::WHOLE, 32, 24) {
                Ok(_) => taken += 1,
                Err(fault) => {
                    refused += 1;
                    assert_ne!(fault.message().code(), "photo/decoder-panicked");
                }
            }
        }
    }
    assert!(taken > 20 && refused > 20, "{taken} taken, {refused} refused");
    // Whatever the reader, the header is read from its start.
    assert!(
        Header::read(&Source::Bytes(Cursor::new(&UPRIGHT[..40]).into_inner().into()))
            .is_err()
    );
}
