//! Moves items of lists.

use std::ops::Range;

use super::Source;
use crate::Path;
use crate::error::{EditError, Reason};
use crate::lines::column;
use crate::outline::{Collection, Item, Kind};
use crate::site::{Site, has_own_line, lines_end, lines_start};
use crate::splice::Splice;

/// Returns the ways to move an item: there is one.
///
/// # Errors
/// The list begins beside another dash.
pub(super) fn ways(
    source: Source,
    parent: &Path,
    at: usize,
    to: usize,
) -> Result<Vec<Vec<Splice>>, EditError> {
    let text = source.text;
    let Some(site) = Site::find(text, source.root, parent) else { return Ok(Vec::new()) };
    let Kind::List(list) = &site.node.kind else { return Ok(Vec::new()) };
    if at == to {
        return Ok(vec![Vec::new()]);
    }
    let places = match list.is_flow {
        true => list.parts.iter().map(|item| item.node.span.clone()).collect(),
        false => {
            if list.parts.iter().any(|item| !has_own_line(text, item)) {
                let reason = Reason::ListBesideDash { path: parent.clone() };
                return Err(EditError::at(reason, site.node.span.clone()));
            }
            lines(text, site.node.from, list)
        }
    };
    // Each item goes into the place of another, so that what is between them stays.
    let mut order: Vec<usize> = (0..places.len()).collect();
    let moved = order.remove(at);
    order.insert(to, moved);
    let splices = places.iter().zip(order).enumerate();
    let splices = splices.filter(|(place, (_, from))| place != from);
    let splices = splices.map(|(_, (place, from))| {
        Splice::replace(place.clone(), &text[places[from].clone()])
    });
    Ok(vec![splices.collect()])
}

/// Returns the lines of each item of a list, without the ending of the last one, with the
/// comments directly above and those within.
fn lines(text: &str, from: usize, list: &Collection<Item>) -> Vec<Range<usize>> {
    let mut floor = from;
    let mut places = Vec::with_capacity(list.parts.len());
    for item in &list.parts {
        let start = lines_start(text, item.start, floor);
        floor = lines_end(text, &item.node, column(text, item.start));
        let ended = text[..floor].strip_suffix('\n').unwrap_or(&text[..floor]);
        places.push(start..ended.strip_suffix('\r').unwrap_or(ended).len());
    }
    places
}
