//! Clauses that PDF/X-4 and PDF/X-1a share on fonts.

use crate::cases::{Case, ERROR, Press, WARNING, judge, judge_both};
use crate::pdf::programs::{self, Glyph};
use crate::pdf::{
    DESCENDANT, DESCRIPTOR, FONT, FONT_FILE, Pdf, glyph, packed, text, width,
};

#[test]
fn faults_of_fonts_are_found() {
    judge_both(FONTS);
}

#[test]
fn names_lead_to_glyphs_of_truetype() {
    judge(Press::X4, TRUE_TYPE);
}

#[test]
fn widths_of_postscript_are_compared() {
    judge(Press::X4, POST_SCRIPT);
}

#[test]
fn maps_lead_to_glyphs_of_composite_fonts() {
    judge(Press::X4, COMPOSITE);
}

#[test]
fn fonts_are_told_with_their_kinds_and_smallest_sizes() {
    let mut pdf = Press::X4.sound();
    cff(&mut pdf, b'A', 600);
    pdf.draw("BT 3 Tr /Tiny 3 Tf (A) Tj 0 Tr /Tiny 9 Tf 1 0 0 0.5 60 90 Tm (A) Tj ET\n");
    let inspection = Press::X4.inspect(&pdf.bytes()).expect("a file that can be judged");
    let told: Vec<_> = inspection
        .fonts
        .iter()
        .map(|font| (font.name.as_str(), font.kind.name(), font.smallest))
        .collect();
    let wanted =
        [("Amiri-Regular", "CIDFontType2", Some(14.0)), ("Tiny", "Type1C", Some(4.5))];
    assert_eq!(told, wanted);
}

/// A font of the standard fourteen, which needs no program to be shown on a screen.
pub const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

const FONTS: &[Case] = &[
    (
        "a standard font that is not embedded",
        |pdf| {
            pdf.resource("Font", "Plain", HELVETICA);
            pdf.draw("BT /Plain 14 Tf 60 200 Td (Word) Tj ET\n");
        },
        &[("X-fonts", ERROR)],
    ),
    (
        "a font without its program",
        |pdf| pdf.unset(DESCRIPTOR, "FontFile2"),
        &[("X-fonts", ERROR)],
    ),
    (
        "a font without a descriptor",
        |pdf| pdf.unset(DESCENDANT, "FontDescriptor"),
        &[("X-fonts", ERROR)],
    ),
    (
        "a font that is not embedded, of text that is not seen",
        |pdf| {
            pdf.resource("Font", "Plain", HELVETICA);
            pdf.draw("BT 3 Tr /Plain 14 Tf 60 200 Td (Word) Tj 0 Tr ET\n");
        },
        &[("X-fonts", WARNING)],
    ),
    (
        "a font that is not embedded, of text that is seen after some that is not",
        |pdf| {
            pdf.resource("Font", "Plain", HELVETICA);
            pdf.draw("BT 3 Tr /Plain 14 Tf 60 200 Td (Word) Tj 0 Tr (Word) Tj ET\n");
        },
        &[("X-fonts", WARNING), ("X-fonts", ERROR)],
    ),
    (
        "a font that is not embedded, with the name of one that is",
        |pdf| {
            let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Amiri-Regular >>";
            pdf.resource("Font", "Plain", font);
            pdf.draw("BT /Plain 14 Tf 60 200 Td (Word) Tj ET\n");
        },
        &[("X-fonts", ERROR)],
    ),
    (
        "a font that is not embedded, of a graphics state",
        |pdf| {
            let font = pdf.add(HELVETICA);
            let word = "BT 60 200 Td (Word) Tj ET\n";
            pdf.draw_in(&format!("/Font [{font} 14]"), word);
        },
        &[("X-fonts", ERROR)],
    ),
    (
        "the font that is embedded, of a graphics state",
        |pdf| {
            let word = format!("BT 60 200 Td <{:04x}> Tj ET\n", glyph('M'));
            pdf.draw_in(&format!("/Font [{FONT} 0 R 14]"), &word);
        },
        &[],
    ),
    (
        "a font program that is something else",
        |pdf| {
            pdf.object(FONT_FILE).data = Some(packed(b"this is not a font"));
            pdf.set(FONT_FILE, "Length1", "18");
        },
        &[("X-fonts", ERROR)],
    ),
    (
        "widths that are not those of the program",
        |pdf| pdf.set(DESCENDANT, "W", "[0 9999 123]"),
        &[("X-fonts", ERROR)],
    ),
    (
        "a word drawn by a font of another page",
        |pdf| {
            let number = pdf.another_page();
            let content = pdf.stream("", text(60.0, 60.0, 14.0, "Word"));
            pdf.set(number, "Resources", "<< >>");
            pdf.set(number, "Contents", &content);
        },
        &[("R0005", WARNING), ("X-content", ERROR)],
    ),
];

