//! An edition laid out as a PDF, with placeholders for its photographs.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use malzama_preflight::Part;
use rayon::prelude::*;
use typst_layout::PagedDocument;

use super::context::Context;
use super::page_contents::page_contents;
use super::resolution;
use super::up_to_date::StaleEdition;
use crate::approval::PageContent;
use crate::contract::Contract;
use crate::diagnostic::{Outcome, Sink};
use crate::press::Kind;
use crate::typeset::{Exported, LaidOut, Manuscript, Placement, look_of};

/// The digits of the hash by which drafts are told apart.
const HASH: usize = 8;

/// A typeset edition.
pub struct TypesetEdition {
    /// The pages as laid out.
    laid_out: PagedDocument,
    /// The pages as they are seen, with placeholders for photographs.
    pub pages: PagedDocument,
    /// The PDF for the press, with placeholders.
    pub pdf: Exported,
    /// The PDF for the screen, with placeholders; `None` if none is asked for, or if the edition
    /// is a proof that is not for readers.
    pub screen: Option<Exported>,
    /// A hash of the look of each page.
    pub looks: Vec<String>,
    /// What stands on each page; nothing for a proof.
    pub contents: Vec<PageContent>,
    /// The placed photographs, in the order of their placeholders' numbers.
    pub placements: Vec<Placement>,
    /// The parts that the layout reports.
    pub parts: Vec<Part>,
    /// Number of illustrations and drawings in place of photographs.
    pub stand_ins: usize,
    /// Whether its photographs keep it from the press.
    pub is_withheld: bool,
    /// Whether its pages are marked as a proof.
    pub is_proof: bool,
    /// Time spent on typesetting.
    pub time: Duration,
}

impl TypesetEdition {
    /// Typesets an edition and checks the effective resolution of its photographs. One
    /// whose photographs keep it from the press becomes a proof.
    ///
    /// # Errors
    /// The layouts fail. What else is found goes to the sink.
    pub fn of(
        stale: &StaleEdition,
        context: &Context,
        found: &mut Sink,
    ) -> Outcome<Self> {
        let start = Instant::now();
        let edition = &stale.edition;
        let manuscript = Manuscript::of(edition, context.contract.bleed, context.draft);
        let LaidOut { document, parts, .. } =
            context.typesetter.lay_out(edition, &manuscript.to_json(), found)?;
        Self::without(&edition.missing(), stale, document, parts, context, start, found)
    }

    /// Returns the edition as a proof, with drawings in place of the photographs `failed`,
    /// which are paths as named in the manuscript.
    ///
    /// # Errors
    /// Something on the pages cannot be exported.
    pub fn proof_without(
        &self,
        failed: &BTreeSet<&str>,
        stale: &StaleEdition,
        context: &Context,
    ) -> Outcome<Self> {
        let start = Instant::now();
        let mut missing = failed.clone();
        missing.extend(stale.edition.missing());
        let (document, parts) = (self.laid_out.clone(), self.parts.clone());
        // Everything else that is found has been reported.
        let found = &mut Sink::new();
        let proof =
            Self::without(&missing, stale, document, parts, context, start, found)?;
        Ok(Self { time: self.time + proof.time, ..proof })
    }

    /// Returns the kinds of PDF that are made of it: a proof is not for the screen.
    pub fn kinds<'a>(&self, context: &Context<'a>) -> &'a [Kind] {
        match context.kinds {
            [first @ .., Kind::Screen] if self.screen.is_none() => first,
            kinds => kinds,
        }
    }

    /// Exports the pages with drawings in place of the photographs `missing`.
    fn without(
        missing: &BTreeSet<&str>,
        stale: &StaleEdition,
        laid_out: PagedDocument,
        parts: Vec<Part>,
        context: &Context,
        start: Instant,
        found: &mut Sink,
    ) -> Outcome<Self> {
        let (typesetter, edition) = (context.typesetter, &stale.edition);
        let document = typesetter.stand_in(&laid_out, missing);
        let looks = looks(stale, &document);
        let unplaced = document;
        let (document, placements) = typesetter.place_photographs(edition, &unplaced)?;
        let mut too_coarse = Sink::new();
        resolution::check(edition, &placements, context.contract, &mut too_coarse);
        let is_withheld = found.absorb(too_coarse) || !missing.is_empty();
        let is_proof = is_withheld || context.draft;
        let contents = match is_proof {
            false => page_contents(stale, &unplaced, &looks, &parts, &placements),
            true => Vec::new(),
        };
        let looks = looks_under(context.contract, &looks);
        let document =
            if is_withheld { typesetter.stamp(edition, &document) } else { document };
        let document = if context.draft {
            let hash = blake3::hash(looks.concat().as_bytes()).to_hex();
            let approved = context.approved.get(edition.slug);
            let approved = approved.map(|it| &it.mark);
            typesetter.annotate(edition, &document, &parts, &hash[..HASH], approved)
        } else {
            document
        };
        let pdf = typesetter.export(edition, &document)?;
        let for_screen =
            context.kinds.contains(&Kind::Screen) && (!is_proof || context.for_readers);
        let screen = for_screen
            .then(|| typesetter.export_for_screen(edition, &document, found))
            .transpose()?;
        let illustrations = edition.photographs().filter(|it| it.illustration);
        let mut stand_ins: BTreeSet<&str> =
            illustrations.map(|it| it.path.as_str()).collect();
        stand_ins.extend(missing);
        let stand_ins = stand_ins.len();
        Ok(Self {
            laid_out,
            pages: unplaced,
            pdf,
            screen,
            looks,
            contents,
            placements,
            parts,
            stand_ins,
            is_withheld,
            is_proof,
            time: start.elapsed(),
        })
    }
}

/// Returns a hash of the look of each page, photographs included.
fn looks(stale: &StaleEdition, document: &PagedDocument) -> Vec<u128> {
    let content = |path: &str| {
        let photograph = stale.edition.photograph(path)?;
        stale.inputs.photograph(photograph.project_path())
    };
    document.pages().par_iter().map(|page| look_of(page, &content)).collect()
}

/// Returns the looks of pages as they are under a print contract, whose profile and bounds they depend on.
fn looks_under(contract: &Contract, looks: &[u128]) -> Vec<String> {
    let contract = contract.digest();
    let look = |look: &u128| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&look.to_le_bytes());
        hasher.update(contract.as_bytes());
        hasher.finalize().to_hex()[..32].to_owned()
    };
    looks.iter().map(look).collect()
}
