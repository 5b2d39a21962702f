//! A folder of prepared photographs that several machines share.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::files::Temporary;

/// The folder of entries within the shared one.
const ENTRIES: &str = "photographs";

/// A folder, often of another machine, in which builds keep what they prepared for each other.
///
/// Entries are named by the hash of all that determines them, are checked when they are read, and
/// are put in place in one step, so that builds need no lock between them. Whatever fails in it only
/// costs time: after the first failure it is left alone until the end of the run, which tells
/// [why](Self::trouble). Nothing is removed from it but entries that are damaged.
#[derive(Debug)]
pub struct SharedCache {
    folder: PathBuf,
    trouble: Mutex<Option<io::Error>>,
}

impl SharedCache {
    /// Opens the shared cache in `folder`, which is created if need be.
    pub fn open(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        let trouble = fs::create_dir_all(folder.join(ENTRIES)).err();
        Self { folder, trouble: Mutex::new(trouble) }
    }

    /// Returns its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes out why it was not used to the end, if it was not.
    pub fn trouble(&self) -> Option<io::Error> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Returns what `unpack` reads in the entry of a hash; `None` if there is none that it can read.
    pub(super) fn get<T>(
        &self,
        hash: blake3::Hash,
        unpack: impl FnOnce(Vec<u8>) -> Option<T>,
    ) -> Option<T> {
        if self.is_left_alone() {
            return None;
        }
        let path = self.path(hash);
        match fs::read(&path) {
            Ok(entry) => {
                let unpacked = unpack(entry);
                if unpacked.is_none() {
                    let _ = fs::remove_file(&path);
                }
                unpacked
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    self.leave_alone(error);
                }
                None
            }
        }
    }

    /// Keeps an entry under a hash.
    pub(super) fn put(&self, hash: blake3::Hash, entry: &[u8]) {
        if self.is_left_alone() {
            return;
        }
        let path = self.path(hash);
        let folder = path.parent().unwrap_or(&self.folder);
        let written = fs::create_dir_all(folder).and_then(|()| {
            let mut file = Temporary::new(folder)?;
            file.write_all(entry)?;
            file.put(&path)
        });
        if let Err(error) = written {
            self.leave_alone(error);
        }
    }

    /// Returns the path of an entry: in one of 256 folders, as there may be very many.
    fn path(&self, hash: blake3::Hash) -> PathBuf {
        let name = hash.to_hex();
        self.folder.join(ENTRIES).join(&name[..2]).join(name.as_str())
    }

    fn is_left_alone(&self) -> bool {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn leave_alone(&self, error: io::Error) {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }
}
