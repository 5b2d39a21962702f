//! Tracking of which editions are up to date, so that a build makes only what has
//! changed.
//!
//! Each delivered PDF has a manifest, which lists the inputs it was made from with a
//! digest of each. An edition is up to date as long as its inputs have the same digests
//! and its PDF is the delivered file. Its diagnostics are stored in the manifest too, and
//! are reported again by builds that skip it.

mod alongside;
mod inputs;
mod stale;
mod web;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use malzama_message::Message;
use serde::{Deserialize, Serialize};

pub use self::alongside::FilesRecord;
pub use self::inputs::{Basis, Change, Digests, EditionInputs, LayoutFiles};
pub use self::stale::{NotReady, StaleEdition, Wanted, reason, reasons};

use super::pdf_record::{Built, PdfRecord};
use crate::diagnostic::{Cause, Diagnostic, Location, PagePlace, Severity};
use crate::file_hashes::FileHashes;
use crate::files;
use crate::project::Project;

/// The manifest format version; increment it when [`Manifest`] changes.
const VERSION: u32 = 7;

/// A folder of manifests. Its failures are ignored: a lost manifest only causes a
/// rebuild.
#[derive(Debug)]
pub struct Manifests<'a> {
    folder: PathBuf,
    hashes: &'a FileHashes,
}

/// The manifest of a delivered PDF.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// The delivered PDF.
    pub pdf: PdfRecord,
    /// The inputs it was made from.
    pub inputs: Digests,
    diagnostics: Vec<StoredDiagnostic>,
}

/// A serialisable diagnostic.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredDiagnostic {
    severity: Severity,
    cause: Cause,
    withholds: bool,
    page: Option<PagePlace>,
    path: String,
    range: Option<(usize, usize)>,
    message: Message,
    hints: Vec<Message>,
}

impl<'a> Manifests<'a> {
    /// Creates a store in `folder`, which is created when the first manifest is written;
    /// PDFs are hashed by `hashes`.
    pub fn new(folder: impl Into<PathBuf>, hashes: &'a FileHashes) -> Self {
        Self { folder: folder.into(), hashes }
    }

    /// Returns the manifest of the PDF at a path; `None` if there is none, or if the file
    /// there has other bytes than were delivered.
    pub fn get(&self, pdf: &Path) -> Option<Manifest> {
        let text = fs::read(self.path(pdf)).ok()?;
        let mut manifest: Manifest = serde_json::from_slice(&text).ok()?;
        manifest.pdf.path = files::shown(pdf);
        let hash = self.hashes.of(pdf).ok()?;
        let as_delivered = hash.to_hex().as_str() == manifest.pdf.checksum;
        (manifest.version == VERSION && as_delivered).then_some(manifest)
    }

    /// Writes the manifest of a delivered PDF from its edition's inputs and the layout
    /// files read, a map from paths to digests.
    pub fn put(
        &self,
        built: &Built,
        inputs: &Digests,
        layouts: BTreeMap<String, String>,
    ) {
        let path = &built.pdf.path;
        let manifest = Manifest {
            version: VERSION,
            pdf: built.pdf.clone(),
            inputs: inputs.with_layouts(layouts),
            diagnostics: built.diagnostics.iter().map(StoredDiagnostic::of).collect(),
        };
        let Ok(json) = serde_json::to_vec(&manifest) else { return };
        let _ = files::replace(&self.path(path), |file| file.write_all(&json));
    }

    /// Whether there is a manifest of a file that is known by its path.
    pub fn is_known(&self, path: &Path) -> bool {
        // Of a ticket, it is the PDF.
        self.path(path).is_file() || self.path(&path.with_extension("pdf")).is_file()
    }

    /// Removes the manifest of a PDF.
    pub fn remove(&self, pdf: &Path) {
        let _ = fs::remove_file(self.path(pdf));
    }

    /// Returns the path of a PDF's manifest. It is named by a digest, because the PDF's
    /// path may contain characters that are invalid in a file name. Within the project, it is the
    /// path from there: a project may be copied to another place with all that was made of it.
    fn path(&self, pdf: &Path) -> PathBuf {
        let folder = pdf.parent().and_then(|folder| folder.canonicalize().ok());
        let whole = match (folder, pdf.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => pdf.to_owned(),
        };
        let root = self.folder.parent().and_then(Path::parent);
        let root = root.and_then(|root| root.canonicalize().ok());
        let within = root.as_ref().and_then(|root| whole.strip_prefix(root).ok());
        let named = within.unwrap_or(&whole).as_os_str();
        let digest = blake3::hash(named.as_encoded_bytes());
        self.folder.join(&digest.to_hex()[..32])
    }
}

impl Manifest {
    /// Whether the machine failed while the PDF was made.
    fn tells_of_failures(&self) -> bool {
        let is_failure = |it: &StoredDiagnostic| {
            it.severity == Severity::Error && it.cause == Cause::Machine
        };
        self.diagnostics.iter().any(is_failure)
    }

    /// Returns the diagnostics that were reported while the PDF was made.
    pub fn diagnostics(&self, project: &Project) -> Vec<Diagnostic> {
        self.diagnostics.iter().map(|stored| stored.again(project)).collect()
    }
}

impl StoredDiagnostic {
    /// Returns a diagnostic as it is stored.
    pub fn of(diagnostic: &Diagnostic) -> Self {
        let range = match &diagnostic.location {
            Location::File(_) => None,
            Location::Text { range, .. } => Some((range.start, range.end)),
        };
        Self {
            severity: diagnostic.severity,
            cause: diagnostic.cause,
            withholds: diagnostic.withholds,
            page: diagnostic.page.clone(),
            path: diagnostic.location.path().to_owned(),
            range,
            message: diagnostic.message.clone(),
            hints: diagnostic.hints.clone(),
        }
    }

    /// Restores the diagnostic. Its excerpt is read from the source file, which has not
    /// changed since.
    pub fn again(&self, project: &Project) -> Diagnostic {
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
        diagnostic.cause = self.cause;
        diagnostic.withholds = self.withholds;
        diagnostic.page.clone_from(&self.page);
        diagnostic.hints.clone_from(&self.hints);
        diagnostic
    }
}
