//! Delivers finished PDFs to the output folder; print PDFs have to pass preflight first.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use malzama_message::{Value, message};
use malzama_preflight::{ContractClause, Finding, Inspection, Inspector, Object, Rule};

use super::out_folder::OutFolder;
use super::pdf_record::PdfRecord;
use super::typeset_edition::TypesetEdition;
use crate::diagnostic::{Diagnostic, Location, Outcome, PagePlace, Severity, Sink};
use crate::edition::Edition;
use crate::files::{self, write_failure};
use crate::press::{Finished, Kind};
use crate::project::LAYOUTS;
use crate::typeset::Placement;

/// Maximum number of findings per PDF reported as diagnostics; the preflight report lists
/// all of them.
const SHOWN: usize = 10;

/// An output folder, together with the preflight results of the print PDFs delivered to
/// it.
pub struct Delivery<'a> {
    out: &'a OutFolder,
    inspector: Inspector,
    turn: Mutex<()>,
    /// Whether what was found is held although the inspector keeps it on the disk.
    holds: bool,
    delivered: Mutex<Delivered>,
}

/// The print PDFs that were delivered, by edition, each with what was found in it; `None` if the
/// inspector keeps that on the disk.
pub type Delivered = BTreeMap<String, (PdfRecord, Option<Inspection>)>;

impl<'a> Delivery<'a> {
    /// Creates a delivery to `out` whose print PDFs are inspected by `inspector`. What is found in
    /// them is held for the report; without `holds`, only what the inspector does not keep on the
    /// disk, as it has a picture of each page.
    pub fn new(out: &'a OutFolder, inspector: Inspector, holds: bool) -> Self {
        let delivered = Mutex::default();
        Self { out, inspector, turn: Mutex::default(), holds, delivered }
    }

