//! Reasons why a file cannot be judged at all.

use malzama_message::{Message, message};

/// The reason why a file cannot be judged at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no PDF.
    NoPdf,
    /// It is encrypted, which PDF/X forbids.
    Encrypted,
    /// Its objects cannot be read, for the reason that the reader gives.
    Damaged(String),
    /// It has no pages.
    NoPages,
    /// It does to a reader what nobody foresaw.
    Unforeseen,
}

impl Unreadable {
    /// Returns the reason as a message.
    pub fn message(&self) -> Message {
        match self {
            Self::NoPdf => message!("unreadable/no-pdf"),
            Self::Encrypted => message!("unreadable/encrypted"),
            Self::Damaged(reason) => message!("unreadable/damaged", reason = reason),
            Self::NoPages => message!("unreadable/no-pages"),
            Self::Unforeseen => message!("unreadable/unforeseen"),
        }
    }
}
