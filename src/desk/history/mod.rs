//! The history of the records: every version, whoever wrote it, and the way back to each.

mod journal;
mod objects;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use self::journal::Journal;
pub use self::journal::{Author, Change};
use self::objects::Objects;
use crate::diagnostic::Outcome;
use crate::files;

/// Where the history is kept, from the project's root.
const FOLDER: &str = ".malzama/history";

/// The folder of versions within it.
const VERSIONS: &str = "versions";

/// The changes that are kept; the oldest go first.
const MOST_CHANGES: usize = 20_000;

/// The bytes that versions may take on the disk before the older half of the changes goes.
const MOST_BYTES: u64 = 256 << 20;

/// The hash of a version, in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hash(String);

impl Hash {
    /// Returns the hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex()[..32].to_owned())
    }

    /// Returns its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The history of a project's records.
#[derive(Debug)]
pub struct History {
    objects: Objects,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    journal: Journal,
    changes: Vec<Change>,
    /// The version in which each file was seen last; `None` if there was none.
    known: BTreeMap<String, Option<Hash>>,
    group: u64,
}

impl History {
    /// Opens the history of the project at `root`. What cannot be read of it is passed over.
    pub fn open(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        files::sweep(&folder);
        files::sweep(&folder.join(VERSIONS));
        let objects = Objects::new(folder.join(VERSIONS));
        let (journal, changes) = Journal::open(folder.join("journal"));
        let known =
            changes.iter().map(|it| (it.path.clone(), it.after.clone())).collect();
        let group = changes.last().map_or(0, |it| it.group);
        let state = Mutex::new(State { journal, changes, known, group });
        let history = Self { objects, state };
        history.prune();
        history
    }

    /// Begins a group of changes that are undone together.
    pub fn begin(&self) {
        self.state().group += 1;
    }

    /// Keeps a change that the desk is about to make.
    ///
    /// # Errors
    /// It cannot be written to the disk.
    pub fn keep(
        &self,
        path: &str,
        before: Option<&[u8]>,
        after: Option<&[u8]>,
        undoes: Option<u64>,
    ) -> Outcome<()> {
        self.add(path, before, after, Author::Desk, undoes)
    }

    /// Looks at the version of a file that is there now, and keeps it as a change of another
    /// program unless it is known. A file that was never seen before is taken as it is.
    ///
    /// # Errors
    /// It cannot be written to the disk.
    pub fn observe(&self, path: &str, now: Option<&[u8]>) -> Outcome<()> {
        let hash = now.map(Hash::of);
        let known = self.state().known.get(path).cloned();
        match known {
            Some(known) if known == hash => Ok(()),
            None => {
                let kept = self.kept(now)?;
                self.state().known.insert(path.to_owned(), kept);
                Ok(())
            }
            Some(known) => {
                self.take_back_what_was_not_made(path, hash.as_ref())?;
                let still = self.state().known.get(path).cloned().flatten();
                if still == hash {
                    return Ok(());
                }
                let before = known.and_then(|hash| self.objects.get(&hash));
                self.begin();
                self.add(path, before.as_deref(), now, Author::Editor, None)
            }
        }
    }

    /// Returns the changes, from the oldest.
    pub fn changes(&self) -> Vec<Change> {
        self.state().changes.clone()
    }

    /// Returns a version.
    pub fn version(&self, hash: &Hash) -> Option<Vec<u8>> {
        self.objects.get(hash)
    }

    /// Returns the last group of changes that is not undone, from its last; empty if there is
    /// none.
    pub fn last(&self) -> Vec<Change> {
        let state = self.state();
        let undone = undone(&state.changes);
        let lasting = |it: &&Change| it.undoes.is_none() && !undone.contains_key(&it.id);
        let Some(last) = state.changes.iter().rev().find(lasting) else {
            return Vec::new();
        };
        let group = state.changes.iter().rev().filter(lasting);
        group.filter(|it| it.group == last.group).cloned().collect()
    }

