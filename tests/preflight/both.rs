//! Clauses that PDF/X-4 and PDF/X-1a share, a fault in each.

use crate::cases::{Case, Press, judge};
use crate::pdf::{
    CATALOG, COATED, CONTENT, INFO, INTENT, PAGE, PAGES, PROFILE, Pdf, packed,
};

#[test]
fn faults_of_the_file_are_found() {
    judge_both(FILE);
}

#[test]
fn faults_of_the_output_intent_are_found() {
    judge_both(INTENTS);
}

#[test]
fn faults_of_page_boxes_are_found() {
    judge_both(BOXES);
}

/// Judges by both standards.
pub fn judge_both(cases: &[Case]) {
    judge(Press::X4, cases);
    judge(Press::X1a, cases);
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

/// Changes some bytes of the output intent's profile.
pub fn patch_profile(pdf: &mut Pdf, profile: &[u8], at: usize, bytes: &[u8]) {
    let mut profile = profile.to_vec();
    profile[at..at + bytes.len()].copy_from_slice(bytes);
    pdf.object(PROFILE).data = Some(packed(&profile));
}

const FILE: &[Case] = &[
    (
        "a header of PDF 2.0",
        |pdf| pdf.header = b"%PDF-2.0\n%\xe9\xe9\xe9\xe9\n".to_vec(),
        &[("X-header", "warning")],
    ),
    (
        "no identifiers",
        |pdf| pdf.trailer.entries.retain(|(key, _)| key != "ID"),
        &[("X-identifiers", "error")],
    ),
    (
        "one identifier only",
        |pdf| pdf.trailer.entries.last_mut().expect("an entry").1 = "[<00>]".into(),
        &[("X-identifiers", "error")],
    ),
    (
        "identifiers that are numbers",
        |pdf| pdf.trailer.entries.last_mut().expect("an entry").1 = "[1 2]".into(),
        &[("X-identifiers", "error")],
    ),
    (
        "an image whose data are in another file",
        |pdf| pdf.image("/ColorSpace /DeviceGray /F (other.raw)", 1, [8, 8], [9.0, 9.0]),
        &[("X-external", "error")],
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
        &[("X-external", "error")],
    ),
    (
        "a form with OPI",
        |pdf| pdf.draw_form("/OPI << /2.0 << /Type /OPI /Version 2.0 >> >>", ""),
        &[("X-external", "error")],
    ),
    (
        "an image with OPI",
        |pdf| {
            let entries = "/ColorSpace /DeviceGray /OPI << /1.3 << /Version 1.3 >> >>";
            pdf.image(entries, 1, [8, 8], [9.0, 9.0]);
        },
        &[("X-external", "error")],
    ),
    (
        "a form that stands for a page of another file",
        |pdf| pdf.draw_form("/Ref << /F (other.pdf) /Page 0 >>", ""),
        &[("X-external", "error")],
    ),
    (
        "a content packed by LZW",
        |pdf| {
            let data = pdf.object(CONTENT).data.take().expect("a stream");
            pdf.object(CONTENT).data = Some(lzw(&data));
            pdf.set(CONTENT, "Filter", "/LZWDecode");
        },
        &[("X-filters", "error")],
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
        &[("X-filters", "error")],
    ),
    (
        "no word on trapping",
        |pdf| pdf.unset(INFO, "Trapped"),
        &[("X-information", "error"), ("X-metadata?", "error")],
    ),
    (
        "trapping unknown",
        |pdf| pdf.set(INFO, "Trapped", "/Unknown"),
        &[("X-information", "error"), ("X-metadata?", "error")],
    ),
    (
        "trapping as a boolean",
        |pdf| pdf.set(INFO, "Trapped", "false"),
        &[("X-information", "error"), ("X-metadata?", "error")],
    ),
    (
        "trapping as a string",
        |pdf| pdf.set(INFO, "Trapped", "(False)"),
        &[("X-information", "error"), ("X-metadata?", "error")],
    ),
];

const INTENTS: &[Case] = &[
    (
        "no output intents",
        |pdf| pdf.unset(CATALOG, "OutputIntents"),
        &[("X-output-intent", "error"), ("X-colour?", "error"), ("R0035?", "error")],
    ),
    (
        "no output intent in the array",
        |pdf| pdf.set(CATALOG, "OutputIntents", "[]"),
        &[("X-output-intent", "error"), ("X-colour?", "error"), ("R0035?", "error")],
    ),
    (
        "an output intent of PDF/A only",
        |pdf| pdf.set(INTENT, "S", "/GTS_PDFA1"),
        &[("X-output-intent", "error"), ("X-colour?", "error"), ("R0035?", "error")],
    ),
    (
        "two output intents of PDF/X",
        |pdf| {
            let intent = pdf.object(INTENT).clone();
            pdf.objects.push(intent);
            let number = pdf.objects.len();
            pdf.set(CATALOG, "OutputIntents", &format!("[7 0 R {number} 0 R]"));
        },
        &[("X-output-intent", "error")],
    ),
    (
        "no identifier of the condition",
        |pdf| pdf.unset(INTENT, "OutputConditionIdentifier"),
        &[("X-output-intent", "error")],
    ),
    (
        "a profile of a scanner",
        |pdf| patch_profile(pdf, COATED, 12, b"scnr"),
        &[("X-output-intent", "error")],
    ),
    (
        "a profile of a screen's class",
        |pdf| patch_profile(pdf, COATED, 12, b"mntr"),
        &[("X-output-intent", "error")],
    ),
    (
        "a profile without its signature",
        |pdf| patch_profile(pdf, COATED, 36, b"none"),
        &[("X-output-intent", "error"), ("R0035?", "error"), ("X-colour?", "error")],
    ),
    (
        "a profile in three channels, as the stream says",
        |pdf| pdf.set(PROFILE, "N", "3"),
        &[("X-output-intent", "error")],
    ),
    (
        "a profile without a count of channels",
        |pdf| pdf.unset(PROFILE, "N"),
        &[("X-output-intent", "error")],
    ),
    (
        "a profile of a hundred bytes",
        |pdf| pdf.object(PROFILE).data = Some(packed(&COATED[..100])),
        &[("X-output-intent", "error"), ("R0035?", "error"), ("X-colour?", "error")],
    ),
    (
        "a profile that is missing",
        |pdf| pdf.set(INTENT, "DestOutputProfile", "999 0 R"),
        &[("X-output-intent?", "error"), ("R0035?", "error"), ("X-colour?", "error")],
    ),
];

const BOXES: &[Case] = &[
    ("no trim", |pdf| pdf.unset(PAGE, "TrimBox"), &[("X-boxes", "error")]),
    (
        "a trim and an art box",
        |pdf| pdf.set(PAGE, "ArtBox", "[28.346 28.346 447.874 623.622]"),
        &[("X-boxes", "error")],
    ),
    (
        "a trim that is only inherited",
        |pdf| {
            pdf.unset(PAGE, "TrimBox");
            pdf.set(PAGES, "TrimBox", "[28.346 28.346 447.874 623.622]");
        },
        &[("X-boxes", "error")],
    ),
    (
        "a trim beyond the bleed",
        |pdf| pdf.set(PAGE, "TrimBox", "[10 28.346 447.874 623.622]"),
        &[("X-boxes", "error")],
    ),
    (
        "a bleed beyond the media",
        |pdf| pdf.set(PAGE, "BleedBox", "[-10 19.84 456.38 632.13]"),
        &[("X-boxes", "error")],
    ),
    (
        "a trim beyond the media, without a bleed",
        |pdf| {
            pdf.unset(PAGE, "BleedBox");
            pdf.set(PAGE, "TrimBox", "[28.346 28.346 490 623.622]");
        },
        &[("X-boxes", "error")],
    ),
    (
        "a trim beyond the crop box",
        |pdf| pdf.set(PAGE, "CropBox", "[40 40 400 600]"),
        &[("X-boxes", "error"), ("R0003", "error")],
    ),
    (
        "no media",
        |pdf| pdf.unset(PAGE, "MediaBox"),
        &[("X-boxes", "error"), ("R0005?", "warning")],
    ),
    (
        "a trim of three numbers",
        |pdf| pdf.set(PAGE, "TrimBox", "[28.346 28.346 447.874]"),
        &[("X-boxes", "error")],
    ),
    (
        "a trim without any width",
        |pdf| pdf.set(PAGE, "TrimBox", "[100 28.346 100 623.622]"),
        &[("X-boxes", "error"), ("R0005?", "warning")],
    ),
    (
        "a view of the crop box",
        |pdf| pdf.set(CATALOG, "ViewerPreferences", "<< /ViewArea /CropBox >>"),
        &[("X-boxes|X-actions", "error")],
    ),
    (
        "a print of the trim box",
        |pdf| pdf.set(CATALOG, "ViewerPreferences", "<< /PrintClip /TrimBox >>"),
        &[("X-boxes|X-actions", "error")],
    ),
];
