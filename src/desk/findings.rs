//! What was found in a record, at its fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use malzama_message::Digits;
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
}

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
                    found.push(self.diagnostic(diagnostic, paragraph, place));
                }
            }
        }
        found
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
        paragraph: usize,
        place: Option<[usize; 2]>,
    ) -> Finding {
        Finding {
            severity: diagnostic.severity.name(),
            rule: None,
            message: in_both(&diagnostic.message, self.digits),
            hints: diagnostic.hints.iter().map(|it| in_both(it, self.digits)).collect(),
            paragraph: Some(paragraph),
            start: place.map(|[start, _]| start),
            end: place.map(|[_, end]| end),
            words: String::new(),
            proposals: Vec::new(),
        }
    }
}

/// Returns the bytes of a location that lies within a text of the same file.
fn range_within(location: &Location, text: &Text, source: &Source) -> Option<[usize; 2]> {
    let (Location::Text { source: seen, range }, Location::Text { range: whole, .. }) =
        (location, &text.location)
    else {
        return None;
    };
    let is_same = seen.path == source.path && seen.text == source.text;
    let is_within = whole.start <= range.start && range.end <= whole.end;
    (is_same && is_within).then_some([range.start, range.end])
}
