//! The output folder and the paths within it.

use std::path::{Path, PathBuf};

use crate::press::Kind;

/// Paths of the HTML and JSON reports within the output folder.
const REPORTS: [&str; 2] = ["report/index.html", "report.json"];

/// An output folder for PDFs and reports, `out/` by default.
#[derive(Debug, Clone)]
pub struct OutFolder(PathBuf);

impl OutFolder {
    /// Wraps a folder, which need not exist yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// Returns the path of an edition's PDF.
    pub fn pdf(&self, edition: &str, kind: Kind) -> PathBuf {
        self.0.join(kind.name()).join(format!("{edition}.pdf"))
    }

    /// Returns the path of a print PDF that failed preflight.
    pub fn rejected(&self, edition: &str) -> PathBuf {
        self.0.join(Kind::Print.name()).join(format!("{edition}.rejected.pdf"))
    }

    /// Returns the paths of the reports: HTML, then JSON.
    pub fn reports(&self) -> [PathBuf; 2] {
        REPORTS.map(|name| self.0.join(name))
    }

    /// Returns whether both reports exist.
    pub fn has_report(&self) -> bool {
        self.reports().iter().all(|path: &PathBuf| Path::is_file(path))
    }
}
