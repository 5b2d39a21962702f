//! What was found in a record, at its fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use malzama_message::{Digits, Message, Value};
use malzama_preflight::Said;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Location, Severity, Source};
use crate::proofreading::{Remark, Written};
use crate::records::Text;
use crate::words::in_both;

/// A photograph as the preview knows it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The hash of its file, in hexadecimal digits, by which the page asks for it.
    pub hash: Option<String>,
    /// Width in pixels, after orientation.
    pub width: u32,
    /// Height in pixels, after orientation.
    pub height: u32,
    /// Whether it is one of the program's own illustrations.
    pub illustration: bool,
    /// Width over height of the frame in which the shown edition prints it, if it does.
    pub aspect: Option<f64>,
    /// What it is good for, if that is known.
    pub fits: Option<Message>,
}

/// The code by which a record tells that it lacks a key.
const MISSING: &str = "record/missing-key";

/// What was found in the records of a project.
#[derive(Debug, Default)]
pub struct Findings {
    /// The digits of numbers in Arabic texts.
    pub digits: Digits,
    /// What the proof-reader found.
    pub remarks: Arc<Vec<Remark>>,
    /// Everything else.
    pub diagnostics: Vec<Diagnostic>,
    /// The photographs that can be used, by their files as records name them.
    pub pictures: BTreeMap<String, Picture>,
}

/// Something that was found in the value of a field.
#[derive(Debug, Serialize)]
pub struct Finding {
    severity: &'static str,
    /// The rule of the proof-reader, if it is a finding of his.
    rule: Option<&'static str>,
    message: Said,
    hints: Vec<Said>,
    /// The paragraph, counted from zero, and the characters of it.
    paragraph: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    words: String,
    proposals: Vec<String>,
}

impl Findings {
    /// Returns what was found in these texts of a record, as long as the record is still the one
    /// that was looked at.
    pub fn of(&self, source: &Source, texts: &[Text]) -> Vec<Finding> {
        let mut found = Vec::new();
        for (paragraph, text) in texts.iter().enumerate() {
            let written = Written::of(text);
            let place = |location: &Location| {
                let [start, end] = range_within(location, text, source)?;
                Some([written.characters_before(start)?, written.characters_before(end)?])
            };
            let of_paragraph = |location: &Location| {
                range_within(location, text, source).map(|_| place(location))
            };
            for remark in self.remarks.iter() {
                if let Some(place) = of_paragraph(&remark.location) {
                    found.push(self.remark(remark, paragraph, place));
                }
            }
            for diagnostic in &self.diagnostics {
                if let Some(place) = of_paragraph(&diagnostic.location) {
                    found.push(self.diagnostic(diagnostic, Some(paragraph), place));
                }
            }
        }
        found
    }

    /// Returns what was found at a key of a record rather than in its value: at the places of
    /// the `keys` themselves, or, because there is none, at the `first` key beside which it
    /// should stand.
    pub fn at_key(
        &self,
        source: &Source,
        key: &str,
        keys: &[&Location],
        first: Option<&Location>,
    ) -> Vec<Finding> {
        let is_at = |it: &Diagnostic, place: &Location| {
            range_of(place, source).is_some_and(|range| {
                range_of(&it.location, source).is_some_and(|found| found == range)
            })
        };
        let found = self.diagnostics.iter().filter(|it| match it.code() {
            MISSING => is_missing(it, key) && first.is_some_and(|place| is_at(it, place)),
            _ => keys.iter().any(|place| is_at(it, place)),
        });
        found.map(|it| self.diagnostic(it, None, None)).collect()
    }

    /// Counts what was found in a record, of this severity.
    pub fn count(&self, path: &str, severity: Severity) -> usize {
        let remarks = self.remarks.iter().filter(|it| {
            it.location.path() == path && it.is_sure && severity == Severity::Warning
        });
        let others = self.diagnostics.iter();
        let others =
            others.filter(|it| it.location.path() == path && it.severity == severity);
        remarks.count() + others.count()
    }

    fn remark(
        &self,
        remark: &Remark,
        paragraph: usize,
        place: Option<[usize; 2]>,
    ) -> Finding {
        Finding {
            severity: if remark.is_sure { "warning" } else { "note" },
            rule: Some(remark.rule),
            message: in_both(&remark.message, self.digits),
            hints: Vec::new(),
            paragraph: Some(paragraph),
            start: place.map(|[start, _]| start),
            end: place.map(|[_, end]| end),
            words: remark.words.clone(),
            proposals: if remark.is_exact {
                remark.proposals.clone()
            } else {
                Vec::new()
            },
        }
    }

    fn diagnostic(
        &self,
        diagnostic: &Diagnostic,
        paragraph: Option<usize>,
        place: Option<[usize; 2]>,
    ) -> Finding {
        Finding {
            severity: diagnostic.severity.name(),
            rule: None,
            message: in_both(&diagnostic.message, self.digits),
            hints: diagnostic.hints.iter().map(|it| in_both(it, self.digits)).collect(),
            paragraph,
            start: place.map(|[start, _]| start),
            end: place.map(|[_, end]| end),
            words: String::new(),
            proposals: Vec::new(),
        }
    }
}

/// Whether a diagnostic tells that a record lacks this key.
fn is_missing(diagnostic: &Diagnostic, key: &str) -> bool {
    let mut values = diagnostic.message.values();
    values.any(|(name, value)| {
        name == "key" && matches!(value, Value::Text(it) if it == key)
    })
}

/// Returns the bytes of a location that lies within a text of the same file.
fn range_within(location: &Location, text: &Text, source: &Source) -> Option<[usize; 2]> {
    let Location::Text { range: whole, .. } = &text.location else { return None };
    let [start, end] = range_of(location, source)?;
    (whole.start <= start && end <= whole.end).then_some([start, end])
}

/// Returns the bytes of a location in a file, as long as that is still the one that was looked at.
fn range_of(location: &Location, source: &Source) -> Option<[usize; 2]> {
    let Location::Text { source: seen, range } = location else { return None };
    let is_same = seen.path == source.path && seen.text == source.text;
    is_same.then_some([range.start, range.end])
}
