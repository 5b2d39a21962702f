//! Reads the fields of a mapping, and reports every one that is missing, unknown,
//! doubled, or of the wrong kind.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::yaml::{Entry, Kind, Node};
use crate::diagnostic::{Diagnostic, Place, Sink};

/// A value and where it was written.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// Layouts do not know where a text was written: only the value is serialised.
impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// A single value: white space folded, otherwise as the writer spelled it.
pub type Text = Located<String>;

/// A label and its value, chosen freely by the writer.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// What the value is.
    pub label: Text,
    /// The value.
    pub value: Text,
}

/// A mapping whose fields are taken out one by one.
pub struct Fields<'sink> {
    entries: Vec<Entry>,
    place: Place,
    what: &'static str,
    known: Vec<&'static str>,
    sink: &'sink mut Sink,
}

impl<'sink> Fields<'sink> {
    /// Opens `node` as a mapping; `what` names it in messages ("a partner group").
    ///
    /// `None` for a node of another kind, which is reported.
    pub fn open(node: Node, what: &'static str, sink: &'sink mut Sink) -> Option<Self> {
        let Kind::Mapping(entries) = node.kind else {
            let found = node.kind.name();
            let message = format!("expected {what} as keys with values, found {found}");
            sink.push(
                Diagnostic::error(node.place, message)
                    .hint("write each field on its own line, as `key: value`"),
            );
            return None;
        };
        let place = entries.first().map_or(node.place, |first| first.place.clone());
        let mut fields =
            Self { entries: Vec::new(), place, what, known: Vec::new(), sink };
        fields.keep_first_of_each_key(entries);
        Some(fields)
    }

    /// Where to report what concerns the mapping as a whole: its first key.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// Where a key that was not yet taken stands, or else the mapping.
    pub fn key_place(&self, key: &str) -> Place {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.map_or_else(|| self.place(), |entry| entry.place.clone())
    }

    /// The sink that this mapping reports to.
    pub fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    /// Reports that `key` is missing.
    pub fn missing(&mut self, key: &str, hint: &str) {
        let message = format!("`{key}` is missing from {}", self.what);
        self.sink.push(Diagnostic::error(self.place(), message).hint(hint));
    }

    /// A text that must be there and must not be empty.
    ///
    /// What is missing is reported and stands for an empty text, so that the rest of the
    /// record is still looked at; a record with faults is never printed.
    pub fn required(&mut self, key: &'static str) -> Text {
        let missing = |place| Located { value: String::new(), place };
        let Some(entry) = self.take(key) else {
            self.missing(key, &format!("add a line `{key}: …`"));
            return missing(self.place());
        };
        let place = entry.place.clone();
        match self.text(entry.value, key) {
            Some(Some(text)) => text,
            Some(None) => {
                self.sink.push(
                    Diagnostic::error(place.clone(), format!("`{key}` is empty"))
                        .hint(format!("write the text after `{key}:`")),
                );
                missing(place)
            }
            None => missing(place),
        }
    }

    /// A text that may be missing or empty.
    pub fn optional(&mut self, key: &'static str) -> Option<Text> {
        let entry = self.take(key)?;
        self.text(entry.value, key).flatten()
    }

    /// A text of paragraphs separated by an empty line: none if missing or empty, `None`
    /// if it is of another kind, which is reported.
    pub fn paragraphs(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let Some(entry) = self.take(key) else { return Some(Vec::new()) };
        match entry.value.kind {
            Kind::Empty => Some(Vec::new()),
            Kind::Text(text) => Some(paragraphs(&text, &entry.value.place)),
            kind => {
                self.wrong_kind(&entry.value.place, key, "a text", &kind);
                None
            }
        }
    }

