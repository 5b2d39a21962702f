//! Rules of the Ghent Workgroup on the resolution of images: R0031 and R0032.

use crate::cases::{Broken, Case, ERROR, Press, WARNING, judge};
use crate::pdf::Pdf;

#[test]
fn the_rule_on_photographs_is_kept() {
    judge(Press::X4, PHOTOGRAPHS);
    judge(Press::X4, MASKED);
    judge(Press::X1a, PHOTOGRAPHS);
}

#[test]
fn the_rule_on_line_art_is_kept() {
    judge(Press::X4, LINE_ART);
    judge(Press::X1a, LINE_ART);
}

/// A gray image of so many pixels across so many points, and of more an inch upwards.
fn gray(pdf: &mut Pdf, pixels: usize, points: f64) {
    pdf.image("/ColorSpace /DeviceGray", 1, [pixels, 20], [points, 1.5]);
}

/// The same of one bit.
fn bits(pdf: &mut Pdf, pixels: usize, points: f64) {
    pdf.bitmap("/ColorSpace /DeviceGray", [pixels, 20], [points, 1.5]);
}

const TOO_FEW: &[Broken] = &[("R0031", ERROR)];
const RATHER_FEW: &[Broken] = &[("R0031", WARNING)];

const PHOTOGRAPHS: &[Case] = &[
    ("100 ppi", |pdf| gray(pdf, 100, 72.0), TOO_FEW),
    ("148 ppi", |pdf| gray(pdf, 148, 72.0), TOO_FEW),
    ("149 ppi", |pdf| gray(pdf, 149, 72.0), TOO_FEW),
    ("149.5 ppi", |pdf| gray(pdf, 299, 144.0), RATHER_FEW),
    ("150 ppi", |pdf| gray(pdf, 150, 72.0), RATHER_FEW),
    ("200 ppi", |pdf| gray(pdf, 200, 72.0), RATHER_FEW),
    ("224 ppi", |pdf| gray(pdf, 224, 72.0), RATHER_FEW),
    ("225 ppi", |pdf| gray(pdf, 225, 72.0), &[]),
    (
        "300 ppi in inks",
        |pdf| pdf.image("/ColorSpace /DeviceCMYK", 4, [60, 60], [14.4, 14.4]),
        &[],
    ),
    (
        "100 ppi in inks",
        |pdf| pdf.image("/ColorSpace /DeviceCMYK", 4, [20, 20], [14.4, 14.4]),
        TOO_FEW,
    ),
    (
        "300 ppi across and 100 ppi upwards",
        |pdf| pdf.image("/ColorSpace /DeviceGray", 1, [300, 20], [72.0, 14.4]),
        TOO_FEW,
    ),
    (
        "16 pixels at 16 ppi",
        |pdf| pdf.image("/ColorSpace /DeviceGray", 1, [16, 16], [72.0, 72.0]),
        &[],
    ),
    (
        "17 pixels by 4 at 17 ppi",
        |pdf| pdf.image("/ColorSpace /DeviceGray", 1, [17, 4], [72.0, 16.0]),
        TOO_FEW,
    ),
    (
        "100 ppi, turned",
        |pdf| {
            pdf.image("/ColorSpace /DeviceGray", 1, [100, 20], [0.0, 0.0]);
            pdf.replace(
                crate::pdf::CONTENT,
                "q 0 0 0 0 100 150",
                "q 0 72 -1.5 0 100 150",
            );
        },
        TOO_FEW,
    ),
    (
        "300 ppi, mirrored and slanted",
        |pdf| {
            pdf.image("/ColorSpace /DeviceGray", 1, [300, 60], [0.0, 0.0]);
            pdf.replace(
                crate::pdf::CONTENT,
                "q 0 0 0 0 100 150",
                "q -57.6 43.2 -4.32 -5.76 200 150",
            );
        },
        &[],
    ),
    (
        "300 ppi, and the same once more at 100 ppi",
        |pdf| {
            gray(pdf, 300, 72.0);
            pdf.draw("q 216 0 0 1.5 100 200 cm /Image Do Q\n");
        },
        TOO_FEW,
    ),
];

const MASKED: &[Case] = &[
    (
        "300 ppi with a soft mask of 50 ppi",
        |pdf| {
            pdf.blend();
            let entries = "/Type /XObject /Subtype /Image /Width 20 /Height 20 \
                           /BitsPerComponent 8 /ColorSpace /DeviceGray";
            let mask = pdf.stream(entries, [0x55; 400]);
            let entries = format!("/ColorSpace /DeviceCMYK /SMask {mask}");
            pdf.image(&entries, 4, [120, 120], [28.8, 28.8]);
        },
        &[],
    ),
    (
        "300 ppi of 16 bits",
        |pdf| {
            let entries =
                "/Width 60 /Height 60 /BitsPerComponent 16 /ColorSpace /DeviceGray";
            pdf.image_of(entries, vec![0x55; 7200], [14.4, 14.4]);
        },
        &[],
    ),
];

const LINE_ART: &[Case] = &[
    ("300 ppi", |pdf| bits(pdf, 300, 72.0), &[("R0032", ERROR)]),
    ("549 ppi", |pdf| bits(pdf, 549, 72.0), &[("R0032", ERROR)]),
    ("550 ppi", |pdf| bits(pdf, 550, 72.0), &[("R0032", WARNING)]),
    ("799 ppi", |pdf| bits(pdf, 799, 72.0), &[("R0032", WARNING)]),
    ("800 ppi", |pdf| bits(pdf, 800, 72.0), &[]),
    ("1200 ppi", |pdf| bits(pdf, 1200, 90.0), &[]),
    (
        "a mask of 300 ppi",
        |pdf| {
            pdf.draw("0 0.5 0 0 k\n");
            pdf.bitmap("/ImageMask true", [300, 20], [72.0, 1.5]);
        },
        &[("R0032", ERROR)],
    ),
    (
        "a mask of 800 ppi",
        |pdf| {
            pdf.draw("0 0.5 0 0 k\n");
            pdf.bitmap("/ImageMask true", [800, 20], [72.0, 1.5]);
        },
        &[],
    ),
    (
        "a palette of two inks at 700 ppi",
        |pdf| {
            let palette = "[/Indexed /DeviceCMYK 1 <00000000 00ff0000>]";
            pdf.bitmap(&format!("/ColorSpace {palette}"), [700, 20], [72.0, 1.5]);
        },
        &[("R0032", WARNING)],
    ),
    (
        "16 pixels at 16 ppi",
        |pdf| pdf.bitmap("/ColorSpace /DeviceGray", [16, 16], [72.0, 72.0]),
        &[],
    ),
];
