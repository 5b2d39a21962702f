//! What writers add freely below `extra:` and `imprint:`: facts, each a label with a
//! text, and values nested to any depth.

use malzama_message::message;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::bounds;
use super::fields::{Fields, Wanted};
use super::located::{Located, Text};
use super::paragraphs::fold;
use super::signs::is_blank;
use super::yaml::{Entry, Kind, Node};
use crate::diagnostic::{Diagnostic, Location};

/// A label and its value, chosen freely by the writer.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// The label.
    pub label: Text,
    /// The value.
    pub value: Text,
}

/// A value that the writer has nested freely. Numbers and truths are texts, as written.
///
/// Serialised as text, list and mapping, in the written order.
#[derive(Debug)]
pub enum Extra {
    /// A text.
    Text(Text),
    /// A list.
    List(Vec<Extra>),
    /// Labels with values; no label occurs twice.
    Pairs(Vec<(Text, Extra)>),
}

impl Extra {
    /// Returns every label and text in it, in the written order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(items) => items.iter().flat_map(Self::texts).collect(),
            Self::Pairs(pairs) => {
                let mut texts = Vec::new();
                for (label, value) in pairs {
                    texts.push(label);
                    texts.append(&mut value.texts());
                }
                texts
            }
        }
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Pairs(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                pairs
                    .iter()
                    .try_for_each(|(label, value)| map.serialize_entry(label, value))?;
                map.end()
            }
        }
    }
}

impl Fields<'_> {
    /// Takes a mapping of free labels to texts, in the written order.
    pub fn facts(&mut self, key: &'static str) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        for Entry { key: label, location, value } in self.entries(key) {
            let is_doubled = |label: &str| facts.iter().any(|it| it.label.value == label);
            let Some(label) = self.label(&label, location, is_doubled, key) else {
                continue;
            };
            match self.text(value, key) {
                Some(Some(value)) => facts.push(Fact { label, value }),
                Some(None) => self.empty_value(label, key),
                None => {}
            }
        }
        facts
    }

    /// Takes a mapping of free labels to values of any kind, in the written order; one
    /// without labels if it is missing or empty.
    pub fn extra(&mut self, key: &'static str) -> Extra {
        let location = self.key_location(key);
        let entries = self.entries(key);
        let extra = Extra::Pairs(self.pairs(entries, key, 1));
        bounds::check_free_texts(extra.texts().len(), key, location, self.sink());
        extra
    }

    /// Takes the entries of a mapping; none if it is missing, empty, or of another kind,
    /// which is reported.
    fn entries(&mut self, key: &'static str) -> Vec<Entry> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        match entry.value.kind {
            Kind::Empty => Vec::new(),
            Kind::Mapping(entries) => self.bounded(entries, key),
            kind => {
                self.wrong_kind(&entry.value.location, key, Wanted::Pairs, &kind);
                Vec::new()
            }
        }
    }

    /// Returns entries without those beyond the bound, which are reported.
    fn bounded(&mut self, entries: Vec<Entry>, key: &str) -> Vec<Entry> {
        let location = |entry: &Entry| entry.location.clone();
        bounds::check_items(entries, key, location, self.sink())
    }

    fn pairs(
        &mut self,
        entries: Vec<Entry>,
        key: &str,
        depth: usize,
    ) -> Vec<(Text, Extra)> {
        let mut pairs: Vec<(Text, Extra)> = Vec::new();
        for Entry { key: label, location, value } in entries {
            let is_doubled = |label: &str| pairs.iter().any(|(it, _)| it.value == label);
            let Some(label) = self.label(&label, location, is_doubled, key) else {
                continue;
            };
            match self.nested(value, key, depth) {
                Some(value) => pairs.push((label, value)),
                None => self.empty_value(label, key),
            }
        }
        pairs
    }

    /// Reads a value nested `depth` deep; `None` if it is empty.
    fn nested(&mut self, node: Node, key: &str, depth: usize) -> Option<Extra> {
        let is_text = matches!(node.kind, Kind::Empty | Kind::Text(_));
        if !is_text && !bounds::check_depth(depth, key, &node.location, self.sink()) {
            return Some(Extra::List(Vec::new()));
        }
        match node.kind {
            Kind::Empty => None,
            Kind::Mapping(entries) => {
                let entries = self.bounded(entries, key);
                Some(Extra::Pairs(self.pairs(entries, key, depth + 1)))
            }
            Kind::List(items) => {
                let location = |item: &Node| item.location.clone();
                let items = bounds::check_items(items, key, location, self.sink());
                let mut list = Vec::new();
                for item in items {
                    let location = item.location.clone();
                    match self.nested(item, key, depth + 1) {
                        Some(item) => list.push(item),
                        None => self.empty_item(location, key),
                    }
                }
                Some(Extra::List(list))
            }
            Kind::Text(text) => {
                let mut text = Located { value: fold(&text), location: node.location };
                bounds::check_free_text(&mut text, key, self.sink());
                (!is_blank(&text.value)).then_some(Extra::Text(text))
            }
        }
    }

    /// Reads a label; `None` if it is empty or occurs twice, which is reported.
    fn label(
        &mut self,
        written: &str,
        location: Location,
        is_doubled: impl Fn(&str) -> bool,
        key: &str,
    ) -> Option<Text> {
        let value = fold(written);
        let (message, hint) = if is_blank(&value) {
            (message!("record/empty-label", key = key), message!("hint/write-label"))
        } else if is_doubled(&value) {
            let message = message!("record/doubled-label", label = &value, key = key);
            (message, message!("hint/keep-one"))
        } else {
            let mut label = Located { value, location };
            bounds::check_line(&mut label, key, self.sink());
            return Some(label);
        };
        self.sink().push(Diagnostic::error(location, message).hint(hint));
        None
    }

    fn empty_value(&mut self, label: Text, key: &str) {
        let message = message!("record/empty-value", label = &label.value, key = key);
        self.sink().push(
            Diagnostic::error(label.location, message).hint(message!("hint/fill-value")),
        );
    }
}
