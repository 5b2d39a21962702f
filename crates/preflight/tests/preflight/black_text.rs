//! The rule of the Ghent Workgroup on black text, R0009: what it lies on, and how it overprints.

use crate::cases::{Case, Press, WARNING, judge};
use crate::pdf::{GROUND, glyphs, text};
use crate::text::{black, on_ground, on_paper};

#[test]
fn rules_on_black_text_are_kept() {
    judge(Press::X4, BLACK);
    judge(Press::X1a, BLACK);
}

const BLACK: &[Case] = &[
    (
        "black text of 11.9 pt that knocks out of nothing",
        |pdf| on_paper(pdf, "", "0 0 0 1 k", 11.9),
        &[],
    ),
    (
        "black text of 11.9 pt that knocks out of white",
        |pdf| {
            pdf.draw("0 0 0 0 k 290 340 200 60 re f\n");
            on_paper(pdf, "", "0 0 0 1 k", 11.9);
        },
        &[],
    ),
    (
        "black text of 9 pt a hair away from a ground",
        |pdf| {
            pdf.draw(GROUND);
            pdf.draw(&("0 0 0 1 k\n".to_owned() + &text(260.3, 400.0, 9.0, "M")));
        },
        &[],
    ),
    (
        "black text of 9 pt over the edge of a ground by a hair",
        |pdf| {
            pdf.draw(GROUND);
            pdf.draw(&("0 0 0 1 k\n".to_owned() + &text(258.9, 400.0, 9.0, "M")));
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text of 9 pt above a line of its colour",
        |pdf| {
            pdf.draw("0 0 0 0.5 k 300 348.6 60 0.5 re f\n");
            on_paper(pdf, "", "0 0 0 1 k", 9.0);
        },
        &[],
    ),
    (
        "black text of 9 pt through which a thin line goes",
        |pdf| {
            pdf.draw("0 0.5 0 0 k 300 352 60 0.3 re f\n");
            on_paper(pdf, "", "0 0 0 1 k", 9.0);
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text of 9 pt that knocks out of a ground beside the trim",
        |pdf| {
            pdf.draw("0 0.5 0 0 k 0 200 28.3 300 re f 0 0 0 1 k\n");
            pdf.draw(&text(5.0, 400.0, 5.0, "Malz"));
        },
        &[],
    ),
    (
        "black text of 11.9 pt that knocks out of a ground",
        |pdf| on_ground(pdf, "", "0 0 0 1 k", 11.9),
        &[("R0009", WARNING)],
    ),
    ("black text of 12 pt", |pdf| on_ground(pdf, "", "0 0 0 1 k", 12.0), &[]),
    (
        "black text of 9 pt that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "0 0 0 1 k", 9.0),
        &[],
    ),
    (
        "black text of 9 pt that overprints by the key for strokes",
        |pdf| on_ground(pdf, "/OP true /OPM 1", "0 0 0 1 k", 9.0),
        &[],
    ),
    (
        "black text of 9 pt that overprints in mode 0",
        |pdf| on_ground(pdf, "/op true /OPM 0", "0 0 0 1 k", 9.0),
        &[("R0009", WARNING)],
    ),
    (
        "black text of 9 pt that overprints without a mode",
        |pdf| on_ground(pdf, "/op true", "0 0 0 1 k", 9.0),
        &[("R0009", WARNING)],
    ),
    (
        "black text of 9 pt beside strokes that overprint",
        |pdf| on_ground(pdf, "/OP true /op false /OPM 1", "0 0 0 1 k", 9.0),
        &[("R0009", WARNING)],
    ),
    (
        "black of a separation of 9 pt that overprints in mode 0",
        |pdf| {
            black(pdf);
            on_ground(pdf, "/op true /OPM 0", "/Black cs 1 scn", 9.0);
        },
        &[],
    ),
    (
        "black of a separation of 9 pt that knocks out",
        |pdf| {
            black(pdf);
            on_ground(pdf, "", "/Black cs 1 scn", 9.0);
        },
        &[("R0009", WARNING)],
    ),
    (
        "black of several inks of which one is used, of 9 pt, that knocks out",
        |pdf| {
            let range = "/Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]";
            let tint = pdf.stream(&format!("/FunctionType 4 {range}"), "{0 0 4 2 roll}");
            let space = format!("[/DeviceN [/Yellow /Black] /DeviceCMYK {tint}]");
            pdf.resource("ColorSpace", "Two", &space);
            on_ground(pdf, "", "/Two cs 0 1 scn", 9.0);
        },
        &[("R0009", WARNING)],
    ),
    ("black of device gray of 9 pt on paper", |pdf| on_paper(pdf, "", "0 g", 9.0), &[]),
    ("almost black text of 9 pt", |pdf| on_ground(pdf, "", "0 0 0 0.98 k", 9.0), &[]),
    (
        "black text of 9 pt that is not seen",
        |pdf| on_ground(pdf, "", "3 Tr 0 0 0 1 k", 9.0),
        &[],
    ),
    (
        "black text made small by its matrix",
        |pdf| {
            let word = glyphs("Malzama");
            let size = "/F 24 Tf 0.4 0 0 0.4 70 350 Tm";
            pdf.draw(GROUND);
            pdf.draw(&format!("0 0 0 1 k BT {size} {word} Tj ET\n"));
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text made small by the page",
        |pdf| {
            let word = text(140.0, 700.0, 20.0, "Malzama");
            pdf.draw(&format!("{GROUND}q 0.5 0 0 0.5 0 0 cm 0 0 0 1 k\n{word}Q\n"));
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text made large by its matrix",
        |pdf| {
            let word = glyphs("Malzama");
            let size = "/F 1 Tf 14 0 0 14 70 350 Tm";
            pdf.draw(&format!("{GROUND}0 0 0 1 k BT {size} {word} Tj ET\n"));
        },
        &[],
    ),
    (
        "black text turned and made small",
        |pdf| {
            let word = glyphs("Malzama");
            let size = "/F 1 Tf 0 9 -9 0 90 350 Tm";
            pdf.draw(&format!("{GROUND}0 0 0 1 k BT {size} {word} Tj ET\n"));
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text turned and of 12.5 pt",
        |pdf| {
            let word = glyphs("Malzama");
            let size = "/F 12.5 Tf 0.8 0.6 -0.6 0.8 70 350 Tm";
            pdf.draw(&format!("{GROUND}0 0 0 1 k BT {size} {word} Tj ET\n"));
        },
        &[],
    ),
    (
        "black text of 9 pt by the operators of lines",
        |pdf| {
            let word = glyphs("Malzama");
            pdf.draw(&format!("{GROUND}0 0 0 1 k BT /F 9 Tf 70 350 Td {word} ' ET\n"));
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text of 9 pt in an array",
        |pdf| {
            let word = glyphs("Malzama");
            let shown = format!("BT /F 9 Tf 70 350 Td [{word} -50] TJ ET\n");
            pdf.draw(&format!("{GROUND}0 0 0 1 k {shown}"));
        },
        &[("R0009", WARNING)],
    ),
];
