//! Photographs without an end, and verdicts on photographs.

use std::fs;

use image::ExtendedColorType;
use jpeg_encoder::ColorType;
use malzama::photo::{Crop, PhotoFault, Soundness, Source};
use malzama_message::message;

use crate::pictures::{jpeg_of, next, png};
use crate::{COATED, fails, inks, largest_difference, make, press};

const WIDTH: usize = 200;
const HEIGHT: usize = 150;

/// Pixels without any two alike, so that each byte of a file counts.
fn noise(channels: usize) -> Vec<u8> {
    let mut random = 5;
    (0..WIDTH * HEIGHT * channels).map(|_| next(&mut random) as u8).collect()
}

/// JPEGs of every kind that is decoded in a way of its own.
fn jpegs() -> Vec<(&'static str, Vec<u8>)> {
    let of = |channels, kind, progressive| {
        jpeg_of(&noise(channels), WIDTH, HEIGHT, kind, progressive)
    };
    let wide = {
        let mut random = 5;
        let pixels: Vec<u8> =
            (0..1200 * 40 * 3).map(|_| next(&mut random) as u8).collect();
        jpeg_of(&pixels, 1200, 40, ColorType::Rgb, false)
    };
    vec![
        ("baseline", of(3, ColorType::Rgb, false)),
        ("progressive", of(3, ColorType::Rgb, true)),
        ("grey", of(1, ColorType::Luma, false)),
        ("four inks", of(4, ColorType::Cmyk, false)),
        ("wide", wide),
    ]
}

#[track_caller]
fn made_with(name: &str, bytes: &[u8], whole: &[u8]) {
    let of = |bytes: &[u8]| {
        let made = make(bytes, &press(COATED, 0.0), Crop::WHOLE, 200, 150);
        made.unwrap_or_else(|fault| panic!("{name}: {fault:?}"))
    };
    let (made, right) = (of(bytes), of(whole));
    assert_eq!(made.warnings, [message!("photo/no-end")], "{name}");
    assert!(right.warnings.is_empty(), "{name}");
    assert_eq!(largest_difference(&inks(&made), &inks(&right)), 0, "{name}");
}

#[test]
fn a_jpeg_that_lacks_nothing_but_its_end_is_taken_with_a_warning() {
    for (name, whole) in jpegs() {
        assert!(whole.ends_with(b"\xff\xd9"), "{name}");
        let without = &whole[..whole.len() - 2];
        made_with(name, without, &whole);
        made_with(name, &whole[..whole.len() - 1], &whole);
        // What an interrupted copy leaves behind.
        for fill in [0, 0xff] {
            made_with(name, &[without, &[fill; 3000]].concat(), &whole);
        }
    }
}

#[test]
fn a_jpeg_that_lacks_more_is_refused_byte_by_byte() {
    for (name, whole) in jpegs() {
        let right = make(&whole, &press(COATED, 0.0), Crop::WHOLE, 200, 150).unwrap();
        let mut refused = 0;
        let lengths = (1..60).chain([100, 1000, 5000]).map(|less| whole.len() - 2 - less);
        for length in lengths {
            let part = &whole[..length];
            // A zero at the end says nothing, and one behind ones, which the coder stuffs, may
            // be that of a fill.
            if part.ends_with(&[0]) || part.ends_with(&[0xff]) {
                continue;
            }
            for fill in [&[][..], &[0; 3000], &[0xff; 3000]] {
                let bytes = [part, fill].concat();
                let made = make(&bytes, &press(COATED, 0.0), Crop::WHOLE, 200, 150);
                match made {
                    Err(PhotoFault::Photograph(_)) => refused += 1,
                    Err(fault) => panic!("{name}: {fault:?}"),
                    // The last bits of the last scan may not change any sample.
                    Ok(made) => {
                        let less = whole.len() - 2 - length;
                        let is_fine = name == "progressive" && less < 20;
                        assert!(is_fine, "{name}: {less} bytes less are taken");
                        let difference = largest_difference(&inks(&made), &inks(&right));
                        assert!(difference <= 2, "{less} bytes less: {difference}");
                    }
                }
            }
        }
        assert!(refused > 100, "{name}: {refused} refused");
    }
}

#[test]
fn a_png_that_lacks_nothing_but_its_end_is_taken_with_a_warning() {
    let whole = png(&noise(3), WIDTH, HEIGHT, ExtendedColorType::Rgb8);
    let pixels = whole.len() - 12;
    for length in pixels..whole.len() {
        made_with("png", &whole[..length], &whole);
    }
    made_with("png", &[&whole[..pixels], &[0; 3000]].concat(), &whole);
    for length in [pixels - 5, pixels - 100, pixels / 2] {
        fails(&whole[..length]);
        fails(&[&whole[..length], &[0; 3000]].concat());
    }
}

#[test]
fn verdicts_are_kept_by_content() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("state/verdicts");
    let whole = jpeg_of(&noise(3), WIDTH, HEIGHT, ColorType::Rgb, false);
    let files = [&whole[..], &whole[..whole.len() - 2], &whole[..whole.len() / 2]];
    let photographs: Vec<_> = files
        .iter()
        .enumerate()
        .map(|(number, bytes)| {
            let path = folder.path().join(format!("{number}.jpg"));
            fs::write(&path, bytes).unwrap();
            (Source::File(path), blake3::hash(bytes))
        })
        .collect();
    let sound = Ok(Vec::new());
    let endless = Ok(vec![message!("photo/no-end")]);
    let cut = Err(PhotoFault::Photograph(message!("photo/cut-off")));
    let expected = [sound, endless, cut];
    assert_eq!(Soundness::open(list.clone()).of(&photographs), expected);
    // Known photographs are not read again.
    for (source, _) in &photographs {
        let Source::File(path) = source else { panic!("a file") };
        fs::write(path, b"no picture").unwrap();
    }
    assert_eq!(Soundness::open(list.clone()).of(&photographs), expected);
    let kept = fs::read(&list).unwrap();
    // Unless the list is damaged or of another version.
    let other = String::from_utf8(kept).unwrap().replace("\"version\":", "\"version\":1");
    for damaged in [&b"{"[..], b"", other.as_bytes()] {
        fs::write(&list, damaged).unwrap();
        let verdicts = Soundness::open(list.clone()).of(&photographs);
        assert!(verdicts.iter().all(Result::is_err), "{verdicts:?}");
    }
    // A file that is not there is not remembered as faulty.
    let missing = (Source::File(folder.path().join("none")), blake3::hash(b"none"));
    let verdicts = Soundness::open(list.clone()).of(&[missing]);
    assert!(matches!(verdicts[0], Err(PhotoFault::File(_))), "{verdicts:?}");
    assert!(!fs::read_to_string(&list).unwrap().contains("not-found"));
}
