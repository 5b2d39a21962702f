//! Remarks of readers on a proof: the form of the files in which they come back, whether what they
//! were written about still stands in the records, and which of them are done.
//!
//! The form is documented in `docs/remarks.md`. What a file says comes from outside: it is bounded,
//! and nothing in it is ever more than a text.

mod checked;
mod form;
mod standing;
mod store;

pub use self::form::{BOUNDS, Bounds, Place, Remark, Remarks, SCHEMA};
pub use self::standing::{RecordsNow, Standing, digest, text_at};
pub use self::store::{Kept, Store};
