//! Rules of the Ghent Workgroup on text: R0007, R0011 and R0014 to R0017.

use crate::cases::{Case, ERROR, Press, WARNING, judge};
use crate::pdf::{DESCENDANT, DESCRIPTOR, FONT, GROUND, Pdf, text};

#[test]
fn rules_on_white_text_are_kept() {
    judge(Press::X4, WHITE);
}

#[test]
fn rules_on_text_in_device_gray_are_kept() {
    judge(Press::X4, GRAY);
}

#[test]
fn rules_on_fonts_and_inks_of_text_are_kept() {
    judge(Press::X4, INKS);
}

/// A tint transform from one colorant to black.
pub const TO_BLACK: &str =
    "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] >>";

/// Black as a separation.
pub fn black(pdf: &mut Pdf) {
    let space = format!("[/Separation /Black /DeviceCMYK {TO_BLACK}]");
    pdf.resource("ColorSpace", "Black", &space);
}

/// Shows a word on a ground of ink.
pub fn on_ground(pdf: &mut Pdf, state: &str, colour: &str, size: f64) {
    pdf.draw(GROUND);
    pdf.draw_in(state, &(colour.to_owned() + "\n" + &text(70.0, 350.0, size, "Malzama")));
}

/// Shows a word on bare paper.
pub fn on_paper(pdf: &mut Pdf, state: &str, colour: &str, size: f64) {
    pdf.draw_in(
        state,
        &(colour.to_owned() + "\n" + &text(300.0, 350.0, size, "Malzama")),
    );
}

const WHITE: &[Case] = &[
    (
        "white text that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "0 0 0 0 k", 20.0),
        &[("R0007", ERROR)],
    ),
    (
        "white text that overprints by the key for strokes",
        |pdf| on_ground(pdf, "/OP true /OPM 1", "0 0 0 0 k", 20.0),
        &[("R0007", ERROR)],
    ),
    (
        "white text beside strokes that overprint",
        |pdf| on_ground(pdf, "/OP true /op false /OPM 1", "0 0 0 0 k", 20.0),
        &[],
    ),
    (
        "white outlines of text that overprint",
        |pdf| on_ground(pdf, "/OP true /op false /OPM 1", "1 Tr 1 w 0 0 0 0 K", 20.0),
        &[("R0007", ERROR)],
    ),
    (
        "white of a separation that overprints",
        |pdf| {
            black(pdf);
            on_ground(pdf, "/op true", "/Black cs 0 scn", 20.0);
        },
        &[("R0007", ERROR)],
    ),
    (
        "white of device gray that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "1 g", 20.0),
        &[("R0007", ERROR), ("R0013", WARNING)],
    ),
    (
        "white text that overprints nothing",
        |pdf| on_paper(pdf, "/op true /OPM 1", "0 0 0 0 k", 20.0),
        &[],
    ),
    (
        "white text that is not seen and overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "3 Tr 0 0 0 0 k", 20.0),
        &[],
    ),
    (
        "almost white text that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "0 0 0 0.01 k", 20.0),
        &[],
    ),
    ("white text of 20 pt", |pdf| on_ground(pdf, "", "0 0 0 0 k", 20.0), &[]),
    ("white text of 8 pt", |pdf| on_ground(pdf, "", "0 0 0 0 k", 8.0), &[]),
    (
        "white text of 7.9 pt",
        |pdf| on_ground(pdf, "", "0 0 0 0 k", 7.9),
        &[("R0016", WARNING)],
    ),
    (
        "white text of device gray and 7.9 pt",
        |pdf| on_ground(pdf, "", "1 g", 7.9),
        &[("R0016", WARNING)],
    ),
    ("white text of 7.9 pt on paper", |pdf| on_paper(pdf, "", "0 0 0 0 k", 7.9), &[]),
    (
        "white text of 5 pt over an image",
        |pdf| {
            pdf.image("/ColorSpace /DeviceCMYK", 4, [8, 8], [90.0, 90.0]);
            let word = text(110.0, 180.0, 5.0, "Malzama");
            pdf.draw(&("0 0 0 0 k\n".to_owned() + &word));
        },
        &[("R0016", WARNING)],
    ),
];

