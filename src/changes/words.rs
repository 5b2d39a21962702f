//! Which words changed between two states of a booklet, wherever its pages break.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::matching::Pair;
use crate::approval::PageContent;

/// How many words are told before and after those that changed.
const AROUND: usize = 4;

/// Up to so many words between two changes, both are told as one.
const BETWEEN: usize = 2;

/// Words that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordChange {
    /// The page on which they are now, or else on which they were, as an index of the pairs.
    pub pair: usize,
    /// A few words before them, as they are now.
    pub before: String,
    /// The words as they were; empty if others were only added.
    pub was: String,
    /// The words as they are; empty if they were only removed.
    pub is: String,
    /// A few words after them, as they are now.
    pub after: String,
    /// The place where they are written in a record, if it is known: path, line and column.
    pub place: Option<String>,
}

/// A word and the pair of pages that it is on.
struct Word<'a> {
    text: &'a str,
    pair: usize,
}

/// Finds the words that changed on the pages that are not `same`. Pages are compared in the order of
/// their pairs, so that those that moved are compared with themselves, and words that only went over
/// to the next page did not change. What stands on pages that were added or are gone is not told word
/// by word.
pub fn changed_words(
    was: &[PageContent],
    is: &[PageContent],
    pairs: &[Pair],
    same: impl Fn(&Pair) -> bool,
) -> Vec<WordChange> {
    let mut changes = Vec::new();
    let mut first = 0;
    // A page that is the same parts what is before from what is behind it.
    for run in pairs.chunk_by(|one, next| same(one) == same(next)) {
        if !run.iter().any(&same) {
            let numbered = || (first..).zip(run);
            let old = words(was, numbered(), |pair| pair.was);
            let new = words(is, numbered(), |pair| pair.is);
            between(&old, &new, pairs, &mut changes);
        }
        first += run.len();
    }
    changes
}

/// Finds the changes between two rows of words.
fn between(
    old: &[Word<'_>],
    new: &[Word<'_>],
    pairs: &[Pair],
    changes: &mut Vec<WordChange>,
) {
    let [old_texts, new_texts] =
        [old, new].map(|words| words.iter().map(|it| it.text).collect::<Vec<_>>());
    // Without a deadline: the same states always give the same changes.
    let operations = capture_diff_slices(Algorithm::Myers, &old_texts, &new_texts);
    let differing = operations
        .iter()
        .map(similar::DiffOp::as_tag_tuple)
        .filter(|(tag, ..)| *tag != DiffTag::Equal);
    let mut hunks: Vec<[Range<usize>; 2]> = Vec::new();
    for (_, was, is) in differing {
        match hunks.last_mut() {
            Some([last_was, last_is])
                if is.start - last_is.end <= BETWEEN
                    && was.start - last_was.end <= BETWEEN =>
            {
                (last_was.end, last_is.end) = (was.end, is.end);
            }
            _ => hunks.push([was, is]),
        }
    }
    for [was, is] in hunks {
        let pair = match (new.get(is.start), old.get(was.start)) {
            (Some(word), _) if !is.is_empty() => word.pair,
            (_, Some(word)) => word.pair,
            _ => continue,
        };
        let Pair { was: page_was, is: page_is, .. } = pairs[pair];
        let is_of_one_state =
            page_was.is_none() && was.is_empty() || page_is.is_none() && is.is_empty();
        if is_of_one_state {
            continue;
        }
        let on_page = |word: &&Word| word.pair == pair;
        let mut before: Vec<&str> = new[..is.start]
            .iter()
            .rev()
            .take(AROUND)
            .take_while(on_page)
            .map(|word| word.text)
            .collect();
        before.reverse();
        let after = new[is.end..].iter().take(AROUND).take_while(on_page);
        changes.push(WordChange {
            pair,
            before: before.join(" "),
            was: joined(&old[was]),
            is: joined(&new[is]),
            after: after.map(|word| word.text).collect::<Vec<_>>().join(" "),
            place: None,
        });
    }
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

fn words<'a, 'p>(
    pages: &'a [PageContent],
    pairs: impl Iterator<Item = (usize, &'p Pair)>,
    page: impl Fn(&Pair) -> Option<usize>,
) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    for (pair, at) in pairs {
        let page = page(at).and_then(|index| pages.get(index));
        let texts = page.into_iter().flat_map(PageContent::words);
        words.extend(texts.map(|text| Word { text, pair }));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::matching::matched;
    use super::*;

    fn pages(texts: &[&str]) -> Vec<PageContent> {
        let page = |text: &&str| PageContent {
            look: (*text).to_owned(),
            look_without_folio: (*text).to_owned(),
            part: String::new(),
            lines: vec![(*text).to_owned()],
            photographs: Vec::new(),
        };
        texts.iter().map(page).collect()
    }

    fn told(was: &[&str], is: &[&str]) -> Vec<String> {
        let (was, is) = (pages(was), pages(is));
        let pairs = matched(&was, &is);
        let changes = changed_words(&was, &is, &pairs, |_| false);
        let told = changes.iter().map(|it| {
            let WordChange { pair, before, was, is, after, .. } = it;
            format!("{pair}: {before} [{was}>{is}] {after}")
        });
        told.collect()
    }

    #[test]
    fn changed_words_are_told_among_those_around_them() {
        let was = ["a b c d e f g h", "i j k l"];
        assert!(told(&was, &was).is_empty());
        assert_eq!(
            told(&was, &["a b c d X f g h", "i j k l"]),
            ["0: a b c d [e>X] f g h"]
        );
        assert_eq!(told(&was, &["a b c d f g h", "i j k l"]), ["0: a b c d [e>] f g h"]);
        assert_eq!(told(&was, &["a b c d e f g h", "i j k l m"]), ["1: i j k l [>m] "]);
        // What lies close together is one change.
        assert_eq!(
            told(&was, &["a X c Y e f g h", "i j k l"]),
            ["0: a [b c d>X c Y] e f g h"]
        );
    }

    #[test]
    fn words_that_go_over_to_the_next_page_did_not_change() {
        let was = ["a b c d e f", "g h i j k l"];
        assert_eq!(
            told(&was, &["a NEW b c d e", "f g h i j k l"]),
            ["0: a [>NEW] b c d e"]
        );
    }

    #[test]
    fn pages_that_moved_are_compared_with_themselves() {
        let was = ["a b c d", "e f g h", "i j k l"];
        assert!(told(&was, &["i j k l", "a b c d", "e f g h"]).is_empty());
        assert_eq!(told(&was, &["i j k X", "a b c d", "e f g h"]), ["0: i j k [l>X] "]);
    }

    #[test]
    fn new_pages_are_not_told_word_by_word() {
        let was = ["a b c d"];
        assert!(told(&was, &["a b c d", "e f g h"]).is_empty());
        assert!(told(&["a b c d", "e f g h"], &was).is_empty());
    }
}
