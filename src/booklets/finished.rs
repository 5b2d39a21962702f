//! The finished print files of a project, for commands that work with what a build made: whole, and as
//! the sources are now.

use std::path::Path;

use malzama_message::message;

use super::Progress;
use super::out_folder::OutFolder;
use super::pdf_record::PdfRecord;
use super::up_to_date::{Basis, Manifests, NotReady};
use super::workshop::Site;
use crate::check::{Checked, check};
use crate::contract::{Contract, ContractFile};
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::edition::{Edition, plan};
use crate::files;
use crate::model::Catalogue;
use crate::press::Kind;
use crate::project::Project;

/// Which print files are wanted.
#[derive(Debug)]
pub struct Wanted {
    /// Slugs of the editions; empty for all.
    pub editions: Vec<String>,
    /// The print contract; `None` for the project's own.
    pub contract: Option<ContractFile>,
    /// The output folder.
    pub out: OutFolder,
}

/// What the print files of a project were made from.
pub struct Ground<'a> {
    /// The project.
    pub project: &'a Project,
    /// The records.
    pub catalogue: &'a Catalogue,
    /// The print contract.
    pub contract: &'a Contract,
    /// The output folder.
    pub out: &'a OutFolder,
    /// How many editions are wanted, finished or not.
    pub wanted: usize,
}

/// An edition with its finished print file.
pub struct Finished<'a> {
    /// The edition.
    pub edition: Edition<'a>,
    /// Its print PDF.
    pub pdf: PdfRecord,
}

/// Calls `work` with the wanted editions whose print files are finished, in the order of the settings,
/// while no build is at work. Why others are not is in the sink. Returns `None` if nothing can be told
/// of the editions at all, or if `work` does.
pub fn with_finished<T>(
    project: &Project,
    wanted: Wanted,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
    work: impl FnOnce(&Ground<'_>, Vec<Finished<'_>>, &mut Sink) -> Option<T>,
) -> Option<T> {
    let Wanted { editions, contract, out } = wanted;
    let site = Site::enter(project, &out, None, progress, sink)?;
    let manifests = site.manifests();
    let checked = check(project, contract, sink)?;
    let Checked { catalogue, contract, .. } = &checked;
    let wanted = sink.take(plan(catalogue, &editions))?;
    // Print files do not name approvals.
    let approved = Default::default();
    let basis = Basis::of_print(project, &checked, &site.hashes, &approved);
    for slug in &wanted.held_back {
        let path = shown(&out.pdf(slug, Kind::Print));
        let message = message!("finished/faulty", edition = *slug);
        sink.push(
            Diagnostic::error(Location::file(path), message)
                .hint(message!("hint/check-first")),
        );
    }
    let count = wanted.slugs().len();
    let mut finished = Vec::new();
    for edition in wanted.editions {
        let pdf = sink.take(print_of(&edition, &manifests, &basis, &out));
        finished.extend(pdf.map(|pdf| Finished { edition, pdf }));
    }
    let ground = Ground { project, catalogue, contract, out: &out, wanted: count };
    let result = work(&ground, finished, sink);
    site.hashes.keep();
    result
}

/// Returns the finished print PDF of an edition.
///
/// # Errors
/// It is missing, old, or kept from print.
fn print_of(
    edition: &Edition,
    manifests: &Manifests,
    basis: &Basis<'_>,
    out: &OutFolder,
) -> Outcome<PdfRecord> {
    let slug = edition.slug;
    let path = shown(&out.pdf(slug, Kind::Print));
    let message = match manifests.ready(edition, basis, out) {
        Ok(manifest) => return Ok(manifest.pdf),
        Err(NotReady::Withheld) => message!("finished/withheld", edition = slug),
        Err(NotReady::Rejected) => message!("finished/rejected", edition = slug),
        Err(NotReady::Missing) => {
            message!("finished/missing", edition = slug, path = &path)
        }
        Err(NotReady::Old(reason)) => {
            message!("finished/old", edition = slug, path = &path, reason = reason)
        }
    };
    Err(Diagnostic::error(Location::file(path), message)
        .hint(message!("hint/build-first", edition = slug)))?
}

/// Reads the print PDF of an edition, and draws pages of it: numbers from 1. Returns a JPEG for each.
///
/// # Errors
/// The file cannot be read, or a page cannot be drawn.
pub fn draw(ground: &Ground<'_>, slug: &str, pages: &[usize]) -> Outcome<Vec<Vec<u8>>> {
    if pages.is_empty() {
        return Ok(Vec::new());
    }
    let real = ground.out.pdf(slug, Kind::Print);
    let path = shown(&real);
    let location = || Location::file(&path);
    let bytes = std::fs::read(&real)
        .map_err(|error| Diagnostic::unreadable(location(), &path, &error))?;
    let drawn = malzama_preflight::draw(&bytes, pages, RESOLUTION).map_err(|error| {
        let reason = error.message();
        let message = message!("preflight/own-pdf", edition = slug, reason = reason);
        Diagnostic::error(location(), message).hint(message!("hint/report-fault"))
    })?;
    let pictures = drawn.into_iter().zip(pages).map(|(picture, &page)| {
        picture.map(|it| it.jpeg).ok_or_else(|| {
            let message = message!("finished/not-drawn", path = &path, page = page);
            Diagnostic::error(location(), message).into()
        })
    });
    pictures.collect()
}

/// The resolution of pictures of pages, in pixels an inch: the smallest type can just be read, and a
/// page of A5 has some 25 KiB.
const RESOLUTION: f64 = 72.0;

fn shown(path: &Path) -> String {
    files::shown(path).display().to_string()
}
