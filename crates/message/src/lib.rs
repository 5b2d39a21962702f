//! Messages as codes with named values, and the catalogues that put them into words.
//!
//! Code that finds a fault records *what* it found: a stable code such as
//! `record/unknown-key`, and the values that belong to it. The wording is kept in one
//! Fluent file for each language and crate ([`Catalogue`]), so that a text can be
//! changed, or a language added, without touching code; programs receive the code and the
//! values themselves.
//!
//! ```
//! use malzama_message::{Catalogue, message, number};
//!
//! let english = Catalogue::new("en", &["
//! list-separator = {\", \"}
//! list-or = {\" or \"}
//! photograph_too-few-pixels = `{ $file }` has { $ppi } ppi
//! "])?;
//! let found =
//!     message!("photograph/too-few-pixels", file = "acre/market.jpg", ppi = number(71.4, 0));
//! assert_eq!(found.code(), "photograph/too-few-pixels");
//! assert_eq!(english.text(&found), "`acre/market.jpg` has 71 ppi");
//! # Ok::<(), malzama_message::CatalogueError>(())
//! ```

mod audit;
mod catalogue;
mod digits;
mod message;
mod source;
mod spoken;
mod value;
mod variables;

pub use self::audit::{audit, differences, faults, latin_lines};
pub use self::catalogue::{Catalogue, CatalogueError};
pub use self::digits::Digits;
pub use self::message::Message;
pub use self::value::{Value, choices, names, number};
