//! Files that are no photographs, or no whole ones.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use image::ExtendedColorType;
use jpeg_encoder::ColorType;
use malzama::photo::{Crop, MemoryBudget, PhotoFault, Source, prepare};
use malzama_message::message;
use tiff::encoder::colortype;

use crate::pictures::{
    exif, jpeg, jpeg_of, next, png, quadrants, tiff, webp, wide_gamut,
};
use crate::{COATED, fails, make, order, press, screen};

/// The marker of a JPEG's end.
const END: &[u8] = b"\xff\xd9";

#[test]
fn files_of_other_kinds_are_refused() {
    let code = |bytes: &[u8]| fails(bytes).message().code().to_owned();
    assert_eq!(code(b""), "photo/empty-file");
    assert_eq!(code(b"hello\n"), "photo/unknown-format");
    assert_eq!(code(b"\0\0\0\x18ftypheic\0\0\0\0"), "photo/truncated");
    assert_eq!(code(b"\0\0\0\x18ftypavif\0\0\0\0"), "photo/unknown-format");
}

#[test]
fn parts_of_files_are_refused() {
    let scene = quadrants(400, 300);
    let whole = jpeg(&scene, 400, 300, None, None);
    for cut in
        [2, 3, 20, 200, 600, whole.len() / 2, whole.len() * 9 / 10, whole.len() - 4]
    {
        fails(&whole[..cut]);
    }
    let whole = png(&scene, 400, 300, ExtendedColorType::Rgb8);
    for cut in [8, 20, 33, whole.len() / 2, whole.len() - 20] {
        fails(&whole[..cut]);
    }
}

#[test]
fn parts_of_jpegs_with_an_end_put_on_are_refused() {
    let scene = noise(400, 300);
    let whole = jpeg(&scene, 400, 300, None, None);
    for part in [2, 3] {
        fails(&[&whole[..whole.len() / part], END].concat());
    }
    let whole = jpeg_of(&scene, 400, 300, ColorType::Rgb, true);
    make(&whole, &screen(), Crop::WHOLE, 200, 150).unwrap();
    // An end within the last scan only leaves the finest detail out, and no mark.
    let last_scan = whole.windows(2).rposition(|two| two == b"\xff\xda").unwrap();
    assert!(last_scan > whole.len() / 2);
    for part in 1..20 {
        let cut = &whole[..whole.len() * part / 20];
        fails(cut);
        if cut.len() < last_scan {
            fails(&[cut, END].concat());
        }
    }
}

#[test]
fn a_picture_too_large_is_refused_at_once() {
    let began = Instant::now();
    let mut huge = png(&quadrants(40, 30), 40, 30, ExtendedColorType::Rgb8);
    huge.truncate(33);
    huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    assert_eq!(
        fails(&huge).message(),
        &message!(
            "photo/too-many-pixels",
            width = 60_000_u32,
            height = 60_000_u32,
            limit = 200_u64
        )
    );
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[test]
fn flipped_bits_never_panic() {
    let scene = quadrants(64, 48);
    let target = press(COATED, 0.3);
    let mut random = 1;
    let (mut taken, mut refused) = (0, 0);
    for good in [
        jpeg(&scene, 64, 48, Some(&exif(6)), Some(&wide_gamut())),
        png(&scene, 64, 48, ExtendedColorType::Rgb8),
        webp(&scene, 64, 48),
        jpeg_of(&[99; 64 * 48 * 4], 64, 48, ColorType::Cmyk, false),
        jpeg_of(&scene, 64, 48, ColorType::Rgb, true),
        tiff::<colortype::RGB8>(&scene, 64, 48),
    ] {
        for _ in 0..150 {
            let mut bytes = good.clone();
            for _ in 0..4 {
                let place = next(&mut random) as usize % bytes.len().min(2000);
                bytes[place] ^= 1 << (next(&mut random) % 8);
            }
            match make(&bytes, &target, Crop::WHOLE, 32, 24) {
                Ok(_) => taken += 1,
                Err(fault) => {
                    refused += 1;
                    assert!(matches!(fault, PhotoFault::Photograph(_)), "{fault:?}");
                    assert_ne!(fault.message().code(), "photo/decoder-panicked");
                }
            }
        }
    }
    assert!(taken > 100 && refused > 100, "{taken} taken, {refused} refused");
}

#[test]
fn other_bytes_than_were_ordered_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo.png");
    let write = |value: u8| {
        let pixels = vec![value; 32 * 32 * 3];
        fs::write(&path, png(&pixels, 32, 32, ExtendedColorType::Rgb8)).unwrap();
    };
    write(90);
    let order = order(Source::File(path.clone()), Crop::WHOLE, 32, 32);
    let made = || {
        let budget = MemoryBudget::default();
        prepare(std::slice::from_ref(&order), &screen(), None, &budget).remove(0)
    };
    assert!(made().is_ok());
    write(91);
    let fault = made().unwrap_err();
    assert!(matches!(fault, PhotoFault::File(_)), "{fault:?}");
    assert_eq!(fault.message().code(), "photo/file-changed");
}

#[cfg(unix)]
#[test]
fn strange_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sparse = folder.path().join("sparse.jpg");
    fs::File::create(&sparse).unwrap().set_len(10 << 30).unwrap();
    let target = press(COATED, 0.0);
    let refused = |path: &Path| {
        let order = order(Source::File(path.to_owned()), Crop::WHOLE, 9, 9);
        let results = prepare(&[order], &target, None, &MemoryBudget::default());
        results[0].clone().unwrap_err().message().clone()
    };
    assert_eq!(
        refused(&sparse),
        message!("photo/file-too-large", size = 10_240_u64, limit = 512_u64)
    );
    assert_eq!(refused(folder.path()), message!("photo/is-folder"));
    assert_eq!(refused(&folder.path().join("none")), message!("photo/not-found"));
    assert_eq!(refused(Path::new("/dev/zero")), message!("photo/not-regular-file"));
}

/// RGB pixels of random values.
fn noise(width: usize, height: usize) -> Vec<u8> {
    let mut random = 3;
    (0..width * height * 3).map(|_| next(&mut random) as u8).collect()
}
