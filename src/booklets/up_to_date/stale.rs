//! Splits a plan into stale editions and those that are up to date.

use std::collections::BTreeMap;

use malzama_message::{Message, Value, message};
use rayon::prelude::*;

use super::{Basis, Change, EditionInputs, LayoutFiles, Manifest, Manifests};
use crate::booklets::out_folder::OutFolder;
use crate::booklets::pdf_record::Built;
use crate::diagnostic::Sink;
use crate::edition::{Edition, Plan};
use crate::press::Kind;

/// An edition to rebuild.
#[derive(Debug)]
pub struct StaleEdition<'a> {
    /// The edition.
    pub edition: Edition<'a>,
    /// Its current inputs.
    pub inputs: EditionInputs,
    /// A hash of the look of each page of its last PDFs, by kind.
    looks: BTreeMap<Kind, Vec<String>>,
    /// Why it is stale.
    pub why: Vec<Change>,
}

impl<'a> StaleEdition<'a> {
    /// Takes an edition as one that is made whatever was made of it before.
    pub fn anew(edition: Edition<'a>, basis: &Basis<'_>) -> Self {
        let inputs = EditionInputs::gather(&edition, basis);
        Self { edition, inputs, looks: BTreeMap::new(), why: Vec::new() }
    }

    /// Returns the numbers of the pages that look different from those of the edition's
    /// last PDF of this kind; `None` if that is not known. `looks` has a hash for each
    /// page.
    pub fn changed_pages(&self, kind: Kind, looks: &[String]) -> Option<Vec<usize>> {
        let before = self.looks.get(&kind)?;
        let differs = |page: &usize| before.get(page - 1) != looks.get(page - 1);
        Some((1..=looks.len()).filter(differs).collect())
    }
}

/// A reason why the print PDF of an edition may not go to the press.
#[derive(Debug)]
pub enum NotReady {
    /// Photographs keep the edition from print.
    Withheld,
    /// Its last print PDF breaks rules of the press.
    Rejected,
    /// It has none.
    Missing,
    /// It is old; the message says what changed since.
    Old(Message),
}

/// What a build asks for, by which editions are up to date or stale.
pub struct Wanted<'a> {
    /// The kinds of PDF.
    pub kinds: &'a [Kind],
    /// The inputs that all editions share.
    pub basis: &'a Basis<'a>,
    /// The folder of the PDFs.
    pub out: &'a OutFolder,
    /// Whether all editions are stale.
    pub forced: bool,
}

/// What is known of an edition before a build.
enum Weighed<'a> {
    Stale(StaleEdition<'a>),
    /// The PDFs of an edition that is up to date.
    Current(Vec<Built>),
}

