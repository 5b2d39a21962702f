//! Makes the job tickets: of every edition whose print PDF is ready, as JSON, as XJDF and as a page
//! to print.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use malzama_message::message;

use super::editions::{refuse, side_by_side};
use super::pdf_record::Built;
use super::up_to_date::{Digests, FilesRecord};
use super::workshop::Workshop;
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::edition::{Edition, Plan};
use crate::files::{self, write_failure};
use crate::photo::Spool;
use crate::press::{self, Kind};
use crate::records::Language;
use crate::ticket::{FileRole, Ticket, TicketFile, page_data};
use crate::typeset::{Companion, Typesetter};
use crate::words::in_both;

/// The name of the ticket's PDF among the PDFs of an edition.
const NAME: &str = "ticket";

/// The endings of a ticket's files.
pub const ENDINGS: [&str; 3] = ["json", "xml", "pdf"];

/// A job ticket after a build: just made, or up to date already.
#[derive(Debug)]
pub struct BuiltTicket {
    /// The edition's slug.
    pub edition: String,
    /// The path of its PDF; its JSON and XJDF lie beside it.
    pub path: PathBuf,
    /// Number of pages of the PDF.
    pub pages: usize,
    /// The size of the PDF in bytes.
    pub bytes: u64,
    /// Time spent on it; `None` if it was up to date.
    pub time: Option<Duration>,
}

/// What tickets are made with and delivered to.
pub struct Tickets<'a> {
    /// What they share with everything else that is made.
    pub workshop: &'a Workshop<'a>,
    typesetter: Typesetter,
}

impl<'a> Tickets<'a> {
    /// Prepares to make tickets.
    pub fn new(workshop: &'a Workshop<'a>) -> Self {
        // A ticket depends on other layout files than a booklet.
        Self { workshop, typesetter: workshop.typesetter() }
    }

