//! Where a finding can be mended.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

/// The place in a text file that a finding came from. It reads `data/acre/group.yaml:4:11`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file, as reports name it.
    pub path: String,
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
}

impl Display for Origin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}
