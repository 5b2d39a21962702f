//! Texts and lists as they are written into YAML, so that they are read back the same.

use std::fmt::Write;
use std::sync::Arc;

use super::fields::Fields;
use super::located::Text;
use super::yaml::{Kind, parse};
use crate::diagnostic::{Sink, Source};
use malzama_message::message;

/// Returns a text as it stands after `key: `: as it is if it is read back the same, otherwise in quotation
/// marks.
pub fn value(text: &str) -> String {
    match reads_back(text, text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// Returns paragraphs as they stand below `key: |`, indented by two spaces, an empty line between them; with
/// a line break at the end.
pub fn block<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<_> = paragraphs.into_iter().map(|it| format!("  {it}\n")).collect();
    lines.join("\n")
}

/// Returns items as they stand below `key:`, each on a line of its own.
pub fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    items.into_iter().map(|it| format!("  - {it}\n")).collect()
}

/// Returns the list of texts under `key` in a record; `None` if it cannot be read, which is reported. One
/// that is missing or empty has no items.
pub fn list_in(
    source: &Arc<Source>,
    key: &'static str,
    sink: &mut Sink,
) -> Option<Vec<Text>> {
    let node = parse(source, sink)?;
    Fields::open(node, message!("noun/settings"), sink)?.texts(key)
}

/// Returns the text under `key` in a record, if it has one and can be read.
pub fn text_in(source: &Arc<Source>, key: &'static str) -> Option<String> {
    let mut sink = Sink::new();
    let node = parse(source, &mut sink)?;
    let text = Fields::open(node, message!("noun/settings"), &mut sink)?.optional(key)?;
    Some(text.value)
}

/// Whether what is written after a key is read as this text, and nothing is said about it.
fn reads_back(written: &str, text: &str) -> bool {
    if written.contains(['\n', '\r', '\t'])
        || written.trim() != written
        || written.is_empty()
    {
        return false;
    }
    let source = Source { path: String::new(), text: format!("name: {written}\n") };
    let mut sink = Sink::new();
    let Some(node) = parse(&Arc::new(source), &mut sink) else { return false };
    let Kind::Mapping(entries) = node.kind else { return false };
    let [entry] = entries.as_slice() else { return false };
    sink.diagnostics().is_empty()
        && entry.key == "name"
        && matches!(&entry.value.kind, Kind::Text(read) if read == text)
}

/// Returns a text in double quotation marks, with the escapes of YAML (1.2, 5.7).
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => written.extend(['\\', sign]),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            sign if sign.is_control() => {
                let _ = write!(written, "\\u{:04x}", u32::from(sign));
            }
            sign => written.push(sign),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_back_as_they_were() {
        for (text, written) in [
            ("شركة Team- فريقك", "شركة Team- فريقك"),
            ("الناصرة جمعية بليبل_", "الناصرة جمعية بليبل_"),
            ("مجموعة عكا 5000", "مجموعة عكا 5000"),
            ("1990", "1990"),
            ("yes", "yes"),
            ("المقر: البلدة", "\"المقر: البلدة\""),
            ("- بند", "\"- بند\""),
            ("#وسم", "\"#وسم\""),
            ("\"قول\"", "\"\\\"قول\\\"\""),
            ("null", "\"null\""),
            ("a\tb", "\"a\\tb\""),
            ("[قوس", "\"[قوس\""),
            ("", "\"\""),
        ] {
            assert_eq!(value(text), written);
            let line = format!("name: {}\n", value(text));
            let source = Arc::new(Source { path: String::new(), text: line });
            let node = parse(&source, &mut Sink::new()).expect("a record");
            let Kind::Mapping(entries) = node.kind else { panic!("no mapping: {text}") };
            let Kind::Text(read) = &entries[0].value.kind else {
                panic!("no text: {text}")
            };
            assert_eq!(read, text);
        }
    }

    #[test]
    fn lists_and_paragraphs_stand_on_lines_of_their_own() {
        assert_eq!(block(["أ", "ب"]), "  أ\n\n  ب\n");
        assert_eq!(list(["a", "b"]), "  - a\n  - b\n");
    }
}
