//! The ink limit, as a reader of the finished JPEG finds it.

use std::io::Cursor;

use malzama::photo::{Crop, PressColour, Target};

use crate::pictures::{next, png};
use crate::{COATED, UNCOATED, inks, make, press_colour};

#[test]
fn no_pixel_has_more_ink_than_the_limit() {
    let (width, height) = (256, 200);
    let mut random = 7;
    let mut noise = |most: u64, count: usize| -> Vec<u8> {
        (0..count).map(|_| (next(&mut random) % most) as u8).collect()
    };
    let rgb_size = width * height * 3;
    let mut edges = vec![0; rgb_size];
    for (index, value) in edges.iter_mut().enumerate() {
        *value = if (index / 21 + index / (3 * width) / 5) % 3 == 0 { 255 } else { 2 };
    }
    let mut pictures: Vec<Vec<u8>> = [
        noise(256, rgb_size),
        noise(60, rgb_size),
        vec![0; rgb_size],
        noise(12, rgb_size),
        edges,
    ]
    .iter()
    .map(|scene| png(scene, width, height, image::ExtendedColorType::Rgb8))
    .collect();
    let mut inked = Vec::new();
    tiff::encoder::TiffEncoder::new(Cursor::new(&mut inked))
        .unwrap()
        .write_image::<tiff::encoder::colortype::CMYK8>(
            width as u32,
            height as u32,
            &noise(256, width * height * 4),
        )
        .unwrap();
    pictures.push(inked);
    let mut full = Vec::new();
    tiff::encoder::TiffEncoder::new(Cursor::new(&mut full))
        .unwrap()
        .write_image::<tiff::encoder::colortype::CMYK8>(
            width as u32,
            height as u32,
            &vec![255; width * height * 4],
        )
        .unwrap();
    pictures.push(full);
    for profile in [COATED, UNCOATED] {
        for limit in [300.0, 260.0] {
            let colour = PressColour { ink_limit: limit, ..press_colour(profile) };
            let target = Target::press(colour, 1.0).unwrap();
            for (number, bytes) in pictures.iter().enumerate() {
                for (w, h) in [(256, 200), (101, 79)] {
                    let inks = inks(&make(bytes, &target, Crop::WHOLE, w, h).unwrap());
                    let most = inks
                        .chunks(4)
                        .map(|ink| {
                            ink.iter().map(|ink| f64::from(*ink)).sum::<f64>() / 2.55
                        })
                        .fold(0.0, f64::max);
                    assert!(most <= limit + 1.0, "{profile} {number} {w}: {most}");
                    assert!(most > limit * 0.6, "{profile} {number} {w}: {most}");
                }
            }
        }
    }
}
