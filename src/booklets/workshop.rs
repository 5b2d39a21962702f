//! Where commands work on the output of a project: the right to do so, and what is made with.

use std::path::PathBuf;
use std::sync::Arc;

use super::lock::BuildLock;
use super::out_folder::OutFolder;
use super::shard::ShardLock;
use super::up_to_date::{Basis, Manifests};
use super::{LOCK, MANIFESTS, Progress, STATE, file_hashes};
use crate::contract::Contract;
use crate::diagnostic::Sink;
use crate::file_hashes::FileHashes;
use crate::files;
use crate::project::Project;
use crate::shards::Shard;
use crate::supervision::Supervision;
use crate::typeset::Typesetter;

/// A project whose output one command works on while no other does, or a shard beside others.
pub struct Site<'a> {
    project: &'a Project,
    /// The hashes of its files.
    pub hashes: FileHashes,
    _locks: (Option<BuildLock>, Option<ShardLock>),
}

impl<'a> Site<'a> {
    /// Enters a project, for a shard if there is one, and clears what killed commands left in the output folder.
    /// While another command is at work there, `progress` is told so, and this one waits. Returns `None` if it cannot
    /// work there; the reasons are in the sink.
    pub fn enter(
        project: &'a Project,
        out: &OutFolder,
        shard: Option<Shard>,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        sink: &mut Sink,
    ) -> Option<Self> {
        for path in out.ways_out() {
            sink.take(files::spare_sources(project, &path))?;
        }
        let wait = || progress(Progress::Waiting);
        let locks = match shard {
            Some(shard) => {
                (None, Some(sink.take(ShardLock::take(project, shard, wait))?))
            }
            None => {
                let lock = project.root().join(LOCK);
                (Some(sink.take(BuildLock::take(&lock, wait))?), None)
            }
        };
        out.folders().iter().for_each(|folder| files::sweep(folder));
        Some(Self { project, hashes: file_hashes(project), _locks: locks })
    }

    /// Returns the manifests of what was delivered.
    pub fn manifests(&self) -> Manifests<'_> {
        Manifests::new(self.project.root().join(MANIFESTS), &self.hashes)
    }
}

/// What everything that goes along with the print PDFs is made with and delivered to.
pub struct Workshop<'a> {
    /// The inputs that all editions share.
    pub basis: &'a Basis<'a>,
    /// The output folder.
    pub out: &'a OutFolder,
    /// The manifests of what is in it.
    pub manifests: &'a Manifests<'a>,
    /// Maximum number of editions processed concurrently.
    pub jobs: usize,
    /// The tie to the process that started this one, if there is one.
    pub supervision: Option<Arc<Supervision>>,
}

impl Workshop<'_> {
    /// Returns the print contract.
    pub fn contract(&self) -> &Contract {
        self.basis.contract
    }

    /// Creates a typesetter that has read no layout file yet: what is made depends on those it reads.
    pub fn typesetter(&self) -> Typesetter {
        let Basis { project, fonts, contract, .. } = *self.basis;
        Typesetter::new(project.clone(), fonts.clone(), contract)
            .supervised(self.supervision.clone())
    }

    /// Returns the folder for temporary files.
    pub fn state(&self) -> PathBuf {
        self.basis.project.root().join(STATE)
    }
}