/// Shows a code in the font as a simple one, flagged as one of letters.
fn simple(pdf: &mut Pdf, encoding: &str, code: u8, width: u32) {
    pdf.set(DESCRIPTOR, "Flags", "32");
    show(pdf, "/TrueType", encoding, code, width);
}

fn show(pdf: &mut Pdf, kind: &str, encoding: &str, code: u8, width: u32) {
    let font = format!(
        "<< /Type /Font /Subtype {kind} /BaseFont /Amiri-Regular /FirstChar {code} \
        /LastChar {code} /Widths [{width}] /Encoding {encoding} \
        /FontDescriptor {DESCRIPTOR} 0 R >>"
    );
    pdf.resource("Font", "Simple", &font);
    pdf.draw(&format!("BT /Simple 14 Tf 60 200 Td <{code:02x}> Tj ET\n"));
}

/// An encoding that gives a name to a code, beside those of a base.
fn differences(code: u8, name: &str) -> String {
    format!("<< /BaseEncoding /WinAnsiEncoding /Differences [{code} /{name}] >>")
}

const TRUE_TYPE: &[Case] = &[
    (
        "a name of four digits",
        |pdf| simple(pdf, &differences(33, "uni0634"), 33, width('ش')),
        &[],
    ),
    (
        "a name of four digits in a font of symbols",
        |pdf| show(pdf, "/TrueType", &differences(33, "uni0634"), 33, width('ش')),
        &[],
    ),
    (
        "a name of four digits and another width",
        |pdf| simple(pdf, &differences(33, "uni0634"), 33, width('ش') + 40),
        &[("X-fonts", ERROR)],
    ),
    (
        "a name of five digits",
        |pdf| simple(pdf, &differences(33, "u0634"), 33, width('ش')),
        &[],
    ),
    (
        "a name of the list of Adobe",
        |pdf| simple(pdf, &differences(33, "afii57427"), 33, width('س')),
        &[],
    ),
    (
        "a name that no one knows",
        |pdf| simple(pdf, &differences(33, "g4711"), 33, 123),
        &[],
    ),
    (
        "a name of a character that the font has not",
        |pdf| simple(pdf, &differences(33, "uni4E00"), 33, 500),
        &[("X-fonts", ERROR)],
    ),
    (
        "a name of a character that the font has not, in text that is not seen",
        |pdf| {
            pdf.draw("3 Tr\n");
            simple(pdf, &differences(33, "uni4E00"), 33, 500);
        },
        &[],
    ),
    (
        "the name of what is missing",
        |pdf| simple(pdf, &differences(33, ".notdef"), 33, 500),
        &[("X-fonts", ERROR)],
    ),
    (
        "a mark that is not seen and that the font has not",
        |pdf| simple(pdf, &differences(33, "uni2066"), 33, 0),
        &[],
    ),
    ("a control code", |pdf| simple(pdf, "/WinAnsiEncoding", 9, 500), &[]),
    (
        "a space that does not break",
        |pdf| simple(pdf, "/WinAnsiEncoding", 0xa0, width(' ')),
        &[],
    ),
    (
        "a quotation mark of Windows",
        |pdf| simple(pdf, "/WinAnsiEncoding", 0x92, width('’')),
        &[],
    ),
    (
        "a quotation mark of Windows and another width",
        |pdf| simple(pdf, "/WinAnsiEncoding", 0x92, width('’') + 40),
        &[("X-fonts", ERROR)],
    ),
    ("a letter of Mac OS", |pdf| simple(pdf, "/MacRomanEncoding", 0x8e, width('é')), &[]),
    (
        "a letter of Mac OS and another width",
        |pdf| simple(pdf, "/MacRomanEncoding", 0x8e, width('é') + 40),
        &[("X-fonts", ERROR)],
    ),
];

/// A box, a narrow one, and a space.
const BOXES: &[Glyph] =
    &[("A", 600, true), ("quoteright", 250, true), ("space", 333, false)];

/// Shows a code in a tiny font in place of the other.
fn tiny(pdf: &mut Pdf, key: &str, entries: &str, program: &[u8], code: u8, width: u32) {
    let file = pdf.stream(entries, program);
    let descriptor = pdf.add(&format!(
        "<< /Type /FontDescriptor /FontName /Tiny /Flags 32 /{key} {file} >>"
    ));
    let font = format!(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Tiny /FirstChar {code} /LastChar {code} \
        /Widths [{width}] /Encoding /WinAnsiEncoding /FontDescriptor {descriptor} >>"
    );
    pdf.resource("Font", "Tiny", &font);
    pdf.draw(&format!("BT /Tiny 14 Tf 60 200 Td <{code:02x}> Tj ET\n"));
}

fn cff(pdf: &mut Pdf, code: u8, width: u32) {
    tiny(pdf, "FontFile3", "/Subtype /Type1C", &programs::cff(BOXES), code, width);
}

