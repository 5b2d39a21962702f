//! Small files that would become large ones.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::Outcome::{Passes, Stops};
use super::{judge, within_patience};
use crate::cases::{ERROR, Press, WARNING};
use crate::pdf::{CONTENT, PAGE, PAGES, PROFILE, sound};

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
    judge(
        "a stream of objects of a gigabyte",
        pdf.bytes(),
        Stops(&[("X-content", ERROR)]),
    );
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

#[test]
fn a_page_that_is_listed_very_often_is_bounded() {
    let mut pdf = sound::x4();
    let weight = format!(
        "/Resources << /Font << /F 10 0 R >> /Weight ({}) >>",
        "x".repeat(1 << 20)
    );
    pdf.object(PAGE).entries.retain(|(key, _)| key != "Resources");
    pdf.object(PAGE).text = weight;
    pdf.set(PAGES, "Kids", &format!("[{}]", "3 0 R ".repeat(130_000)));
    pdf.set(PAGES, "Count", "130000");
    judge("a page listed 130,000 times", pdf.bytes(), Stops(&[("X-content", ERROR)]));
}

#[test]
fn images_without_an_end_are_bounded() {
    let mut pdf = sound::x4();
    let image = "BI /W 1 /H 1 /BPC 8 /CS /G /F /Fl ID a EI \u{1} ";
    pdf.draw(&image.repeat(100_000));
    let inspected = within_patience(move || Press::X4.inspect(&pdf.bytes()));
    assert!(inspected.expect("it ends").is_ok());
}

#[test]
fn colours_of_very_many_components_are_bounded() {
    let mut pdf = sound::x4();
    let profile = pdf.stream("/N 10000000000000", "");
    pdf.fill_with(&format!("[/ICCBased {profile}]"), "0.5");
    let expected = &[("R0027", ERROR), ("X-colour", ERROR)];
    judge("a profile of ten million million components", pdf.bytes(), Stops(expected));
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
