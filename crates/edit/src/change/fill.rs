//! Fills empty values with lists and mappings.

use super::Source;
use crate::Value;
use crate::lines::{column, is_first_on_line, line_end, next_line};
use crate::site::{Site, in_place, insert_lines, lines_end};
use crate::splice::Splice;
use crate::writer::Writer;

/// Returns the splices that fill an empty value with a list or a mapping.
pub(super) fn fill(
    source: Source,
    site: Site,
    value: &Value,
    writer: Writer,
) -> Vec<Splice> {
    let Source { text, layout, .. } = source;
    let Site { node, .. } = site;
    let has_parts = match value {
        Value::List(items) => !items.is_empty(),
        Value::Mapping(entries) => !entries.is_empty(),
        Value::Empty | Value::Text(_) | Value::Paragraphs(_) => false,
    };
    if site.is_flow || !has_parts {
        return vec![in_place(text, node, &writer.flow(value))];
    }
    if std::ptr::eq(node, source.root) {
        let lines = lines(value, 0, writer);
        return vec![insert_lines(text, text.len(), 0, &lines, layout.line_ending)];
    }
    if !node.span.is_empty() && is_first_on_line(text, node.span.start) {
        // Brackets, or a word for nothing, on a line below the key.
        let lines = lines(value, column(text, node.span.start), writer);
        return vec![Splice::replace(node.span.clone(), lines)];
    }
    let inner = match (value, site.is_item) {
        (_, true) => site.column + 2,
        (Value::List(_), false) => site.column + layout.dash,
        (_, false) => site.column + layout.step,
    };
    let lines = lines(value, inner, writer);
    let end = line_end(text, node.span.end);
    let after = lines_end(text, node, site.column);
    let stands_alone = text[node.span.end..end].bytes().all(|byte| byte == b' ')
        && after == next_line(text, node.end);
    if site.is_item && stands_alone {
        return vec![Splice::replace(node.from..end, format!(" {lines}"))];
    }
    let gone =
        (!node.span.is_empty()).then(|| Splice::replace(node.from..node.span.end, ""));
    let added = insert_lines(text, after, inner, &lines, layout.line_ending);
    gone.into_iter().chain([added]).collect()
}

/// Writes the parts of a value.
fn lines(value: &Value, column: usize, writer: Writer) -> String {
    let mut lines = String::new();
    match value {
        Value::List(items) => writer.items(&mut lines, items, column, 1),
        Value::Mapping(entries) => writer.entries(&mut lines, entries, column),
        Value::Empty | Value::Text(_) | Value::Paragraphs(_) => {}
    }
    lines
}
