//! Malzama turns records about cultural groups and photographs of markets into booklets
//! that a print shop can put on press.
//!
//! # The way of the data
//! - **Records** ([`records`]): YAML as people wrote it, every field with its place.
//! - **Model** ([`model`]): checked, ordered, every fallback resolved. All faults are
//!   found here, of all files at once; a city with faults is set aside.
//! - **Plan** ([`plan`]): which editions are made, and what each of them holds.
//! - **Typesetting** ([`typeset`]): the project's layouts run over each edition's
//!   manuscript, side by side on all cores, and the pages become a PDF.
//!
//! Nothing flows back. Stages take values and return values and diagnostics; whoever calls
//! decides where a finished PDF goes.

pub mod diagnostic;
pub mod fonts;
pub mod geom;
pub mod model;
pub mod output;
mod photo;
pub mod plan;
pub mod project;
pub mod records;
pub mod report;
pub mod typeset;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::fonts::Fonts;
use crate::model::Catalogue;
use crate::plan::{Edition, Plan};
use crate::project::Project;
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

/// Makes the planned editions side by side, on `jobs` threads or one for each core, and
/// hands each to `deliver` as soon as it is finished.
///
/// An edition that fails does not keep the others from being made; why it failed is in
/// the sink, in the order of the plan.
pub fn build(
    plan: &Plan,
    typesetter: &Typesetter,
    jobs: Option<NonZeroUsize>,
    deliver: &Deliver,
    sink: &mut Sink,
) -> Vec<Made> {
    let pool = match rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, NonZeroUsize::get))
        .stack_size(STACK)
        .build()
    {
        Ok(pool) => pool,
        Err(error) => {
            let message = format!("failed to start threads: {error}");
            sink.push(Diagnostic::error(Place::File(String::new()), message));
            return Vec::new();
        }
    };
    let results: Vec<_> = plan.editions.iter().map(|_| Mutex::new(None)).collect();
    // The largest first: the last to finish decides when all are done.
    let mut order: Vec<usize> = (0..plan.editions.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(plan.editions[index].cities.len()));
    pool.scope_fifo(|scope| {
        for index in order {
            let (edition, slot) = (&plan.editions[index], &results[index]);
            scope.spawn_fifo(move |_| {
                let mut faults = Sink::new();
                let made = make(edition, typesetter, deliver, &mut faults);
                *slot.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some((made, faults));
            });
        }
    });
    let mut all = Vec::new();
    for slot in results {
        let result = slot.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some((made, faults)) = result {
            all.extend(made);
            sink.absorb(faults);
        }
    }
    all
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
