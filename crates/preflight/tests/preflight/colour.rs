//! Rules of the Ghent Workgroup on colours: R0020, R0024, R0027, R0028 and R0030.

use crate::cases::{Broken, Case, ERROR, Press, WARNING, judge};
use crate::pdf::{PAGE, Pdf, SGRAY, SRGB, UNCOATED};
use crate::text::TO_BLACK;

#[test]
fn rules_on_spot_colours_are_kept() {
    judge(Press::X4, SPOTS);
    judge(Press::X1a, SPOTS);
}

#[test]
fn nothing_but_inks_is_let_pass() {
    judge(Press::X4, NOT_INKS);
}

#[test]
fn photographs_may_be_in_rgb_where_the_contract_lets_them() {
    judge(Press::X4Rgb, PHOTOGRAPHS);
}

#[test]
fn the_rule_on_groups_is_kept() {
    judge(Press::X4, GROUPS);
    judge(Press::X4Rgb, GROUPS);
}

/// Lab, as a colour space.
pub const LAB: &str = "[/Lab << /WhitePoint [0.96 1 0.82] /Range [-100 100 -100 100] >>]";
const CALIBRATED_RGB: &str = "[/CalRGB << /WhitePoint [0.95 1 1.09] >>]";
const CALIBRATED_GRAY: &str = "[/CalGray << /WhitePoint [0.95 1 1.09] >>]";

/// A separation by its name.
pub fn separation(name: &str) -> String {
    format!("[/Separation /{name} /DeviceCMYK {TO_BLACK}]")
}

/// Two colorants, of which the first is cyan.
fn pair(pdf: &mut Pdf, other: &str) -> String {
    let range = "/Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]";
    let tint = pdf.stream(&format!("/FunctionType 4 {range}"), "{0 0}");
    format!("[/DeviceN [/Cyan /{other}] /DeviceCMYK {tint}]")
}

const SPOTS: &[Case] = &[
    (
        "a spot colour",
        |pdf| pdf.fill_with(&separation("Gold"), "0.5"),
        &[("R0020", ERROR)],
    ),
    (
        "a spot colour among several",
        |pdf| {
            let space = pair(pdf, "Gold");
            pdf.fill_with(&space, "0.5 0.5");
        },
        &[("R0020", ERROR)],
    ),
    (
        "a spot colour of an image",
        |pdf| {
            let entries = format!("/ColorSpace {}", separation("Gold"));
            pdf.image(&entries, 1, [8, 8], [9.0, 9.0]);
        },
        &[("R0020", ERROR)],
    ),
    (
        "a spot colour named as an ink is, but small",
        |pdf| pdf.fill_with(&separation("black"), "0.5"),
        &[("R0020", ERROR)],
    ),
    ("cyan by its name", |pdf| pdf.fill_with(&separation("Cyan"), "0.5"), &[]),
    ("magenta by its name", |pdf| pdf.fill_with(&separation("Magenta"), "0.5"), &[]),
    ("yellow by its name", |pdf| pdf.fill_with(&separation("Yellow"), "0.5"), &[]),
    ("black by its name", |pdf| pdf.fill_with(&separation("Black"), "0.5"), &[]),
    ("no colorant", |pdf| pdf.fill_with(&separation("None"), "0.5"), &[]),
    (
        "two inks by their names",
        |pdf| {
            let space = pair(pdf, "Magenta");
            pdf.fill_with(&space, "0.5 0.5");
        },
        &[],
    ),
    (
        "an ink and none",
        |pdf| {
            let space = pair(pdf, "None");
            pdf.fill_with(&space, "0.5 0.5");
        },
        &[],
    ),
    (
        "a spot colour that is never used",
        |pdf| pdf.resource("ColorSpace", "Gold", &separation("Gold")),
        &[],
    ),
    (
        "all inks on the page",
        |pdf| pdf.fill_with(&separation("All"), "0.5"),
        &[("R0024", WARNING)],
    ),
    (
        "all inks in a mark beside the page",
        |pdf| {
            pdf.resource("ColorSpace", "All", &separation("All"));
            pdf.draw("/All CS 1 SCN 0.25 w 28.346 2 m 28.346 16 l S\n");
        },
        &[],
    ),
];

