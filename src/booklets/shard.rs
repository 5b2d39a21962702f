//! What a shard leaves for whoever gathers, and the lock that keeps two of one shard apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use malzama_message::message;
use serde::{Deserialize, Serialize};

use super::LOCK;
use super::lock::BuildLock;
use super::up_to_date::{StaleEdition, StoredDiagnostic};
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::files::{self, write_failure};
use crate::project::{DATA, PHOTOS, Project, read_bounded};
use crate::shards::Shard;

/// The folder of what shards leave, relative to the project's root.
const SHARDS: &str = ".malzama/shards";

/// The version of the form of what a shard leaves.
const SCHEMA: u32 = 1;

/// The size of the largest of them that is read, in bytes.
const LIMIT: u64 = 64 << 20;

/// The right to build a shard, which ends when it is dropped, or the process ends.
#[derive(Debug)]
pub struct ShardLock {
    _project: BuildLock,
    _own: Option<File>,
}

impl ShardLock {
    /// Takes the lock of a shard. Shards of one division run side by side; a whole build waits for
    /// them, and they for it, which `on_wait` is told.
    ///
    /// # Errors
    /// The shard is at work already, or one of another division, which could be making the same
    /// editions.
    pub fn take(
        project: &Project,
        shard: Shard,
        on_wait: impl FnOnce(),
    ) -> Outcome<Self> {
        let whole = BuildLock::share(&project.root().join(LOCK), on_wait)?;
        let folder = project.root().join(SHARDS);
        let path = folder.join(format!("{}.lock", name(shard)));
        let own = match create(&folder, &path) {
            Ok(file) => file,
            // Nothing is kept in a project that may not be written to.
            Err(_) => return Ok(Self { _project: whole, _own: None }),
        };
        if let Err(TryLockError::WouldBlock) = own.try_lock() {
            let shard = shard.to_string();
            let message = message!("shard/at-work", shard = &shard);
            Err(Diagnostic::error(shown(&path), message)
                .hint(message!("hint/wait-for-shard")))?;
        }
        if let Some(other) = at_work(&folder, shard) {
            let (shard, other) = (shard.to_string(), other.to_string());
            let message = message!("shard/other-division", shard = shard, other = other);
            Err(Diagnostic::error(shown(&path), message)
                .hint(message!("hint/one-division")))?;
        }
        Ok(Self { _project: whole, _own: Some(own) })
    }
}

fn create(folder: &Path, path: &Path) -> std::io::Result<File> {
    fs::create_dir_all(folder)?;
    File::options().create(true).append(true).open(path)
}

/// Returns a shard of another division that is at work.
fn at_work(folder: &Path, own: Shard) -> Option<Shard> {
    listed(folder, ".lock").into_iter().find_map(|(shard, path)| {
        let file = File::options().append(true).open(path).ok()?;
        let is_locked = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
        (shard.of != own.of && is_locked).then_some(shard)
    })
}

/// Returns the files of a folder that are named by shards, with this ending, sorted by shard.
fn listed(folder: &Path, ending: &str) -> Vec<(Shard, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(Shard, PathBuf)> = entries
        .filter_map(|entry| {
            let name = entry.file_name();
            let name = name.to_str()?.strip_suffix(ending)?;
            let shard = Shard::parse(&name.replace("-of-", "/"))?;
            Some((shard, entry.path()))
        })
        .collect();
    found.sort();
    found
}

fn name(shard: Shard) -> String {
    format!("{}-of-{}", shard.number, shard.of)
}

fn shown(path: &Path) -> Location {
    Location::file(files::shown(path).display().to_string())
}

/// What a shard leaves beside the PDFs and their manifests: why editions could not be made.
#[derive(Debug, Serialize, Deserialize)]
struct Left {
    schema: u32,
    shard: usize,
    of: usize,
    failed: BTreeMap<String, Failure>,
}

/// Why an edition could not be made.
#[derive(Debug, Serialize, Deserialize)]
struct Failure {
    /// The hash of what it would have been made from.
    inputs: String,
    diagnostics: Vec<StoredDiagnostic>,
}

/// What the shards of a project have left.
#[derive(Debug, Default)]
pub struct Leavings(Vec<Left>);

impl Leavings {
    /// Reads what shards have left; what is damaged counts as missing.
    pub fn of(project: &Project) -> Self {
        let files = listed(&project.root().join(SHARDS), ".json").into_iter();
        let left = files.filter_map(|(_, path)| {
            let json = read_bounded(&path, LIMIT).ok()??;
            let left: Left = serde_json::from_slice(&json).ok()?;
            (left.schema == SCHEMA).then_some(left)
        });
        Self(left.collect())
    }

    /// Returns why the last shard that tried could not make an edition, if it would be made from the
    /// same now.
    pub fn failure(
        &self,
        stale: &StaleEdition,
        project: &Project,
    ) -> Option<Vec<Diagnostic>> {
        let failures = self.0.iter().filter_map(|it| it.failed.get(stale.edition.slug));
        let inputs = stale.inputs.digests.hash();
        let failure = failures.into_iter().find(|it| it.inputs == inputs)?;
        Some(failure.diagnostics.iter().map(|it| it.again(project)).collect())
    }

    /// Returns into how many shards the work was divided; `None` if there was no shard, or if they
    /// do not agree.
    pub fn division(&self) -> Option<usize> {
        let of = self.0.first()?.of;
        self.0.iter().all(|it| it.of == of).then_some(of)
    }
}

/// Writes what a shard leaves: why editions of `stale` could not be made.
///
/// # Errors
/// It cannot be written.
pub fn leave(
    project: &Project,
    shard: Shard,
    stale: &[StaleEdition],
    failed: &BTreeMap<String, Vec<Diagnostic>>,
) -> Outcome<()> {
    let of_edition = |stale: &StaleEdition| {
        let found = failed.get(stale.edition.slug)?;
        let diagnostics = found.iter().map(StoredDiagnostic::of).collect();
        let inputs = stale.inputs.digests.hash();
        Some((stale.edition.slug.to_owned(), Failure { inputs, diagnostics }))
    };
    let failed = stale.iter().filter_map(of_edition).collect();
    let left = Left { schema: SCHEMA, shard: shard.number, of: shard.of, failed };
    let path = project.root().join(SHARDS).join(format!("{}.json", name(shard)));
    let Ok(json) = serde_json::to_vec(&left) else { return Ok(()) };
    files::replace(&path, |file| file.write_all(&json))
        .map_err(|(path, error)| write_failure(&path, &error).into())
}

/// Leaves of what was found in a project what concerns a shard: all but what is said of other cities, which
/// their own shards say.
pub fn own_findings(sink: &mut Sink, cities: &BTreeSet<&str>) {
    sink.retain(|diagnostic| {
        let mut parts = diagnostic.location.path().split('/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(DATA | PHOTOS), Some(folder), Some(_)) => {
                folder == "press" || cities.contains(folder)
            }
            _ => true,
        }
    });
}
