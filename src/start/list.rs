//! One more item in a list of a YAML file, of which every other byte stays as it is.

use std::sync::Arc;

use crate::diagnostic::{Location, Sink, Source};
use crate::records::{Text, writing};

/// Returns the bytes of a file with `item` in the list under `key`: before the item `before` if the list ends
/// with that, otherwise at its end. `None` if the list is written in a way that is not understood, or is empty.
///
/// `bytes` are those of the file as it is, and `source` is its text as records are read.
pub fn with_item(
    bytes: &[u8],
    source: &Arc<Source>,
    key: &'static str,
    item: &str,
    before: Option<&str>,
) -> Option<Vec<u8>> {
    let old = writing::list_in(source, key, &mut Sink::new())?;
    let last = old.last()?;
    let is_before = before.is_some_and(|it| it == last.value);
    let text = &source.text;
    let range = item_range(last, text)?;
    let start_of_line = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let (at, added) = if text[start_of_line..range.start].trim_start().starts_with('-') {
        on_a_line(text, start_of_line, range.start, item, is_before)
    } else if is_before {
        (range.start, format!("{item}, "))
    } else {
        (range.end, format!(", {item}"))
    };
    // Byte order marks at the start are no part of the text; all else has the same bytes or as many.
    let marks = bytes.len().checked_sub(text.len())?;
    let mut new = bytes.to_vec();
    new.splice(marks + at..marks + at, added.bytes());
    let mut wanted: Vec<&str> = old.iter().map(|it| it.value.as_str()).collect();
    wanted.insert(wanted.len() - usize::from(is_before), item);
    is_read_as(text, at, &added, key, &wanted).then_some(new)
}

/// Returns the bytes of an item, with its quotation marks.
fn item_range(item: &Text, text: &str) -> Option<std::ops::Range<usize>> {
    let Location::Text { range, .. } = &item.location else { return None };
    let mut range = range.clone();
    for mark in ['"', '\''] {
        if text[..range.start].ends_with(mark) && text[range.end..].starts_with(mark) {
            range = range.start - 1..range.end + 1;
        }
    }
    Some(range)
}

/// Returns where a line for an item goes, and the line: as the one at `start`, up to its item at `item_start`.
fn on_a_line(
    text: &str,
    start: usize,
    item_start: usize,
    item: &str,
    is_before: bool,
) -> (usize, String) {
    let opening = &text[start..item_start];
    let (line, has_end) = match text[start..].find('\n') {
        Some(length) => (&text[start..start + length + 1], true),
        None => (&text[start..], false),
    };
    let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
    if is_before {
        (start, format!("{opening}{item}{end}"))
    } else if has_end {
        (start + line.len(), format!("{opening}{item}{end}"))
    } else {
        (text.len(), format!("{end}{opening}{item}"))
    }
}

/// Whether a text with an addition has the wanted list, and is otherwise read as before.
fn is_read_as(
    text: &str,
    at: usize,
    added: &str,
    key: &'static str,
    wanted: &[&str],
) -> bool {
    let text = format!("{}{added}{}", &text[..at], &text[at..]);
    let source = Arc::new(Source { path: String::new(), text });
    let mut sink = Sink::new();
    let list = writing::list_in(&source, key, &mut sink).unwrap_or_default();
    let read: Vec<&str> = list.iter().map(|it| it.value.as_str()).collect();
    !sink.has_errors() && read == wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::with_known_line_breaks;

    fn add(bytes: &[u8], before: Option<&str>) -> Option<String> {
        let text = with_known_line_breaks(std::str::from_utf8(bytes).expect("UTF-8"));
        let source = Arc::new(Source { path: "city.yaml".into(), text });
        let new = with_item(bytes, &source, "partners", "new", before)?;
        Some(String::from_utf8(new).expect("UTF-8"))
    }

    #[test]
    fn an_item_is_added_as_the_list_is_written() {
        for (old, new) in [
            ("partners:\n  - a\n  - b\n", "partners:\n  - a\n  - b\n  - new\n"),
            ("partners:\n- a\nname: x\n", "partners:\n- a\n- new\nname: x\n"),
            (
                "partners:\n    -   a # one\nname: x",
                "partners:\n    -   a # one\n    -   new\nname: x",
            ),
            ("partners:\n  - a", "partners:\n  - a\n  - new"),
            (
                "partners:\r\n  - a\r\nname: x\r\n",
                "partners:\r\n  - a\r\n  - new\r\nname: x\r\n",
            ),
            ("\u{feff}partners:\n  - \"a\"\n", "\u{feff}partners:\n  - \"a\"\n  - new\n"),
            ("partners: [a, b] # flow\n", "partners: [a, b, new] # flow\n"),
            ("partners: [ a, 'b' ]\n", "partners: [ a, 'b', new ]\n"),
            ("partners: [\n  a,\n  b\n]\n", "partners: [\n  a,\n  b, new\n]\n"),
        ] {
            assert_eq!(add(old.as_bytes(), None).as_deref(), Some(new), "{old}");
        }
    }

    #[test]
    fn an_item_is_added_before_the_last() {
        for (old, new) in [
            (
                "partners:\n  - a\n  - network\n",
                "partners:\n  - a\n  - new\n  - network\n",
            ),
            ("partners: [a, network]\n", "partners: [a, new, network]\n"),
            (
                "partners:\n  - network\n  - a\n",
                "partners:\n  - network\n  - a\n  - new\n",
            ),
        ] {
            assert_eq!(
                add(old.as_bytes(), Some("network")).as_deref(),
                Some(new),
                "{old}"
            );
        }
    }

    #[test]
    fn what_is_no_list_is_left_alone() {
        for old in
            ["partners:\n", "name: x\n", "partners: []\n", "partners: a\n", "a: [\n"]
        {
            assert_eq!(add(old.as_bytes(), None), None, "{old}");
        }
    }
}
