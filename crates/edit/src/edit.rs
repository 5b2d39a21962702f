//! The edits of a record.

use serde::{Deserialize, Serialize};

use crate::{Path, Value};

/// A change of one value of a record. In JSON, an object with a `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Edit {
    /// Replaces a text, or fills an empty value.
    Set {
        /// The value, which must be there.
        path: Path,
        /// A text or paragraphs; for an empty value, an empty list and an empty mapping also
        /// a list or a mapping.
        value: Value,
    },
    /// Inserts a key into a mapping, or an item into a list. Parents that are missing or empty
    /// are made.
    Insert {
        /// The path that the new value will have: the last step is a key that is not there,
        /// or a place in a list, from zero to its length.
        path: Path,
        /// The new value.
        value: Value,
        /// The keys in their usual order. The new key goes after the last one present of
        /// those before it, else before the first one present of those after it, else to the
        /// end.
        #[serde(default)]
        order: Vec<String>,
    },
    /// Removes a key with its value, or an item of a list, and all comments on its lines and
    /// within it; comments above it stay.
    Remove {
        /// The value, which must be there.
        path: Path,
    },
    /// Moves an item of a list, and the comment lines directly above it.
    Move {
        /// The item, which must be there.
        path: Path,
        /// Its place afterwards, counted from zero.
        to: usize,
    },
}

impl Edit {
    /// Returns the path that is edited.
    pub fn path(&self) -> &Path {
        match self {
            Self::Set { path, .. }
            | Self::Insert { path, .. }
            | Self::Remove { path }
            | Self::Move { path, .. } => path,
        }
    }
}