    /// Delivers a PDF. A print PDF that breaks a rule is written next to its target as
    /// `<edition>.rejected.pdf`, and the last good PDF stays in place. Preflight findings
    /// go to the sink.
    ///
    /// # Errors
    /// The PDF cannot be written or inspected.
    pub fn deliver(
        &self,
        edition: &Edition,
        kind: Kind,
        pdf: &Finished,
        typeset: &TypesetEdition,
        found: &mut Sink,
    ) -> Outcome<PdfRecord> {
        let path = self.out.pdf(edition.slug, kind);
        let mut record = PdfRecord {
            edition: edition.slug.to_owned(),
            title: edition.name.value.clone(),
            kind,
            path: files::shown(&path),
            pages: typeset.looks.len(),
            bytes: 0,
            checksum: String::new(),
            rejected: false,
            sources: Vec::new(),
            parts: typeset.parts.clone(),
            stand_ins: typeset.stand_ins,
            withheld: typeset.is_withheld,
            looks: typeset.looks.clone(),
            contents: match kind {
                Kind::Print => typeset.contents.clone(),
                Kind::Screen | Kind::Draft => Vec::new(),
            },
            changed: None,
        };
        let fail = |(path, error): (PathBuf, io::Error)| write_failure(&path, &error);
        let written = files::begin(&path, |file| {
            let mut hashed = Hashed { target: file, hasher: blake3::Hasher::new() };
            let bytes = pdf.write(&mut hashed)?;
            Ok((bytes, hashed.hasher.finalize()))
        });
        let written = written.map_err(fail)?;
        let (bytes, hash) = *written.result();
        record.bytes = bytes;
        record.checksum = hash.to_hex().to_string();
        if kind != Kind::Print {
            written.put().map_err(fail)?;
            return Ok(record);
        }
        let inspection = match self.inspector.recall(&record.checksum) {
            Some(known) => known,
            None => {
                // One inspection at a time: each already uses every core and holds a
                // whole file in memory.
                let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
                let content =
                    written.read().map_err(|error| fail((path.clone(), error)))?;
                inspect(&self.inspector, edition.slug, &content)?
            }
        };
        let origins: Vec<Option<Location>> = inspection
            .findings
            .iter()
            .map(|finding| origin(edition, finding, &inspection, &typeset.placements))
            .collect();
        self.diagnose(edition, &inspection, &origins, found);
        record.rejected = inspection.count(Severity::Error) > 0;
        record.sources = origins.iter().map(|it| it.as_ref()?.origin()).collect();
        let rejected = self.out.rejected(edition.slug);
        if record.rejected {
            written.put_aside(&rejected).map_err(fail)?;
            record.path = files::shown(&rejected);
        } else {
            written.put().map_err(fail)?;
            // The edition passes now, so a PDF rejected earlier is obsolete.
            match fs::remove_file(&rejected) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(fail((rejected, error)))?;
                }
                _ => {}
            }
        }
        let is_held = self.holds || !self.inspector.has(&record.checksum);
        let inspection = is_held.then_some(inspection);
        let mut held = record.clone();
        held.lighten(self.holds);
        self.lock().insert(record.edition.clone(), (held, inspection));
        Ok(record)
    }

    /// Ends the deliveries; returns what was found in the print PDFs that were delivered,
    /// by edition, and the inspector.
    pub fn end(self) -> (Delivered, Inspector) {
        let delivered = self.delivered.into_inner();
        (delivered.unwrap_or_else(PoisonError::into_inner), self.inspector)
    }

    fn lock(&self) -> MutexGuard<'_, Delivered> {
        self.delivered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reports findings as diagnostics, each located at the record or layout to fix.
    fn diagnose(
        &self,
        edition: &Edition,
        inspection: &Inspection,
        origins: &[Option<Location>],
        sink: &mut Sink,
    ) {
        let slug = edition.slug;
        // `resolution::check` has already reported placed photographs below the ppi
        // floors, and `page_size::check` a page count that leaves pages blank.
        let is_new = |(finding, origin): &(&Finding, &Option<Location>)| {
            (finding.rule != Rule::Gwg(31) || origin.is_none())
                && finding.rule != Rule::Contract(ContractClause::Pages)
        };
        let mut findings: Vec<_> =
            inspection.findings.iter().zip(origins).filter(is_new).collect();
        findings.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.severity));
        for (finding, origin) in findings.iter().take(SHOWN) {
            let Finding { rule, severity, page, area, object, found, wanted, .. } =
                finding;
            let on_page: Value = match *page {
                Some(page) => message!("preflight/on-page", page = page).into(),
                None => "".into(),
            };
            let message = message!(
                "preflight/finding",
                rule = rule.id(self.inspector.spec().standard),
                object = object.message(),
                on_page = on_page,
                edition = slug,
                found = found.clone()
            );
            let location = (*origin).clone().unwrap_or_else(|| Location::file(LAYOUTS));
            let mut diagnostic = match severity {
                Severity::Error => Diagnostic::error(location, message),
                Severity::Warning | Severity::Note => {
                    Diagnostic::warning(location, message)
                }
            };
            diagnostic.page = page.map(|page| PagePlace {
                edition: slug.to_owned(),
                page,
                area: *area,
            });
            sink.push(diagnostic.hint(message!("hint/wanted", wanted = wanted.clone())));
        }
        if let more @ 1.. = findings.len().saturating_sub(SHOWN) {
            let message =
                message!("preflight/more-findings", edition = slug, count = more);
            sink.push(
                Diagnostic::warning(Location::file(LAYOUTS), message)
                    .hint(message!("hint/see-report")),
            );
        }
    }
}

/// Inspects the bytes of an edition's print PDF.
///
/// # Errors
/// They cannot be read as a PDF.
pub fn inspect(
    inspector: &Inspector,
    edition: &str,
    bytes: &[u8],
) -> Outcome<Inspection> {
    let found = inspector.inspect(bytes).map_err(|unreadable| {
        let reason = unreadable.message();
        let message = message!("preflight/own-pdf", edition = edition, reason = reason);
        Diagnostic::error(Location::file(LAYOUTS), message)
            .hint(message!("hint/report-fault"))
    })?;
    Ok(found)
}

/// A writer that hashes everything written through it.
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

/// Returns the source of a finding: for a photograph, the record that names it.
fn origin(
    edition: &Edition,
    finding: &Finding,
    inspection: &Inspection,
    placements: &[Placement],
) -> Option<Location> {
    let page = finding.page?;
    let area = finding.area.filter(|_| finding.object == Object::Image)?;
    // Images are painted in the order of their placements.
    let drawn = inspection.images.iter().filter(|image| image.page == page);
    let at = drawn.clone().position(|image| image.area == area)?;
    let placed: Vec<&Placement> =
        placements.iter().filter(|it| it.page == page).collect();
    if drawn.count() != placed.len() {
        return None; // The layout has placed images of its own.
    }
    Some(edition.photograph(&placed[at].path)?.file.location.clone())
}
