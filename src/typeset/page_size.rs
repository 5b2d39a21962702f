//! Checks the trim and bleed of pages, and the page count.

use malzama_message::{message, number};
use typst::layout::Abs;
use typst_layout::{Page, PagedDocument};

use crate::diagnostic::{Diagnostic, Location, PagePlace, Sink};
use crate::edition::Edition;
use crate::geom::Length;
use crate::project::LAYOUTS;

/// Pages per sheet of a saddle-stitched booklet; its page count has to be a multiple of
/// this.
const SHEET_PAGES: usize = 4;

/// Tolerance when comparing lengths: a hundredth of the tolerance of a press.
const NEAR: Length = Length::mm(0.001);

/// Checks that every page has the trim of the settings and the bleed of the contract. The
/// first page with another trim, or else with another bleed, is an error; a page count
/// that leaves blank pages is a warning.
pub fn check(
    edition: &Edition,
    document: &PagedDocument,
    bleed: Length,
    sink: &mut Sink,
) {
    let slug = edition.slug;
    let pages = document.pages();
    if !pages.len().is_multiple_of(SHEET_PAGES) {
        let message = message!(
            "layout/page-count",
            edition = slug,
            pages = pages.len(),
            sheet = SHEET_PAGES
        );
        sink.push(
            Diagnostic::warning(Location::file(LAYOUTS), message)
                .hint(message!("hint/fill-sheets")),
        );
    }
    let page_place =
        |index| PagePlace { edition: slug.to_owned(), page: index + 1, area: None };
    let settings = edition.settings;
    let trim = |page: &Page| {
        let size = page.frame.size();
        same(size.x, settings.width) && same(size.y, settings.height)
    };
    if let Some(at) = pages.iter().position(|page| !trim(page)) {
        let size = pages[at].frame.size();
        let message = message!(
            "layout/other-trim",
            page = at + 1,
            edition = slug,
            width = number(size.x.to_mm(), 1),
            height = number(size.y.to_mm(), 1),
            trim_width = settings.width.shown(),
            trim_height = settings.height.shown()
        );
        sink.push(
            Diagnostic::error(Location::file(LAYOUTS), message)
                .hint(message!("hint/set-trim"))
                .on_page(page_place(at)),
        );
        return;
    }
    let bleeds = |page: &Page| {
        let sides = page.bleed;
        [sides.left, sides.top, sides.right, sides.bottom]
            .into_iter()
            .all(|side| same(side, bleed))
    };
    if let Some(at) = pages.iter().position(|page| !bleeds(page)) {
        let message = message!(
            "layout/other-bleed",
            page = at + 1,
            edition = slug,
            bleed = bleed.shown()
        );
        sink.push(
            Diagnostic::error(Location::file(LAYOUTS), message)
                .hint(message!("hint/set-bleed"))
                .on_page(page_place(at)),
        );
    }
}

fn same(found: Abs, wanted: Length) -> bool {
    (found.to_mm() - wanted.to_mm()).abs() < NEAR.to_mm()
}
