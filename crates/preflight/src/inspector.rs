//! Whole files: opened, judged page by page on all cores, and put together.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::allowance::{Allowance, Ledger, PAGE};
use crate::cache::Cache;
use crate::finding::Inspection;
use crate::ink::{Figures, ImageCache};
use crate::interpret::Kept;
use crate::page::{self, JudgedPage};
use crate::page_hash;
use crate::rules::{Findings, judge_document, judge_intent, judge_pages, read_inventory};
use crate::spec::Spec;
use crate::syntax::{File, Layers, Programs};
use crate::together::Together;
use crate::unreadable::Unreadable;

/// Judges files by one spec, and remembers what they have in common: images that were
/// decoded and figures that were filled, and with a cache on the disk also pages and files that were judged.
#[derive(Debug)]
pub struct Inspector {
    spec: Spec,
    /// What makes judgements by this spec differ from others, told once for all pages.
    terms: Vec<u8>,
    images: ImageCache,
    figures: Figures,
    cache: Option<Cache>,
    /// The work that a page may take.
    page_work: u64,
    has_pictures: bool,
}

impl Inspector {
    /// Creates an inspector that judges by `spec` and keeps nothing on the disk.
    pub fn new(spec: Spec) -> Self {
        let terms = spec.terms();
        let images = ImageCache::default();
        let figures = Figures::default();
        Self {
            spec,
            terms,
            images,
            figures,
            cache: None,
            page_work: PAGE,
            has_pictures: true,
        }
    }

    /// Returns the same inspector with another bound of the work that it does for a page, in steps
    /// of about a nanosecond; the pages of a file may take four times as much together. What is
    /// beyond is not judged, and that is a finding. Work is counted and not timed, so that a file
    /// is judged alike on every machine.
    #[must_use]
    pub fn within(mut self, page_work: u64) -> Self {
        self.terms.extend(page_work.to_le_bytes());
        Self { page_work, ..self }
    }

    /// Returns the same inspector, without pictures of the pages it judges: for reports that show
    /// none of them. Pictures take a quarter of the time of pages of text.
    #[must_use]
    pub fn without_pictures(mut self) -> Self {
        self.terms.extend(b"without pictures");
        Self { has_pictures: false, ..self }
    }

    /// Returns the same inspector with a cache on the disk.
    #[must_use]
    pub fn with_cache(self, cache: Cache) -> Self {
        Self { cache: Some(cache), ..self }
    }

    /// Returns what it judges by.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// Returns a hash of what it judges by, in hexadecimal digits.
    pub fn terms(&self) -> String {
        blake3::hash(&self.terms).to_hex().to_string()
    }

    /// Returns what was found in the file of a checksum (BLAKE3 in hexadecimal digits) before,
    /// if the cache has it.
    pub fn recall(&self, checksum: &str) -> Option<Inspection> {
        let hash = blake3::Hash::from_hex(checksum).ok()?;
        self.cache.as_ref()?.get(&hash, &self.terms)
    }

    /// Whether the cache has what was found in the file of a checksum.
    pub fn has(&self, checksum: &str) -> bool {
        let hash = blake3::Hash::from_hex(checksum).ok();
        let known = hash.zip(self.cache.as_ref());
        known.is_some_and(|(hash, cache)| cache.has(&hash, &self.terms))
    }

    /// Judges the bytes of a PDF. What the cache has is not judged again.
    ///
    /// # Errors
    /// The file cannot be judged at all.
    pub fn inspect(&self, bytes: &[u8]) -> Result<Inspection, Unreadable> {
        self.inspect_watched(bytes, &|_| {})
    }

    /// Judges the bytes of a PDF like [`Self::inspect`], and calls `watch` with the count of all
    /// pages whenever one of them is judged, from any thread.
    ///
    /// # Errors
    /// The file cannot be judged at all.
    pub fn inspect_watched(
        &self,
        bytes: &[u8],
        watch: &(dyn Fn(usize) + Sync),
    ) -> Result<Inspection, Unreadable> {
        let Some(cache) = &self.cache else { return self.judge_safely(bytes, watch) };
        let hash = blake3::hash(bytes);
        if let Some(known) = cache.get(&hash, &self.terms) {
            return Ok(known);
        }
        let inspection = self.judge_safely(bytes, watch)?;
        cache.put(&hash, &self.terms, &inspection);
        Ok(inspection)
    }