const NOT_INKS: &[Case] = &[
    ("calibrated RGB", |pdf| pdf.fill_with(CALIBRATED_RGB, "1 0 0"), NO_INKS),
    ("calibrated gray", |pdf| pdf.fill_with(CALIBRATED_GRAY, "0.5"), NO_INKS),
    ("Lab", |pdf| pdf.fill_with(LAB, "50 20 20"), NO_INKS),
    (
        "a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.fill_with(&space, "1 0 0");
        },
        NO_INKS,
    ),
    (
        "a profile of gray",
        |pdf| {
            let space = pdf.icc(1, SGRAY);
            pdf.fill_with(&space, "0.5");
        },
        NO_INKS,
    ),
    (
        "device RGB with a default",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.resource("ColorSpace", "DefaultRGB", &space);
            pdf.draw("1 0 0 rg 300 100 50 50 re f\n");
        },
        NO_INKS,
    ),
    (
        "an image with a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.image(&format!("/ColorSpace {space}"), 3, [8, 8], [9.0, 9.0]);
        },
        NO_INKS,
    ),
    (
        "an image with a profile of gray",
        |pdf| {
            let space = pdf.icc(1, SGRAY);
            pdf.image(&format!("/ColorSpace {space}"), 1, [8, 8], [9.0, 9.0]);
        },
        NO_INKS,
    ),
    (
        "an image in Lab",
        |pdf| pdf.image(&format!("/ColorSpace {LAB}"), 3, [8, 8], [9.0, 9.0]),
        NO_INKS,
    ),
    (
        "black by its name that falls back on Lab",
        |pdf| {
            let tint =
                "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [95 0 0] /C1 [15 0 0] >>";
            pdf.fill_with(&format!("[/Separation /Black {LAB} {tint}]"), "1");
        },
        &[],
    ),
];

const NO_INKS: &[Broken] = &[("R0027", ERROR)];
const NO_PHOTOGRAPH: &[Broken] = &[("R0028", ERROR)];

const PHOTOGRAPHS: &[Case] = &[
    (
        "an image with a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.image(&format!("/ColorSpace {space}"), 3, [8, 8], [9.0, 9.0]);
        },
        &[],
    ),
    (
        "an image with a palette of a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            let palette = format!("[/Indexed {space} 1 <ff0000 00ff00>]");
            pdf.bitmap(&format!("/ColorSpace {palette}"), [8, 8], [9.0, 9.0]);
        },
        &[],
    ),
    (
        "an image in Lab",
        |pdf| pdf.image(&format!("/ColorSpace {LAB}"), 3, [8, 8], [9.0, 9.0]),
        &[],
    ),
    (
        "an image in device CMYK",
        |pdf| pdf.image("/ColorSpace /DeviceCMYK", 4, [8, 8], [9.0, 9.0]),
        &[],
    ),
    (
        "an image in device RGB",
        |pdf| pdf.image("/ColorSpace /DeviceRGB", 3, [8, 8], [9.0, 9.0]),
        &[("R0028", ERROR), ("X-colour", ERROR)],
    ),
    (
        "an image in calibrated gray",
        |pdf| {
            let entries = format!("/ColorSpace {CALIBRATED_GRAY}");
            pdf.image(&entries, 1, [8, 8], [9.0, 9.0]);
        },
        NO_PHOTOGRAPH,
    ),
    (
        "an image with a profile of gray",
        |pdf| {
            let space = pdf.icc(1, SGRAY);
            pdf.image(&format!("/ColorSpace {space}"), 1, [8, 8], [9.0, 9.0]);
        },
        NO_PHOTOGRAPH,
    ),
    (
        "an image with a profile of inks",
        |pdf| {
            let space = pdf.icc(4, UNCOATED);
            pdf.image(&format!("/ColorSpace {space}"), 4, [8, 8], [9.0, 9.0]);
        },
        NO_PHOTOGRAPH,
    ),
    (
        "a fill with a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            pdf.fill_with(&space, "1 0 0");
        },
        NO_PHOTOGRAPH,
    ),
    (
        "a fill in device RGB",
        |pdf| pdf.draw("1 0 0 rg 300 100 50 50 re f\n"),
        &[("R0028", ERROR), ("X-colour", ERROR)],
    ),
    ("a fill in Lab", |pdf| pdf.fill_with(LAB, "50 20 20"), NO_PHOTOGRAPH),
    (
        "a fill in calibrated RGB",
        |pdf| pdf.fill_with(CALIBRATED_RGB, "1 0 0"),
        NO_PHOTOGRAPH,
    ),
    (
        "a shading with a profile of RGB",
        |pdf| {
            let space = pdf.icc(3, SRGB);
            let ends = "/C0 [1 0 0] /C1 [0 0 1]";
            let function = format!("<< /FunctionType 2 /N 1 /Domain [0 1] {ends} >>");
            let shading = format!(
                "<< /ShadingType 2 /ColorSpace {space} /Coords [200 0 260 0] \
                 /Function {function} >>"
            );
            pdf.resource("Shading", "Shade", &shading);
            pdf.draw("q 200 300 56 56 re W n /Shade sh Q\n");
        },
        NO_PHOTOGRAPH,
    ),
];

