//! The report as plain text, for a terminal.

use std::fmt::Write as _;

use malzama_message::{Message, Value, message, number};

use super::FileReport;
use super::groups::{Group, Line, groups, page_list};
use super::plain_inventory::inventory;
use super::printable::printable;
use super::words;
use crate::area::Area;
use crate::severity::Severity;
use crate::spec::Spec;

/// How many different findings of a rule are told.
const LINES: usize = 8;

/// Writes the report on a file as plain text in English: what was found, by rule and the worst
/// first, what the file holds, and a line that sums it up.
pub fn plain(file: &FileReport, spec: &Spec) -> String {
    plain_in(file, spec, &words::text)
}

/// Writes the same in the language of `text`, which puts messages into words.
pub fn plain_in(
    file: &FileReport,
    spec: &Spec,
    text: &dyn Fn(&Message) -> String,
) -> String {
    let mut out = String::new();
    for group in groups(&file.inspection.findings) {
        write_group(file, &group, spec, text, &mut out);
    }
    for line in inventory(&file.inspection) {
        let _ = writeln!(out, "  {}", printable(&text(&line)));
    }
    let pages = &file.inspection.pages;
    let inks = pages.iter().map(|page| page.most_ink);
    let unknown = inks.clone().filter(Option::is_none).count();
    let ink = match inks.flatten().reduce(f64::max) {
        Some(ink) if unknown == 0 => message!("report/most-ink", ink = number(ink, 0)),
        Some(ink) => {
            let ink = number(ink, 0);
            message!("report/most-known-ink", ink = ink, pages = unknown)
        }
        None => message!("report/unknown-ink"),
    };
    let sum = message!(
        "report/sum",
        file = &file.name,
        errors = file.inspection.count(Severity::Error),
        warnings = file.inspection.count(Severity::Warning),
        standard = spec.standard.name(),
        variant = spec.variant.name(),
        pages = pages.len(),
        ink = ink
    );
    let _ = writeln!(out, "{}", printable(&text(&sum)));
    out
}

/// Writes what was found against a rule.
fn write_group(
    file: &FileReport,
    group: &Group<'_>,
    spec: &Spec,
    text: &dyn Fn(&Message) -> String,
    out: &mut String,
) {
    let rule = group.rule.id(spec.standard);
    let lines = group.lines();
    for line in lines.iter().take(LINES) {
        let Line { first, at, .. } = line;
        let told = message!(
            "report/finding",
            severity = group.severity.message(),
            rule = &rule,
            object = first.object.message(),
            found = first.found.clone(),
            wanted = first.wanted.clone()
        );
        let _ = writeln!(out, "{}", printable(&text(&told)));
        let place = place(file, line);
        let _ = writeln!(out, "  --> {}", printable(&text(&place)));
        if let Some(source) = file.source(*at) {
            let _ = writeln!(out, "  --> {}", printable(&source.to_string()));
        }
    }
    if let Some(others) = lines.get(LINES..).filter(|others| !others.is_empty()) {
        let mut pages: Vec<usize> =
            others.iter().flat_map(|line| &line.pages).copied().collect();
        pages.sort_unstable();
        pages.dedup();
        let more = message!(
            "report/more",
            count = others.len(),
            rule = rule,
            pages = on_pages(&pages)
        );
        let _ = writeln!(out, "  --> {}", printable(&text(&more)));
    }
}

/// Where something was found.
fn place(file: &FileReport, line: &Line<'_>) -> Message {
    let at: Value = match line.first.area {
        Some(Area { x, y, .. }) => {
            let (x, y) = (number(x, 0), number(y, 0));
            // The place is that of the first one.
            let is_alone = line.count == 1 && line.pages.len() == 1;
            match is_alone {
                true => message!("report/at", x = x, y = y).into(),
                false => message!("report/first-at", x = x, y = y).into(),
            }
        }
        None => "".into(),
    };
    let times: Value = match line.count {
        1 => "".into(),
        count => message!("report/times", count = count).into(),
    };
    let pages = on_pages(&line.pages);
    message!("report/place", file = &file.name, pages = pages, at = at, times = times)
}

/// The pages of something, behind a comma; nothing if it has none.
fn on_pages(pages: &[usize]) -> Value {
    match pages {
        [] => "".into(),
        pages => message!("report/on", pages = page_list(pages)).into(),
    }
}
