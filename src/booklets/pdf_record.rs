//! What is known of a PDF that was delivered.

use std::path::PathBuf;
use std::time::Duration;

use malzama_preflight::{FileReport, Inspection, Origin, Part};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::press::Kind;

/// A delivered PDF.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PdfRecord {
    /// The edition's slug.
    pub edition: String,
    /// What it was made for.
    pub kind: Kind,
    /// Where it was delivered to; not stored, as the store is asked by it.
    #[serde(skip)]
    pub path: PathBuf,
    /// How many pages it has.
    pub pages: usize,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its BLAKE3 in hexadecimal digits; empty if it was not judged.
    pub checksum: String,
    /// Whether it breaks rules of the press, and so was put aside.
    pub rejected: bool,
    /// For each finding of its preflight, the place in a record that it came from.
    pub sources: Vec<Option<Origin>>,
    /// Its parts, as the layout reports them.
    pub parts: Vec<Part>,
}

impl PdfRecord {
    /// Returns the report of the PDF with what a preflight found in it.
    pub fn report(&self, inspection: Inspection) -> FileReport {
        FileReport {
            name: self.edition.clone(),
            bytes: self.bytes,
            checksum: self.checksum.clone(),
            inspection,
            sources: self.sources.clone(),
            parts: self.parts.clone(),
        }
    }
}

/// An edition's PDF as a build leaves it: made now, or still what it has to be.
#[derive(Debug)]
pub struct Built {
    /// The PDF.
    pub pdf: PdfRecord,
    /// How long its own steps took; photographs are prepared for all editions together. None
    /// if it was not made now.
    pub time: Option<Duration>,
    /// What was found while it was made.
    pub diagnostics: Vec<Diagnostic>,
}
