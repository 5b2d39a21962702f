//! Inserts keys and items.

use super::{Source, flow};
use crate::lines::{beginning, column, spaces};
use crate::outline::{Collection, Kind, Part};
use crate::site::{Site, has_own_line, insert_lines, lines_end, lines_start};
use crate::splice::Splice;
use crate::writer::Writer;
use crate::{Path, Value};

/// Returns the ways to insert a key into a mapping.
pub(super) fn key(
    source: Source,
    parent: &Path,
    at: usize,
    key: &str,
    value: &Value,
) -> Vec<Vec<Splice>> {
    let Some(site) = Site::find(source.text, source.root, parent) else {
        return Vec::new();
    };
    let Kind::Mapping(mapping) = &site.node.kind else { return Vec::new() };
    writers(source)
        .map(|writer| {
            if mapping.is_flow {
                let written = writer.flow_entry(key, value);
                return flow::insert(&mapping.parts, at, &written);
            }
            let mut lines = String::new();
            let column = column(source.text, mapping.parts[0].start());
            writer.entry(&mut lines, key, value, column);
            insert(source, site, mapping, at, &lines)
        })
        .to_vec()
}

/// Returns the ways to insert an item into a list.
pub(super) fn item(
    source: Source,
    parent: &Path,
    at: usize,
    value: &Value,
) -> Vec<Vec<Splice>> {
    let Some(site) = Site::find(source.text, source.root, parent) else {
        return Vec::new();
    };
    let Kind::List(list) = &site.node.kind else { return Vec::new() };
    writers(source)
        .map(|writer| {
            if list.is_flow {
                return flow::insert(&list.parts, at, &writer.flow(value));
            }
            let mut lines = String::new();
            let column = column(source.text, list.parts[0].start());
            writer.item(&mut lines, value, column, gap(source.text, list));
            insert(source, site, list, at, &lines)
        })
        .to_vec()
}

/// Returns the writers to try: one that writes as people do, and one that quotes all.
fn writers(source: Source) -> [Writer; 2] {
    [false, true].map(|quotes_all| Writer { layout: source.layout, quotes_all })
}

/// Returns the number of spaces after the dashes of a list.
fn gap(text: &str, list: &Collection<crate::outline::Item>) -> usize {
    let gaps = list.parts.iter().map(|item| {
        let after = &text[item.start + 1..];
        (after.len() - after.trim_start_matches(' ').len(), after)
    });
    let mut of_values = gaps
        .filter(|(gap, after)| *gap > 0 && !after[*gap..].starts_with(['\r', '\n', '#']));
    of_values.next().map_or(1, |(gap, _)| gap)
}

/// Returns the splices that insert a part, of which the first line is not indented, at a place
/// of a list or mapping with lines.
fn insert<T: Part>(
    source: Source,
    site: Site,
    parts: &Collection<T>,
    at: usize,
    lines: &str,
) -> Vec<Splice> {
    let text = source.text;
    let ending = source.layout.line_ending;
    let first = &parts.parts[0];
    let column = column(text, first.start());
    if at == 0 {
        if !has_own_line(text, first) {
            let joint = spaces(column);
            let lines = format!("{lines}{ending}{joint}");
            return vec![Splice::insert(first.start(), lines)];
        }
        // A comment at the very beginning is one of the file.
        let above = lines_start(text, first.start(), site.node.from);
        let above = match above == beginning(text) {
            true => crate::lines::line_start(text, first.start()),
            false => above,
        };
        return vec![insert_lines(text, above, column, lines, ending)];
    }
    let after = lines_end(text, parts.parts[at - 1].node(), column);
    vec![insert_lines(text, after, column, lines, ending)]
}
