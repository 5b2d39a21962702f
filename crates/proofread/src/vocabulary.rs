//! What the project knows: its names, its own words, its cities.

use std::collections::{BTreeMap, HashSet};

use crate::letters::{folded, skeleton};
use crate::tokens::{Kind, tokens};
use crate::{Role, Text};

/// What a project knows of its own, and no rule of spelling may judge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Names of groups, people and places, as the project spells them.
    pub names: Vec<String>,
    /// Single words that are right for the project.
    pub words: Vec<String>,
    /// The cities that texts belong to.
    pub cities: Vec<City>,
}

/// A city that texts belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Its identifier, which [`Text::city`] names.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Other names of it.
    pub others: Vec<String>,
}

/// A vocabulary prepared for looking up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    /// The letters of every word of a name, and of every word of the project.
    words: HashSet<String>,
    /// The names, by their first word as [`folded`].
    names: BTreeMap<String, Vec<Name>>,
    /// For each city its slug and its names, their words as [`folded`].
    pub cities: Vec<(String, Vec<String>)>,
}

/// A name, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// The letters of its words.
    pub letters: Vec<String>,
    /// The same as [`folded`].
    pub folded: Vec<String>,
}

/// The least number of letters that a name of one word needs to be looked for: short ones are other
/// words too.
const LONG_WORD: usize = 6;

impl Lexicon {
    /// Prepares a vocabulary.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let mut lexicon = Self::default();
        vocabulary.names.iter().for_each(|name| lexicon.add_name(name));
        for city in &vocabulary.cities {
            let names = std::iter::once(&city.name).chain(&city.others);
            let folded = names.clone().map(|name| joined(&words(name)));
            lexicon.cities.push((city.slug.clone(), folded.collect()));
            lexicon.words.extend(names.flat_map(|it| words(it)));
        }
        lexicon.words.extend(vocabulary.words.iter().flat_map(|it| words(it)));
        lexicon
    }

    /// Returns the lexicon with the names that stand among texts; none if there are none new.
    pub(crate) fn with_names(&self, texts: &[Text]) -> Option<Self> {
        let mut names = texts.iter().filter(|it| it.role == Role::Name).peekable();
        names.peek()?;
        let mut lexicon = self.clone();
        names.for_each(|name| lexicon.add_name(name.content));
        Some(lexicon)
    }

    fn add_name(&mut self, name: &str) {
        let letters = words(name);
        self.words.extend(letters.iter().cloned());
        let folded: Vec<String> = letters.iter().map(|it| folded(it)).collect();
        let is_sought = match folded.as_slice() {
            [] => false,
            [one] => one.chars().count() >= LONG_WORD,
            _ => true,
        };
        let name = Name { letters, folded };
        if is_sought {
            let names = self.names.entry(name.folded[0].clone()).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }

    /// Whether the project knows a word, given by its letters.
    pub(crate) fn knows(&self, letters: &str) -> bool {
        self.words.contains(letters)
    }

    /// Iterates over the names whose first word, [`folded`], is this.
    pub(crate) fn names_beginning(&self, first: &str) -> impl Iterator<Item = &Name> {
        self.names.get(first).into_iter().flatten()
    }

    /// Whether there is a name with exactly these letters.
    pub(crate) fn has_name(&self, letters: &[&str]) -> bool {
        let Some(first) = letters.first() else { return false };
        self.names_beginning(&folded(first)).any(|name| name.letters == letters)
    }
}

fn joined(words: &[String]) -> String {
    words.iter().map(|it| folded(it)).collect::<Vec<_>>().join(" ")
}

/// Returns the letters of the Arabic words of a text.
fn words(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().filter(|it| it.kind == Kind::Word);
    words.map(|it| skeleton(&text[it.span]).into_owned()).collect()
}
