//! Temporary files, which become output files once they are whole.
//!
//! Whoever writes one holds a lock on it. So what a build left that was killed is told from
//! what another one is writing.

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, TempDir};

/// The beginning of the name of every temporary file.
const PREFIX: &str = ".malzama-";

/// The age from which a temporary file counts as left over where files cannot be locked.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// The temporary files that this process is writing.
static IN_WORK: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary file, which is removed when dropped, unless it was put in place.
#[derive(Debug)]
pub struct Temporary(Option<NamedTempFile>);

impl Temporary {
    /// Creates a temporary file in `folder`, which must exist.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let mut builder = Builder::new();
        if let Some(permissions) = permissions_for_all() {
            builder.permissions(permissions);
        }
        Self::build(builder, folder)
    }

    /// Creates a temporary file in `folder` that other users cannot read, and that is never
    /// put in place.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn private(folder: &Path) -> io::Result<Self> {
        Self::build(Builder::new(), folder)
    }

    fn build(mut builder: Builder<'_, '_>, folder: &Path) -> io::Result<Self> {
        let file = builder.prefix(PREFIX).tempfile_in(folder)?;
        #[cfg(unix)]
        let _ = file.as_file().try_lock();
        in_work().insert(file.path().to_owned());
        Ok(Self(Some(file)))
    }

    /// Returns its path.
    pub fn path(&self) -> &Path {
        self.0.as_ref().map_or(Path::new(""), NamedTempFile::path)
    }

    /// Waits until all that was written is on the disk.
    ///
    /// # Errors
    /// The disk fails.
    pub fn sync(&self) -> io::Result<()> {
        self.0.as_ref().map_or(Ok(()), |file| file.as_file().sync_all())
    }

    /// Renames it to `path`, and replaces a file that is there.
    ///
    /// # Errors
    /// It cannot be renamed; it is then removed.
    pub fn put(mut self, path: &Path) -> io::Result<()> {
        let Some(file) = self.0.take() else { return Ok(()) };
        let own = file.path().to_owned();
        let put = file.persist(path).map(drop).map_err(|error| error.error);
        in_work().remove(&own);
        put
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Some(file) => file.write(bytes),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            in_work().remove(file.path());
        }
    }
}

/// A temporary folder, which is removed with all that is in it when dropped, unless it was put in place.
#[derive(Debug)]
pub struct TemporaryFolder(Option<TempDir>);

impl TemporaryFolder {
    /// Creates a temporary folder in `folder`, which must exist.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let mut builder = Builder::new();
        if let Some(permissions) = permissions_of_folders() {
            builder.permissions(permissions);
        }
        let made = builder.prefix(PREFIX).tempdir_in(folder)?;
        in_work().insert(made.path().to_owned());
        Ok(Self(Some(made)))
    }

    /// Returns its path.
    pub fn path(&self) -> &Path {
        self.0.as_ref().map_or(Path::new(""), TempDir::path)
    }

    /// Renames it to `path`, where nothing may be but an empty folder.
    ///
    /// # Errors
    /// It cannot be renamed; it is then removed.
    pub fn put(self, path: &Path) -> io::Result<()> {
        fs::rename(self.path(), path)
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Some(folder) = self.0.take() {
            in_work().remove(folder.path());
        }
    }
}

/// Removes all temporary files and folders of this process, which is about to end.
pub fn abandon() {
    for path in std::mem::take(&mut *in_work()) {
        if fs::remove_file(&path).is_err() {
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// Removes the temporary files in a folder that nobody is writing: those of a process that
/// was killed.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_temporary = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if is_temporary
            && entry.file_type().is_ok_and(|it| it.is_file())
            && is_left(&path)
        {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether nobody is writing a temporary file.
fn is_left(path: &Path) -> bool {
    if cfg!(unix)
        && let Ok(file) = File::options().write(true).open(path)
    {
        match file.try_lock() {
            Ok(()) => return true,
            Err(fs::TryLockError::WouldBlock) => return false,
            Err(fs::TryLockError::Error(_)) => {}
        }
    }
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    let age = modified.ok().and_then(|modified| modified.elapsed().ok());
    age.is_some_and(|age| age > HOUR)
}

fn in_work() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    IN_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns permissions that only the umask restricts; temporary files are private by
/// default.
#[cfg(unix)]
fn permissions_for_all() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

/// Does the same for folders, which have to be entered.
#[cfg(unix)]
fn permissions_of_folders() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o777))
}

/// Returns none: other systems inherit the folder's permissions.
#[cfg(not(unix))]
fn permissions_for_all() -> Option<Permissions> {
    None
}

/// Returns none, as for files.
#[cfg(not(unix))]
fn permissions_of_folders() -> Option<Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_nobody_writes_any_more_is_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut written = Temporary::new(folder.path()).expect("it is created");
        written.write_all(b"half").expect("it is written");
        let left = folder.path().join(".malzama-left");
        let other = folder.path().join(".malzama.yaml");
        for path in [&left, &other] {
            fs::write(path, "half").expect("it is written");
        }
        sweep(folder.path());
        assert!(written.path().exists() && other.exists() && !left.exists());
        let target = folder.path().join("whole");
        written.put(&target).expect("it is put in place");
        sweep(folder.path());
        assert_eq!(fs::read(&target).expect("it is there"), b"half");
    }
}
