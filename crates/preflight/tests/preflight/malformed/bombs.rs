//! Small files that would become large ones.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::Outcome::{Passes, Refused, Stops};
use super::judge;
use crate::cases::{ERROR, WARNING};
use crate::pdf::{CONTENT, PAGES, PROFILE, sound};

#[test]
fn a_gigabyte_from_a_megabyte_is_bounded() {
    let bomb = gigabyte();
    let mut pdf = sound::x4();
    pdf.object(CONTENT).data = Some(bomb.clone());
    pdf.set(CONTENT, "Filter", "/FlateDecode");
    judge(
        "a content of a gigabyte",
        pdf.bytes(),
        Stops(&[("R0005", WARNING), ("X-content", ERROR)]),
    );
    let mut pdf = sound::x4();
    let entries = "/Width 32768 /Height 32768 /BitsPerComponent 8 /ColorSpace /DeviceGray \
                   /Filter /FlateDecode";
    pdf.image_of(entries, bomb.clone(), [400.0, 400.0]);
    judge("an image of a gigabyte", pdf.bytes(), Passes(&[]));
    let mut pdf = sound::x4();
    pdf.object(PROFILE).data = Some(bomb.clone());
    pdf.set(PROFILE, "Filter", "/FlateDecode");
    judge("a profile of a gigabyte", pdf.bytes(), Stops(&[("X-output-intent", ERROR)]));
    let mut pdf = sound::x4();
    pdf.stream("/Type /ObjStm /N 9 /First 9 /Filter /FlateDecode", bomb);
    judge("a stream of objects of a gigabyte", pdf.bytes(), Refused("damaged"));
}

#[test]
fn a_hundred_thousand_pages_are_bounded() {
    let mut pdf = sound::x4();
    let first = pdf.objects.len() + 1;
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 20 20] /TrimBox [0 0 20 20] \
                /Contents 4 0 R /Resources 9 0 R >>";
    let mut kids = "[".to_owned();
    for number in first..first + 100_000 {
        pdf.add(page);
        kids += &format!("{number} 0 R ");
    }
    pdf.set(PAGES, "Kids", &(kids + "]"));
    pdf.set(PAGES, "Count", "100000");
    pdf.only("0 0 0 1 k 5 5 9 9 re f\n");
    judge("a hundred thousand pages", pdf.bytes(), Passes(&[]));
}

#[test]
fn forms_that_multiply_are_bounded() {
    let mut pdf = sound::x4();
    let mut form = pdf.form("", "0 0 0 1 k 9 9 9 9 re f\n");
    for _ in 0..12 {
        let names = format!("/Resources << /XObject << /Form {form} >> >>");
        form = pdf.form(&names, &"/Form Do\n".repeat(10));
    }
    pdf.resource("XObject", "Form", &form);
    pdf.draw("/Form Do\n");
    judge(
        "forms that draw each other ten times, twelve deep",
        pdf.bytes(),
        Stops(&[("X-content", ERROR)]),
    );
}

/// A gigabyte of blanks, packed.
fn gigabyte() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..1024 {
        encoder.write_all(&blanks).expect("blanks can be packed");
    }
    encoder.finish().expect("blanks can be packed")
}
