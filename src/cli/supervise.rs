//! Runs a command in a child process, and once more without the editions whose layouts
//! ended it.

use std::env;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use malzama::diagnostic::io_reason;
#[cfg(unix)]
use malzama::files::sweep;
use malzama::files::{Temporary, abandon};
use malzama::supervision::{Journal, Limit, Mandate, Overrun, Supervision};
use malzama_message::message;

use super::Status;
use super::terminal::Terminal;

/// The size in bytes from which a buffer, such as holds a photograph, is given back by itself.
const LARGE: usize = 8 << 20;

/// The bytes that an arena may keep at its end. With less, a build asks the system for the same memory
/// again and again.
const SPARE: usize = 32 << 20;

/// Runs this command in a child process, as often as its layouts need. Returns `None` if
/// there can be no such process; the command then runs in this one, without limits.
pub fn run(terminal: Terminal) -> Option<Status> {
    let mut stopped: Vec<Overrun> = Vec::new();
    let mut alone = false;
    let mut port = None;
    let folder = env::temp_dir();
    #[cfg(unix)]
    sweep(&folder);
    loop {
        let file = Temporary::private(&folder).ok()?;
        let journal = file.path().to_owned();
        let mandate = Mandate { journal, stopped: stopped.clone(), alone, port };
        let ended = match start(&mandate).and_then(end_of) {
            Ok(ended) => ended,
            Err(_) if stopped.is_empty() && !alone => return None,
            // Without another process, nothing would stop the layout that was stopped.
            Err(error) => {
                let reason = io_reason(&error);
                terminal.talk(&message!("terminal/no-process", reason = reason));
                return Some(Status::MachineFailed);
            }
        };
        // Once more: the child of a process that was killed while it started one holds the journal
        // of that process for a moment.
        #[cfg(unix)]
        sweep(&folder);
        if let Some(status) = stopped_with(ended) {
            tell_stopped(terminal);
            abandon();
            #[expect(clippy::exit, reason = "the status is that of a signal")]
            std::process::exit(status);
        }
        if let Some(status) = ended.code().and_then(Status::from_code) {
            return Some(status);
        }
        let journal = Journal::read(file.path()).unwrap_or_default();
        port = journal.port.or(port);
        let before = stopped.len();
        stopped.extend(journal.overruns);
        if stopped.len() == before {
            match <[String; 1]>::try_from(journal.running) {
                Ok([edition]) => {
                    stopped.push(Overrun { edition, limit: Limit::Machine, place: None });
                }
                // Any of several may have ended it.
                Err(several) if !several.is_empty() && !alone => alone = true,
                Err(_) => {
                    terminal.talk(&message!("terminal/our-fault"));
                    return Some(Status::OurFault);
                }
            }
        }
    }
}

/// Starts a child with a mandate.
fn start(mandate: &Mandate) -> io::Result<Child> {
    let is_free = |(name, _): &(&str, String)| env::var_os(name).is_none();
    Command::new(env::current_exe()?)
        .arg("--supervised")
        .arg(serde_json::to_string(mandate)?)
        .args(env::args_os().skip(1))
        .envs(allocator().into_iter().filter(is_free))
        .stdin(Stdio::piped())
        .spawn()
}

/// Returns the environment that has the allocator of glibc give memory back; others do not read it.
/// Without it, each thread keeps an arena of its own with the buffers of the photographs that it had.
fn allocator() -> [(&'static str, String); 3] {
    let threads = std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
    [
        ("MALLOC_ARENA_MAX", threads.to_string()),
        ("MALLOC_MMAP_THRESHOLD_", LARGE.to_string()),
        ("MALLOC_TRIM_THRESHOLD_", SPARE.to_string()),
    ]
}

/// Waits for the end of a child. It sees by its standard input, which is open until then,
/// that this process is still there.
fn end_of(mut child: Child) -> io::Result<ExitStatus> {
    *lock(&CHILD) = child.stdin.take();
    let ended = child.wait();
    lock(&CHILD).take();
    ended
}

/// The standard input of the child.
static CHILD: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// The exit status of this process once a signal has stopped it; 0 before.
static STOPPED: AtomicI32 = AtomicI32::new(0);

/// Whether the user has been told that the work was stopped.
static IS_TOLD: AtomicBool = AtomicBool::new(false);

/// The exit statuses of a process that a signal stopped: 128 and the number of `SIGHUP`,
/// `SIGINT` or `SIGTERM`, as shells count.
const STOPS: [i32; 3] = [129, 130, 143];

/// Notes that a signal stops this process, and ends the child by closing its standard input.
/// Returns whether there is one, whose end [`run`] waits for.
#[cfg(unix)]
pub fn stop(status: i32) -> bool {
    STOPPED.store(status, Ordering::Relaxed);
    lock(&CHILD).take().is_some()
}

/// Tells once that the work was stopped.
pub fn tell_stopped(terminal: Terminal) {
    if !IS_TOLD.swap(true, Ordering::Relaxed) {
        terminal.talk(&message!("terminal/stopped"));
    }
}

/// Returns the exit status if a signal has stopped this process or its child, which mostly
/// get it both.
fn stopped_with(child: ExitStatus) -> Option<i32> {
    let own = Some(STOPPED.load(Ordering::Relaxed)).filter(|status| *status != 0);
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&child);
    #[cfg(not(unix))]
    let signal = None;
    let of_child = child.code().or(signal.map(|signal: i32| 128 + signal));
    own.or(of_child.filter(|status| STOPS.contains(status)))
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes up a mandate, and ends this process when its parent has ended. Returns `None` if
/// the journal is gone: there are then no limits.
pub fn take_up(mandate: &Mandate) -> Option<Arc<Supervision>> {
    std::thread::spawn(|| {
        let _ = io::stdin().lock().read(&mut [0]);
        abandon();
        #[expect(clippy::exit, reason = "nobody waits for the result any more")]
        std::process::exit(Status::MachineFailed as i32)
    });
    Supervision::of(mandate).ok().map(Arc::new)
}
