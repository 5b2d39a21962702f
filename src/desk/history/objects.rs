//! The versions of files, each kept once under the hash of its bytes.

use std::fs;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::Hash;
use crate::files;

/// Bytes of one version that are read again; records have at most 4 MiB, photographs are kept
/// by their names alone.
const MOST: u64 = 8 << 20;

/// A folder of versions.
#[derive(Debug)]
pub struct Objects {
    folder: PathBuf,
}

impl Objects {
    /// Takes a folder, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps a version; returns its hash.
    ///
    /// # Errors
    /// It cannot be written; the path is told beside the reason.
    pub fn keep(&self, bytes: &[u8]) -> Result<Hash, (PathBuf, io::Error)> {
        let hash = Hash::of(bytes);
        let path = self.path(&hash);
        if !path.is_file() {
            files::replace(&path, |file| {
                let mut packed = GzEncoder::new(file, Compression::fast());
                packed.write_all(bytes)?;
                packed.finish().map(|_| ())
            })?;
        }
        Ok(hash)
    }

    /// Returns a version; `None` if it is not kept any more, or is damaged.
    pub fn get(&self, hash: &Hash) -> Option<Vec<u8>> {
        let file = fs::File::open(self.path(hash)).ok()?;
        let mut bytes = Vec::new();
        GzDecoder::new(file).take(MOST).read_to_end(&mut bytes).ok()?;
        (Hash::of(&bytes) == *hash).then_some(bytes)
    }

    /// Removes all versions that are not among those that are kept.
    pub fn keep_only(&self, kept: &std::collections::BTreeSet<Hash>) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let is_kept = name
                .to_str()
                .is_some_and(|it| kept.iter().any(|hash| hash.as_str() == it));
            // What cannot be removed takes room, and nothing else.
            if !is_kept {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Returns the bytes that all versions take on the disk.
    pub fn size(&self) -> u64 {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| Some(entry.metadata().ok()?.len())).sum()
    }

    fn path(&self, hash: &Hash) -> PathBuf {
        self.folder.join(hash.as_str())
    }
}
