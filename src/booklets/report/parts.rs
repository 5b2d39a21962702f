//! The report of a project with very many editions: a page for each, and an index of them all.
//!
//! In one page, a thousand editions would take a browser half a gigabyte. A part is written anew only
//! when something that it tells has changed, so that a build of one edition does not wait for the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use malzama_preflight::{
    EditionState, EditionStatus, Inspector, Judged, Summary, html_index, html_part,
    index_name, index_pages, json_file, json_index, part_json, part_page,
};
use rayon::prelude::*;

use super::kept::{Kept, Part};
use super::{Delivered, Reporter, ToldEdition};
use crate::booklets::out_folder::OutFolder;
use crate::diagnostic::Outcome;
use crate::files::{self, write_failure};

/// The most editions of which the report is one page.
const WHOLE: usize = 40;

/// Whether the report on so many editions is in parts.
pub fn is_in_parts(editions: usize) -> bool {
    editions > WHOLE
}

/// The report of a project in parts.
pub struct ReportParts<'a> {
    /// What it is made from.
    pub reporter: &'a Reporter<'a>,
    /// What print PDFs were judged with.
    pub inspector: &'a Inspector,
    /// What they were judged by.
    pub judged: &'a Judged,
}

impl ReportParts<'_> {
    /// Writes the parts that have changed, and the index.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, delivered: &Delivered) -> Outcome<()> {
        let Reporter { slugs, out, basis, .. } = *self.reporter;
        let root = basis.project.root();
        let kept = Kept::read(root);
        let there: BTreeSet<String> = out.report_files().into_iter().collect();
        let terms = self.reporter.terms(self.inspector, self.judged);
        let written: Vec<(EditionStatus, Part)> = slugs
            .par_iter()
            .map(|slug| self.part(slug, delivered, &terms, &kept, &there))
            .collect::<Outcome<_>>()?;
        let mut parts = BTreeMap::new();
        let mut summaries = Vec::new();
        for (slug, (status, part)) in slugs.iter().zip(written) {
            summaries.push(Summary { status, ..part.summary.clone() });
            parts.insert((*slug).to_owned(), part);
        }
        if summaries.iter().all(|it| it.bytes == 0) && !out.has_report() {
            return Ok(());
        }
        let count = index_pages(summaries.len());
        let names = (1..=count).map(index_name);
        for (name, number) in names.clone().zip(1..) {
            let page = html_index(&summaries, number, self.judged);
            put(out.report_part(&name), &page)?;
        }
        let [_, json] = out.reports();
        put(json, &json_index(&summaries, "report"))?;
        let wanted = slugs.iter().flat_map(|slug| [part_page(slug), part_json(slug)]);
        let wanted: BTreeSet<String> = wanted.chain(names).collect();
        remove(out, there.iter().filter(|name| !wanted.contains(*name)))?;
        Kept::keep_parts(root, parts);
        Ok(())
    }

    /// Writes the part of an edition, unless it is there as it would be. Returns the status of the
    /// edition, and the part.
    fn part(
        &self,
        slug: &str,
        delivered: &Delivered,
        terms: &str,
        kept: &Kept,
        there: &BTreeSet<String>,
    ) -> Outcome<(EditionStatus, Part)> {
        let out = self.reporter.out;
        let ToldEdition { record, state } =
            self.reporter.told(slug, delivered, self.judged.digits);
        let status = state.status;
        // What is true of the last build alone would have to be written anew after the next one.
        let state = EditionState {
            status: match status {
                EditionStatus::Made => EditionStatus::Unchanged,
                other => other,
            },
            changed: None,
            ..state
        };
        let told = ToldEdition { record, state };
        let digest = told.digest(slug, terms);
        let is_there =
            there.contains(&part_page(slug)) && there.contains(&part_json(slug));
        let same = kept.parts.get(slug).filter(|it| is_there && it.digest == digest);
        if let Some(Part { summary, .. }) = same {
            return Ok((status, Part { digest, summary: summary.clone() }));
        }
        let is_made = told.record.is_some();
        let report = self.reporter.report(slug, told, delivered, self.inspector);
        // A PDF that could not be read this time may be read the next time.
        let digest = if is_made && report.bytes == 0 { String::new() } else { digest };
        let spec = self.inspector.spec();
        put(out.report_part(&part_page(slug)), &html_part(&report, self.judged, spec))?;
        put(out.report_part(&part_json(slug)), &json_file(&report, self.judged, spec))?;
        Ok((status, Part { digest, summary: Summary::of(&report) }))
    }
}

/// Removes the parts of a report that is in one page now.
///
/// # Errors
/// A file cannot be removed.
pub fn remove_all(out: &OutFolder) -> Outcome<()> {
    let names = out.report_files();
    let is_part = |name: &&String| {
        name.starts_with("edition-")
            || name.strip_prefix("index-").is_some_and(|it| it.ends_with(".html"))
    };
    remove(out, names.iter().filter(is_part))
}

/// Removes files beside the index that are parts of a report.
fn remove<'n>(out: &OutFolder, names: impl Iterator<Item = &'n String>) -> Outcome<()> {
    for name in names.filter(|it| it.starts_with("edition-") || it.starts_with("index-"))
    {
        let path = out.report_part(name);
        fs::remove_file(&path).map_err(|error| write_failure(&path, &error))?;
    }
    Ok(())
}

fn put(path: PathBuf, content: &str) -> Outcome<()> {
    files::replace(&path, |file| file.write_all(content.as_bytes()))
        .map_err(|(path, error)| write_failure(&path, &error).into())
}