    /// A list: no items if missing or empty, `None` if it is of another kind, which is
    /// reported.
    pub fn list(&mut self, key: &'static str) -> Option<Vec<Node>> {
        let Some(entry) = self.take(key) else { return Some(Vec::new()) };
        match entry.value.kind {
            Kind::Empty => Some(Vec::new()),
            Kind::List(items) => Some(items),
            kind => {
                self.wrong_kind(&entry.value.place, key, "a list", &kind);
                None
            }
        }
    }

    /// A list of texts, as [`Self::list`]; an empty or misshapen item is reported.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let mut texts = Vec::new();
        for node in self.list(key)? {
            let place = node.place.clone();
            match self.text(node, key) {
                Some(Some(text)) => texts.push(text),
                Some(None) => self.sink.push(
                    Diagnostic::error(place, format!("an item of `{key}` is empty"))
                        .hint("write a text after the `-`, or remove the line"),
                ),
                None => {}
            }
        }
        Some(texts)
    }

    /// A mapping of labels chosen by the writer to texts, in the written order.
    pub fn facts(&mut self, key: &'static str) -> Vec<Fact> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        let entries = match entry.value.kind {
            Kind::Empty => return Vec::new(),
            Kind::Mapping(entries) => entries,
            kind => {
                self.wrong_kind(&entry.value.place, key, "keys with values", &kind);
                return Vec::new();
            }
        };
        let mut facts: Vec<Fact> = Vec::new();
        for Entry { key: label, place, value } in entries {
            let label = Located { value: fold(&label), place };
            let fault = if is_blank(&label.value) {
                Some((format!("a label in `{key}` is empty"), "write what the value is"))
            } else if facts.iter().any(|fact| fact.label.value == label.value) {
                let message = format!("`{}` stands twice in `{key}`", label.value);
                Some((message, "keep one of the two"))
            } else {
                None
            };
            if let Some((message, hint)) = fault {
                self.sink.push(Diagnostic::error(label.place, message).hint(hint));
                continue;
            }
            match self.text(value, key) {
                Some(Some(value)) => facts.push(Fact { label, value }),
                Some(None) => {
                    let message = format!("`{}` in `{key}` is empty", label.value);
                    self.sink.push(
                        Diagnostic::error(label.place, message)
                            .hint("write a text after the colon, or remove the line"),
                    );
                }
                None => {}
            }
        }
        facts
    }

    /// A nested value of any kind; none if missing or empty.
    pub fn node(&mut self, key: &'static str) -> Option<Node> {
        let entry = self.take(key)?;
        (!matches!(entry.value.kind, Kind::Empty)).then_some(entry.value)
    }

    /// Reports every field that nobody asked for.
    pub fn finish(self) {
        for entry in &self.entries {
            let message = format!("unknown key `{}` in {}", entry.key, self.what);
            let hint = match closest(&entry.key, &self.known) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the keys are {}", backticked(&self.known)),
            };
            self.sink.push(Diagnostic::error(entry.place.clone(), message).hint(hint));
        }
    }

    fn keep_first_of_each_key(&mut self, entries: Vec<Entry>) {
        let mut seen = BTreeSet::new();
        for entry in entries {
            if !seen.insert(entry.key.clone()) {
                let message = format!("`{}` stands twice in {}", entry.key, self.what);
                self.sink.push(
                    Diagnostic::error(entry.place, message).hint("keep one of the two"),
                );
            } else {
                self.entries.push(entry);
            }
        }
    }

    fn take(&mut self, key: &'static str) -> Option<Entry> {
        self.known.push(key);
        let index = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(index))
    }

    /// The text of a node: `None` if it is of another kind, which is reported,
    /// `Some(None)` if it is empty.
    #[expect(clippy::option_option, reason = "reported and empty are two answers")]
    fn text(&mut self, node: Node, key: &str) -> Option<Option<Text>> {
        match node.kind {
            Kind::Empty => Some(None),
            Kind::Text(text) => {
                let value = fold(&text);
                Some((!is_blank(&value)).then_some(Located { value, place: node.place }))
            }
            kind => {
                self.wrong_kind(&node.place, key, "a text", &kind);
                None
            }
        }
    }

    fn wrong_kind(&mut self, place: &Place, key: &str, wanted: &str, found: &Kind) {
        let message = format!("expected {wanted} for `{key}`, found {}", found.name());
        let hint = match wanted {
            "a list" => "write each item on its own line, after `- `",
            "a text" => "write one text, in double quotes if it has `: ` or `#` in it",
            _ => "write each pair on its own line, as `label: text`",
        };
        self.sink.push(Diagnostic::error(place.clone(), message).hint(hint));
    }
}

