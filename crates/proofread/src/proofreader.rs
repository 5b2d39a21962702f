//! The proof-reader: all rules, over one text or a collection.

use crate::reading::{Findings, Reading};
use crate::rules;
use crate::vocabulary::Lexicon;
use crate::{Finding, Rule, Text, Vocabulary};

/// Reads texts by all rules, with what a project knows of its own.
#[derive(Debug)]
pub struct Proofreader {
    lexicon: Lexicon,
    /// The identifiers of rules that are not asked.
    silent: Vec<&'static str>,
}

impl Proofreader {
    /// Prepares a proof-reader that knows these names, words and cities.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self { lexicon: Lexicon::new(vocabulary), silent: Vec::new() }
    }

    /// Returns the proof-reader without the findings of a rule.
    #[must_use]
    pub fn without(mut self, rule: &'static Rule) -> Self {
        self.silent.push(rule.id);
        self
    }

    /// Reads one text. The findings are in the order of their places.
    pub fn read(&self, text: &Text) -> Vec<Finding> {
        self.read_all(std::slice::from_ref(text))
    }

    /// Reads a collection of texts, and compares those that belong together: the texts of a record,
    /// and names with all others. The findings are in the order of the texts and of their places.
    pub fn read_all(&self, texts: &[Text]) -> Vec<Finding> {
        let mut all = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let reading = Reading::new(text, &self.lexicon);
            let mut findings = Findings::new(number);
            rules::check_text(&reading, &mut findings);
            all.append(&mut findings.list);
        }
        all.retain(|finding| !self.silent.contains(&finding.rule.id));
        all.sort_by(|one, other| {
            let key = |it: &Finding| (it.text, it.span.start, it.span.end, it.rule.id);
            key(one).cmp(&key(other))
        });
        all
    }
}
