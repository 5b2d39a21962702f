//! Reports type that would be cut, and type that stands on other type or on pictures, with the
//! words and the place where they are written.

mod find;
mod page_content;

use malzama_message::{Message, message, number};
use malzama_preflight::{Area, Part};
use typst::layout::Rect;
use typst::syntax::Span;
use typst_layout::PagedDocument;

use self::find::{Crowded, Crowding};
use super::introspect::Grid;
use super::origin::{Records, quoted};
use crate::diagnostic::{Diagnostic, Location, PagePlace, Sink};
use crate::edition::Edition;
use crate::project::LAYOUTS;

/// How many faults of an edition are told; those beyond are counted.
const SHOWN: usize = 20;

/// Reports what is crowded on the pages of an edition: what would be cut or covered as errors, what
/// comes nearer to the trim or the fold than the layout's own bounds as warnings. `located` finds
/// the line of a layout.
pub fn check(
    edition: &Edition,
    document: &PagedDocument,
    (parts, grid): (&[Part], Option<Grid>),
    located: impl Fn(Span) -> Option<Location>,
    sink: &mut Sink,
) {
    let found = find::find(document, grid, edition.settings.binding);
    let records = Records {
        edition: edition.slug,
        cities: &edition.cities,
        network: Some(edition.network),
    };
    let is_more = found.len().saturating_sub(SHOWN);
    for crowding in found.iter().take(SHOWN) {
        let origin = records.origin_of(&crowding.words, crowding.page, parts);
        let drawn = located(crowding.span);
        let mut diagnostic = {
            let location = origin.clone().or_else(|| drawn.clone());
            let location = location.unwrap_or_else(|| Location::file(LAYOUTS));
            let told = told(crowding, edition.slug);
            if crowding.kind.is_of_bounds() {
                Diagnostic::warning(location, told)
            } else {
                Diagnostic::error(location, told)
            }
        };
        diagnostic = diagnostic.hint(advice(crowding.kind));
        if let (Some(_), Some(drawn)) = (&origin, &drawn) {
            let at = drawn.to_string();
            diagnostic = diagnostic.hint(message!("hint/drawn-at", at = at));
        }
        if crowding.more > 0 {
            let count = crowding.more;
            diagnostic = diagnostic.hint(message!("hint/more-pages", count = count));
        }
        sink.push(diagnostic.on_page(PagePlace {
            edition: edition.slug.to_owned(),
            page: crowding.page,
            area: Some(area_of(crowding.area)),
        }));
    }
    if is_more > 0 {
        let (slug, count) = (edition.slug, is_more);
        let message = message!("layout/more-crowded", edition = slug, count = count);
        let hidden = &found[SHOWN..];
        let location = Location::file(LAYOUTS);
        sink.push(if hidden.iter().all(|it| it.kind.is_of_bounds()) {
            Diagnostic::warning(location, message)
        } else {
            Diagnostic::error(location, message)
        });
    }
}

/// Says what is wrong.
fn told(crowding: &Crowding, edition: &str) -> Message {
    let page = crowding.page;
    let words = quoted(&crowding.words);
    let by = number(crowding.by.to_mm(), 1);
    match crowding.kind {
        Crowded::TypeCut => message!(
            "layout/type-cut",
            words = words,
            page = page,
            edition = edition,
            by = by
        ),
        Crowded::FigureCut => {
            message!("layout/figure-cut", page = page, edition = edition, by = by)
        }
        Crowded::FigureLost => {
            message!("layout/figure-lost", page = page, edition = edition)
        }
        Crowded::OnType => message!(
            "layout/type-on-type",
            words = words,
            others = quoted(&crowding.others),
            page = page,
            edition = edition
        ),
        Crowded::OnPicture => message!(
            "layout/type-on-picture",
            words = words,
            page = page,
            edition = edition
        ),
        Crowded::NearTrim => message!(
            "layout/type-near-trim",
            words = words,
            page = page,
            edition = edition,
            by = by
        ),
        Crowded::NearFold => message!(
            "layout/type-near-fold",
            words = words,
            page = page,
            edition = edition,
            by = by
        ),
    }
}

/// Says what to do.
fn advice(kind: Crowded) -> Message {
    match kind {
        Crowded::TypeCut | Crowded::OnType => message!("hint/shorten-or-make-room"),
        Crowded::FigureCut | Crowded::FigureLost => message!("hint/bleed-or-move"),
        Crowded::OnPicture => message!("hint/move-or-mark-on-picture"),
        Crowded::NearTrim | Crowded::NearFold => message!("hint/keep-from-edges"),
    }
}

/// A place on a page, from the upper left corner of the trim.
fn area_of(area: Rect) -> Area {
    let size = area.max - area.min;
    Area {
        x: area.min.x.to_mm(),
        y: area.min.y.to_mm(),
        width: size.x.to_mm(),
        height: size.y.to_mm(),
    }
}
