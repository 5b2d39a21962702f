//! Lists of words that are always wrong, with what is right.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::affixes::{Class, prefixes_of};
use crate::reading::Reading;

/// A list of wrong words, found with whatever is joined to them.
#[derive(Default)]
pub(crate) struct Table {
    entries: HashMap<String, Vec<Entry>>,
    /// The first two letters of all entries: most words can be passed over by them.
    beginnings: HashSet<[char; 2]>,
    /// The most letters that an entry has.
    longest: usize,
}

struct Entry {
    rights: Vec<String>,
    class: Class,
    /// Whether the entry is a form to which something has to be joined: «احيائـ» of «احياء».
    is_joined: bool,
    /// Words that make it another word if they follow.
    not_before: Vec<&'static str>,
}

/// The list of hamzas.
pub(super) fn hamza() -> &'static Table {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::parse(include_str!("../../tables/hamza.tsv")));
    &TABLE
}

impl Table {
    /// Reads a list: in each line, parted by tabs, what is wrong, what is right (several parted by
    /// `|`), the class, and the words that may not follow. Lines with `#` are comments.
    ///
    /// # Panics
    /// A line has another form: the lists are part of the program, and tests read them.
    pub(crate) fn parse(list: &'static str) -> Self {
        let mut table = Self::default();
        for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let mut cells = line.split('\t');
            let (Some(wrong), Some(right), Some(class)) =
                (cells.next(), cells.next(), cells.next().and_then(class_of))
            else {
                panic!("a line of a list is `{line}`");
            };
            let not_before: Vec<&str> =
                cells.next().unwrap_or_default().split_whitespace().collect();
            let rights: Vec<&str> = right.split('|').collect();
            let mut add = |from: &str, to: &[&str], is_joined| {
                let form = |word: &str| match word.strip_suffix(from) {
                    Some(stem) if !from.is_empty() => [stem, to[0]].concat(),
                    _ => word.to_owned(),
                };
                let entry = Entry {
                    rights: rights.iter().map(|it| form(it)).collect(),
                    class,
                    is_joined,
                    not_before: not_before.clone(),
                };
                let wrong = form(wrong);
                table.beginnings.extend(beginning(&wrong));
                table.longest = table.longest.max(wrong.chars().count());
                table.entries.entry(wrong).or_default().push(entry);
            };
            add("", &[""], false);
            let is_noun =
                matches!(class, Class::Noun | Class::ShortNoun | Class::Article);
            // Before a pronoun ء takes a seat, and ة becomes ت.
            if is_noun && wrong.ends_with('ء') {
                add("ء", &["ئ"], true);
                add("ء", &["ؤ"], true);
            } else if is_noun && wrong.ends_with('ة') {
                add("ة", &["ت"], true);
                add("ة", &["ات"], false);
            }
        }
        table
    }

    /// Returns what is right in place of a word, one or several; nothing if the word is not known to
    /// be wrong.
    pub(crate) fn right(&self, reading: &Reading, at: usize) -> Vec<String> {
        let letters = reading.letters(at);
        let next = reading.next_word(at).map_or("", |next| reading.letters(next));
        self.right_of(letters, next)
    }

    /// The same for the letters of a word, and those of the word after it.
    pub(crate) fn right_of(&self, letters: &str, next: &str) -> Vec<String> {
        if letters.len() > 64 {
            return Vec::new();
        }
        for prefix in prefixes_of(letters) {
            let Some(rest) = letters.strip_prefix(prefix) else { continue };
            if beginning(rest).is_none_or(|it| !self.beginnings.contains(&it)) {
                continue;
            }
            let ends = rest.char_indices().map(|(at, _)| at).skip(2).chain([rest.len()]);
            let mut ends: Vec<usize> = ends.take(self.longest).collect();
            ends.reverse();
            for end in ends {
                let (stem, ending) = rest.split_at(end);
                let Some(entries) = self.entries.get(stem) else { continue };
                for entry in entries {
                    let is_it = entry.class.takes(ending)
                        && entry.class.prefixes().any(|it| it == prefix)
                        && !(entry.is_joined && ending.is_empty())
                        && !entry.not_before.contains(&next);
                    if is_it {
                        let right = |it: &String| [prefix, it.as_str(), ending].concat();
                        return entry.rights.iter().map(right).collect();
                    }
                }
            }
        }
        Vec::new()
    }
}

/// The first two letters of a word.
fn beginning(word: &str) -> Option<[char; 2]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next()?])
}

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "noun" => Class::Noun,
        "short-noun" => Class::ShortNoun,
        "article" => Class::Article,
        "and-noun" => Class::AndNoun,
        "fixed-article" => Class::FixedArticle,
        "fixed" => Class::Fixed,
        "verb" => Class::Verb,
        "short-verb" => Class::ShortVerb,
        "particle" => Class::Particle,
        "whole" => Class::Whole,
        "bare" => Class::Bare,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_many_pairs_and_none_twice() {
        let list = include_str!("../../tables/hamza.tsv");
        let lines: Vec<&str> =
            list.lines().filter(|line| !line.starts_with('#')).collect();
        let pairs: std::collections::BTreeSet<_> = lines
            .iter()
            .map(|line| line.split('\t').take(3).collect::<Vec<_>>())
            .collect();
        assert!(pairs.len() >= 300, "{}", pairs.len());
        assert_eq!(pairs.len(), lines.len(), "a line stands twice");
        for pair in pairs {
            assert!(pair[1].split('|').all(|right| right != pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn words_are_found_with_what_is_joined_to_them() {
        for (wrong, right) in [
            ("وباهدافها", "وبأهدافها"),
            ("للاطفال", "للأطفال"),
            ("واحيائها", "وإحيائها"),
            ("اسرتهم", "أسرتهم"),
            ("فاضافت", "فأضافت"),
            ("بالاضافة", "بالإضافة"),
        ] {
            let found = hamza().right_of(wrong, "");
            assert_eq!(found.first().map(String::as_str), Some(right), "{wrong}");
        }
    }

    #[test]
    fn other_words_are_not_taken_for_them() {
        for word in [
            "واحد",
            "كامل",
            "كاميرا",
            "فاعلان",
            "السنة",
            "امتهن",
            "لانهائي",
            "فاصوليا",
            "بادلته",
            "واديان",
            "الاسم",
        ] {
            assert_eq!(hamza().right_of(word, ""), [""; 0], "{word}");
        }
        assert_eq!(hamza().right_of("لان", "الحديد"), [""; 0]);
    }
}
