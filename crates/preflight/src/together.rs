//! A file put together of its pages, in their order, with what tells pages from each other.

use std::collections::BTreeMap;

use malzama_message::{message, number};

use crate::facts::Inventory;
use crate::finding::{
    Finding, FontFacts, ImageFacts, Inspection, PageFacts, keep_coarsest,
};
use crate::font_kind::FontKind;
use crate::object::Object;
use crate::page::JudgedPage;
use crate::rule::Clause;
use crate::rules::{Fault, Findings};

/// How many pictures of a file are listed; all are counted.
const LISTED: usize = 2000;

/// Pages whose trims differ by less than this are of one size, in points.
const SAME_SIZE: f64 = 0.02;

/// From how many findings of a file on, only the worst of each page is told.
const MANY_FINDINGS: usize = 20_000;

/// How many fonts of a file are listed.
const FONTS: usize = 20_000;

/// A font by its name, its kind, and whether it is embedded, in part or as a whole.
type FontKey = (String, FontKind, bool, bool);

/// What is known of a file so far.
pub(crate) struct Together {
    findings: Vec<Finding>,
    pub(crate) pages: Vec<PageFacts>,
    images: Vec<ImageFacts>,
    fonts: BTreeMap<FontKey, FontFacts>,
    inventory: Inventory,
    /// The trim of the first page that has one.
    first: Option<[f64; 2]>,
    /// Whether findings were left out.
    is_shortened: bool,
}

impl Together {
    /// Begins with what is known of the file as a whole.
    pub(crate) fn new(whole: Findings, inventory: Inventory) -> Self {
        Self {
            findings: whole.finish(),
            pages: Vec::new(),
            images: Vec::new(),
            fonts: BTreeMap::new(),
            inventory,
            first: None,
            is_shortened: false,
        }
    }

    /// Adds the next page.
    pub(crate) fn push(&mut self, page: JudgedPage) {
        let mut found = Vec::new();
        if let Some(trim) = page.trim {
            let first = *self.first.get_or_insert(trim);
            found.extend(other_size(trim, first, &page.facts));
        }
        found.extend(page.findings);
        self.is_shortened |= self.findings.len() > MANY_FINDINGS && shorten(&mut found);
        self.findings.append(&mut found);
        self.inventory.pictures += page.facts.painting.pictures;
        self.pages.push(page.facts);
        self.images.extend(page.images);
        if self.images.len() >= 2 * LISTED {
            keep_coarsest(&mut self.images, LISTED);
        }
        for font in page.fonts {
            let key = (font.name.clone(), font.kind, font.embedded, font.subset);
            if self.fonts.len() >= FONTS && !self.fonts.contains_key(&key) {
                continue;
            }
            let known = self.fonts.entry(key).or_insert_with(|| font.clone());
            let sizes = known.smallest.into_iter().chain(font.smallest);
            known.smallest = sizes.reduce(f64::min);
        }
    }

    /// Ends with all that is known.
    pub(crate) fn finish(mut self) -> Inspection {
        keep_coarsest(&mut self.images, LISTED);
        if self.is_shortened {
            let mut whole = Findings::new(None);
            whole.add(
                Fault::pdf_x(Clause::Content, Object::File),
                message!("found/many-findings", limit = MANY_FINDINGS),
                message!("wanted/fewer"),
            );
            self.findings.splice(0..0, whole.finish());
        }
        Inspection {
            findings: self.findings,
            pages: self.pages,
            fonts: self.fonts.into_values().collect(),
            images: self.images,
            inventory: self.inventory,
        }
    }
}

/// The finding that a page has another size than the first one.
fn other_size(trim: [f64; 2], first: [f64; 2], facts: &PageFacts) -> Vec<Finding> {
    let near = |one: f64, other: f64| (one - other).abs() < SAME_SIZE;
    if near(trim[0], first[0]) && near(trim[1], first[1]) {
        return Vec::new();
    }
    let mut other = Findings::new(Some(facts.number));
    let [width, height] = facts.trim;
    let (width, height) = (number(width, 1), number(height, 1));
    other.add(
        Fault::gwg(4, Object::Page),
        message!("found/trim", width = width, height = height),
        message!("wanted/one-size"),
    );
    other.finish()
}

/// Leaves the worst of findings, the first of those that are as bad; tells whether any was left out.
fn shorten(findings: &mut Vec<Finding>) -> bool {
    let worst = findings.iter().map(|it| it.severity).max();
    let at = findings.iter().position(|it| Some(it.severity) == worst);
    let is_shorter = findings.len() > 1;
    if let Some(at) = at {
        findings.swap(0, at);
        findings.truncate(1);
    }
    is_shorter
}
