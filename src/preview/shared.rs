//! The current state of the preview, shared by its threads.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::page_image::SetPage;
use super::photos::Photos;
use crate::booklets::Digests;
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Catalogue;
use crate::project::Project;
use crate::proofreading::Remark;
use crate::records::Digits;
use crate::typeset::{Grid, Placement};
use malzama_preflight::FileReport;
use malzama_preflight::Part;
use malzama_preflight::Standard;

/// The state of the preview, with notification of changes.
pub struct Shared {
    /// The photographs at screen size.
    pub pictures: Photos,
    shown: Mutex<Shown>,
    changed: Condvar,
    versions: watch::Sender<u64>,
}

/// The state that browsers see. Its version grows with every change.
#[derive(Default)]
pub struct Shown {
    version: u64,
    /// The records of the latest run that could read them.
    pub catalogue: Option<Arc<Catalogue>>,
    /// The print contract of the latest run that could read it.
    pub contract: Option<Arc<Contract>>,
    /// The editions, in the order of the settings.
    pub editions: Vec<ShownEdition>,
    /// The errors that keep editions from being set.
    pub problems: Vec<Diagnostic>,
    /// All other diagnostics of records and layouts, also errors that only keep editions from
    /// the press.
    pub warnings: Vec<Diagnostic>,
    /// What the proof-reader found; it is among the warnings too.
    pub remarks: Arc<Vec<Remark>>,
    /// The pages whose drawing panicked, by their keys; each is told once, and not drawn
    /// again until a file is saved.
    pub undrawn: BTreeMap<u128, Diagnostic>,
    /// Whether pages are being set.
    pub setting: bool,
    /// The last saved file, and the time from its save until its pages were ready.
    pub took: Option<(String, Duration)>,
    /// The time of the last save, or of the first run.
    pub saved: Option<Instant>,
    /// The state of the PDFs.
    pub pdfs: Pdfs,
    /// The slug of the edition viewed last.
    pub looked_at: Option<String>,
}

/// An edition as browsers see it.
#[derive(Clone)]
pub struct ShownEdition {
    /// The slug.
    pub slug: String,
    /// The name.
    pub name: String,
    /// The digests of everything its pages were made from.
    pub inputs: Digests,
    /// Whether the pages reflect the current files.
    pub current: bool,
    /// The pages, in order.
    pub pages: Arc<Vec<SetPage>>,
    /// The parts, with the pages at which they begin.
    pub parts: Arc<Vec<Part>>,
    /// The photographs, as they stand on the pages.
    pub placements: Arc<Vec<Placement>>,
    /// Page geometry, numbering and grid.
    pub sheet: Sheet,
    /// The diagnostics of its layout run.
    pub diagnostics: Vec<Diagnostic>,
}

/// The geometry and numbering of an edition's pages; lengths are in millimetres.
#[derive(Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width of the trim.
    pub width: f64,
    /// Height of the trim.
    pub height: f64,
    /// Width of the bleed.
    pub bleed: f64,
    /// Whether the spine is on the right, seen from the front cover.
    pub right_bound: bool,
    /// Whether the edition's language runs from right to left.
    pub right_to_left: bool,
    /// The digits of page numbers.
    pub digits: Digits,
    /// The baseline grid, if the layout declares one.
    pub grid: Option<Grid>,
}

/// The state of the PDFs.
#[derive(Default)]
pub struct Pdfs {
    /// Whether they are being made.
    pub making: bool,
    /// The time of the last save that they include.
    pub made_for: Option<Instant>,
    /// The slugs of editions whose newest PDF failed the preflight.
    pub rejected: Vec<String>,
    /// The reports of the preflight.
    pub reports: Vec<FileReport>,
    /// The standard by which the PDFs were judged.
    pub standard: Option<Standard>,
    /// The diagnostics of the last build.
    pub diagnostics: Vec<Diagnostic>,
    /// The digests of what each edition's PDF was made from, by slug.
    pub inputs: BTreeMap<String, Digests>,
}

impl Pdfs {
    /// Whether the newest PDF of an edition was made from `inputs`.
    pub fn are_made_from(&self, slug: &str, inputs: Option<&Digests>) -> bool {
        let made_from = self.inputs.get(slug);
        inputs
            .zip(made_from)
            .is_some_and(|(inputs, made_from)| inputs.agree_with(made_from))
    }
}

impl Shared {
    /// Creates the empty state of a project's preview.
    pub fn new(project: &Project) -> Self {
        let pictures = Photos::new(project);
        let (shown, changed) = (Mutex::default(), Condvar::new());
        Self { pictures, shown, changed, versions: watch::Sender::new(0) }
    }

    /// Locks the state for reading.
    pub fn look(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, raises its version and wakes all that wait.
    pub fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let mut shown = self.look();
        let result = change(&mut shown);
        shown.version += 1;
        self.changed.notify_all();
        self.versions.send_replace(shown.version);
        result
    }

    /// Returns the version from now on, for those that wait without a thread.
    pub fn versions(&self) -> watch::Receiver<u64> {
        self.versions.subscribe()
    }

    /// Waits until the version differs from `seen`, for at most `limit`; returns the
    /// version.
    pub fn wait(&self, seen: u64, limit: Duration) -> u64 {
        let shown = self.look();
        let waited =
            self.changed.wait_timeout_while(shown, limit, |it| it.version == seen);
        waited.unwrap_or_else(PoisonError::into_inner).0.version
    }
}

impl Shown {
    /// Returns the version of this state.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Returns the digits of numbers in Arabic texts.
    pub fn digits(&self) -> malzama_preflight::Digits {
        self.catalogue.as_ref().map(|it| it.settings.digits.into()).unwrap_or_default()
    }

    /// Adds an edition or replaces its pages; `took` is the saved file and the time since
    /// its save.
    pub fn put(&mut self, set: ShownEdition, took: Option<(String, Duration)>) {
        if took.is_some() {
            self.took = took;
        }
        match self.editions.iter_mut().find(|it| it.slug == set.slug) {
            Some(shown) => *shown = set,
            None => self.editions.push(set),
        }
    }

    /// Marks an edition that could not be set as stale; its last good pages stay.
    pub fn fail(&mut self, slug: &str) {
        let shown = self.editions.iter_mut().find(|it| it.slug == slug);
        shown.into_iter().for_each(|it| it.current = false);
    }

    /// Counts the errors of records and layouts.
    pub fn errors(&self) -> usize {
        let all = self.problems.iter().chain(&self.warnings).chain(self.undrawn.values());
        all.filter(|it| it.severity == Severity::Error).count()
    }

    /// Returns the edition with this slug.
    pub fn edition(&self, slug: &str) -> Option<&ShownEdition> {
        self.editions.iter().find(|edition| edition.slug == slug)
    }
}
