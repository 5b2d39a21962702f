//! Nothing to read stands at the trim, in the fold or over a photograph.

use crate::booklet::{Booklet, REAL, judge};
use crate::frames::{Area, Sheet};
use crate::generated::GENERATED;

/// What nothing to read may come nearer to the fold than, in millimetres.
const FOLD: f64 = 12.0;

/// How far ink may reach where it should not, in millimetres: less than a press can hold.
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

/// The part of a page where things may be read.
fn safe_area(booklet: &Booklet, sheet: &Sheet, page: usize) -> Area {
    let safe = booklet.tokens.safe;
    // The booklet opens to the right: the fold of its front cover, page 1, is on the right.
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
