//! Values with the location where they were written.

use serde::{Serialize, Serializer};

use crate::diagnostic::Location;

/// A value and the location where it was written.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The location in its file.
    pub location: Location,
}

/// Serialises the value alone: layouts have no use for its location.
impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// A single value, white space folded, otherwise as the writer spelled it.
pub type Text = Located<String>;
