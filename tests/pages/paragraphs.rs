//! Rule: paragraphs have no widows or orphans, and no line is lost.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::booklet::{Booklet, REAL, judge};
use crate::generated::GENERATED;
use crate::lines::letters;

#[test]
fn real_paragraphs_keep_two_lines_together() {
    judge(&*REAL, lonely_lines);
}

#[test]
fn generated_paragraphs_keep_two_lines_together() {
    judge(&*GENERATED, lonely_lines);
}

/// Returns the lines of running text that are separated from their paragraph by a page
/// break.
pub fn lonely_lines(booklet: &Booklet) -> Vec<String> {
    let mut faults = Vec::new();
    let introduction = ("introduction".to_owned(), &booklet.introduction);
    let groups = booklet.groups().map(|(part, group)| (part, &group.body));
    for (part, body) in [introduction].into_iter().chain(groups) {
        let Some(range) = booklet.range_of(&part) else {
            faults.push(format!("the layout does not tell where `{part}` begins"));
            continue;
        };
        let paragraphs = match pages_of_lines(booklet, range, body) {
            Ok(paragraphs) => paragraphs,
            Err(reason) => {
                faults.push(format!("{part}: {reason}"));
                continue;
            }
        };
        for (index, lines) in paragraphs.iter().enumerate() {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for page in lines {
                *counts.entry(*page).or_default() += 1;
            }
            for (page, _) in counts.iter().filter(|(_, count)| **count == 1) {
                if lines.len() > 1 {
                    faults.push(format!(
                        "{part}: one line of paragraph {} alone on page {page}, {} lines: \
                         {counts:?} (page: lines)",
                        index + 1,
                        lines.len()
                    ));
                }
            }
        }
    }
    faults
}

/// Returns the page number of each line, grouped by paragraph. Lines are assigned to
/// paragraphs by counting letters, so every paragraph must end at the end of a line.
pub fn pages_of_lines(
    booklet: &Booklet,
    range: RangeInclusive<usize>,
    body: &[String],
) -> Result<Vec<Vec<usize>>, String> {
    let lines = booklet.running(range).into_iter();
    let mut lines =
        lines.map(|(page, line)| (page, line.letters(), line.name())).peekable();
    let mut paragraphs = Vec::new();
    for (index, paragraph) in body.iter().enumerate() {
        let mut left = letters(paragraph);
        let mut pages = Vec::new();
        // A line without letters, only digits or punctuation, belongs to the paragraph of
        // the line before.
        while left > 0 || lines.peek().is_some_and(|(_, letters, _)| *letters == 0) {
            let Some((page, letters, name)) = lines.next() else {
                return Err(format!(
                    "{left} letters of paragraph {} are lost",
                    index + 1
                ));
            };
            pages.push(page);
            left = left.checked_sub(letters).ok_or_else(|| {
                format!(
                    "page {page}: {name} runs over the end of paragraph {}",
                    index + 1
                )
            })?;
        }
        paragraphs.push(pages);
    }
    match lines.next() {
        Some((page, _, name)) => Err(format!("page {page}: {name} is of no paragraph")),
        None => Ok(paragraphs),
    }
}
