//! Removes keys and items.

use std::ops::Range;

use super::{Source, flow};
use crate::Path;
use crate::error::EditError;
use crate::lines::{column, line_start, previous_end};
use crate::outline::{Collection, Kind, Part};
use crate::site::{Site, has_own_line, lines_end};
use crate::splice::Splice;

/// Returns the ways to remove the part of a list or mapping that stands at a place: there is
/// one.
///
/// # Errors
/// A comment within brackets would be lost.
pub(super) fn ways(
    source: Source,
    parent: &Path,
    at: usize,
) -> Result<Vec<Vec<Splice>>, EditError> {
    let Some(site) = Site::find(source.text, source.root, parent) else {
        return Ok(Vec::new());
    };
    let way = match &site.node.kind {
        Kind::List(list) if list.is_flow => {
            flow::remove(source.text, parent, site.node, &list.parts, at)?
        }
        Kind::Mapping(mapping) if mapping.is_flow => {
            flow::remove(source.text, parent, site.node, &mapping.parts, at)?
        }
        Kind::List(list) => remove(source, site, parent, list, at, "[]"),
        Kind::Mapping(mapping) => remove(source, site, parent, mapping, at, "{}"),
        Kind::Empty | Kind::Scalar(_) => return Ok(Vec::new()),
    };
    Ok(vec![way])
}

fn remove<T: Part>(
    source: Source,
    site: Site,
    parent: &Path,
    parts: &Collection<T>,
    at: usize,
    nothing: &str,
) -> Vec<Splice> {
    let text = source.text;
    let Some(part) = parts.parts.get(at) else { return Vec::new() };
    let start = part.start();
    let end = lines_end(text, part.node(), column(text, start));
    let is_only = parts.parts.len() == 1;
    if has_own_line(text, part) {
        let gone = Splice::replace(lines(text, line_start(text, start)..end), "");
        if is_only && !parent.steps().is_empty() {
            return vec![Splice::insert(site.node.from, format!(" {nothing}")), gone];
        }
        return vec![gone];
    }
    // The part begins on the line of another dash.
    let last = text[..end].trim_end_matches(['\r', '\n']).len().max(start);
    if is_only {
        return vec![Splice::replace(start..part.node().span.end, nothing)];
    }
    let next = parts.parts[at + 1].start();
    if text[part.node().end..next].contains('#') {
        let before = text[..start].trim_end_matches(' ').len();
        return vec![Splice::replace(before..last, "")];
    }
    vec![Splice::replace(start..next, "")]
}

/// Returns the bytes of whole lines to be removed. If they are the last ones and without a
/// line ending, the line before loses its own.
fn lines(text: &str, lines: Range<usize>) -> Range<usize> {
    match lines.end == text.len() && !text.ends_with('\n') {
        true => previous_end(text, lines.start)..lines.end,
        false => lines,
    }
}
