//! The eight EXIF orientations.

use malzama::photo::{Crop, Header, Source};

use crate::pictures::{exif, jpeg, quadrants};
use crate::{COATED, inks, largest_difference, make, press};

#[test]
fn eight_orientations_give_the_same_picture() {
    let (width, height) = (120, 80);
    let upright = quadrants(width, height);
    let target = press(COATED, 0.0);
    let mut first: Option<Vec<u8>> = None;
    for orientation in 1..=8u16 {
        let (stored, w, h) = store(&upright, width, height, orientation);
        let bytes = jpeg(&stored, w, h, Some(&exif(orientation)), None);
        let header = Header::read(&Source::Bytes(bytes.clone().into())).unwrap();
        assert_eq!((header.width, header.height), (120, 80), "{orientation}");
        let crop = Crop { left: 0.1, top: 0.2, width: 0.7, height: 0.6 };
        let prepared = make(&bytes, &target, crop, 42, 24).unwrap();
        assert_eq!((prepared.width, prepared.height), (42, 24), "{orientation}");
        let inks = inks(&prepared);
        match &first {
            None => first = Some(inks),
            Some(first) => assert!(
                largest_difference(first, &inks) <= 12,
                "{orientation}: {}",
                largest_difference(first, &inks)
            ),
        }
    }
}

#[test]
fn nonsense_for_an_orientation_means_upright() {
    let scene = quadrants(64, 32);
    for exif in [exif(9), exif(0), b"II*\0\xff\xff\xff\xff".to_vec(), b"rubbish".to_vec()]
    {
        let bytes = jpeg(&scene, 64, 32, Some(&exif), None);
        let header = Header::read(&Source::Bytes(bytes.into())).unwrap();
        assert_eq!((header.width, header.height), (64, 32));
    }
}

/// An upright picture as a camera would store it, by EXIF's own definition of where the
/// stored first row and first column are.
fn store(
    pixels: &[u8],
    width: usize,
    height: usize,
    orientation: u16,
) -> (Vec<u8>, usize, usize) {
    let (w, h) = if orientation >= 5 { (height, width) } else { (width, height) };
    let mut stored = Vec::new();
    for row in 0..h {
        for column in 0..w {
            let (x, y) = match orientation {
                1 => (column, row),
                2 => (width - 1 - column, row),
                3 => (width - 1 - column, height - 1 - row),
                4 => (column, height - 1 - row),
                5 => (row, column),
                6 => (width - 1 - row, column),
                7 => (width - 1 - row, height - 1 - column),
                _ => (row, height - 1 - column),
            };
            stored.extend(&pixels[(y * width + x) * 3..][..3]);
        }
    }
    (stored, w, h)
}
