//! From the pages of a booklet to signatures, and from a signature to folded sheets.

use crate::scheme::{Fold, SignatureLength};

/// Pages that are bound together, all in one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signature {
    /// How many pages come before it.
    pub(super) before: usize,
    /// How many pages it has, a multiple of 4.
    pub(super) pages: usize,
}

/// A folded sheet within a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nested {
    pub(super) fold: Fold,
    /// How many leaves of its signature lie around it, on each side of the middle.
    around: usize,
    /// How many pages its signature has.
    of: usize,
}

impl Nested {
    /// The number within the signature of a page of this sheet, both from 1: its first half comes
    /// before what is nested in it, its second half after.
    pub(super) fn position(&self, page: usize) -> usize {
        match page <= self.fold.pages() / 2 {
            true => self.around + page,
            false => self.of - self.around - self.fold.pages() + page,
        }
    }
}

/// Splits pages (a multiple of 4) into signatures. What does not fill one is a smaller signature
/// before the last full one: the first and the last one take the strain of the cover.
pub(super) fn gather(pages: usize, length: SignatureLength) -> Vec<Signature> {
    let full = length.pages();
    let mut lengths = vec![full; pages / full];
    if !pages.is_multiple_of(full) {
        lengths.insert(lengths.len().saturating_sub(1), pages % full);
    }
    let starts = lengths.iter().scan(0, |before, &pages| {
        *before += pages;
        Some(Signature { before: *before - pages, pages })
    });
    starts.collect()
}

/// Splits a signature into sheets nested in one another, the outermost first. What does not fill a
/// folded sheet are smaller ones in the middle, where they are held by all others.
pub(super) fn nest(pages: usize, fold: Fold) -> Vec<Nested> {
    let mut nested = Vec::new();
    let mut placed = 0;
    for fold in Fold::ALL.into_iter().filter(|it| *it <= fold) {
        while pages - placed >= fold.pages() {
            nested.push(Nested { fold, around: placed / 2, of: pages });
            placed += fold.pages();
        }
    }
    nested
}

/// The step of creep of a page within a signature of `pages` pages, `position` from 1: how many
/// folios lie around its own, 0 for the outermost one.
pub(super) fn creep_step(position: usize, pages: usize) -> usize {
    (position.min(pages + 1 - position) - 1) / 2
}
