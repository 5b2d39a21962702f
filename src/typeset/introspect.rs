//! Reads the metadata that a layout reports about itself: `<part>` at the beginning of
//! each part, and `<grid>` for the baseline grid.

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

/// The baseline grid of a booklet, and the margins that text keeps to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The first baseline, measured from the top of the trim.
    pub first: Length,
    /// The distance between baselines.
    pub unit: Length,
    /// The distance that text keeps from the trim, if reported.
    pub safe: Option<Length>,
    /// The distance that text keeps from the fold, if reported.
    pub fold: Option<Length>,
}

/// Labels of the metadata elements.
const PART: &str = "part";
const GRID: &str = "grid";

/// Reads the parts of an edition, in page order, and the baseline grid, as far as its
/// layout reports them. A part with another number of pages than the layout counted is an
/// error, because page numbers and fillers are derived from that count.
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

/// Reads the baseline grid, if the layout reports one.
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

/// Finds all metadata dictionaries with a label, each with its page number, counted from
/// 1.
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
