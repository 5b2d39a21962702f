//! Objects that go round in circles, or too deep.

use super::Outcome::{Passes, Refused, Stops};
use super::{Hostile, judge_changes};
use crate::cases::{ERROR, Press, WARNING};
use crate::pdf::{CATALOG, CONTENT, FONT, INFO, PAGE, PAGES, sound};

#[test]
fn objects_that_hold_themselves_are_told_or_borne() {
    judge_changes(CYCLES);
}

#[test]
fn a_part_of_the_page_tree_that_lies_within_itself_is_a_page_if_it_is_counted() {
    for (count, pages) in
        [(1, vec![false]), (2, vec![true, false]), (9, vec![true, false])]
    {
        let mut pdf = sound::x4();
        pdf.set(PAGES, "Kids", "[2 0 R 3 0 R]");
        pdf.set(PAGES, "Count", &count.to_string());
        let inspection =
            Press::X4.inspect(&pdf.bytes()).expect("a file that can be judged");
        let missing = inspection.findings.iter().filter_map(|it| {
            (it.found.code() == "found/missing-page").then_some(it.page?)
        });
        let missing: Vec<usize> = missing.collect();
        let found: Vec<bool> =
            (1..=inspection.pages.len()).map(|page| missing.contains(&page)).collect();
        assert_eq!(found, pages, "{count}");
    }
}

