//! The ledger: what every delivered edition was made from, so that a build makes only what
//! has changed.
//!
//! An entry names all that an edition was made from, each with a digest of its content. As
//! long as the same things have the same digests, and the PDF is the one that was delivered,
//! there is nothing to do. What the edition was warned of is kept too, and told again.

mod digests;
mod inputs;
mod sorted;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::digests::Digests;
pub use self::inputs::{Basis, Change, Inputs};

use crate::build::Made;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::files;
use crate::project::Project;
use malzama_preflight::Part;

/// To be raised whenever an entry has another form.
const VERSION: u32 = 1;

/// A folder of entries. Whatever fails in it only costs time.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
}

/// What is kept of a delivered PDF.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    version: u32,
    /// What it was made from.
    pub inputs: Inputs,
    /// Its size in bytes.
    pub bytes: u64,
    /// When its file was last written, in nanoseconds since 1970.
    modified: u64,
    /// Its BLAKE3 in hexadecimal digits.
    pub checksum: String,
    /// How many pages it has.
    pub pages: usize,
    /// What stands where.
    pub parts: Vec<Part>,
    /// For each finding of its preflight, the record it came from.
    pub sources: Vec<Option<String>>,
    told: Vec<Told>,
}

/// A diagnostic that can be told again.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    severity: Severity,
    path: String,
    range: Option<(usize, usize)>,
    message: String,
    hints: Vec<String>,
}

impl Ledger {
    /// Entries in `folder`, which is made when it is needed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The entry of the PDF at a path, if the file there is the one that was delivered.
    pub fn get(&self, pdf: &Path) -> Option<Entry> {
        let text = fs::read(self.path(pdf)).ok()?;
        let entry: Entry = serde_json::from_slice(&text).ok()?;
        let as_delivered = stamp(pdf)? == (entry.bytes, entry.modified);
        (entry.version == VERSION && as_delivered).then_some(entry)
    }

    /// Keeps what an edition was made from.
    pub fn put(&self, inputs: Inputs, made: &Made) {
        let Made { path, checksum, pages, parts, sources, told, .. } = made;
        let Some((bytes, modified)) = stamp(path) else { return };
        let entry = Entry {
            version: VERSION,
            inputs,
            bytes,
            modified,
            checksum: checksum.clone(),
            pages: *pages,
            parts: parts.clone(),
            sources: sources.clone(),
            told: told.iter().map(Told::of).collect(),
        };
        let Ok(json) = serde_json::to_vec(&entry) else { return };
        let _ = files::replace(&self.path(path), |file| file.write_all(&json));
    }

    /// Where the entry of a PDF is kept: the path may hold anything, its digest may not.
    fn path(&self, pdf: &Path) -> PathBuf {
        let whole = pdf.canonicalize().unwrap_or_else(|_| pdf.to_owned());
        let digest = blake3::hash(whole.as_os_str().as_encoded_bytes());
        self.folder.join(&digest.to_hex()[..32])
    }
}

impl Entry {
    /// What was told while the PDF was made.
    pub fn told(&self, project: &Project) -> Vec<Diagnostic> {
        self.told.iter().map(|told| told.again(project)).collect()
    }
}

impl Told {
    fn of(diagnostic: &Diagnostic) -> Self {
        let range = match &diagnostic.place {
            Place::File(_) => None,
            Place::Text { range, .. } => Some((range.start, range.end)),
        };
        Self {
            severity: diagnostic.severity,
            path: diagnostic.place.path().to_owned(),
            range,
            message: diagnostic.message.clone(),
            hints: diagnostic.hints.clone(),
        }
    }

    /// The same diagnostic, its excerpt read anew: the file has not changed.
    fn again(&self, project: &Project) -> Diagnostic {
        let place = match self.range.map(|range| (range, project.read_text(&self.path))) {
            Some(((start, end), Ok(source))) => {
                Place::text(&Arc::new(source), start..end)
            }
            _ => Place::File(self.path.clone()),
        };
        let mut diagnostic = match self.severity {
            Severity::Error => Diagnostic::error(place, &self.message),
            Severity::Warning => Diagnostic::warning(place, &self.message),
            Severity::Note => Diagnostic::note(place, &self.message),
        };
        diagnostic.hints.clone_from(&self.hints);
        diagnostic
    }
}

/// Size of a file and when it was last written, in nanoseconds since 1970.
fn stamp(path: &Path) -> Option<(u64, u64)> {
    let metadata = fs::metadata(path).ok()?;
    let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((metadata.len(), u64::try_from(since.as_nanos()).ok()?))
}
