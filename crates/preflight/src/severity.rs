//! How much a finding matters.

use malzama_message::{Message, message};
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Something to know, with nothing to do before printing.
    Note,
    /// Something to look at before printing; the booklet is still made.
    Warning,
    /// The edition that needs this cannot be made.
    Error,
}

impl Severity {
    /// The word that opens a message and stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Returns the message that names it to people.
    pub fn message(self) -> Message {
        match self {
            Self::Note => message!("severity/note"),
            Self::Warning => message!("severity/warning"),
            Self::Error => message!("severity/error"),
        }
    }
}
