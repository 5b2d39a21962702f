//! Reads the fields of a mapping, and reports every one that is missing, unknown,
//! duplicated, or of the wrong kind.

use std::collections::BTreeSet;

use malzama_message::{Message, message, names};

use super::bounds;
use super::letters;
use super::located::{Located, Text};
use super::paragraphs::{self, fold};
use super::signs::is_blank;
use super::vocabulary::{TEXT_KEYS, did_you_mean};
use super::yaml::{Entry, Kind, Node};
use crate::diagnostic::{Diagnostic, Location, Sink};

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

    /// Whether there is a field, though it may be empty.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
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
            Kind::Text(text) => {
                let location = &entry.value.location;
                paragraphs::check(location, self.sink);
                let paragraphs = paragraphs::split(&text, location);
                Some(bounds::check_paragraphs(
                    paragraphs,
                    key,
                    &entry.location,
                    self.sink,
                ))
            }
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
            Kind::List(items) => {
                let location = |item: &Node| item.location.clone();
                Some(bounds::check_items(items, key, location, self.sink))
            }
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
                Some(None) => self.empty_item(location, key),
                None => {}
            }
        }
        Some(texts)
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
            let mut diagnostic =
                Diagnostic::error(entry.location.clone(), message).hint(hint);
            // A line of a text that has a colon, and has lost its indentation.
            let is_text = key.contains(|it: char| it.is_alphabetic() && !it.is_ascii());
            if is_text && self.known.iter().any(|key| TEXT_KEYS.contains(key)) {
                diagnostic = diagnostic.hint(message!("hint/indent-or-extra"));
            }
            self.sink.push(diagnostic);
        }
    }

    fn keep_first_of_each_key(&mut self, entries: Vec<Entry>) {
        let mut seen = BTreeSet::new();
        let (count, most) = (entries.len(), bounds::ITEMS_OTHERWISE);
        for (index, entry) in entries.into_iter().enumerate() {
            if index == most {
                let record = self.record.clone();
                let message = message!(
                    "record/too-many-keys",
                    record = record,
                    count = count,
                    most = most
                );
                self.sink.push(
                    Diagnostic::error(entry.location, message)
                        .hint(message!("hint/fewer")),
                );
                return;
            }
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

    /// Takes a field out; `None` if it is missing.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Entry> {
        self.known.push(key);
        let index = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(index))
    }

    /// Returns the text of a node: `None` if it is of another kind, which is reported,
    /// `Some(None)` if it is empty.
    #[expect(clippy::option_option, reason = "reported and empty are two answers")]
    pub(super) fn text(&mut self, node: Node, key: &str) -> Option<Option<Text>> {
        match node.kind {
            Kind::Empty => Some(None),
            Kind::Text(text) => {
                paragraphs::check_joined(&node.location, self.sink);
                let mut text = Located { value: fold(&text), location: node.location };
                letters::check_line(&text, self.sink);
                bounds::check_line(&mut text, key, self.sink);
                Some(Some(text).filter(|text| !is_blank(&text.value)))
            }
            kind => {
                self.wrong_kind(&node.location, key, Wanted::Text, &kind);
                None
            }
        }
    }

    /// Reports an item of a list that is empty.
    pub(super) fn empty_item(&mut self, location: Location, key: &str) {
        let message = message!("record/empty-item", key = key);
        self.sink
            .push(Diagnostic::error(location, message).hint(message!("hint/fill-item")));
    }

    /// Reports that a field has a value of another kind than the one it asks for.
    pub(super) fn wrong_kind(
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
pub(super) enum Wanted {
    /// One text.
    Text,
    /// A list.
    List,
    /// Keys with values.
    Pairs,
}
