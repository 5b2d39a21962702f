//! A photograph that is dropped on a record: checked, put among the photographs under a sound
//! name, and named by the record.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path as FilePath;

use malzama_edit::{Path, Step, Value};
use malzama_message::message;

use super::Desk;
use super::fields::RecordKind;
use super::operation::Operation;
use super::version::Version;
use super::writing::NotWritten;
use crate::diagnostic::{Diagnostic, Location};
use crate::files;
use crate::import::names;
use crate::photo::{Header, Source};
use crate::project::{PHOTOS, Project};

/// A photograph that arrives.
#[derive(Debug)]
pub struct Dropped<'a> {
    /// The record that is to name it, from the project's root.
    pub record: &'a str,
    /// The version of the record that was seen.
    pub version: &'a Version,
    /// Where it goes: a photograph, whose file it replaces, or the end of a list.
    pub at: &'a Path,
    /// The name under which it was dropped.
    pub name: &'a str,
    /// The file that holds it, anywhere on this machine.
    pub file: &'a FilePath,
}

impl Desk {
    /// Takes a photograph into the project.
    ///
    /// # Errors
    /// The record has moved on, the file is no picture that the program can use, or it cannot
    /// be written. Nothing is then changed.
    pub fn take_photograph(&self, dropped: &Dropped) -> Result<(), NotWritten> {
        let Dropped { record, version, at, name, file } = *dropped;
        let _one_at_a_time = self.lock();
        let kind = RecordKind::of(record)?;
        let before = self.project.read_bytes(record)?;
        if Version::of(&before) != *version {
            return Err(NotWritten::MovedOn);
        }
        let header = Header::read(&Source::File(file.to_owned())).map_err(|fault| {
            let reason = fault.message().clone();
            let message = message!("photograph/unusable", path = name, reason = reason);
            let diagnostic = Diagnostic::error(Location::file(name), message);
            NotWritten::Refused(diagnostic.hint(fault.advice()).into())
        })?;
        let folder = record.split('/').nth(1).filter(|it| !it.contains('.'));
        let path = self.free_name(folder, name, header.format.ending());
        let text = Project::text_of(record, before.clone())?.text;
        let after = named(&text, at, &path, kind)
            .map_err(|error| super::writing::refused(record, &error))?;
        let whole = self.project.root().join(PHOTOS).join(&path);
        copy(file, &whole).map_err(|error| {
            let path = format!("{PHOTOS}/{path}");
            NotWritten::Failed(files::write_failure(path.as_ref(), &error).into())
        })?;
        self.history.begin();
        self.write(record, Some(&before), after.as_bytes())
            .inspect_err(|_| drop(std::fs::remove_file(&whole)))?;
        Ok(())
    }

    /// Returns a path from `photos/` at which there is no file yet, and for which no record
    /// waits: it would show this photograph in place of its own.
    fn free_name(&self, folder: Option<&str>, name: &str, ending: &str) -> String {
        let stem = FilePath::new(name).file_stem().unwrap_or_default().to_string_lossy();
        let stem = names::of_group(&stem);
        let folder = folder.map(|it| format!("{it}/")).unwrap_or_default();
        let numbered =
            (2..).map(|number: usize| format!("{folder}{stem}-{number}.{ending}"));
        let mut paths =
            std::iter::once(format!("{folder}{stem}.{ending}")).chain(numbered);
        let records = self.paths();
        let texts = records.iter().filter_map(|it| self.project.read_bytes(it).ok());
        let texts: Vec<Vec<u8>> = texts.collect();
        let is_named = |path: &str| texts.iter().any(|it| is_within(path.as_bytes(), it));
        let is_free = |path: &String| {
            let file = self.project.root().join(PHOTOS).join(path);
            file.symlink_metadata().is_err() && !is_named(path)
        };
        paths.find(is_free).unwrap_or_default()
    }
}

/// Returns the text of a record that names a photograph at a place: its file, or a new item at
/// the end of a list. The point that the crop of the former photograph kept is not that of this
/// one.
fn named(
    text: &str,
    at: &Path,
    file: &str,
    kind: RecordKind,
) -> Result<String, malzama_edit::EditError> {
    use malzama_edit::{Document, Edit};

    let document = Document::parse(text)?;
    let is_end = |step: &Step| matches!(step, Step::Key(key) if key == "end");
    let (path, is_new) = match at.split_last() {
        Some((list, last)) if is_end(last) => {
            let place = list.then(super::operation::length(&document, &list));
            (place, true)
        }
        _ => (at.clone(), document.value(at).is_none()),
    };
    if is_new {
        let value = Value::fields([("file", file)]);
        let order = kind.written_order().map(str::to_owned).collect();
        return Ok(document.apply(&Edit::Insert { path, value, order })?.into_text());
    }
    let set = Operation::Set { at: path.then("file"), value: file.to_owned() };
    let text = set.applied(text, kind)?;
    let focus = Operation::Set { at: path.then("focus"), value: String::new() };
    focus.applied(&text, kind)
}

/// Whether some bytes stand anywhere within others.
fn is_within(wanted: &[u8], bytes: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|it| it == wanted)
}

/// Copies a file piece by piece.
fn copy(from: &FilePath, to: &FilePath) -> io::Result<()> {
    let mut from = File::open(from)?;
    files::replace(to, |file| {
        let mut piece = vec![0; 1 << 16];
        loop {
            match from.read(&mut piece)? {
                0 => return Ok(()),
                read => file.write_all(&piece[..read])?,
            }
        }
    })
    .map_err(|(_, error)| error)
}
