//! Tells names among the words of a text.

use super::joints::is_mark;

/// Prefixes of one letter that a name may have in a sentence: and, so, with, like, to.
const PREFIXES: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];

/// Names, as words without marks.
pub struct Names(Vec<Vec<String>>);

impl Names {
    /// Takes names as they are written.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let words = |name: &str| name.split_whitespace().map(plain).collect::<Vec<_>>();
        let names = names.into_iter().map(words);
        Self(names.filter(|it| it.iter().any(|word| !word.is_empty())).collect())
    }

    /// Tells which of the words of a text, without marks, belong to a name.
    pub fn among(&self, words: &[String]) -> Vec<bool> {
        let mut are_names = vec![false; words.len()];
        for name in &self.0 {
            for at in 0..words.len() {
                let Some(same) = words.get(at..at + name.len()) else { break };
                let is_first = same[0] == name[0]
                    || same[0].strip_prefix(PREFIXES).is_some_and(|it| it == name[0]);
                if is_first && same[1..] == name[1..] {
                    are_names[at..at + name.len()].fill(true);
                }
            }
        }
        are_names
    }
}

/// Returns the letters of a word, without marks and signs.
pub fn plain(word: &str) -> String {
    word.chars().filter(|&it| it.is_alphanumeric() && !is_mark(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole_with_marks_signs_and_prefixes() {
        let names = Names::new(["جمعية شباب البلدة", "يافا"]);
        let among = |text: &str| {
            let words: Vec<String> = text.split_whitespace().map(plain).collect();
            names.among(&words)
        };
        assert_eq!(among("في «يافَا»، وبيافا"), [false, true, false]);
        assert_eq!(among("ويافا"), [true]);
        assert_eq!(among("جمعيةُ شبابِ البلدةِ القديمة"), [true, true, true, false]);
        assert_eq!(among("جمعية شباب"), [false, false]);
    }
}
