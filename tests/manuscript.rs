//! Fidelity: every word of the manuscript stands in the records, and every word of the
//! records stands on the pages.

mod project;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::typeset::Typesetter;
use typst::layout::{Frame, FrameItem};

use crate::project::{TestProject, here};

/// The one line of the manuscript that stands in two fields: a caption and a credit.
const CAPTION_WITH_CREDIT: &str = "سوق الخليل - تصوير فلان";

#[test]
fn every_line_of_the_manuscript_stands_in_the_records() {
    let mut records = String::new();
    read_folder(&here("data"), &mut records);
    let records = fold(&records);
    let manuscript =
        fs::read_to_string(here("tests/manuscript.txt")).expect("the manuscript");
    let lines: Vec<_> =
        manuscript.lines().map(fold).filter(|line| line.chars().count() > 2).collect();
    assert!(lines.len() > 60, "the manuscript is cut short");
    for line in lines {
        if line == CAPTION_WITH_CREDIT {
            for part in line.split(" - ") {
                assert!(records.contains(part), "not in the records: {part}");
            }
        } else {
            assert!(records.contains(&line), "not in the records: {line}");
        }
    }
}

#[test]
fn every_word_of_the_records_stands_on_the_pages() {
    let project = TestProject::real();
    let project = Project::open(project.root()).expect("the project opens");
    let mut sink = Sink::new();
    let (catalogue, fonts) = malzama::check(&project, &mut sink).expect("sound records");
    let plan = malzama::plan::plan(&catalogue, &["network".into()]).expect("an edition");
    let typesetter = Typesetter::new(project, fonts, false);
    let document =
        typesetter.typeset(&plan.editions[0], &mut sink).expect("the network is set");
    assert!(!sink.has_errors(), "{sink:?}");

    let mut set: BTreeMap<String, usize> = BTreeMap::new();
    for page in document.pages() {
        for word in words(&page_text(&page.frame)) {
            *set.entry(word).or_default() += 1;
        }
    }
    let edition = &plan.editions[0];
    let paragraphs = edition.network.introduction.iter().chain(
        edition.cities.iter().flat_map(|city| &city.partners).flat_map(|it| &it.body),
    );
    let mut missing = BTreeSet::new();
    for word in paragraphs.flat_map(|paragraph| words(&paragraph.value)) {
        match set.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => drop(missing.insert(word)),
        }
    }
    assert!(missing.is_empty(), "not on the pages: {missing:?}");
}

/// The text of a page in reading order. Typst cuts a word where a glyph is raised, and
/// keeps the pieces of a line from left to right.
fn page_text(frame: &Frame) -> String {
    let mut items = Vec::new();
    collect_items(frame, 0.0, 0.0, &mut items);
    // Pieces of a line differ in height by less than half a line.
    items.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut lines: Vec<Vec<(f64, f64, String)>> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if item.1 - line[0].1 < 4.0 => line.push(item),
            _ => lines.push(vec![item]),
        }
    }
    let mut text = String::new();
    for mut line in lines {
        line.sort_by(|a, b| b.0.total_cmp(&a.0));
        line.into_iter().for_each(|item| text.push_str(&item.2));
        text.push('\n');
    }
    text
}

/// All text items with their place on the page, in points.
fn collect_items(frame: &Frame, x: f64, y: f64, items: &mut Vec<(f64, f64, String)>) {
    for (at, item) in frame.items() {
        let (x, y) = (x + at.x.to_pt(), y + at.y.to_pt());
        match item {
            FrameItem::Group(group) => collect_items(&group.frame, x, y, items),
            // A raised mark is a piece of its own, without width, that repeats its letter.
            FrameItem::Text(item) if item.width().to_pt() > 0.01 => {
                items.push((x, y, item.text.to_string()));
            }
            _ => {}
        }
    }
}

/// The words of a text as runs of letters: marks and numbers may stand in an item of their
/// own, so only letters are compared.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic() && !is_mark(c))
        .map(|word| word.chars().filter(|&c| !is_mark(c)).collect::<String>())
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// Whether a character is an Arabic vowel mark (U+064B to U+0652, U+0670).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads all records below a folder.
fn read_folder(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of records") {
        let path = entry.expect("a record").path();
        if path.is_dir() {
            read_folder(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            text.push_str(&fs::read_to_string(&path).expect("a record"));
            text.push('\n');
        }
    }
}
