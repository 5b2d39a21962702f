//! Makes editions: typesets all of them, prepares their photographs once, and finishes
//! each as a PDF.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use malzama_message::{Message, message, number};

use super::context::Context;
use super::delivery::Delivery;
use super::pdf_record::Built;
use super::photographs::Photographs;
use super::typeset_edition::TypesetEdition;
use super::up_to_date::StaleEdition;
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, PagePlace, Sink};
use crate::edition::Edition;
use crate::press::{self, Refused, Unfit};
use crate::project::{LAYOUTS, SETTINGS};

/// Stack size in bytes of a thread that runs layouts, which nest deeper than Rust's
/// default stack allows.
const STACK: usize = 16 << 20;

/// Finishing threads per concurrent edition: finishing a PDF is mostly disk I/O.
const FINISHERS: usize = 4;

/// Maximum number of faults of one kind reported per edition: enough to show the pattern.
const SHOWN: usize = 3;

/// Makes the editions concurrently and delivers each PDF as soon as it is finished;
/// `on_delivered` is called after every delivery.
///
/// A failing edition does not stop the others. Its errors go to the sink, in the order of
/// the editions; errors shared by several editions are reported once.
pub fn make(
    editions: &[StaleEdition],
    context: &Context,
    delivery: &Delivery,
    on_delivered: &(dyn Fn() + Sync),
    sink: &mut Sink,
) -> Vec<Built> {
    let typeset = side_by_side(editions, context.jobs, sink, |stale, warnings| {
        TypesetEdition::of(stale, context, warnings)
    });
    let mut built = Vec::new();
    for &kind in context.kinds {
        let placed = editions.iter().zip(&typeset).filter_map(|(stale, (typeset, _))| {
            Some((&stale.edition, typeset.as_ref()?.placements.as_slice()))
        });
        let Some(photographs) = sink.take(Photographs::prepare(placed, context, kind))
        else {
            break;
        };
        let jobs = context.jobs * FINISHERS;
        let by_slug: BTreeMap<&str, &TypesetEdition> = editions
            .iter()
            .zip(&typeset)
            .filter_map(|(stale, (typeset, _))| {
                Some((stale.edition.slug, typeset.as_ref()?))
            })
            .collect();
        let finished = side_by_side(editions, jobs, sink, |stale, warnings| {
            let edition = &stale.edition;
            let Some(typeset) = by_slug.get(edition.slug) else { return Ok(None) };
            let start = Instant::now();
            let prepared = photographs.of(edition, &typeset.placements, warnings)?;
            let spool = &photographs.spool;
            let contract = context.contract;
            let pdf =
                press::finish(&typeset.pdf, edition, kind, contract, &prepared, spool)
                    .map_err(|refused| refuse(edition, refused))?;
            let pdf = delivery.deliver(edition, kind, &pdf, typeset, warnings)?;
            on_delivered();
            Ok(Some((pdf, typeset.time + start.elapsed())))
        });
        for ((finished, found), (_, earlier)) in finished.into_iter().zip(&typeset) {
            let Some((pdf, time)) = finished.flatten() else { continue };
            let diagnostics = earlier.iter().cloned().chain(found).collect();
            built.push(Built { pdf, time: Some(time), diagnostics });
        }
    }
    built
}

/// Converts the reasons why an edition's PDF cannot go to press into diagnostics.
fn refuse(edition: &Edition, refused: Refused) -> Errors {
    let slug = edition.slug;
    let location = || Location::file(LAYOUTS);
    let broken = |reason: String| {
        let message = message!("press/broken", edition = slug, reason = reason);
        Diagnostic::error(location(), message)
    };
    let unfit = match refused {
        Refused::Broken(reason) => return broken(reason).into(),
        Refused::Unfit(unfit) => unfit,
    };
    let mut kinds: BTreeMap<&Message, Vec<&Unfit>> = BTreeMap::new();
    for found in &unfit {
        kinds.entry(&found.what).or_default().push(found);
    }
    let mut errors = Vec::new();
    for (what, found) in kinds {
        for Unfit { page, x, y, .. } in found.iter().take(SHOWN) {
            let message = message!(
                "press/unfit",
                edition = slug,
                what = what.clone(),
                page = *page,
                x = number(x.to_mm(), 0),
                y = number(y.to_mm(), 0)
            );
            let place = PagePlace { edition: slug.to_owned(), page: *page, area: None };
            errors.push(
                Diagnostic::error(location(), message)
                    .hint(message!("hint/use-cmyk"))
                    .on_page(place),
            );
        }
        if let more @ 1.. = found.len().saturating_sub(SHOWN) {
            let what = what.clone();
            let message =
                message!("press/more-unfit", edition = slug, what = what, count = more);
            errors.push(Diagnostic::error(location(), message));
        }
    }
    Errors::collected(errors).unwrap_or_else(|| broken(String::new()).into())
}

/// Runs `work` on every edition, at most `jobs` at a time. Returns the results in the
/// order of the editions, each with the diagnostics reported while it ran.
fn side_by_side<T: Send>(
    editions: &[StaleEdition],
    jobs: usize,
    sink: &mut Sink,
    work: impl Fn(&StaleEdition, &mut Sink) -> Outcome<T> + Sync,
) -> Vec<(Option<T>, Vec<Diagnostic>)> {
    // Longest editions first, since the last to finish determines the total time.
    let mut order: Vec<usize> = (0..editions.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(editions[index].edition.cities.len()));
    let next = AtomicUsize::new(0);
    let results = Mutex::new(BTreeMap::new());
    let run = || {
        while let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut found = Sink::new();
            let result = work(&editions[index], &mut found);
            let result = found.take(result);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            results.insert(index, (result, found));
        }
    };
    // Plain threads rather than a pool, because Typst parallelises the pages of each
    // edition on its own.
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(editions.len()) {
            let thread = std::thread::Builder::new().stack_size(STACK);
            if let Err(error) = thread.spawn_scoped(scope, run) {
                let message = message!("machine/no-thread", reason = error.to_string());
                sink.push(
                    Diagnostic::failure(Location::file(SETTINGS), message)
                        .hint(message!("hint/fewer-jobs")),
                );
                break;
            }
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    (0..editions.len())
        .map(|index| {
            let (result, found) = results.remove(&index).unwrap_or_default();
            let found = found.into_diagnostics();
            sink.add_new(found.iter().cloned());
            (result, found)
        })
        .collect()
}
