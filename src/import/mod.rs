//! Records from a manuscript: one text with all cities and groups, as a plain text or a Word file.

mod beside;
mod docx;
mod manuscript;
pub mod names;
mod outline;
mod record;

use std::path::{Path, PathBuf};

use malzama_message::message;

use self::beside::Beside;
use self::outline::Outline;
use self::record::{Records, compose};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::files::write_failure;
use crate::model::NETWORK;
use crate::project::{DATA, Project};
use crate::records::{NETWORK_FILE, read_network};
use crate::start::{Contents, Stage, start_project, with_editions};
use crate::words::Language;

/// What is to be imported.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The manuscript.
    pub file: PathBuf,
    /// The file of what it does not tell, if there is one.
    pub slugs: Option<PathBuf>,
    /// The language of comments in records.
    pub language: Language,
}

/// What was imported.
#[derive(Debug)]
pub struct Imported {
    /// The folder of the project.
    pub root: PathBuf,
    /// The records, in the order of the manuscript.
    pub records: Vec<ImportedRecord>,
}

/// A record that was written.
#[derive(Debug, Clone)]
pub struct ImportedRecord {
    /// The path from the project's root.
    pub path: String,
    /// The name of the city or group; the title of the network.
    pub name: String,
    /// The line of the manuscript with that name.
    pub line: usize,
}

/// Imports a manuscript into a new project in `folder`, which must be empty or missing.
///
/// # Errors
/// The manuscript cannot be read or understood, or the folder cannot be written: nothing is then left.
pub fn import_into_new(
    options: &ImportOptions,
    folder: &Path,
    sink: &mut Sink,
) -> Outcome<Imported> {
    let (outline, beside) = read(options, sink)?;
    let records = compose(&outline, &beside, None, options.language)?;
    let new = NewProject { records: &records, outline: &outline };
    let started = start_project(folder, Some(&new), options.language)?;
    Ok(Imported { root: started.root, records: records.told })
}

/// Imports a manuscript into a project: its cities are added before the network. The title and introduction are
/// taken if the project has no record of the network yet.
///
/// # Errors
/// The manuscript cannot be read or understood, a city is in the project already, or it cannot be written:
/// nothing is then changed.
pub fn import(
    options: &ImportOptions,
    project: &Project,
    sink: &mut Sink,
) -> Outcome<Imported> {
    let (outline, beside) = read(options, sink)?;
    let mut records = compose(&outline, &beside, Some(project), options.language)?;
    refuse_existing(project, &records)?;
    let settings = with_editions(project, &records.cities)?;
    let network = format!("{DATA}/{NETWORK_FILE}");
    if project.root().join(&network).symlink_metadata().is_ok() {
        warn_of_kept(project, &outline, sink);
        records.files.retain(|(path, _)| *path != network);
        records.told.retain(|it| it.path != network);
    }
    let data = project.root().join(DATA);
    let fail = |error: std::io::Error| write_failure(&data, &error);
    std::fs::create_dir_all(&data).map_err(fail)?;
    let mut stage = Stage::within(&data)?;
    for (path, text) in &records.files {
        stage.write(path, text.as_bytes())?;
    }
    record::check(stage.path(), &records, &outline)?;
    let mut put = Put::default();
    for city in &records.cities {
        put.rename(&stage.path().join(DATA).join(city), &data.join(city))?;
    }
    let staged = stage.path().join(&network);
    if staged.exists() {
        put.rename(&staged, &project.root().join(&network))?;
    }
    settings.put()?;
    put.keep();
    Ok(Imported { root: project.root().to_owned(), records: records.told })
}

/// Reads a manuscript, and what it does not tell.
fn read(options: &ImportOptions, sink: &mut Sink) -> Outcome<(Outline, Beside)> {
    let source = manuscript::read(&options.file, sink)?;
    let outline = outline::outline(&source, sink)?;
    let beside = match &options.slugs {
        Some(path) => Beside::read(path)?,
        None => Beside::default(),
    };
    beside.check(&outline)?;
    Ok((outline, beside))
}

/// Refuses cities that have a folder already.
fn refuse_existing(project: &Project, records: &Records) -> Outcome<()> {
    let mut faults = Vec::new();
    for city in &records.cities {
        let folder = format!("{DATA}/{city}");
        if project.root().join(&folder).symlink_metadata().is_ok() {
            let message = message!("start/taken", path = &folder);
            faults.push(
                Diagnostic::error(Location::file(folder), message)
                    .hint(message!("hint/import-elsewhere")),
            );
        }
    }
    Errors::collected(faults).map_or(Ok(()), Err)
}

/// Warns of a title and introduction that differ from those of the project, which are kept.
fn warn_of_kept(project: &Project, outline: &Outline, sink: &mut Sink) {
    let known = read_network(project, &mut Sink::new());
    let said: Vec<&str> =
        outline.introduction.iter().map(|it| it.value.as_str()).collect();
    let is_known = known.is_some_and(|known| {
        let introduction = known.introduction.iter().map(|it| it.value.as_str());
        let title = outline.title.as_ref();
        title.is_none_or(|it| it.value == known.title.value)
            && (said.is_empty() || introduction.eq(said.iter().copied()))
    });
    let first = outline.title.iter().chain(&outline.introduction).next();
    if let Some(first) = first.filter(|_| !is_known) {
        let path = format!("{DATA}/{NETWORK_FILE}");
        let message = message!("import/network-kept", path = path);
        sink.push(
            Diagnostic::warning(first.location.clone(), message)
                .hint(message!("hint/copy-introduction")),
        );
    }
}

/// What has been put in place so far; it is removed when dropped, unless it is kept.
#[derive(Default)]
struct Put {
    paths: Vec<PathBuf>,
}

impl Put {
    fn rename(&mut self, from: &Path, to: &Path) -> Outcome<()> {
        std::fs::rename(from, to).map_err(|error| write_failure(to, &error))?;
        self.paths.push(to.to_owned());
        Ok(())
    }

    fn keep(mut self) {
        self.paths.clear();
    }
}

impl Drop for Put {
    fn drop(&mut self) {
        for path in &self.paths {
            let _ = std::fs::remove_dir_all(path).or_else(|_| std::fs::remove_file(path));
        }
    }
}

/// A new project with the records of a manuscript.
struct NewProject<'a> {
    records: &'a Records,
    outline: &'a Outline,
}

impl Contents for NewProject<'_> {
    fn editions(&self) -> Vec<String> {
        let cities = self.records.cities.iter().cloned();
        cities.chain([NETWORK.to_owned()]).collect()
    }

    fn write(&self, stage: &mut Stage, _: Language) -> Outcome<()> {
        for (path, text) in &self.records.files {
            stage.write(path, text.as_bytes())?;
        }
        record::check(stage.path(), self.records, self.outline)
    }
}
