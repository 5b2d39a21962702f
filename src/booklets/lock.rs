//! The lock of a project: one build at a time, or the shards of one.
//!
//! Two builds at once would each deliver PDFs that the other has a manifest of.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use crate::diagnostic::Outcome;
use crate::files::write_failure;

/// The right to build a project, which ends when it is dropped, or the process ends.
#[derive(Debug)]
pub struct BuildLock {
    /// The locked file; `None` where no file can be locked.
    _file: Option<File>,
}

impl BuildLock {
    /// Takes the lock at `path`, a file that is created if need be. While another build holds
    /// it, `on_wait` is called once, and this one waits.
    ///
    /// A project that may not be written to has no lock, as nothing is kept in it, and neither
    /// has one on a disk that knows none.
    ///
    /// # Errors
    /// The file cannot be created: the disk is full or fails.
    pub fn take(path: &Path, on_wait: impl FnOnce()) -> Outcome<Self> {
        Self::lock(path, on_wait, File::try_lock, File::lock)
    }

    /// Takes a share of the lock at `path`, beside others that have one; see [`Self::take`].
    ///
    /// # Errors
    /// The file cannot be created: the disk is full or fails.
    pub fn share(path: &Path, on_wait: impl FnOnce()) -> Outcome<Self> {
        Self::lock(path, on_wait, File::try_lock_shared, File::lock_shared)
    }

    fn lock(
        path: &Path,
        on_wait: impl FnOnce(),
        try_lock: impl FnOnce(&File) -> Result<(), TryLockError>,
        wait: impl FnOnce(&File) -> io::Result<()>,
    ) -> Outcome<Self> {
        let file = match open(path) {
            Ok(file) => file,
            Err(error) => match error.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    return Ok(Self { _file: None });
                }
                _ => return Err(write_failure(path, &error))?,
            },
        };
        let locked = match try_lock(&file) {
            Err(TryLockError::WouldBlock) => {
                on_wait();
                wait(&file)
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        Ok(Self { _file: locked.is_ok().then_some(file) })
    }
}

/// Opens the file to be locked.
fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // A shared lock needs the right to read on some systems.
    File::options().create(true).read(true).append(true).open(path)
}
