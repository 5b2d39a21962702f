//! Whole files: opened, judged page by page on all cores, and put together.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use malzama_message::{message, number};
use rayon::prelude::*;

use crate::cache::Cache;
use crate::facts::Inventory;
use crate::finding::{FontFacts, Inspection, keep_coarsest};
use crate::ink::ImageCache;
use crate::interpret::Kept;
use crate::object::Object;
use crate::page::{self, JudgedPage};
use crate::page_hash;
use crate::rules::{
    Fault, Findings, judge_document, judge_intent, judge_pages, read_inventory,
};
use crate::spec::Spec;
use crate::syntax::{File, Programs};
use crate::unreadable::Unreadable;

/// How many pictures of a file are listed; all are counted.
const LISTED: usize = 2000;

/// Pages whose trims differ by less than this are of one size, in points.
const SAME_SIZE: f64 = 0.02;

/// Judges files by one spec, and remembers what they have in common: images that were
/// decoded, and with a cache on the disk also pages and files that were judged.
#[derive(Debug)]
pub struct Inspector {
    spec: Spec,
    /// What makes judgements by this spec differ from others, told once for all pages.
    terms: Vec<u8>,
    images: ImageCache,
    cache: Option<Cache>,
}

impl Inspector {
    /// Creates an inspector that judges by `spec` and keeps nothing on the disk.
    pub fn new(spec: Spec) -> Self {
        let terms = spec.terms();
        Self { spec, terms, images: ImageCache::default(), cache: None }
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

    /// Returns what was found in the file of a checksum (BLAKE3 in hexadecimal digits) before,
    /// if the cache has it.
    pub fn recall(&self, checksum: &str) -> Option<Inspection> {
        let hash = blake3::Hash::from_hex(checksum).ok()?;
        self.cache.as_ref()?.get(&hash, &self.terms)
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
        let programs = Programs::default();
        let mut whole = Findings::new(None);
        let intent = judge_document(&file, &self.spec, &mut whole);
        let inventory = read_inventory(&file, &intent);
        judge_intent(inventory.intent.as_ref(), &intent, &self.spec, &mut whole);
        judge_pages(file.pages.len(), &self.spec, &mut whole);
        let pages: Vec<_> = (0..file.pages.len())
            .into_par_iter()
            .map(|index| {
                let judged = self.page(&file, &programs, index, &intent);
                watch(file.pages.len());
                judged
            })
            .collect();
        if let Some(cache) = &self.cache {
            cache.prune_pages();
        }
        Ok(put_together(whole, pages, inventory))
    }

    /// Judges the page of an index, or finds it in the cache.
    fn page(
        &self,
        file: &File,
        programs: &Programs,
        index: usize,
        intent: &[u8],
    ) -> JudgedPage {
        let (page, number) = (&file.pages[index], index + 1);
        let kept = Kept { images: &self.images, programs };
        let judge = || page::judge(file, page, number, kept, &self.spec, intent);
        let Some(cache) = &self.cache else { return judge() };
        let Some(hash) = page_hash::hash(file, page, &self.terms, intent) else {
            return judge();
        };
        if let Some(known) = cache.page(&hash) {
            return known.numbered(number);
        }
        let judged = judge();
        cache.put_page(&hash, &judged);
        judged
    }
}

/// Judges the bytes of a PDF by a spec; who judges several files, or some again, takes an
/// [`Inspector`].
///
/// # Errors
/// The file cannot be judged at all.
pub fn inspect(bytes: &[u8], spec: &Spec) -> Result<Inspection, Unreadable> {
    Inspector::new(spec.clone()).inspect(bytes)
}

/// Puts the findings of the file and its pages together, with those that compare pages.
fn put_together(
    whole: Findings,
    judged: Vec<JudgedPage>,
    mut inventory: Inventory,
) -> Inspection {
    let mut findings = whole.finish();
    let first = judged.iter().find_map(|page| page.trim).unwrap_or_default();
    let mut fonts = BTreeMap::new();
    let (mut pages, mut images) = (Vec::new(), Vec::new());
    for page in judged {
        let near = |one: f64, other: f64| (one - other).abs() < SAME_SIZE;
        let is_other =
            |trim: [f64; 2]| !near(trim[0], first[0]) || !near(trim[1], first[1]);
        if page.trim.is_some_and(is_other) {
            let mut other = Findings::new(Some(page.facts.number));
            let [width, height] = page.facts.trim;
            let (width, height) = (number(width, 1), number(height, 1));
            other.add(
                Fault::gwg(4, Object::Page),
                message!("found/trim", width = width, height = height),
                message!("wanted/one-size"),
            );
            findings.extend(other.finish());
        }
        findings.extend(page.findings);
        inventory.pictures += page.facts.painting.pictures;
        pages.push(page.facts);
        images.extend(page.images);
        if images.len() >= 2 * LISTED {
            keep_coarsest(&mut images, LISTED);
        }
        for font in page.fonts {
            let key = (font.name.clone(), font.kind, font.embedded, font.subset);
            let known: &mut FontFacts = fonts.entry(key).or_insert_with(|| font.clone());
            let sizes = known.smallest.into_iter().chain(font.smallest);
            known.smallest = sizes.reduce(f64::min);
        }
    }
    keep_coarsest(&mut images, LISTED);
    let fonts = fonts.into_values().collect();
    Inspection { findings, pages, fonts, images, inventory }
}
