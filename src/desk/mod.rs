//! The desk: edits the records of a project where its booklets are seen.
//!
//! A record is shown as fields ([`view`](Desk::view)) and edited by operations
//! ([`edit`](Desk::edit)), which name the version that was seen. Every version is kept
//! ([`history`]), so that each change can be taken back, whoever made it. All of it works on
//! files alone; the preview serves it.

mod bin;
mod dress;
mod fields;
mod findings;
mod history;
mod listing;
mod operation;
mod photo;
mod structure;
mod told;
mod version;
mod view;
mod way_back;
mod writing;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use self::findings::{Findings, Picture};

pub use self::photo::Dropped;
pub use self::structure::Structure;

pub use self::version::Version;
pub use self::view::RecordView;
pub use self::way_back::{NotTakenBack, TakenBack};
pub use self::writing::{NotWritten, Wanted};

use self::history::History;
use crate::diagnostic::Outcome;
use crate::files;
use crate::project::{DATA, PHOTOS, Project};

/// A project whose records are edited.
#[derive(Debug)]
pub struct Desk {
    project: Project,
    history: History,
    /// Held while files are written: one change at a time.
    writing: Mutex<()>,
}

impl Desk {
    /// Opens the desk of a project, with its history. What one that was killed was about to write
    /// is removed, and a change that was kept and then not made is taken out of account.
    pub fn open(project: Project) -> Self {
        let history = History::open(project.root());
        files::sweep(project.root());
        for folder in [DATA, PHOTOS] {
            for name in project.list(folder).unwrap_or_default() {
                files::sweep(&project.root().join(folder).join(name));
            }
            files::sweep(&project.root().join(folder));
        }
        let desk = Self { project, history, writing: Mutex::new(()) };
        // Where no history can be kept, the desk says so before it writes anything.
        let _ = desk.observe(&desk.paths());
        desk
    }

    /// Returns a record as fields, with what was found in each.
    ///
    /// # Errors
    /// The path is none of a record, or its file is no text.
    pub fn view(&self, path: &str, findings: &Findings) -> Outcome<RecordView> {
        view::view(&self.project, path, findings)
    }

    /// Looks at the records as they are now, and keeps what other programs have changed.
    ///
    /// # Errors
    /// The history cannot be written.
    pub fn observe(&self, paths: &[String]) -> Outcome<()> {
        let _one_at_a_time = self.lock();
        for path in paths {
            // What cannot be read has no version to keep.
            let now = self.project.read_bytes(path).ok();
            self.history.observe(path, now.as_deref())?;
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
