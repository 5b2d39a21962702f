//! Splits a plan into stale editions and those that are up to date.

use malzama_message::{Message, Value, message};

use super::{Basis, Change, EditionInputs, Manifests};
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
    why: Vec<Change>,
}

impl Manifests {
    /// Splits a plan into stale editions and the PDFs of those that are up to date. If
    /// `forced`, all editions are stale. The stored diagnostics of up-to-date editions
    /// are reported again.
    pub fn part<'a>(
        &self,
        plan: Plan<'a>,
        kinds: &[Kind],
        basis: &Basis<'_>,
        out: &OutFolder,
        forced: bool,
        sink: &mut Sink,
    ) -> (Vec<StaleEdition<'a>>, Vec<Built>) {
        let (mut stale, mut current) = (Vec::new(), Vec::new());
        for edition in plan.editions {
            let inputs = EditionInputs::gather(&edition, basis);
            let mut why = if forced { vec![Change::Forced] } else { Vec::new() };
            if out.rejected(edition.slug).exists() {
                why.push(Change::Rejected);
            }
            let mut kept = Vec::new();
            for &kind in kinds {
                let path = out.pdf(edition.slug, kind);
                let Some(manifest) = self.get(&path) else {
                    why.push(Change::NoPdf);
                    continue;
                };
                let now = inputs.digests.with_layouts_of(&manifest.inputs, basis);
                why.extend(now.changes(&manifest.inputs));
                let diagnostics = manifest.diagnostics(basis.project);
                kept.push(Built { pdf: manifest.pdf, time: None, diagnostics });
            }
            if why.is_empty() {
                sink.add_new(kept.iter().flat_map(|it| it.diagnostics.iter().cloned()));
                current.extend(kept);
            } else {
                let mut distinct: Vec<Change> = Vec::new();
                for change in why {
                    if !distinct.contains(&change) {
                        distinct.push(change);
                    }
                }
                stale.push(StaleEdition { edition, inputs, why: distinct });
            }
        }
        (stale, current)
    }
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
fn reason(why: &[Change]) -> Message {
    let named = Value::Messages(why.iter().take(NAMED).map(Change::message).collect());
    let more = why.len().saturating_sub(NAMED);
    message!("reason/all", named = named, more = more)
}
