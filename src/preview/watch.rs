//! Tells when files of the project were saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use malzama_message::message;

use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::project::{DATA, FONTS, LAYOUTS, PHOTOS, Project, SETTINGS};

/// The folders whose files are read.
const FOLDERS: [&str; 4] = [DATA, LAYOUTS, FONTS, PHOTOS];

/// How long it must be quiet after a file was saved: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(12);

/// How long an unquiet folder is waited for.
const PATIENCE: Duration = Duration::from_millis(250);

/// Watches the files that a build reads.
pub struct Watcher {
    root: PathBuf,
    saved: Receiver<notify::Result<notify::Event>>,
    /// It only has to live as long.
    _watcher: RecommendedWatcher,
}

/// A file that was saved.
#[derive(Debug)]
pub struct Saved {
    /// Its path from the project's root.
    pub file: String,
    /// When that was noticed.
    pub at: Instant,
}

impl Watcher {
    /// Watches a project.
    ///
    /// # Errors
    /// The system does not let its files be watched.
    pub fn new(project: &Project) -> Outcome<Self> {
        let (send, saved) = channel();
        let root = project.root().to_owned();
        let watcher = notify::recommended_watcher(send).and_then(|mut watcher| {
            // The root alone is not watched with all below it: PDFs are written there.
            watcher.watch(&root, RecursiveMode::NonRecursive)?;
            for folder in FOLDERS.map(|folder| root.join(folder)) {
                if folder.is_dir() {
                    watcher.watch(&folder, RecursiveMode::Recursive)?;
                }
            }
            Ok(watcher)
        });
        match watcher {
            Ok(watcher) => Ok(Self { root, saved, _watcher: watcher }),
            Err(error) => {
                let message = message!("preview/no-watcher", reason = error.to_string());
                Err(Diagnostic::failure(Location::file(SETTINGS), message)
                    .hint(message!("hint/raise-watch-limit")))?
            }
        }
    }

    /// Waits until a file was saved and nothing more is written for a moment; the first of
    /// them. `None` if nothing was saved for so long.
    pub fn wait(&self, limit: Duration) -> Option<Saved> {
        let until = Instant::now() + limit;
        let first = loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.saved.recv_timeout(left) {
                Ok(event) => {
                    if let Some(file) = self.file(event) {
                        break Saved { file, at: Instant::now() };
                    }
                }
                Err(RecvTimeoutError::Timeout) => return None,
                // Without a watcher there is nothing but to wait.
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(left);
                    return None;
                }
            }
        };
        let patience = first.at + PATIENCE;
        let mut quiet = Instant::now() + QUIET;
        while let Ok(event) = self
            .saved
            .recv_timeout(quiet.min(patience).saturating_duration_since(Instant::now()))
        {
            if self.file(event).is_some() {
                quiet = Instant::now() + QUIET;
            }
        }
        Some(first)
    }

    /// The file that an event is about, if it is one that a build reads.
    fn file(&self, event: notify::Result<notify::Event>) -> Option<String> {
        let event = event.ok()?;
        if matches!(event.kind, EventKind::Access(_)) {
            return None;
        }
        event.paths.iter().find_map(|path| self.read_by_build(path))
    }

    fn read_by_build(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.root).ok()?;
        let name = inside.to_str()?.replace('\\', "/");
        let first = name.split('/').next()?;
        let is_read = name == SETTINGS || FOLDERS.contains(&first);
        let is_hidden = inside.file_name()?.to_str()?.starts_with('.');
        (is_read && !is_hidden).then_some(name)
    }
}
