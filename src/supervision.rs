//! The tie between a process that lays out and the one that started it.
//!
//! A layout is a program: it can run for ever, and use up the memory. Nothing within a
//! process can stop it, and an allocation that fails ends the process. So a child process
//! lays out. It keeps a journal of what it is laying out, and ends when a layout goes
//! beyond its limits; its parent then starts another, which leaves that edition out.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

/// The exit status of a child that gave up on a layout. Only its parent sees it.
const GAVE_UP: i32 = 75;

/// What a parent tells the child that it starts.
#[derive(Debug, Serialize, Deserialize)]
pub struct Mandate {
    /// The file of the child's journal.
    pub journal: PathBuf,
    /// The layouts that earlier children gave up on, which are not tried again.
    pub stopped: Vec<Overrun>,
    /// Whether editions are laid out one at a time, so that there is no doubt which of
    /// them used up the memory.
    pub alone: bool,
    /// The port at which an earlier child served the preview. Other users see what a process
    /// is started with, so that the whole address, with its key, is never told.
    pub port: Option<u16>,
}

/// A layout that went beyond a limit.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Overrun {
    /// The edition's slug.
    pub edition: String,
    /// The limit.
    pub limit: Limit,
    /// The file of the layout and the line, from one, at which it was then, if known.
    pub place: Option<(String, usize)>,
}

/// The limit that a layout went beyond.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Limit {
    /// The time, in seconds.
    Time(u64),
    /// The memory, in mebibytes.
    Memory(u64),
    /// What the machine has: the system ended the process.
    Machine,
}

/// A line of the journal.
#[derive(Debug, Serialize, Deserialize)]
enum Entry {
    Begin(String),
    End(String),
    Overrun(Overrun),
    Port(u16),
}

/// The child's side of the tie.
#[derive(Debug)]
pub struct Supervision {
    journal: Mutex<File>,
    stopped: Mutex<Vec<Overrun>>,
    port: Option<u16>,
    running: AtomicUsize,
    /// Held while an edition is laid out, if they are laid out one at a time.
    turn: Option<Mutex<()>>,
}

/// An edition that is being laid out, until this is dropped.
pub struct Running<'a> {
    supervision: &'a Supervision,
    edition: &'a str,
    _turn: Option<MutexGuard<'a, ()>>,
}

impl Supervision {
    /// Takes up a mandate.
    ///
    /// # Errors
    /// The journal cannot be opened.
    pub fn of(mandate: &Mandate) -> io::Result<Self> {
        let Mandate { journal, stopped, alone, port } = mandate;
        let journal = File::options().append(true).open(journal)?;
        Ok(Self {
            journal: Mutex::new(journal),
            stopped: Mutex::new(stopped.clone()),
            port: *port,
            running: AtomicUsize::new(0),
            turn: alone.then(Mutex::default),
        })
    }

    /// Notes that an edition is being laid out; waits for its turn if there are turns.
    pub fn begin<'a>(&'a self, edition: &'a str) -> Running<'a> {
        let turn = self.turn.as_ref().map(lock);
        self.running.fetch_add(1, Ordering::SeqCst);
        self.note(&Entry::Begin(edition.to_owned()));
        Running { supervision: self, edition, _turn: turn }
    }

    /// Whether this is certainly the only edition that is being laid out.
    pub fn is_alone(&self) -> bool {
        self.running.load(Ordering::SeqCst) <= 1
    }

    /// Returns how an earlier layout of an edition went beyond its limits.
    pub fn stopped(&self, edition: &str) -> Option<Overrun> {
        lock(&self.stopped).iter().find(|it| it.edition == edition).cloned()
    }

    /// Forgets the layouts that went beyond their limits, since files have changed.
    pub fn try_again(&self) {
        lock(&self.stopped).clear();
    }

    /// Whether the run repeats an earlier one, which said all there is to say.
    pub fn is_repeated(&self) -> bool {
        self.turn.is_some() || !lock(&self.stopped).is_empty()
    }

    /// Returns the port at which an earlier child served the preview.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// Notes the port at which the preview is served.
    pub fn serve_at(&self, port: u16) {
        self.note(&Entry::Port(port));
    }

    /// Ends the process because of a layout: one that is known, or one of several.
    pub fn give_up(&self, overrun: Option<Overrun>) -> ! {
        if let Some(overrun) = overrun {
            self.note(&Entry::Overrun(overrun));
        }
        // Nothing else ends a layout.
        std::process::exit(GAVE_UP)
    }

    /// Writes a line of the journal, in one step.
    fn note(&self, entry: &Entry) {
        let Ok(mut line) = serde_json::to_vec(entry) else { return };
        line.push(b'\n');
        // Without a journal the parent knows less, and says so.
        let _ = lock(&self.journal).write_all(&line);
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.supervision.note(&Entry::End(self.edition.to_owned()));
        self.supervision.running.fetch_sub(1, Ordering::SeqCst);
    }
}

/// What the journal of a child tells of its end.
#[derive(Debug, Default)]
pub struct Journal {
    /// The layouts that went beyond their limits.
    pub overruns: Vec<Overrun>,
    /// The editions that were being laid out.
    pub running: Vec<String>,
    /// The port at which the preview was served.
    pub port: Option<u16>,
}

impl Journal {
    /// Reads the journal of a child that has ended.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut journal = Self::default();
        for line in fs::read_to_string(path)?.lines() {
            match serde_json::from_str(line)? {
                Entry::Begin(edition) => journal.running.push(edition),
                Entry::End(edition) => {
                    let at = journal.running.iter().position(|it| *it == edition);
                    at.map(|at| journal.running.remove(at));
                }
                Entry::Overrun(overrun) => journal.overruns.push(overrun),
                Entry::Port(port) => journal.port = Some(port),
            }
        }
        Ok(journal)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
