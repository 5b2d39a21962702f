//! The proof-reader: all rules, over one text or a collection.

use std::borrow::Cow;

use crate::dictionary::Dictionary;
use crate::reading::{Findings, Reading};
use crate::rules::{self, Mixture};
use crate::vocabulary::Lexicon;
use crate::{Finding, Rule, Text, Vocabulary};

/// Reads texts by all rules, with what a project knows of its own.
#[derive(Debug)]
pub struct Proofreader {
    lexicon: Lexicon,
    dictionary: Option<Dictionary>,
    /// Whether the page sets quotations of its own in guillemets.
    has_guillemets: bool,
    /// The rules that are not asked.
    silent: Vec<&'static str>,
}

impl Proofreader {
    /// Prepares a proof-reader that knows these names, words and cities.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self {
            lexicon: Lexicon::new(vocabulary),
            dictionary: None,
            has_guillemets: false,
            silent: Vec::new(),
        }
    }

    /// Returns the proof-reader without the findings of a rule.
    #[must_use]
    pub fn without(mut self, rule: &'static Rule) -> Self {
        self.silent.push(rule.id);
        self
    }

    /// Returns the proof-reader of a page that sets quotations of its own in «…», as layouts do that
    /// lift sentences out of the text: other marks in a record stand beside them.
    #[must_use]
    pub fn with_guillemets(mut self) -> Self {
        self.has_guillemets = true;
        self
    }

    /// Returns the proof-reader with a dictionary, which tells of the words that it does not know.
    #[must_use]
    pub fn with_dictionary(mut self, dictionary: Dictionary) -> Self {
        self.dictionary = Some(dictionary);
        self
    }

    /// Reads one text. The findings are in the order of their places.
    pub fn read(&self, text: &Text) -> Vec<Finding> {
        self.read_all(std::slice::from_ref(text))
    }

    /// Reads a collection of texts, and compares those that belong together: the texts of a record
    /// with one another, and names with all others. Texts of the role [`Name`](crate::Role::Name) are
    /// names of the project, as those of its vocabulary are. The findings are in the order of the
    /// texts and of their places.
    pub fn read_all(&self, texts: &[Text]) -> Vec<Finding> {
        let lexicon = self
            .lexicon
            .with_names(texts)
            .map_or(Cow::Borrowed(&self.lexicon), Cow::Owned);
        let mut all = Vec::new();
        let mut mixture = Mixture::on_page(self.has_guillemets);
        for (number, text) in texts.iter().enumerate() {
            let reading = Reading::new(text, &lexicon);
            let mut findings = Findings::new(number);
            rules::check_text(&reading, &mut findings);
            if let Some(dictionary) = &self.dictionary {
                rules::check_unknown(&reading, dictionary, &mut findings);
            }
            mixture.read(&reading, number);
            all.append(&mut findings.list);
        }
        mixture.report(|number| texts[number].content, &mut all);
        all.retain(|finding| !self.silent.contains(&finding.rule.id));
        all.sort_by(|one, other| {
            let key = |it: &Finding| (it.text, it.span.start, it.span.end, it.rule.id);
            key(one).cmp(&key(other))
        });
        all
    }
}
