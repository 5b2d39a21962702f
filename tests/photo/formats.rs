//! File formats, kinds of pixels, and the finished file.

use std::collections::BTreeSet;

use image::ExtendedColorType;
use jpeg_encoder::ColorType;
use malzama::photo::{Crop, Format, Header, Source};
use tiff::encoder::colortype;

use crate::pictures::{
    BLUE, RED, exif, jpeg, jpeg_of, png, quadrants, raw_tiff, tiff, webp, wide,
    wide_gamut,
};
use crate::{COATED, fails, make, near, on_press, on_screen, press, rgb, screen};

/// Width and height of most pictures here.
const SIDE: usize = 32;

#[test]
fn transparency_lies_on_white_paper() {
    let half =
        png(&[200, 0, 0, 128].repeat(SIDE * SIDE), SIDE, SIDE, ExtendedColorType::Rgba8);
    near(&on_screen(&half, 32)[..3], &[227, 127, 127], 3);
    let clear = png(&[0; SIDE * SIDE * 4], SIDE, SIDE, ExtendedColorType::Rgba8);
    near(&on_screen(&clear, 32)[..3], &[255; 3], 1);
    assert_eq!(on_press(&clear, 32).iter().max(), Some(&0));
    let grey = wide(&[0x0000, 0x8000].repeat(SIDE * SIDE));
    let grey = png(&grey, SIDE, SIDE, ExtendedColorType::La16);
    near(&on_screen(&grey, 32)[..3], &[127; 3], 2);
}

#[test]
fn sixteen_bits_are_taken() {
    let pixels = wide(&RED.map(|value| u16::from(value) * 257).repeat(SIDE * SIDE));
    let bytes = png(&pixels, SIDE, SIDE, ExtendedColorType::Rgb16);
    near(&on_screen(&bytes, 32)[..3], &RED, 4);
}

#[test]
fn grey_is_taken() {
    let pixels = [90; SIDE * SIDE];
    for bytes in [
        png(&pixels, SIDE, SIDE, ExtendedColorType::L8),
        jpeg_of(&pixels, SIDE, SIDE, ColorType::Luma, false),
    ] {
        near(&on_screen(&bytes, 32)[..3], &[90; 3], 2);
    }
}

#[test]
fn webp_is_taken() {
    let bytes = webp(&RED.repeat(SIDE * SIDE), SIDE, SIDE);
    assert_eq!(format(&bytes), Format::WebP);
    near(&on_screen(&bytes, 32)[..3], &RED, 4);
}

#[test]
fn tiffs_are_taken_and_no_part_of_one() {
    let pixels = RED.repeat(SIDE * SIDE);
    let deep: Vec<u16> = pixels.iter().map(|value| u16::from(*value) * 257).collect();
    let opaque = [200, 40, 40, 255].repeat(SIDE * SIDE);
    let inked = [10, 200, 150, 20].repeat(SIDE * SIDE);
    let light = [
        tiff::<colortype::RGB8>(&pixels, SIDE, SIDE),
        tiff::<colortype::RGB16>(&deep, SIDE, SIDE),
        tiff::<colortype::RGBA8>(&opaque, SIDE, SIDE),
    ];
    for bytes in &light {
        assert_eq!(format(bytes), Format::Tiff);
        near(&on_screen(bytes, 32)[..3], &RED, 4);
    }
    let inked = tiff::<colortype::CMYK8>(&inked, SIDE, SIDE);
    near(&on_press(&inked, 32)[..4], &[10, 200, 150, 20], 2);
    for bytes in light.iter().chain([&inked]) {
        for cut in [9, 40, bytes.len() / 2, bytes.len() - 1] {
            fails(&bytes[..cut]);
        }
    }
}

#[test]
fn planes_of_a_tiff_are_put_together() {
    let planes = RED.map(|value| [value; SIDE * SIDE]).concat();
    near(&on_screen(&raw_tiff(&planes, SIDE, SIDE, 2, None), 32)[..3], &RED, 4);
    let planes = [200, 0, 0, 128].map(|value| [value; SIDE * SIDE]).concat();
    let straight = raw_tiff(&planes, SIDE, SIDE, 2, Some(2));
    near(&on_screen(&straight, 32)[..3], &[227, 127, 127], 3);
}

#[test]
fn the_fourth_sample_of_a_tiff_is_what_its_tag_tells() {
    let pixels = [100, 0, 0, 128].repeat(SIDE * SIDE);
    let seen = |extra| {
        on_screen(&raw_tiff(&pixels, SIDE, SIDE, 1, Some(extra)), 32)[..3].to_vec()
    };
    near(&seen(0), &[100, 0, 0], 4);
    near(&seen(1), &[227, 127, 127], 4);
    near(&seen(2), &[177, 127, 127], 4);
}

#[test]
fn first_picture_of_several_is_taken() {
    let first = jpeg(&RED.repeat(64 * 64), 64, 64, None, None);
    let second = jpeg(&BLUE.repeat(32 * 32), 32, 32, None, None);
    let prepared =
        make(&[first, second].concat(), &screen(), Crop::WHOLE, 64, 64).unwrap();
    near(&rgb(&prepared)[..3], &RED, 6);
}

#[test]
fn progressive_is_taken() {
    let bytes = jpeg_of(&quadrants(96, 64), 96, 64, ColorType::Rgb, true);
    let pixels = rgb(&make(&bytes, &screen(), Crop::WHOLE, 96, 64).unwrap());
    near(&pixels[(10 * 96 + 10) * 3..][..3], &RED, 8);
    for cut in [bytes.len() / 2, bytes.len() - 2] {
        fails(&bytes[..cut]);
    }
}

#[test]
fn nothing_but_the_picture_is_in_the_file() {
    let bytes = jpeg(&quadrants(64, 64), 64, 64, Some(&exif(3)), Some(&wide_gamut()));
    for target in [press(COATED, 0.3), screen()] {
        let jpeg = make(&bytes, &target, Crop::WHOLE, 64, 64).unwrap().jpeg;
        let mut markers = BTreeSet::new();
        let mut place = 2;
        while jpeg[place + 1] != 0xda {
            markers.insert(jpeg[place + 1]);
            place +=
                2 + usize::from(u16::from_be_bytes([jpeg[place + 2], jpeg[place + 3]]));
        }
        // Tables and frame; JFIF's and Adobe's marks tell what the samples are.
        assert!(markers.is_superset(&[0xdb, 0xc0, 0xc4].into()), "{markers:x?}");
        assert!(
            markers.is_subset(&[0xe0, 0xee, 0xdb, 0xc0, 0xc4].into()),
            "{markers:x?}"
        );
    }
}

fn format(bytes: &[u8]) -> Format {
    Header::read(&Source::Bytes(bytes.into())).unwrap().format
}
