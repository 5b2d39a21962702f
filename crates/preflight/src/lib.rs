//! Preflight: judges a finished PDF by PDF/X and the rules of the Ghent Workgroup, before the
//! print shop does.
//!
//! It knows nothing of how the file was made: it walks the bytes of any PDF, ours or not, and
//! says what breaks a rule, where on the page, and what would be right. `REQUIREMENTS.md`
//! beside this file tells rule by rule what is looked at.

mod cache;
mod finding;
mod ink;
mod inspector;
mod interpret;
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
mod units;
mod unreadable;

pub use self::cache::Cache;
pub use self::finding::{
    Area, Finding, FontFacts, ImageFacts, Inspection, PageFacts, Thumbnail,
};
pub use self::inspector::{Inspector, inspect};
pub use self::object::Object;
pub use self::report::{
    ENGLISH, FileReport, Judged, Origin, Part, html, json, json_file, text, words,
};
pub use self::rule::{Clause, Rule};
pub use self::severity::Severity;
pub use self::spec::{Spec, Variant};
pub use self::standard::Standard;
pub use self::unreadable::Unreadable;
