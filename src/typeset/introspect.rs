//! What a layout tells of itself: metadata labelled `<part>` where each part begins, and
//! `<grid>` with its baselines.

use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::geom::Length;
use malzama_preflight::Part;

/// The baselines of a booklet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The first one, from the head of the trim.
    pub first: Length,
    /// From one to the next.
    pub unit: Length,
}

/// The labels of the metadata.
const PART: &str = "part";
const GRID: &str = "grid";

/// Reads the parts of an edition in the order of their pages; none if its layout tells of
/// none.
pub fn parts(document: &PagedDocument) -> Vec<Part> {
    let begun = told(document, PART);
    let ends = begun.iter().skip(1).map(|(page, _)| *page);
    let ends = ends.chain([document.pages().len() + 1]);
    begun
        .iter()
        .zip(ends)
        .filter_map(|((page, told), end)| {
            let lines = |key| match told.get(key) {
                Ok(&Value::Int(lines)) => u32::try_from(lines).unwrap_or_default(),
                _ => 0,
            };
            let Ok(Value::Str(part)) = told.get("part") else { return None };
            Some(Part {
                part: part.to_string(),
                page: *page,
                pages: end.saturating_sub(*page),
                raised: lines("raised"),
                long: lines("long"),
                closer: lines("closer"),
            })
        })
        .collect()
}

/// The grid that the layout tells of, if it does.
pub fn grid(document: &PagedDocument) -> Option<Grid> {
    let (_, grid) = told(document, GRID).into_iter().next()?;
    let length = |key| match grid.get(key) {
        Ok(Value::Length(length)) => Some(Length::mm(length.abs.to_mm())),
        _ => None,
    };
    Some(Grid { first: length("first")?, unit: length("unit")? })
}

/// All metadata of a label, with its pages.
fn told(document: &PagedDocument, label: &str) -> Vec<(usize, Dict)> {
    let introspector = document.introspector();
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let marks = introspector.query(&Selector::Label(label));
    marks
        .iter()
        .filter_map(|mark| {
            let page = introspector.page(mark.location()?)?.get();
            let Value::Dict(told) = &mark.to_packed::<MetadataElem>()?.value else {
                return None;
            };
            Some((page, told.clone()))
        })
        .collect()
}
