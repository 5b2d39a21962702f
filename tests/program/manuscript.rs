//! Fidelity: every line of the original manuscript is in the records, and every word of
//! the records is on the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use malzama::diagnostic::Sink;
use typst::layout::{Frame, FrameItem};

use crate::project::typeset::Opened;
use crate::project::{TestProject, here};

/// The one line of the manuscript that the records split into two fields, caption and
/// credit.
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
        // The photograph with this credit is still an illustration, whose own credit
        // replaces it in the manuscript of the edition. So the record itself is read.
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

    let mut printed: BTreeMap<String, usize> = BTreeMap::new();
    for page in document.pages() {
        for word in words(&page_text(&page.frame)) {
            *printed.entry(word).or_default() += 1;
        }
    }
    let mut texts = Vec::new();
    collect_texts(&network_manuscript(&test_project), &mut texts);
    let mut missing = BTreeSet::new();
    for word in texts.iter().flat_map(|text| words(text)) {
        match printed.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => drop(missing.insert(word)),
        }
    }
    assert!(missing.is_empty(), "not on the pages: {missing:?}");
}

/// Returns the manuscript of the network edition, as a layout reads it.
fn network_manuscript(project: &TestProject) -> serde_json::Value {
    let run = project.run(&["manuscript", "network", "--out", "-"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    serde_json::from_str(&run.stdout).expect("a manuscript is JSON")
}

/// Collects all texts of a manuscript that are printed verbatim.
fn collect_texts(value: &serde_json::Value, texts: &mut Vec<String>) {
    const NOT_PRINTED: [&str; 11] = [
        "addresses",
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

/// Returns the text of a page in reading order. Typst splits a word where a glyph is
/// raised, and stores the runs of a line from left to right.
fn page_text(frame: &Frame) -> String {
    let mut items = Vec::new();
    collect_items(frame, 0.0, 0.0, &mut items);
    // The baselines of one line differ by less than half its leading.
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
            // A gap separates columns; the runs of a word touch.
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

/// A run of glyphs: the left end of its baseline, and its width, in points.
struct Item {
    x: f64,
    y: f64,
    width: f64,
    text: String,
}

/// Collects the text items of a frame whose origin is at `x` and `y`.
fn collect_items(frame: &Frame, x: f64, y: f64, items: &mut Vec<Item>) {
    for (at, item) in frame.items() {
        let (x, y) = (x + at.x.to_pt(), y + at.y.to_pt());
        match item {
            FrameItem::Group(group) => collect_items(&group.frame, x, y, items),
            // A raised mark is a run of its own, with zero width, that repeats the text
            // of its letter.
            FrameItem::Text(item) if item.width().to_pt() > 0.01 => {
                let (width, text) = (item.width().to_pt(), item.text.to_string());
                items.push(Item { x, y, width, text });
            }
            _ => {}
        }
    }
}

/// Splits a text into words of letters. Marks and digits may be runs of their own, so
/// only letters are compared.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic() && !is_mark(c))
        .map(|word| word.chars().filter(|&c| !is_mark(c)).collect::<String>())
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// Returns whether a character is an Arabic vowel mark (U+064B to U+0652, U+0670).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
