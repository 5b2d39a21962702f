//! How much work pages may take of that of their file.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::work::{Seen, Shared};

/// The most work of a page: some seconds of one core.
pub(crate) const PAGE: u64 = 5_000_000_000;

/// How many pages may take as much, in a file of any number of pages.
const PAGES: u64 = 4;

/// What they may take beside that for each byte of the file: a book of photographs takes long, but
/// not by surprise.
const BYTE: u64 = 50;

/// How many bytes are kept of what pages share; beyond, it may have to be read again.
const KEPT: usize = 64 << 20;

/// The fewest and the most pages that are judged at a time.
const FEWEST: usize = 4;
const MOST: usize = 64;

/// How many times what a page has taken is set aside for each of the next ones.
const RESERVE: u64 = 8;

/// How many pages of a file have pictures; nobody looks through more.
const PICTURES: usize = 2000;

/// What a page may take.
#[derive(Debug, Clone)]
pub(crate) struct Allowance {
    pub(crate) work: u64,
    /// Whether it is less than a page may take otherwise: all that is left of the file's.
    pub(crate) is_last: bool,
    /// Whether a picture of the page counts as work of it.
    pub(crate) has_picture: bool,
    /// Whether that picture is drawn as well.
    pub(crate) is_drawn: bool,
    /// What was read for pages before.
    pub(crate) seen: Seen,
}

/// The work that is left for the pages of a file. It is given out by what the pages before have
/// taken in their order, and not by which of them is finished first.
#[derive(Debug)]
pub(crate) struct Ledger {
    page: u64,
    left: u64,
    /// The most that one of the last pages has taken.
    last: u64,
    seen: Seen,
    kept: usize,
    has_pictures: bool,
}

impl Ledger {
    /// Opens the ledger of a file of so many bytes, of which a page may take so much work. What
    /// pictures of pages take is counted whether or not there are any: a file is judged alike.
    pub(crate) fn new(page: u64, bytes: usize, has_pictures: bool) -> Self {
        let more = BYTE.saturating_mul(bytes as u64);
        let page = page.saturating_add(more);
        let left = page.saturating_mul(PAGES);
        Self { page, left, last: left, seen: Seen::default(), kept: 0, has_pictures }
    }

    /// How many pages are judged next, and what each of them may take, so that all of them
    /// together cannot take more than there is. One that needs more is judged again by itself.
    pub(crate) fn next(&self, pages: usize) -> (usize, u64) {
        let size = self.left / (RESERVE * self.last).max(1);
        let size = (size as usize).clamp(FEWEST, MOST).min(pages).max(1);
        (size, self.page.min(self.left / size as u64))
    }

    /// What a page that is judged by itself may take.
    pub(crate) fn alone(&self) -> u64 {
        self.page.min(self.left)
    }

    /// The allowance of a page by its number.
    pub(crate) fn allowance(&self, work: u64, number: usize) -> Allowance {
        Allowance {
            work,
            is_last: work < self.page,
            has_picture: number <= PICTURES,
            is_drawn: self.has_pictures && number <= PICTURES,
            seen: Arc::clone(&self.seen),
        }
    }

    /// Forgets what earlier pages have taken before the next ones are entered.
    pub(crate) fn turn(&mut self) {
        self.last = 0;
    }

    /// Enters what a page has taken. What it shares with a page before it was read once.
    pub(crate) fn enter(&mut self, mut work: u64, shared: &[Shared]) {
        let mut news = BTreeSet::new();
        for shared in shared {
            if self.seen.contains(&shared.key) {
                work = work.saturating_sub(shared.work);
            } else if self.kept.saturating_add(shared.bytes) <= KEPT {
                self.kept += shared.bytes;
                news.insert(shared.key);
            }
        }
        if !news.is_empty() {
            Arc::make_mut(&mut self.seen).append(&mut news);
        }
        self.last = self.last.max(work);
        self.left = self.left.saturating_sub(work);
    }
}
