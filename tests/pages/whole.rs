//! Rule: a booklet is complete, with full sheets, no blank pages and every word of its
//! records.

use std::collections::BTreeMap;

use crate::booklet::{Booklet, REAL, judge};
use crate::frames::Sheet;
use crate::generated::GENERATED;
use crate::lines::words;

/// Pages per folded sheet.
const SHEET_PAGES: usize = 4;

#[test]
fn real_booklets_are_whole() {
    judge(&*REAL, lacks);
}

#[test]
fn generated_booklets_are_whole() {
    judge(&*GENERATED, lacks);
}

#[test]
fn every_word_of_the_real_records_is_on_the_pages() {
    judge(&*REAL, lost_words);
}

#[test]
fn every_word_of_generated_records_is_on_the_pages() {
    judge(&*GENERATED, lost_words);
}

#[test]
fn every_letter_of_real_names_is_on_the_pages() {
    judge(&*REAL, lost_letters);
}

#[test]
fn every_letter_of_generated_names_is_on_the_pages() {
    judge(&*GENERATED, lost_letters);
}

/// Returns blank pages, incomplete sheets, and the diagnostics of typesetting.
fn lacks(booklet: &Booklet) -> Vec<String> {
    let mut faults = booklet.said.clone();
    let pages = booklet.sheets.len();
    if !pages.is_multiple_of(SHEET_PAGES) {
        faults.push(format!("{pages} pages are no whole sheets"));
    }
    let blank = booklet.pages().filter(|page| !is_filled(&booklet.sheets[page - 1]));
    faults.extend(blank.map(|page| format!("page {page} is blank")));
    faults
}

/// Returns whether a page holds more than a running head and a folio: an image, a
/// background, which starts in the bleed, or anything between the first and last eighth
/// of its height.
fn is_filled(sheet: &Sheet) -> bool {
    let within = sheet.height / 8.0..sheet.height * 7.0 / 8.0;
    let is_drawn = |y: &f64| *y <= 0.0 || within.contains(y);
    !sheet.pictures.is_empty()
        || sheet.shapes.iter().any(is_drawn)
        || sheet.pieces.iter().any(|piece| within.contains(&piece.baseline))
}

/// Returns the words that the pages hold less often than the records.
fn lost_words(booklet: &Booklet) -> Vec<String> {
    let mut printed: BTreeMap<String, usize> = BTreeMap::new();
    for page in booklet.pages() {
        for line in booklet.lines(page) {
            for word in words(&line.text()) {
                *printed.entry(word).or_default() += 1;
            }
        }
    }
    let mut faults = Vec::new();
    for word in booklet.texts().into_iter().flat_map(|text| words(text)) {
        match printed.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => faults.push(format!("«{word}» is not on the pages")),
        }
    }
    faults
}

/// Returns letters of names that are missing in the display face on the first page of
/// their group. Letters are compared, not words, because Reem Kufi sets a letter and its
/// dots as separate glyphs, either of which may carry the letter as its text.
fn lost_letters(booklet: &Booklet) -> Vec<String> {
    let mut faults = Vec::new();
    for (part, group) in booklet.groups() {
        let Some(range) = booklet.range_of(&part) else {
            faults.push(format!("the layout does not tell where `{part}` begins"));
            continue;
        };
        let page = *range.start();
        let pieces = booklet.sheets[page - 1].pieces.iter();
        let mut printed: Vec<char> = pieces
            .filter(|piece| piece.is_of_name(&booklet.tokens))
            .flat_map(|piece| piece.item.text.chars())
            .collect();
        for letter in words(&group.name).flat_map(|word| word.chars().collect::<Vec<_>>())
        {
            match printed.iter().position(|it| *it == letter) {
                Some(at) => drop(printed.swap_remove(at)),
                None => faults.push(format!(
                    "page {page}: a `{letter}` of «{}» is lost",
                    group.name
                )),
            }
        }
    }
    faults
}
