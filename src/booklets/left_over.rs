//! PDFs, web editions, tickets and packs of editions that are no longer in the project.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use malzama_message::{Message, message};

use super::out_folder::OutFolder;
use super::up_to_date::Manifests;
use super::web;
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::files::{self, write_failure};
use crate::press::Kind;
use crate::project::read_bounded;
use crate::web_edition::GENERATOR;

/// What the metadata of every PDF that this program finishes say, in plain bytes.
const MARK: &[u8] = b"<xmp:CreatorTool>Malzama ";

/// The size of the largest PDF in which the mark is looked for, in bytes.
const LIMIT: u64 = 256 << 20;

/// The size of the largest page of a web edition in which its mark is looked for, in bytes.
const PAGE_LIMIT: u64 = 16 << 20;

/// Warns of PDFs, web editions, tickets and packs in the output folder whose editions, all but
/// `slugs`, are no longer in the project; with `prune`, removes those that this program is known to
/// have made, with their manifests. Returns the removed PDFs and packs, and the pages of removed web
/// editions.
pub fn tidy(
    out: &OutFolder,
    slugs: &[&str],
    manifests: &Manifests,
    prune: bool,
    sink: &mut Sink,
) -> Vec<PathBuf> {
    let mut removed = Vec::new();
    let slugs: BTreeSet<&str> = slugs.iter().copied().collect();
    for kind in [Kind::Print, Kind::Screen, Kind::Draft] {
        for path in out.pdfs(kind) {
            let stem =
                path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let slug = stem.strip_suffix(OutFolder::REJECTED).unwrap_or(stem);
            let ends = OutFolder::ASSEMBLED.iter();
            let of_assembled = ends.filter_map(|end| stem.strip_suffix(end)).next();
            if slugs.contains(slug) || of_assembled.is_some_and(|it| slugs.contains(it)) {
                continue;
            }
            let slug = of_assembled.unwrap_or(slug);
            let is_ours =
                manifests.get(&path).is_some() || manifests.files(&path).is_some();
            if !is_ours && !has_mark(&path) {
                continue;
            }
            if prune && is_ours {
                manifests.remove(&path);
                match fs::remove_file(&path) {
                    Ok(()) => removed.push(files::shown(&path)),
                    Err(error) => sink.push(write_failure(&path, &error)),
                }
                continue;
            }
            let message =
                message!("out/left-over", path = shown_in_words(&path), edition = slug);
            sink.push(left_over(&path, message, is_ours));
        }
    }
    for slug in out.web_editions() {
        let page = out.web_page(&slug);
        let known = manifests.web(&page);
        let is_ours = known.is_some();
        if slugs.contains(slug.as_str()) || !is_ours && !has_web_mark(&page) {
            continue;
        }
        if let Some(web) = known.filter(|_| prune) {
            manifests.remove(&page);
            match web::remove(&web, &page) {
                Ok(()) => removed.push(files::shown(&page)),
                Err((path, error)) => {
                    sink.push(write_failure(&path, &error));
                }
            }
            continue;
        }
        let message =
            message!("out/left-over-web", path = shown_in_words(&page), edition = &slug);
        sink.push(left_over(&page, message, is_ours));
    }
    for (slug, path) in out.alongside() {
        let known = manifests.files(&path);
        let is_ours = known.is_some();
        if slugs.contains(slug.as_str()) || !is_ours && !has_mark(&path) {
            continue;
        }
        if let Some(record) = known.filter(|_| prune) {
            manifests.remove(&path);
            let mut paths = record.files.keys().map(|name| path.with_file_name(name));
            let gone = paths.try_for_each(|path| {
                fs::remove_file(&path).map_err(|error| (path, error))
            });
            match gone {
                Ok(()) => removed.push(files::shown(&path)),
                Err((path, error)) => {
                    sink.push(write_failure(&path, &error));
                }
            }
            continue;
        }
        let message = message!(
            "out/left-over-alongside",
            path = shown_in_words(&path),
            edition = &slug
        );
        sink.push(left_over(&path, message, is_ours));
    }
    removed
}

/// Returns the warning of a PDF or page whose edition is no longer in the project.
fn left_over(path: &Path, message: Message, is_ours: bool) -> Diagnostic {
    let hint =
        if is_ours { message!("hint/prune") } else { message!("hint/remove-by-hand") };
    Diagnostic::warning(Location::file(shown_in_words(path)), message).hint(hint)
}

fn shown_in_words(path: &Path) -> String {
    files::shown(path).display().to_string()
}

/// Removes the proof of an edition that was withheld from print, once it no longer is.
///
/// # Errors
/// The file cannot be removed.
pub fn remove_proof(
    slug: &str,
    out: &OutFolder,
    manifests: &Manifests,
) -> Result<(), (PathBuf, io::Error)> {
    let path = out.pdf(slug, Kind::Draft);
    if !manifests.get(&path).is_some_and(|it| it.pdf.withheld) {
        return Ok(());
    }
    manifests.remove(&path);
    fs::remove_file(&path).map_err(|error| (path, error))
}

/// Whether a PDF says of itself that this program made it.
fn has_mark(path: &Path) -> bool {
    let bytes = read_bounded(path, LIMIT).ok().flatten().unwrap_or_default();
    bytes.windows(MARK.len()).any(|window| window == MARK)
}

/// Whether a page says of itself that this program made it.
fn has_web_mark(path: &Path) -> bool {
    let bytes = read_bounded(path, PAGE_LIMIT).ok().flatten().unwrap_or_default();
    let mark = format!("<meta name=\"generator\" content=\"{GENERATOR}");
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}
