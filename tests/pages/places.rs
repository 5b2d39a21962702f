//! Rule: text keeps clear of the trim, the fold and photographs.

use crate::booklet::{Booklet, REAL, judge};
use crate::frames::{Area, Sheet};
use crate::generated::GENERATED;

/// Minimum distance of text from the fold in millimetres.
const FOLD: f64 = 12.0;

/// Tolerated overlap in millimetres: less than the tolerance of a press.
const TOLERANCE: f64 = 0.05;

#[test]
fn real_text_keeps_from_trim_and_fold() {
    judge(&*REAL, outside_the_safe_area);
}

#[test]
fn generated_text_keeps_from_trim_and_fold() {
    judge(&*GENERATED, outside_the_safe_area);
}

#[test]
fn real_text_keeps_off_photographs() {
    judge(&*REAL, over_photographs);
}

#[test]
fn generated_text_keeps_off_photographs() {
    judge(&*GENERATED, over_photographs);
}

/// Returns the part of a page in which text is allowed.
fn safe_area(booklet: &Booklet, sheet: &Sheet, page: usize) -> Area {
    let safe = booklet.tokens.safe;
    // The booklet is bound on the right: page 1, its front cover, has the fold on the
    // right.
    let (left, right) = if page % 2 == 1 { (safe, FOLD) } else { (FOLD, safe) };
    Area { left, top: safe, right: sheet.width - right, bottom: sheet.height - safe }
}

fn outside_the_safe_area(booklet: &Booklet) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, sheet) in booklet.pages().zip(&booklet.sheets) {
        let safe = safe_area(booklet, sheet, page);
        for line in booklet.lines(page) {
            let Some(ink) = line.ink() else { continue };
            let beyond = [
                ("left", safe.left - ink.left),
                ("head", safe.top - ink.top),
                ("right", ink.right - safe.right),
                ("foot", ink.bottom - safe.bottom),
            ];
            for (side, beyond) in beyond.into_iter().filter(|it| it.1 > TOLERANCE) {
                let name = line.name();
                faults.push(format!(
                    "page {page}, {name}: {beyond:.2} mm beyond the safe area, {side}"
                ));
            }
        }
    }
    faults
}

fn over_photographs(booklet: &Booklet) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, sheet) in booklet.pages().zip(&booklet.sheets) {
        for line in booklet.lines(page) {
            let Some(ink) = line.ink() else { continue };
            for picture in &sheet.pictures {
                if ink.common(picture.area).exceeds(TOLERANCE) {
                    let name = line.name();
                    faults.push(format!("page {page}, {name}: over `{}`", picture.path));
                }
            }
        }
    }
    faults
}
