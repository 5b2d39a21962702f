//! Texts: of messages, in one Fluent file for each language, and what each rule means, in
//! words for those who make booklets and not PDFs.

mod clauses;
mod contract;
mod ghent;
mod subject;

pub(super) use self::subject::Subject;

use std::fmt::{self, Display, Formatter};
use std::sync::LazyLock;

use malzama_message::{Catalogue, Message};
use serde::Serialize;

use crate::rule::Rule;
use crate::unreadable::Unreadable;

/// The texts of all messages in English, as Fluent source: a code's `/` is written `_`. Who
/// shows messages of several crates reads it into a catalogue of all.
pub const ENGLISH: &str = include_str!("en.ftl");

/// The same in Arabic.
pub const ARABIC: &str = include_str!("ar.ftl");

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::new("en", &[ENGLISH]).expect("the catalogue is sound"));

/// The texts of all messages in Arabic.
pub(in crate::report) static ARABIC_CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::new("ar", &[ARABIC]).expect("the catalogue is sound"));

/// Puts a message of a finding into English words.
pub fn text(message: &Message) -> String {
    CATALOGUE.text(message)
}

/// Puts a message of a finding into Arabic words, which stand in backticks where they are names.
pub(in crate::report) fn arabic(message: &Message) -> String {
    ARABIC_CATALOGUE.text(message)
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(&text(&self.message()))
    }
}

impl std::error::Error for Unreadable {}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Said {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

/// A rule in words: a title and what to do, in both languages.
///
/// Limits are not told here: the finding tells which one was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Title and advice in Arabic.
    pub ar: (&'static str, &'static str),
    /// Title and advice in English.
    pub en: (&'static str, &'static str),
}

/// The words for a rule.
pub fn words(rule: Rule) -> Words {
    match rule {
        Rule::PdfX(clause) => clauses::words(clause),
        Rule::Gwg(number) => ghent::words(number),
        Rule::Contract(clause) => contract::words(clause),
    }
}

/// The words for a rule, or those that fit what a finding is about.
pub(super) fn words_on(rule: Rule, subject: Subject) -> Words {
    subject.words().unwrap_or_else(|| words(rule))
}

/// Words from Arabic title and advice, and English title and advice.
const fn said(texts: [&'static str; 4]) -> Words {
    let [title, advice, english_title, english_advice] = texts;
    Words { ar: (title, advice), en: (english_title, english_advice) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use std::path::Path;

    use super::*;
    use crate::rule::GWG;

    #[test]
    fn code_and_catalogue_have_the_same_messages() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let problems = malzama_message::audit(&folder, &CATALOGUE).expect("it is read");
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let differences = malzama_message::differences(&CATALOGUE, &ARABIC_CATALOGUE);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
        for catalogue in [&*CATALOGUE, &*ARABIC_CATALOGUE] {
            let faults = malzama_message::faults(catalogue);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }

    #[test]
    fn arabic_has_latin_letters_in_names_alone() {
        let lines = malzama_message::latin_lines(ARABIC);
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }

    #[test]
    fn every_rule_of_the_ghent_workgroup_has_its_own_title() {
        let titles = GWG.map(|number| words(Rule::Gwg(number)));
        let arabic: BTreeSet<_> = titles.iter().map(|words| words.ar.0).collect();
        let english: BTreeSet<_> = titles.iter().map(|words| words.en.0).collect();
        assert_eq!((arabic.len(), english.len()), (titles.len(), titles.len()));
    }
}
