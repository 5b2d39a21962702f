//! Whether pages have the trim and bleed that they are cut by, and fill whole sheets.

use typst::layout::Abs;
use typst_layout::{Page, PagedDocument};

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::edition::Edition;
use crate::geom::Length;
use crate::project::LAYOUTS;

/// A stitched booklet is folded from sheets of four pages.
const SHEET_PAGES: usize = 4;

/// Lengths that differ by less are the same: a hundredth of what a press can hold.
const NEAR: Length = Length::mm(0.001);

/// Whether every page has the trim of the settings and the bleed of the contract;
/// warns of a page count that leaves blank leaves.
pub fn check(
    edition: &Edition,
    document: &PagedDocument,
    bleed: Length,
    sink: &mut Sink,
) -> bool {
    let slug = edition.slug;
    let pages = document.pages();
    if !pages.len().is_multiple_of(SHEET_PAGES) {
        let message = format!(
            "edition `{slug}` has {} pages, which is no multiple of {SHEET_PAGES}",
            pages.len()
        );
        sink.push(Diagnostic::warning(place(), message).hint(
            "a stitched booklet would end in blank leaves: let the layout fill them",
        ));
    }
    let settings = edition.settings;
    let trim = |page: &Page| {
        let size = page.frame.size();
        same(size.x, settings.width) && same(size.y, settings.height)
    };
    if let Some(at) = pages.iter().position(|page| !trim(page)) {
        let size = pages[at].frame.size();
        let message = format!(
            "page {} of `{slug}` is {:.1} × {:.1} mm, the trim is {} × {} mm",
            at + 1,
            size.x.to_mm(),
            size.y.to_mm(),
            settings.width.to_mm(),
            settings.height.to_mm()
        );
        sink.push(Diagnostic::error(place(), message).hint(
            "set the page by the manuscript: `width: manuscript.page.width * 1mm`",
        ));
        return false;
    }
    let bleeds = |page: &Page| {
        let sides = page.bleed;
        [sides.left, sides.top, sides.right, sides.bottom]
            .into_iter()
            .all(|side| same(side, bleed))
    };
    if let Some(at) = pages.iter().position(|page| !bleeds(page)) {
        let message = format!(
            "page {} of `{slug}` has another bleed than the {} mm of the print contract",
            at + 1,
            bleed.to_mm()
        );
        sink.push(Diagnostic::error(place(), message).hint(
            "set the page by the manuscript: `bleed: manuscript.page.bleed * 1mm`",
        ));
        return false;
    }
    true
}

fn place() -> Place {
    Place::File(LAYOUTS.into())
}

fn same(found: Abs, wanted: Length) -> bool {
    (found.to_mm() - wanted.to_mm()).abs() < NEAR.to_mm()
}