fn type1(pdf: &mut Pdf, code: u8, width: u32) {
    tiny(pdf, "FontFile", "", &programs::type1(BOXES), code, width);
}

const POST_SCRIPT: &[Case] = &[
    ("Type1C with its width", |pdf| cff(pdf, b'A', 600), &[]),
    ("Type1C with another width", |pdf| cff(pdf, b'A', 640), &[("X-fonts", ERROR)]),
    ("Type1C with a code of Windows", |pdf| cff(pdf, 0x92, 250), &[]),
    (
        "Type1C with a code of Windows and another width",
        |pdf| cff(pdf, 0x92, 290),
        &[("X-fonts", ERROR)],
    ),
    ("Type1C without the glyph", |pdf| cff(pdf, b'B', 600), &[("X-fonts", ERROR)]),
    ("Type1C with a space", |pdf| cff(pdf, b' ', 333), &[]),
    ("Type1C with a space that does not break", |pdf| cff(pdf, 0xa0, 333), &[]),
    ("Type1C with a code that is not used", |pdf| cff(pdf, 0x81, 500), &[]),
    ("Type 1 with its width", |pdf| type1(pdf, b'A', 600), &[]),
    ("Type 1 with another width", |pdf| type1(pdf, b'A', 640), &[("X-fonts", ERROR)]),
    ("Type 1 without the glyph", |pdf| type1(pdf, b'B', 600), &[("X-fonts", ERROR)]),
    ("Type 1 with a space", |pdf| type1(pdf, b' ', 333), &[]),
    (
        "Type 1 that is something else",
        |pdf| tiny(pdf, "FontFile", "", b"this is not a font", b'A', 600),
        &[("X-fonts", ERROR)],
    ),
];

/// Shows a number in a composite font with numbered glyphs.
fn numbered(pdf: &mut Pdf, number: u16, width: u32) {
    let program = programs::cid(&[("7", 600, true), ("8", 333, false)]);
    let file = pdf.stream("/Subtype /CIDFontType0C", program);
    let descriptor = pdf.add(&format!(
        "<< /Type /FontDescriptor /FontName /Tiny /Flags 4 /FontFile3 {file} >>"
    ));
    let descendant = pdf.add(&format!(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Tiny /W [{number} [{width}]] \
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
        /FontDescriptor {descriptor} >>"
    ));
    let font = format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Tiny /Encoding /Identity-H \
        /DescendantFonts [{descendant}] >>"
    );
    pdf.resource("Font", "Tiny", &font);
    pdf.draw(&format!("BT /Tiny 14 Tf 60 200 Td <{number:04x}> Tj ET\n"));
}

/// Shows a code in the font by a map of codes of one byte, which has `A` for 01 and a space
/// for 02.
fn mapped(pdf: &mut Pdf, code: &str) {
    let (a, space) = (glyph('A'), glyph(' '));
    let map = pdf.stream(
        "/Type /CMap /CMapName /Bytes",
        format!(
            "/CIDInit /ProcSet findresource begin begincmap /CMapName /Bytes def\n\
            1 begincodespacerange <00> <ff> endcodespacerange\n\
            1 begincidchar <01> {a} endcidchar\n\
            1 begincidrange <02> <02> {space} endcidrange\nendcmap end\n"
        ),
    );
    pdf.set(FONT, "Encoding", &map);
    pdf.only(&format!("0 0 0 1 k BT /F 14 Tf 60 200 Td <{code}> Tj ET\n"));
}

const COMPOSITE: &[Case] = &[
    ("a number with its width", |pdf| numbered(pdf, 7, 600), &[]),
    ("a number with another width", |pdf| numbered(pdf, 7, 640), &[("X-fonts", ERROR)]),
    ("a number without a glyph", |pdf| numbered(pdf, 9, 600), &[("X-fonts", ERROR)]),
    ("a number of a blank", |pdf| numbered(pdf, 8, 333), &[]),
    ("codes of one byte by a map", |pdf| mapped(pdf, "01020101"), &[]),
    (
        "a code of which a map says nothing",
        |pdf| mapped(pdf, "0105"),
        &[("X-fonts", ERROR)],
    ),
    (
        "a map that is not known here",
        |pdf| {
            pdf.set(FONT, "Encoding", "/UniGB-UCS2-H");
            pdf.set(DESCENDANT, "W", "[0 9999 123]");
        },
        &[],
    ),
    (
        "a number beyond the last glyph",
        |pdf| pdf.draw("BT /F 14 Tf 60 200 Td <fff0> Tj ET\n"),
        &[("X-fonts", ERROR)],
    ),
    (
        "the number of what is missing",
        |pdf| pdf.draw("BT /F 14 Tf 60 200 Td <0000> Tj ET\n"),
        &[("X-fonts", ERROR)],
    ),
    (
        "the number of what is missing, in text that is not seen",
        |pdf| pdf.draw("BT 3 Tr /F 14 Tf 60 200 Td <0000> Tj ET\n"),
        &[],
    ),
];