const CYCLES: &[Hostile] = &[
    (
        "an object that refers to itself",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let own = pdf.add(&format!("{number} 0 R"));
            pdf.set(PAGE, "TrimBox", &own);
            pdf.set(PAGE, "Rotate", &own);
            pdf.set(INFO, "Title", &own);
        },
        Stops(&[("X-boxes", ERROR), ("X-information", ERROR)]),
    ),
    (
        "two objects that refer to each other",
        |pdf| {
            let number = pdf.objects.len() + 1;
            pdf.add(&format!("{} 0 R", number + 1));
            pdf.add(&format!("{number} 0 R"));
            pdf.set(PAGE, "Resources", &format!("{number} 0 R"));
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "contents that hold themselves",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let own = pdf.add(&format!("[4 0 R {number} 0 R]"));
            pdf.set(PAGE, "Contents", &own);
        },
        Stops(&[("R0005", WARNING), ("X-content", ERROR)]),
    ),
    (
        "a page tree that holds itself",
        |pdf| pdf.set(PAGES, "Kids", "[3 0 R 2 0 R]"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a page tree that holds its father",
        |pdf| {
            let lower =
                pdf.add("<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>");
            pdf.set(PAGES, "Kids", &format!("[{lower} 3 0 R]"));
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a page that is its own father",
        |pdf| {
            pdf.set(PAGE, "Parent", "3 0 R");
            pdf.unset(PAGE, "MediaBox");
        },
        Stops(&[("X-boxes", ERROR)]),
    ),
    (
        "a catalog that is the page tree",
        |pdf| pdf.set(CATALOG, "Pages", "1 0 R"),
        Refused("no-pages"),
    ),
    (
        "a length that is the stream itself",
        |pdf| pdf.set(CONTENT, "Length", "4 0 R"),
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "lengths that are the next streams, on and on",
        |pdf| {
            for _ in 0..20_000 {
                let next = pdf.objects.len() + 2;
                let stream = pdf.stream("", "");
                let number = stream.split(' ').next().and_then(|it| it.parse().ok());
                pdf.set(number.expect("a number"), "Length", &format!("{next} 0 R"));
            }
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a filter that is the stream itself",
        |pdf| pdf.set(CONTENT, "Filter", "4 0 R"),
        Stops(&[("X-filters", ERROR)]),
    ),
    (
        "a form that draws itself",
        |pdf| {
            pdf.draw_form("/Resources 9 0 R", "0 0 0 1 k 9 9 9 9 re f /Form Do\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "two forms that draw each other",
        |pdf| {
            let other = pdf.form("/Resources 9 0 R", "/Form Do\n");
            pdf.resource("XObject", "Other", &other);
            pdf.draw_form("/Resources 9 0 R", "/Other Do\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a pattern that is filled with itself",
        |pdf| {
            let pattern = pdf.stream(
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] \
             /XStep 9 /YStep 9 /Resources 9 0 R",
                "/Pattern cs /Tiles scn 0 0 9 9 re f\n",
            );
            pdf.resource("Pattern", "Tiles", &pattern);
            pdf.draw("/Pattern cs /Tiles scn 300 300 100 100 re f\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a glyph that shows itself",
        |pdf| {
            let glyph = pdf.stream("", "9 0 d0 BT /Drawn 9 Tf (a) Tj ET\n");
            let font = pdf.add(&format!(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] \
             /CharProcs << /a {glyph} >> /Encoding << /Differences [97 /a] >> \
             /FirstChar 97 /LastChar 97 /Widths [9] /Resources 9 0 R >>"
        ));
            pdf.resource("Font", "Drawn", &font);
            pdf.draw("BT /Drawn 9 Tf 300 300 Td (a) Tj ET\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "a soft mask that is masked by itself",
        |pdf| {
            let group = "/Group << /S /Transparency /CS /DeviceGray >> /Resources 9 0 R";
            let form = pdf.form(group, "/State gs 0 g 0 0 99 99 re f\n");
            let mask = format!("/SMask << /S /Luminosity /G {form} >>");
            pdf.draw_in(&mask, "0 0 0 1 k 0 0 99 99 re f\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
    (
        "an image that is its own soft mask",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let mask = format!("/ColorSpace /DeviceGray /SMask {number} 0 R");
            pdf.image(&mask, 1, [20, 20], [9.0, 9.0]);
        },
        Passes(&[("R0031", WARNING)]),
    ),
    (
        "a colour space that is its own alternate",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let tint = "<< /FunctionType 2 /N 1 /Domain [0 1] >>";
            let space = pdf.add(&format!("[/Separation /Gold {number} 0 R {tint}]"));
            pdf.fill_with(&space, "1");
        },
        Stops(&[("R0020", ERROR), ("X-colour", ERROR)]),
    ),
    (
        "a palette of its own colours",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let space = pdf.add(&format!("[/Indexed {number} 0 R 1 <0011>]"));
            pdf.fill_with(&space, "1");
        },
        Stops(&[("X-colour", ERROR)]),
    ),
    (
        "a default colour space that is its own default",
        |pdf| {
            pdf.resource("ColorSpace", "DefaultCMYK", "/DefaultCMYK");
            pdf.resource("ColorSpace", "DefaultRGB", "[/Pattern /DeviceRGB]");
            pdf.draw("1 0 0 rg 300 300 9 9 re f 0 0 0 1 k 300 300 9 9 re f\n");
        },
        Stops(&[("R0027", ERROR)]),
    ),
    (
        "a function that is a part of itself",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let function = pdf.add(&format!(
                "<< /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] \
             /Functions [{number} 0 R] >>"
            ));
            let space = format!("[/Separation /Gold /DeviceCMYK {function}]");
            pdf.fill_with(&space, "1");
        },
        Stops(&[("R0020", ERROR)]),
    ),
    (
        "a font that descends from itself",
        |pdf| {
            pdf.set(FONT, "DescendantFonts", "[10 0 R]");
        },
        Stops(&[("X-fonts", ERROR)]),
    ),
    (
        "names that hold themselves",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let names = pdf.add(&format!("<< /Kids [{number} 0 R] >>"));
            let all = format!("<< /JavaScript {names} /EmbeddedFiles {names} >>");
            pdf.set(CATALOG, "Names", &all);
        },
        Stops(&[("X-actions", ERROR), ("X-external", ERROR)]),
    ),
    (
        "a bookmark that follows itself",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let own = format!("{number} 0 R");
            pdf.add(&format!("<< /Title (A) /First {own} /Next {own} /Parent {own} >>"));
            pdf.set(CATALOG, "Outlines", &own);
        },
        Passes(&[]),
    ),
    (
        "a field that is its own child",
        |pdf| {
            let number = pdf.objects.len() + 1;
            let field = pdf.add(&format!("<< /T (a) /Kids [{number} 0 R] >>"));
            pdf.set(CATALOG, "AcroForm", &format!("<< /Fields [{field}] >>"));
        },
        Passes(&[]),
    ),
    (
        "an earlier table of places that is this one",
        |pdf| {
            let start = pdf.bytes();
            let start =
                start.windows(5).rposition(|it| it == b"\nxref").expect("a table") + 1;
            pdf.trailer.entries.push(("Prev".into(), start.to_string()));
        },
        Passes(&[]),
    ),
    (
        "forms in forms, a thousand deep",
        |pdf| {
            let mut form = pdf.form("", "1 0 0 rg 9 9 9 9 re f\n");
            for _ in 0..1000 {
                let names = format!("/Resources << /XObject << /Form {form} >> >>");
                form = pdf.form(&names, "/Form Do\n");
            }
            pdf.resource("XObject", "Form", &form);
            pdf.draw("/Form Do\n");
        },
        Stops(&[("X-content", ERROR)]),
    ),
];
