//! What changed between an approved state of a booklet and another one: pages by what they say, show and
//! look like, told from pages that only moved.

mod matching;
mod page;
mod photographs;
mod pictures;
mod report;
mod words;

use std::collections::BTreeMap;

use crate::approval::PageContent;

pub use self::page::page;
pub use self::photographs::PhotographChange;
pub use self::pictures::differences;
pub use self::report::{EditionChanges, FormatChange, Sheet};
pub use self::words::WordChange;

use self::matching::{Pair, matched};
use self::photographs::changed_photographs;
use self::words::changed_words;

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It looks the same, but for its folio.
    Same,
    /// It says and shows the same on the other side of a spread.
    OtherSide,
    /// It says and shows the same, and is set otherwise.
    SetAnew,
    /// Its words or photographs changed.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Gone,
}

/// A page of either state, or of both.
#[derive(Debug, Clone, PartialEq)]
pub struct PageChange {
    /// Its number as it was, from 1.
    pub was: Option<usize>,
    /// Its number as it is, from 1.
    pub is: Option<usize>,
    /// What became of it.
    pub fate: Fate,
    /// Whether it stands among other pages than before. One whose number alone is another gave way to
    /// others.
    pub is_moved: bool,
    /// Its changed words.
    pub words: Vec<WordChange>,
    /// Its changed photographs.
    pub photographs: Vec<PhotographChange>,
}

impl PageChange {
    /// Whether there is something to look at.
    pub fn is_seen(&self) -> bool {
        !matches!(self.fate, Fate::Same | Fate::OtherSide)
    }

    /// Whether it is in both states, in its order, at another number.
    pub fn gave_way(&self) -> bool {
        !self.is_moved && self.was.is_some() && self.is.is_some() && self.was != self.is
    }
}

/// Compares two states of a booklet, page by page in the order of the pages as they are; those that are
/// gone, where they were. If both are laid out alike, photographs are also compared by their crop.
pub fn compare(
    was: &[PageContent],
    is: &[PageContent],
    are_laid_out_alike: bool,
) -> Vec<PageChange> {
    let pairs = matched(was, is);
    let is_same = |pair: &Pair| match (pair.was, pair.is) {
        (Some(old), Some(new)) => {
            was[old].look_without_folio == is[new].look_without_folio
        }
        _ => false,
    };
    let mut words: BTreeMap<usize, Vec<WordChange>> = BTreeMap::new();
    for change in changed_words(was, is, &pairs, is_same) {
        words.entry(change.pair).or_default().push(change);
    }
    let mut changes = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let own = words.remove(&at).unwrap_or_default();
        let (old, new) = (pair.was.map(|it| &was[it]), pair.is.map(|it| &is[it]));
        let mut photographs = Vec::new();
        let fate = match (old, new) {
            _ if is_same(pair) => Fate::Same,
            (Some(old), Some(new)) => {
                photographs = changed_photographs(
                    &old.photographs,
                    &new.photographs,
                    are_laid_out_alike,
                );
                let [was, is] = [pair.was, pair.is].map(Option::unwrap_or_default);
                let is_turned = was % 2 != is % 2;
                match (own.is_empty() && photographs.is_empty(), is_turned) {
                    (false, _) => Fate::Changed,
                    (true, true) if old.says_the_same(new) => Fate::OtherSide,
                    (true, _) => Fate::SetAnew,
                }
            }
            (None, _) => Fate::Added,
            (_, None) => Fate::Gone,
        };
        changes.push(PageChange {
            was: pair.was.map(|it| it + 1),
            is: pair.is.map(|it| it + 1),
            fate,
            is_moved: pair.is_moved,
            words: own,
            photographs,
        });
    }
    changes
}
