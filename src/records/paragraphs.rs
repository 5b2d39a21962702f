//! Texts as they are printed: lines folded into paragraphs, and what is joined thereby.

pub use malzama_edit::fold;
use malzama_message::message;

use super::located::{Located, Text};
use super::signs::is_blank;
use super::yaml::{Kind, Node};
use crate::diagnostic::{Diagnostic, Location, Sink};

/// The number of characters from which a line is hardly a line of verse, an address or a
/// date: two of them in a row are more likely two paragraphs.
const LONG_LINE: usize = 60;

/// Signs that are typed for the `|` before a text.
const BAR_LOOK_ALIKES: [&str; 11] =
    ["l", "I", "1", "¦", "│", "｜", "ا", "!", "/", "\\", "ǀ"];

/// Splits a text into paragraphs at empty lines, and folds each.
///
/// The source is split rather than the value, which gives each paragraph its own
/// location. Only a text in quotation marks, which may contain escapes, is split by its
/// value, where an empty line has become a line break.
pub fn split(text: &str, location: &Location) -> Vec<Text> {
    let Location::Text { source, range } = location else { return Vec::new() };
    if is_blank(text) {
        return Vec::new(); // An empty block is located at its indicator, which is no text.
    }
    let written = &source.text[range.clone()];
    let mut found = Vec::new();
    if written.starts_with(['"', '\'']) {
        for line in text.split('\n') {
            found.push(Located { value: fold(line), location: location.clone() });
        }
    } else {
        let mut start = range.start;
        let mut position = range.start;
        for line in written.split_inclusive('\n').chain([""]) {
            if is_blank(line) {
                let part = &source.text[start..position];
                let trimmed = start + part.len() - part.trim_ascii_start().len();
                let end = trimmed + part.trim_ascii().len();
                let location = Location::text(source, trimmed..end.max(trimmed));
                found.push(Located { value: fold(part), location });
                start = position + line.len();
            }
            position += line.len();
        }
    }
    found.retain(|paragraph| !is_blank(&paragraph.value));
    found
}

/// Returns the paragraphs of a value, each with its location; none of a list or a mapping.
pub fn of(node: &Node) -> Vec<Text> {
    match &node.kind {
        Kind::Text(text) => split(text, &node.location),
        _ => Vec::new(),
    }
}

/// Reports what is joined in the paragraphs of a text, or hardly part of it: the first
/// two long lines in a row, and a sign that was typed for the `|`.
pub fn check(location: &Location, sink: &mut Sink) {
    let Location::Text { source, range } = location else { return };
    let written = &source.text[range.clone()];
    let mut before = 0;
    let mut start = range.start;
    for (index, line) in written.split_inclusive('\n').enumerate() {
        let text = line.trim();
        let length = text.chars().count();
        let at = start + (line.len() - line.trim_start().len());
        let place = || Location::text(source, at..at + text.len());
        if index == 0 && written.contains('\n') && BAR_LOOK_ALIKES.contains(&text) {
            let message = message!("text/bar-look-alike", sign = text);
            sink.push(Diagnostic::error(place(), message).hint(message!("hint/use-bar")));
        }
        if before >= LONG_LINE && length >= LONG_LINE {
            let message = message!("text/single-break");
            sink.push(Diagnostic::note(place(), message));
            return;
        }
        before = length;
        start += line.len();
    }
}

/// Warns of a text of one line that was written on several.
pub fn check_joined(location: &Location, sink: &mut Sink) {
    let Location::Text { source, range } = location else { return };
    let written = &source.text[range.clone()];
    let count = written.lines().filter(|line| !is_blank(line)).count();
    let before = source.text[..range.start].split_whitespace().next_back();
    // Quotation marks and `>` announce a text that is folded.
    let is_folded = written.starts_with(['"', '\''])
        || before.is_some_and(|sign| sign.starts_with('>'));
    if count > 1 && !is_folded {
        let message = message!("text/joined", count = count);
        sink.push(
            Diagnostic::warning(location.clone(), message)
                .hint(message!("hint/write-on-one-line")),
        );
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Source;

    fn at(written: &str) -> Location {
        let source = Arc::new(Source { path: String::new(), text: written.to_owned() });
        Location::text(&source, 0..written.len())
    }

    fn values(written: &str, text: &str) -> Vec<String> {
        split(text, &at(written)).into_iter().map(|text| text.value).collect()
    }

    fn codes(written: &str) -> Vec<String> {
        let mut sink = Sink::new();
        check(&at(written), &mut sink);
        check_joined(&at(written), &mut sink);
        sink.diagnostics().iter().map(|it| it.code().to_owned()).collect()
    }

    #[test]
    fn paragraphs_end_at_an_empty_line_of_the_source() {
        let written = "a\r\n   b\r\n\r\n  \r\nc\n";
        assert_eq!(values(written, "a b\nc\n"), ["a b", "c"]);
        let with_space = "a\n \u{a0}\nb\n";
        assert_eq!(values(with_space, with_space), ["a", "b"]);
    }

    #[test]
    fn paragraphs_end_at_a_line_break_within_quotation_marks() {
        assert_eq!(values("\"a b\\nc\"", "a b\nc"), ["a b", "c"]);
    }

    #[test]
    fn lines_that_are_joined_are_told() {
        let long = "نص ".repeat(30);
        let joined = ["text/single-break", "text/joined"];
        assert_eq!(codes(&format!("{long}\n{long}\n")), joined);
        assert_eq!(codes(&format!("{long}\n\n{long}\n"))[..], joined[1..]);
        assert_eq!(codes(&format!("{long}\nنص\n{long}\n"))[..], joined[1..]);
        assert_eq!(codes("l\n  نص\n"), ["text/bar-look-alike", "text/joined"]);
        assert_eq!(codes("\"a\n b\""), [""; 0]);
    }
}
