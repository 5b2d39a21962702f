//! Writes records: only over the version that was seen, each as a whole, and never without a
//! way back.

use malzama_edit::EditError;
use malzama_message::message;
use serde::Deserialize;

use super::Desk;
use super::fields::RecordKind;
use super::operation::Operation;
use super::version::Version;
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome};
use crate::files;
use crate::project::Project;

/// What the page wants to be written into a record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The path of the record, from the project's root.
    pub path: String,
    /// The version that was seen.
    pub version: Version,
    /// The edits, which are made one after the other, or none of them.
    pub edits: Vec<Operation>,
}

/// Why a record was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// The record is not the one that was seen.
    MovedOn,
    /// It cannot be edited so.
    Refused(Errors),
    /// The project or the machine is at fault.
    Failed(Errors),
}

impl From<Errors> for NotWritten {
    fn from(errors: Errors) -> Self {
        Self::Failed(errors)
    }
}

impl Desk {
    /// Edits a record; returns whether that has changed it.
    ///
    /// # Errors
    /// It has moved on since it was seen, would not read as wanted, or cannot be written; it
    /// is then as it was.
    pub fn edit(&self, wanted: &Wanted) -> Result<bool, NotWritten> {
        let _one_at_a_time = self.lock();
        let Wanted { path, version, edits } = wanted;
        let kind = RecordKind::of(path)?;
        let before = self.project.read_bytes(path)?;
        if Version::of(&before) != *version {
            return Err(NotWritten::MovedOn);
        }
        let after = self.edited(path, kind, &before, edits)?;
        if after == before {
            return Ok(false);
        }
        self.history.begin();
        self.write(path, Some(&before), &after)?;
        Ok(true)
    }

    /// Returns the bytes of a record after some edits.
    fn edited(
        &self,
        path: &str,
        kind: RecordKind,
        before: &[u8],
        edits: &[Operation],
    ) -> Result<Vec<u8>, NotWritten> {
        let is_raw = |it: &Operation| matches!(it, Operation::Raw { .. });
        let mut text = match String::from_utf8(before.to_vec()) {
            Ok(text) => text,
            // A file in another encoding can only be replaced as a whole.
            Err(_) if edits.first().is_some_and(is_raw) => String::new(),
            Err(_) => {
                return Err(Project::text_of(path, before.to_vec())
                    .err()
                    .map_or(NotWritten::MovedOn, NotWritten::Failed));
            }
        };
        for edit in edits {
            text = edit.applied(&text, kind).map_err(|error| refused(path, &error))?;
        }
        Ok(text.into_bytes())
    }

    /// Puts a record in place, and keeps what was there before.
    ///
    /// # Errors
    /// It is read-only, or cannot be written.
    pub(super) fn write(
        &self,
        path: &str,
        before: Option<&[u8]>,
        after: &[u8],
    ) -> Outcome<()> {
        let whole = self.project.root().join(path);
        let failure = |error: &std::io::Error| files::write_failure(path.as_ref(), error);
        if std::fs::metadata(&whole).is_ok_and(|it| it.permissions().readonly()) {
            return Err(failure(&std::io::ErrorKind::PermissionDenied.into()))?;
        }
        let written = files::begin(&whole, |file| file.write_all(after));
        let written = written.map_err(|(_, error)| failure(&error))?;
        self.history.keep(path, before, Some(after), None)?;
        written.put().map_err(|(_, error)| failure(&error))?;
        Ok(())
    }
}

/// Puts the reason why a record is not edited into a diagnostic.
pub(super) fn refused(path: &str, error: &EditError) -> NotWritten {
    let message = message!("desk/not-edited", path = path, reason = error.message());
    let diagnostic = Diagnostic::error(Location::file(path), message);
    NotWritten::Refused(diagnostic.hint(error.hint()).into())
}
