//! What lies on the shared: the current state of the preview, seen by all who work on it.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::page_image::SetPage;
use super::photos::Photos;
use crate::booklets::Digests;
use crate::diagnostic::Diagnostic;
use crate::model::Catalogue;
use crate::project::Project;
use crate::records::Digits;
use crate::typeset::Grid;
use malzama_preflight::FileReport;
use malzama_preflight::Part;
use malzama_preflight::Standard;

/// The state of the preview.
pub struct Shared {
    /// Its photographs, small.
    pub pictures: Photos,
    shown: Mutex<Shown>,
    changed: Condvar,
}

/// What is shown. A number that only grows tells one state from another.
#[derive(Default)]
pub struct Shown {
    version: u64,
    /// The records of the last pages.
    pub catalogue: Option<Arc<Catalogue>>,
    /// Editions by their order in the settings.
    pub editions: Vec<ShownEdition>,
    /// What keeps editions from being made.
    pub problems: Vec<Diagnostic>,
    /// What else was found in records and layouts.
    pub warnings: Vec<Diagnostic>,
    /// Whether pages are being set.
    pub setting: bool,
    /// The last file that was saved, and how long it took until its pages were ready.
    pub took: Option<(String, Duration)>,
    /// When a file was saved last.
    pub saved: Option<Instant>,
    /// The PDFs.
    pub pdfs: Pdfs,
    /// The edition that was looked at last.
    pub looked_at: Option<String>,
}

/// An edition as it is shown.
#[derive(Clone)]
pub struct ShownEdition {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What its pages were made from.
    pub inputs: Digests,
    /// Whether these are its pages as the files are now.
    pub current: bool,
    /// Its pages.
    pub pages: Arc<Vec<SetPage>>,
    /// What stands where.
    pub parts: Arc<Vec<Part>>,
    /// The sheet, the numbering and the grid.
    pub sheet: Sheet,
    /// What was found while it was laid out.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a page is, in millimetres.
#[derive(Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width of the trim.
    pub width: f64,
    /// Height of the trim.
    pub height: f64,
    /// How far pictures reach beyond the trim.
    pub bleed: f64,
    /// Whether the spine is on the right, seen from the front.
    pub right_bound: bool,
    /// Whether its text runs from right to left.
    pub right_to_left: bool,
    /// The digits of its page numbers.
    pub digits: Digits,
    /// The baselines, if the layout tells of them.
    pub grid: Option<Grid>,
}

/// What is known of the PDFs.
#[derive(Default)]
pub struct Pdfs {
    /// Whether they are being made.
    pub making: bool,
    /// When the file was saved that they were made after last.
    pub made_for: Option<Instant>,
    /// Editions whose newest PDF broke a rule of the press.
    pub rejected: Vec<String>,
    /// What the preflight found.
    pub reports: Vec<FileReport>,
    /// The standard they were judged by.
    pub standard: Option<Standard>,
    /// What was found while they were made, by edition or of all.
    pub diagnostics: Vec<Diagnostic>,
    /// What the PDF of each edition was made from.
    pub inputs: BTreeMap<String, Digests>,
}

impl Shared {
    /// An empty shared for a project.
    pub fn new(project: &Project) -> Self {
        let pictures = Photos::new(project);
        let (shown, changed) = (Mutex::default(), Condvar::new());
        Self { pictures, shown, changed }
    }

    /// Looks at what is shown.
    pub fn look(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is shown, and tells everybody.
    pub fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let mut shown = self.look();
        let result = change(&mut shown);
        shown.version += 1;
        self.changed.notify_all();
        result
    }

    /// Waits until there is another version than `seen`, at most for so long; the version.
    pub fn wait(&self, seen: u64, limit: Duration) -> u64 {
        let shown = self.look();
        let waited =
            self.changed.wait_timeout_while(shown, limit, |it| it.version == seen);
        waited.unwrap_or_else(PoisonError::into_inner).0.version
    }
}

impl Shown {
    /// The number of this state.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Shows an edition in place of what is shown of it, and how long it took.
    pub fn put(&mut self, set: ShownEdition, took: Option<(String, Duration)>) {
        if took.is_some() {
            self.took = took;
        }
        match self.editions.iter_mut().find(|it| it.slug == set.slug) {
            Some(shown) => *shown = set,
            None => self.editions.push(set),
        }
    }

    /// Keeps showing the last good pages of an edition that could not be set.
    pub fn fail(&mut self, slug: &str) {
        let shown = self.editions.iter_mut().find(|it| it.slug == slug);
        shown.into_iter().for_each(|it| it.current = false);
    }

    /// The edition of this slug.
    pub fn edition(&self, slug: &str) -> Option<&ShownEdition> {
        self.editions.iter().find(|edition| edition.slug == slug)
    }
}
