//! The web edition of a booklet: one page that needs no script, and its style sheet.
//!
//! The page is written here and not by Typst's HTML export, which is experimental and knows
//! nothing of responsive pictures, and not by the layouts, whose pages are of paper: headings,
//! landmarks, descriptions and links are the same whatever a layout looks like. The look
//! comes from the layouts, as a [`WebDesign`](crate::typeset::WebDesign).

mod city;
mod closing;
mod colour;
mod content;
mod group;
mod opening;
mod page;
mod picture;
mod style;
mod texts;

pub use self::content::Content;
pub use self::page::{GENERATOR, page};
pub use self::picture::{Picture, Size};
pub use self::style::{FontFile, style};
