//! The journal: one line for each change, each with a checksum, so that what was cut off by a
//! crash is known for what it is.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Hash;
use crate::files;

/// Who made a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    /// The desk.
    Desk,
    /// Another program, such as an editor.
    Editor,
}

/// A change of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number, which grows.
    pub id: u64,
    /// The second at which it was made, since 1970.
    pub second: u64,
    /// The path of the file, from the project's root.
    pub path: String,
    /// The version before; `None` if there was no file.
    pub before: Option<Hash>,
    /// The version after; `None` if there is no file any more.
    pub after: Option<Hash>,
    /// Who made it.
    pub by: Author,
    /// The change that it undoes, if it does that.
    pub undoes: Option<u64>,
    /// Changes of one number were made together, such as a new group and its place in the list.
    pub group: u64,
}

/// A file to which changes are appended.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: Option<File>,
}

impl Journal {
    /// Reads the journal at a path. Lines that are damaged are passed over.
    pub fn open(path: PathBuf) -> (Self, Vec<Change>) {
        let text = fs::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let changes = text.lines().filter_map(parsed).collect();
        (Self { path, file: None }, changes)
    }

    /// Appends changes, and waits until they are on the disk.
    ///
    /// # Errors
    /// They cannot be written; the path is told beside the reason.
    pub fn append(&mut self, changes: &[Change]) -> Result<(), (PathBuf, io::Error)> {
        let mut write = || {
            let file = match &mut self.file {
                Some(file) => file,
                none => {
                    if let Some(folder) = self.path.parent() {
                        fs::create_dir_all(folder)?;
                    }
                    let mut file =
                        File::options().create(true).append(true).open(&self.path)?;
                    // A line that was cut off ends here.
                    file.write_all(b"\n")?;
                    none.insert(file)
                }
            };
            let lines: String = changes.iter().filter_map(line).collect();
            file.write_all(lines.as_bytes())?;
            file.sync_data()
        };
        write().map_err(|error| {
            self.file = None;
            (self.path.clone(), error)
        })
    }

    /// Replaces the journal by these changes alone.
    ///
    /// # Errors
    /// It cannot be written; it is then as it was.
    pub fn replace(&mut self, changes: &[Change]) -> Result<(), (PathBuf, io::Error)> {
        let lines: String = changes.iter().filter_map(line).collect();
        self.file = None;
        files::replace(&self.path, |file| file.write_all(lines.as_bytes()))
    }
}

/// Writes a change as a line: its checksum, and its values in JSON.
fn line(change: &Change) -> Option<String> {
    let json = serde_json::to_string(change).ok()?;
    Some(format!("{} {json}\n", checksum(&json)))
}

fn parsed(line: &str) -> Option<Change> {
    let (sum, json) = line.split_once(' ')?;
    (sum == checksum(json)).then(|| serde_json::from_str(json).ok()).flatten()
}

fn checksum(json: &str) -> String {
    blake3::hash(json.as_bytes()).to_hex()[..16].to_owned()
}
