//! Files that are no PDF, or a broken or a hostile one: each is refused for a stated reason
//! or judged with stated findings, and never takes a reader down or an endless time.

mod bombs;
mod cycles;
mod damage;
mod extent;
mod refused;
mod values;
mod work;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use malzama_preflight::Severity;

use crate::cases::{Broken, Press, broken, told};
use crate::pdf::{Pdf, sound};

use self::Outcome::{Passes, Refused, Stops};

/// How long a file may take, even in a build that is not optimised.
const PATIENCE: Duration = Duration::from_secs(120);

/// How a hostile file comes out. The command ends with status 0 for what passes and with 1
/// for all else.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// It cannot be judged, for this reason (`unreadable/…`).
    Refused(&'static str),
    /// It breaks these rules and no others, of which one at least is an error.
    Stops(&'static [Broken]),
    /// It breaks no rule but these, of which none is an error.
    Passes(&'static [Broken]),
}

/// A name, a change of a sound file, and how that comes out.
type Hostile = (&'static str, fn(&mut Pdf), Outcome);

/// Judges changes of a sound PDF/X-4, and tells all that came out otherwise.
#[track_caller]
fn judge_changes(cases: &[Hostile]) {
    assert!(!cases.is_empty(), "no file was judged");
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|(name, change, outcome)| {
            let mut pdf = sound::x4();
            change(&mut pdf);
            compare(name, pdf.bytes(), *outcome).err()
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Judges one file by PDF/X-4.
#[track_caller]
fn judge(name: &str, bytes: Vec<u8>, outcome: Outcome) {
    compare(name, bytes, outcome).unwrap_or_else(|reason| panic!("{reason}"));
}

fn compare(name: &str, bytes: Vec<u8>, outcome: Outcome) -> Result<(), String> {
    let press = Press::X4;
    let inspected = within_patience(move || press.inspect(&bytes))
        .ok_or_else(|| format!("{name}: no end after {} s", PATIENCE.as_secs()))?;
    let (found, all) = match inspected {
        Err(unreadable) => {
            let message = unreadable.message();
            let code = message.code().trim_start_matches("unreadable/");
            return match outcome {
                Refused(wanted) if code == wanted => Ok(()),
                _ => Err(format!("{name}: refused: {code}; expected {outcome:?}")),
            };
        }
        Ok(inspection) => {
            assert!(!inspection.pages.is_empty(), "{name}: judged without a page");
            let all: Vec<_> = inspection.findings.iter().map(told).collect();
            (broken(press, &inspection), all)
        }
    };
    let stops = found.iter().any(|(_, severity)| *severity == Severity::Error);
    let expected = match outcome {
        Stops(rules) if stops => rules,
        Passes(rules) if !stops => rules,
        _ => &[("", Severity::Note)],
    };
    let expected = expected.iter().map(|(rule, severity)| (press.id(rule), *severity));
    if expected.collect::<std::collections::BTreeSet<_>>() != found {
        let all = all.join("\n");
        return Err(format!("{name}: found {found:?}; expected {outcome:?}\n{all}"));
    }
    Ok(())
}

/// What a task returns; nothing if it takes too long.
fn within_patience<T: Send + 'static>(
    task: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (send, receive) = mpsc::channel();
    let thread = thread::spawn(move || drop(send.send(task())));
    let result = receive.recv_timeout(PATIENCE).ok();
    if result.is_some() {
        thread.join().expect("the task has ended");
    }
    result
}
