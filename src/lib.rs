//! Malzama turns records about cultural groups and photographs of markets into booklets
//! that a print shop can put on press.
//!
//! # The way of the data
//! - **Records** (`records`): YAML as people wrote it, every field with its place.
//! - **Model** (`model`): checked, ordered, every fallback resolved. All faults are
//!   found here, of all files at once; a city with faults is set aside.
//! - **Plan** ([`plan`]): which editions are made, and what each of them holds.
//! - **Typesetting** ([`typeset`]): the project's layouts run over each edition's
//!   manuscript, side by side on all cores, and the pages become a PDF.
//!
//! Nothing flows back. Stages take values and return values and diagnostics; whoever calls
//! decides where a finished PDF goes.

pub mod diagnostic;
mod fonts;
mod geom;
mod model;
pub mod output;
mod photo;
pub mod plan;
pub mod project;
mod records;
pub mod report;
pub mod typeset;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Fault, Place, Sink};
pub use crate::fonts::Fonts;
pub use crate::model::Catalogue;
use crate::plan::{Edition, Plan};
use crate::project::{Project, SETTINGS};
use crate::typeset::Typesetter;

/// The stack of a thread that sets type: layouts nest deeper than Rust's default allows.
const STACK: usize = 16 << 20;

/// An edition that was made.
#[derive(Debug)]
pub struct Made {
    /// Its slug.
    pub slug: String,
    /// Where it was delivered to.
    pub path: PathBuf,
    /// How many pages it has.
    pub pages: usize,
    /// The size of its PDF in bytes.
    pub bytes: usize,
    /// How long it took.
    pub time: Duration,
}

/// Takes a finished PDF and returns where it put it.
pub type Deliver<'a> = dyn Fn(&Edition, &[u8]) -> Result<PathBuf, Diagnostic> + Sync + 'a;

/// Does everything that can be done without setting type: reads fonts and records, and
/// checks them. `None` if the settings themselves cannot be used.
pub fn check(project: &Project, sink: &mut Sink) -> Option<(Catalogue, Fonts)> {
    let fonts = Fonts::load(project, sink);
    let fonts_failed = sink.has_errors();
    let catalogue = model::read(project, &fonts, sink)?;
    // Without its fonts no edition can be set.
    (!fonts_failed).then_some((catalogue, fonts))
}

/// Makes the planned editions side by side, at most `jobs` at a time, and hands each to
/// `deliver` as soon as it is finished.
///
/// An edition that fails does not keep the others from being made; why it failed is in
/// the sink, in the order of the plan, and once where several fail alike.
pub fn build(
    plan: &Plan,
    typesetter: &Typesetter,
    jobs: usize,
    deliver: &Deliver,
    sink: &mut Sink,
) -> Vec<Made> {
    // The largest first: the last to finish decides when all are done.
    let mut order: Vec<usize> = (0..plan.editions.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(plan.editions[index].cities.len()));
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    let work = || {
        while let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut faults = Sink::new();
            let made = make(&plan.editions[index], typesetter, deliver, &mut faults);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            results.push((index, made, faults));
        }
    };
    // Plain threads for editions: Typst spreads the pages of each over threads of its own.
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(plan.editions.len()) {
            let thread = std::thread::Builder::new().stack_size(STACK);
            if let Err(error) = thread.spawn_scoped(scope, work) {
                sink.push(no_thread(&error));
                break;
            }
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, ..)| *index);
    let mut all = Vec::new();
    for (_, made, faults) in results {
        all.extend(made);
        sink.absorb_new(faults);
    }
    all
}

/// A thread that the machine does not grant.
fn no_thread(error: &std::io::Error) -> Diagnostic {
    let message = format!("failed to start a thread: {error}");
    let mut diagnostic = Diagnostic::error(Place::File(SETTINGS.into()), message)
        .hint("make fewer editions at a time: `--jobs 1`");
    diagnostic.fault = Fault::Machine;
    diagnostic
}

/// Makes one edition.
fn make(
    edition: &Edition,
    typesetter: &Typesetter,
    deliver: &Deliver,
    sink: &mut Sink,
) -> Option<Made> {
    let start = Instant::now();
    let document = typesetter.typeset(edition, sink)?;
    let pdf = typesetter.export(edition, &document, sink)?;
    match deliver(edition, &pdf) {
        Ok(path) => Some(Made {
            slug: edition.slug.to_owned(),
            path,
            pages: document.pages().len(),
            bytes: pdf.len(),
            time: start.elapsed(),
        }),
        Err(diagnostic) => {
            sink.push(diagnostic);
            None
        }
    }
}
