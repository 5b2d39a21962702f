//! What the project knows: its names, its own words, its cities.

use std::collections::HashSet;

use crate::letters::{folded, skeleton};
use crate::tokens::{Kind, tokens};

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
    /// Its identifier, which [`Text::city`](crate::Text::city) names.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Other names of it.
    pub others: Vec<String>,
}

/// A vocabulary prepared for looking up.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// The letters of every word of a name, and of every word of the project, without and with ال.
    words: HashSet<String>,
    /// The names, each as the letters of its words.
    pub(crate) names: Vec<Vec<String>>,
    /// For each city its slug and the letters of its names.
    pub(crate) cities: Vec<(String, Vec<String>)>,
}

impl Lexicon {
    /// Prepares a vocabulary.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let names: Vec<Vec<String>> =
            vocabulary.names.iter().map(|it| words(it)).collect();
        let single = vocabulary.words.iter().flat_map(|it| words(it));
        let cities = vocabulary.cities.iter();
        let cities: Vec<(String, Vec<String>)> = cities
            .map(|city| {
                let names = std::iter::once(&city.name).chain(&city.others);
                (city.slug.clone(), names.map(|it| folded(it.trim())).collect())
            })
            .collect();
        let city_words = vocabulary.cities.iter();
        let city_words =
            city_words.flat_map(|city| std::iter::once(&city.name).chain(&city.others));
        let city_words = city_words.flat_map(|it| words(it));
        let words = names.iter().flatten().cloned().chain(single).chain(city_words);
        Self { words: words.collect(), names, cities }
    }

    /// Whether the project knows a word, given by its letters.
    pub(crate) fn knows(&self, letters: &str) -> bool {
        self.words.contains(letters)
    }
}

/// Returns the letters of the Arabic words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().filter(|it| it.kind == Kind::Word);
    words.map(|it| skeleton(&text[it.span]).into_owned()).collect()
}
