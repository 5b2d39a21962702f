//! The sources of a project, which no output may overwrite or be mixed with.

use std::path::Path;

use malzama_message::message;

use super::behind_links;
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::project::{DATA, FONTS, LAYOUTS, PHOTOS, Project};

/// The folders that are read and never written.
const SOURCES: [&str; 4] = [DATA, PHOTOS, FONTS, LAYOUTS];

/// Refuses an output path among the sources of a project, which the output would
/// overwrite or be mixed with, also by way of links.
///
/// # Errors
/// A diagnostic that names the target.
pub fn spare_sources(project: &Project, target: &Path) -> Outcome<()> {
    // For a path that does not exist yet, its nearest existing ancestor decides.
    let existing = std::path::absolute(target)
        .and_then(|path| behind_links(&path))
        .ok()
        .and_then(|path| path.ancestors().find_map(|part| part.canonicalize().ok()));
    let is_source = existing.as_deref().is_some_and(|path| {
        SOURCES.iter().any(|folder| path.starts_with(project.root().join(folder)))
            || (path.is_file() && path.extension().is_some_and(|it| it == "yaml"))
    });
    if !is_source {
        return Ok(());
    }
    let shown = target.display().to_string();
    let message = message!("out/among-sources", path = &shown);
    Err(Diagnostic::usage(Location::file(shown), message)
        .hint(message!("hint/write-into-out")))?
}
