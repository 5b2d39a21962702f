//! The folder that PDFs and their report are delivered to, and the names within it.

use std::path::{Path, PathBuf};

use crate::press::Kind;

/// The report for people and the one for programs.
const REPORTS: [&str; 2] = ["report/index.html", "report.json"];

/// A folder for PDFs, `out/` unless another one is named.
#[derive(Debug, Clone)]
pub struct OutFolder(PathBuf);

impl OutFolder {
    /// Creates the names within a folder, which need not exist yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// Returns where the PDF of an edition belongs.
    pub fn pdf(&self, edition: &str, kind: Kind) -> PathBuf {
        self.0.join(kind.name()).join(format!("{edition}.pdf"))
    }

    /// Returns where a print PDF is put that breaks a rule.
    pub fn rejected(&self, edition: &str) -> PathBuf {
        self.0.join(Kind::Print.name()).join(format!("{edition}.rejected.pdf"))
    }

    /// Returns the paths of the report: the page for people, then the JSON for programs.
    pub fn reports(&self) -> [PathBuf; 2] {
        REPORTS.map(|name| self.0.join(name))
    }

    /// Whether the report is there.
    pub fn has_report(&self) -> bool {
        self.reports().iter().all(|path: &PathBuf| Path::is_file(path))
    }
}
