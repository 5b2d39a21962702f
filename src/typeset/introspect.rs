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
    /// The lines of a page of running text, if reported.
    pub lines: Option<u32>,
    /// The distance that text keeps from the trim, if reported.
    pub safe: Option<Length>,
    /// The distance that text keeps from the fold, if reported.
    pub fold: Option<Length>,
    /// What is too fine for a screen of dots, if reported.
    pub fine: Option<Fine>,
}

/// What a layout takes for too fine to be printed in a screen of dots.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fine {
    /// Type below this size is set in solid inks.
    pub type_size: Length,
    /// Lines up to this thickness are drawn in solid inks.
    pub solid: Length,
    /// The thickness of the thinnest line.
    pub line: Length,
}

/// Labels of the metadata elements.
const PART: &str = "part";
const GRID: &str = "grid";
const NOTE: &str = "note";

/// The key of a note that a city takes spare colours.
const SPARE_COLOURS: &str = "spare-colours";

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
            start: count("start"),
        });
    }
    (parts, grid(document))
}

/// Reads the baseline grid, if the layout reports one.
fn grid(document: &PagedDocument) -> Option<Grid> {
    let (_, grid) = marks(document, GRID).into_iter().next()?;
    let fine = match grid.get("fine") {
        Ok(Value::Dict(fine)) => Some(fine),
        _ => None,
    };
    Some(Grid {
        first: length(&grid, "first")?,
        unit: length(&grid, "unit")?,
        lines: match grid.get("lines") {
            Ok(&Value::Int(lines)) => u32::try_from(lines).ok(),
            _ => None,
        },
        safe: length(&grid, "safe"),
        fold: length(&grid, "fold"),
        fine: fine.and_then(|fine| {
            Some(Fine {
                type_size: length(fine, "type")?,
                solid: length(fine, "solid")?,
                line: length(fine, "line")?,
            })
        }),
    })
}

/// Reports what the layout wants to be known: the cities that take spare colours.
pub fn notes(document: &PagedDocument, sink: &mut Sink) {
    for (_, note) in marks(document, NOTE) {
        if let Ok(Value::Str(city)) = note.get(SPARE_COLOURS) {
            let message = message!("layout/spare-colours", city = city.as_str());
            sink.push(
                Diagnostic::note(Location::file(LAYOUTS), message)
                    .hint(message!("hint/add-colours")),
            );
        }
    }
}

/// Returns the first metadata dictionary with a label, as JSON; `None` if there is none.
pub fn told(document: &PagedDocument, label: &str) -> Option<serde_json::Value> {
    let (_, told) = marks(document, label).into_iter().next()?;
    serde_json::to_value(told).ok()
}

/// Reads a length of a dictionary.
fn length(values: &Dict, key: &str) -> Option<Length> {
    match values.get(key) {
        Ok(Value::Length(length)) => Some(Length::mm(length.abs.to_mm())),
        _ => None,
    }
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
