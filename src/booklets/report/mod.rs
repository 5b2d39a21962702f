//! The reports on all editions of a project: whether each print PDF is the edition as it
//! is now, and what the preflight found in it.

mod kept;
mod page;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use malzama_message::Message;
use malzama_preflight::{
    Companion, CompanionKind, Digits, Dummy, EditionState, EditionStatus, FileReport,
    Inspection, Inspector, Judged, Told,
};

use self::page::ReportPage;
pub use self::page::write_unreadable;
use self::parts::ReportParts;
pub use self::parts::is_in_parts;
use super::approvals::since;
use super::delivery::{Delivered, inspect};
use super::out_folder::OutFolder;
use super::pdf_record::{Built, PdfRecord};
use super::up_to_date::{Basis, Manifests};
use crate::diagnostic::{Diagnostic, Outcome, Severity};
use crate::edition::{self, Edition, Plan};
use crate::folding::Folding;
use crate::model::{Catalogue, NETWORK};
use crate::press::Kind;
use crate::project::DATA;
use crate::words::in_both;

/// Everything that the reports are made from.
pub struct Reporter<'a> {
    /// The records, which tell the names of editions.
    pub catalogue: &'a Catalogue,
    /// The slugs of all editions of the project, in the order of the settings.
    pub slugs: &'a [&'a str],
    /// What editions are found in by their slugs.
    pub lookup: &'a Lookup<'a>,
    /// The inputs that print PDFs share.
    pub basis: &'a Basis<'a>,
    /// The output folder.
    pub out: &'a OutFolder,
    /// The manifests of its PDFs.
    pub manifests: &'a Manifests<'a>,
    /// What was found in editions that could not be made, by slug.
    pub failed: &'a BTreeMap<String, Vec<Diagnostic>>,
    /// The errors of records, settings and fonts.
    pub errors: &'a [Diagnostic],
}

/// What reports tell of an edition, but for what was found in its print PDF.
struct ToldEdition {
    /// The record of its print PDF.
    record: Option<PdfRecord>,
    state: EditionState,
}

impl ToldEdition {
    /// Returns a digest of it, by the same `terms`. What was found in the PDF follows from its
    /// checksum and these terms.
    fn digest(&self, slug: &str, terms: &str) -> String {
        let Self { record, state } = self;
        let pdf = record
            .as_ref()
            .map(|it| (&it.edition, it.bytes, &it.checksum, &it.sources, &it.parts));
        let told = format!("{terms} {slug} {pdf:?} {state:?}");
        blake3::hash(told.as_bytes()).to_hex().to_string()
    }
}

/// Editions and their current PDFs, by their slugs.
#[derive(Default)]
pub struct Lookup<'a> {
    editions: BTreeMap<&'a str, &'a Edition<'a>>,
    pdfs: BTreeMap<(Kind, &'a str), &'a Built>,
}

impl<'a> Lookup<'a> {
    /// Gathers all editions of a project, and the current PDFs of those that a build was asked for.
    pub fn of(plan: &'a Plan<'a>, pdfs: &'a [Built]) -> Self {
        let pdfs = pdfs.iter().map(|it| ((it.pdf.kind, it.pdf.edition.as_str()), it));
        let editions = plan.editions.iter().map(|it| (it.slug, it));
        Self { editions: editions.collect(), pdfs: pdfs.collect() }
    }
}

impl<'a> Reporter<'a> {
    /// Writes the HTML and JSON reports on all editions, and returns what they are made of; nothing
    /// if there are so many that the report is in parts, or if `is_told` is not set and the reports
    /// are there as they would be. `delivered` has the print PDFs that were just made. Nothing is
    /// written as long as there are neither PDFs nor reports.
    ///
    /// # Errors
    /// A report cannot be written.
    pub fn write(
        &self,
        delivered: Delivered,
        inspector: &Inspector,
        judged: &Judged,
        is_told: bool,
    ) -> Outcome<Vec<FileReport>> {
        if is_in_parts(self.slugs.len()) {
            ReportParts { reporter: self, inspector, judged }.write(&delivered)?;
            return Ok(Vec::new());
        }
        let page = ReportPage { reporter: self, inspector, judged };
        let reports = page.write(delivered, is_told)?;
        parts::remove_all(self.out)?;
        Ok(reports)
    }

    /// Returns the report on one edition, whose print PDF an earlier build delivered.
    pub fn on(&self, slug: &str, inspector: &Inspector, judged: &Judged) -> FileReport {
        let known = self.record(slug).and_then(|record| {
            let inspection = self.inspection(&record, inspector)?;
            Some((record, inspection))
        });
        let record = known.as_ref().map(|(record, _)| record);
        let state = self.whole_state(slug, record, judged.digits);
        file_report(slug, known, state)
    }

