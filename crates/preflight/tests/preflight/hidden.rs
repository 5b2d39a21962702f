//! Faults in places that are easily forgotten, and what looks like one and is none: inline images,
//! halftones, registration marks, what is not printed.

use crate::cases::{Case, ERROR, Press, WARNING, judge};
use crate::pdf::{CATALOG, GROUND, Pdf};

#[test]
fn inline_images_are_read_as_they_are_written() {
    judge(Press::X4, INLINE);
}

#[test]
fn halftones_are_judged_within_others() {
    judge(Press::X4, HALFTONES);
}

#[test]
fn the_colour_of_marks_is_found_wherever_it_is_used() {
    judge(Press::X4, REGISTRATION);
}

#[test]
fn what_is_not_printed_is_not_judged_as_printed() {
    judge(Press::X4, UNPRINTED);
}

/// An inline image of two pixels a side at a place.
fn inline(entries: &str, data: &str) -> String {
    format!("q 9 0 0 9 300 100 cm BI /W 2 /H 2 {entries} ID {data} EI Q\n")
}

const RGB: &[(&str, malzama_preflight::Severity)] =
    &[("X-colour", ERROR), ("R0027", ERROR)];

const INLINE: &[Case] = &[
    (
        "a picture that says it is no mask, in device RGB",
        |pdf| pdf.draw(&inline("/IM false /BPC 8 /CS /RGB", "abcdefghijkl")),
        RGB,
    ),
    (
        "a picture that says it is no mask, in inks",
        |pdf| pdf.draw(&inline("/IM false /BPC 8 /CS /CMYK", "abcdefghijklmnop")),
        &[],
    ),
    (
        "data that hold the word of their end",
        |pdf| pdf.draw(&inline("/BPC 8 /CS /CMYK", "ab EI q Q efghij")),
        &[],
    ),
    (
        "packed data that hold the word of their end",
        |pdf| {
            // Four bytes stand for themselves, as RunLengthDecode has them; behind the word is no
            // text.
            let data = "\u{3}a EI\u{0}\u{1}x";
            pdf.draw(&inline("/BPC 8 /CS /G /F /RL", data));
        },
        &[],
    ),
    (
        "data of which nothing tells the end but the word, as an object would name itself",
        |pdf| {
            let entries = "/Subtype /Image /BPC 8 /CS /G /F /LZWDecode";
            pdf.draw(&inline(entries, "abcd"));
        },
        &[("X-filters", ERROR)],
    ),
    ("a number that is none", |pdf| pdf.draw("1e5 w\n"), &[("X-content", ERROR)]),
    (
        "LZW by its long name",
        |pdf| pdf.draw(&inline("/BPC 8 /CS /G /F /LZWDecode", "abcd")),
        &[("X-filters", ERROR)],
    ),
];

/// Draws in a state with a halftone.
fn halftone(pdf: &mut Pdf, halftone: &str) {
    pdf.draw_in(&format!("/HT {halftone}"), "0 0.5 0 0 k 300 100 50 50 re f\n");
}

const PLAIN: &str = "<< /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round >>";

const HALFTONES: &[Case] = &[
    (
        "plain halftones for each ink",
        |pdf| {
            halftone(
                pdf,
                &format!("<< /HalftoneType 5 /Default {PLAIN} /Cyan {PLAIN} >>"),
            );
        },
        &[],
    ),
    (
        "a threshold within a halftone for each ink",
        |pdf| {
            let threshold = pdf.stream("/HalftoneType 6 /Width 1 /Height 1", [128]);
            halftone(pdf, &format!("<< /HalftoneType 5 /Default {threshold} >>"));
        },
        &[("X-graphics-state", ERROR)],
    ),
    (
        "a named halftone within one for each ink",
        |pdf| {
            let named = PLAIN.replace(" >>", " /HalftoneName (Mine) >>");
            halftone(pdf, &format!("<< /HalftoneType 5 /Default {named} >>"));
        },
        &[("X-graphics-state", ERROR)],
    ),
];

