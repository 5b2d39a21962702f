//! Pictures of the trimmed pages of a file, at any resolution, for who compares two of them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::allowance::{Allowance, Ledger, PAGE};
use crate::composed::Composed;
use crate::finding::Thumbnail;
use crate::ink::{Figures, ImageCache};
use crate::interpret::Kept;
use crate::rules::{Findings, judge_page};
use crate::spec::Spec;
use crate::syntax::{File, Layers, Programs};
use crate::unreadable::Unreadable;
use crate::work;

/// The finest that pages are drawn, in pixels an inch.
const FINEST: f64 = 300.0;

/// Draws pages of a PDF as they will look on paper, cut to the trim, at `resolution` pixels an inch
/// (at most 300), on all cores. `pages` are numbers from one. Returns a picture for each of them;
/// `None` for a page that is missing, or that takes more work or memory than a page may.
///
/// # Errors
/// The file cannot be read at all.
pub fn draw(
    bytes: &[u8],
    pages: &[usize],
    resolution: f64,
) -> Result<Vec<Option<Thumbnail>>, Unreadable> {
    // Whatever the file does to a reader is its own fault.
    catch_unwind(AssertUnwindSafe(|| draw_pages(bytes, pages, resolution)))
        .unwrap_or(Err(Unreadable::Unforeseen))
}

fn draw_pages(
    bytes: &[u8],
    pages: &[usize],
    resolution: f64,
) -> Result<Vec<Option<Thumbnail>>, Unreadable> {
    let resolution = resolution.clamp(1.0, FINEST);
    let file = File::open(bytes)?;
    let (programs, layers) = (Programs::default(), Layers::read(&file));
    let (images, figures) = (ImageCache::default(), Figures::default());
    let (images, figures) = (&images, &figures);
    let kept = Kept { images, figures, programs: &programs, layers: &layers };
    let spec = Spec::default();
    // Each page has what it may take by itself: who asks for a page wants to see it.
    let ledger = Ledger::new(PAGE, bytes.len(), true);
    let allowance = ledger.allowance(ledger.alone(), 1);
    let drawn = pages.par_iter().map(|&number| {
        let index = number.checked_sub(1).filter(|&at| at < file.pages.len())?;
        draw_page(&file, index, kept, &spec, &allowance, resolution)
    });
    Ok(drawn.collect())
}

fn draw_page(
    file: &File,
    index: usize,
    kept: Kept<'_>,
    spec: &Spec,
    allowance: &Allowance,
    resolution: f64,
) -> Option<Thumbnail> {
    let (page, number) = (&file.pages[index], index + 1);
    file.page(page)?;
    let task = || {
        // What is wrong with it is told by who judges it.
        let mut findings = Findings::new(Some(number));
        let boxes = judge_page(file, page, &mut findings);
        let (media, trim) = (boxes.media, boxes.trim_or_media());
        let composed = Composed { file, page, number, kept, spec, intent: &[] };
        let (interpreter, _) = composed.at(resolution, media, trim, true, findings);
        let trim = interpreter.trim_pixels.map(|it| it.round().max(0.0) as usize);
        let canvas = &interpreter.canvas;
        let is_whole = !work::is_exceeded() && canvas.width * canvas.height > 1;
        let picture = is_whole.then(|| canvas.thumbnail(trim))?;
        (!picture.jpeg.is_empty()).then_some(picture)
    };
    work::measure(allowance.work, &allowance.seen, task).0
}
