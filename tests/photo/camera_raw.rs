//! Camera raw files, which are never taken by the small pictures inside them.

use std::io::Cursor;

use malzama_message::message;
use tiff::encoder::{TiffEncoder, colortype};
use tiff::tags::Tag;

use crate::pictures::{RED, directory, tiff};
use crate::{fails, near, on_screen};

const SHORT: u16 = 3;
const LONG: u16 = 4;
const TEXT: u16 = 2;

const REDUCED: (u16, u16, u32, [u8; 4]) = (254, LONG, 1, [1, 0, 0, 0]);

#[track_caller]
fn is_raw(bytes: &[u8], kind: &str) {
    assert_eq!(fails(bytes).message(), &message!("photo/camera-raw", kind = kind));
}

/// A TIFF of directories alone, the second of which is beneath the first, with the make behind.
fn raw(
    make: &[u8],
    first: &[(u16, u16, u32, [u8; 4])],
    second: &[(u16, u16, u32, [u8; 4])],
) -> Vec<u8> {
    let after = |entries: usize, start: usize| start + 2 + 12 * entries + 4;
    let below = after(first.len() + 2, 8);
    let text = after(second.len(), below);
    let mut entries = first.to_vec();
    entries.push((271, TEXT, make.len() as u32, (text as u32).to_le_bytes()));
    entries.push((330, LONG, 1, (below as u32).to_le_bytes()));
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend(directory(&entries, 0));
    bytes.extend(directory(second, 0));
    bytes.extend(make);
    bytes.extend([0; 16]);
    bytes
}

#[test]
fn raws_that_are_tiffs_are_named() {
    let colour_filter = (262, SHORT, 1, [0x23, 0x80, 0, 0]);
    let of_nikon = (259, SHORT, 1, [0x99, 0x87, 0, 0]);
    let version = (50706, 1, 4, [1, 4, 0, 0]);
    is_raw(&raw(b"NIKON CORPORATION\0", &[REDUCED], &[of_nikon]), "NEF");
    is_raw(&raw(b"NIKON CORPORATION\0", &[REDUCED], &[]), "NEF");
    is_raw(&raw(b"SONY\0\0", &[REDUCED], &[colour_filter]), "ARW");
    is_raw(&raw(b"SONY\0\0", &[], &[colour_filter]), "ARW");
    is_raw(&raw(b"Unheard of\0", &[], &[colour_filter]), "TIFF/EP");
    is_raw(&raw(b"Canon\0", &[REDUCED, version], &[]), "DNG");
    is_raw(&raw(b"Canon\0", &[], &[version]), "DNG");
    let mut canon = raw(b"Canon\0", &[], &[]);
    canon.splice(4..8, [16, 0, 0, 0, b'C', b'R', 2, 0, 0, 0, 0, 0]);
    is_raw(&canon, "CR2");
    // A directory that is its own child, as in a damaged file.
    let mut circle = b"II*\0\x08\0\0\0".to_vec();
    let make = (271, TEXT, 4, *b"SON\0");
    circle.extend(directory(&[REDUCED, make, (330, LONG, 1, [8, 0, 0, 0])], 8));
    is_raw(&circle, "TIFF/EP");
}

#[test]
fn raws_of_other_kinds_are_named() {
    for (start, kind) in [
        (&b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"[..], "CR3"),
        (b"FUJIFILMCCD-RAW 0201FF", "RAF"),
        (b"IIRO\x08\0\0\0", "ORF"),
        (b"MMOR\0\0\0\x08", "ORF"),
        (b"IIU\0\x18\0\0\0", "RW2"),
    ] {
        is_raw(&[start, &[0; 64]].concat(), kind);
    }
}

#[test]
fn a_developed_tiff_of_a_camera_is_taken() {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    let mut picture = encoder.new_image::<colortype::RGB8>(32, 32).unwrap();
    picture.encoder().write_tag(Tag::Make, "NIKON CORPORATION").unwrap();
    picture.write_data(&RED.repeat(32 * 32)).unwrap();
    near(&on_screen(&bytes.into_inner(), 32)[..3], &RED, 4);
}

#[test]
fn reduced_pictures_before_the_picture_are_skipped() {
    let pictures = |kinds: &[u32]| {
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
        for kind in kinds {
            let (side, colour) = if *kind == 0 { (32, RED) } else { (8, [9; 3]) };
            let mut picture = encoder.new_image::<colortype::RGB8>(side, side).unwrap();
            picture.encoder().write_tag(Tag::NewSubfileType, *kind).unwrap();
            picture.write_data(&colour.repeat((side * side) as usize)).unwrap();
        }
        bytes.into_inner()
    };
    for kinds in [&[1, 0][..], &[1, 1, 0], &[0, 1], &[0]] {
        let shown = on_screen(&pictures(kinds), 32);
        assert_eq!(shown.len(), 32 * 32 * 3, "{kinds:?}");
        near(&shown[..3], &RED, 4);
    }
    assert_eq!(fails(&pictures(&[1])).message(), &message!("photo/only-reduced"));
    assert_eq!(fails(&pictures(&[1; 20])).message(), &message!("photo/only-reduced"));
    near(
        &on_screen(&tiff::<colortype::RGB8>(&RED.repeat(32 * 32), 32, 32), 32)[..3],
        &RED,
        4,
    );
}
