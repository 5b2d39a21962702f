//! Rules of the Ghent Workgroup on paths: R0008, R0010, R0012, R0013, R0018 and R0019.

use crate::cases::{Case, Press, WARNING, judge};
use crate::pdf::{GROUND, Pdf};
use crate::text::black;

#[test]
fn rules_on_white_paths_are_kept() {
    judge(Press::X4, WHITE);
}

#[test]
fn rules_on_black_lines_are_kept() {
    judge(Press::X4, BLACK);
    judge(Press::X1a, BLACK);
}

#[test]
fn rules_on_lines_of_other_colours_are_kept() {
    judge(Press::X4, OTHER);
}

/// Draws on a ground of ink.
fn on_ground(pdf: &mut Pdf, state: &str, content: &str) {
    pdf.draw(GROUND);
    pdf.draw_in(state, &(content.to_owned() + "\n"));
}

/// A line on the ground, and on paper beside it.
const LINE: &str = "70 400 m 150 400 l S";
const LINE_ON_PAPER: &str = "300 400 m 380 400 l S";
const SQUARE: &str = "70 350 50 50 re f";
const SQUARE_ON_PAPER: &str = "300 350 50 50 re f";

const WHITE: &[Case] = &[
    (
        "a white square that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", &format!("0 0 0 0 k {SQUARE}")),
        &[("R0008", WARNING)],
    ),
    (
        "a white square that overprints by the key for strokes",
        |pdf| on_ground(pdf, "/OP true", &format!("0 0 0 0 k {SQUARE}")),
        &[("R0008", WARNING)],
    ),
    (
        "a white line that overprints",
        |pdf| on_ground(pdf, "/OP true /op false", &format!("0 0 0 0 K 3 w {LINE}")),
        &[("R0008", WARNING)],
    ),
    (
        "a white line beside fills that overprint",
        |pdf| on_ground(pdf, "/op true /OPM 1", &format!("0 0 0 0 K 3 w {LINE}")),
        &[],
    ),
    (
        "a white square that overprints nothing",
        |pdf| on_ground(pdf, "/op true", &format!("0 0 0 0 k {SQUARE_ON_PAPER}")),
        &[],
    ),
    ("a white square", |pdf| on_ground(pdf, "", &format!("0 0 0 0 k {SQUARE}")), &[]),
    (
        "a white square with a black border that overprints",
        |pdf| {
            let square = "0 0 0 0 k 0 0 0 1 K 1 w 70 350 50 50 re B";
            on_ground(pdf, "/OP true /op false /OPM 1", square);
        },
        &[],
    ),
    (
        "a white square of a separation that overprints",
        |pdf| {
            black(pdf);
            on_ground(pdf, "/op true", &format!("/Black cs 0 scn {SQUARE}"));
        },
        &[("R0008", WARNING)],
    ),
    (
        "a white line of 0.24 pt",
        |pdf| on_ground(pdf, "", &format!("0 0 0 0 K 0.24 w {LINE}")),
        &[("R0018", WARNING)],
    ),
    (
        "a white line of 0.25 pt",
        |pdf| on_ground(pdf, "", &format!("0 0 0 0 K 0.25 w {LINE}")),
        &[],
    ),
    (
        "a white line of 0.24 pt on paper",
        |pdf| on_ground(pdf, "", &format!("0 0 0 0 K 0.24 w {LINE_ON_PAPER}")),
        &[],
    ),
    (
        "a white rectangle of 0.24 pt",
        |pdf| on_ground(pdf, "", "0 0 0 0 k 70 400 80 0.24 re f"),
        &[("R0018", WARNING)],
    ),
    (
        "a white line of 0.2 pt that overprints",
        |pdf| on_ground(pdf, "/OP true", &format!("0 0 0 0 K 0.2 w {LINE}")),
        &[("R0008", WARNING), ("R0018", WARNING)],
    ),
];