const SQUARE: &str = "0 0.5 0 0 k 300 100 50 50 re f\n";

/// Draws a square through a soft mask of a kind, whose group blends in a colour space.
fn mask(pdf: &mut Pdf, kind: &str, space: &str) {
    pdf.blend();
    let group = format!("/Group << /S /Transparency /CS {space} >>");
    let form = pdf.form(&group, "0.5 g 0 0 476 651 re f\n");
    pdf.draw_in(&format!("/SMask << /S /{kind} /G {form} >>"), SQUARE);
}

const GROUPS: &[Case] = &[
    (
        "a page that blends in device CMYK",
        |pdf| {
            pdf.blend();
            pdf.draw_in("/ca 0.5", SQUARE);
        },
        &[],
    ),
    (
        "a page that blends in another profile of inks",
        |pdf| {
            let space = pdf.icc(4, UNCOATED);
            pdf.set(PAGE, "Group", &format!("<< /S /Transparency /CS {space} >>"));
            pdf.draw_in("/ca 0.5", SQUARE);
        },
        &[("R0030", ERROR)],
    ),
    (
        "a page that blends in device gray",
        |pdf| {
            pdf.set(PAGE, "Group", "<< /S /Transparency /CS /DeviceGray >>");
            pdf.draw_in("/ca 0.5", "0.5 g 300 100 50 50 re f\n");
        },
        &[("R0030", ERROR)],
    ),
    (
        "a form that blends in device gray",
        |pdf| {
            pdf.blend();
            pdf.draw_form("/Group << /S /Transparency /CS /DeviceGray >>", SQUARE);
        },
        &[("R0030", ERROR)],
    ),
    (
        "a form that blends as the page does",
        |pdf| {
            pdf.blend();
            pdf.draw_form("/Group << /S /Transparency >>", SQUARE);
        },
        &[],
    ),
    (
        "a form that blends in device CMYK",
        |pdf| {
            pdf.blend();
            pdf.draw_form(
                "/Group << /S /Transparency /CS /DeviceCMYK /K true >>",
                SQUARE,
            );
        },
        &[],
    ),
    ("a soft mask of light in gray", |pdf| mask(pdf, "Luminosity", "/DeviceGray"), &[]),
    ("a soft mask of light in inks", |pdf| mask(pdf, "Luminosity", "/DeviceCMYK"), &[]),
    (
        "a soft mask of what covers in gray",
        |pdf| mask(pdf, "Alpha", "/DeviceGray"),
        &[("R0030", ERROR)],
    ),
    ("a soft mask of what covers in inks", |pdf| mask(pdf, "Alpha", "/DeviceCMYK"), &[]),
];
