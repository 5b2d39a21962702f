//! The report of a project in one page, and the same as JSON.

use std::collections::BTreeMap;
use std::path::PathBuf;

use malzama_preflight::{
    Digits, EditionState, EditionStatus, FileReport, Inspection, Inspector, Judged, Spec,
};

use super::kept::{Kept, Page};
use super::{Delivered, Reporter, ToldEdition, file_report, once};
use crate::booklets::out_folder::OutFolder;
use crate::booklets::up_to_date::Manifests;
use crate::diagnostic::{Diagnostic, Outcome, Severity};
use crate::files::{self, write_failure};
use crate::press::Kind;

/// The report of a project in one page.
pub struct ReportPage<'a> {
    /// What it is made from.
    pub reporter: &'a Reporter<'a>,
    /// What print PDFs were judged with.
    pub inspector: &'a Inspector,
    /// What they were judged by.
    pub judged: &'a Judged,
}

impl ReportPage<'_> {
    /// Writes the reports, unless they are there as they would be. Returns what they are made of,
    /// or nothing if they are there and `is_told` is not set.
    ///
    /// # Errors
    /// A report cannot be written.
    pub fn write(&self, delivered: Delivered, is_told: bool) -> Outcome<Vec<FileReport>> {
        let Self { reporter, inspector, judged } = *self;
        let root = reporter.basis.project.root();
        let told: Vec<ToldEdition> = reporter
            .slugs
            .iter()
            .map(|slug| reporter.told(slug, &delivered, judged.digits))
            .collect();
        let mut digest = blake3::Hasher::new();
        let terms = reporter.terms(inspector, judged);
        for (slug, edition) in reporter.slugs.iter().zip(&told) {
            digest.update(edition.digest(slug, &terms).as_bytes());
        }
        let known = told.iter().filter(|it| it.record.is_some()).count();
        let digest = digest.finalize().to_hex().to_string();
        let kept = Kept::read(root).page.filter(|it| it.digest == digest);
        let is_there = kept
            .is_some_and(|it| written(reporter).is_some_and(|files| files == it.files));
        if is_there && !is_told {
            return Ok(Vec::new());
        }
        let slugs = reporter.slugs.iter().zip(told);
        let reports: Vec<FileReport> = slugs
            .map(|(slug, told)| reporter.report(slug, told, &delivered, inspector))
            .collect();
        if !is_there {
            write(reporter.out, &reports, judged, inspector.spec())?;
            // A PDF that could not be read this time may be read the next time.
            let is_whole = reports.iter().filter(|it| it.bytes > 0).count() == known;
            if let Some(files) = written(reporter).filter(|_| is_whole) {
                Kept::keep_page(root, Page { digest, files });
            }
        }
        Ok(reports)
    }
}

/// Returns the hashes of the reports that are there; `None` if one is not.
fn written(reporter: &Reporter) -> Option<Vec<String>> {
    let hashes = reporter.basis.hashes;
    let hash = |path: &PathBuf| Some(hashes.of(path).ok()?.to_hex().to_string());
    reporter.out.reports().iter().map(hash).collect()
}

/// Writes the reports of a project whose settings or fonts have faults, so that no edition
/// can be told: its PDFs, as far as this program made them, are old.
///
/// # Errors
/// A report cannot be written.
pub fn write_unreadable(
    out: &OutFolder,
    manifests: &Manifests,
    errors: &[Diagnostic],
) -> Outcome<()> {
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let digits = Digits::default();
    let errors = once(errors.iter().filter(is_error), digits);
    let pdfs = out.pdfs(Kind::Print).into_iter();
    let reports: Vec<FileReport> = pdfs
        .filter_map(|path| {
            let record = manifests.get(&path)?.pdf;
            let state = EditionState {
                title: Some(record.title.clone()),
                status: EditionStatus::Old,
                print: Some(out.pdf_from_report(&record.edition, Kind::Print)),
                stand_ins: record.stand_ins,
                changed: None,
                errors: errors.clone(),
                since: Vec::new(),
                proof: None,
                lacking: None,
                dummy: None,
                approval: None,
                companions: Vec::new(),
                names: BTreeMap::new(),
            };
            let slug = record.edition.clone();
            Some(file_report(&slug, Some((record, Inspection::default())), state))
        })
        .collect();
    write(out, &reports, &Judged::default(), &Spec::default())
}

/// Writes the reports, unless there is nothing to tell and no report that told otherwise.
fn write(
    out: &OutFolder,
    reports: &[FileReport],
    judged: &Judged,
    spec: &Spec,
) -> Outcome<()> {
    let is_missing = |report: &FileReport| {
        let state = report.edition.as_ref();
        state.is_some_and(|it| it.print.is_none() && it.proof.is_none())
            && report.bytes == 0
    };
    if reports.iter().all(is_missing) && !out.has_report() {
        return Ok(());
    }
    let page = malzama_preflight::html(reports, judged, spec);
    let json = malzama_preflight::json(reports, judged, spec);
    for (path, content) in out.reports().iter().zip([page, json]) {
        files::replace(path, |file| file.write_all(content.as_bytes()))
            .map_err(|(path, error)| write_failure(&path, &error))?;
    }
    Ok(())
}