const BLACK: &[Case] = &[
    (
        "a black line of 1.9 pt that knocks out",
        |pdf| on_ground(pdf, "", &format!("0 0 0 1 K 1.9 w {LINE}")),
        &[("R0010", WARNING)],
    ),
    (
        "a black line of 1.9 pt that knocks out of nothing",
        |pdf| on_ground(pdf, "", &format!("0 0 0 1 K 1.9 w {LINE_ON_PAPER}")),
        &[],
    ),
    (
        "a black line of 0.3 pt a hair away from a ground",
        |pdf| on_ground(pdf, "", "0 0 0 1 K 0.3 w 70 500.3 m 200 500.3 l S"),
        &[],
    ),
    (
        "a black line of 0.3 pt within the edge of a ground",
        |pdf| on_ground(pdf, "", "0 0 0 1 K 0.3 w 70 499.7 m 200 499.7 l S"),
        &[("R0010", WARNING)],
    ),
    (
        "a black line of 0.3 pt across another one",
        |pdf| {
            let lines =
                "0 0.5 0 0 K 0.3 w 300 400 m 380 400 l S 0 0 0 1 K 340 380 m 340 420 l S";
            on_ground(pdf, "", lines);
        },
        &[("R0010", WARNING)],
    ),
    (
        "a black line of 0.3 pt that ends before another one",
        |pdf| {
            let lines = "0 0.5 0 0 K 0.3 w 300 400 m 380 400 l S 0 0 0 1 K 340 380 m 340 399.5 l S";
            on_ground(pdf, "", lines);
        },
        &[],
    ),
    (
        "a black line of 1 pt beside the trim and on a ground",
        |pdf| {
            let ground = "0 0.5 0 0 k 0 0 28 600 re f";
            on_ground(pdf, "", &format!("{ground} 0 0 0 1 K 1 w 4 100 m 4 200 l S"));
        },
        &[],
    ),
    (
        "crop marks of 0.25 pt in one path around the page",
        |pdf| {
            let marks = "0.25 w 0 28.3 m 15 28.3 l 460 623.6 m 476 623.6 l \
                         28.3 0 m 28.3 15 l 447.9 640 m 447.9 651 l S";
            pdf.fill_with(
                "[/Separation /All /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] \
                 /C0 [0 0 0 0] /C1 [1 1 1 1] >>]",
                "0",
            );
            pdf.draw(&format!("/Space CS 1 SCN {marks}\n"));
        },
        &[],
    ),
    (
        "a black line of 2 pt",
        |pdf| on_ground(pdf, "", &format!("0 0 0 1 K 2 w {LINE}")),
        &[],
    ),
    (
        "a black line as thin as can be",
        |pdf| on_ground(pdf, "", &format!("0 0 0 1 K 0 w {LINE}")),
        &[("R0010", WARNING)],
    ),
    (
        "a black line of the width that lines have at first",
        |pdf| on_ground(pdf, "", &format!("0 0 0 1 K {LINE}")),
        &[("R0010", WARNING)],
    ),
    (
        "a black line of 1.9 pt that overprints",
        |pdf| on_ground(pdf, "/OP true /OPM 1", &format!("0 0 0 1 K 1.9 w {LINE}")),
        &[],
    ),
    (
        "a black line of 1.9 pt that overprints in mode 0",
        |pdf| on_ground(pdf, "/OP true /OPM 0", &format!("0 0 0 1 K 1.9 w {LINE}")),
        &[("R0010", WARNING)],
    ),
    (
        "a black line of 1.9 pt beside fills that overprint",
        |pdf| on_ground(pdf, "/op true /OPM 1", &format!("0 0 0 1 K 1.9 w {LINE}")),
        &[("R0010", WARNING)],
    ),
    (
        "a black line of 1 pt whose graphics state sets its width",
        |pdf| on_ground(pdf, "/LW 1", &format!("0 0 0 1 K {LINE}")),
        &[("R0010", WARNING)],
    ),
    (
        "a black line made thin by the page",
        |pdf| {
            on_ground(pdf, "", "0 0 0 1 K 0.5 0 0 0.5 0 0 cm 3 w 140 800 m 300 800 l S");
        },
        &[("R0010", WARNING)],
    ),
    (
        "a black line made broad by the page",
        |pdf| on_ground(pdf, "", "0 0 0 1 K 2 0 0 2 0 0 cm 1 w 35 200 m 75 200 l S"),
        &[],
    ),
    (
        "a black border of 1 pt",
        |pdf| on_ground(pdf, "", "0 0 0 1 K 1 w 70 350 50 50 re S"),
        &[("R0010", WARNING)],
    ),
    (
        "a black rectangle of 1.9 pt",
        |pdf| on_ground(pdf, "", "0 0 0 1 k 70 400 80 1.9 re f"),
        &[("R0010", WARNING)],
    ),
    (
        "a black rectangle of 1.9 pt, upright and drawn side by side",
        |pdf| {
            on_ground(pdf, "", "0 0 0 1 k 70 400 m 71.9 400 l 71.9 450 l 70 450 l h f*");
        },
        &[("R0010", WARNING)],
    ),
    (
        "a black rectangle of 1.9 pt that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", "0 0 0 1 k 70 400 80 1.9 re f"),
        &[],
    ),
    (
        "a black rectangle of 2 pt",
        |pdf| on_ground(pdf, "", "0 0 0 1 k 70 400 80 2 re f"),
        &[],
    ),
    (
        "a line of 1.9 pt of black as a separation",
        |pdf| {
            black(pdf);
            on_ground(pdf, "", &format!("/Black CS 1 SCN 1.9 w {LINE}"));
        },
        &[("R0010", WARNING)],
    ),
    (
        "a line of 1.9 pt of black as a separation that overprints in mode 0",
        |pdf| {
            black(pdf);
            on_ground(pdf, "/OP true", &format!("/Black CS 1 SCN 1.9 w {LINE}"));
        },
        &[],
    ),
    (
        "a line of 1.9 pt of black as device gray on paper",
        |pdf| on_ground(pdf, "", &format!("0 G 1.9 w {LINE_ON_PAPER}")),
        &[],
    ),
    (
        "a line of 1.9 pt that is almost black",
        |pdf| on_ground(pdf, "", &format!("0 0 0 0.98 K 1.9 w {LINE}")),
        &[],
    ),
    (
        "a path of 1 pt that only clips",
        |pdf| on_ground(pdf, "", "0 0 0 1 k 70 400 80 1 re W n"),
        &[],
    ),
];

