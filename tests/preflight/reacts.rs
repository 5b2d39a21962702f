//! Clauses that PDF/X-4 and PDF/X-1a share on fonts, and on what reacts to a reader.

use crate::both::judge_both;
use crate::cases::Case;
use crate::pdf::{CATALOG, DESCENDANT, DESCRIPTOR, FONT_FILE, PAGE, packed, text};

#[test]
fn faults_of_fonts_are_found() {
    judge_both(FONTS);
}

#[test]
fn faults_of_what_reacts_are_found() {
    judge_both(REACTS);
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
        &[("X-fonts", "error")],
    ),
    (
        "a font without its program",
        |pdf| pdf.unset(DESCRIPTOR, "FontFile2"),
        &[("X-fonts", "error")],
    ),
    (
        "a font without a descriptor",
        |pdf| pdf.unset(DESCENDANT, "FontDescriptor"),
        &[("X-fonts", "error")],
    ),
    (
        "a font that is not embedded, of text that is not seen",
        |pdf| {
            pdf.resource("Font", "Plain", HELVETICA);
            pdf.draw("BT 3 Tr /Plain 14 Tf 60 200 Td (Word) Tj 0 Tr ET\n");
        },
        &[("X-fonts", "error")],
    ),
    (
        "a font program that is something else",
        |pdf| {
            pdf.object(FONT_FILE).data = Some(packed(b"this is not a font"));
            pdf.set(FONT_FILE, "Length1", "18");
        },
        &[("X-fonts", "error")],
    ),
    (
        "widths that are not those of the program",
        |pdf| pdf.set(DESCENDANT, "W", "[0 9999 123]"),
        &[("X-fonts", "error")],
    ),
];

const INSIDE: &str = "/Rect [100 300 200 330]";
const OUTSIDE: &str = "/Rect [100 2 200 12]";

const REACTS: &[Case] = &[
    (
        "a link on the page",
        |pdf| pdf.annotate(&format!("/Subtype /Link {INSIDE}")),
        &[("X-annotations", "error")],
    ),
    (
        "a note that reaches into the bleed",
        |pdf| pdf.annotate("/Subtype /Text /Rect [2 300 22 330] /Contents (Note)"),
        &[("X-annotations", "error")],
    ),
    (
        "a field of a form on the page",
        |pdf| pdf.annotate(&format!("/Subtype /Widget /FT /Tx /T (a) {INSIDE}")),
        &[("X-annotations", "error"), ("X-actions?", "error")],
    ),
    (
        "a printer's mark on the page",
        |pdf| pdf.annotate(&format!("/Subtype /PrinterMark /MN /Crop {INSIDE}")),
        &[("X-annotations", "error")],
    ),
    (
        "a film beside the page",
        |pdf| pdf.annotate(&format!("/Subtype /Movie /Movie << /F (a.avi) >> {OUTSIDE}")),
        &[("X-annotations", "error"), ("X-external?", "error")],
    ),
    (
        "a sound beside the page",
        |pdf| {
            let sound = pdf.stream("/Type /Sound /R 8000", "12345678");
            pdf.annotate(&format!("/Subtype /Sound /Sound {sound} {OUTSIDE}"));
        },
        &[("X-annotations", "error")],
    ),
    (
        "a screen beside the page",
        |pdf| pdf.annotate(&format!("/Subtype /Screen {OUTSIDE}")),
        &[("X-annotations", "error")],
    ),
    (
        "a script of the file",
        |pdf| {
            let script = "<< /S /JavaScript /JS (app.beep\\(0\\)) >>";
            let names = format!("<< /JavaScript << /Names [(a) {script}] >> >>");
            pdf.set(CATALOG, "Names", &names);
        },
        &[("X-actions", "error")],
    ),
    (
        "a script when the file is opened",
        |pdf| {
            let script = "<< /S /JavaScript /JS (app.beep\\(0\\)) >>";
            pdf.set(CATALOG, "OpenAction", script);
        },
        &[("X-actions", "error")],
    ),
    (
        "actions of the catalog",
        |pdf| pdf.set(CATALOG, "AA", "<< /WP << /S /Named /N /Print >> >>"),
        &[("X-actions", "error")],
    ),
    (
        "actions of a page",
        |pdf| pdf.set(PAGE, "AA", "<< /O << /S /Named /N /NextPage >> >>"),
        &[("X-actions", "error")],
    ),
    (
        "an action of a bookmark",
        |pdf| {
            let action = "<< /S /URI /URI (https://example.org) >>";
            let number = pdf.objects.len() + 2;
            let outlines =
                pdf.add(&format!("<< /First {number} 0 R /Last {number} 0 R >>"));
            let parent = &outlines;
            pdf.add(&format!("<< /Title (A) /Parent {parent} /A {action} >>"));
            pdf.set(CATALOG, "Outlines", &outlines);
        },
        &[("X-actions", "error")],
    ),
    (
        "an action of a link beside the page",
        |pdf| {
            let action = "/A << /S /URI /URI (https://example.org) >>";
            pdf.annotate(&format!("/Subtype /Link {OUTSIDE} {action}"));
        },
        &[("X-actions", "error")],
    ),
    (
        "a form of XML",
        |pdf| {
            let form = pdf.stream("", "<xdp/>");
            pdf.set(CATALOG, "AcroForm", &format!("<< /Fields [] /XFA {form} >>"));
        },
        &[("X-actions", "error")],
    ),
    (
        "a word drawn by a font of another page",
        |pdf| {
            let number = pdf.another_page();
            let content = pdf.stream("", text(60.0, 60.0, 14.0, "Word"));
            pdf.set(number, "Resources", "<< >>");
            pdf.set(number, "Contents", &content);
        },
        &[("X-content|X-fonts", "error"), ("R0005?", "warning")],
    ),
];
