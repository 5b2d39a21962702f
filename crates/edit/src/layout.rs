//! How a record is laid out, for what is added to follow.

use crate::lines::{column, line_ending};
use crate::outline::{Kind, Node, Part, Style};

/// The habits of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// The ending of its lines.
    pub line_ending: &'static str,
    /// The columns by which a mapping, and a text below `|`, stand further in than their key.
    pub step: usize,
    /// The columns by which the dashes of a list stand further in than its key.
    pub dash: usize,
}

/// What is seen of the habits.
#[derive(Default)]
struct Seen {
    step: Option<usize>,
    dash: Option<usize>,
}

impl Layout {
    /// Reads the habits from the first places that show them; two columns where there are
    /// none.
    pub(crate) fn of(text: &str, root: &Node) -> Self {
        let mut seen = Seen::default();
        seen.look(text, root);
        let step = seen.step.or(seen.dash.filter(|dash| *dash > 0)).unwrap_or(2);
        let dash = seen.dash.unwrap_or(step);
        Self { line_ending: line_ending(text), step, dash }
    }
}

impl Seen {
    fn look(&mut self, text: &str, node: &Node) {
        match &node.kind {
            Kind::Mapping(mapping) if !mapping.is_flow => {
                for entry in &mapping.parts {
                    let parent = column(text, entry.key_span.start);
                    self.look_below(text, parent, &entry.node);
                    self.look(text, &entry.node);
                }
            }
            Kind::List(list) if !list.is_flow => {
                for item in &list.parts {
                    self.look(text, &item.node);
                }
            }
            _ => {}
        }
    }

    /// Looks at the value of a key in this column.
    fn look_below(&mut self, text: &str, parent: usize, node: &Node) {
        let below = |at: usize| column(text, at).saturating_sub(parent);
        match &node.kind {
            Kind::Mapping(mapping) if !mapping.is_flow => {
                if let Some(first) = mapping.parts.first() {
                    self.step.get_or_insert(below(first.start()));
                }
            }
            Kind::List(list) if !list.is_flow => {
                if let Some(first) = list.parts.first() {
                    self.dash.get_or_insert(below(first.start()));
                }
            }
            Kind::Scalar(scalar) => {
                if let Style::Block(block) = &scalar.style
                    && let Some(column) = block.column
                {
                    self.step.get_or_insert(column.saturating_sub(parent));
                }
            }
            _ => {}
        }
    }
}
