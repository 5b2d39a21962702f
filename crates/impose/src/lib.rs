//! Imposition: puts the pages of any PDF with trim boxes on sheets that only need to be cut, folded
//! and bound, at the left or at the right.
//!
//! The way of a file through it: its pages are read and looked at ([`Booklet::read`]); arithmetic
//! tells which page goes to which place of which sheet ([`Arrangement`]); a sheet is chosen and all
//! places are measured ([`Side`]); marks take what room there is around the pages ([`Marks`],
//! [`Omitted`]); and each page goes once into a new PDF, as a form that is drawn at its places.
//! [`impose()`] walks this way, and [`Sheets`] hold what came of it, for previews too.
//!
//! Nothing is done to the pages: their streams are copied as they are, and colours, overprint and
//! transparency with them. The sheets claim the same standard and printing condition as the pages,
//! with boxes, identifiers and a title of their own. The same input gives the same bytes.
//! `README.md` in the crate's folder tells the conventions: how sheets are folded and turned, where
//! remainders and blank pages go, and what the boxes of a sheet mean.
//!
//! # Example
//!
//! ```
//! use malzama_impose::{Binding, Booklet, Imposition, Wording, impose};
//!
//! // Five pages of A6, each with a black square.
//! let content = "0 0 0 1 k 60 60 100 100 re f";
//! let page = "<< /Type /Page /Parent 2 0 R /TrimBox [0 0 297.638 419.528] /Contents 3 0 R >>";
//! let pdf = format!(
//!     "%PDF-1.6
//! 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
//! 2 0 obj << /Type /Pages /MediaBox [0 0 297.638 419.528] /Resources << >>
//! /Count 5 /Kids [{}] >> endobj
//! 3 0 obj << /Length {} >> stream\n{content}\nendstream endobj
//! trailer << /Root 1 0 R /Size 4 >>
//! startxref\n0\n%%EOF",
//!     format!("{page} ").repeat(5),
//!     content.len(),
//! );
//! let booklets = [Booklet::read(pdf.as_bytes())?];
//! let imposition = Imposition { binding: Binding::Right, ..Imposition::default() };
//! let sheets = impose(&booklets, &imposition, &Wording::default())?;
//!
//! // Two sheets of four pages, of which three are blank, before the back cover.
//! assert_eq!((sheets.sides.len(), sheets.padding()), (4, 3));
//! let front = &sheets.sides[0];
//! let pages: Vec<_> = front.places.iter().map(|placed| placed.place.page).collect();
//! assert_eq!(pages, [Some(1), Some(5)], "the front cover is on the left half");
//! assert_eq!(front.size.to_string(), "A4");
//! assert_eq!(front.to_string(), "sheet 1 of 2 · front · flip on short edge");
//!
//! let mut bytes = Vec::new();
//! sheets.write(&mut bytes)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod arrangement;
mod booklet;
mod compose;
mod error;
mod impose;
mod imposition;
mod layout;
mod length;
mod marks;
mod pdf;
mod rectangle;
mod scheme;
mod sheet_size;
mod side;
mod xmp;

pub use self::arrangement::{Arrangement, Line, Place, SheetPlan};
pub use self::booklet::Booklet;
pub use self::compose::{Composed, Part, compose};
pub use self::error::Error;
pub use self::impose::{Sheets, Wording, impose};
pub use self::imposition::{Creep, Imposition, Marks};
pub use self::length::Length;
pub use self::marks::Omitted;
pub use self::rectangle::{Edge, Rectangle};
pub use self::scheme::{Binding, Fold, Scheme, SignatureLength, Working};
pub use self::sheet_size::SheetSize;
pub use self::side::{Face, Flip, PlacedPage, Side};
