//! The files of remarks that a project has been given, and which of their remarks are done.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use malzama_message::message;
use serde::{Deserialize, Serialize};

use super::form::{BOUNDS, Remarks, read};
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files::{self, write_failure};
use crate::project::{Project, read_bounded};

/// The folder of remarks, relative to the project's root.
const FOLDER: &str = ".malzama/remarks";

/// The most files that are kept.
const FILES: usize = 200;

/// The digits of a hash by which a file is known.
const DIGITS: usize = 16;

/// The size of the largest kept file in bytes: what is done takes a little more.
const LIMIT: u64 = 2 * BOUNDS.bytes as u64;

/// The remarks that a project has been given.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A file of remarks as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    /// By what it is known: a hash of its remarks.
    #[serde(skip)]
    pub id: String,
    /// What it says.
    pub remarks: Remarks,
    /// The places of those that are done in its list.
    pub done: BTreeSet<usize>,
}

impl Store {
    /// Opens the store of a project; its folder is made with the first file.
    pub fn of(project: &Project) -> Self {
        Self { folder: project.root().join(FOLDER) }
    }

    /// Reads and keeps a file of remarks, and returns by what it is known. One that is kept already
    /// stays as it is.
    ///
    /// # Errors
    /// It cannot be read, or is no file of remarks; or so many are kept that there is no room for another.
    pub fn open(&self, file: &Path) -> Outcome<String> {
        let name = file.display().to_string();
        // One byte more than is allowed tells that it is too large.
        let bytes = read_bounded(file, LIMIT).map_err(|error| {
            Diagnostic::unreadable(Location::file(&name), &name, &error)
        })?;
        let bytes = bytes.unwrap_or_else(|| vec![0; BOUNDS.bytes + 1]);
        self.take(&name, &bytes)
    }

    /// Keeps a file of remarks; see [`Self::open`].
    ///
    /// # Errors
    /// See [`Self::open`].
    pub fn take(&self, name: &str, bytes: &[u8]) -> Outcome<String> {
        let remarks = read(name, bytes)?;
        let json = serde_json::to_vec(&remarks).unwrap_or_default();
        let id = blake3::hash(&json).to_hex()[..DIGITS].to_owned();
        if self.get(&id).is_some() {
            return Ok(id);
        }
        if self.ids().len() >= FILES {
            let message = message!("remarks/too-many-files", most = FILES);
            return Err(Diagnostic::error(Location::file(FOLDER), message)
                .hint(message!("hint/close-remarks")))?;
        }
        self.put(&Kept { id: id.clone(), remarks, done: BTreeSet::new() })?;
        Ok(id)
    }

    /// Returns all files that are kept, sorted by edition and reader.
    pub fn all(&self) -> Vec<Kept> {
        let mut all: Vec<Kept> =
            self.ids().iter().filter_map(|id| self.get(id)).collect();
        all.sort_by(|one, other| {
            let key = |it: &Kept| (it.remarks.edition.clone(), it.remarks.by.clone());
            key(one).cmp(&key(other)).then_with(|| one.id.cmp(&other.id))
        });
        all
    }

    /// Ticks a remark as done, or as not; returns whether there is such a remark.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn tick(&self, id: &str, remark: usize, done: bool) -> Outcome<bool> {
        let Some(mut kept) = self.get(id) else { return Ok(false) };
        if remark >= kept.remarks.remarks.len() {
            return Ok(false);
        }
        match done {
            true => kept.done.insert(remark),
            false => kept.done.remove(&remark),
        };
        self.put(&kept)?;
        Ok(true)
    }

    /// Removes a file; returns whether there was one.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn remove(&self, id: &str) -> Outcome<bool> {
        if self.get(id).is_none() {
            return Ok(false);
        }
        let path = self.path(id);
        fs::remove_file(&path).map_err(|error| write_failure(&path, &error))?;
        Ok(true)
    }

    fn put(&self, kept: &Kept) -> Outcome<()> {
        let json = serde_json::to_vec(kept).unwrap_or_default();
        files::replace(&self.path(&kept.id), |file| file.write_all(&json))
            .map_err(|(path, error)| write_failure(&path, &error))?;
        Ok(())
    }

    fn get(&self, id: &str) -> Option<Kept> {
        // It becomes part of a path.
        let is_plain = id.len() == DIGITS && id.bytes().all(|it| it.is_ascii_hexdigit());
        let bytes = read_bounded(&self.path(id), LIMIT).ok().flatten();
        let kept: Kept = serde_json::from_slice(&bytes.filter(|_| is_plain)?).ok()?;
        Some(Kept { id: id.to_owned(), ..kept })
    }

    fn ids(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut ids: Vec<String> = names
            .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
            .collect();
        ids.sort();
        ids.truncate(FILES);
        ids
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }
}
