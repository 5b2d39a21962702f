//! What a layout tells of its parts: metadata labelled `<part>` where each begins.

use typst::foundations::{Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::parts::Part;

/// The label of the metadata.
const LABEL: &str = "part";

/// Reads the parts of an edition in the order of their pages; none if its layout tells of
/// none.
pub fn parts(document: &PagedDocument) -> Vec<Part> {
    let introspector = document.introspector();
    let Some(label) = Label::new(PicoStr::intern(LABEL)) else { return Vec::new() };
    let marks = introspector.query(&Selector::Label(label));
    let begun: Vec<(usize, Dict)> = marks
        .iter()
        .filter_map(|mark| {
            let page = introspector.page(mark.location()?)?.get();
            let Value::Dict(told) = &mark.to_packed::<MetadataElem>()?.value else {
                return None;
            };
            Some((page, told.clone()))
        })
        .collect();
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
