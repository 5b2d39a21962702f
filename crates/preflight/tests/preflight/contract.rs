//! What is compared with the print contract: bleed, trim, printing condition, pages, ink.

use std::collections::BTreeSet;

use malzama_preflight::{Severity, Spec, Wishes, inspect, text};

use crate::cases::{ERROR, WARNING};
use crate::pdf::{
    COATED, INTENT, PAGE, PAGES, PROFILE, Pdf, UNCOATED, packed, sound, text as word,
};

/// A name, a change, and the rules of the contract that it breaks.
type Case = (&'static str, fn(&mut Pdf), &'static [(&'static str, Severity)]);

/// A contract like those of the project.
fn spec() -> Spec {
    Spec {
        ink_limit: 300.0,
        wishes: Wishes {
            bleed: Some(3.0),
            trim: Some([148.0, 210.0]),
            condition: Some("FOGRA39".to_owned()),
            profile: Some(COATED.to_vec()),
            sheet_pages: Some(1),
            ink_error: None,
        },
        ..Spec::default()
    }
}

#[track_caller]
fn judge(spec: &Spec, cases: &[Case]) {
    for (name, change, wanted) in cases {
        let mut pdf = sound::x4();
        change(&mut pdf);
        let found = inspect(&pdf.bytes(), spec).expect("a PDF that can be judged");
        let broken: BTreeSet<_> = found
            .findings
            .iter()
            .map(|it| (it.rule.id(spec.standard), it.severity))
            .collect();
        let wanted: BTreeSet<_> = wanted
            .iter()
            .map(|(rule, severity)| ((*rule).to_owned(), *severity))
            .collect();
        assert_eq!(broken, wanted, "{name}: {:?}", found.findings);
    }
}

/// Draws a ground of a colour: left, bottom, right and top, in millimetres from the trim's lower
/// left corner.
fn ground(pdf: &mut Pdf, colour: &str, [left, bottom, right, top]: [f64; 4]) {
    let points = |mm: f64| mm * 72.0 / 25.4;
    let (x, y) = (28.346 + points(left), 28.346 + points(bottom));
    let (width, height) = (points(right - left), points(top - bottom));
    pdf.draw(&format!("{colour} {x} {y} {width} {height} re f\n"));
}

const BLUE: &str = "0.8 0.2 0 0 k";

#[test]
fn bleed_is_judged_where_art_reaches_the_edge() {
    judge(
        &spec(),
        &[
            ("a page white to the edge", |_| {}, &[]),
            (
                "a page white to the edge and without bleed",
                |pdf| {
                    let trim = "[28.346 28.346 447.874 623.622]";
                    pdf.set(PAGE, "MediaBox", trim);
                    pdf.set(PAGE, "BleedBox", trim);
                },
                &[],
            ),
            (
                "a ground with all of its bleed",
                |pdf| ground(pdf, BLUE, [-3.0, -3.0, 151.0, 213.0]),
                &[],
            ),
            (
                "a ground that ends at the trim",
                |pdf| ground(pdf, BLUE, [0.0, 0.0, 148.0, 210.0]),
                &[("C-bleed", ERROR)],
            ),
            (
                "a ground that ends 2 mm beyond the trim on one side",
                |pdf| ground(pdf, BLUE, [-3.0, -3.0, 150.0, 213.0]),
                &[("C-bleed", ERROR)],
            ),
            (
                "a ground that ends a tenth of a millimetre before 3 mm",
                |pdf| ground(pdf, BLUE, [-2.9, -2.9, 150.9, 212.9]),
                &[],
            ),
            (
                "a ground that ends a millimetre within the trim",
                |pdf| ground(pdf, BLUE, [1.0, 1.0, 147.0, 209.0]),
                &[],
            ),
            (
                "a ground with bleed on a sheet without",
                |pdf| {
                    let trim = "[28.346 28.346 447.874 623.622]";
                    pdf.set(PAGE, "MediaBox", trim);
                    pdf.set(PAGE, "BleedBox", trim);
                    ground(pdf, BLUE, [-3.0, -3.0, 151.0, 213.0]);
                },
                &[("C-bleed", ERROR)],
            ),
            (
                "a ground with bleed on a sheet of it, whose bleed box has none",
                |pdf| {
                    pdf.set(PAGE, "BleedBox", "[28.346 28.346 447.874 623.622]");
                    ground(pdf, BLUE, [-3.0, -3.0, 151.0, 213.0]);
                },
                &[("C-bleed", ERROR)],
            ),
            (
                "a strip of 20 mm that ends at the foot",
                |pdf| ground(pdf, BLUE, [40.0, 0.0, 60.0, 30.0]),
                &[("C-bleed", ERROR)],
            ),
            (
                "a line of 1 mm that ends at the foot",
                |pdf| ground(pdf, BLUE, [40.0, 0.0, 41.0, 30.0]),
                &[],
            ),
            (
                "a ground that ends at the trim, on a white one with bleed",
                |pdf| {
                    ground(pdf, "0 0 0 0 k", [-3.0, -3.0, 151.0, 213.0]);
                    ground(pdf, BLUE, [0.0, 100.0, 148.0, 150.0]);
                },
                &[("C-bleed", ERROR)],
            ),
            (
                "a motif of squares of 5 mm, cut through a gap",
                |pdf| {
                    for at in 0..20_u8 {
                        let y = f64::from(at) * 10.0;
                        ground(pdf, BLUE, [-5.0, y, 0.0, y + 5.0]);
                        ground(pdf, BLUE, [0.0, y + 5.0, 5.0, y + 10.0]);
                    }
                },
                &[],
            ),
            (
                "a motif of squares of 5 mm that ends at the trim",
                |pdf| {
                    for at in 0..20_u8 {
                        let y = f64::from(at) * 10.0;
                        ground(pdf, BLUE, [0.0, y, 5.0, y + 5.0]);
                    }
                },
                &[("C-bleed", ERROR)],
            ),
            (
                "crop marks beyond the trim",
                |pdf| {
                    ground(pdf, "0 0 0 0.5 k", [-9.0, -0.05, -4.0, 0.05]);
                    ground(pdf, "0 0 0 0.5 k", [-0.05, -9.0, 0.05, -4.0]);
                },
                &[],
            ),
            (
                "a word at the edge",
                |pdf| pdf.draw(&word(32.0, 300.0, 14.0, "Malzama")),
                &[],
            ),
        ],
    );
}

#[test]
fn the_bleed_that_is_found_is_told_beside_the_one_that_is_wanted() {
    let mut pdf = sound::x4();
    ground(&mut pdf, BLUE, [-3.0, -3.0, 149.5, 213.0]);
    let found = inspect(&pdf.bytes(), &spec()).expect("a PDF that can be judged");
    let [finding] = found.findings.as_slice() else { panic!("{:?}", found.findings) };
    let told = text(&finding.found);
    assert!(told.starts_with("art at the right edge that has 1."), "{told}");
    assert_eq!(text(&finding.wanted), "3.0 mm of bleed wherever art reaches the edge");
    let area = finding.area.expect("a place");
    assert!((area.x - 146.0).abs() < 0.6 && area.height > 205.0, "{area:?}");
}

#[test]
fn white_parts_of_pictures_are_art_that_goes_on() {
    // A picture of the whole sheet, whose lower half is white: its edge lies at the trim.
    let mut pdf = sound::x4();
    let mut data = vec![0x80; 100 * 100 * 4];
    data[100 * 95 * 4..].fill(0);
    let entries = "/Type /XObject /Subtype /Image /Width 100 /Height 100 \
                   /BitsPerComponent 8 /ColorSpace /DeviceCMYK";
    let image = pdf.stream(entries, data);
    pdf.resource("XObject", "Image", &image);
    // Five of its hundred lines lie beyond the foot of the trim.
    pdf.draw("q 476.22 0 0 566.92 0 0 cm /Image Do Q\n");
    let found = inspect(&pdf.bytes(), &spec()).expect("a PDF that can be judged");
    let bleeds =
        found.findings.iter().filter(|it| it.rule.id(spec().standard) == "C-bleed");
    assert_eq!(bleeds.count(), 0, "{:?}", found.findings);
}

#[test]
fn trim_and_condition_are_compared() {
    judge(
        &spec(),
        &[
            (
                "a trim in whole points",
                |pdf| pdf.set(PAGE, "TrimBox", "[28 28 448 623]"),
                &[],
            ),
            (
                "a trim of 147 mm",
                |pdf| pdf.set(PAGE, "TrimBox", "[28.346 28.346 445.039 623.622]"),
                &[("C-trim", ERROR)],
            ),
            (
                "a page that is missing, of which nothing is known",
                |pdf| {
                    pdf.set(PAGES, "Kids", "[3 0 R 99 0 R]");
                    pdf.set(PAGES, "Count", "2");
                },
                &[("X4-content", ERROR)],
            ),
            (
                "the condition under its longer name",
                |pdf| {
                    let name = "(Coated FOGRA39L \\(ISO 12647-2\\))";
                    pdf.set(INTENT, "OutputConditionIdentifier", name);
                },
                &[],
            ),
            (
                "another condition",
                |pdf| pdf.set(INTENT, "OutputConditionIdentifier", "(FOGRA51)"),
                &[("C-condition", ERROR)],
            ),
            (
                "a profile of another condition",
                |pdf| pdf.object(PROFILE).data = Some(packed(UNCOATED)),
                &[("C-profile", WARNING)],
            ),
            (
                "another profile of the same condition",
                |pdf| {
                    // The maker's name within the profile, not what it was made for.
                    let mut profile = COATED.to_vec();
                    profile[80..84].copy_from_slice(b"none");
                    pdf.object(PROFILE).data = Some(packed(&profile));
                },
                &[],
            ),
        ],
    );
    let mut pdf = sound::x4();
    pdf.object(PROFILE).data = Some(packed(UNCOATED));
    let found = inspect(&pdf.bytes(), &spec()).expect("a PDF that can be judged");
    let told = text(&found.findings[0].found);
    assert_eq!(told, "`Uncoated FOGRA29L 300% (ArgyllCMS build)`, made for `FOGRA29`");
}

#[test]
fn pages_are_counted_by_the_binding() {
    let mut stitched = spec();
    stitched.wishes.sheet_pages = Some(2);
    judge(
        &stitched,
        &[
            ("one page", |_| {}, &[("C-pages", WARNING)]),
            ("two pages", |pdf| assert!(pdf.another_page() > 1), &[]),
        ],
    );
}

#[test]
fn the_ink_limit_is_an_error_if_the_contract_says_so() {
    let mut strict = spec();
    strict.wishes.ink_error = Some(300.0);
    let dark: fn(&mut Pdf) = |pdf| pdf.draw("0.8 0.8 0.8 0.7 k 200 300 60 60 re f\n");
    judge(&spec(), &[("310 %, warned of", dark, &[("R0026", WARNING)])]);
    judge(&strict, &[("310 %, an error", dark, &[("R0026", ERROR)])]);
    let mut wide = spec();
    (wide.ink_limit, wide.wishes.ink_error) = (320.0, Some(330.0));
    let darker: fn(&mut Pdf) = |pdf| pdf.draw("0.8 0.8 0.8 0.85 k 200 300 60 60 re f\n");
    judge(&wide, &[("325 % of 330", darker, &[("R0026", WARNING)])]);
}

#[test]
fn nothing_is_compared_without_a_contract() {
    judge(
        &Spec::default(),
        &[
            ("no bleed", |pdf| ground(pdf, BLUE, [0.0, 0.0, 148.0, 210.0]), &[]),
            (
                "another condition",
                |pdf| pdf.set(INTENT, "OutputConditionIdentifier", "(FOGRA51)"),
                &[],
            ),
            (
                "another profile",
                |pdf| pdf.object(PROFILE).data = Some(packed(UNCOATED)),
                &[],
            ),
        ],
    );
}