    /// Returns what reports tell of an edition, but for what was found in its print PDF.
    fn told(&self, slug: &str, delivered: &Delivered, digits: Digits) -> ToldEdition {
        let record = match delivered.get(slug) {
            Some((record, _)) if record.rejected => Some(record.clone()),
            _ => self.record(slug),
        };
        let state = self.whole_state(slug, record.as_ref(), digits);
        ToldEdition { record, state }
    }

    /// Returns the report on an edition.
    fn report(
        &self,
        slug: &str,
        ToldEdition { record, state }: ToldEdition,
        delivered: &Delivered,
        inspector: &Inspector,
    ) -> FileReport {
        let known = record.and_then(|record| {
            let held = delivered.get(slug).and_then(|(_, inspection)| inspection.clone());
            let inspection = held.or_else(|| self.inspection(&record, inspector))?;
            Some((record, inspection))
        });
        file_report(slug, known, state)
    }

    /// Returns what all that is told depends on.
    fn terms(&self, inspector: &Inspector, judged: &Judged) -> String {
        let program = self.basis.program().unwrap_or_default();
        format!("{program} {} {judged:?}", inspector.terms())
    }

    /// Returns all that is known of an edition beside what its print PDF, of this record, holds.
    fn whole_state(
        &self,
        slug: &str,
        record: Option<&PdfRecord>,
        digits: Digits,
    ) -> EditionState {
        let dummy = record.and_then(|record| self.dummy(record.pages));
        let state = EditionState { dummy, ..self.state(slug, digits) };
        let record = record.filter(|_| state.status.is_current());
        let approved = self.basis.approved.get(slug);
        let approval = approved.map(|it| since(it, record, self.basis.contract));
        EditionState { approval, ..state }
    }

    /// Returns which page stands where on the sheets of an edition of so many pages.
    fn dummy(&self, pages: usize) -> Option<Dummy> {
        let binding = self.catalogue.settings.binding;
        Some(Folding::of(self.basis.contract, pages, binding)?.dummy())
    }

    /// Returns the files that are made of an edition beside its print PDF, as far as they are there.
    fn companions(&self, slug: &str) -> Vec<Companion> {
        let files = [
            (CompanionKind::Cover, self.out.cover(slug)),
            (CompanionKind::Text, self.out.text(slug)),
            (CompanionKind::Sheets, self.out.sheets(slug)),
            (CompanionKind::Ticket, self.out.ticket(slug, "pdf")),
        ];
        let there = files.into_iter().filter(|(_, path)| path.is_file());
        there
            .filter_map(|(kind, path)| {
                let path = format!("../{}", self.out.within(&path)?);
                Some(Companion { kind, path })
            })
            .collect()
    }

    /// Returns what was found in the print PDF of a record; `None` if that cannot be told.
    fn inspection(
        &self,
        record: &PdfRecord,
        inspector: &Inspector,
    ) -> Option<Inspection> {
        let slug = &record.edition;
        inspector.recall(&record.checksum).or_else(|| {
            let path = match record.rejected {
                true => self.out.rejected(slug),
                false => self.out.pdf(slug, Kind::Print),
            };
            inspect(inspector, slug, &fs::read(path).ok()?).ok()
        })
    }

    /// Returns the record of the print PDF of an edition, of whatever age; `None` if it is not known.
    fn record(&self, slug: &str) -> Option<PdfRecord> {
        let built = self.built(slug, Kind::Print).filter(|it| !it.pdf.rejected);
        match built {
            Some(built) => Some(built.pdf.clone()),
            None => Some(self.manifests.get(&self.out.pdf(slug, Kind::Print))?.pdf),
        }
    }

