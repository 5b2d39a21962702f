//! Rules of the Ghent Workgroup on pages: R0002 to R0005.

use crate::cases::{Case, ERROR, Press, WARNING, judge};
use crate::pdf::{CONTENT, PAGE, PAGES};

#[test]
fn rules_on_pages_are_kept() {
    judge(Press::X4, PAGES_CASES);
}

const PAGES_CASES: &[Case] = &[
    ("a unit of two", |pdf| pdf.set(PAGE, "UserUnit", "2"), &[("R0002", ERROR)]),
    ("a unit of one", |pdf| pdf.set(PAGE, "UserUnit", "1"), &[("R0002", ERROR)]),
    (
        "a unit on the second page",
        |pdf| {
            let number = pdf.another_page();
            pdf.set(number, "UserUnit", "1.5");
        },
        &[("R0002", ERROR)],
    ),
    (
        "a crop box smaller than the media",
        |pdf| pdf.set(PAGE, "CropBox", "[10 10 466 640]"),
        &[("R0003", ERROR)],
    ),
    (
        "a crop box as large as the media",
        |pdf| pdf.set(PAGE, "CropBox", "[0 0 476.22 651.97]"),
        &[],
    ),
    (
        "a crop box that is inherited",
        |pdf| pdf.set(PAGES, "CropBox", "[10 10 466 640]"),
        &[("R0003", ERROR)],
    ),
    (
        "a second page of another trim",
        |pdf| {
            let number = pdf.another_page();
            pdf.set(number, "TrimBox", "[28.346 28.346 447.874 600]");
        },
        &[("R0004", WARNING)],
    ),
    (
        "a second page of the same trim elsewhere",
        |pdf| {
            let number = pdf.another_page();
            pdf.set(number, "TrimBox", "[30.346 30.346 449.874 625.622]");
        },
        &[],
    ),
    ("a page turned", |pdf| pdf.set(PAGE, "Rotate", "90"), &[("R0004", WARNING)]),
    ("a page turned once around", |pdf| pdf.set(PAGE, "Rotate", "360"), &[]),
    ("a page not turned", |pdf| pdf.set(PAGE, "Rotate", "0"), &[]),
    (
        "a page turned by inheritance",
        |pdf| pdf.set(PAGES, "Rotate", "180"),
        &[("R0004", WARNING)],
    ),
    ("a page without content", |pdf| pdf.unset(PAGE, "Contents"), &[("R0005", WARNING)]),
    ("a page of no content", |pdf| pdf.only(""), &[("R0005", WARNING)]),
    (
        "a page of white",
        |pdf| pdf.only("0 0 0 0 k 60 60 200 200 re f 1 g 100 100 300 300 re f\n"),
        &[("R0005", WARNING)],
    ),
    (
        "a page of text that is not seen",
        |pdf| pdf.replace(CONTENT, "0.1 0.2 0.3 0 k 60 60 200 30 re f\n", "3 Tr "),
        &[("R0005", WARNING)],
    ),
    (
        "a second page that is blank",
        |pdf| {
            let number = pdf.another_page();
            pdf.unset(number, "Contents");
        },
        &[("R0005", WARNING)],
    ),
    ("a page of a little ink", |pdf| pdf.only("0 0 0.1 0 k 90 90 40 40 re f\n"), &[]),
];
