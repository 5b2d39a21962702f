//! The languages that the program speaks, and a language with the digits of a project.

use std::sync::LazyLock;

use malzama_message::{Catalogue, Digits, Message};
use malzama_preflight::Said;

use super::{ARABIC, ENGLISH, in_both};

/// A language that the program speaks: one for each catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All languages by tag (BCP 47).
    pub const TAGS: [(&'static str, Self); 2] =
        [("en", Self::English), ("ar", Self::Arabic)];

    /// Returns the language of a tag such as `ar`, `ar-PS` or the `ar_PS.UTF-8` of a system;
    /// `None` if there is no catalogue of it.
    pub fn of(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        let known = Self::TAGS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
        known.map(|(_, language)| *language)
    }

    fn catalogue(self) -> &'static LazyLock<Catalogue> {
        match self {
            Self::English => &ENGLISH,
            Self::Arabic => &ARABIC,
        }
    }
}

/// The words of a run: a language, and the digits of numbers where it is Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
    digits: Digits,
}

impl Words {
    /// Creates the words of a language; `digits` are those of Arabic numbers.
    pub fn new(language: Language, digits: Digits) -> Self {
        Self { language, digits }
    }

    /// Returns the text of a message, as people read it.
    pub fn text(self, message: &Message) -> String {
        self.language.catalogue().spoken(message, self.digits)
    }

    /// Returns the text of a message in both languages.
    pub fn in_both(self, message: &Message) -> Said {
        in_both(message, self.digits)
    }

    /// Returns the text of a message as a line of its own; see [`Self::in_line`].
    pub fn line(self, message: &Message) -> String {
        self.in_line(&self.text(message))
    }

    /// Returns a text that runs in the direction of the language, whatever stands around it. A
    /// terminal takes its lines to run from left to right, and would turn the words of one that
    /// begins with a name.
    pub fn in_line(self, text: &str) -> String {
        match self.is_right_to_left() {
            true => format!("\u{2067}{text}\u{2069}"),
            false => text.to_owned(),
        }
    }

    /// Returns the language.
    pub fn language(self) -> Language {
        self.language
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        self.language == Language::Arabic
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_all_their_tags() {
        for tag in ["ar", "AR", "ar-PS", "ar_PS.UTF-8", "ar@modifier"] {
            assert_eq!(Language::of(tag), Some(Language::Arabic), "{tag}");
        }
        for tag in ["", "arc", "fr_FR", "C", "english"] {
            assert_eq!(Language::of(tag), None, "{tag}");
        }
    }
}
