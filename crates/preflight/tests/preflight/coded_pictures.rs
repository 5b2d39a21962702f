//! The ink of pictures in fax, JBIG2 and JPEG 2000 coding: as much as that of the same pictures
//! in Flate, and unknown where they are damaged.

use crate::cases::Press;
use crate::pdf::{Pdf, packed};

/// A file of `pictures/`, all of which are 32 pixels wide and high.
macro_rules! coded {
    ($name:literal) => {
        include_bytes!(concat!("pictures/", $name)).as_slice()
    };
}

const SIZE: &str = "/Width 32 /Height 32";
/// How large pictures are drawn: 20 mm.
const POINTS: [f64; 2] = [56.693, 56.693];
/// How much the ink of the same picture may differ, in percent.
const NEAR: f64 = 1.5;

const FAX: &str = "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode";
const JBIG2: &str = "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode";
const GRAY: &str = "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /JPXDecode";

/// The most ink of a page with nothing but a picture.
fn ink(entries: &str, data: &[u8]) -> Option<f64> {
    ink_after(|_| String::new(), entries, data)
}

/// The same after more was added to the file, to which the entries returned refer.
fn ink_after(
    add: impl Fn(&mut Pdf) -> String,
    entries: &str,
    data: &[u8],
) -> Option<f64> {
    let mut pdf = Press::X4Rgb.sound();
    pdf.only("0.9 g 0 0 0 1 k\n");
    let more = add(&mut pdf);
    pdf.image_of(&format!("{SIZE} {entries} {more}"), data.to_vec(), POINTS);
    Press::X4Rgb.inspect(&pdf.bytes()).expect("a file").pages[0].most_ink
}

/// Lines of one bit with three black pixels in four, or with one.
fn lines(is_dark: bool) -> Vec<u8> {
    let lines = (0..32).flat_map(|y| {
        // White is one.
        let white = 0x88_u8.rotate_left(y % 4);
        [if is_dark { white } else { !white }; 4]
    });
    lines.collect()
}

/// Pixels of channels that begin at these values.
fn pixels(channels: &[u8]) -> Vec<u8> {
    let places = (0..32 * 32_u32).map(|at| 8 * ((at % 32 + at / 32) % 4) as u8);
    places.flat_map(|more| channels.iter().map(move |value| value + more)).collect()
}

/// Ink of the same picture in Flate.
fn in_flate(entries: &str, data: &[u8]) -> f64 {
    ink(&format!("{entries} /Filter /FlateDecode"), &packed(data)).expect("known ink")
}

fn bits_in_flate(is_dark: bool) -> f64 {
    in_flate("/BitsPerComponent 1 /ColorSpace /DeviceGray", &lines(is_dark))
}

#[track_caller]
fn near(found: impl Into<Option<f64>>, wanted: f64) {
    let found = found.into().expect("known ink");
    assert!((found - wanted).abs() < NEAR, "{found} % instead of {wanted} %");
}

#[track_caller]
fn unknown(found: Option<f64>) {
    assert_eq!(found, None);
}

#[test]
fn the_pictures_to_compare_with_are_dark_and_light() {
    near(bits_in_flate(true), 75.0);
    near(bits_in_flate(false), 25.0);
}

#[test]
fn a_fax_is_measured_by_its_parameters() {
    let fax = |parameters: &str, data| {
        ink(&format!("{FAX} /DecodeParms << /Columns 32 {parameters} >>"), data)
    };
    let (dark, light) = (bits_in_flate(true), bits_in_flate(false));
    near(fax("/K -1", coded!("dark.g4")), dark);
    near(fax("/K -1 /Rows 32", coded!("light.g4")), light);
    near(fax("/K -1 /BlackIs1 true", coded!("dark.g4")), light);
    near(fax("/K 0 /EndOfLine true", coded!("dark.g3")), dark);
    near(fax("", coded!("light.g3")), light);
    near(fax("/K 4", coded!("dark-2d.g3")), dark);
    near(fax("/K 4", coded!("light-2d.g3")), light);
    let aligned = "/EncodedByteAlign true /EndOfBlock false";
    near(fax(aligned, coded!("dark-aligned.g3")), dark);
    near(fax(aligned, coded!("light-aligned.g3")), light);
    // Without `Columns`, lines have 1728 samples, within which the picture goes on.
    let wide = ink(&format!("{FAX} /DecodeParms << /K -1 >>"), coded!("dark.g4"));
    let wide = wide.expect("known ink");
    assert!((wide - dark).abs() > NEAR, "{wide} %");
}

