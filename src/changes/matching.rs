//! Which page of one state of a booklet is which of another one.

use std::collections::{BTreeMap, BTreeSet};

use crate::approval::PageContent;

/// The share of words that two pages have in common at least, if one became the other.
const ALIKE: f64 = 0.5;

/// The most pairs of pages that are compared word by word; beyond, pages that changed beyond
/// recognition count as gone and added.
const PAIRS: usize = 20_000;

/// A page in both states, or in one: indices from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The page as it was.
    pub was: Option<usize>,
    /// The page as it is.
    pub is: Option<usize>,
    /// Whether it has another place among the pages around it.
    pub is_moved: bool,
}

/// Matches the pages of two states. Pairs stand in the order of the pages as they are; those that are
/// gone, where they were.
pub fn matched(was: &[PageContent], is: &[PageContent]) -> Vec<Pair> {
    let mut matching =
        Matching { was, is, of_new: BTreeMap::new(), used: BTreeSet::new() };
    for (at, (old, new)) in was.iter().zip(is).enumerate() {
        if old.look == new.look {
            matching.put(at, at);
        }
    }
    matching.by_key(|page, _| Some(page.look_without_folio.clone()));
    matching.by_key(|page, _| {
        let words: Vec<&str> = page.words().collect();
        let photographs = page.photographs.iter().map(|it| it.hash.as_str());
        let shown: Vec<&str> = photographs.collect();
        (!page.is_empty()).then(|| (words.join(" "), shown.join(" ")))
    });
    matching.by_likeness();
    // What is left in the same part and at the same leaf of it was written anew.
    let [leaves_before, leaves] = [was, is].map(leaves);
    matching.by_key(|page, (of_new, at)| {
        let leaf = if of_new { leaves[at] } else { leaves_before[at] };
        (!page.part.is_empty()).then(|| (page.part.clone(), leaf))
    });
    matching.pairs()
}

struct Matching<'a> {
    was: &'a [PageContent],
    is: &'a [PageContent],
    /// The old page of each new one, as far as it is known.
    of_new: BTreeMap<usize, usize>,
    used: BTreeSet<usize>,
}

impl Matching<'_> {
    fn put(&mut self, was: usize, is: usize) {
        self.of_new.insert(is, was);
        self.used.insert(was);
    }

    fn open(&self) -> (Vec<usize>, Vec<usize>) {
        let was = (0..self.was.len()).filter(|at| !self.used.contains(at)).collect();
        let is = (0..self.is.len()).filter(|at| !self.of_new.contains_key(at)).collect();
        (was, is)
    }

    /// Matches pages of the same key, the first with the first. A page is given to `key` with
    /// whether it is a new one, and its index.
    fn by_key<K: Ord>(&mut self, key: impl Fn(&PageContent, (bool, usize)) -> Option<K>) {
        let (was, is) = self.open();
        let mut known: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for at in was.into_iter().rev() {
            if let Some(key) = key(&self.was[at], (false, at)) {
                known.entry(key).or_default().push(at);
            }
        }
        for at in is {
            let old = key(&self.is[at], (true, at));
            if let Some(old) = old.and_then(|key| known.get_mut(&key)?.pop()) {
                self.put(old, at);
            }
        }
    }

    /// Matches pages that have most of their words in common, the likest first.
    fn by_likeness(&mut self) {
        let (was, is) = self.open();
        if was.len() * is.len() > PAIRS {
            return;
        }
        let [old, new] = [(&was, self.was), (&is, self.is)].map(|(open, pages)| {
            open.iter().map(|&at| counts(&pages[at])).collect::<Vec<_>>()
        });
        let mut alike = Vec::new();
        for (old, &was) in old.iter().zip(&was) {
            for (new, &is) in new.iter().zip(&is) {
                let likeness = likeness(old, new);
                if likeness >= ALIKE {
                    alike.push((likeness, was, is));
                }
            }
        }
        alike.sort_by(|(one, was, is), (other, was_other, is_other)| {
            let distance = |was: &usize, is: &usize| was.abs_diff(*is);
            other
                .total_cmp(one)
                .then(distance(was, is).cmp(&distance(was_other, is_other)))
                .then((was, is).cmp(&(was_other, is_other)))
        });
        for (_, was, is) in alike {
            if !self.used.contains(&was) && !self.of_new.contains_key(&is) {
                self.put(was, is);
            }
        }
    }

    /// Returns all pairs.
    fn pairs(self) -> Vec<Pair> {
        let kept = longest_rising(self.of_new.iter().map(|(is, was)| (*is, *was)));
        let mut gone: Vec<usize> =
            (0..self.was.len()).filter(|at| !self.used.contains(at)).collect();
        gone.reverse();
        let mut pairs = Vec::new();
        for is in 0..self.is.len() {
            let was = self.of_new.get(&is).copied();
            // Only pages in their order tell where one that is gone stood.
            if let Some(was) = was.filter(|_| kept.contains(&is)) {
                while let Some(before) = gone.pop_if(|before| *before < was) {
                    pairs.push(Pair { was: Some(before), is: None, is_moved: false });
                }
            }
            // One that kept its number while others changed theirs is where it was.
            let is_moved = was.is_some_and(|was| was != is) && !kept.contains(&is);
            pairs.push(Pair { was, is: Some(is), is_moved });
        }
        pairs.extend(gone.into_iter().rev().map(|was| Pair {
            was: Some(was),
            is: None,
            is_moved: false,
        }));
        pairs
    }
}

