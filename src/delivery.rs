//! Takes finished PDFs to where they belong: print PDFs only after they were judged.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::build::{Delivered, photograph};
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Fault, Place, Severity, io_reason};
use crate::edition::Edition;
use crate::files;
use crate::ledger::{Entry, Ledger};
use crate::press::{Finished, Kind};
use crate::project::LAYOUTS;
use crate::typeset::Placement;
use malzama_preflight::Part;
use malzama_preflight::{
    FileReport, Finding, Inspection, Judged, Memory, Pictures, Rule, Spec, inspect,
};

/// The report, for people and for programs, within the folder of PDFs.
const REPORTS: [&str; 2] = ["report/index.html", "report.json"];

/// Findings of one file that are told one by one; the report has all of them.
const TOLD: usize = 10;

/// A folder that PDFs are delivered to, and what was found out about them.
pub struct Delivery<'a> {
    folder: &'a Path,
    judged: Judged,
    spec: Spec,
    memory: Memory,
    pictures: Pictures,
    turn: Mutex<()>,
    reports: Mutex<BTreeMap<String, FileReport>>,
}

impl<'a> Delivery<'a> {
    /// A delivery to `folder`, for whom `contract` decides; what was judged before is in the
    /// `memory`.
    pub fn new(
        folder: &'a Path,
        contract: &Contract,
        judged: Judged,
        memory: Memory,
    ) -> Self {
        let (spec, pictures) = (contract.spec(), Pictures::default());
        let (turn, reports) = (Mutex::default(), Mutex::default());
        Self { folder, judged, spec, memory, pictures, turn, reports }
    }

    /// Where the PDF of an edition belongs.
    pub fn path(&self, slug: &str, kind: Kind) -> PathBuf {
        self.folder.join(kind.name()).join(format!("{slug}.pdf"))
    }

    /// Where a print PDF is put that breaks a rule.
    pub fn aside(&self, slug: &str) -> PathBuf {
        self.folder.join(Kind::Print.name()).join(format!("{slug}.rejected.pdf"))
    }

