//! Makes editions: typesets each of them, prepares its photographs, and finishes its PDFs.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use malzama_message::{Message, message, number};

use super::context::Context;
use super::delivery::Delivery;
use super::kept_results::KeptResults;
use super::pdf_record::{Built, PdfRecord};
use super::photographs::{Darkroom, Photographs};
use super::typeset_edition::TypesetEdition;
use super::up_to_date::StaleEdition;
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, PagePlace, Sink};
use crate::edition::Edition;
use crate::press::{self, Finished, Kind, Refused, Unfit};
use crate::project::{LAYOUTS, SETTINGS};

/// Stack size in bytes of a thread that runs layouts, which nest deeper than Rust's
/// default stack allows.
const STACK: usize = 16 << 20;

/// Maximum number of faults of one kind reported per edition: enough to show the pattern.
const SHOWN: usize = 3;

/// The result of making editions.
#[derive(Default)]
pub struct Made {
    /// The PDFs.
    pub built: Vec<Built>,
    /// What was found in editions of which no PDF could be made, by slug.
    pub failed: BTreeMap<String, Vec<Diagnostic>>,
}

/// What becomes of an edition.
#[derive(Default)]
struct MadeEdition {
    /// Its PDFs.
    built: Vec<Built>,
    /// What was found, if one of its PDFs could not be made.
    failed: Option<Vec<Diagnostic>>,
}

/// Makes the editions concurrently and delivers each PDF as soon as it is finished; `keep` is
/// called with it at once, so that a build that is stopped loses only the editions in work, and
/// `on_delivered` after every delivery.
///
/// Each edition is made from its manuscript to its PDFs before the same thread begins another, so
/// that memory does not grow with their number. A failing edition does not stop the others, and
/// one whose photographs keep it from the press is delivered as a proof. Errors go to the sink, in
/// the order of the editions; errors shared by several editions are reported once.
pub fn make(
    editions: &[StaleEdition],
    context: &Context,
    delivery: &Delivery,
    keep: &(dyn Fn(&StaleEdition, &Built) + Sync),
    on_delivered: &(dyn Fn() + Sync),
    sink: &mut Sink,
) -> Made {
    let mut made = Made::default();
    if editions.is_empty() {
        return made;
    }
    let Some(darkroom) = sink.take(Darkroom::new(context)) else { return made };
    // Half of what a layout may hold: the rest is for the layout itself.
    let limits = editions.iter().map(|stale| stale.edition.settings.limits.memory);
    let most = limits.min().unwrap_or_default() / 2;
    let kept_results = KeptResults::within(context.room, most);
    let size = |stale: &StaleEdition| stale.edition.cities.len();
    let results = side_by_side(editions, size, context.jobs, sink, |stale, found| {
        let is_of_several = stale.edition.cities.len() > 1;
        let _in_work = kept_results.begin(is_of_several);
        let mut made =
            make_edition(stale, context, &darkroom, delivery, on_delivered, found);
        made.built.iter().for_each(|built| keep(stale, built));
        let is_approved = context.approved.contains_key(stale.edition.slug);
        made.built.iter_mut().for_each(|built| built.pdf.lighten(is_approved));
        Ok(made)
    });
    darkroom.close();
    for ((result, _), stale) in results.into_iter().zip(editions) {
        let MadeEdition { built, failed } = result.unwrap_or_default();
        made.built.extend(built);
        if let Some(diagnostics) = failed {
            made.failed.insert(stale.edition.slug.to_owned(), diagnostics);
        }
    }
    made
}

/// Makes an edition. What is found goes to `found`; what was found while a PDF was made, also to
/// the PDF.
fn make_edition(
    stale: &StaleEdition,
    context: &Context,
    darkroom: &Darkroom,
    delivery: &Delivery,
    on_delivered: &(dyn Fn() + Sync),
    found: &mut Sink,
) -> MadeEdition {
    let mut made = MadeEdition::default();
    let typeset = TypesetEdition::of(stale, context, found);
    let typeset = found.take(typeset);
    let earlier = found.diagnostics().to_vec();
    let prepared = typeset.and_then(|typeset| {
        let kinds = typeset.kinds(context);
        let prepared = Photographs::prepare(stale, &typeset.placements, kinds, darkroom);
        Some((found.take(prepared)?, typeset))
    });
    let Some((photographs, typeset)) = prepared else {
        context.kinds.iter().for_each(|_| on_delivered());
        made.failed = Some(found.diagnostics().to_vec());
        return made;
    };
    for &kind in context.kinds {
        let mut of_kind = Sink::new();
        let finished =
            finish(stale, &typeset, kind, &photographs, context, delivery, &mut of_kind);
        let finished = of_kind.take(finished);
        on_delivered();
        let of_kind = of_kind.into_diagnostics();
        found.add_new(of_kind.iter().cloned());
        let diagnostics: Vec<_> = earlier.iter().cloned().chain(of_kind).collect();
        match finished {
            Some(Some((pdf, time))) => {
                made.built.push(Built { pdf, time: Some(time), diagnostics });
            }
            // A PDF for the screen of an edition that is withheld from print.
            Some(None) => {}
            None => made.failed = Some(diagnostics),
        }
    }
    made
}

