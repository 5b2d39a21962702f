//! Clauses that PDF/X-4 and PDF/X-1a share on page boxes.

use crate::cases::{Case, ERROR, judge_both};
use crate::pdf::{CATALOG, PAGE, PAGES};

#[test]
fn faults_of_page_boxes_are_found() {
    judge_both(BOXES);
}

const BOXES: &[Case] = &[
    ("no trim", |pdf| pdf.unset(PAGE, "TrimBox"), &[("X-boxes", ERROR)]),
    (
        "a trim and an art box",
        |pdf| pdf.set(PAGE, "ArtBox", "[28.346 28.346 447.874 623.622]"),
        &[("X-boxes", ERROR)],
    ),
    (
        "a trim that is only inherited",
        |pdf| {
            pdf.unset(PAGE, "TrimBox");
            pdf.set(PAGES, "TrimBox", "[28.346 28.346 447.874 623.622]");
        },
        &[("X-boxes", ERROR)],
    ),
    (
        "a trim beyond the bleed",
        |pdf| pdf.set(PAGE, "TrimBox", "[10 28.346 447.874 623.622]"),
        &[("X-boxes", ERROR)],
    ),
    (
        "a bleed beyond the media",
        |pdf| pdf.set(PAGE, "BleedBox", "[-10 19.84 456.38 632.13]"),
        &[("X-boxes", ERROR)],
    ),
    (
        "a trim beyond the media, without a bleed",
        |pdf| {
            pdf.unset(PAGE, "BleedBox");
            pdf.set(PAGE, "TrimBox", "[28.346 28.346 490 623.622]");
        },
        &[("X-boxes", ERROR)],
    ),
    (
        "a trim beyond the crop box",
        |pdf| pdf.set(PAGE, "CropBox", "[40 40 400 600]"),
        &[("X-boxes", ERROR), ("R0003", ERROR)],
    ),
    ("no media", |pdf| pdf.unset(PAGE, "MediaBox"), &[("X-boxes", ERROR)]),
    (
        "a trim of three numbers",
        |pdf| pdf.set(PAGE, "TrimBox", "[28.346 28.346 447.874]"),
        &[("X-boxes", ERROR)],
    ),
    (
        "a trim without any width",
        |pdf| pdf.set(PAGE, "TrimBox", "[100 28.346 100 623.622]"),
        &[("X-boxes", ERROR)],
    ),
    (
        "a view of the crop box",
        |pdf| pdf.set(CATALOG, "ViewerPreferences", "<< /ViewArea /CropBox >>"),
        &[("X-boxes", ERROR)],
    ),
    (
        "a print of the trim box",
        |pdf| pdf.set(CATALOG, "ViewerPreferences", "<< /PrintClip /TrimBox >>"),
        &[("X-boxes", ERROR)],
    ),
];