#[test]
fn pictures_with_the_same_bytes_and_other_parameters_do_not_pass_for_each_other() {
    let mut pdf = Press::X4.sound();
    pdf.only("");
    let entries = |more| {
        format!("{SIZE} {FAX} /DecodeParms << /K -1 /Columns 32 /BlackIs1 {more} >>")
    };
    pdf.image_of(&entries(false), coded!("light.g4").to_vec(), POINTS);
    let image =
        pdf.stream(&format!("/Subtype /Image {}", entries(true)), coded!("light.g4"));
    pdf.resource("XObject", "Other", &image);
    pdf.draw("q 56.693 0 0 56.693 250 300 cm /Other Do Q\n");
    near(Press::X4.inspect(&pdf.bytes()).expect("a file").pages[0].most_ink, 75.0);
}

#[test]
fn a_fax_is_measured_as_a_stencil_by_its_decode_array_and_within_other_filters() {
    let parameters = "/DecodeParms << /K -1 /Columns 32 >>";
    let stencil = "/ImageMask true /BitsPerComponent 1";
    let fax = format!("/Filter /CCITTFaxDecode {parameters}");
    near(ink(&format!("{stencil} {fax}"), coded!("dark.g4")), 75.0);
    near(ink(&format!("{stencil} {fax} /Decode [1 0]"), coded!("dark.g4")), 25.0);
    near(ink(&format!("{FAX} {parameters} /Decode [1 0]"), coded!("dark.g4")), 25.0);
    let palette = "/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceGray 1 <ff00>]";
    near(ink(&format!("{palette} {fax}"), coded!("dark.g4")), 25.0);
    let filters = "/Filter [/FlateDecode /CCITTFaxDecode] \
                   /DecodeParms [null << /K -1 /Columns 32 >>]";
    let gray = "/BitsPerComponent 1 /ColorSpace /DeviceGray";
    near(ink(&format!("{gray} {filters}"), &packed(coded!("dark.g4"))), 75.0);
}

#[test]
fn a_jbig2_picture_is_measured() {
    near(ink(JBIG2, coded!("dark.jb2")), bits_in_flate(true));
    near(ink(JBIG2, coded!("light.jb2")), bits_in_flate(false));
    let stencil = "/ImageMask true /BitsPerComponent 1 /Filter /JBIG2Decode";
    near(ink(stencil, coded!("light.jb2")), 25.0);
}

#[test]
fn a_jbig2_picture_is_measured_with_its_globals() {
    let globals = |pdf: &mut Pdf| {
        let globals = pdf.stream("", coded!("patterns.jb2"));
        format!("/DecodeParms << /JBIG2Globals {globals} >>")
    };
    let packed_globals = |pdf: &mut Pdf| {
        let data = packed(coded!("patterns.jb2"));
        let globals = pdf.stream("/Filter /FlateDecode", data);
        format!("/DecodeParms [<< /JBIG2Globals {globals} >>]")
    };
    let (dark, light) = (coded!("dark-halftone.jb2"), coded!("light-halftone.jb2"));
    near(ink_after(globals, JBIG2, dark), bits_in_flate(true));
    near(ink_after(packed_globals, JBIG2, light), bits_in_flate(false));
    unknown(ink(JBIG2, dark));
}

#[test]
fn a_jpeg_2000_picture_is_measured() {
    let gray = "/BitsPerComponent 8 /ColorSpace /DeviceGray";
    let dark = in_flate(gray, &pixels(&[32]));
    let light = in_flate(gray, &pixels(&[200]));
    assert!(dark > light + 50.0, "{dark} % and {light} %");
    near(ink(GRAY, coded!("dark.jp2")), dark);
    near(ink(GRAY, coded!("light.jp2")), light);
    near(ink(GRAY, coded!("lossy.jp2")), dark);
    // What samples stand for is said by the file (ISO 32000-1, 7.4.9).
    near(ink(&format!("{GRAY} /Decode [1 0]"), coded!("dark.jp2")), dark);
    let indexed = "/BitsPerComponent 8 \
                   /ColorSpace [/Indexed /DeviceGray 63 TABLE]";
    let indexed = indexed.replace("TABLE", &format!("<{}>", "40".repeat(64)));
    near(ink(&format!("{indexed} /Filter /JPXDecode"), coded!("dark.jp2")), 75.0);
}

