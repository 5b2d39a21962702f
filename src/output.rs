//! Files in `out/`: replaced whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

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
