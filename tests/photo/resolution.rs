//! Crops, scaling and sharpening.

use malzama::photo::{Crop, Target};

use crate::pictures::{RED, jpeg, png, quadrants};
use crate::{COATED, make, near, press, press_colour, rgb, screen};

#[test]
fn crop_keeps_the_mark_in_its_place() {
    let (width, height) = (600, 400);
    let mut scene = vec![120; width * height * 3];
    for y in 40..100 {
        for x in 480..540 {
            scene[(y * width + x) * 3..][..3].copy_from_slice(&RED);
        }
    }
    let bytes = jpeg(&scene, width, height, None, None);
    let crop = Crop { left: 0.5, top: 0.0, width: 0.5, height: 0.5 };
    let prepared = make(&bytes, &screen(), crop, 150, 100).unwrap();
    let pixels = rgb(&prepared);
    // 480..540 of 600 is 90..120 of 150; 40..100 of 400 is 20..50 of 100.
    let at = |x: usize, y: usize| &pixels[(y * 150 + x) * 3..][..3];
    near(at(105, 35), &RED, 8);
    near(at(93, 23), &RED, 30);
    near(at(117, 47), &RED, 30);
    near(at(84, 35), &[120; 3], 8);
    near(at(126, 35), &[120; 3], 8);
    near(at(105, 14), &[120; 3], 8);
    near(at(105, 56), &[120; 3], 8);
}

#[test]
fn light_is_averaged_not_numbers() {
    // Black and white lines: half the light is 188 in sRGB, not 128.
    for (width, to) in [(400usize, 100u32), (260, 200), (1000, 90)] {
        let scene: Vec<u8> = (0..width * width)
            .flat_map(|index| [if index / width % 2 == 0 { 255 } else { 0 }; 3])
            .collect();
        let bytes = png(&scene, width, width, image::ExtendedColorType::Rgb8);
        let prepared = make(&bytes, &screen(), Crop::WHOLE, to, to).unwrap();
        let pixels = rgb(&prepared);
        let mean = pixels.iter().map(|value| f64::from(*value)).sum::<f64>()
            / pixels.len() as f64;
        assert!(mean > 172.0, "{width} to {to}: {mean}");
        if to == 100 {
            near(&pixels[15000..15003], &[188; 3], 2);
        }
    }
}

#[test]
fn never_enlarged() {
    let bytes = jpeg(&quadrants(90, 60), 90, 60, None, None);
    let prepared = make(&bytes, &press(COATED, 0.3), Crop::WHOLE, 900, 600).unwrap();
    assert_eq!((prepared.width, prepared.height), (90, 60));
    let half = Crop { left: 0.0, top: 0.0, width: 0.5, height: 0.5 };
    let prepared = make(&bytes, &press(COATED, 0.3), half, 900, 600).unwrap();
    assert_eq!((prepared.width, prepared.height), (45, 30));
}

#[test]
fn sharpening_raises_edges_and_leaves_areas() {
    let width = 64;
    let scene: Vec<u8> = (0..width * width)
        .flat_map(|index| [if index % width < 32 { 90 } else { 160 }; 3])
        .collect();
    let bytes = png(&scene, width, width, image::ExtendedColorType::Rgb8);
    let row = |amount: f64| -> Vec<u8> {
        let target = Target::screen(press_colour(COATED), amount).unwrap();
        let pixels = rgb(&make(&bytes, &target, Crop::WHOLE, 64, 64).unwrap());
        pixels[32 * 64 * 3..][..64 * 3].iter().step_by(3).copied().collect()
    };
    let (off, on) = (row(0.0), row(1.0));
    near(&off[30..34], &[90, 90, 160, 160], 3);
    assert!(on[31] < off[31] - 8 && on[32] > off[32] + 8, "{on:?}");
    near(&on[8..16], &off[8..16], 2);
}
