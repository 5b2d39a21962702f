//! Watches the project's files for saves: by the events of the file system, and by looking,
//! because network shares, virtual machines and synchronised folders send none.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::look::{FOLDERS, Look, is_read};
use crate::project::{Project, SETTINGS};

/// The silence that ends a save: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(12);

/// The longest wait for that silence.
const PATIENCE: Duration = Duration::from_millis(250);

/// The interval at which the files are looked at.
const INTERVAL: Duration = Duration::from_millis(900);

/// The share of the time that looking may take: a slow disk is looked at less often.
const SHARE: u32 = 5;

/// A watcher of the files that a build reads.
pub struct Watcher {
    root: PathBuf,
    events: Receiver<notify::Result<notify::Event>>,
    /// Sends the events; `None` if the system refuses to.
    watcher: Option<RecommendedWatcher>,
    /// The files when they were last looked at, and when to look again.
    seen: Look,
    next: Instant,
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
    pub fn new(project: &Project) -> Self {
        let (send, events) = channel();
        let root = project.root().to_owned();
        // Without events, looking is enough.
        let watcher = notify::recommended_watcher(send).ok();
        let seen = Look::at(&root);
        let next = Instant::now() + INTERVAL;
        let mut this = Self { root, events, watcher, seen, next };
        this.watch();
        this
    }

    /// Waits for a save and the silence after it; returns the first file that was saved,
    /// or `None` if there was no save within `limit`.
    pub fn wait(&mut self, limit: Duration) -> Option<Saved> {
        let until = Instant::now() + limit;
        loop {
            let now = Instant::now();
            if now >= until {
                return None;
            }
            let pause = self.next.min(until).saturating_duration_since(now);
            let named = match self.events.recv_timeout(pause) {
                Ok(event) => self.file(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(pause);
                    None
                }
            };
            if named.is_some() {
                let at = Instant::now();
                self.settle(at + PATIENCE);
                // A file may be written twice within one tick of the clock of its disk;
                // temporary files are gone by now.
                let named = named.filter(|file| self.root.join(file).is_file());
                let seen = self.look();
                if let Some(file) = seen.or(named) {
                    return Some(Saved { file, at });
                }
            } else if Instant::now() >= self.next
                && let Some(file) = self.look()
            {
                // No event has told of it: folders may have been replaced.
                self.watch();
                return Some(Saved { file, at: Instant::now() });
            }
        }
    }

    /// Watches the folders that are there now.
    fn watch(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        // The root is not watched recursively, because PDFs are written below it. What
        // cannot be watched is looked at.
        let _ = watcher.unwatch(&self.root);
        let _ = watcher.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            let _ = watcher.unwatch(&folder);
            if folder.is_dir() {
                let _ = watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
    }

    /// Looks at the files; returns the first that has changed since the last look.
    fn look(&mut self) -> Option<String> {
        let start = Instant::now();
        let look = Look::at(&self.root);
        let first = look.since(&self.seen).next().map(str::to_owned);
        self.seen = look;
        self.next = Instant::now() + INTERVAL.max(start.elapsed() * SHARE);
        first
    }

    /// Waits until no event has come for [`QUIET`], at most until `patience`.
    fn settle(&self, patience: Instant) {
        let mut quiet = Instant::now() + QUIET;
        while let Ok(event) = self
            .events
            .recv_timeout(quiet.min(patience).saturating_duration_since(Instant::now()))
        {
            if self.file(event).is_some() {
                quiet = Instant::now() + QUIET;
            }
        }
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
        let path = inside.to_str()?.replace('\\', "/");
        let mut parts = path.split('/');
        let first = parts.next()?;
        let is_ours = path == SETTINGS || FOLDERS.contains(&first);
        (is_ours && parts.all(is_read)).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The time within which a save has to be noticed on a disk that sends no events.
    const SOON: Duration = Duration::from_secs(2);

    #[test]
    fn a_save_is_noticed_without_events() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
            fs::write(path, "text").expect("a file");
        };
        write(SETTINGS);
        write("data/acre/city.yaml");
        let project = Project::open(folder.path()).expect("a project");
        let mut watcher = Watcher::new(&project);
        // Nobody sends any more.
        watcher.watcher = None;
        watcher.events = channel().1;
        assert!(watcher.wait(Duration::from_millis(50)).is_none());
        write("data/acre/group.yaml~");
        write("data/acre/group.yaml");
        let saved = watcher.wait(SOON).expect("the save is noticed");
        assert_eq!(saved.file, "data/acre/group.yaml");
        assert!(watcher.wait(Duration::from_millis(50)).is_none(), "it is told once");
        fs::remove_file(folder.path().join("data/acre/group.yaml")).expect("it goes");
        let saved = watcher.wait(SOON).expect("the removal is noticed");
        assert_eq!(saved.file, "data/acre/group.yaml");
    }

    #[test]
    fn a_save_is_told_once_and_temporary_files_never() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path("data/acre")).expect("a folder");
        fs::write(path(SETTINGS), "text").expect("a file");
        let project = Project::open(folder.path()).expect("a project");
        let mut watcher = Watcher::new(&project);
        // As an editor saves: into a temporary file that takes the other's place.
        fs::write(path("data/acre/4913"), "").expect("a file");
        fs::remove_file(path("data/acre/4913")).expect("it goes");
        fs::write(path("data/acre/sedXy12"), "text").expect("a file");
        fs::rename(path("data/acre/sedXy12"), path("data/acre/group.yaml"))
            .expect("a move");
        let saved = watcher.wait(SOON).expect("the save is noticed");
        assert_eq!(saved.file, "data/acre/group.yaml");
        assert!(watcher.wait(SOON).is_none(), "it is told once");
    }
}
