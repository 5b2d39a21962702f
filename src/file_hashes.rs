//! Content hashes of files, by path: a file that has not changed since it was last hashed
//! is not read again, in this build or the next.
//!
//! A file counts as unchanged while its stamp is the same: size, modification time,
//! status change time (ctime) and inode. A file that was put back with its old size and
//! modification time is noticed by the other two. As a file can change twice within one
//! tick of the clock, the hash of one that changed shortly before it was read is not
//! kept.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::files;

/// The first line of the list, with the version of its format.
const TITLE: &str = "malzama file hashes 1";

/// A duration longer than one tick of any file system's clock; FAT's tick is two seconds.
const TICK: Duration = Duration::from_secs(3);

/// Hashes of files, kept in a list from one run to the next.
///
/// A run ends with [`keep`](Self::keep). A list that cannot be read or written only costs
/// time.
#[derive(Debug)]
pub struct FileHashes {
    list: PathBuf,
    /// The stamp of the list as it was read; `None` if it could not be read, or is so young that a change
    /// might not tell.
    opened: Option<Stamp>,
    tick: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The content of the list on disk. Paths are compared as they are spelled: splitting them into their
    /// components takes longer than all else here.
    kept: BTreeMap<OsString, Entry>,
    /// The files asked for in this run; each is locked while it is read, so that no other
    /// thread reads it too.
    asked: BTreeMap<OsString, Arc<Mutex<Option<Entry>>>>,
}

/// A hash, and the stamp of the file when it was hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    stamp: Stamp,
    hash: blake3::Hash,
    /// Whether the file was older than the tick when it was read.
    is_settled: bool,
}

/// Everything that changes when a file changes. Times are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: u128,
    changed: u128,
    inode: u64,
}

impl FileHashes {
    /// Opens the list at the path `list`; a missing or damaged one counts as empty.
    pub fn open(list: PathBuf) -> Self {
        Self::with_tick(list, TICK)
    }

    /// Opens a list where clocks tick at least that often.
    fn with_tick(list: PathBuf, tick: Duration) -> Self {
        let opened = stamp_at(&list).filter(|stamp| stamp.is_older_than(tick));
        let text = fs::read_to_string(&list).ok();
        let opened = opened.filter(|_| text.is_some());
        let kept = text.and_then(|text| parse(&text)).unwrap_or_default();
        let state = State { kept, asked: BTreeMap::new() };
        Self { list, opened, tick, state: Mutex::new(state) }
    }

    /// Returns the BLAKE3 hash of the content of the file at `path`, which is read only
    /// if it is unknown or has changed.
    ///
    /// # Errors
    /// The file cannot be read, or is not a regular file.
    pub fn of(&self, path: &Path) -> io::Result<blake3::Hash> {
        let (slot, kept) = {
            let mut state = self.lock();
            let name = path.as_os_str();
            let kept = state.kept.get(name).copied();
            let slot = match state.asked.get(name) {
                Some(slot) => slot.clone(),
                None => state.asked.entry(name.to_owned()).or_default().clone(),
            };
            (slot, kept)
        };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = Stamp::of(&regular(path)?);
        if let Some(known) = slot.or(kept).filter(|known| Some(known.stamp) == stamp) {
            *slot = Some(known);
            return Ok(known.hash);
        }
        let (hash, read) = self.read(path)?;
        *slot = read;
        Ok(hash)
    }

