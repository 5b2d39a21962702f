//! Finds values in an outline.

use std::ops::Range;

use super::{Kind, Node};
use crate::{Path, Step};

/// Returns the value at a path.
pub(crate) fn locate<'a>(root: &'a Node, path: &Path) -> Option<&'a Node> {
    path.steps().iter().try_fold(root, |node, step| match (&node.kind, step) {
        (Kind::Mapping(mapping), Step::Key(key)) => {
            mapping.parts.iter().find(|entry| entry.key == *key).map(|entry| &entry.node)
        }
        (Kind::List(list), Step::Index(index)) => {
            list.parts.get(*index).map(|item| &item.node)
        }
        _ => None,
    })
}

/// Visits each value that is no list and no mapping, or one without parts, in the written
/// order, with its path.
pub(crate) fn walk(node: &Node, path: &Path, visit: &mut impl FnMut(Path, &Node)) {
    match &node.kind {
        Kind::List(list) if !list.parts.is_empty() => {
            for (index, item) in list.parts.iter().enumerate() {
                walk(&item.node, &path.then(index), visit);
            }
        }
        Kind::Mapping(mapping) if !mapping.parts.is_empty() => {
            for entry in &mapping.parts {
                walk(&entry.node, &path.then(&*entry.key), visit);
            }
        }
        _ => visit(path.clone(), node),
    }
}

/// Returns the path of the innermost value whose bytes, those of its key or dash included,
/// hold the offset or end at it; the root if there is none.
pub(crate) fn deepest_at(root: &Node, at: usize) -> Path {
    let holds = |range: Range<usize>| range.contains(&at) || range.end == at;
    let mut path = Path::root();
    let mut node = root;
    loop {
        let step: Option<(Step, &Node)> = match &node.kind {
            Kind::List(list) => list
                .parts
                .iter()
                .enumerate()
                .find(|(_, item)| holds(item.start..item.node.span.end))
                .map(|(index, item)| (index.into(), &item.node)),
            Kind::Mapping(mapping) => mapping
                .parts
                .iter()
                .find(|entry| holds(entry.key_span.start..entry.node.span.end))
                .map(|entry| ((&*entry.key).into(), &entry.node)),
            Kind::Empty | Kind::Scalar(_) => None,
        };
        let Some((step, inner)) = step else { return path };
        path = path.then(step);
        node = inner;
    }
}
