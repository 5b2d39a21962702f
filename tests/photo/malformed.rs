//! Files that are no photographs, or no whole ones.

use std::io::Cursor;
use std::time::{Duration, Instant};

use image::ImageEncoder;
use jpeg_encoder::{ColorType, Encoder};
use malzama::photo::{Crop, MemoryBudget, Order, PhotoFault, Source, prepare};

use crate::pictures::{exif, jpeg, next, png, quadrants, wide_gamut};
use crate::{COATED, fails, make, press, screen};

#[test]
fn bad_files_are_refused_in_words_and_at_once() {
    let began = Instant::now();
    let good = jpeg(&quadrants(400, 300), 400, 300, None, None);
    assert_eq!(fails(b"").message(), "the file is empty");
    assert_eq!(fails(b"hello\n").message(), "it is neither JPEG, PNG, TIFF nor WebP");
    for cut in [2, 3, 20, 200, 600, good.len() / 2, good.len() * 9 / 10, good.len() - 2] {
        fails(&good[..cut]);
    }
    // Cut off, but with an end put on.
    let mut random = 3;
    let noise: Vec<u8> = (0..400 * 300 * 3).map(|_| next(&mut random) as u8).collect();
    let busy = jpeg(&noise, 400, 300, None, None);
    for cut in [2, 3] {
        let cut = [&busy[..busy.len() / cut], b"\xff\xd9"].concat();
        fails(&cut);
    }
    let mut progressive = Vec::new();
    let mut encoder = Encoder::new(&mut progressive, 90);
    encoder.set_progressive(true);
    encoder.encode(&noise, 400, 300, ColorType::Rgb).unwrap();
    make(&progressive, &screen(), Crop::WHOLE, 200, 150).unwrap();
    // An end within the last scan only leaves the finest detail out, and no mark.
    let last_scan = progressive.windows(2).rposition(|two| two == b"\xff\xda").unwrap();
    for part in 1..20 {
        let cut = &progressive[..progressive.len() * part / 20];
        fails(cut);
        if cut.len() < last_scan {
            fails(&[cut, b"\xff\xd9"].concat());
        }
    }
    assert!(last_scan > progressive.len() / 2);
    let picture = png(&quadrants(400, 300), 400, 300, image::ExtendedColorType::Rgb8);
    for cut in [8, 20, 33, picture.len() / 2, picture.len() - 20] {
        fails(&picture[..cut]);
    }
    let mut huge = picture[..33].to_vec();
    huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    assert_eq!(
        fails(&huge).message(),
        "60000 × 60000 pixels are more than 200 megapixels"
    );
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[test]
fn flipped_bits_never_panic() {
    let scene = quadrants(64, 48);
    let mut webp = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut webp)
        .write_image(&scene, 64, 48, image::ExtendedColorType::Rgb8)
        .unwrap();
    let mut cmyk = Vec::new();
    Encoder::new(&mut cmyk, 90)
        .encode(&[99; 64 * 48 * 4], 64, 48, ColorType::Cmyk)
        .unwrap();
    let mut progressive = Vec::new();
    let mut encoder = Encoder::new(&mut progressive, 90);
    encoder.set_progressive(true);
    encoder.encode(&scene, 64, 48, ColorType::Rgb).unwrap();
    let mut tiff = Vec::new();
    tiff::encoder::TiffEncoder::new(Cursor::new(&mut tiff))
        .unwrap()
        .write_image::<tiff::encoder::colortype::RGB8>(64, 48, &scene)
        .unwrap();
    let target = press(COATED, 0.3);
    let mut random = 1;
    for good in [
        jpeg(&scene, 64, 48, Some(&exif(6)), Some(&wide_gamut())),
        png(&scene, 64, 48, image::ExtendedColorType::Rgb8),
        webp,
        cmyk,
        progressive,
        tiff,
    ] {
        for _ in 0..150 {
            let mut bytes = good.clone();
            for _ in 0..4 {
                let place = next(&mut random) as usize % bytes.len().min(2000);
                bytes[place] ^= 1 << (next(&mut random) % 8);
            }
            if let Err(fault) = make(&bytes, &target, Crop::WHOLE, 32, 24) {
                assert!(matches!(fault, PhotoFault::Photograph(_)), "{fault:?}");
                assert!(!fault.message().contains("not foreseen"), "{fault:?}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn strange_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sparse = folder.path().join("sparse.jpg");
    std::fs::File::create(&sparse).unwrap().set_len(10 << 30).unwrap();
    let target = press(COATED, 0.0);
    let mut messages = Vec::new();
    for path in
        [sparse, folder.path().into(), folder.path().join("none"), "/dev/zero".into()]
    {
        let order =
            Order { source: Source::File(path), crop: Crop::WHOLE, width: 9, height: 9 };
        let results = prepare(&[order], &target, None, &MemoryBudget::default());
        messages.push(results[0].clone().unwrap_err().message().to_owned());
    }
    assert_eq!(
        messages,
        [
            "the file has 10240 MiB, expected at most 512",
            "it is a folder",
            "there is no such file",
            "it is not a file but a device or pipe"
        ]
    );
}
