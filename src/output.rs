//! Files in `out/`: replaced whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::diagnostic::{Diagnostic, Place};
use crate::fonts::FONTS;
use crate::photo::PHOTOS;
use crate::project::Project;
use crate::records::DATA;
use crate::typeset::LAYOUTS;

/// Folders that are read and never written.
const SOURCES: [&str; 4] = [DATA, PHOTOS, FONTS, LAYOUTS];

/// Writes `bytes` to `path`, creating its folder: first beside it under another name, on
/// the disk to its last byte, then put in place in one step.
///
/// # Errors
/// The path that failed and why; what stood at `path` before is untouched then.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(at(folder))?;
    let mut builder = Builder::new();
    builder.prefix(".malzama-");
    if let Some(permissions) = permissions_for_all() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder).map_err(at(folder))?;
    file.write_all(bytes).map_err(at(path))?;
    file.as_file().sync_all().map_err(at(path))?;
    file.persist(path).map_err(|error| (path.to_owned(), error.error))?;
    Ok(())
}

/// Refuses a target among the sources of a project, which it would replace or confuse.
///
/// # Errors
/// A diagnostic that names the target.
pub fn spare_sources(project: &Project, target: &Path) -> Result<(), Diagnostic> {
    // Of a path that does not exist yet, the part that does decides.
    let existing = std::path::absolute(target)
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
    let message = format!("`{shown}` lies among the project's sources");
    Err(Diagnostic::error(Place::File(shown), message)
        .hint("write into `out/` or a folder outside of the project"))
}

/// Readable by whoever the umask allows; temporary files are private by default.
#[cfg(unix)]
fn permissions_for_all() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

/// Other systems inherit the folder's permissions.
#[cfg(not(unix))]
fn permissions_for_all() -> Option<Permissions> {
    None
}