const GRAY: &[Case] = &[
    (
        "gray text of 11.9 pt on a ground",
        |pdf| on_ground(pdf, "", "0.5 g", 11.9),
        &[("R0011", WARNING)],
    ),
    ("gray text of 12 pt on a ground", |pdf| on_ground(pdf, "", "0.5 g", 12.0), &[]),
    ("gray text of 9 pt on paper", |pdf| on_paper(pdf, "", "0.5 g", 9.0), &[]),
    (
        "black text of device gray and 9 pt on a ground",
        |pdf| on_ground(pdf, "", "0 g", 9.0),
        &[("R0011", WARNING)],
    ),
    (
        "black text of 9 pt that lets through",
        |pdf| {
            pdf.blend();
            on_ground(pdf, "/ca 0.5", "0 0 0 1 k", 9.0);
        },
        &[],
    ),
    (
        "black text of 9 pt that is multiplied",
        |pdf| {
            pdf.blend();
            on_ground(pdf, "/BM /Multiply", "0 0 0 1 k", 9.0);
        },
        &[],
    ),
    (
        "gray text of 20 pt that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "0.5 g", 20.0),
        &[("R0013", WARNING)],
    ),
];

/// Gives the font another name everywhere.
fn rename(pdf: &mut Pdf, name: &str) {
    pdf.set(FONT, "BaseFont", name);
    pdf.set(DESCENDANT, "BaseFont", name);
    pdf.set(DESCRIPTOR, "FontName", name);
}

const INKS: &[Case] = &[
    ("a font named Courier", |pdf| rename(pdf, "/Courier"), &[("R0014", WARNING)]),
    (
        "a font named Courier with an escaped letter",
        |pdf| rename(pdf, "/Cour#69er"),
        &[("R0014", WARNING)],
    ),
    ("a font named Courier-Bold", |pdf| rename(pdf, "/Courier-Bold"), &[]),
    ("a font named CourierNew", |pdf| rename(pdf, "/CourierNew"), &[]),
    (
        "a font named Courier that is not embedded",
        |pdf| {
            let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
            pdf.resource("Font", "Plain", font);
            pdf.draw("BT /Plain 14 Tf 60 200 Td (Word) Tj ET\n");
        },
        &[("R0014", WARNING), ("X-fonts", ERROR)],
    ),
    (
        "rich black text",
        |pdf| on_paper(pdf, "", "0.7 0.7 0.6 0.85 k", 14.0),
        &[("R0015", WARNING)],
    ),
    ("rich text of 84 %", |pdf| on_paper(pdf, "", "0.7 0.7 0.7 0.84 k", 14.0), &[]),
    ("rich text of 275 %", |pdf| on_paper(pdf, "", "0.65 0.65 0.6 0.85 k", 14.0), &[]),
    (
        "text of 7.9 pt in two inks",
        |pdf| on_paper(pdf, "", "0 1 0.5 0 k", 7.9),
        &[("R0017", WARNING)],
    ),
    ("text of 8 pt in two inks", |pdf| on_paper(pdf, "", "0 1 0.5 0 k", 8.0), &[]),
    ("text of 6 pt in one ink", |pdf| on_paper(pdf, "", "0 1 0 0 k", 6.0), &[]),
    (
        "text of 6 pt in two inks by their names",
        |pdf| {
            let range = "/Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]";
            let tint = pdf.stream(&format!("/FunctionType 4 {range}"), "{0 0}");
            let space = format!("[/DeviceN [/Cyan /Magenta] /DeviceCMYK {tint}]");
            pdf.resource("ColorSpace", "Two", &space);
            on_paper(pdf, "", "/Two cs 0.5 1 scn", 6.0);
        },
        &[("R0017", WARNING)],
    ),
    (
        "outlines of text of 6 pt in two inks",
        |pdf| on_paper(pdf, "", "1 Tr 0.3 w 0 1 0.5 0 K", 6.0),
        &[("R0017", WARNING)],
    ),
];

#[test]
fn rules_on_text_are_for_what_is_seen_of_it() {
    judge(Press::X4, BLANK);
}

#[test]
fn rules_on_text_are_for_letters_that_are_drawn() {
    judge(Press::X4, DRAWN);
}

const BLANK: &[Case] = &[
    ("a space in three inks", |pdf| space(pdf, "0.5 0.5 0.5 0 k", 3.0), &[]),
    ("a space in black", |pdf| space(pdf, "0 0 0 1 k", 9.0), &[]),
    ("a space in DeviceGray", |pdf| space(pdf, "0 g", 9.0), &[]),
    ("a space in white", |pdf| space(pdf, "0 0 0 0 k", 6.0), &[]),
    (
        "a space and a letter in two inks",
        |pdf| {
            let word = text(300.0, 350.0, 3.0, " a");
            pdf.draw(&format!("0 0.5 0.5 0 k\n{word}"));
        },
        &[("R0017", WARNING)],
    ),
];

/// Shows a space on a ground of ink.
fn space(pdf: &mut Pdf, colour: &str, size: f64) {
    pdf.draw(GROUND);
    let word = text(70.0, 350.0, size, " ");
    pdf.draw(&format!("{colour}\n{word}"));
}

