//! Preflight: judges a PDF by PDF/X-4 or PDF/X-1a:2003 and by the rules of the Ghent Workgroup
//! for sheet-fed offset (GWG 2022), before a print shop does.
//!
//! It knows nothing of how a file was made: it reads the bytes of any PDF and tells what breaks
//! a rule, where on which page, and what would be right. The way of a file through it: it is
//! opened (`syntax`) or refused; rules judge the file as a whole (`rules`); each page is
//! interpreted operator by operator, judged, and composed in inks (`interpret`, `ink`); and
//! what was found becomes an [`Inspection`], of which [`json()`] and [`html()`] make reports.
//!
//! [`inspect`] judges one file, an [`Inspector`] several. Findings carry messages as codes with
//! values ([`Finding::found`]), which [`text`] puts into English words. `REQUIREMENTS.md` in
//! the crate's folder tells rule by rule what is looked at, and what is not.
//!
//! # Example
//!
//! ```
//! use malzama_preflight::{Severity, Spec, inspect, text};
//!
//! // A page of A5 with a red square, as no press can print it.
//! let content = "1 0 0 rg 60 60 100 100 re f";
//! let pdf = format!(
//!     "%PDF-1.6
//! 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
//! 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
//! 3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /TrimBox [0 0 420 595]
//! /Resources << >> /Contents 4 0 R >> endobj
//! 4 0 obj << /Length {} >> stream\n{content}\nendstream endobj
//! trailer << /Root 1 0 R /Size 5 >>
//! startxref\n0\n%%EOF",
//!     content.len(),
//! );
//! let spec = Spec::default(); // PDF/X-4 and `SheetCMYK CMYK`
//! let inspection = inspect(pdf.as_bytes(), &spec)?;
//! assert!(inspection.count(Severity::Error) > 0);
//! let colour = inspection
//!     .findings
//!     .iter()
//!     .find(|finding| finding.rule.id(spec.standard) == "R0027")
//!     .expect("RGB breaks R0027");
//! assert_eq!(colour.page, Some(1));
//! assert_eq!(colour.object.name(), "shape");
//! assert_eq!(text(&colour.found), "DeviceRGB");
//! assert_eq!(text(&colour.wanted), "DeviceCMYK, DeviceGray or separations");
//! # Ok::<(), malzama_preflight::Unreadable>(())
//! ```

#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "systems differ in the last bit of a measure or of a drawn proof, and nothing printed is made here"
)]

mod allowance;
mod area;
mod bleed;
mod cache;
mod composed;
mod draw;
mod facts;
mod finding;
mod font_kind;
mod ink;
mod inspector;
mod interpret;
mod inventory;
mod named;
mod object;
mod page;
mod page_hash;
mod report;
mod rule;
mod rules;
mod severity;
mod spec;
mod standard;
mod syntax;
mod together;
mod units;
mod unreadable;
mod work;

pub use self::area::Area;
pub use self::cache::Cache;
pub use self::draw::draw;
pub use self::facts::{BoxFacts, IntentFacts, Inventory, LayerFacts, Painting};
pub use self::finding::{
    Finding, FontFacts, ImageFacts, Inspection, PageFacts, Thumbnail,
};
pub use self::font_kind::FontKind;
pub use self::inspector::{Inspector, inspect};
pub use self::inventory::{Least, Separation};
pub use self::object::Object;
pub use self::report::{
    ARABIC, Companion, CompanionKind, Digits, Dummy, DummyPlace, DummySheet, ENGLISH,
    EditionApproval, EditionState, EditionStatus, Fastening, FileReport, Judged, Lacking,
    Origin, Part, Said, SinceApproval, Spine, Summary, Told, Verdict, Words, html,
    html_index, html_part, index_name, index_pages, json, json_file, json_index,
    part_json, part_page, plain, plain_in, text, words,
};
/// Pages in Arabic and English in the style of reports, for who has more to tell of the same files.
pub mod bilingual {
    pub use crate::report::{bar, both, figure, page, row, value};
}

pub use self::rule::{Clause, ContractClause, Rule};
pub use self::severity::Severity;
pub use self::spec::{Spec, Variant, Wishes};
pub use self::standard::Standard;
pub use self::syntax::{
    OBJECT_STREAM, bounded, condition_of_name, conditions_of_profile,
};
pub use self::unreadable::Unreadable;
