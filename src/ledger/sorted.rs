//! Parts a plan into what has to be made and what is as it was.

use std::collections::BTreeMap;

use super::{Basis, Change, Entry, Inputs, Ledger};
use crate::build::Made;
use crate::delivery::Delivery;
use crate::diagnostic::Sink;
use crate::edition::{Edition, Plan};
use crate::files;
use crate::press::Kind;

/// A plan, sorted.
#[derive(Debug)]
pub struct Sorted<'a> {
    /// What has to be made.
    pub plan: Plan<'a>,
    /// Why, in the order of that plan.
    pub why: Vec<Vec<Change>>,
    /// What is as it was, with no time of its own.
    pub kept: Vec<Made>,
    inputs: BTreeMap<(String, &'static str), Inputs>,
}

impl Ledger {
    /// Sorts the editions of a plan: those that were made from something else than what there
    /// is now are stale, or all of them if it is `forced`. What the others were warned of is
    /// told again.
    pub fn sort<'a>(
        &self,
        plan: Plan<'a>,
        kinds: &[Kind],
        basis: &Basis<'_>,
        delivery: &Delivery<'_>,
        forced: bool,
        sink: &mut Sink,
    ) -> Sorted<'a> {
        let Plan { editions, held_back } = plan;
        let mut sorted = Sorted {
            plan: Plan { editions: Vec::new(), held_back },
            why: Vec::new(),
            kept: Vec::new(),
            inputs: BTreeMap::new(),
        };
        for edition in editions {
            let mut changes = if forced { vec![Change::Forced] } else { Vec::new() };
            if delivery.aside(edition.slug).exists() {
                changes.push(Change::Rejected);
            }
            let mut kept = Vec::new();
            for &kind in kinds {
                let path = delivery.path(edition.slug, kind);
                let entry = self.get(&path);
                let before = entry.as_ref().map(|it| it.inputs.clone());
                let before = before.unwrap_or_default();
                let inputs = Inputs::gather(&edition, kind, basis, &before);
                match entry {
                    None => changes.push(Change::NoPdf),
                    Some(entry) => {
                        changes.extend(inputs.changes(&before));
                        kept.push(made(&edition, kind, path, entry, basis));
                    }
                }
                sorted.inputs.insert((edition.slug.to_owned(), kind.name()), inputs);
            }
            if changes.is_empty() {
                let mut told = Sink::new();
                kept.iter().flat_map(|it| &it.told).for_each(|it| told.push(it.clone()));
                sink.absorb_new(told);
                sorted.kept.extend(kept);
            } else {
                let mut once = Vec::new();
                changes.into_iter().for_each(|change| {
                    if !once.contains(&change) {
                        once.push(change);
                    }
                });
                sorted.plan.editions.push(edition);
                sorted.why.push(once);
            }
        }
        sorted
    }
}

impl Sorted<'_> {
    /// Why editions are made, each reason with those that it is true of.
    pub fn reasons(&self) -> Vec<(String, Vec<&str>)> {
        let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
        for (edition, why) in self.plan.editions.iter().zip(&self.why) {
            let reason = reason(why);
            match reasons.iter_mut().find(|(it, _)| *it == reason) {
                Some((_, slugs)) => slugs.push(edition.slug),
                None => reasons.push((reason, vec![edition.slug])),
            }
        }
        reasons
    }

    /// What an edition was made from.
    pub fn inputs(&mut self, made: &Made) -> Option<Inputs> {
        self.inputs.remove(&(made.slug.clone(), made.kind.name()))
    }
}

/// How many changes are named.
const NAMED: usize = 3;

/// Changes in words.
fn reason(why: &[Change]) -> String {
    let named: Vec<String> = why.iter().take(NAMED).map(Change::to_string).collect();
    match why.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// An edition that was made before.
fn made(
    edition: &Edition,
    kind: Kind,
    path: std::path::PathBuf,
    entry: Entry,
    basis: &Basis<'_>,
) -> Made {
    let told = entry.told(basis.project);
    let Entry { bytes, checksum, pages, parts, sources, .. } = entry;
    Made {
        slug: edition.slug.to_owned(),
        path: files::shown(&path),
        pages,
        bytes,
        rejected: false,
        time: None,
        kind,
        checksum,
        sources,
        parts,
        told,
    }
}
