//! Preflight: judges a finished PDF by PDF/X and the rules of the Ghent Workgroup, before the
//! print shop does.
//!
//! It knows nothing of how the file was made: it walks the bytes of any PDF, ours or not, and
//! says what breaks a rule, where on the page, and what would be right. `REQUIREMENTS.md`
//! beside this file tells rule by rule what is looked at.

mod finding;
mod rule;
mod spec;

pub use self::finding::{
    Area, Finding, FontFacts, ImageFacts, Inspection, PageFacts, Thumbnail,
};
pub use self::rule::{Clause, Rule};
pub use self::spec::{Spec, Variant};