/// Folds runs of white space and line breaks into one space. No-break spaces are the
/// writer's and stay.
pub fn fold(text: &str) -> String {
    let breaks = |c: char| {
        c.is_ascii_whitespace()
            || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Names in backticks, as messages list them.
pub fn backticked<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The known name that `written` is most likely a slip of.
pub fn closest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), *name))
        .filter(|(distance, name)| *distance <= name.chars().count() / 3 + 1)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Splits a text at its empty lines, and folds each part.
///
/// The source is split where it has no escapes, which is everywhere but within quotation
/// marks: there an empty line has become a line break by then.
fn paragraphs(text: &str, place: &Place) -> Vec<Text> {
    let Place::Text { source, range } = place else { return Vec::new() };
    if is_blank(text) {
        return Vec::new(); // The place of an empty block is its sign.
    }
    let written = &source.text[range.clone()];
    let mut found = Vec::new();
    if written.starts_with(['"', '\'']) {
        for line in text.split('\n') {
            found.push(Located { value: fold(line), place: place.clone() });
        }
    } else {
        let mut start = range.start;
        let mut position = range.start;
        for line in written.split_inclusive('\n').chain([""]) {
            if line.trim_ascii().is_empty() {
                let part = &source.text[start..position];
                let trimmed = start + part.len() - part.trim_ascii_start().len();
                let end = trimmed + part.trim_ascii().len();
                let place = Place::text(source, trimmed..end.max(trimmed));
                found.push(Located { value: fold(part), place });
                start = position + line.len();
            }
            position += line.len();
        }
    }
    found.retain(|paragraph| !is_blank(&paragraph.value));
    found
}

/// Whether a text has nothing that would be seen on paper.
fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// Whether a character has no glyph by its nature: white space, joiners, marks of
/// direction, variation selectors (Unicode 16, `Default_Ignorable_Code_Point`, those
/// that occur in texts).
pub fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}'
        )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Source;

    fn split(written: &str, text: &str) -> Vec<String> {
        let source = Arc::new(Source { path: String::new(), text: written.to_owned() });
        let place = Place::text(&source, 0..written.len());
        paragraphs(text, &place).into_iter().map(|text| text.value).collect()
    }

    #[test]
    fn paragraphs_end_at_an_empty_line_of_the_source() {
        let written = "a\r\n   b\r\n\r\n  \r\nc\n";
        assert_eq!(split(written, "a b\nc\n"), ["a b", "c"]);
    }

    #[test]
    fn paragraphs_end_at_a_line_break_within_quotation_marks() {
        assert_eq!(split("\"a b\\nc\"", "a b\nc"), ["a b", "c"]);
    }

    #[test]
    fn folding_keeps_no_break_spaces_and_marks() {
        assert_eq!(fold("  قُدس \u{a0}\n س\u{2028}"), "قُدس \u{a0} س");
    }

    #[test]
    fn marks_of_direction_are_no_text() {
        assert!(is_blank("\u{200f}\u{a0} "));
        assert!(!is_blank("\u{200f}٥"));
    }

    #[test]
    fn a_slip_finds_its_key() {
        assert_eq!(closest("nmae", &["name", "label"]), Some("name"));
        assert_eq!(closest("photos", &["name", "label"]), None);
    }
}
