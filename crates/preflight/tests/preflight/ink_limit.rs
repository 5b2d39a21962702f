//! The rule of the Ghent Workgroup on the amount of ink, R0026: means over
//! squares of 15 mm.

use crate::cases::{Case, Press, WARNING, judge};

#[test]
fn the_rule_on_the_amount_of_ink_is_kept() {
    judge(Press::X4, AMOUNT);
    judge(Press::X4, BLENDED_AMOUNT);
    judge(Press::X1a, AMOUNT);
}

/// Squares of 20 and of 14 mm.
const LARGE: &str = "200 300 56.693 56.693 re f\n";
const SMALL: &str = "200 300 39.685 39.685 re f\n";

const AMOUNT: &[Case] = &[
    (
        "20 mm of 325 %",
        |pdf| pdf.draw(&format!("0.8 0.8 0.8 0.85 k {LARGE}")),
        &[("R0026", WARNING)],
    ),
    ("14 mm of 325 %", |pdf| pdf.draw(&format!("0.8 0.8 0.8 0.85 k {SMALL}")), &[]),
    (
        "14 mm of 390 %",
        |pdf| pdf.draw(&format!("1 1 1 0.9 k {SMALL}")),
        &[("R0026", WARNING)],
    ),
    ("20 mm of 315 %", |pdf| pdf.draw(&format!("0.8 0.8 0.8 0.75 k {LARGE}")), &[]),
    (
        "20 mm of 325 % under 250 %",
        |pdf| {
            pdf.draw(&format!("0.8 0.8 0.8 0.85 k {LARGE}"));
            pdf.draw(&format!("0.5 0.5 0.5 1 k {LARGE}"));
        },
        &[],
    ),
    (
        "165 % that overprint 160 %",
        |pdf| {
            pdf.draw(&format!("0.8 0.8 0 0 k {LARGE}"));
            pdf.draw_in("/op true /OPM 1", &format!("0 0 0.8 0.85 k {LARGE}"));
        },
        &[("R0026", WARNING)],
    ),
    (
        "165 % that knock 160 % out",
        |pdf| {
            pdf.draw(&format!("0.8 0.8 0 0 k {LARGE}"));
            pdf.draw(&format!("0 0 0.8 0.85 k {LARGE}"));
        },
        &[],
    ),
    (
        "165 % that overprint 160 % in mode 0",
        |pdf| {
            pdf.draw(&format!("0.8 0.8 0 0 k {LARGE}"));
            pdf.draw_in("/op true /OPM 0", &format!("0 0 0.8 0.85 k {LARGE}"));
        },
        &[],
    ),
    (
        "an image of 326 %",
        |pdf| {
            let entries =
                "/Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceCMYK";
            pdf.image_of(entries, vec![208; 256], [56.693, 56.693]);
        },
        &[("R0026", WARNING)],
    ),
    (
        "an image of 326 % of its opposite",
        |pdf| {
            let entries = "/Width 8 /Height 8 /BitsPerComponent 8 \
                           /ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]";
            pdf.image_of(entries, vec![47; 256], [56.693, 56.693]);
        },
        &[("R0026", WARNING)],
    ),
    (
        "40 mm of 325 % of which 14 mm are seen",
        |pdf| {
            let clip = "200 300 39.685 39.685 re W n";
            pdf.draw(&format!("q {clip} 0.8 0.8 0.8 0.85 k 180 280 113 113 re f Q\n"));
        },
        &[],
    ),
    (
        "a shading from 325 % to 325 %",
        |pdf| {
            let ends = "/C0 [0.8 0.8 0.8 0.85] /C1 [0.85 0.8 0.8 0.8]";
            let function = format!("<< /FunctionType 2 /N 1 /Domain [0 1] {ends} >>");
            let shading = format!(
                "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [200 0 260 0] \
                 /Extend [true true] /Function {function} >>"
            );
            pdf.resource("Shading", "Shade", &shading);
            pdf.draw("q 200 300 56.693 56.693 re W n /Shade sh Q\n");
        },
        &[("R0026", WARNING)],
    ),
    (
        "20 mm of 325 % of a form made small",
        |pdf| {
            let form = pdf.form("", "0.8 0.8 0.8 0.85 k 0 0 200 200 re f\n");
            pdf.resource("XObject", "Form", &form);
            pdf.draw("q 0.283 0 0 0.283 200 300 cm /Form Do Q\n");
        },
        &[("R0026", WARNING)],
    ),
    (
        "20 mm of 325 % of a pattern",
        |pdf| {
            let pattern = pdf.stream(
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] \
                 /XStep 10 /YStep 10 /Resources << >>",
                "0.8 0.8 0.8 0.85 k 0 0 10 10 re f\n",
            );
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.draw(&format!("/Pattern cs /Tiles scn {LARGE}"));
        },
        &[("R0026", WARNING)],
    ),
];

const BLENDED_AMOUNT: &[Case] = &[
    (
        "280 % multiplied by itself",
        |pdf| {
            pdf.blend();
            let square = format!("0.8 0.8 0.8 0.4 k {LARGE}");
            pdf.draw(&square);
            pdf.draw_in("/BM /Multiply", &square);
        },
        &[("R0026", WARNING)],
    ),
    (
        "400 % that let through",
        |pdf| {
            pdf.blend();
            pdf.draw_in("/ca 0.5", &format!("1 1 1 1 k {LARGE}"));
        },
        &[],
    ),
];
