//! Edits YAML records by value, and keeps every other byte.
//!
//! A [`Document`] is a record that has been read, with the place of each value. An [`Edit`] says
//! what is wanted, by [`Path`] and [`Value`]; [`Document::apply`] makes it in four steps: it turns
//! the edit into a change of what is there, tells what value the record must have afterwards,
//! splices new bytes in place of the fewest old ones, and reads the result again, with the reader
//! of records. If that does not hold exactly the wanted value, the next way to write it is tried,
//! and if none is left, nothing is returned but the error that says so.
//!
//! `README.md` in the crate's folder tells the conventions: how values are quoted, and which
//! comments go with what.
//!
//! # Example
//!
//! ```
//! use malzama_edit::{Document, Edit, Value, path};
//!
//! let record = Document::parse("\
//! name: شبابيك   # as on the sign
//! photographs:
//!   - file: gaza/shababeek.jpg
//! body: |
//!   First paragraph,
//!   on two lines.
//!
//!   Second paragraph.
//! ")?;
//! let caption = Edit::Insert {
//!     path: path!["photographs", 0, "caption"],
//!     value: Value::text("The workshop: 1990"),
//!     order: vec!["file".into(), "caption".into()],
//! };
//! let paragraphs = ["First paragraph, on two lines.", "Another one."].map(str::to_owned);
//! let body = Edit::Set { path: path!["body"], value: Value::Paragraphs(paragraphs.into()) };
//! let edited = record.apply(&caption)?.apply(&body)?;
//! assert_eq!(edited.text(), "\
//! name: شبابيك   # as on the sign
//! photographs:
//!   - file: gaza/shababeek.jpg
//!     caption: \"The workshop: 1990\"
//! body: |
//!   First paragraph,
//!   on two lines.
//!
//!   Another one.
//! ");
//! assert_eq!(edited.path_at(4, 14), path!["photographs", 0, "caption"]);
//! # Ok::<(), malzama_edit::EditError>(())
//! ```

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod change;
mod comments;
mod document;
mod edit;
mod error;
mod layout;
mod lines;
mod outline;
mod paragraphs;
mod path;
mod read;
mod scalar;
mod site;
mod splice;
mod value;
mod words;
mod writer;

pub use self::document::{Document, Field};
pub use self::edit::Edit;
pub use self::error::{EditError, Reason};
pub use self::paragraphs::{fold, is_blank, is_invisible};
pub use self::path::{Path, Step};
pub use self::value::Value;
pub use self::words::{ARABIC, ENGLISH};