const ALL: &str = "[/Separation /All /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] \
                   /C0 [0 0 0 0] /C1 [1 1 1 1] >>]";

const REGISTRATION: &[Case] = &[
    (
        "an image in the colour of marks",
        |pdf| pdf.image(&format!("/ColorSpace {ALL}"), 1, [60, 60], [14.4, 14.4]),
        &[("R0024", WARNING)],
    ),
    (
        "a stencil in the colour of marks",
        |pdf| {
            pdf.resource("ColorSpace", "All", ALL);
            pdf.draw("/All cs 1 scn\n");
            pdf.bitmap("/ImageMask true", [60, 60], [5.0, 5.0]);
        },
        &[("R0024", WARNING)],
    ),
    (
        "a shading in the colour of marks",
        |pdf| {
            let function = "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [0] /C1 [1] >>";
            let shading = format!(
                "<< /ShadingType 2 /ColorSpace {ALL} /Coords [300 0 350 0] /Function {function} >>"
            );
            pdf.resource("Shading", "Marks", &shading);
            pdf.draw("q 300 100 50 50 re W n /Marks sh Q\n");
        },
        &[("R0024", WARNING)],
    ),
    (
        "an image in the colour of marks beside the trim",
        |pdf| {
            pdf.image(&format!("/ColorSpace {ALL}"), 1, [60, 60], [9.0, 9.0]);
            pdf.replace(crate::pdf::CONTENT, "0 0 9 100 150 cm", "0 0 9 5 5 cm");
        },
        &[],
    ),
];

const UNPRINTED: &[Case] = &[
    (
        "white text of 5 pt that is clipped away",
        |pdf| {
            pdf.draw(GROUND);
            pdf.draw("q 60 300 10 10 re W n 0 0 0 0 k\n");
            pdf.draw(&crate::pdf::text(150.0, 400.0, 5.0, "Malzama"));
            pdf.draw("Q\n");
        },
        &[],
    ),
    (
        "an image of 60 ppi of which nothing but the bleed is left",
        |pdf| {
            pdf.draw("q 0 0 28 600 re W n\n");
            pdf.image("/ColorSpace /DeviceCMYK", 4, [60, 60], [72.0, 72.0]);
            pdf.replace(crate::pdf::CONTENT, "0 0 72 100 150 cm", "0 0 72 0 150 cm");
            pdf.draw("Q\n");
        },
        &[],
    ),
    (
        "a line for cutting on a layer of processing steps",
        |pdf| {
            let metadata = "/GTS_Metadata << /GTS_ProcStepsGroup /Structural \
                            /GTS_ProcStepsType /Cutting >>";
            let layer = pdf.add(&format!("<< /Type /OCG /Name (Cut) {metadata} >>"));
            let all = format!("<< /OCGs [{layer}] /D << /Name (All) >> >>");
            pdf.set(CATALOG, "OCProperties", &all);
            pdf.resource("Properties", "Cut", &layer);
            pdf.resource("ColorSpace", "Cut", &crate::colour::separation("Cut"));
            pdf.draw("/OC /Cut BDC /Cut CS 1 SCN 60 60 300 400 re S EMC\n");
        },
        &[],
    ),
    (
        "text in a tile on a ground, under an overprint of the page",
        |pdf| {
            pdf.draw(GROUND);
            let word = crate::pdf::text(5.0, 40.0, 20.0, "Malz");
            let tile = pdf.stream(
                "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] \
                 /XStep 100 /YStep 100 /Resources 9 0 R",
                format!("0 0 0 0 k {word}"),
            );
            pdf.resource("Pattern", "Tile", &tile);
            let square = "/Pattern cs /Tile scn 70 320 100 100 re f\n";
            pdf.draw_in("/op true /OP true /OPM 1", square);
        },
        &[],
    ),
];
