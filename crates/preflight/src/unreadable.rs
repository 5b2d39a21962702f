//! Reasons why a file cannot be judged at all.

use std::fmt::{self, Display, Formatter};

/// Why a file cannot be judged at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no PDF.
    NoPdf,
    /// It is encrypted, which PDF/X forbids.
    Encrypted,
    /// Its objects cannot be read.
    Broken(String),
    /// It has no pages.
    NoPages,
    /// It does to a reader what nobody foresaw.
    Unforeseen,
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::NoPdf => f.write_str("it is no PDF"),
            Self::Encrypted => f.write_str("it is encrypted, which no press takes"),
            Self::Broken(reason) => write!(f, "it is damaged or cut off ({reason})"),
            Self::NoPages => f.write_str("it has no pages"),
            Self::Unforeseen => f.write_str(
                "it is damaged or cut off (it is damaged in a way not foreseen)",
            ),
        }
    }
}
