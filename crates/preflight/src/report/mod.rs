//! The report on files that were judged: as values, as JSON for programs, as plain text for
//! terminals, and as one HTML page for people.

mod dummy;
mod edition;
mod edition_json;
mod groups;
mod html;
mod inventory_json;
mod job;
mod json;
mod measures;
mod origin;
mod part;
mod parts;
mod plain;
mod plain_inventory;
mod printable;
mod words;

pub use malzama_message::Digits;

pub use self::dummy::{Companion, CompanionKind, Dummy, DummyPlace, DummySheet};
pub use self::edition::{
    EditionApproval, EditionState, EditionStatus, Lacking, SinceApproval, Told,
};
pub use self::html::markup::{both, figure, row, value};
pub use self::html::{Verdict, html, html_index, html_part, index_name, index_pages};
pub use self::html::{bar, page};
pub use self::job::{Fastening, Spine};
pub use self::json::{FileReport, Judged, json, json_file};
pub use self::origin::Origin;
pub use self::part::Part;
pub use self::parts::{Summary, json_index, part_json, part_page};
pub use self::plain::{plain, plain_in};
pub use self::words::{ARABIC, ENGLISH, Said, Words, text, words};
