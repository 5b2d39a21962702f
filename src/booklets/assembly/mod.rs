//! PDFs that are put together from finished ones: the cover and the text for a binder, sheets for a press or
//! an office printer, and spreads for a screen. Nothing is set in type anew but the spine.

mod cover;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use malzama_impose::Booklet;

use super::editions::side_by_side;
use super::pdf_record::Built;
use super::up_to_date::{Digests, FilesRecord};
use super::workshop::Workshop;
use crate::contract::SheetTerms;
use crate::diagnostic::{Location, Outcome, Sink};
use crate::edition::{Edition, Plan};
use crate::files::{self, write_failure};
use crate::imposing::{self, explain};
use crate::press::Kind;
use crate::typeset::Typesetter;

/// An assembled PDF after a build: just made, or up to date already.
#[derive(Debug)]
pub struct BuiltAssembly {
    /// The edition's slug.
    pub edition: String,
    /// Its path.
    pub path: PathBuf,
    /// Number of pages; of sheets, of their printed sides.
    pub pages: usize,
    /// The size in bytes.
    pub bytes: u64,
    /// Time spent on it; `None` if it was up to date.
    pub time: Option<Duration>,
}

/// What PDFs are assembled with and delivered to.
pub struct Assembler<'a> {
    workshop: &'a Workshop<'a>,
    /// A typesetter of its own, which reads the layout files of spines alone.
    typesetter: Typesetter,
    /// Whether sheets are asked for; they are made without it if the contract has terms for them.
    pub sheets: bool,
    /// Whether spreads for the screen are asked for.
    pub spreads: bool,
    /// Whether all are made, also those that are up to date.
    pub forced: bool,
}

/// The bytes of an assembled PDF, and how many pages it has.
struct Assembled {
    bytes: Vec<u8>,
    pages: usize,
}

impl<'a> Assembler<'a> {
    /// Prepares to assemble no more than what the contract asks for, and what is there.
    pub fn new(workshop: &'a Workshop<'a>) -> Self {
        let typesetter = workshop.typesetter();
        Self { workshop, typesetter, sheets: false, spreads: false, forced: false }
    }

    /// Assembles what the contract asks for and what is asked for, of those editions among `pdfs` that
    /// are ready; and anew what is there of earlier builds, which would be old.
    ///
    /// One that fails does not stop the others. Errors go to the sink.
    pub fn make(
        &self,
        plan: &Plan,
        pdfs: &[Built],
        sink: &mut Sink,
    ) -> Vec<BuiltAssembly> {
        let of_kind = |kind: Kind| -> BTreeSet<&str> {
            let pdfs = pdfs.iter().map(|it| &it.pdf);
            let ready = pdfs.filter(|it| it.kind == kind && !it.rejected && !it.withheld);
            ready.map(|it| it.edition.as_str()).collect()
        };
        let [printed, screened] = [Kind::Print, Kind::Screen].map(of_kind);
        let editions: Vec<&Edition> = plan
            .editions
            .iter()
            .filter(|it| printed.contains(it.slug) || screened.contains(it.slug))
            .collect();
        let size = |edition: &&Edition| edition.cities.len();
        let made =
            side_by_side(&editions, size, self.workshop.jobs, sink, |edition, found| {
                let mut made = Vec::new();
                if printed.contains(edition.slug) {
                    made.extend(self.of_print(edition, found).into_iter().flatten());
                }
                if screened.contains(edition.slug) {
                    made.extend(found.take(self.spreads(edition)).flatten());
                }
                Ok(made)
            });
        made.into_iter().flat_map(|(made, _)| made.unwrap_or_default()).collect()
    }

    /// Assembles what the print PDF of an edition, which is ready, is to be sent with. Errors go to the sink;
    /// what could not be made anew, or is no longer wanted, is removed: it would be old.
    /// `None` if something could not be made.
    pub fn of_print(
        &self,
        edition: &Edition,
        found: &mut Sink,
    ) -> Option<Vec<BuiltAssembly>> {
        let mut is_whole = true;
        let cover = self.cover(edition, found);
        let mut made = Vec::new();
        // Without its cover, it is not known what is folded.
        if let Some(cover) = found.take(cover) {
            made.extend(cover);
            let sheets = self.sheets(edition, found);
            let sheets = found.take(sheets);
            is_whole &= sheets.is_some();
            made.extend(sheets.flatten());
        } else {
            is_whole = false;
        }
        let (out, slug) = (self.workshop.out, edition.slug);
        for path in [out.text(slug), out.cover(slug), out.sheets(slug)] {
            let is_made = made.iter().any(|it| it.path == files::shown(&path));
            if !is_made && self.workshop.manifests.files(&path).is_some() {
                self.workshop.manifests.remove(&path);
                if let Err(error) = std::fs::remove_file(&path) {
                    found.push(write_failure(&path, &error));
                }
            }
        }
        is_whole.then_some(made)
    }

