//! What an earlier build wrote as the report, so that what is there as it would be is left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use malzama_preflight::Summary;
use serde::{Deserialize, Serialize};

use crate::booklets::STATE;
use crate::files;

/// The file that tells it, within the folder of what is kept.
const FILE: &str = "report.json";

/// The format version of that file.
const VERSION: u32 = 2;

/// The report that an earlier build wrote.
#[derive(Default, Serialize, Deserialize)]
pub struct Kept {
    version: u32,
    /// The report in one page, if it was one.
    pub page: Option<Page>,
    /// The parts of the report, by the slugs of editions.
    pub parts: BTreeMap<String, Part>,
}

/// A report in one page.
#[derive(Serialize, Deserialize)]
pub struct Page {
    /// A digest of all that it tells.
    pub digest: String,
    /// The hashes of its files, in BLAKE3.
    pub files: Vec<String>,
}

/// A part of a report: a digest of all that it tells, and what the index tells of it.
#[derive(Serialize, Deserialize)]
pub struct Part {
    pub digest: String,
    pub summary: Summary,
}

impl Kept {
    /// Reads what is kept in the project at `root`; nothing if that fails.
    pub fn read(root: &Path) -> Self {
        let json = fs::read(place(root)).ok();
        let kept: Option<Self> = json.and_then(|it| serde_json::from_slice(&it).ok());
        kept.filter(|it| it.version == VERSION).unwrap_or_default()
    }

    /// Keeps that the report is in one page.
    pub fn keep_page(root: &Path, page: Page) {
        Self { page: Some(page), ..Self::default() }.keep(root);
    }

    /// Keeps of what parts the report is.
    pub fn keep_parts(root: &Path, parts: BTreeMap<String, Part>) {
        Self { parts, ..Self::default() }.keep(root);
    }

    /// Keeps it in the project at `root`. If that fails, all is only written once more.
    fn keep(self, root: &Path) {
        if let Ok(json) = serde_json::to_vec(&Self { version: VERSION, ..self }) {
            let _ = files::replace(&place(root), |file| file.write_all(&json));
        }
    }
}

fn place(root: &Path) -> PathBuf {
    root.join(STATE).join(FILE)
}
