//! Where a value stands: what is around it, and which lines belong to it.

use crate::lines::{
    beginning, column, comment_column, is_first_on_line, line_end, line_start, next_line,
    previous_end, spaces,
};
use crate::outline::{Kind, Node, Part};
use crate::splice::Splice;
use crate::{Path, Step};

/// A value with its surroundings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    /// The value.
    pub node: &'a Node,
    /// Whether it stands within brackets.
    pub is_flow: bool,
    /// The column of its key or dash; within brackets, that of the innermost one outside.
    pub column: usize,
    /// Whether it is an item of a list.
    pub is_item: bool,
}

impl<'a> Site<'a> {
    /// Finds the value at a path.
    pub(crate) fn find(text: &str, root: &'a Node, path: &Path) -> Option<Self> {
        let mut site = Self { node: root, is_flow: false, column: 0, is_item: false };
        for step in path.steps() {
            let (node, start, is_flow, is_item) = match (&site.node.kind, step) {
                (Kind::Mapping(mapping), Step::Key(key)) => {
                    let entry = mapping.parts.iter().find(|entry| entry.key == *key)?;
                    (&entry.node, entry.start(), mapping.is_flow, false)
                }
                (Kind::List(list), Step::Index(index)) => {
                    let item = list.parts.get(*index)?;
                    (&item.node, item.start(), list.is_flow, true)
                }
                _ => return None,
            };
            site = Self {
                node,
                is_flow: site.is_flow || is_flow,
                column: match is_flow {
                    true => site.column,
                    false => column(text, start),
                },
                is_item,
            };
        }
        Some(site)
    }
}

/// Returns the start of the line after the last one of a value whose key or dash is in
/// `column`, with the comment lines that directly follow further in: they are within it.
pub(crate) fn lines_end(text: &str, node: &Node, column: usize) -> usize {
    let mut end = match text[..node.end].ends_with('\n') {
        true => node.end,
        false => next_line(text, node.end),
    };
    while end < text.len() && comment_column(text, end).is_some_and(|it| it > column) {
        end = next_line(text, end);
    }
    end
}

/// Returns the start of the comment lines directly above a key or dash, in its column and not
/// before `floor`; of its own line if there are none.
pub(crate) fn lines_start(text: &str, start: usize, floor: usize) -> usize {
    let own = column(text, start);
    let mut top = line_start(text, start);
    while top > floor {
        let above = line_start(text, previous_end(text, top));
        if above == top || above < floor || comment_column(text, above) != Some(own) {
            break;
        }
        top = above;
    }
    top
}

/// Whether the key or dash of a part stands on a line of its own.
pub(crate) fn has_own_line(text: &str, part: &impl Part) -> bool {
    is_first_on_line(text, part.start())
}

/// Returns the splice that adds lines, of which the first is indented as given and the last has
/// no ending, before the line that begins at `at`, or after the end of the text.
pub(crate) fn insert_lines(
    text: &str,
    at: usize,
    column: usize,
    lines: &str,
    ending: &str,
) -> Splice {
    let indentation = spaces(column);
    let begins_line = at == beginning(text) || text[..at].ends_with('\n');
    Splice::insert(
        at,
        match begins_line {
            true => format!("{indentation}{lines}{ending}"),
            false => format!("{ending}{indentation}{lines}"),
        },
    )
}

/// Returns the splice that puts one line in place of a value that is not below `|` or `>`.
pub(crate) fn in_place(text: &str, node: &Node, written: &str) -> Splice {
    if !node.span.is_empty() {
        return Splice::replace(node.span.clone(), written);
    }
    // Spaces at the end of a line were left for the value.
    let end = line_end(text, node.from);
    let is_last = text[node.from..end].bytes().all(|byte| byte == b' ');
    let range = node.from..if is_last { end } else { node.from };
    let joint = if text[..node.from].ends_with([':', '-']) { " " } else { ": " };
    Splice::replace(range, format!("{joint}{written}"))
}
