//! PDFs of editions that are no longer in the project.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use malzama_message::message;

use super::out_folder::OutFolder;
use super::up_to_date::Manifests;
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::files;
use crate::press::Kind;
use crate::project::read_bounded;

/// What the metadata of every PDF that this program finishes say, in plain bytes.
const MARK: &[u8] = b"<xmp:CreatorTool>Malzama ";

/// The size of the largest PDF in which the mark is looked for, in bytes.
const LIMIT: u64 = 256 << 20;

/// Warns of PDFs in the output folder whose editions, all but `slugs`, are no longer in
/// the project; with `prune`, removes those that this program is known to have made, with
/// their manifests. Returns the removed files.
pub fn tidy(
    out: &OutFolder,
    slugs: &[&str],
    manifests: &Manifests,
    prune: bool,
    sink: &mut Sink,
) -> Vec<PathBuf> {
    let mut removed = Vec::new();
    for kind in [Kind::Print, Kind::Screen, Kind::Draft] {
        for path in out.pdfs(kind) {
            let stem =
                path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let slug = stem.strip_suffix(OutFolder::REJECTED).unwrap_or(stem);
            if slugs.contains(&slug) {
                continue;
            }
            let is_ours = manifests.get(&path).is_some();
            if !is_ours && !has_mark(&path) {
                continue;
            }
            let shown = files::shown(&path);
            if prune && is_ours {
                manifests.remove(&path);
                match fs::remove_file(&path) {
                    Ok(()) => removed.push(shown),
                    Err(error) => sink.push(super::write_failure(&path, &error)),
                }
                continue;
            }
            let shown = shown.display().to_string();
            let message = message!("out/left-over", path = &shown, edition = slug);
            let hint = if is_ours {
                message!("hint/prune")
            } else {
                message!("hint/remove-by-hand")
            };
            sink.push(Diagnostic::warning(Location::file(shown), message).hint(hint));
        }
    }
    removed
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