#[test]
fn a_jpeg_2000_picture_without_a_colour_space_has_its_own() {
    let flate = |space: &str, channels: &[u8]| {
        in_flate(&format!("/BitsPerComponent 8 /ColorSpace {space}"), &pixels(channels))
    };
    let open = "/Filter /JPXDecode";
    let gray = flate("/DeviceGray", &[200]);
    let rgb = flate("/DeviceRGB", &[40, 80, 120]);
    let cmyk = flate("/DeviceCMYK", &[180, 140, 100, 60]);
    near(ink(open, coded!("light.jp2")), gray);
    near(ink(open, coded!("rgb.jp2")), rgb);
    near(ink(open, coded!("cmyk.jp2")), cmyk);
    near(ink(open, coded!("cmyk.j2k")), cmyk);
    let named = "/ColorSpace /DeviceCMYK /Filter /JPXDecode";
    near(ink(named, coded!("cmyk.j2k")), cmyk);
    // A picture of other channels than its colour space has is taken for what it seems to be.
    near(ink("/ColorSpace /DeviceCMYK /Filter /JPXDecode", coded!("rgb.jp2")), rgb);
}

#[test]
fn the_ink_of_damaged_pictures_is_unknown() {
    let fax = format!("{FAX} /DecodeParms << /K -1 /Columns 32 >>");
    let noise: Vec<u8> = (0..200_u32).map(|at| (at * at * 7 / 8) as u8).collect();
    for entries in [fax.as_str(), JBIG2, GRAY] {
        unknown(ink(entries, &noise));
        unknown(ink(entries, &[]));
    }
    unknown(ink(&fax, &coded!("dark.g4")[..40]));
    unknown(ink(JBIG2, &coded!("dark.jb2")[..100]));
    unknown(ink(GRAY, &coded!("dark.jp2")[..150]));
}

#[test]
fn the_ink_of_a_picture_is_unknown_without_its_mask() {
    let gray = "/BitsPerComponent 8 /ColorSpace /DeviceGray";
    let masked = |data: &'static [u8]| {
        let mask = move |pdf: &mut Pdf| {
            let mask = pdf.stream(&format!("/Subtype /Image {SIZE} {GRAY}"), data);
            format!("/SMask {mask}")
        };
        ink_after(mask, gray, &pixels(&[32]))
    };
    assert!(masked(coded!("dark.jp2")).is_some());
    unknown(masked(b"no picture at all"));
}

#[test]
fn the_ink_of_pictures_that_are_too_large_to_decode_is_unknown() {
    let huge = "/K -1 /Columns 1000000 /Rows 1000000 /EndOfBlock false";
    let fax = format!("{FAX} /DecodeParms << {huge} >>");
    unknown(ink(&fax, coded!("dark.g4")));
    let mut page = coded!("dark.jb2").to_vec();
    // The page's width and height lie behind the header of its segment.
    page[11..19].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    unknown(ink(JBIG2, &page));
    let mut grid = coded!("cmyk.j2k").to_vec();
    // Width and height stand behind the first two markers.
    grid[8..16].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    unknown(ink("/ColorSpace /DeviceCMYK /Filter /JPXDecode", &grid));
    let mut tiles = coded!("cmyk.j2k").to_vec();
    tiles[8..16].copy_from_slice(&[0, 0, 0x08, 0, 0, 0, 0x08, 0]);
    tiles[24..32].copy_from_slice(&[0, 0, 0, 1, 0, 0, 0, 1]);
    unknown(ink("/ColorSpace /DeviceCMYK /Filter /JPXDecode", &tiles));
}

#[test]
fn any_damage_to_a_coded_picture_is_survived() {
    let fax = format!("{FAX} /DecodeParms << /K -1 /Columns 32 >>");
    let pictures = [
        (fax.as_str(), coded!("dark.g4")),
        (JBIG2, coded!("dark.jb2")),
        (JBIG2, coded!("dark-halftone.jb2")),
        (GRAY, coded!("dark.jp2")),
    ];
    for (entries, sound) in pictures {
        // Some of them, as each is a whole file to judge.
        for at in (0..sound.len()).step_by(23) {
            let mut data = sound.to_vec();
            data[at] ^= [0xff, 0x80, 0x01][at % 3];
            let ink = ink(entries, &data);
            assert!(
                ink.is_none_or(|ink| (0.0..=120.0).contains(&ink)),
                "{at}: {ink:?} %"
            );
        }
    }
}
