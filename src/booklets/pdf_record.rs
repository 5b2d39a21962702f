//! Records of delivered PDFs.

use std::path::PathBuf;
use std::time::Duration;

use malzama_preflight::{Origin, Part};
use serde::{Deserialize, Serialize};

use crate::approval::PageContent;
use crate::diagnostic::Diagnostic;
use crate::press::Kind;

/// A delivered PDF.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PdfRecord {
    /// The edition's slug.
    pub edition: String,
    /// The edition's name, for reports when its records cannot be read.
    pub title: String,
    /// The kind of PDF.
    pub kind: Kind,
    /// The path it was delivered to. Not serialised, because manifests are looked up by
    /// this path.
    #[serde(skip)]
    pub path: PathBuf,
    /// Number of pages.
    pub pages: usize,
    /// File size in bytes.
    pub bytes: u64,
    /// BLAKE3 hash of the bytes that were written, in hexadecimal.
    pub checksum: String,
    /// Whether it failed preflight and was put aside.
    pub rejected: bool,
    /// The place in a record each preflight finding originates from, in the order of the
    /// findings.
    pub sources: Vec<Option<Origin>>,
    /// The parts that the layout reports.
    pub parts: Vec<Part>,
    /// Number of illustrations and drawings in place of photographs.
    pub stand_ins: usize,
    /// Whether it is a proof because photographs keep the edition from the press.
    pub withheld: bool,
    /// A hash of the look of each page; nothing once its manifest alone has to hold them.
    pub looks: Vec<String>,
    /// What stands on each page of a print PDF, for approvals; nothing for other kinds, or if there is no approval.
    pub contents: Vec<PageContent>,
    /// The pages that look different from those of the PDF that it replaced; `None` if
    /// that is not known.
    #[serde(skip)]
    pub changed: Option<Vec<usize>>,
}

impl PdfRecord {
    /// Drops what only its manifest has to hold: together, those of a thousand editions would fill the memory. What
    /// stands on the pages is left if it is still to be compared.
    pub fn lighten(&mut self, with_contents: bool) {
        self.looks = Vec::new();
        if !with_contents {
            self.contents = Vec::new();
        }
    }
}

/// An edition's PDF after a build: just made, or up to date already.
#[derive(Debug)]
pub struct Built {
    /// The PDF.
    pub pdf: PdfRecord,
    /// Time spent on this PDF alone, since photographs are prepared for all editions
    /// together; `None` if it was up to date.
    pub time: Option<Duration>,
    /// Diagnostics reported while it was made.
    pub diagnostics: Vec<Diagnostic>,
}
