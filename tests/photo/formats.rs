//! File formats, kinds of pixels, and the finished file.

use std::io::Cursor;

use image::ImageEncoder;
use jpeg_encoder::{ColorType, Encoder};
use malzama::photo::{Crop, Format, Source, look};

use crate::pictures::{BLUE, RED, exif, jpeg, png, quadrants, wide_gamut};
use crate::{COATED, fails, inks, make, near, press, rgb, screen};

#[test]
fn alpha_lies_on_white_paper() {
    let target = screen();
    let rgba = [200, 0, 0, 128].repeat(32 * 32);
    let half = png(&rgba, 32, 32, image::ExtendedColorType::Rgba8);
    near(
        &rgb(&make(&half, &target, Crop::WHOLE, 32, 32).unwrap())[..3],
        &[227, 127, 127],
        3,
    );
    let clear = png(&[0; 32 * 32 * 4], 32, 32, image::ExtendedColorType::Rgba8);
    near(&rgb(&make(&clear, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[255; 3], 1);
    let inks = inks(&make(&clear, &press(COATED, 0.5), Crop::WHOLE, 32, 32).unwrap());
    assert!(inks.iter().all(|ink| *ink <= 2));
    let wide: Vec<u8> = [0x0000u16, 0x8000]
        .repeat(32 * 32)
        .iter()
        .flat_map(|v| v.to_ne_bytes())
        .collect();
    let grey = png(&wide, 32, 32, image::ExtendedColorType::La16);
    near(&rgb(&make(&grey, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[127; 3], 2);
}

#[test]
fn sixteen_bits_grey_tiff_and_webp() {
    let target = screen();
    let wide: Vec<u8> = [200u16 * 257, 40 * 257, 40 * 257]
        .repeat(32 * 32)
        .iter()
        .flat_map(|value| value.to_ne_bytes())
        .collect();
    let bytes = png(&wide, 32, 32, image::ExtendedColorType::Rgb16);
    near(&rgb(&make(&bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &RED, 4);
    let bytes = png(&[90; 32 * 32], 32, 32, image::ExtendedColorType::L8);
    near(&rgb(&make(&bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[90; 3], 2);
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 95).encode(&[90; 32 * 32], 32, 32, ColorType::Luma).unwrap();
    near(&rgb(&make(&bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[90; 3], 2);
    let mut webp = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut webp)
        .write_image(&RED.repeat(32 * 32), 32, 32, image::ExtendedColorType::Rgb8)
        .unwrap();
    assert_eq!(look(&Source::Bytes(webp.clone().into())).unwrap().format, Format::WebP);
    near(&rgb(&make(&webp, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &RED, 4);

    use tiff::encoder::{TiffEncoder, colortype};
    let mut tiffs = [const { Vec::new() }; 4];
    let [rgb8, rgb16, cmyk, alpha] = &mut tiffs;
    let wide: Vec<u16> =
        RED.repeat(32 * 32).iter().map(|v| u16::from(*v) * 257).collect();
    TiffEncoder::new(Cursor::new(&mut *rgb8))
        .unwrap()
        .write_image::<colortype::RGB8>(32, 32, &RED.repeat(32 * 32))
        .unwrap();
    TiffEncoder::new(Cursor::new(&mut *rgb16))
        .unwrap()
        .write_image::<colortype::RGB16>(32, 32, &wide)
        .unwrap();
    TiffEncoder::new(Cursor::new(&mut *cmyk))
        .unwrap()
        .write_image::<colortype::CMYK8>(32, 32, &[10, 200, 150, 20].repeat(32 * 32))
        .unwrap();
    TiffEncoder::new(Cursor::new(&mut *alpha))
        .unwrap()
        .write_image::<colortype::RGBA8>(32, 32, &[200, 40, 40, 255].repeat(32 * 32))
        .unwrap();
    for bytes in [&*rgb8, &*rgb16, &*alpha] {
        assert_eq!(
            look(&Source::Bytes(bytes.clone().into())).unwrap().format,
            Format::Tiff
        );
        near(&rgb(&make(bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &RED, 4);
    }
    let prepared = make(cmyk, &press(COATED, 0.0), Crop::WHOLE, 32, 32).unwrap();
    near(&inks(&prepared)[..4], &[10, 200, 150, 20], 2);
    for bytes in &tiffs {
        for cut in [9, 40, bytes.len() / 2, bytes.len() - 1] {
            fails(&bytes[..cut]);
        }
    }
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
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.set_progressive(true);
    encoder.encode(&quadrants(96, 64), 96, 64, ColorType::Rgb).unwrap();
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
        let mut place = 2;
        while jpeg[place + 1] != 0xda {
            let marker = jpeg[place + 1];
            assert!(
                matches!(marker, 0xe0 | 0xee | 0xdb | 0xc4 | 0xc0),
                "marker {marker:x}"
            );
            place +=
                2 + usize::from(u16::from_be_bytes([jpeg[place + 2], jpeg[place + 3]]));
        }
    }
}
