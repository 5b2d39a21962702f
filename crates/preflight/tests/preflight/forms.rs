//! Rules of the Ghent Workgroup within forms, which inherit the state of the page.

use crate::cases::{Case, ERROR, Press, WARNING, judge};
use crate::pdf::{GROUND, Pdf, glyphs, text};

#[test]
fn rules_hold_within_forms() {
    judge(Press::X4, IN_FORMS);
}

/// Draws a ground, and on it a form that starts in the state of the page.
fn form_on_ground(pdf: &mut Pdf, state: &str, before: &str, content: &str) {
    pdf.draw(GROUND);
    let form = pdf.form("/Resources 9 0 R", content);
    pdf.resource("XObject", "Form", &form);
    pdf.draw_in(state, &format!("{before} /Form Do\n"));
}

const IN_FORMS: &[Case] = &[
    (
        "white text in a form that overprints by the page's state",
        |pdf| {
            let word = text(70.0, 350.0, 20.0, "Malzama");
            form_on_ground(pdf, "/op true /OPM 1", "0 0 0 0 k", &word);
        },
        &[("R0007", ERROR)],
    ),
    (
        "black text of a form made small by the page",
        |pdf| {
            let word = text(140.0, 700.0, 20.0, "Malzama");
            form_on_ground(pdf, "", "0.5 0 0 0.5 0 0 cm 0 0 0 1 k", &word);
        },
        &[("R0009", WARNING)],
    ),
    (
        "black text of 9 pt in a font that the graphics state sets",
        |pdf| {
            let word = glyphs("Malzama");
            let word = format!("BT 70 350 Td {word} Tj ET\n");
            form_on_ground(pdf, "/Font [10 0 R 9]", "0 0 0 1 k", &word);
        },
        &[("R0009", WARNING)],
    ),
    (
        "a black line of a form made thin by its matrix",
        |pdf| {
            pdf.draw(GROUND);
            let line = "0 0 0 1 K 3 w 280 900 m 500 900 l S\n";
            pdf.draw_form("/Matrix [0.5 0 0 0.5 0 0]", line);
        },
        &[("R0010", WARNING)],
    ),
    (
        "an image of 300 ppi in a form made large",
        |pdf| {
            pdf.image("/ColorSpace /DeviceGray", 1, [60, 60], [14.4, 14.4]);
            let form = "q 14.4 0 0 14.4 0 0 cm /Image Do Q\n";
            let form = pdf.form("/Resources 9 0 R", form);
            pdf.resource("XObject", "Form", &form);
            pdf.draw("q 3 0 0 3 300 300 cm /Form Do Q\n");
        },
        &[("R0031", ERROR)],
    ),
    (
        "white text of a form over an image of the page",
        |pdf| {
            pdf.image("/ColorSpace /DeviceCMYK", 4, [8, 8], [90.0, 90.0]);
            let word = text(110.0, 180.0, 6.0, "Malzama");
            pdf.draw_form("/Resources 9 0 R", &format!("0 0 0 0 k {word}"));
        },
        &[("R0016", WARNING)],
    ),
    (
        "a gray square of a form that overprints the page",
        |pdf| {
            form_on_ground(pdf, "/op true /OPM 1", "0.5 g", "70 350 50 50 re f\n");
        },
        &[("R0013", WARNING)],
    ),
];