    /// Hashes a file; the entry is that of the very file that was read, and `None` if it
    /// has no stamp, or another one after it was read.
    fn read(&self, path: &Path) -> io::Result<(blake3::Hash, Option<Entry>)> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        let stamp = Stamp::of(&metadata);
        let is_settled = stamp.is_some_and(|stamp| stamp.is_older_than(self.tick));
        let mut hasher = blake3::Hasher::new();
        // Up to its length, even if it grows meanwhile.
        hasher.update_reader((&mut file).take(metadata.len()))?;
        let hash = hasher.finalize();
        let stamp = stamp.filter(|stamp| {
            file.metadata().is_ok_and(|after| Stamp::of(&after).as_ref() == Some(stamp))
        });
        Ok((hash, stamp.map(|stamp| Entry { stamp, hash, is_settled })))
    }

    /// Ends a run: writes the hashes of files that were asked for, or were known and
    /// still exist, provided that they had settled when they were read. All others are
    /// forgotten, and read again when they are asked for.
    pub fn keep(&self) {
        let mut state = self.lock();
        let asked = std::mem::take(&mut state.asked);
        // Shards that run side by side each ask for other files: what another run has kept since
        // this one began is kept too. Each replaces the list by another file.
        if self.opened.is_none() || stamp_at(&self.list) != self.opened {
            let listed = fs::read_to_string(&self.list).ok();
            state.kept.extend(listed.and_then(|text| parse(&text)).unwrap_or_default());
        }
        // In place, as a project of a thousand editions has tens of thousands of files.
        let mut is_changed = false;
        state.kept.retain(|path, _| {
            let stays = asked.contains_key(path) || Path::new(path).exists();
            is_changed |= !stays;
            stays
        });
        for (path, slot) in asked {
            let entry = *slot.lock().unwrap_or_else(PoisonError::into_inner);
            is_changed |= match entry.filter(|it| it.is_settled) {
                Some(entry) => state.kept.insert(path, entry) != Some(entry),
                None => state.kept.remove(&path).is_some(),
            };
        }
        if is_changed {
            let _ = files::replace(&self.list, |file| write(&state.kept, file));
        }
    }

    /// Locks the state, which is consistent even after a panic in another thread.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stamp {
    /// Returns the stamp of a file; `None` if it has no modification time, or one before
    /// 1970.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let modified = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_nanos();
        let (changed, inode) = identity(metadata)?;
        Some(Self { size: metadata.len(), modified, changed, inode })
    }

    /// Whether the file last changed more than `tick` ago, so that any change from now on
    /// gives it another stamp.
    fn is_older_than(&self, tick: Duration) -> bool {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let latest = self.modified.max(self.changed);
        now.is_ok_and(|now| now.as_nanos() > latest + tick.as_nanos())
    }
}

/// Returns the stamp of the file at a path, if there is one.
fn stamp_at(path: &Path) -> Option<Stamp> {
    Stamp::of(&fs::metadata(path).ok()?)
}

/// Returns the ctime of a file in nanoseconds, and its inode.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(u128, u64)> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u128::try_from(metadata.ctime()).ok()?;
    let nanoseconds = u128::try_from(metadata.ctime_nsec()).ok()?;
    Some((seconds * 1_000_000_000 + nanoseconds, metadata.ino()))
}

/// Returns zeros: other systems offer neither.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u128, u64)> {
    Some((0, 0))
}

/// Returns the metadata of a regular file; a device or a pipe might have no end.
fn regular(path: &Path) -> io::Result<Metadata> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    Ok(metadata)
}

/// Writes a list: a title, then a line for each file with its hash, stamp and path.
fn write(entries: &BTreeMap<OsString, Entry>, list: &mut dyn Write) -> io::Result<()> {
    writeln!(list, "{TITLE}")?;
    for (path, Entry { stamp, hash, .. }) in entries {
        // A path that is not UTF-8, or has a line break, cannot be listed.
        let Some(path) = path.to_str().filter(|path| !path.contains(['\n', '\r'])) else {
            continue;
        };
        let Stamp { size, modified, changed, inode } = stamp;
        writeln!(list, "{hash} {size} {modified} {changed} {inode} {path}")?;
    }
    Ok(())
}

