//! Texts and lists as they are written into YAML, so that they are read back the same.

use std::sync::Arc;

use malzama_edit::{Document, Edit, Value, path};

use super::yaml::{Kind, parse};
use crate::diagnostic::{Sink, Source};

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

/// Returns a text in quotation marks, as the editor of records writes it.
fn quoted(text: &str) -> String {
    let filled = Document::parse("name:\n").and_then(|empty| {
        empty.apply(&Edit::Set { path: path!["name"], value: Value::text(text) })
    });
    let written = filled.map(Document::into_text).unwrap_or_default();
    let value = written.strip_prefix("name:").unwrap_or_default().trim();
    value.to_owned()
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
            ("\"قول\"", "'\"قول\"'"),
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
