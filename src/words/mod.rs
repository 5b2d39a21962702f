//! The texts of all messages, by code: one Fluent file for each language.
//!
//! Code that finds a fault creates a [`Message`], which is put into words only when it is
//! shown, in the language of whoever reads it ([`Words`]).

mod language;
mod runs;

use std::sync::LazyLock;

use malzama_message::{Catalogue, Digits, Message};
use malzama_preflight::Said;

pub use self::language::{Language, Words};
pub use self::runs::runs;

/// The texts of this package; those of the preflight and of the proof-reader stand in theirs.
const ENGLISH_TEXTS: &str = include_str!("en.ftl");
const ARABIC_TEXTS: &str = include_str!("ar.ftl");

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| {
    catalogue(
        "en",
        [ENGLISH_TEXTS, malzama_preflight::ENGLISH, malzama_proofread::ENGLISH],
    )
});

static ARABIC: LazyLock<Catalogue> = LazyLock::new(|| {
    catalogue("ar", [ARABIC_TEXTS, malzama_preflight::ARABIC, malzama_proofread::ARABIC])
});

fn catalogue(language: &str, texts: [&str; 3]) -> Catalogue {
    Catalogue::new(language, &texts).expect("the catalogue is sound")
}

/// Returns the English text of a message, its names in backticks.
pub fn text(message: &Message) -> String {
    ENGLISH.text(message)
}

/// Returns the text of a message in both languages; in the Arabic one, with these digits.
pub fn in_both(message: &Message, digits: Digits) -> Said {
    Said { ar: ARABIC.spoken(message, digits), en: text(message) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn own() -> [Catalogue; 2] {
        [("en", ENGLISH_TEXTS), ("ar", ARABIC_TEXTS)].map(|(language, texts)| {
            Catalogue::new(language, &[texts]).expect("the catalogue is sound")
        })
    }

    #[test]
    fn code_and_catalogue_have_the_same_messages() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let [english, _] = own();
        let problems = malzama_message::audit(&folder, &english).expect("it is read");
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let [english, arabic] = own();
        let differences = malzama_message::differences(&english, &arabic);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }

    #[test]
    fn every_text_can_be_formatted() {
        for catalogue in own() {
            let faults = malzama_message::faults(&catalogue);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }

    #[test]
    fn arabic_has_latin_letters_in_names_alone() {
        let lines = malzama_message::latin_lines(ARABIC_TEXTS);
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }

    #[test]
    fn arabic_counts_take_their_plural_forms() {
        let texts = ARABIC_TEXTS;
        for (at, _) in texts.match_indices("[few]") {
            let (before, after) = texts.split_at(at);
            let start = before.rfind("->").unwrap_or_default();
            let end = after.find("*[other]").unwrap_or_default();
            let forms = format!("{}{}", &before[start..], &after[..end]);
            for form in ["[zero]", "[one]", "[two]", "[many]"] {
                assert!(forms.contains(form), "no {form} in {forms}");
            }
        }
    }
}