/// Parses a list; `None` if any line is malformed.
fn parse(text: &str) -> Option<BTreeMap<OsString, Entry>> {
    let lines = text.strip_prefix(TITLE)?.strip_prefix('\n')?;
    let entry = |line: &str| {
        let mut words = line.splitn(6, ' ');
        let hash = blake3::Hash::from_hex(words.next()?).ok()?;
        let stamp = Stamp {
            size: words.next()?.parse().ok()?,
            modified: words.next()?.parse().ok()?,
            changed: words.next()?.parse().ok()?,
            inode: words.next()?.parse().ok()?,
        };
        Some((OsString::from(words.next()?), Entry { stamp, hash, is_settled: true }))
    };
    lines.lines().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICK: Duration = Duration::from_millis(50);

    /// A temporary folder for files, with the list below it.
    struct Fixture(tempfile::TempDir);

    impl Fixture {
        fn new() -> Self {
            Self(tempfile::tempdir().expect("a folder"))
        }

        fn path(&self, name: impl AsRef<Path>) -> PathBuf {
            self.0.path().join(name)
        }

        fn write(&self, name: impl AsRef<Path>, text: &str) -> PathBuf {
            let path = self.path(name);
            fs::write(&path, text).expect("it is written");
            path
        }

        /// Begins a run with a tick short enough for a test.
        fn open(&self) -> FileHashes {
            FileHashes::with_tick(self.path("state/hashes"), TICK)
        }

        /// Returns the list's lines after its title; none if there is no list.
        fn listed(&self) -> Vec<String> {
            let list = fs::read_to_string(self.path("state/hashes")).unwrap_or_default();
            list.lines().skip(1).map(str::to_owned).collect()
        }

        /// Replaces every hash in the list by that of the empty file: an answer with this
        /// hash shows that the file was not read.
        fn falsify(&self) {
            let lines = self.listed();
            let false_line = |line: &String| format!("{NONE} {}\n", &line[65..]);
            let lines: String = lines.iter().map(false_line).collect();
            self.write("state/hashes", &format!("{TITLE}\n{lines}"));
        }
    }

    /// The hash of the empty file.
    const NONE: &str = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";

    fn none() -> blake3::Hash {
        assert_eq!(blake3::hash(b"").to_hex().as_str(), NONE);
        blake3::hash(b"")
    }

    fn settle() {
        std::thread::sleep(2 * TICK);
    }

    fn set_modified(path: &Path, time: SystemTime) {
        let file = File::options().append(true).open(path).expect("it opens");
        file.set_modified(time).expect("its time is set");
    }

    fn of(hashes: &FileHashes, path: &Path) -> blake3::Hash {
        hashes.of(path).expect("it is hashed")
    }

    #[test]
    fn a_file_that_has_not_changed_is_not_read_again() {
        let fixture = Fixture::new();
        let path = fixture.write("a photo.jpg", "one");
        settle();
        let hashes = fixture.open();
        assert_eq!(of(&hashes, &path), blake3::hash(b"one"));
        hashes.keep();
        fixture.falsify();
        assert_eq!(of(&fixture.open(), &path), none());
        fixture.write("a photo.jpg", "three");
        assert_eq!(of(&fixture.open(), &path), blake3::hash(b"three"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_the_same_size_put_back_with_its_old_time_is_noticed() {
        let fixture = Fixture::new();
        let time = SystemTime::now() - Duration::from_secs(3600);
        let path = fixture.write("photo.jpg", "one");
        set_modified(&path, time);
        settle();
        let hashes = fixture.open();
        assert_eq!(of(&hashes, &path), blake3::hash(b"one"));
        hashes.keep();
        assert_eq!(fixture.listed().len(), 1);
        let (again, known) = (fixture.open(), hashes);

        fixture.write("photo.jpg", "two");
        set_modified(&path, time);
        assert_eq!(of(&again, &path), blake3::hash(b"two"), "written in its place");
        assert_eq!(of(&known, &path), blake3::hash(b"two"), "in the run that goes on");

        let other = fixture.write("other.jpg", "six");
        set_modified(&other, time);
        fs::rename(other, &path).expect("it is moved");
        assert_eq!(of(&again, &path), blake3::hash(b"six"), "another in its place");
    }

    #[test]
    fn a_file_younger_than_the_tick_is_read_once_a_run_and_not_kept() {
        let fixture = Fixture::new();
        let mut hashes = fixture.open();
        hashes.tick = Duration::from_secs(3600);
        let path = fixture.write("photo.jpg", "one");
        assert_eq!(of(&hashes, &path), blake3::hash(b"one"));
        {
            let state = hashes.lock();
            let mut slot = state.asked[path.as_os_str()].lock().expect("nobody panicked");
            slot.as_mut().expect("it is remembered").hash = none();
        }
        assert_eq!(of(&hashes, &path), none(), "it is not read again in this run");
        hashes.keep();
        assert!(fixture.listed().is_empty(), "{:?}", fixture.listed());
        assert_eq!(of(&hashes, &path), blake3::hash(b"one"), "another run reads it");
    }

    #[test]
    fn runs_side_by_side_keep_what_each_asked_for() {
        let fixture = Fixture::new();
        let [one, two, three] = ["a", "b", "c"].map(|name| fixture.write(name, name));
        settle();
        let first = fixture.open();
        of(&first, &one);
        first.keep();
        // Until a list has settled, each run reads it once more.
        settle();
        let runs = [fixture.open(), fixture.open()];
        of(&runs[0], &two);
        of(&runs[1], &three);
        runs.iter().for_each(FileHashes::keep);
        let listed = fixture.listed();
        assert_eq!(listed.len(), 3, "{listed:?}");
    }

    #[test]
    fn files_that_are_gone_leave_the_list_and_others_stay() {
        let fixture = Fixture::new();
        let paths = ["a", "b", "c"].map(|name| fixture.write(name, name));
        settle();
        let hashes = fixture.open();
        let all = paths.each_ref().map(|path| of(&hashes, path));
        hashes.keep();
        assert_eq!(fixture.listed().len(), 3);
        fs::remove_file(&paths[0]).expect("it is removed");
        let hashes = fixture.open();
        assert_eq!(of(&hashes, &paths[1]), all[1]);
        hashes.keep();
        let listed = fixture.listed();
        assert_eq!(listed.len(), 2, "{listed:?}");
        assert!(listed[0].ends_with("/b") && listed[1].ends_with("/c"), "{listed:?}");
    }

    #[test]
    fn a_time_before_1970_is_no_hindrance() {
        let fixture = Fixture::new();
        let path = fixture.write("photo.jpg", "one");
        set_modified(&path, SystemTime::UNIX_EPOCH - Duration::from_secs(3600));
        settle();
        let hashes = fixture.open();
        assert_eq!(of(&hashes, &path), blake3::hash(b"one"));
        fixture.write("photo.jpg", "two");
        set_modified(&path, SystemTime::UNIX_EPOCH - Duration::from_secs(3600));
        assert_eq!(of(&hashes, &path), blake3::hash(b"two"));
        hashes.keep();
        assert!(fixture.listed().is_empty(), "{:?}", fixture.listed());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_path_that_is_no_line_of_text_is_hashed_and_not_kept() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let fixture = Fixture::new();
        let paths = [&b"photo\xff.jpg"[..], b"two\nlines.jpg", b"one\rline.jpg"]
            .map(|name| fixture.write(OsStr::from_bytes(name), "one"));
        settle();
        let hashes = fixture.open();
        for path in &paths {
            assert_eq!(of(&hashes, path), blake3::hash(b"one"));
        }
        hashes.keep();
        assert!(fixture.listed().is_empty(), "{:?}", fixture.listed());
    }

    #[test]
    fn a_damaged_list_is_ignored() {
        let fixture = Fixture::new();
        let path = fixture.write("photo.jpg", "one");
        settle();
        let hashes = fixture.open();
        of(&hashes, &path);
        hashes.keep();
        fixture.falsify();
        let list = fs::read_to_string(fixture.path("state/hashes")).expect("a list");
        assert_eq!(of(&fixture.open(), &path), none(), "a sound list is believed");
        for damaged in [
            format!("{list}rubbish\n"),
            list.replace("hashes 1", "hashes 0"),
            list.replace(NONE, &NONE[1..]),
            list.replace(NONE, "-"),
            String::new(),
        ] {
            assert_ne!(damaged, list);
            fixture.write("state/hashes", &damaged);
            let hashes = fixture.open();
            assert_eq!(of(&hashes, &path), blake3::hash(b"one"), "{damaged}");
            hashes.keep();
            assert_eq!(fixture.listed().len(), 1, "a sound list takes its place");
        }
    }

    #[test]
    fn only_regular_files_are_hashed() {
        let fixture = Fixture::new();
        let hashes = fixture.open();
        let fault = |path: &Path| hashes.of(path).expect_err("no regular file").kind();
        assert_eq!(fault(&fixture.path("none")), io::ErrorKind::NotFound);
        assert_eq!(fault(fixture.0.path()), io::ErrorKind::IsADirectory);
        #[cfg(unix)]
        assert_eq!(fault(Path::new("/dev/zero")), io::ErrorKind::InvalidInput);
    }
}