/// Finishes an edition as a PDF of this kind, or as a proof if its photographs keep it
/// from the press. Returns its record and the time it took; `None` for a PDF for the
/// screen that is withheld.
///
/// # Errors
/// The PDF cannot be finished or delivered.
fn finish(
    stale: &StaleEdition,
    typeset: &TypesetEdition,
    kind: Kind,
    photographs: &Photographs,
    context: &Context,
    delivery: &Delivery,
    found: &mut Sink,
) -> Outcome<Option<(PdfRecord, Duration)>> {
    let start = Instant::now();
    let deliver = |kind, pdf: &Finished, typeset: &TypesetEdition, found: &mut Sink| {
        let mut record = delivery.deliver(&stale.edition, kind, pdf, typeset, found)?;
        record.changed = stale.changed_pages(kind, &typeset.looks);
        Ok((record, typeset.time + start.elapsed()))
    };
    finished(stale, typeset, kind, photographs, context, found, deliver)
}

/// Calls `deliver` with the finished PDF of an edition, its kind, and the edition as it is in this
/// PDF; see [`finish`].
///
/// # Errors
/// The PDF cannot be finished, or `deliver` fails.
pub(super) fn finished<T>(
    stale: &StaleEdition,
    typeset: &TypesetEdition,
    kind: Kind,
    photographs: &Photographs,
    context: &Context,
    found: &mut Sink,
    deliver: impl FnOnce(Kind, &Finished, &TypesetEdition, &mut Sink) -> Outcome<T>,
) -> Outcome<Option<T>> {
    let edition = &stale.edition;
    if !typeset.kinds(context).contains(&kind) {
        return Ok(None);
    }
    let (prepared, failed) = photographs.of(stale, &typeset.placements, kind, found);
    let proof;
    let (typeset, prepared) = if failed.is_empty() {
        (typeset, prepared)
    } else {
        proof = typeset.proof_without(&failed, stale, context)?;
        let none = &mut Sink::new();
        let (prepared, _) = photographs.of(stale, &proof.placements, kind, none);
        (&proof, prepared)
    };
    let (kind, exported) = match (kind, &typeset.screen, typeset.is_proof) {
        (Kind::Screen, Some(screen), _) => (kind, screen),
        (Kind::Screen, None, _) => return Ok(None),
        (Kind::Print | Kind::Draft, _, true) => (Kind::Draft, &typeset.pdf),
        (Kind::Print | Kind::Draft, _, false) => (kind, &typeset.pdf),
    };
    let (contract, spool) = (context.contract, &photographs.spool);
    let pdf = press::finish(exported, edition, kind, contract, &prepared, spool)
        .map_err(|refused| refuse(edition, refused))?;
    deliver(kind, &pdf, typeset, found).map(Some)
}

/// Converts the reasons why an edition's PDF cannot go to press into diagnostics.
pub(super) fn refuse(edition: &Edition, refused: Refused) -> Errors {
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

/// Runs `work` on every edition, at most `jobs` at a time; `size` tells how much work each
/// is. Returns the results in the order of the editions, each with the diagnostics reported
/// while it ran.
pub(super) fn side_by_side<E: Sync, T: Send>(
    editions: &[E],
    size: impl Fn(&E) -> usize,
    jobs: usize,
    sink: &mut Sink,
    work: impl Fn(&E, &mut Sink) -> Outcome<T> + Sync,
) -> Vec<(Option<T>, Vec<Diagnostic>)> {
    // Longest editions first, since the last to finish determines the total time. Those of equal size from the last
    // on: the edition of all cities goes through them from the first, and whichever comes second finds the texts of a
    // city laid out.
    let mut order: Vec<usize> = (0..editions.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse((size(&editions[index]), index)));
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
