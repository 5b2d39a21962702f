//! Undo, redo, and taking back a change of long ago.

use std::collections::BTreeMap;

use malzama_message::message;
use malzama_preflight::Said;
use serde::Serialize;

use super::Desk;
use super::history::{Change, Hash};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome};
use crate::files;

/// What was taken back.
#[derive(Debug, Serialize)]
pub struct TakenBack {
    /// The paths of the records, from the project's root.
    pub paths: Vec<String>,
    /// What was taken back, or made again, in a sentence.
    pub text: Said,
}

/// Why nothing was taken back.
#[derive(Debug)]
pub enum NotTakenBack {
    /// There is nothing, or not any more.
    Nothing,
    /// A record was changed again since then, at the same place.
    MovedOn {
        /// The path of the record.
        path: String,
        /// The record as it would be.
        old: Option<String>,
        /// The record as it is.
        new: Option<String>,
    },
    /// The project or the machine is at fault.
    Failed(Errors),
}

impl From<Errors> for NotTakenBack {
    fn from(errors: Errors) -> Self {
        Self::Failed(errors)
    }
}

impl Desk {
    /// Whether there is something to undo, and something to make again.
    pub fn can_undo(&self) -> [bool; 2] {
        [!self.history.last().is_empty(), !self.history.last_undone().is_empty()]
    }

    /// Takes back the last change that is not taken back yet.
    ///
    /// # Errors
    /// There is none, or its record has moved on.
    pub fn undo(&self) -> Result<TakenBack, NotTakenBack> {
        let _one_at_a_time = self.lock();
        self.take_back_all(&self.history.last())
    }

    /// Makes the last change again that was taken back.
    ///
    /// # Errors
    /// There is none, or its record has moved on.
    pub fn redo(&self) -> Result<TakenBack, NotTakenBack> {
        let _one_at_a_time = self.lock();
        self.take_back_all(&self.history.last_undone())
    }

    /// Takes back one change, and leaves what was changed elsewhere in its record since then.
    ///
    /// # Errors
    /// There is no such change, it is taken back already, or its place was changed again.
    pub fn take_back(&self, id: u64) -> Result<TakenBack, NotTakenBack> {
        let _one_at_a_time = self.lock();
        let undone = self.history.undone();
        let changes = self.history.changes();
        let change = changes.iter().find(|it| it.id == id && !undone.contains(&id));
        self.take_back_all(change.map(std::slice::from_ref).unwrap_or_default())
    }

    /// Takes back all changes of these numbers, from the last.
    ///
    /// # Errors
    /// There is none of them, or a place was changed again.
    pub fn take_back_many(&self, ids: &[u64]) -> Result<TakenBack, NotTakenBack> {
        let _one_at_a_time = self.lock();
        let undone = self.history.undone();
        let changes = self.history.changes().into_iter().rev();
        let wanted: Vec<Change> = changes
            .filter(|it| {
                ids.contains(&it.id) && it.undoes.is_none() && !undone.contains(&it.id)
            })
            .collect();
        self.take_back_all(&wanted)
    }

    /// Takes back changes, from the last, all of them or none.
    fn take_back_all(&self, changes: &[Change]) -> Result<TakenBack, NotTakenBack> {
        let Some(first) = changes.first() else { return Err(NotTakenBack::Nothing) };
        // What every record is to hold is known before the first is written.
        let mut texts: BTreeMap<&str, Option<Vec<u8>>> = BTreeMap::new();
        let mut steps = Vec::new();
        for change in changes {
            let path = change.path.as_str();
            let now = match texts.get(path) {
                Some(text) => text.clone(),
                None => self.now(path)?,
            };
            let then = self.without(change, now.as_deref())?;
            texts.insert(path, then.clone());
            steps.push((change, now, then));
        }
        self.history.begin();
        for (change, now, then) in steps {
            let path = change.path.as_str();
            self.history.keep(path, now.as_deref(), then.as_deref(), Some(change.id))?;
            self.put(path, then.as_deref())?;
        }
        let mut paths: Vec<String> = texts.into_keys().map(str::to_owned).collect();
        paths.sort();
        Ok(TakenBack { paths, text: self.undoing_of(first) })
    }

    /// Returns a record without a change: as it was before, or, if it was changed since then
    /// elsewhere, with that.
    fn without(
        &self,
        change: &Change,
        now: Option<&[u8]>,
    ) -> Result<Option<Vec<u8>>, NotTakenBack> {
        let version = |hash: &Option<Hash>| match hash {
            Some(hash) => self.history.version(hash).map(Some),
            None => Some(None),
        };
        let (Some(before), Some(after)) =
            (version(&change.before), version(&change.after))
        else {
            return Err(NotTakenBack::Nothing);
        };
        if now == after.as_deref() {
            return Ok(before);
        }
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
        let merged = || {
            let (ancestor, ours) = (text(after.as_deref()?)?, text(now?)?);
            let theirs = text(before.as_deref()?)?;
            diffy::merge(&ancestor, &ours, &theirs).ok()
        };
        merged().map(|text| Some(text.into_bytes())).ok_or_else(|| {
            let shown = |bytes: Option<&[u8]>| {
                bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            };
            NotTakenBack::MovedOn {
                path: change.path.clone(),
                old: shown(before.as_deref()),
                new: shown(now),
            }
        })
    }

    /// Returns the bytes of a file that is there; `None` if there is none.
    fn now(&self, path: &str) -> Outcome<Option<Vec<u8>>> {
        match self.project.root().join(path).try_exists() {
            Ok(false) => Ok(None),
            _ => self.project.read_bytes(path).map(Some),
        }
    }

    /// Writes a file, or removes it.
    fn put(&self, path: &str, bytes: Option<&[u8]>) -> Outcome<()> {
        let whole = self.project.root().join(path);
        let failure = |error: &std::io::Error| files::write_failure(path.as_ref(), error);
        match bytes {
            Some(bytes) => files::replace(&whole, |file| file.write_all(bytes))
                .map_err(|(_, error)| failure(&error))?,
            None => std::fs::remove_file(&whole).map_err(|error| failure(&error))?,
        }
        Ok(())
    }
}

impl NotTakenBack {
    /// Returns what there is to say about it.
    pub fn diagnostics(self) -> Errors {
        match self {
            Self::Nothing => {
                let at = Location::file(".malzama/history");
                Diagnostic::error(at, message!("desk/nothing-to-undo")).into()
            }
            Self::MovedOn { path, .. } => {
                let message = message!("desk/cannot-take-back", path = &path);
                Diagnostic::error(Location::file(path), message).into()
            }
            Self::Failed(errors) => errors,
        }
    }
}
