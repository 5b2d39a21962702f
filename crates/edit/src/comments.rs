//! Comments, which no edit may lose.

use std::ops::Range;

use crate::lines::line_end;
use crate::outline::{Kind, Node, Style};
use crate::{Document, Edit};

/// Whether an edit has kept the comments that it had to: all in their order, but for those of a
/// value that it moved, and without those of one that it removed.
pub(crate) fn are_kept(before: &Document, after: &Document, edit: &Edit) -> bool {
    let mut old = of(before.text(), before.root());
    let mut new = of(after.text(), after.root());
    match edit {
        Edit::Set { .. } | Edit::Insert { .. } => old == new,
        Edit::Move { .. } => {
            old.sort_unstable();
            new.sort_unstable();
            old == new
        }
        Edit::Remove { .. } => {
            let mut left = old.iter();
            new.iter().all(|comment| left.any(|it| it == comment))
        }
    }
}

/// Returns the comments of a text, without spaces at their ends: what begins with a `#` between
/// its keys and values.
fn of<'a>(text: &'a str, root: &Node) -> Vec<&'a str> {
    let mut written = Vec::new();
    collect(root, &mut written);
    written.push(text.len()..text.len());
    let mut comments = Vec::new();
    let mut at = 0;
    for range in written {
        while let Some(sign) = text.get(at..range.start).and_then(|gap| gap.find('#')) {
            let end = line_end(text, at + sign);
            comments.push(text[at + sign..end].trim_end());
            at = end;
        }
        at = range.end.max(at);
    }
    comments
}

/// Collects the bytes of keys and values, in their order.
fn collect(node: &Node, written: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Empty => written.push(node.span.clone()),
        Kind::Scalar(scalar) => match &scalar.style {
            Style::Block(block) => {
                written.extend([block.header.clone(), block.lines.clone()]);
            }
            Style::Plain | Style::Single | Style::Double => {
                written.push(node.span.clone());
            }
        },
        Kind::List(list) => {
            list.parts.iter().for_each(|item| collect(&item.node, written));
        }
        Kind::Mapping(mapping) => {
            for entry in &mapping.parts {
                written.push(entry.key_span.clone());
                collect(&entry.node, written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_between_keys_and_values() {
        let text = "# a\n\"#b\": c#d # e \nf: | # g\n  # h\n# i\nj: [k, # l\n  '#m']\n";
        let document = Document::parse(text).expect("it is sound");
        assert_eq!(of(text, document.root()), ["# a", "# e", "# g", "# i", "# l"]);
    }
}