    /// Returns the last group of changes that was undone and can be made again, from its last:
    /// nothing has been changed since. Its members are the changes that undid it.
    pub fn last_undone(&self) -> Vec<Change> {
        let state = self.state();
        let undone = undone(&state.changes);
        let undoings: BTreeSet<u64> = state
            .changes
            .iter()
            .filter(|it| it.undoes.is_some())
            .map(|it| it.id)
            .collect();
        // What made a change again is no step of its own, nor is what it undid.
        let is_step = |it: &&Change| {
            let makes_again = it.undoes.is_some_and(|undoes| undoings.contains(&undoes));
            !makes_again && !undone.contains_key(&it.id)
        };
        let steps = || state.changes.iter().rev().filter(is_step);
        let last = steps().next().filter(|it| it.undoes.is_some());
        let group = steps().filter(|it| last.is_some_and(|last| it.group == last.group));
        group.cloned().collect()
    }

    /// Returns the identifiers of all changes that are undone.
    pub fn undone(&self) -> BTreeSet<u64> {
        undone(&self.state().changes).into_keys().collect()
    }

    fn add(
        &self,
        path: &str,
        before: Option<&[u8]>,
        after: Option<&[u8]>,
        by: Author,
        undoes: Option<u64>,
    ) -> Outcome<()> {
        let (before, after) = (self.kept(before)?, self.kept(after)?);
        let mut state = self.state();
        let change = Change {
            id: state.changes.last().map_or(1, |it| it.id + 1),
            second: now(),
            path: path.to_owned(),
            before,
            after,
            by,
            undoes,
            group: state.group,
        };
        let written = state.journal.append(std::slice::from_ref(&change));
        written.map_err(|(path, error)| files::write_failure(&path, &error))?;
        state.known.insert(change.path.clone(), change.after.clone());
        state.changes.push(change);
        Ok(())
    }

    /// Keeps a version; `None` stays that.
    fn kept(&self, bytes: Option<&[u8]>) -> Outcome<Option<Hash>> {
        let kept = bytes.map(|bytes| self.objects.keep(bytes)).transpose();
        Ok(kept.map_err(|(path, error)| files::write_failure(&path, &error))?)
    }

    /// Takes the last change of a file out of account that was kept and then not made, because
    /// the program was ended in between: the file is as it was before.
    fn take_back_what_was_not_made(&self, path: &str, now: Option<&Hash>) -> Outcome<()> {
        let last = {
            let state = self.state();
            state.changes.iter().rev().find(|it| it.path == path).cloned()
        };
        let Some(last) = last.filter(|it| it.before.as_ref() == now) else {
            return Ok(());
        };
        if last.by == Author::Desk && last.undoes.is_none() {
            let version =
                |hash: &Option<Hash>| hash.as_ref().and_then(|it| self.objects.get(it));
            let (from, to) = (version(&last.after), version(&last.before));
            self.begin();
            self.add(
                path,
                from.as_deref(),
                to.as_deref(),
                Author::Editor,
                Some(last.id),
            )?;
        }
        Ok(())
    }

