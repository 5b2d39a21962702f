//! Runs a command in a child process, and once more without the editions whose layouts
//! ended it.

use std::env;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;

use malzama::supervision::{Journal, Limit, Mandate, Overrun, Supervision};
use malzama_message::message;
use tempfile::NamedTempFile;

use super::{Status, terminal};

/// Runs this command in a child process, as often as its layouts need. Returns `None` if
/// there can be no such process; the command then runs in this one, without limits.
pub fn run() -> Option<Status> {
    let mut stopped: Vec<Overrun> = Vec::new();
    let mut alone = false;
    let mut address = None;
    loop {
        let file = NamedTempFile::new().ok()?;
        let journal = file.path().to_owned();
        let mandate = Mandate {
            journal,
            stopped: stopped.clone(),
            alone,
            address: address.clone(),
        };
        let ended = end_of(start(&mandate).ok()?).ok()?;
        if let Some(status) = ended.code().and_then(Status::from_code) {
            return Some(status);
        }
        let journal = Journal::read(file.path()).unwrap_or_default();
        address = journal.address.or(address);
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
                    terminal::talk(&message!("terminal/our-fault"));
                    return Some(Status::OurFault);
                }
            }
        }
    }
}

/// Starts a child with a mandate.
fn start(mandate: &Mandate) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg("--supervised")
        .arg(serde_json::to_string(mandate)?)
        .args(env::args_os().skip(1))
        .stdin(Stdio::piped())
        .spawn()
}

/// Waits for the end of a child. It sees by its standard input, which is open until then,
/// that this process is still there.
fn end_of(mut child: Child) -> io::Result<ExitStatus> {
    let _open = child.stdin.take();
    child.wait()
}

/// Takes up a mandate, and ends this process when its parent has ended. Returns `None` if
/// the journal is gone: there are then no limits.
pub fn take_up(mandate: &Mandate) -> Option<Arc<Supervision>> {
    std::thread::spawn(|| {
        let _ = io::stdin().lock().read(&mut [0]);
        #[expect(clippy::exit, reason = "nobody waits for the result any more")]
        std::process::exit(Status::MachineFailed as i32)
    });
    Supervision::of(mandate).ok().map(Arc::new)
}
