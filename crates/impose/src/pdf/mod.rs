//! Sheets as a PDF: pages as forms, their sheets, and the document around them.

mod body;
mod document;
mod file;
mod form;
mod identity;
mod layers;
mod syntax;
mod xmp;

pub(crate) use self::document::{Content, Document};
pub(crate) use self::syntax::{Number, put};

/// The version of PDF/X that a stream of metadata claims.
pub(crate) fn standard_of_xmp(stream: &lopdf::Stream) -> Option<String> {
    xmp::standard(&identity::text_of(stream)?)
}
