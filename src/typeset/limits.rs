//! Lays out within limits of time, memory and pages, and finds the line of a layout that
//! goes beyond them.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroU64;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use malzama_message::message;
use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::layout::{Frame, FrameItem};
use typst::syntax::Span;
use typst_layout::PagedDocument;

use super::layout::entry;
use super::location_of;
use super::world::{EditionWorld, file_id};
use crate::diagnostic::{Diagnostic, Location, Outcome, Source, panic_text};
use crate::edition::Edition;
use crate::records::{Limits, MEBIBYTE};
use crate::supervision::{Limit, Overrun, Supervision};

/// The interval at which a running layout is looked at.
const INTERVAL: Duration = Duration::from_millis(25);

/// The time for which Typst's measurements are read to find the line of a layout that
/// used up its time, or the memory, which grows meanwhile.
const LISTENING: [Duration; 2] = [Duration::from_millis(250), Duration::from_millis(60)];

/// The number of layouts that are running.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Whether a layout is running. A panic meanwhile becomes a diagnostic.
pub fn is_laying_out() -> bool {
    RUNNING.load(Ordering::SeqCst) > 0
}

/// Runs the layout of an edition. Under supervision, the process ends if it goes beyond
/// its limits.
///
/// # Errors
/// An earlier run went beyond its limits, Typst fails, or there are too many pages.
pub fn compile(
    world: &EditionWorld,
    edition: &Edition,
    supervision: Option<&Supervision>,
) -> Outcome<Warned<SourceResult<PagedDocument>>> {
    let compiled = match supervision {
        None => caught(world),
        Some(supervision) => {
            if let Some(overrun) = supervision.stopped(edition.slug) {
                return Err(diagnose(world, edition, &overrun).into());
            }
            let _running = supervision.begin(edition.slug);
            let (done, ended) = channel();
            std::thread::scope(|scope| {
                let watch = || watch(world, edition, supervision, ended);
                // Without another thread, there is a layout without limits.
                let _ = std::thread::Builder::new().spawn_scoped(scope, watch);
                let compiled = caught(world);
                drop::<std::sync::mpsc::Sender<()>>(done);
                compiled
            })
        }
    };
    let compiled = compiled.map_err(|reason| {
        let slug = edition.slug;
        let message = message!("layout/engine-failed", edition = slug, reason = reason);
        Diagnostic::error(Location::file(entry(edition)), message)
            .hint(message!("hint/simplify-layout"))
    })?;
    if let Ok(document) = &compiled.output {
        check_pages(world, edition, document)?;
    }
    Ok(compiled)
}

/// Runs a layout.
///
/// # Errors
/// The text of a panic.
fn caught(world: &EditionWorld) -> Result<Warned<SourceResult<PagedDocument>>, String> {
    RUNNING.fetch_add(1, Ordering::SeqCst);
    let compiled = catch_unwind(AssertUnwindSafe(|| typst::compile(world)));
    RUNNING.fetch_sub(1, Ordering::SeqCst);
    compiled.map_err(|panic| panic_text(&*panic))
}

/// Looks at a running layout until `ended`, and ends the process beyond its limits.
fn watch(
    world: &EditionWorld,
    edition: &Edition,
    supervision: &Supervision,
    ended: Receiver<()>,
) {
    let (start, limits) = (Instant::now(), edition.settings.limits);
    while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(INTERVAL) {
        let Some(limit) = beyond(&limits, start) else { continue };
        let is_memory = matches!(limit, Limit::Memory(_));
        if is_memory && !supervision.is_alone() {
            supervision.give_up(None);
        }
        let place = listen(world, LISTENING[usize::from(is_memory)]);
        let edition = edition.slug.to_owned();
        supervision.give_up(Some(Overrun { edition, limit, place }));
    }
}

/// Returns the limit that a layout has gone beyond, which began at `start`.
fn beyond(limits: &Limits, start: Instant) -> Option<Limit> {
    if start.elapsed() > limits.time {
        return Some(Limit::Time(limits.time.as_secs()));
    }
    (held_memory()? > limits.memory).then_some(Limit::Memory(limits.memory / MEBIBYTE))
}

/// Returns the memory that the process holds, in bytes; `None` if the system does not tell.
pub fn held_memory() -> Option<u64> {
    memory_stats::memory_stats().map(|stats| stats.physical_mem as u64)
}

/// Finds the file and line at which layouts are most often within a while.
fn listen(world: &EditionWorld, while_: Duration) -> Option<(String, usize)> {
    typst_timing::clear();
    typst_timing::enable();
    std::thread::sleep(while_);
    typst_timing::disable();
    let mut spans: BTreeMap<NonZeroU64, usize> = BTreeMap::new();
    let count = |span| {
        *spans.entry(span).or_default() += 1;
        (String::new(), 0)
    };
    typst_timing::export_json(io::sink(), count).ok()?;
    let mut spans: Vec<_> = spans.into_iter().collect();
    spans.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    spans.into_iter().find_map(|(span, _)| {
        let location = location_of(world, Span::from_raw(span).into())?;
        let (line, _) = location.line_column()?;
        Some((location.path().to_owned(), line))
    })
}

/// Creates the error for a layout that went beyond a limit.
fn diagnose(world: &EditionWorld, edition: &Edition, overrun: &Overrun) -> Diagnostic {
    let slug = edition.slug;
    let message = match overrun.limit {
        Limit::Time(seconds) => {
            message!("layout/too-slow", edition = slug, seconds = seconds)
        }
        Limit::Memory(mebibytes) => {
            message!("layout/too-much-memory", edition = slug, mebibytes = mebibytes)
        }
        Limit::Machine => message!("layout/broke-off", edition = slug),
    };
    let place = overrun.place.as_ref().and_then(|(path, line)| {
        let source = world.source(file_id(path)).ok()?;
        let range = source.lines().line_to_range(line.checked_sub(1)?)?;
        let line = source.text().get(range.clone())?;
        let start = range.start + line.len() - line.trim_start().len();
        let end = range.start + line.trim_end().len();
        let source = Source { path: path.clone(), text: source.text().to_owned() };
        Some(Location::text(&source.into(), start..end))
    });
    Diagnostic::error(place.unwrap_or_else(|| Location::file(entry(edition))), message)
        .hint(message!("hint/end-the-loop"))
}

/// Checks that an edition has not too many pages.
///
/// # Errors
/// It has; the error is located at the first thing on a page beyond the limit.
fn check_pages(
    world: &EditionWorld,
    edition: &Edition,
    document: &PagedDocument,
) -> Outcome<()> {
    let (count, most) = (document.pages().len(), edition.settings.limits.pages);
    if count <= most {
        return Ok(());
    }
    let mut beyond = document.pages()[most..].iter();
    let location = beyond.find_map(|page| {
        let mut spans = Vec::new();
        collect_spans(&page.frame, &mut spans);
        spans.into_iter().find_map(|span| location_of(world, span.into()))
    });
    let slug = edition.slug;
    let message =
        message!("layout/too-many-pages", edition = slug, pages = count, most = most);
    let location = location.unwrap_or_else(|| Location::file(entry(edition)));
    Err(Diagnostic::error(location, message).hint(message!("hint/end-the-loop")))?
}

/// Collects the spans of what stands in a frame.
fn collect_spans(frame: &Frame, spans: &mut Vec<Span>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_spans(&group.frame, spans),
            FrameItem::Text(text) => {
                spans.extend(text.glyphs.first().map(|glyph| glyph.span.0));
            }
            FrameItem::Shape(_, span) | FrameItem::Image(_, _, span) => spans.push(*span),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
