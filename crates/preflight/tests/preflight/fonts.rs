//! Clauses that PDF/X-4 and PDF/X-1a share on fonts.

use crate::cases::{Case, ERROR, WARNING, judge_both};
use crate::pdf::{DESCENDANT, DESCRIPTOR, FONT_FILE, packed, text};

#[test]
fn faults_of_fonts_are_found() {
    judge_both(FONTS);
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
        &[("X-fonts", ERROR)],
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