impl Manifests<'_> {
    /// Splits a plan into stale editions and the PDFs of those that are up to date: an
    /// edition that its photographs keep from the press is up to date as long as its
    /// proof is. The stored diagnostics of up-to-date editions are reported again.
    pub fn part<'a>(
        &self,
        plan: Plan<'a>,
        wanted: &Wanted<'_>,
        sink: &mut Sink,
    ) -> (Vec<StaleEdition<'a>>, Vec<Built>) {
        let layouts = LayoutFiles::new(wanted.basis);
        let weigh = |edition| self.weigh(edition, wanted, &layouts);
        // All cores look; what they find is told in the order of the plan.
        let weighed: Vec<_> = plan.editions.into_par_iter().map(weigh).collect();
        let (mut stale, mut current) = (Vec::new(), Vec::new());
        for one in weighed {
            match one {
                Weighed::Stale(edition) => stale.push(edition),
                Weighed::Current(pdfs) => {
                    sink.add_new(
                        pdfs.iter().flat_map(|it| it.diagnostics.iter().cloned()),
                    );
                    current.extend(pdfs);
                }
            }
        }
        (stale, current)
    }

    /// Tells whether an edition is stale or up to date.
    fn weigh<'a>(
        &self,
        edition: Edition<'a>,
        wanted: &Wanted<'_>,
        layouts: &LayoutFiles<'_>,
    ) -> Weighed<'a> {
        let Wanted { kinds, basis, out, forced } = *wanted;
        let inputs = EditionInputs::gather(&edition, basis);
        let mut why = if forced { vec![Change::Forced] } else { Vec::new() };
        if kinds.contains(&Kind::Print) && out.rejected(edition.slug).exists() {
            why.push(Change::Rejected);
        }
        let (mut kept, mut looks) = (Vec::new(), BTreeMap::new());
        let draft = self.get(&out.pdf(edition.slug, Kind::Draft));
        if let Some(draft) = &draft {
            looks.insert(Kind::Draft, draft.pdf.looks.clone());
        }
        for &kind in kinds {
            let path = out.pdf(edition.slug, kind);
            let Some(manifest) = self.get(&path) else {
                why.push(if path.exists() { Change::OtherPdf } else { Change::NoPdf });
                continue;
            };
            why.extend(changes(&inputs, &manifest, layouts));
            looks.insert(kind, manifest.pdf.looks.clone());
            kept.push(built(manifest, basis));
        }
        let is_current =
            |draft: &Manifest| !forced && is_current_proof(&inputs, draft, layouts);
        let proof = draft.filter(is_current);
        if let Some(proof) = proof.filter(|_| !why.is_empty()) {
            (why, kept) = (Vec::new(), vec![built(proof, basis)]);
        }
        if why.is_empty() {
            return Weighed::Current(kept);
        }
        let mut distinct: Vec<Change> = Vec::new();
        for change in why {
            if !distinct.contains(&change) {
                distinct.push(change);
            }
        }
        Weighed::Stale(StaleEdition { edition, inputs, looks, why: distinct })
    }

    /// Returns the proof of an edition that its photographs keep from the press; `None` if
    /// there is none of the edition as it is now.
    pub fn proof(
        &self,
        edition: &Edition,
        basis: &Basis<'_>,
        out: &OutFolder,
    ) -> Option<Built> {
        let draft = self.get(&out.pdf(edition.slug, Kind::Draft))?;
        let inputs = EditionInputs::gather(edition, basis);
        let layouts = LayoutFiles::new(basis);
        is_current_proof(&inputs, &draft, &layouts).then(|| built(draft, basis))
    }

    /// Returns the manifest of the print PDF of an edition, if that PDF may go to the press: it is whole,
    /// and as the edition is now.
    ///
    /// # Errors
    /// The reason why it may not.
    pub fn ready(
        &self,
        edition: &Edition,
        basis: &Basis<'_>,
        out: &OutFolder,
    ) -> Result<Manifest, NotReady> {
        if self.proof(edition, basis, out).is_some() {
            return Err(NotReady::Withheld);
        }
        if out.rejected(edition.slug).exists() {
            return Err(NotReady::Rejected);
        }
        let changes = self.changes_since(Kind::Print, edition, basis, out);
        let changes = changes.ok_or(NotReady::Missing)?;
        let manifest = self.get(&out.pdf(edition.slug, Kind::Print));
        match manifest.filter(|_| changes.is_empty()) {
            Some(manifest) => Ok(manifest),
            None => Err(NotReady::Old(reason(&changes))),
        }
    }

    /// Returns what has changed since an edition's PDF of a kind was made: nothing if it is up
    /// to date; `None` if there is no PDF.
    pub fn changes_since(
        &self,
        kind: Kind,
        edition: &Edition,
        basis: &Basis<'_>,
        out: &OutFolder,
    ) -> Option<Vec<Change>> {
        let path = out.pdf(edition.slug, kind);
        if !path.exists() {
            return None;
        }
        let Some(manifest) = self.get(&path) else { return Some(vec![Change::OtherPdf]) };
        let inputs = EditionInputs::gather(edition, basis);
        Some(changes(&inputs, &manifest, &LayoutFiles::new(basis)))
    }
}

/// Whether a draft is the proof of an edition as it is now, which its photographs keep
/// from the press. What the machine failed to do may succeed now.
fn is_current_proof(
    inputs: &EditionInputs,
    draft: &Manifest,
    layouts: &LayoutFiles<'_>,
) -> bool {
    draft.pdf.withheld
        && !draft.tells_of_failures()
        && changes(inputs, draft, layouts).is_empty()
}

/// Returns the inputs that differ from those of a delivered PDF.
fn changes(
    inputs: &EditionInputs,
    manifest: &Manifest,
    layouts: &LayoutFiles<'_>,
) -> Vec<Change> {
    inputs.digests.with_layouts_of(&manifest.inputs, layouts).changes(&manifest.inputs)
}

fn built(mut manifest: Manifest, basis: &Basis) -> Built {
    let diagnostics = manifest.diagnostics(basis.project);
    let is_approved = basis.approved.contains_key(&manifest.pdf.edition);
    manifest.pdf.lighten(is_approved);
    Built { pdf: manifest.pdf, time: None, diagnostics }
}

/// Maximum number of changes named in a reason.
const NAMED: usize = 3;

/// Groups stale editions by reason: each message comes with the slugs it applies to.
pub fn reasons<'a>(stale: &[StaleEdition<'a>]) -> Vec<(Message, Vec<&'a str>)> {
    let mut reasons: Vec<(Message, Vec<&str>)> = Vec::new();
    for StaleEdition { edition, why, .. } in stale {
        let reason = reason(why);
        match reasons.iter_mut().find(|(it, _)| *it == reason) {
            Some((_, slugs)) => slugs.push(edition.slug),
            None => reasons.push((reason, vec![edition.slug])),
        }
    }
    reasons
}

/// Combines changes into one message.
pub fn reason(why: &[Change]) -> Message {
    let named = Value::Messages(why.iter().take(NAMED).map(Change::message).collect());
    let more = why.len().saturating_sub(NAMED);
    message!("reason/all", named = named, more = more)
}
