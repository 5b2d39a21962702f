//! Content hashes of files that have not changed since they were last read, so that a
//! build does not read hundreds of large photographs to learn that nothing is new.
//!
//! A file is taken as unchanged while its size, number on the disk, and times of change
//! are the same. As a file can change twice within one tick of the clock, one that was
//! changed shortly before it was read is not remembered.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The name of the list, below the cache's folder.
const NAME: &str = "seen";

/// The list's first line; another format of the list gets another.
const TITLE: &str = "malzama seen 1";

/// Coarser clocks than this are not in use: FAT counts in two seconds.
const TICK: Duration = Duration::from_secs(3);

/// What is known of files, kept in a list on the disk. Whatever fails with the list only
/// costs time.
#[derive(Debug)]
pub(super) struct Seen {
    list: PathBuf,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    files: BTreeMap<PathBuf, (Stamp, blake3::Hash)>,
    is_new: bool,
}

/// What changes when a file changes: size, times of change in nanoseconds, number.
type Stamp = [u128; 4];

impl Seen {
    /// What the list in `folder` tells.
    pub(super) fn read(folder: &Path) -> Self {
        let list = folder.join(NAME);
        let files = fs::read_to_string(&list).ok().and_then(|text| parse(&text));
        let known = Known { files: files.unwrap_or_default(), is_new: false };
        Self { list, known: Mutex::new(known) }
    }

    /// The hash of the file at `path`, if it is known and the file is unchanged.
    pub(super) fn get(&self, path: &Path, metadata: &Metadata) -> Option<blake3::Hash> {
        let (stamp, hash) = *self.known().files.get(path)?;
        (stamp == stamp_of(metadata)?).then_some(hash)
    }

    /// Remembers that the file at `path` has this hash; `metadata` was read before it.
    pub(super) fn put(&self, path: &Path, metadata: &Metadata, hash: blake3::Hash) {
        let age = metadata.modified().ok().and_then(|time| time.elapsed().ok());
        let (Some(stamp), true) = (stamp_of(metadata), age.is_some_and(|age| age > TICK))
        else {
            return;
        };
        let mut known = self.known();
        known.files.insert(path.to_owned(), (stamp, hash));
        known.is_new = true;
    }

    /// Writes the list, if there is something new in it.
    pub(super) fn write(&self) {
        let mut known = self.known();
        if known.is_new && self.try_write(&known.files).is_ok() {
            known.is_new = false;
        }
    }

    fn try_write(
        &self,
        files: &BTreeMap<PathBuf, (Stamp, blake3::Hash)>,
    ) -> io::Result<()> {
        let folder = self.list.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut text = format!("{TITLE}\n");
        for (path, (stamp, hash)) in files {
            // A file that has gone, or a name that is no line of text, is left out.
            let Some(path) = path.to_str().filter(|path| !path.contains('\n')) else {
                continue;
            };
            if !Path::new(path).exists() {
                continue;
            }
            let [size, modified, changed, number] = stamp;
            text += &format!("{hash} {size} {modified} {changed} {number} {path}\n");
        }
        let mut file = tempfile::Builder::new()
            .prefix(super::cache::UNFINISHED)
            .tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.persist(&self.list)?;
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The files of a list; `None` if any line is not as it was written.
fn parse(text: &str) -> Option<BTreeMap<PathBuf, (Stamp, blake3::Hash)>> {
    let lines = text.strip_prefix(TITLE)?.strip_prefix('\n')?;
    lines
        .lines()
        .map(|line| {
            let mut words = line.splitn(6, ' ');
            let hash = blake3::Hash::from_hex(words.next()?).ok()?;
            let mut stamp = [0; 4];
            for number in &mut stamp {
                *number = words.next()?.parse().ok()?;
            }
            Some((PathBuf::from(words.next()?), (stamp, hash)))
        })
        .collect()
}

/// The stamp of a file, where the system has all that belongs to it.
fn stamp_of(metadata: &Metadata) -> Option<Stamp> {
    let modified =
        metadata.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let (changed, number) = identity(metadata);
    Some([metadata.len().into(), modified.as_nanos(), changed, number])
}

/// When the file was last changed in any way, and its number on the disk.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u128, u128) {
    use std::os::unix::fs::MetadataExt;
    let seconds = u128::try_from(metadata.ctime()).unwrap_or(0);
    let nanoseconds = u128::try_from(metadata.ctime_nsec()).unwrap_or(0);
    (seconds * 1_000_000_000 + nanoseconds, metadata.ino().into())
}

/// Other systems do not tell.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u128, u128) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_until_it_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a photo.jpg");
        let write = |text: &str| {
            fs::write(&path, text).expect("it is written");
            let file = fs::File::options().append(true).open(&path).expect("it opens");
            let hour_ago = SystemTime::now() - Duration::from_secs(3600);
            file.set_modified(hour_ago).expect("its time is set");
        };
        let metadata = || fs::metadata(&path).expect("it is there");
        write("one");
        let hash = blake3::hash(b"one");
        let seen = Seen::read(folder.path());
        assert_eq!(seen.get(&path, &metadata()), None);
        seen.put(&path, &metadata(), hash);
        seen.write();
        let seen = Seen::read(folder.path());
        assert_eq!(seen.get(&path, &metadata()), Some(hash));
        write("two");
        assert_eq!(seen.get(&path, &metadata()), None);
        fs::write(&path, "just now").expect("it is written");
        seen.put(&path, &metadata(), blake3::hash(b"just now"));
        assert_eq!(seen.get(&path, &metadata()), None, "it may change within the tick");
        fs::write(folder.path().join(NAME), "malzama seen 1\nrubbish\n").expect("a list");
        assert_eq!(Seen::read(folder.path()).get(&path, &metadata()), None);
    }
}
