//! Watches the project's files for saves.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use malzama_message::message;

use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::project::{DATA, FONTS, LAYOUTS, PHOTOS, Project, SETTINGS};

/// The folders that a build reads.
const FOLDERS: [&str; 4] = [DATA, LAYOUTS, FONTS, PHOTOS];

/// The silence that ends a save: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(12);

/// The longest wait for that silence.
const PATIENCE: Duration = Duration::from_millis(250);

/// A watcher of the files that a build reads.
pub struct Watcher {
    root: PathBuf,
    saved: Receiver<notify::Result<notify::Event>>,
    /// Stops watching when it is dropped.
    _watcher: RecommendedWatcher,
}

/// A saved file.
#[derive(Debug)]
pub struct Saved {
    /// The path from the project's root.
    pub file: String,
    /// The time at which the save was noticed.
    pub at: Instant,
}

impl Watcher {
    /// Starts watching a project.
    ///
    /// # Errors
    /// The system refuses to watch its files.
    pub fn new(project: &Project) -> Outcome<Self> {
        let (send, saved) = channel();
        let root = project.root().to_owned();
        let watcher = notify::recommended_watcher(send).and_then(|mut watcher| {
            // The root is not watched recursively, because PDFs are written below it.
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

    /// Waits for a save and the silence after it; returns the first file that was saved,
    /// or `None` if there was no save within `limit`.
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
                // Without a watcher no event can come any more.
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

    /// Returns the file of an event, if a build reads it.
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