    /// Returns a current PDF of an edition that the build was asked for.
    fn built(&self, slug: &str, kind: Kind) -> Option<&'a Built> {
        self.lookup.pdfs.get(&(kind, slug)).copied()
    }

    /// Returns whether the print PDF of an edition is the edition as it is now.
    fn state(&self, slug: &str, digits: Digits) -> EditionState {
        let built = |kind| self.built(slug, kind);
        let edition = self.lookup.editions.get(slug).copied();
        let print = built(Kind::Print);
        // An edition that this build was not asked for may be withheld by an earlier one.
        let earlier = edition.filter(|_| print.is_none());
        let earlier = earlier
            .and_then(|edition| self.manifests.proof(edition, self.basis, self.out));
        let draft = built(Kind::Draft).or(earlier.as_ref());
        let path = self.out.pdf(slug, Kind::Print);
        let has_print = path.exists();
        let failed = self.failed.get(slug);
        let found = print.or(draft).map(|it| it.diagnostics.as_slice());
        let found = failed.map(Vec::as_slice).or(found).unwrap_or_default();
        let mut errors: Vec<&Diagnostic> =
            found.iter().filter(|it| it.severity == Severity::Error).collect();
        let is_missing_photographs = edition.is_some_and(|it| !it.missing().is_empty());
        if edition.is_none() || is_missing_photographs {
            errors.extend(self.errors_of(slug));
        }
        let mut since = Vec::new();
        let status = match (print, draft) {
            (Some(built), _) if built.pdf.rejected => EditionStatus::Rejected,
            (Some(built), _) if built.time.is_some() => EditionStatus::Made,
            (Some(_), _) => EditionStatus::Unchanged,
            (None, Some(draft)) if draft.pdf.withheld => EditionStatus::Withheld,
            (None, draft) => {
                let changes = edition.and_then(|edition| {
                    self.manifests.changes_since(
                        Kind::Print,
                        edition,
                        self.basis,
                        self.out,
                    )
                });
                match changes {
                    Some(changes) if changes.is_empty() && failed.is_none() => {
                        EditionStatus::Unchanged
                    }
                    _ if draft.is_some() => EditionStatus::Draft,
                    _ if self.out.rejected(slug).exists() => EditionStatus::Rejected,
                    changes if has_print => {
                        let changes = changes.unwrap_or_default();
                        since = changes
                            .iter()
                            .map(|it| told(it.message(), None, digits))
                            .collect();
                        EditionStatus::Old
                    }
                    _ => EditionStatus::Missing,
                }
            }
        };
        let stand_ins = match edition {
            Some(edition) => edition.stand_ins(),
            None => self.manifests.get(&path).map_or(0, |it| it.pdf.stand_ins),
        };
        let made = print.or(draft);
        EditionState {
            title: edition::name(self.catalogue, slug).map(str::to_owned),
            status,
            print: has_print.then(|| self.out.pdf_from_report(slug, Kind::Print)),
            stand_ins: made.map_or(stand_ins, |it| it.pdf.stand_ins),
            changed: made.and_then(|it| it.pdf.changed.clone()),
            errors: once(errors.into_iter(), digits),
            since,
            proof: draft.map(|_| self.out.pdf_from_report(slug, Kind::Draft)),
            lacking: edition.map(Edition::lacking),
            dummy: None,
            approval: None,
            companions: self.companions(slug),
            names: edition.map(Edition::names_of_parts).unwrap_or_default(),
        }
    }

    /// Returns the errors of records and settings that concern an edition: all but
    /// those in the folders of other cities; or else, if there are none, all, because
    /// every edition prints the names of all cities.
    fn errors_of(&self, slug: &str) -> Vec<&Diagnostic> {
        let is_here = |error: &&Diagnostic| {
            let folder = error.location.path().strip_prefix(DATA);
            let folder =
                folder.and_then(|rest| rest.strip_prefix('/')?.split('/').next());
            let is_city = folder.is_some_and(|it| self.slugs.contains(&it));
            !is_city || slug == NETWORK || folder == Some(slug)
        };
        let own: Vec<_> = self.errors.iter().filter(is_here).collect();
        if own.is_empty() { self.errors.iter().collect() } else { own }
    }
}

/// Returns the report on an edition; `known` has its print PDF and what was found in it.
fn file_report(
    slug: &str,
    known: Option<(PdfRecord, Inspection)>,
    state: EditionState,
) -> FileReport {
    let edition = Some(state);
    match known {
        Some((record, inspection)) => FileReport {
            name: record.edition,
            bytes: record.bytes,
            checksum: record.checksum,
            inspection,
            sources: record.sources,
            parts: record.parts,
            edition,
        },
        None => FileReport {
            name: slug.to_owned(),
            bytes: 0,
            checksum: String::new(),
            inspection: Inspection::default(),
            sources: Vec::new(),
            parts: Vec::new(),
            edition,
        },
    }
}

/// Returns errors as reports tell them, each once, in their order.
fn once<'a>(errors: impl Iterator<Item = &'a Diagnostic>, digits: Digits) -> Vec<Told> {
    let mut seen = BTreeSet::new();
    let all =
        errors.map(|it| told(it.message.clone(), Some(it.location.to_string()), digits));
    all.filter(|it| seen.insert(it.clone())).collect()
}

fn told(message: Message, place: Option<String>, digits: Digits) -> Told {
    let text = in_both(&message, digits);
    Told { message, place, text }
}
