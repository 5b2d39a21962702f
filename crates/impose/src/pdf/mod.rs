//! Sheets as a PDF: pages as forms, their sheets, and the document around them.

mod body;
mod document;
mod file;
mod form;
mod identity;
mod layers;
mod packing;
mod syntax;

pub(crate) use self::document::{Content, Document};
pub(crate) use self::syntax::{Number, put};
