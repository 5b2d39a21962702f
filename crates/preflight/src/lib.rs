//! Preflight: judges a finished PDF by PDF/X and the rules of the Ghent Workgroup, before the
//! print shop does.
//!
//! It knows nothing of how the file was made: it walks the bytes of any PDF, ours or not, and
//! says what breaks a rule, where on the page, and what would be right. `REQUIREMENTS.md`
//! beside this file tells rule by rule what is looked at.

mod collect;
mod colour;
mod content;
mod document;
mod draw;
mod file;
mod finding;
mod function;
mod glyphs;
mod html;
mod images;
mod ink;
mod judge;
mod memory;
mod metadata;
mod page;
mod paint;
mod part;
mod patterns;
mod picture;
mod pictures;
mod report;
mod rule;
mod sameness;
mod severity;
mod shading;
mod spec;
mod standard;
mod state;
mod states;
pub mod syntax;
mod text;
mod walk;
mod words;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

pub use self::file::Unreadable;
pub use self::finding::{
    Area, Finding, FontFacts, ImageFacts, Inspection, PageFacts, Thumbnail,
};
pub use self::html::html;
pub use self::memory::Memory;
pub use self::part::Part;
pub use self::pictures::Pictures;
pub use self::report::{FileReport, Judged, json, json_file};
pub use self::rule::{Clause, Rule};
pub use self::severity::Severity;
pub use self::spec::{Spec, Variant};
pub use self::standard::Standard;
pub use self::words::words;

use self::collect::Findings;
use self::file::File;

/// Judges the bytes of a PDF; pictures that it shares with others are decoded once, and pages
/// that are in the `memory` are not judged again.
///
/// # Errors
/// The file cannot be judged at all.
pub fn inspect(
    bytes: &[u8],
    spec: &Spec,
    pictures: &Pictures,
    memory: Option<&Memory>,
) -> Result<Inspection, Unreadable> {
    // Whatever a file does to a reader is the file's fault: it is said to be damaged.
    let damaged = |_| Unreadable::Broken("it is damaged in a way not foreseen".into());
    catch_unwind(AssertUnwindSafe(|| judge(bytes, spec, pictures, memory)))
        .unwrap_or_else(|panic| Err(damaged(panic)))
}

fn judge(
    bytes: &[u8],
    spec: &Spec,
    pictures: &Pictures,
    memory: Option<&Memory>,
) -> Result<Inspection, Unreadable> {
    let file = File::open(bytes)?;
    let mut whole = Findings::new(None);
    let intent = document::judge(&file, spec, &mut whole);
    let judged: Vec<_> = file
        .pages
        .par_iter()
        .enumerate()
        .map(|(index, page)| {
            let number = index + 1;
            let judged = || page::judge(&file, page, number, pictures, spec, &intent);
            let Some(memory) = memory else { return judged() };
            let Some(hash) = sameness::hash(&file, page, spec, &intent) else {
                return judged();
            };
            memory.page(&hash, number, judged)
        })
        .collect();
    if let Some(memory) = memory {
        memory.prune();
    }
    let mut findings = whole.finish();
    let first = judged.first().map_or([0.0; 2], |page| page.trim);
    let mut fonts = BTreeSet::new();
    let (mut pages, mut images) = (Vec::new(), Vec::new());
    for page in judged {
        let near = |one: f64, other: f64| (one - other).abs() < 0.02;
        if !near(page.trim[0], first[0]) || !near(page.trim[1], first[1]) {
            let mut other = Findings::new(Some(page.facts.number));
            let [width, height] = page.facts.trim;
            let found = format!("a trim of {width:.1} × {height:.1} mm");
            other.gwg(4, None, "page", found, "pages of one size");
            findings.extend(other.finish());
        }
        findings.extend(page.findings);
        pages.push(page.facts);
        images.extend(page.images);
        fonts.extend(page.fonts);
    }
    Ok(Inspection { findings, pages, fonts: fonts.into_iter().collect(), images })
}
