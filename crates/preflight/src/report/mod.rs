//! The report on files that were judged: as values, as JSON for programs, and as one HTML
//! page for people.

mod html;
mod json;
mod origin;
mod part;
mod words;

pub use self::html::html;
pub use self::json::{FileReport, Judged, json, json_file};
pub use self::origin::Origin;
pub use self::part::Part;
pub use self::words::{ENGLISH, Words, text, words};