/// Returns the first members of the longest row of pairs of which both members rise; of several, that
/// which keeps the first pages. Whatever is not in it has moved.
fn longest_rising(pairs: impl Iterator<Item = (usize, usize)>) -> BTreeSet<usize> {
    let pairs: Vec<(usize, usize)> = pairs.collect();
    // By length, the last pair of the best row of that length: patience sorting.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, &(_, was)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < was);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut kept = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept.insert(pairs[at].0);
        next = before[at];
    }
    kept
}

/// Returns at which leaf of its part each page is.
fn leaves(pages: &[PageContent]) -> Vec<usize> {
    let mut leaves = Vec::with_capacity(pages.len());
    for (at, page) in pages.iter().enumerate() {
        let goes_on = at > 0 && pages[at - 1].part == page.part;
        leaves.push(if goes_on { leaves[at - 1] + 1 } else { 0 });
    }
    leaves
}

fn counts(page: &PageContent) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    page.words().for_each(|word| *counts.entry(word).or_default() += 1);
    counts
}

/// The share of words that two pages have in common (Dice's coefficient), of 0 to 1; 0 if one has none.
fn likeness(one: &BTreeMap<&str, usize>, other: &BTreeMap<&str, usize>) -> f64 {
    let common: usize = one
        .iter()
        .map(|(word, count)| other.get(word).map_or(0, |other| *count.min(other)))
        .sum();
    let all: usize = one.values().chain(other.values()).sum();
    if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that says these words.
    fn page(part: &str, words: &str) -> PageContent {
        PageContent {
            look: format!("{part} {words}"),
            look_without_folio: format!("{part} {words}"),
            part: part.to_owned(),
            lines: vec![words.to_owned()],
            photographs: Vec::new(),
        }
    }

    fn told(was: &[PageContent], is: &[PageContent]) -> Vec<String> {
        let number = |at: Option<usize>| at.map_or("-".into(), |at| at.to_string());
        let told = matched(was, is).into_iter().map(|pair| {
            let moved = if pair.is_moved { "!" } else { "" };
            format!("{}>{}{moved}", number(pair.was), number(pair.is))
        });
        told.collect()
    }

    #[test]
    fn what_moved_is_told_from_what_gives_way() {
        let pages = ["a b", "c d", "e f", "g h"].map(|words| page("", words));
        let moved = [0, 2, 3, 1].map(|at| pages[at].clone());
        assert_eq!(told(&pages, &pages), ["0>0", "1>1", "2>2", "3>3"]);
        assert_eq!(told(&pages, &moved), ["0>0", "2>1", "3>2", "1>3!"]);
        assert_eq!(told(&pages, &pages[1..]), ["0>-", "1>0", "2>1", "3>2"]);
        assert_eq!(told(&pages[1..], &pages), ["->0", "0>1", "1>2", "2>3"]);
        assert_eq!(told(&[], &pages[..1]), ["->0"]);
        assert_eq!(told(&pages[..1], &[]), ["0>-"]);
    }

    #[test]
    fn a_page_that_changed_is_known_by_its_words_or_its_part() {
        let was = [page("x", "one two three four"), page("y", "five"), page("z", "six")];
        let is = [page("z", "six"), page("x", "one two three other"), page("y", "new")];
        assert_eq!(told(&was, &is), ["2>0!", "0>1", "1>2"]);
    }

    #[test]
    fn pages_that_are_the_same_are_matched_in_their_order() {
        let was = [page("", ""), page("", "a"), page("", "")];
        let is = [page("", "a"), page("", ""), page("", ""), page("", "")];
        assert_eq!(told(&was, &is), ["1>0!", "0>1", "2>2", "->3"]);
    }
}
