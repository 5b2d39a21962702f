//! What a layout tells of itself: metadata labelled `<part>` where each part begins, and
//! `<grid>` with its baselines.

use malzama_message::message;
use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::diagnostic::{Diagnostic, Location, PagePlace, Sink};
use crate::edition::Edition;
use crate::geom::Length;
use crate::project::LAYOUTS;
use malzama_preflight::Part;

/// The baselines of a booklet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The first one, from the head of the trim.
    pub first: Length,
    /// From one to the next.
    pub unit: Length,
    /// How far text stays from the trim, if the layout tells.
    pub safe: Option<Length>,
    /// How far text stays from the fold, if the layout tells.
    pub fold: Option<Length>,
}

/// The labels of the metadata.
const PART: &str = "part";
const GRID: &str = "grid";

/// Reads the parts of an edition in the order of their pages, and the grid; none if its layout
/// reports none. A part that draws another number of pages than the layout counted is an
/// error: page numbers and fills follow from the counts.
pub fn parts(
    edition: &Edition,
    document: &PagedDocument,
    sink: &mut Sink,
) -> (Vec<Part>, Option<Grid>) {
    let begun = marks(document, PART);
    let ends = begun.iter().skip(1).map(|(page, _)| *page);
    let ends = ends.chain([document.pages().len() + 1]);
    let mut parts = Vec::new();
    for ((page, mark), end) in begun.iter().zip(ends) {
        let count = |key| match mark.get(key) {
            Ok(&Value::Int(lines)) => u32::try_from(lines).ok(),
            _ => None,
        };
        let Ok(Value::Str(part)) = mark.get("part") else { continue };
        let lines = |key| count(key).unwrap_or_default();
        let drawn = end.saturating_sub(*page);
        if let Some(counted) = count("pages").filter(|it| *it as usize != drawn) {
            let message = message!(
                "layout/miscounted-part",
                part = part.as_str(),
                edition = edition.slug,
                counted = counted,
                drawn = drawn
            );
            let edition = edition.slug.to_owned();
            sink.push(
                Diagnostic::error(Location::file(LAYOUTS), message)
                    .hint(message!("hint/count-pages"))
                    .on_page(PagePlace { edition, page: *page, area: None }),
            );
        }
        parts.push(Part {
            part: part.to_string(),
            page: *page,
            pages: drawn,
            raised: lines("raised"),
            long: lines("long"),
            closer: lines("closer"),
        });
    }
    (parts, grid(document))
}

/// Reads the grid that the layout reports, if it does.
fn grid(document: &PagedDocument) -> Option<Grid> {
    let (_, grid) = marks(document, GRID).into_iter().next()?;
    let length = |key| match grid.get(key) {
        Ok(Value::Length(length)) => Some(Length::mm(length.abs.to_mm())),
        _ => None,
    };
    Some(Grid {
        first: length("first")?,
        unit: length("unit")?,
        safe: length("safe"),
        fold: length("fold"),
    })
}

/// All metadata of a label, with its pages.
fn marks(document: &PagedDocument, label: &str) -> Vec<(usize, Dict)> {
    let introspector = document.introspector();
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let found = introspector.query(&Selector::Label(label));
    found
        .iter()
        .filter_map(|mark| {
            let page = introspector.page(mark.location()?)?.get();
            let Value::Dict(values) = &mark.to_packed::<MetadataElem>()?.value else {
                return None;
            };
            Some((page, values.clone()))
        })
        .collect()
}
