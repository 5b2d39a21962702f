//! The texts of all messages, by code: one Fluent file for each language.

use std::sync::LazyLock;

use malzama_message::{Catalogue, Message};

/// The texts of all messages in English, as Fluent source: a code's `/` is written `_`. Who
/// shows messages of several crates reads it into a catalogue of all.
pub const ENGLISH: &str = include_str!("en.ftl");

/// The same in Arabic.
pub const ARABIC: &str = include_str!("ar.ftl");

/// How lists are joined, which whoever makes one catalogue of several tells once.
const LISTS: &str = "list-separator = {\", \"}\nlist-or = {\" or \"}\n";

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new("en", &[LISTS, ENGLISH]).expect("the catalogue is sound")
});

/// Puts a message into English words.
pub(crate) fn text(message: &Message) -> String {
    CATALOGUE.text(message)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn catalogues() -> [Catalogue; 2] {
        [("en", ENGLISH), ("ar", ARABIC)].map(|(language, texts)| {
            Catalogue::new(language, &[LISTS, texts]).expect("the catalogue is sound")
        })
    }

    #[test]
    fn code_and_catalogue_have_the_same_messages() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let problems = malzama_message::audit(&folder, &CATALOGUE).expect("it is read");
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let [english, arabic] = catalogues();
        let differences = malzama_message::differences(&english, &arabic);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }

    #[test]
    fn every_text_can_be_formatted() {
        for catalogue in catalogues() {
            let faults = malzama_message::faults(&catalogue);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }

    #[test]
    fn arabic_has_latin_letters_in_names_alone() {
        let lines = malzama_message::latin_lines(ARABIC);
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