/// Shows the letter `a` in a font of type 3, drawn by operators, in these coordinates.
fn drawn(pdf: &mut Pdf, units: u32, drawing: &str, content: &str) {
    let drawing = pdf.stream("", drawing);
    let scale = 1.0 / f64::from(units);
    let font = format!(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 {units} {units}] \
        /FontMatrix [{scale} 0 0 {scale} 0 0] /FirstChar 97 /LastChar 97 /Widths [{units}] \
        /Encoding << /Differences [97 /square] >> /CharProcs << /square {drawing} >> \
        /Resources << >> >>"
    );
    let font = pdf.add(&font);
    pdf.resource("Font", "Drawn", &font);
    pdf.draw(content);
}

const SQUARE: &str = "1000 0 0 0 800 800 d1 0 0 800 800 re f";

const DRAWN: &[Case] = &[
    (
        "a drawn letter of 6 pt in two inks of the text",
        |pdf| {
            let word = "0 1 0.5 0 k BT /Drawn 6 Tf 300 350 Td (aaa) Tj ET\n";
            drawn(pdf, 1000, SQUARE, word);
        },
        &[("R0017", WARNING)],
    ),
    (
        "a drawn letter of 9 pt in two inks of the text",
        |pdf| {
            let word = "0 1 0.5 0 k BT /Drawn 9 Tf 300 350 Td (aaa) Tj ET\n";
            drawn(pdf, 1000, SQUARE, word);
        },
        &[],
    ),
    (
        "a drawn letter of 6 pt in its own two inks",
        |pdf| {
            let drawing = "1000 0 d0 0 1 0.5 0 k 0 0 800 800 re f";
            drawn(pdf, 1000, drawing, "BT /Drawn 6 Tf 300 350 Td (aaa) Tj ET\n");
        },
        &[("R0017", WARNING)],
    ),
    (
        "a drawn letter in colours that it cannot set",
        |pdf| {
            let drawing = "1000 0 0 0 800 800 d1 1 0 0 rg 0 0 800 800 re f";
            drawn(pdf, 1000, drawing, "BT /Drawn 14 Tf 300 350 Td (aaa) Tj ET\n");
        },
        &[],
    ),
    (
        "a drawn letter in a colour of a screen",
        |pdf| {
            let drawing = "1000 0 d0 1 0 0 rg 0 0 800 800 re f";
            drawn(pdf, 1000, drawing, "BT /Drawn 14 Tf 300 350 Td (aaa) Tj ET\n");
        },
        &[("R0027", ERROR), ("X-colour", ERROR)],
    ),
    (
        "a drawn letter of 6 pt in white over art",
        |pdf| {
            pdf.draw(GROUND);
            let word = "0 0 0 0 k BT /Drawn 6 Tf 80 350 Td (aaa) Tj ET\n";
            drawn(pdf, 1, "1 0 0 0 0.8 0.8 d1 0 0 0.8 0.8 re f", word);
        },
        &[("R0016", WARNING)],
    ),
    (
        "a drawn letter of pixels of 6 pt in two inks of the text",
        |pdf| {
            let drawing = "1000 0 0 0 800 800 d1 800 0 0 800 0 0 cm \
                BI /W 8 /H 1 /IM true /BPC 1 ID \x55 EI\n";
            let word = "0 1 0.5 0 k BT /Drawn 6 Tf 300 350 Td (aaa) Tj ET\n";
            drawn(pdf, 1000, drawing, word);
        },
        &[("R0017", WARNING)],
    ),
    (
        "a drawn letter that shows nothing",
        |pdf| {
            let word = "0 1 0.5 0 k BT /Drawn 6 Tf 300 350 Td (aaa) Tj ET\n";
            drawn(pdf, 1000, "1000 0 0 0 0 0 d1", word);
        },
        &[],
    ),
    (
        "a drawn letter that shows itself",
        |pdf| {
            let word = "BT /Drawn 14 Tf 300 350 Td (aaa) Tj ET\n";
            let drawing = "1000 0 0 0 800 800 d1 BT /Own 1 Tf (aaaaaaaa) Tj ET";
            drawn(pdf, 1000, drawing, word);
            let font = pdf.objects.len();
            let object = pdf.object(font);
            let own = format!("/Resources << /Font << /Own {font} 0 R >> >>");
            object.text = object.text.replace("/Resources << >>", &own);
        },
        &[("X-content", ERROR)],
    ),
    (
        "a thin line of a drawn letter",
        |pdf| {
            let drawing = "1000 0 0 0 800 800 d1 5 w 0 0 m 800 800 l S";
            let word = "0 1 0.5 0 K BT /Drawn 14 Tf 300 350 Td (aaa) Tj ET\n";
            drawn(pdf, 1000, drawing, word);
        },
        &[],
    ),
];