    /// Delivers an assembled PDF unless it is up to date. `data` are the bytes of all that it depends on
    /// but layout files.
    ///
    /// # Errors
    /// It cannot be assembled or written.
    fn deliver(
        &self,
        edition: &Edition,
        path: &Path,
        data: &[u8],
        assemble: impl FnOnce() -> Outcome<Assembled>,
    ) -> Outcome<BuiltAssembly> {
        let start = Instant::now();
        let inputs = Digests::of_companion(data, self.workshop.basis);
        let built = |pages, bytes, time| BuiltAssembly {
            edition: edition.slug.to_owned(),
            path: files::shown(path),
            pages,
            bytes,
            time,
        };
        let current =
            self.workshop.manifests.current_files(path, &inputs, self.workshop.basis);
        if let Some(record) = current.filter(|_| !self.forced) {
            let bytes = std::fs::metadata(path).map_or(0, |it| it.len());
            return Ok(built(record.pages, bytes, None));
        }
        let Assembled { bytes, pages } = assemble()?;
        files::replace(path, |file| file.write_all(&bytes)).map_err(
            |(path, error): (PathBuf, io::Error)| write_failure(&path, &error),
        )?;
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let files = BTreeMap::from([(name.to_owned(), hash)]);
        let record = FilesRecord { edition: edition.slug.to_owned(), pages, files };
        let inputs = inputs.with_layouts(self.typesetter.layouts_read());
        self.workshop.manifests.put_files(path, &record, &inputs);
        Ok(built(pages, bytes.len() as u64, Some(start.elapsed())))
    }

    /// Returns the PDF of what is folded, and its hash: the text of an edition whose cover was made by
    /// itself, otherwise all of its pages.
    fn block(&self, edition: &Edition) -> Option<(PathBuf, String)> {
        let pages = self.workshop.out.pdf(edition.slug, Kind::Print);
        let delivered = self.workshop.manifests.get(&pages)?.pdf;
        if !self.workshop.contract().cover(delivered.pages).is_apart() {
            return Some((pages, delivered.checksum));
        }
        let text = self.workshop.out.text(edition.slug);
        let hash = self.workshop.manifests.files(&text)?.files.into_values().next()?;
        Some((text, hash))
    }

    /// Returns the hash of a delivered PDF in hexadecimal; `None` if it is not as it was delivered.
    fn hash(&self, path: &Path) -> Option<String> {
        Some(self.workshop.manifests.get(path)?.pdf.checksum)
    }

    /// Returns the terms of sheets that are wanted, if any are: those of the contract, or the usual ones.
    fn terms(&self, edition: &Edition) -> Option<SheetTerms> {
        // A file of somebody else is none of ours.
        let is_there = self
            .workshop
            .manifests
            .files(&self.workshop.out.sheets(edition.slug))
            .is_some();
        let is_wanted =
            self.sheets || is_there || self.workshop.contract().sheets.is_some();
        is_wanted.then(|| self.workshop.contract().sheet_terms())
    }
}

/// Reads a PDF that this program has delivered, for print or for a screen.
fn read(path: &Path) -> Outcome<Booklet> {
    let bytes = imposing::read(path)?;
    let at = || Location::file(files::shown(path).display().to_string());
    Ok(Booklet::read_trimmed(&bytes).map_err(|error| explain(&error, at()))?)
}

/// Writes an assembled PDF into memory.
fn written(
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    path: &Path,
    pages: usize,
) -> Outcome<Assembled> {
    let mut bytes = Vec::new();
    write(&mut bytes).map_err(|error| write_failure(path, &error))?;
    Ok(Assembled { bytes, pages })
}
