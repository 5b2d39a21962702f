//! Which editions are up to date, so that a build makes only what has changed.
//!
//! Each delivered PDF leaves a manifest that names all that it was made from, each thing with
//! a digest of its content. As long as the same things have the same digests, and the PDF is
//! the one that was delivered, there is nothing to do. What the edition was warned of is kept
//! too, and reported again.

mod inputs;
mod stale;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use malzama_message::Message;
use serde::{Deserialize, Serialize};

pub use self::inputs::{Basis, Change, Digests, EditionInputs};
pub use self::stale::{StaleEdition, reasons};

use super::pdf_record::{Built, PdfRecord};
use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::file_hashes::Stamp;
use crate::files;
use crate::project::Project;

/// To be raised whenever a manifest has another form.
const VERSION: u32 = 3;

/// A folder of manifests. Whatever fails in it only costs time.
#[derive(Debug)]
pub struct Manifests {
    folder: PathBuf,
}

/// What is kept of a delivered PDF.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// The PDF as it was delivered.
    pub pdf: PdfRecord,
    stamp: Stamp,
    /// What it was made from.
    pub inputs: Digests,
    diagnostics: Vec<StoredDiagnostic>,
}

/// A diagnostic that can be reported again.
#[derive(Debug, Serialize, Deserialize)]
struct StoredDiagnostic {
    severity: Severity,
    path: String,
    range: Option<(usize, usize)>,
    message: Message,
    hints: Vec<Message>,
}

impl Manifests {
    /// Creates a store in `folder`, which is made when it is needed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Returns the manifest of the PDF at a path, if the file there is the one that was
    /// delivered.
    pub fn get(&self, pdf: &Path) -> Option<Manifest> {
        let text = fs::read(self.path(pdf)).ok()?;
        let mut manifest: Manifest = serde_json::from_slice(&text).ok()?;
        manifest.pdf.path = files::shown(pdf);
        let as_delivered = Stamp::of(&fs::metadata(pdf).ok()?) == Some(manifest.stamp);
        (manifest.version == VERSION && as_delivered).then_some(manifest)
    }

    /// Keeps what a PDF was made from: its edition's inputs, and the layout files that were
    /// read, by path and digest.
    pub fn put(
        &self,
        built: &Built,
        inputs: &Digests,
        layouts: BTreeMap<String, String>,
    ) {
        let path = &built.pdf.path;
        let stamp = fs::metadata(path).ok().as_ref().and_then(Stamp::of);
        let Some(stamp) = stamp else { return };
        let manifest = Manifest {
            version: VERSION,
            pdf: built.pdf.clone(),
            stamp,
            inputs: inputs.with_layouts(layouts),
            diagnostics: built.diagnostics.iter().map(StoredDiagnostic::of).collect(),
        };
        let Ok(json) = serde_json::to_vec(&manifest) else { return };
        let _ = files::replace(&self.path(path), |file| file.write_all(&json));
    }

    /// Where the manifest of a PDF is kept: the path may hold anything, its digest may not.
    fn path(&self, pdf: &Path) -> PathBuf {
        let whole = pdf.canonicalize().unwrap_or_else(|_| pdf.to_owned());
        let digest = blake3::hash(whole.as_os_str().as_encoded_bytes());
        self.folder.join(&digest.to_hex()[..32])
    }
}

impl Manifest {
    /// Returns what was found while the PDF was made.
    pub fn diagnostics(&self, project: &Project) -> Vec<Diagnostic> {
        self.diagnostics.iter().map(|stored| stored.again(project)).collect()
    }
}

impl StoredDiagnostic {
    fn of(diagnostic: &Diagnostic) -> Self {
        let range = match &diagnostic.location {
            Location::File(_) => None,
            Location::Text { range, .. } => Some((range.start, range.end)),
        };
        Self {
            severity: diagnostic.severity,
            path: diagnostic.location.path().to_owned(),
            range,
            message: diagnostic.message.clone(),
            hints: diagnostic.hints.clone(),
        }
    }

    /// The same diagnostic, its excerpt read anew: the file has not changed.
    fn again(&self, project: &Project) -> Diagnostic {
        let source = self.range.map(|range| (range, project.read_text(&self.path)));
        let location = match source {
            Some(((start, end), Ok(source))) => {
                Location::text(&Arc::new(source), start..end)
            }
            _ => Location::file(&self.path),
        };
        let message = self.message.clone();
        let mut diagnostic = match self.severity {
            Severity::Error => Diagnostic::error(location, message),
            Severity::Warning => Diagnostic::warning(location, message),
            Severity::Note => Diagnostic::note(location, message),
        };
        diagnostic.hints.clone_from(&self.hints);
        diagnostic
    }
}
