//! What writers add freely below `extra:` and `imprint:`: facts, each a label with a
//! text.

use malzama_message::message;
use serde::Serialize;

use super::fields::{Fields, Located, Text, Wanted};
use super::paragraphs::fold;
use super::signs::is_blank;
use super::yaml::{Entry, Kind};
use crate::diagnostic::{Diagnostic, Location};

/// A label and its value, chosen freely by the writer.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// The label.
    pub label: Text,
    /// The value.
    pub value: Text,
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

    /// Takes the entries of a mapping; none if it is missing, empty, or of another kind,
    /// which is reported.
    fn entries(&mut self, key: &'static str) -> Vec<Entry> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        match entry.value.kind {
            Kind::Empty => Vec::new(),
            Kind::Mapping(entries) => entries,
            kind => {
                self.wrong_kind(&entry.value.location, key, Wanted::Pairs, &kind);
                Vec::new()
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
            return Some(Located { value, location });
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
