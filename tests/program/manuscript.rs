//! Fidelity: every word of the manuscript stands in the records, and every word of the
//! records stands on the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use malzama::diagnostic::Sink;
use typst::layout::{Frame, FrameItem};

use crate::project::typeset::Opened;
use crate::project::{TestProject, here};

/// The one line of the manuscript that stands in two fields: a caption and a credit.
const CAPTION_WITH_CREDIT: &str = "سوق الخليل - تصوير فلان";

#[test]
fn every_line_of_the_manuscript_stands_in_the_records() {
    let mut records = Vec::new();
    collect_texts(&network_manuscript(&TestProject::real()), &mut records);
    let manuscript =
        fs::read_to_string(here("tests/manuscript.txt")).expect("the manuscript");
    let lines: Vec<_> =
        manuscript.lines().map(fold).filter(|line| line.chars().count() > 2).collect();
    assert!(lines.len() > 60, "the manuscript is cut short");
    for line in lines {
        let found = records.iter().any(|text| fold(text) == line);
        // The photograph that will have this credit is still an illustration, which has
        // another; so the record is read.
        let parts: Vec<_> = line.split(" - ").collect();
        let split = line == CAPTION_WITH_CREDIT && {
            let record = fs::read_to_string(here("data/nablus/enlightenment-forum.yaml"))
                .expect("the record");
            record.contains(&format!("caption: {}\n", parts[0]))
                && record.contains(&format!("credit: {}\n", parts[1]))
        };
        assert!(found || split, "not in the records: {line}");
    }
}

#[test]
fn every_word_of_the_records_stands_on_the_pages() {
    let test_project = TestProject::real();
    let mut sink = Sink::new();
    let opened = Opened::new(&test_project, &mut sink);
    let plan = opened.plan(&["network"]);
    let pages = opened.lay_out(&plan.editions[0], false, &mut sink);
    let document = pages.expect("the network is set").document;
    assert!(!sink.has_errors(), "{sink:?}");

    let mut set: BTreeMap<String, usize> = BTreeMap::new();
    for page in document.pages() {
        for word in words(&page_text(&page.frame)) {
            *set.entry(word).or_default() += 1;
        }
    }
    let mut texts = Vec::new();
    collect_texts(&network_manuscript(&test_project), &mut texts);
    let mut missing = BTreeSet::new();
    for word in texts.iter().flat_map(|text| words(text)) {
        match set.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => drop(missing.insert(word)),
        }
    }
    assert!(missing.is_empty(), "not on the pages: {missing:?}");
}

/// The manuscript of the network edition, as a layout sees it.
fn network_manuscript(project: &TestProject) -> serde_json::Value {
    let run = project.run(&["manuscript", "network", "--out", "-"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    serde_json::from_str(&run.stdout).expect("a manuscript is JSON")
}

/// All texts of a manuscript that are printed as they stand.
fn collect_texts(value: &serde_json::Value, texts: &mut Vec<String>) {
    const NOT_PRINTED: [&str; 10] = [
        "slug",
        "kind",
        "path",
        "alt",
        "document_title",
        "all_cities",
        "language",
        "layout",
        "binding",
        "numbering",
    ];
    match value {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| collect_texts(item, texts));
        }
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                if !NOT_PRINTED.contains(&key.as_str()) {
                    collect_texts(value, texts);
                }
            }
        }
        _ => {}
    }
}

/// The text of a page in reading order. Typst cuts a word where a glyph is raised, and
/// keeps the pieces of a line from left to right.
fn page_text(frame: &Frame) -> String {
    let mut items = Vec::new();
    collect_items(frame, 0.0, 0.0, &mut items);
    // Pieces of a line differ in height by less than half a line.
    items.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<Vec<Item>> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if item.y - line[0].y < 4.0 => line.push(item),
            _ => lines.push(vec![item]),
        }
    }
    let mut text = String::new();
    for mut line in lines {
        line.sort_by(|a, b| b.x.total_cmp(&a.x));
        let mut end = f64::INFINITY;
        for item in line {
            // A gap parts columns; the pieces of a word touch.
            if item.x + item.width < end - 1.0 {
                text.push(' ');
            }
            text.push_str(&item.text);
            end = item.x;
        }
        text.push('\n');
    }
    text
}

/// A piece of a line: its left end, its baseline and its width in points.
struct Item {
    x: f64,
    y: f64,
    width: f64,
    text: String,
}

/// All text items of a frame that stands at `x` and `y`.
fn collect_items(frame: &Frame, x: f64, y: f64, items: &mut Vec<Item>) {
    for (at, item) in frame.items() {
        let (x, y) = (x + at.x.to_pt(), y + at.y.to_pt());
        match item {
            FrameItem::Group(group) => collect_items(&group.frame, x, y, items),
            // A raised mark is a piece of its own, without width, that repeats its letter.
            FrameItem::Text(item) if item.width().to_pt() > 0.01 => {
                let (width, text) = (item.width().to_pt(), item.text.to_string());
                items.push(Item { x, y, width, text });
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