    /// Lets the oldest changes go, and the versions that no other change has.
    fn prune(&self) {
        let mut state = self.state();
        let too_large = self.objects.size() > MOST_BYTES;
        let most = if too_large { state.changes.len() / 2 } else { MOST_CHANGES };
        if state.changes.len() <= most {
            return;
        }
        let gone = state.changes.len() - most;
        let kept = state.changes.split_off(gone);
        state.changes = kept;
        let changes = state.changes.clone();
        // Otherwise they stay, and are tried again the next time.
        if state.journal.replace(&changes).is_ok() {
            let versions = |it: &Change| [it.before.clone(), it.after.clone()];
            let kept = changes.iter().flat_map(versions).flatten().collect();
            self.objects.keep_only(&kept);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the changes that others undo, and by which. An undoing that is undone itself counts
/// no more.
fn undone(changes: &[Change]) -> BTreeMap<u64, u64> {
    let mut undone: BTreeMap<u64, u64> = BTreeMap::new();
    // From the newest: what undoes a change is not undone by anything older.
    for change in changes.iter().rev() {
        if let Some(undoes) = change.undoes
            && !undone.contains_key(&change.id)
        {
            undone.insert(undoes, change.id);
        }
    }
    undone
}

/// Returns the seconds since 1970; what a history tells is not printed.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(root: &Path) -> History {
        History::open(root)
    }

    fn ids(changes: &[Change]) -> Vec<u64> {
        changes.iter().map(|it| it.id).collect()
    }

    /// Undoes the last change, as the desk does.
    fn undo(history: &History) {
        let last = history.last().remove(0);
        let version =
            |hash: &Option<Hash>| hash.as_ref().and_then(|it| history.version(it));
        history.begin();
        let (from, to) = (version(&last.after), version(&last.before));
        let kept =
            history.keep(&last.path, from.as_deref(), to.as_deref(), Some(last.id));
        kept.expect("it is kept");
    }

    #[test]
    fn changes_are_undone_and_made_again_in_their_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = history(folder.path());
        for (before, after) in [("a", "b"), ("b", "c")] {
            kept.begin();
            let texts = (Some(before.as_bytes()), Some(after.as_bytes()));
            kept.keep("data/x.yaml", texts.0, texts.1, None).expect("it is kept");
        }
        assert_eq!((ids(&kept.last()), ids(&kept.last_undone())), (vec![2], vec![]));
        undo(&kept);
        assert_eq!((ids(&kept.last()), ids(&kept.last_undone())), (vec![1], vec![3]));
        // After a restart it is the same.
        let kept = history(folder.path());
        undo(&kept);
        assert_eq!((ids(&kept.last()), ids(&kept.last_undone())), (vec![], vec![4]));
        // To make it again is to undo the undoing.
        kept.begin();
        kept.keep("data/x.yaml", Some(b"a"), Some(b"b"), Some(4)).expect("it is kept");
        assert_eq!((ids(&kept.last()), ids(&kept.last_undone())), (vec![1], vec![3]));
        // A new change ends that.
        kept.begin();
        kept.keep("data/x.yaml", Some(b"b"), Some(b"d"), None).expect("it is kept");
        assert_eq!((ids(&kept.last()), ids(&kept.last_undone())), (vec![6], vec![]));
    }

    #[test]
    fn what_others_write_is_kept_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = history(folder.path());
        kept.observe("data/x.yaml", Some(b"a")).expect("it is seen");
        assert!(kept.changes().is_empty(), "what was there is no change");
        kept.observe("data/x.yaml", Some(b"b")).expect("it is seen");
        kept.observe("data/x.yaml", Some(b"b")).expect("it is seen");
        kept.observe("data/x.yaml", None).expect("it is seen");
        let changes = kept.changes();
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[1].by, Author::Editor);
        let before = changes[1].before.as_ref().and_then(|it| kept.version(it));
        assert_eq!(before.as_deref(), Some(&b"b"[..]));
    }

    #[test]
    fn a_journal_that_is_cut_off_anywhere_is_read_up_to_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FOLDER).join("journal");
        let kept = history(folder.path());
        for number in 0..4 {
            let (before, after) = (format!("{number}"), format!("{}", number + 1));
            kept.begin();
            let texts = (Some(before.as_bytes()), Some(after.as_bytes()));
            kept.keep("data/x.yaml", texts.0, texts.1, None).expect("it is kept");
        }
        let whole = std::fs::read(&path).expect("the journal");
        let ends: Vec<usize> =
            (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
        for length in 0..=whole.len() {
            std::fs::write(&path, &whole[..length]).expect("a journal");
            let cut = history(folder.path());
            // A line counts once all of it is there, its end aside.
            let complete = ends.iter().skip(1).filter(|end| **end <= length).count();
            assert_eq!(cut.changes().len(), complete, "{length}");
            cut.begin();
            cut.keep("data/y.yaml", None, Some(b"new"), None).expect("it is kept");
            let again = history(folder.path());
            assert_eq!(again.changes().len(), complete + 1, "{length}");
        }
    }

    #[test]
    fn a_change_that_was_kept_and_not_made_is_taken_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = history(folder.path());
        kept.begin();
        kept.keep("data/x.yaml", Some(b"a"), Some(b"b"), None).expect("it is kept");
        // The program ends here, and the file is still what it was.
        let kept = history(folder.path());
        kept.observe("data/x.yaml", Some(b"a")).expect("it is seen");
        assert!(kept.last().is_empty());
    }
}