    /// Delivers a PDF. A print PDF that breaks a rule is put beside its place, as
    /// `<edition>.rejected.pdf`, and the last good one stays.
    ///
    /// # Errors
    /// It cannot be written or judged.
    pub fn deliver(
        &self,
        edition: &Edition,
        kind: Kind,
        pdf: &Finished,
        placements: &[Placement],
        parts: &[Part],
    ) -> Result<Delivered, Diagnostic> {
        let slug = edition.slug;
        let path = self.path(slug, kind);
        let fail = |(path, error): (PathBuf, io::Error)| write_failure(&path, &error);
        if kind == Kind::Screen {
            let bytes = files::replace(&path, |file| pdf.write(file)).map_err(fail)?;
            let (faults, checksum, sources) = (Vec::new(), String::new(), Vec::new());
            return Ok(Delivered {
                path,
                bytes,
                rejected: false,
                faults,
                checksum,
                sources,
            });
        }
        let written = files::begin(&path, |file| {
            let mut hashed = Hashed { target: file, hasher: blake3::Hasher::new() };
            let bytes = pdf.write(&mut hashed)?;
            Ok((bytes, hashed.hasher.finalize()))
        });
        let written = written.map_err(fail)?;
        let (bytes, hash) = *written.result();
        let inspection = match self.memory.get(&hash, &self.spec) {
            Some(known) => known,
            None => {
                // One after the other, each on all cores: whole files are held in memory.
                let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
                let content =
                    written.read().map_err(|error| fail((path.clone(), error)))?;
                let found =
                    inspect(&content, &self.spec, &self.pictures, Some(&self.memory));
                let found = found.map_err(|unreadable| {
                    let message =
                        format!("the PDF of `{slug}` cannot be judged: {unreadable}");
                    Diagnostic::error(Place::File(LAYOUTS.into()), message)
                        .hint("this is a fault of the program: please report it")
                })?;
                self.memory.put(&hash, &self.spec, &found);
                found
            }
        };
        let sources: Vec<Option<Place>> = inspection
            .findings
            .iter()
            .map(|finding| source(edition, finding, &inspection, placements))
            .collect();
        let faults = self.diagnose(edition, &inspection, &sources);
        let rejected = inspection.count(Severity::Error) > 0;
        let checksum = hash.to_hex().to_string();
        let sources: Vec<_> =
            sources.iter().map(|it| it.as_ref().map(Place::to_string)).collect();
        let report = FileReport {
            name: slug.to_owned(),
            bytes,
            checksum: checksum.clone(),
            inspection,
            sources: sources.clone(),
            parts: parts.to_vec(),
        };
        self.lock_reports().insert(slug.to_owned(), report);
        let aside = self.aside(slug);
        if rejected {
            written.put_aside(&aside).map_err(fail)?;
            return Ok(Delivered {
                path: aside,
                bytes,
                rejected,
                faults,
                checksum,
                sources,
            });
        }
        written.put().map_err(fail)?;
        // What was rejected before is mended now.
        match fs::remove_file(&aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(fail((aside, error)));
            }
            _ => {}
        }
        Ok(Delivered { path, bytes, rejected, faults, checksum, sources })
    }

    /// Writes the report of all editions, in the order of `slugs`: what was delivered now, and
    /// what stands there as it was delivered before.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn report(
        self,
        slugs: &[&str],
        ledger: &Ledger,
    ) -> Result<Vec<FileReport>, Diagnostic> {
        let mut new = self.lock_reports().split_off("");
        let reports: Vec<_> = slugs
            .iter()
            .filter_map(|slug| new.remove(*slug).or_else(|| self.recall(slug, ledger)))
            .collect();
        if reports.is_empty() {
            return Ok(reports);
        }
        let page = malzama_preflight::html(&reports, &self.judged, &self.spec);
        let json = malzama_preflight::json(&reports, &self.judged, &self.spec);
        for (name, content) in REPORTS.into_iter().zip([page, json]) {
            let written = files::replace(&self.folder.join(name), |file| {
                file.write_all(content.as_bytes())
            });
            written.map_err(|(path, error)| write_failure(&path, &error))?;
        }
        Ok(reports)
    }

    /// Whether the report is there.
    pub fn has_report(&self) -> bool {
        REPORTS.iter().all(|name| self.folder.join(name).is_file())
    }

    /// The report of a PDF that was delivered before.
    fn recall(&self, slug: &str, ledger: &Ledger) -> Option<FileReport> {
        let path = self.path(slug, Kind::Print);
        let Entry { bytes, checksum, parts, sources, .. } = ledger.get(&path)?;
        let hash = blake3::Hash::from_hex(&checksum).ok()?;
        let inspection = self.memory.get(&hash, &self.spec).or_else(|| {
            let found = inspect(
                &fs::read(&path).ok()?,
                &self.spec,
                &self.pictures,
                Some(&self.memory),
            )
            .ok()?;
            self.memory.put(&hash, &self.spec, &found);
            Some(found)
        })?;
        let name = slug.to_owned();
        Some(FileReport { name, bytes, checksum, inspection, sources, parts })
    }

    fn lock_reports(&self) -> MutexGuard<'_, BTreeMap<String, FileReport>> {
        self.reports.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The findings as diagnostics, where the record or the layout can be mended.
    fn diagnose(
        &self,
        edition: &Edition,
        inspection: &Inspection,
        sources: &[Option<Place>],
    ) -> Vec<Diagnostic> {
        let slug = edition.slug;
        let mut told = Vec::new();
        // Photographs with too few pixels were told of when they were placed.
        let is_new = |(finding, source): &(&Finding, &Option<Place>)| {
            finding.rule != Rule::Gwg(31) || source.is_none()
        };
        let mut findings: Vec<_> =
            inspection.findings.iter().zip(sources).filter(is_new).collect();
        findings.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.severity));
        for (finding, source) in findings.iter().take(TOLD) {
            let Finding { rule, severity, page, object, found, wanted, .. } = finding;
            let id = rule.id(self.spec.standard);
            let on_page = page.map(|page| format!(" on page {page}")).unwrap_or_default();
            let message = format!("{id}: {object}{on_page} of `{slug}`: {found}");
            let place =
                source.as_ref().cloned().unwrap_or_else(|| Place::File(LAYOUTS.into()));
            let diagnostic = match severity {
                Severity::Error => Diagnostic::error(place, message),
                Severity::Warning | Severity::Note => Diagnostic::warning(place, message),
            };
            told.push(diagnostic.hint(format!("wanted: {wanted}")));
        }
        if findings.len() > TOLD {
            let message = format!("{} more findings in `{slug}`", findings.len() - TOLD);
            let place = Place::File(LAYOUTS.into());
            told.push(
                Diagnostic::warning(place, message).hint("the report has all of them"),
            );
        }
        told
    }
}

/// A writer that hashes what goes through it.
struct Hashed<'a> {
    target: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl Write for Hashed<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.target.write(buffer)?;
        self.hasher.update(&buffer[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.target.flush()
    }
}

/// Where a finding comes from: for a photograph, where its record names it.
fn source(
    edition: &Edition,
    finding: &Finding,
    inspection: &Inspection,
    placements: &[Placement],
) -> Option<Place> {
    let page = finding.page?;
    let area = finding.area.filter(|_| finding.object == "image")?;
    // Pictures are drawn in the order in which they were placed.
    let drawn = inspection.images.iter().filter(|image| image.page == page);
    let at = drawn.clone().position(|image| image.area == area)?;
    let placed: Vec<&Placement> =
        placements.iter().filter(|it| it.page == page).collect();
    if drawn.count() != placed.len() {
        return None; // There are pictures that no record has brought.
    }
    Some(photograph(edition, placed[at])?.file.place.clone())
}

/// A file that cannot be written.
pub fn write_failure(path: &Path, error: &io::Error) -> Diagnostic {
    let path = files::shown(path).display().to_string();
    let message = format!("failed to write `{path}`: {}", io_reason(error));
    let mut failure = Diagnostic::error(Place::File(path), message)
        .hint("check the disk's space and the folder's permissions, or use `--out DIR`");
    failure.fault = Fault::Machine;
    failure
}
