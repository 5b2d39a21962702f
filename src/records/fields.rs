//! Reads the fields of a mapping, and reports every one that is missing, unknown,
//! duplicated, or of the wrong kind.

use std::collections::BTreeSet;

use malzama_message::{Message, message, names};
use serde::{Serialize, Serializer};

use super::yaml::{Entry, Kind, Node};
use crate::diagnostic::{Diagnostic, Location, Sink};

/// A value and the location where it was written.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The location in its file.
    pub location: Location,
}

/// Serialises the value alone: layouts have no use for its location.
impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// A single value, white space folded, otherwise as the writer spelled it.
pub type Text = Located<String>;

/// A label and its value, chosen freely by the writer.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// The label.
    pub label: Text,
    /// The value.
    pub value: Text,
}

/// A mapping whose fields are taken out one by one.
pub struct Fields<'sink> {
    entries: Vec<Entry>,
    location: Location,
    record: Message,
    known: Vec<&'static str>,
    sink: &'sink mut Sink,
}

impl<'sink> Fields<'sink> {
    /// Opens `node` as a mapping; `record` names it in messages ("a partner group").
    ///
    /// Returns `None` for a node of another kind, which is reported.
    pub fn open(node: Node, record: Message, sink: &'sink mut Sink) -> Option<Self> {
        let Kind::Mapping(entries) = node.kind else {
            let found = node.kind.name();
            let message =
                message!("record/not-a-mapping", record = record, found = found);
            sink.push(
                Diagnostic::error(node.location, message)
                    .hint(message!("hint/write-fields")),
            );
            return None;
        };
        let location =
            entries.first().map_or(node.location, |first| first.location.clone());
        let mut fields =
            Self { entries: Vec::new(), location, record, known: Vec::new(), sink };
        fields.keep_first_of_each_key(entries);
        Some(fields)
    }

    /// Returns the location for diagnostics about the mapping as a whole: its first key.
    pub fn location(&self) -> Location {
        self.location.clone()
    }

    /// Returns the location of a key that has not been taken yet, or else of the mapping.
    pub fn key_location(&self, key: &str) -> Location {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.map_or_else(|| self.location(), |entry| entry.location.clone())
    }

    /// Returns the sink that this mapping reports to.
    pub fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    /// Reports that `key` is missing.
    pub fn missing(&mut self, key: &str, hint: Message) {
        let record = self.record.clone();
        let message = message!("record/missing-key", key = key, record = record);
        self.sink.push(Diagnostic::error(self.location(), message).hint(hint));
    }

    /// Takes a required text, which must not be empty.
    ///
    /// A missing text is reported and replaced by an empty one, so that the rest of the
    /// record is still checked; a record with faults is never printed.
    pub fn required(&mut self, key: &'static str) -> Text {
        let missing = |location| Located { value: String::new(), location };
        let Some(entry) = self.take(key) else {
            self.missing(key, message!("hint/add-key", key = key));
            return missing(self.location());
        };
        let location = entry.location.clone();
        match self.text(entry.value, key) {
            Some(Some(text)) => text,
            Some(None) => {
                let message = message!("record/empty-key", key = key);
                self.sink.push(
                    Diagnostic::error(location.clone(), message)
                        .hint(message!("hint/write-after-key", key = key)),
                );
                missing(location)
            }
            None => missing(location),
        }
    }

    /// Takes a text that may be missing or empty.
    pub fn optional(&mut self, key: &'static str) -> Option<Text> {
        let entry = self.take(key)?;
        self.text(entry.value, key).flatten()
    }

    /// Takes a text and splits it into paragraphs at empty lines. Returns no paragraphs
    /// if it is missing or empty, and `None` if it is of another kind, which is reported.
    pub fn paragraphs(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let Some(entry) = self.take(key) else { return Some(Vec::new()) };
        match entry.value.kind {
            Kind::Empty => Some(Vec::new()),
            Kind::Text(text) => Some(paragraphs(&text, &entry.value.location)),
            kind => {
                self.wrong_kind(&entry.value.location, key, Wanted::Text, &kind);
                None
            }
        }
    }

    /// Takes a list. Returns no items if it is missing or empty, and `None` if it is of
    /// another kind, which is reported.
    pub fn list(&mut self, key: &'static str) -> Option<Vec<Node>> {
        let Some(entry) = self.take(key) else { return Some(Vec::new()) };
        match entry.value.kind {
            Kind::Empty => Some(Vec::new()),
            Kind::List(items) => Some(items),
            kind => {
                self.wrong_kind(&entry.value.location, key, Wanted::List, &kind);
                None
            }
        }
    }

