//! Reasons why a file cannot be judged at all.

use malzama_message::{Message, message};

use crate::finding::{Finding, Inspection};
use crate::object::Object;
use crate::rule::{Clause, Rule};
use crate::severity::Severity;

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
    /// It has more objects than can be held.
    TooMuch,
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
            Self::TooMuch => message!("unreadable/too-much"),
            Self::Unforeseen => message!("unreadable/unforeseen"),
        }
    }

    /// Returns an inspection that tells the reason as its only finding, for reports on files of
    /// which some cannot be judged.
    pub fn inspection(&self) -> Inspection {
        let (clause, wanted) = match self {
            Self::Encrypted => (Clause::Encryption, message!("wanted/open-file")),
            _ => (Clause::Content, message!("wanted/whole-file")),
        };
        let finding = Finding {
            rule: Rule::PdfX(clause),
            severity: Severity::Error,
            page: None,
            area: None,
            object: Object::File,
            found: self.message(),
            wanted,
            count: 1,
        };
        Inspection { findings: vec![finding], ..Inspection::default() }
    }
}
