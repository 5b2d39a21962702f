//! Fills loose lines of running text with kashidas, with restraint.
//!
//! A *kashida* elongates the joint between two Arabic letters; a *tatweel* (U+0640) is the character that
//! calls for one. Typst has broken and justified the lines, and no break moves. Lines of paragraphs that
//! the layout labels `<kashida>` give part of what their spaces have too much to at most two kashidas,
//! each of them one stroke of the font itself, where calligraphers, the font and its shaper agree.

mod choice;
mod joints;
mod lines;
mod names;
mod reading;
mod setting;
mod shaping;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use typst::layout::Abs;
use typst_layout::PagedDocument;

use self::choice::{LOOSE, Loose};
use self::joints::{Inserted, Words, is_plain};
use self::lines::{Line, Paragraph};
use self::names::{Names, plain};
use self::setting::Changes;
use self::shaping::Shaper;

/// Returns a document whose loose lines are filled. Words of `names` are left as they are.
pub fn fill<'a>(
    document: PagedDocument,
    names: impl IntoIterator<Item = &'a str>,
) -> PagedDocument {
    let paragraphs = reading::read(&document);
    let names = Names::new(names);
    let mut shaper = Shaper::default();
    let loose = loose_lines(&paragraphs, &names, &mut shaper);
    let mut changes = Changes::new();
    for (loose, chosen) in loose.iter().zip(choice::choose(&loose)) {
        if chosen.is_empty() {
            continue;
        }
        let runs = loose.line.runs.iter().enumerate().map(|(number, run)| {
            let mut tatweels: Vec<_> = chosen
                .iter()
                .filter(|it| it.joint.run == number)
                .map(|it| (it.joint.at, it.kashida.tatweels))
                .collect();
            tatweels.sort_unstable();
            if tatweels.is_empty() {
                return Some(Vec::new());
            }
            let whole = 0..run.text.len();
            joints::shape_with(loose.line, run, whole, &tatweels, &mut shaper)
        });
        let kashidas: Option<Vec<Vec<Inserted>>> = runs.collect();
        let filled = kashidas.and_then(|it| setting::fill(loose.line, &it));
        changes.extend(filled.unwrap_or_default());
    }
    if changes.is_empty() { document } else { setting::changed(document, changes) }
}

/// Finds the lines that may be filled and can be.
fn loose_lines<'a>(
    paragraphs: &'a [Paragraph],
    names: &Names,
    shaper: &mut Shaper,
) -> Vec<Loose<'a>> {
    let rows = rows(paragraphs);
    let mut found = Vec::new();
    for paragraph in paragraphs {
        // The last line is not justified.
        let Some((_, lines)) = paragraph.lines.split_last() else { continue };
        let is_loose = |line: &Line| !line.is_mixed && line.looseness() > LOOSE;
        if !lines.iter().any(is_loose) {
            continue;
        }
        for (line, words) in lines.iter().zip(words(paragraph, names)) {
            if is_loose(line) {
                let joints = joints::find(line, &words, shaper);
                let row = rows[&line.page].partition_point(|it| *it < line.baseline);
                found.push(Loose { line, row, joints });
            }
        }
    }
    found
}

/// Returns the baselines of all lines of each page, from its head.
fn rows(paragraphs: &[Paragraph]) -> BTreeMap<usize, Vec<Abs>> {
    let mut rows: BTreeMap<usize, Vec<Abs>> = BTreeMap::new();
    for line in paragraphs.iter().flat_map(|it| &it.lines) {
        rows.entry(line.page).or_default().push(line.baseline);
    }
    for baselines in rows.values_mut() {
        baselines.sort_unstable();
        baselines.dedup();
    }
    rows
}

/// Returns the words of each run of each line of a paragraph that may be elongated: all but names, and
/// what holds figures or letters of other scripts.
fn words(paragraph: &Paragraph, names: &Names) -> Vec<Vec<Words>> {
    let mut all = Vec::new();
    for (line, of_line) in paragraph.lines.iter().enumerate() {
        let mut number = 0;
        for (run, of_run) in of_line.runs.iter().enumerate() {
            for range in of_run.words() {
                let may_be =
                    of_run.is_from_right && is_plain(&of_run.text[range.clone()]);
                all.push((line, run, number, range, may_be));
                number += 1;
            }
        }
    }
    let letters: Vec<String> = all
        .iter()
        .map(|(line, run, _, range, _)| {
            plain(&paragraph.lines[*line].runs[*run].text[range.clone()])
        })
        .collect();
    let mut words: Vec<Vec<Words>> = paragraph
        .lines
        .iter()
        .map(|line| line.runs.iter().map(|_| Words::new()).collect())
        .collect();
    for ((line, run, number, range, may_be), is_name) in
        all.into_iter().zip(names.among(&letters))
    {
        if may_be && !is_name {
            words[line][run].push((number, range));
        }
    }
    words
}