    /// Judges a file; whatever it does to a reader is the file's fault.
    fn judge_safely(
        &self,
        bytes: &[u8],
        watch: &(dyn Fn(usize) + Sync),
    ) -> Result<Inspection, Unreadable> {
        catch_unwind(AssertUnwindSafe(|| self.judge(bytes, watch)))
            .unwrap_or(Err(Unreadable::Unforeseen))
    }

    fn judge(
        &self,
        bytes: &[u8],
        watch: &(dyn Fn(usize) + Sync),
    ) -> Result<Inspection, Unreadable> {
        let file = File::open(bytes)?;
        let (programs, layers) = (Programs::default(), Layers::read(&file));
        let common = Common { file: &file, programs: &programs, layers: &layers };
        let mut whole = Findings::new(None);
        let intent = judge_document(&file, &self.spec, &mut whole);
        let inventory = read_inventory(&file, &intent);
        judge_intent(inventory.intent.as_ref(), &intent, &self.spec, &mut whole);
        judge_pages(file.pages.len(), &self.spec, &mut whole);
        let mut together = Together::new(whole, inventory);
        let mut ledger = Ledger::new(self.page_work, bytes.len(), self.has_pictures);
        while together.pages.len() < file.pages.len() {
            self.pages(common, &intent, &mut ledger, &mut together, watch);
        }
        if let Some(cache) = &self.cache {
            cache.prune_pages();
        }
        Ok(together.finish())
    }

    /// Judges the next pages, as many at a time as the ledger says, and puts them to the others.
    fn pages(
        &self,
        common: Common<'_>,
        intent: &[u8],
        ledger: &mut Ledger,
        together: &mut Together,
        watch: &(dyn Fn(usize) + Sync),
    ) {
        let (first, all) = (together.pages.len(), common.file.pages.len());
        let (count, work) = ledger.next(all - first);
        let pages: Vec<_> = (first..first + count)
            .into_par_iter()
            .map(|index| {
                let allowance = ledger.allowance(work, index + 1);
                let judged = self.page(common, index, intent, &allowance);
                watch(all);
                judged
            })
            .collect();
        ledger.turn();
        pages.iter().for_each(|page| ledger.enter(page.work, &page.shared));
        for (index, mut page) in (first..).zip(pages) {
            let alone = ledger.alone();
            // Of those that were judged together, none could take what was left by the others.
            if page.is_cut && alone > work {
                let allowance = ledger.allowance(alone, index + 1);
                page = self.page(common, index, intent, &allowance);
                ledger.enter(page.work, &page.shared);
            }
            together.push(page);
        }
    }

    /// Judges the page of an index, or finds it in the cache.
    fn page(
        &self,
        common: Common<'_>,
        index: usize,
        intent: &[u8],
        allowance: &Allowance,
    ) -> JudgedPage {
        let Common { file, programs, layers } = common;
        let (page, number) = (&file.pages[index], index + 1);
        let (images, figures) = (&self.images, &self.figures);
        let kept = Kept { images, figures, programs, layers };
        let judge =
            || page::judge(file, page, number, kept, &self.spec, intent, allowance);
        let Some(cache) = &self.cache else { return judge() };
        let Some(hash) = page_hash::hash(file, page, &self.terms, intent) else {
            return judge();
        };
        // What took more than this page may would not have been judged.
        if let Some(known) = cache.page(&hash).filter(|it| it.work <= allowance.work) {
            return known.numbered(number);
        }
        let judged = judge();
        // What is left of the work of a file is another time another amount.
        if !judged.is_cut {
            cache.put_page(&hash, &judged);
        }
        judged
    }
}

/// What all pages of a file have in common.
#[derive(Clone, Copy)]
struct Common<'f> {
    file: &'f File,
    programs: &'f Programs,
    layers: &'f Layers,
}

/// Judges the bytes of a PDF by a spec; who judges several files, or some again, takes an
/// [`Inspector`].
///
/// # Errors
/// The file cannot be judged at all.
pub fn inspect(bytes: &[u8], spec: &Spec) -> Result<Inspection, Unreadable> {
    Inspector::new(spec.clone()).inspect(bytes)
}
