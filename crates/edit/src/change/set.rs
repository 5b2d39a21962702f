//! Replaces texts, and fills empty values.

use super::Source;
use super::fill::fill;
use crate::lines::next_line;
use crate::outline::{Kind, Node, Style};
use crate::paragraphs;
use crate::scalar::{Form, Place, forms, paragraph_forms, reparagraphed, rewritten};
use crate::site::{Site, in_place};
use crate::splice::Splice;
use crate::writer::Writer;
use crate::{Path, Value};

/// Returns the ways to set a value.
pub(super) fn ways(source: Source, path: &Path, value: &Value) -> Vec<Vec<Splice>> {
    let Some(site) = Site::find(source.text, source.root, path) else {
        return Vec::new();
    };
    if site.node.holds(value, source.text) {
        return vec![Vec::new()];
    }
    match value {
        Value::Text(text) => set_text(source, site, text),
        Value::Paragraphs(wanted) => {
            set_paragraphs(source, site, &paragraphs::folded(wanted))
        }
        Value::Empty => Vec::new(),
        Value::List(_) | Value::Mapping(_) => [false, true]
            .into_iter()
            .map(|quotes_all| Writer { layout: source.layout, quotes_all })
            .map(|writer| fill(source, site, value, writer))
            .collect(),
    }
}

fn place(source: Source, site: Site) -> Place {
    let step = if site.is_item { 2 } else { source.layout.step };
    Place {
        is_flow: site.is_flow,
        parent: site.column,
        column: site.column + step,
        line_ending: source.layout.line_ending,
    }
}

fn set_text(source: Source, site: Site, text: &str) -> Vec<Vec<Splice>> {
    let place = place(source, site);
    let forms = match &site.node.kind {
        Kind::Scalar(scalar) => match &scalar.style {
            Style::Block(block) => rewritten(source.text, block, text, place),
            style => forms(text, Some((style, &scalar.text)), place),
        },
        _ => forms(text, None, place),
    };
    forms.iter().flat_map(|form| replacements(source, site.node, form)).collect()
}

fn set_paragraphs(source: Source, site: Site, wanted: &[String]) -> Vec<Vec<Splice>> {
    let place = place(source, site);
    let mut ways = Vec::new();
    let old = match &site.node.kind {
        Kind::Scalar(scalar) => {
            if let Style::Block(block) = &scalar.style {
                ways.push(reparagraphed(source.text, block, wanted, place));
            }
            Some((&scalar.style, &*scalar.text))
        }
        _ => None,
    };
    let forms = paragraph_forms(wanted, old, place);
    ways.extend(forms.iter().flat_map(|form| replacements(source, site.node, form)));
    ways
}

/// Returns the splices that put a form in place of a value, in up to two ways: at the end of a
/// file without a last line ending, lines come without one or with one.
fn replacements(source: Source, node: &Node, form: &Form) -> Vec<Vec<Splice>> {
    let text = source.text;
    let ending = source.layout.line_ending;
    let old = match &node.kind {
        Kind::Scalar(scalar) => match &scalar.style {
            Style::Block(block) => Some(block),
            _ => None,
        },
        _ => None,
    };
    let written = match form {
        Form::Inline(text) => text,
        Form::Block { header, .. } => header,
    };
    let beside = match old {
        Some(block) => Splice::replace(block.header.clone(), written),
        None => in_place(text, node, written),
    };
    let Form::Block { lines, .. } = form else {
        let gone = old.map(|block| crate::scalar::without_lines(text, block));
        return vec![[beside].into_iter().chain(gone).collect()];
    };
    let range = match old {
        Some(block) => block.lines.clone(),
        None => {
            let next = next_line(text, node.span.end);
            next..next
        }
    };
    let is_last = range.end == text.len() && !text.ends_with('\n');
    if !is_last {
        return vec![vec![beside, Splice::replace(range, lines)]];
    }
    // The header is the last line, and has no ending.
    let before = if text[..range.start].ends_with('\n') { "" } else { ending };
    let open = lines.strip_suffix(ending).unwrap_or(lines);
    [open, lines]
        .map(|lines| {
            let lines = Splice::replace(range.clone(), format!("{before}{lines}"));
            vec![beside.clone(), lines]
        })
        .into()
}
