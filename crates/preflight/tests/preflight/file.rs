//! Clauses that PDF/X-4 and PDF/X-1a share on the file as a whole: trailer, filters, data
//! elsewhere, information.

use crate::cases::{Case, ERROR, WARNING, judge_both};
use crate::pdf::{CATALOG, CONTENT, INFO};

#[test]
fn faults_of_the_file_are_found() {
    judge_both(FILE);
}

/// LZW codes of nine bits, with the table cleared before they would grow.
pub fn lzw(data: &[u8]) -> Vec<u8> {
    let mut codes = Vec::new();
    for part in data.chunks(200) {
        codes.push(256);
        codes.extend(part.iter().map(|&byte| u16::from(byte)));
    }
    codes.push(257);
    let bits = codes.iter().flat_map(|code| (0..9).rev().map(move |bit| code >> bit & 1));
    let bits: Vec<u16> = bits.collect();
    let byte = |bits: &[u16]| {
        let filled = bits.iter().copied().chain([0; 8]).take(8);
        filled.fold(0, |byte, bit| byte << 1 | u8::try_from(bit).expect("a bit"))
    };
    bits.chunks(8).map(byte).collect()
}

const FILE: &[Case] = &[
    (
        "a header of PDF 2.0",
        |pdf| pdf.header = b"%PDF-2.0\n%\xe9\xe9\xe9\xe9\n".to_vec(),
        &[("X-header", WARNING)],
    ),
    (
        "no identifiers",
        |pdf| pdf.trailer.entries.retain(|(key, _)| key != "ID"),
        &[("X-identifiers", ERROR)],
    ),
    (
        "one identifier only",
        |pdf| pdf.trailer.entries.last_mut().expect("an entry").1 = "[<00>]".into(),
        &[("X-identifiers", ERROR)],
    ),
    (
        "identifiers that are numbers",
        |pdf| pdf.trailer.entries.last_mut().expect("an entry").1 = "[1 2]".into(),
        &[("X-identifiers", ERROR)],
    ),
    (
        "an image whose data are in another file",
        |pdf| pdf.image("/ColorSpace /DeviceGray /F (other.raw)", 1, [8, 8], [9.0, 9.0]),
        &[("X-external", ERROR)],
    ),
    (
        "an embedded file",
        |pdf| {
            let file = pdf.stream("/Type /EmbeddedFile", "text");
            let file =
                pdf.add(&format!("<< /Type /Filespec /F (a.txt) /EF << /F {file} >> >>"));
            let names = format!("<< /EmbeddedFiles << /Names [(a.txt) {file}] >> >>");
            pdf.set(CATALOG, "Names", &names);
        },
        &[("X-external", ERROR)],
    ),
    (
        "a form with OPI",
        |pdf| pdf.draw_form("/OPI << /2.0 << /Type /OPI /Version 2.0 >> >>", ""),
        &[("X-external", ERROR)],
    ),
    (
        "an image with OPI",
        |pdf| {
            let entries = "/ColorSpace /DeviceGray /OPI << /1.3 << /Version 1.3 >> >>";
            pdf.image(entries, 1, [8, 8], [9.0, 9.0]);
        },
        &[("X-external", ERROR)],
    ),
    (
        "a form that stands for a page of another file",
        |pdf| pdf.draw_form("/Ref << /F (other.pdf) /Page 0 >>", ""),
        &[("X-external", ERROR)],
    ),
    (
        "a content packed by LZW",
        |pdf| {
            let data = pdf.object(CONTENT).data.take().expect("a stream");
            pdf.object(CONTENT).data = Some(lzw(&data));
            pdf.set(CONTENT, "Filter", "/LZWDecode");
        },
        &[("X-filters", ERROR)],
    ),
    (
        "an image packed by LZW and written in hexadecimal",
        |pdf| {
            let data: String =
                lzw(&[0x55; 64]).iter().map(|byte| format!("{byte:02x}")).collect();
            let entries = "/Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray \
                           /Filter [/ASCIIHexDecode /LZWDecode]";
            pdf.image_of(entries, (data + ">").into_bytes(), [9.0, 9.0]);
        },
        &[("X-filters", ERROR)],
    ),
    (
        "no word on trapping",
        |pdf| pdf.unset(INFO, "Trapped"),
        &[("X-information", ERROR)],
    ),
    (
        "trapping unknown",
        |pdf| pdf.set(INFO, "Trapped", "/Unknown"),
        &[("X-information", ERROR)],
    ),
    (
        "trapping as a boolean",
        |pdf| pdf.set(INFO, "Trapped", "false"),
        &[("X-information", ERROR)],
    ),
    (
        "trapping as a string",
        |pdf| pdf.set(INFO, "Trapped", "(False)"),
        &[("X-information", ERROR)],
    ),
];