    /// Takes a list of texts; see [`Self::list`]. An empty item, or one of another kind,
    /// is reported.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let mut texts = Vec::new();
        for node in self.list(key)? {
            let location = node.location.clone();
            match self.text(node, key) {
                Some(Some(text)) => texts.push(text),
                Some(None) => {
                    let message = message!("record/empty-item", key = key);
                    self.sink.push(
                        Diagnostic::error(location, message)
                            .hint(message!("hint/fill-item")),
                    );
                }
                None => {}
            }
        }
        Some(texts)
    }

    /// Takes a mapping of free labels to texts, in the written order.
    pub fn facts(&mut self, key: &'static str) -> Vec<Fact> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        let entries = match entry.value.kind {
            Kind::Empty => return Vec::new(),
            Kind::Mapping(entries) => entries,
            kind => {
                self.wrong_kind(&entry.value.location, key, Wanted::Pairs, &kind);
                return Vec::new();
            }
        };
        let mut facts: Vec<Fact> = Vec::new();
        for Entry { key: label, location, value } in entries {
            let label = Located { value: fold(&label), location };
            let fault = if is_blank(&label.value) {
                let message = message!("record/empty-label", key = key);
                Some((message, message!("hint/write-label")))
            } else if facts.iter().any(|fact| fact.label.value == label.value) {
                let message =
                    message!("record/doubled-label", label = &label.value, key = key);
                Some((message, message!("hint/keep-one")))
            } else {
                None
            };
            if let Some((message, hint)) = fault {
                self.sink.push(Diagnostic::error(label.location, message).hint(hint));
                continue;
            }
            match self.text(value, key) {
                Some(Some(value)) => facts.push(Fact { label, value }),
                Some(None) => {
                    let message =
                        message!("record/empty-value", label = &label.value, key = key);
                    self.sink.push(
                        Diagnostic::error(label.location, message)
                            .hint(message!("hint/fill-value")),
                    );
                }
                None => {}
            }
        }
        facts
    }

    /// Takes a nested value of any kind; `None` if it is missing or empty.
    pub fn node(&mut self, key: &'static str) -> Option<Node> {
        let entry = self.take(key)?;
        (!matches!(entry.value.kind, Kind::Empty)).then_some(entry.value)
    }

    /// Reports every field that was not taken: its key is unknown.
    pub fn finish(self) {
        for entry in &self.entries {
            let (key, record) = (&entry.key, self.record.clone());
            let message = message!("record/unknown-key", key = key, record = record);
            let hint = did_you_mean(key, &self.known).unwrap_or_else(|| {
                message!("hint/known-keys", keys = names(&self.known))
            });
            self.sink.push(Diagnostic::error(entry.location.clone(), message).hint(hint));
        }
    }

    fn keep_first_of_each_key(&mut self, entries: Vec<Entry>) {
        let mut seen = BTreeSet::new();
        for entry in entries {
            if !seen.insert(entry.key.clone()) {
                let (key, record) = (&entry.key, self.record.clone());
                let message = message!("record/doubled-key", key = key, record = record);
                self.sink.push(
                    Diagnostic::error(entry.location, message)
                        .hint(message!("hint/keep-one")),
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

    /// Returns the text of a node: `None` if it is of another kind, which is reported,
    /// `Some(None)` if it is empty.
    #[expect(clippy::option_option, reason = "reported and empty are two answers")]
    fn text(&mut self, node: Node, key: &str) -> Option<Option<Text>> {
        match node.kind {
            Kind::Empty => Some(None),
            Kind::Text(text) => {
                let value = fold(&text);
                let location = node.location;
                Some((!is_blank(&value)).then_some(Located { value, location }))
            }
            kind => {
                self.wrong_kind(&node.location, key, Wanted::Text, &kind);
                None
            }
        }
    }

    fn wrong_kind(
        &mut self,
        location: &Location,
        key: &str,
        wanted: Wanted,
        found: &Kind,
    ) {
        let (expected, hint) = match wanted {
            Wanted::Text => (message!("kind/text"), message!("hint/write-one-text")),
            Wanted::List => (message!("kind/list"), message!("hint/write-a-list")),
            Wanted::Pairs => (message!("kind/pairs"), message!("hint/write-pairs")),
        };
        let found = found.name();
        let message =
            message!("record/wrong-kind", expected = expected, key = key, found = found);
        self.sink.push(Diagnostic::error(location.clone(), message).hint(hint));
    }
}

/// The kind of value that a field asks for.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    List,
    Pairs,
}

/// Folds each run of white space and line breaks into one space. No-break spaces are the
/// writer's intent and stay.
pub fn fold(text: &str) -> String {
    let breaks = |c: char| {
        c.is_ascii_whitespace()
            || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns a hint with the known name that `written` most likely misspells, if there is
/// one.
pub fn did_you_mean(written: &str, known: &[&str]) -> Option<Message> {
    closest(written, known).map(|name| message!("hint/did-you-mean", name = name))
}

/// Finds the known name that `written` most likely misspells: the nearest by
/// Damerau-Levenshtein distance, at most a third of the name's length plus one away.
fn closest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), *name))
        .filter(|(distance, name)| *distance <= name.chars().count() / 3 + 1)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Splits a text into paragraphs at empty lines, and folds each.
///
/// The source is split rather than the value, which gives each paragraph its own
/// location. Only a text in quotation marks, which may contain escapes, is split by its
/// value, where an empty line has become a line break.
fn paragraphs(text: &str, location: &Location) -> Vec<Text> {
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
            if line.trim_ascii().is_empty() {
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

/// Whether a text would leave nothing visible on paper.
fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// Whether a character is invisible by nature: white space, joiners, directional marks,
/// variation selectors (Unicode 16, `Default_Ignorable_Code_Point`, those that occur in
/// texts).
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
        let location = Location::text(&source, 0..written.len());
        paragraphs(text, &location).into_iter().map(|text| text.value).collect()
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