const OTHER: &[Case] = &[
    (
        "a gray line of 1.9 pt",
        |pdf| on_ground(pdf, "", &format!("0.5 G 1.9 w {LINE}")),
        &[("R0012", WARNING)],
    ),
    ("a gray line of 2 pt", |pdf| on_ground(pdf, "", &format!("0.5 G 2 w {LINE}")), &[]),
    (
        "a gray line of 1.9 pt on paper",
        |pdf| on_ground(pdf, "", &format!("0.5 G 1.9 w {LINE_ON_PAPER}")),
        &[],
    ),
    (
        "a gray rectangle of 1.9 pt",
        |pdf| on_ground(pdf, "", "0.5 g 70 400 80 1.9 re f"),
        &[("R0012", WARNING)],
    ),
    (
        "a gray square that overprints",
        |pdf| on_ground(pdf, "/op true /OPM 1", &format!("0.5 g {SQUARE}")),
        &[("R0013", WARNING)],
    ),
    (
        "a gray line that overprints",
        |pdf| on_ground(pdf, "/OP true", &format!("0.5 G 3 w {LINE}")),
        &[("R0013", WARNING)],
    ),
    (
        "a gray square that overprints nothing",
        |pdf| on_ground(pdf, "/op true", &format!("0.5 g {SQUARE_ON_PAPER}")),
        &[],
    ),
    ("a gray square", |pdf| on_ground(pdf, "", &format!("0.5 g {SQUARE}")), &[]),
    (
        "a black line of 1.9 pt that lets through",
        |pdf| {
            pdf.blend();
            on_ground(pdf, "/CA 0.5", &format!("0 0 0 1 K 1.9 w {LINE}"));
        },
        &[],
    ),
    (
        "a line of 0.24 pt in two inks",
        |pdf| on_ground(pdf, "", &format!("1 1 0 0 K 0.24 w {LINE_ON_PAPER}")),
        &[("R0019", WARNING)],
    ),
    (
        "a line of 0.25 pt in two inks",
        |pdf| on_ground(pdf, "", &format!("1 1 0 0 K 0.25 w {LINE_ON_PAPER}")),
        &[],
    ),
    (
        "a line of 0.24 pt in one ink",
        |pdf| on_ground(pdf, "", &format!("1 0 0 0 K 0.24 w {LINE_ON_PAPER}")),
        &[],
    ),
    (
        "a rectangle of 0.24 pt in two inks",
        |pdf| on_ground(pdf, "", "1 1 0 0 k 300 400 80 0.24 re f"),
        &[("R0019", WARNING)],
    ),
    (
        "a line of 0.24 pt in two inks and turned",
        |pdf| on_ground(pdf, "", "1 1 0 0 K 0.24 w 300 400 m 380 460 l S"),
        &[("R0019", WARNING)],
    ),
];