    /// Iterates over the editions whose tickets are to be made: those whose print PDF, among `pdfs`,
    /// is ready; without `is_wanted`, only those that have a ticket, which would be old.
    pub fn wanted<'e>(
        &self,
        is_wanted: bool,
        plan: &'e Plan<'e>,
        pdfs: &[Built],
    ) -> impl Iterator<Item = &'e Edition<'e>> {
        let printed = pdfs.iter().map(|built| &built.pdf);
        let ready = printed.filter(|pdf| pdf.kind == Kind::Print && !pdf.rejected);
        // A file of somebody else is none of ours.
        let has_ticket = |slug: &str| {
            self.workshop
                .manifests
                .files(&self.workshop.out.ticket(slug, "pdf"))
                .is_some()
        };
        let ready: BTreeSet<&str> = ready
            .map(|pdf| pdf.edition.as_str())
            .filter(|slug| is_wanted || has_ticket(slug))
            .collect();
        plan.editions.iter().filter(move |edition| ready.contains(edition.slug))
    }

    /// Makes the tickets of `editions`, whose print PDFs are ready; of those that have changed, or
    /// of all if `forced`.
    ///
    /// A failing ticket does not stop the others. Errors go to the sink.
    pub fn make<'e>(
        &self,
        editions: impl Iterator<Item = &'e Edition<'e>>,
        forced: bool,
        sink: &mut Sink,
    ) -> Vec<BuiltTicket> {
        let state = self.workshop.state();
        let spool = Spool::new(&state);
        let spool = spool.map_err(|error| write_failure(&state, &error).into());
        let Some(spool) = sink.take(spool) else { return Vec::new() };
        let editions: Vec<_> = editions.collect();
        let made = side_by_side(
            &editions,
            |_| 1,
            self.workshop.jobs,
            sink,
            |edition, found| {
                let made = self.deliver(edition, forced, &spool, found);
                if made.is_err() {
                    self.remove(edition, found);
                }
                made
            },
        );
        made.into_iter().filter_map(|(ticket, _)| ticket).collect()
    }

    /// Removes the ticket of an edition that could not be made anew: it would be old.
    fn remove(&self, edition: &Edition, found: &mut Sink) {
        let known = self.workshop.out.ticket(edition.slug, "pdf");
        let Some(record) = self.workshop.manifests.files(&known) else { return };
        self.workshop.manifests.remove(&known);
        for name in record.files.keys() {
            let path = known.with_file_name(name);
            if let Err(error) = std::fs::remove_file(&path) {
                found.push(write_failure(&path, &error));
            }
        }
    }

    /// Returns the ticket of an edition.
    ///
    /// # Errors
    /// A file of the edition cannot be read.
    pub fn ticket(&self, edition: &Edition) -> Outcome<Ticket> {
        let mut files = Vec::new();
        for (role, path) in self.files(edition) {
            let of_pdf = self.workshop.manifests.get(&path).map(|it| it.pdf.pages);
            let assembled = || self.workshop.manifests.files(&path).map(|it| it.pages);
            let Some(pages) = of_pdf.or_else(assembled) else { continue };
            let within = self.workshop.out.within(&path).unwrap_or_default();
            let file =
                TicketFile::read(role, &within, &path, pages).map_err(|error| {
                    let shown = files::shown(&path).display().to_string();
                    Diagnostic::unreadable(Location::file(&shown), &shown, &error)
                })?;
            files.push(file);
        }
        Ok(Ticket::of(edition, self.workshop.contract(), files))
    }

    /// Returns the files of an edition's job that may be there. A file that is there but not as it was
    /// delivered is none of them, and neither is a PDF for the screen that is old.
    fn files(&self, edition: &Edition) -> impl Iterator<Item = (FileRole, PathBuf)> {
        let (out, slug) = (self.workshop.out, edition.slug);
        let screen = self.workshop.manifests.changes_since(
            Kind::Screen,
            edition,
            self.workshop.basis,
            out,
        );
        let screen = screen
            .filter(Vec::is_empty)
            .map(|_| (FileRole::Screen, out.pdf(slug, Kind::Screen)));
        [
            (FileRole::Pages, out.pdf(slug, Kind::Print)),
            (FileRole::Text, out.text(slug)),
            (FileRole::Cover, out.cover(slug)),
            (FileRole::Sheets, out.sheets(slug)),
        ]
        .into_iter()
        .chain(screen)
    }

    /// Writes the ticket of an edition, unless it is up to date.
    ///
    /// # Errors
    /// A file of the edition cannot be read, the layout fails, or a file cannot be written.
    fn deliver(
        &self,
        edition: &Edition,
        forced: bool,
        spool: &Spool,
        found: &mut Sink,
    ) -> Outcome<BuiltTicket> {
        let start = Instant::now();
        let path = self.workshop.out.ticket(edition.slug, "pdf");
        let ticket = self.ticket(edition)?;
        let data = page_data(&ticket, edition);
        let inputs = Digests::of_companion(&data, self.workshop.basis);
        let current =
            self.workshop.manifests.current_files(&path, &inputs, self.workshop.basis);
        let built = |pages, bytes, time| BuiltTicket {
            edition: edition.slug.to_owned(),
            path: files::shown(&path),
            pages,
            bytes,
            time,
        };
        if let Some(record) = current.filter(|_| !forced) {
            let bytes = std::fs::metadata(&path).map_or(0, |it| it.len());
            return Ok(built(record.pages, bytes, None));
        }
        let document = self.typesetter.lay_out_companion(
            Companion::Ticket,
            edition,
            &data,
            found,
        )?;
        let pages = document.pages().len();
        let exported = self.typesetter.export(edition, &document)?;
        let title = message!("ticket/title", title = edition.document_title());
        let title = in_both(&title, edition.settings.digits.into());
        let title = match edition.settings.language {
            Language::Arabic => title.ar,
            Language::English | Language::French => title.en,
        };
        let finished = press::finish_companion(
            &exported,
            edition,
            NAME,
            title,
            self.workshop.contract(),
            spool,
        );
        let finished = finished.map_err(|refused| refuse(edition, refused))?;
        let fail = |(path, error): (PathBuf, io::Error)| write_failure(&path, &error);
        let mut pdf = Vec::new();
        finished.write(&mut pdf).map_err(|error| fail((path.clone(), error)))?;
        let mut hashes = BTreeMap::new();
        let contents = [ticket.json().into_bytes(), ticket.xjdf(), pdf];
        for (ending, content) in ENDINGS.iter().zip(&contents) {
            let path = self.workshop.out.ticket(edition.slug, ending);
            files::replace(&path, |file| file.write_all(content)).map_err(fail)?;
            let name = format!("{}.{ending}", edition.slug);
            hashes.insert(name, blake3::hash(content).to_hex().to_string());
        }
        let [_, _, pdf] = contents;
        let slug = edition.slug.to_owned();
        let record = FilesRecord { edition: slug, pages, files: hashes };
        let inputs = inputs.with_layouts(self.typesetter.layouts_read());
        self.workshop.manifests.put_files(&path, &record, &inputs);
        Ok(built(pages, pdf.len() as u64, Some(start.elapsed())))
    }
}
