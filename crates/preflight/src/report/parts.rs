//! A report on many editions in parts: a page and a JSON file for each of them, and an index.

use serde::{Deserialize, Serialize};

use super::edition::EditionStatus;
use super::html::Verdict;
use super::json::{FileReport, SCHEMA, written};
use crate::severity::Severity;

/// What the index of a report in parts tells of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The slug of the edition.
    pub name: String,
    /// Its name as the records have it, if they can be read.
    pub title: Option<String>,
    /// Whether its print file is the edition as it is now.
    pub status: EditionStatus,
    /// Whether it may be printed.
    pub verdict: Verdict,
    /// Number of pages of its print file.
    pub pages: usize,
    /// The size of that in bytes.
    pub bytes: u64,
    /// Its BLAKE3 in hexadecimal digits.
    pub checksum: String,
    /// How many errors the preflight found.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many illustrations and drawings stand in for photographs.
    pub stand_ins: usize,
}

impl Summary {
    /// Sums up the report on an edition.
    pub fn of(file: &FileReport) -> Self {
        let state = file.edition.as_ref();
        Self {
            name: file.name.clone(),
            title: state.and_then(|it| it.title.clone()),
            status: state.map_or(EditionStatus::Unchanged, |it| it.status),
            verdict: Verdict::of(file),
            pages: file.inspection.pages.len(),
            bytes: file.bytes,
            checksum: file.checksum.clone(),
            errors: file.inspection.count(Severity::Error),
            warnings: file.inspection.count(Severity::Warning),
            stand_ins: state.map_or(0, |it| it.stand_ins),
        }
    }

    /// Returns the name of the page on the edition, beside the index.
    pub fn page(&self) -> String {
        part_page(&self.name)
    }

    /// Returns the name of the JSON file on the edition, beside the index.
    pub fn json(&self) -> String {
        part_json(&self.name)
    }
}

/// Returns the name of the page on an edition in a report in parts.
pub fn part_page(slug: &str) -> String {
    format!("edition-{slug}.html")
}

/// Returns the name of the JSON file on an edition in a report in parts.
pub fn part_json(slug: &str) -> String {
    format!("edition-{slug}.json")
}

/// Writes the JSON form of a report in parts: no files, but where each of them is told of. `folder` is
/// that of the parts, from the file.
pub fn json_index(summaries: &[Summary], folder: &str) -> String {
    let parts = summaries.iter().map(|summary| PartJson {
        file: &summary.name,
        path: format!("{folder}/{}", summary.json()),
        page: format!("{folder}/{}", summary.page()),
        status: summary.status.name(),
        verdict: summary.verdict,
        pages: summary.pages,
        bytes: summary.bytes,
        checksum: &summary.checksum,
        errors: summary.errors,
        warnings: summary.warnings,
    });
    written(&IndexJson { schema: SCHEMA, files: [], parts: parts.collect() })
}

#[derive(Serialize)]
struct IndexJson<'a> {
    schema: u32,
    files: [(); 0],
    parts: Vec<PartJson<'a>>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    file: &'a str,
    path: String,
    page: String,
    status: &'static str,
    verdict: Verdict,
    pages: usize,
    bytes: u64,
    checksum: &'a str,
    errors: usize,
    warnings: usize,
}
