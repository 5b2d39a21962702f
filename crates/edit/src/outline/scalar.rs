//! Texts in the outline, and where those below `|` and `>` end.

use std::ops::Range;

use granit_parser::ScalarStyle;

use super::{Block, Kind, Node, Scalar, Style};
use crate::error::{EditError, Reason};
use crate::lines::{after_trivia, line_end, next_line};

/// Words that stand for nothing.
pub(super) const NOTHING: [&str; 4] = ["~", "null", "Null", "NULL"];

/// Returns the range of the word that begins at `at`.
pub(super) fn word(text: &str, at: usize) -> Range<usize> {
    let word = text[at..].split(char::is_whitespace).next().unwrap_or_default();
    at..at + word.len()
}

/// Reads a text, or nothing, that the parser found in a range after `from`; `column` is that
/// of the lines below a sign.
pub(super) fn scalar(
    text: &str,
    value: String,
    style: ScalarStyle,
    range: Range<usize>,
    column: Option<usize>,
    from: usize,
) -> Result<Node, EditError> {
    let style = match style {
        ScalarStyle::Plain if range.is_empty() => {
            return Ok(Node { kind: Kind::Empty, from, span: from..from, end: from });
        }
        ScalarStyle::Plain if NOTHING.contains(&&*value) => {
            return Ok(Node { kind: Kind::Empty, from, end: range.end, span: range });
        }
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let block = block(text, from, column)?;
            let end = block.lines.end.max(block.header.end);
            let shown = text[..end].trim_end_matches(['\r', '\n']).len();
            let kind =
                Kind::Scalar(Scalar { text: value, style: Style::Block(block.clone()) });
            let span = block.header.start..shown.max(block.header.end);
            return Ok(Node { kind, from, span, end });
        }
    };
    let kind = Kind::Scalar(Scalar { text: value, style });
    Ok(Node { kind, from, end: range.end, span: range })
}

/// Finds the header and the lines of a text below `|` or `>`.
fn block(text: &str, from: usize, column: Option<usize>) -> Result<Block, EditError> {
    let start = after_trivia(text, from);
    let header = word(text, start);
    if !text[start..].starts_with(['|', '>']) {
        return Err(EditError::at(Reason::NotYaml, header));
    }
    let first = next_line(text, start);
    let keeps = text[header.clone()].contains('+');
    let mut end = first;
    let mut at = first;
    while at < text.len() {
        let next = next_line(text, at);
        let line = &text[at..line_end(text, at)];
        let depth = line.len() - line.trim_start_matches(' ').len();
        let is_text = column.is_some_and(|it| depth >= it && line.len() > it);
        if !is_text && depth < line.len() {
            break;
        }
        at = next;
        if is_text || keeps {
            end = next;
        }
    }
    Ok(Block { header, lines: first..end, column })
}
