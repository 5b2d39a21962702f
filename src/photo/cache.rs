//! Prepared photographs kept for the next build, by the hash of all that determines them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use malzama_message::Message;
use serde::{Deserialize, Serialize};

use super::order::Prepared;
use super::shared_cache::SharedCache;
use crate::files::{Temporary, sweep};

/// Last bytes of every entry; another format of entries gets another mark.
const MARK: &[u8] = b"malzama photograph 3\n";

/// Resolution of an entry's time of use.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// A folder of prepared photographs, and if there is one, another that is shared with others.
/// Whatever fails in them only costs the time to prepare a photograph again.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    limit: u64,
    shared: Option<SharedCache>,
    /// The keys of photographs that are being prepared.
    in_work: Mutex<BTreeSet<Key>>,
    /// Told whenever one of them is ready.
    ready: Condvar,
}

/// The hash of all that determines a prepared photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(pub(super) blake3::Hash);

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.as_bytes().cmp(other.0.as_bytes())
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The right to prepare photographs that nobody else prepares meanwhile, until it is dropped.
pub(super) struct Claim<'a> {
    cache: &'a Cache,
    keys: BTreeSet<Key>,
}

impl Cache {
    /// Creates a cache of at most `limit` bytes in `folder`, which is created when it is needed.
    pub fn new(folder: impl Into<PathBuf>, limit: u64) -> Self {
        let (folder, in_work) = (folder.into(), Mutex::default());
        Self { folder, limit, shared: None, in_work, ready: Condvar::new() }
    }

    /// Returns the cache with another one behind it, which is shared with other machines.
    #[must_use]
    pub fn with_shared(self, shared: Option<SharedCache>) -> Self {
        Self { shared, ..self }
    }

    /// Returns the shared cache behind it, if there is one.
    pub fn shared(&self) -> Option<&SharedCache> {
        self.shared.as_ref()
    }

    /// Returns its folder, which may not exist yet.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Waits until nobody prepares a photograph of these keys, and then keeps others from it:
    /// editions that are made side by side often have photographs in common.
    pub(super) fn claim(&self, keys: impl IntoIterator<Item = Key>) -> Claim<'_> {
        let keys: BTreeSet<Key> = keys.into_iter().collect();
        let mut in_work = self.in_work.lock().unwrap_or_else(PoisonError::into_inner);
        while keys.iter().any(|key| in_work.contains(key)) {
            in_work = self.ready.wait(in_work).unwrap_or_else(PoisonError::into_inner);
        }
        in_work.extend(&keys);
        Claim { cache: self, keys }
    }

    /// Returns the path of an entry.
    fn path(&self, key: Key) -> PathBuf {
        self.folder.join(key.0.to_hex().as_str())
    }

    /// Returns the photograph kept under `key`, if it is there and sound.
    pub(super) fn get(&self, key: Key) -> Option<Prepared> {
        let path = self.path(key);
        let Ok(entry) = fs::read(&path) else { return self.get_shared(key) };
        let prepared = unpack(entry, key);
        if prepared.is_none() {
            // Another build may have put a sound one there meanwhile; that costs little.
            let _ = fs::remove_file(&path);
        } else {
            note_use(&path);
        }
        prepared
    }

    /// Returns the photograph that the shared cache has under `key`, and keeps it here too.
    fn get_shared(&self, key: Key) -> Option<Prepared> {
        let shared = self.shared.as_ref()?;
        let prepared = unpack(shared.get(key.0)?, key)?;
        let _ = self.write(&pack(&prepared, key).ok()?, key);
        Some(prepared)
    }

    /// Keeps a photograph under `key`, if it can be written.
    pub(super) fn put(&self, key: Key, prepared: &Prepared) {
        let Ok(entry) = pack(prepared, key) else { return };
        let _ = self.write(&entry, key);
        if let Some(shared) = &self.shared {
            shared.put(key.0, &entry);
        }
    }

    /// Writes an entry to a temporary file and moves it into place.
    fn write(&self, entry: &[u8], key: Key) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = Temporary::new(&self.folder)?;
        file.write_all(entry)?;
        file.put(&self.path(key))
    }

    /// Removes the least recently used entries until the limit is kept, and what builds that
    /// were stopped left unfinished.
    pub fn prune(&self) {
        sweep(&self.folder);
        let Ok(folder) = fs::read_dir(&self.folder) else { return };
        let mut entries: Vec<(SystemTime, PathBuf, u64)> = Vec::new();
        for entry in folder.flatten() {
            let (Ok(metadata), name) = (entry.metadata(), entry.file_name()) else {
                continue;
            };
            let name = name.to_string_lossy();
            let used = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            if metadata.is_file() && blake3::Hash::from_hex(name.as_bytes()).is_ok() {
                entries.push((used, entry.path(), metadata.len()));
            }
        }
        entries.sort();
        let mut total: u64 = entries.iter().map(|(_, _, size)| size).sum();
        for (_, path, size) in entries {
            if total <= self.limit {
                break;
            }
            if fs::remove_file(path).is_ok() {
                total -= size;
            }
        }
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        let in_work = self.cache.in_work.lock();
        let mut in_work = in_work.unwrap_or_else(PoisonError::into_inner);
        in_work.retain(|key| !self.keys.contains(key));
        self.cache.ready.notify_all();
    }
}

/// Sets a file's time of use to now, if it is not of this hour.
fn note_use(path: &Path) {
    let noted = fs::metadata(path).and_then(|metadata| metadata.modified());
    let age = noted.ok().and_then(|noted| noted.elapsed().ok());
    if age.is_some_and(|age| age < HOUR) {
        return;
    }
    if let Ok(file) = File::options().append(true).open(path) {
        let _ = file.set_modified(SystemTime::now());
    }
}

/// All of an entry but its JPEG.
#[derive(Serialize, Deserialize)]
struct Facts<'a> {
    width: u32,
    height: u32,
    warnings: Cow<'a, [Message]>,
}

/// Packs an entry: the JPEG, the facts as JSON, where they begin (32 bits, little-endian), a
/// checksum of all this, and the mark. As the JPEG comes first, it is unpacked where it lies.
fn pack(prepared: &Prepared, key: Key) -> io::Result<Vec<u8>> {
    let Prepared { jpeg, width, height, warnings } = prepared;
    let facts = Facts { width: *width, height: *height, warnings: warnings.into() };
    let mut entry = Vec::with_capacity(jpeg.len() + 256);
    entry.extend(jpeg);
    serde_json::to_writer(&mut entry, &facts)?;
    entry.extend((jpeg.len() as u32).to_le_bytes());
    entry.extend(checksum(&entry, key).as_bytes());
    entry.extend(MARK);
    Ok(entry)
}

/// Unpacks an entry, if all its bytes are there and as they were written.
fn unpack(mut entry: Vec<u8>, key: Key) -> Option<Prepared> {
    let (body, sum) = entry.strip_suffix(MARK)?.split_last_chunk::<32>()?;
    if checksum(body, key) != *sum {
        return None;
    }
    let (body, length) = body.split_last_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    let Facts { width, height, warnings } =
        serde_json::from_slice(body.get(length..)?).ok()?;
    let warnings = warnings.into_owned();
    entry.truncate(length);
    Some(Prepared { jpeg: entry, width, height, warnings })
}

/// Returns the checksum of an entry, which is valid under its own key only.
fn checksum(body: &[u8], key: Key) -> blake3::Hash {
    blake3::keyed_hash(key.0.as_bytes(), body)
}
