//! Digests of large files, kept as long as size and time of a file stay the same, so that a
//! build in which nothing has changed need not read its photographs.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::stamp;
use crate::files;

/// A file that was written less than this before it is looked at may be written again within
/// the same tick of the disk's clock; its digest is not kept.
const SETTLED: Duration = Duration::from_secs(2);

/// Digests by path. Whatever fails in the file they are kept in only costs time.
#[derive(Debug)]
pub struct Digests {
    file: PathBuf,
    kept: BTreeMap<String, Kept>,
    /// Those that were asked for, which are kept from now on.
    asked: Mutex<BTreeMap<String, Kept>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    bytes: u64,
    modified: u64,
    digest: String,
}

impl Digests {
    /// The digests that are kept in a file.
    pub fn open(file: impl Into<PathBuf>) -> Self {
        let file = file.into();
        let kept = fs::read(&file).ok().and_then(|it| serde_json::from_slice(&it).ok());
        Self { file, kept: kept.unwrap_or_default(), asked: Mutex::default() }
    }

    /// The digest of a file's content; `None` if it cannot be read.
    pub fn of(&self, path: &Path) -> Option<String> {
        let name = path.to_str()?;
        if let Some(asked) = self.lock().get(name) {
            return Some(asked.digest.clone());
        }
        let (bytes, modified) = stamp(path)?;
        let known = self.kept.get(name);
        let kept = match known.filter(|it| (it.bytes, it.modified) == (bytes, modified)) {
            Some(kept) => kept.clone(),
            None => Kept { bytes, modified, digest: digest(path).ok()? },
        };
        let digest = kept.digest.clone();
        self.lock().insert(name.to_owned(), kept);
        Some(digest)
    }

    /// Keeps the digests of files that have settled.
    pub fn keep(self) {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let now = now.map(|now| now.as_nanos()).unwrap_or_default();
        let mut asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|_, it| u128::from(it.modified) + SETTLED.as_nanos() < now);
        if asked == self.kept {
            return;
        }
        if let Ok(json) = serde_json::to_vec(&asked) {
            let _ = files::replace(&self.file, |file| file.write_all(&json));
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Kept>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The BLAKE3 of a file, which is not held in memory.
fn digest(path: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(fs::File::open(path)?)?;
    Ok(hasher.finalize().to_hex().to_string())
}
