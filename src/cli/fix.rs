//! `malzama check --fix`: writes what the proof-reader proposes, after showing it.

use std::io::{self, IsTerminal};

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::proofreading::{Change, Edit, Fixes, fixes};
use malzama_message::message;

use super::Status;
use super::args::CheckArgs;
use super::printable::printable;
use super::terminal::{self, Terminal};

/// The changes that are shown.
const SHOWN: usize = 1000;

pub fn run(
    project: &Project,
    args: &CheckArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    // What else is wrong with the project is told by `check` alone.
    let mut faults = Sink::new();
    let Some(remarks) = malzama::proofread(project, &mut faults) else {
        terminal.report(&faults)?;
        return Ok(Status::of(&faults));
    };
    let chosen = fixes(&remarks, &args.fix, &mut sink);
    let Some(Fixes { changes }) = sink.take(chosen) else {
        terminal.report(&sink)?;
        return Ok(Status::of(&sink));
    };
    show(&changes)?;
    terminal.print_report(&sink)?;
    let count: usize = changes.iter().map(Change::count).sum();
    let files = changes.len();
    if count == 0 {
        terminal.talk(&message!("fix/nothing"));
        return Ok(Status::of(&sink));
    }
    if args.dry_run {
        terminal.talk(&message!("fix/would-write", count = count, files = files));
        return Ok(Status::of(&sink));
    }
    if !is_wanted(terminal)? {
        terminal.talk(&message!("fix/not-written"));
        return Ok(Status::of(&sink));
    }
    let mut failures = Sink::new();
    if failures.take(Fixes { changes }.write(project)).is_none() {
        terminal.report(&failures)?;
        return Ok(Status::of(&failures).max(Status::of(&sink)));
    }
    terminal.talk(&message!("fix/written", count = count, files = files));
    Ok(Status::of(&sink))
}

/// Shows the changes to the records: of each its place, and what is written around it before and
/// after.
fn show(changes: &[Change]) -> io::Result<()> {
    terminal::data(|out| {
        let edits = changes.iter().flat_map(|it| it.edits().map(move |edit| (it, edit)));
        for (shown, (change, edit)) in edits.enumerate() {
            if shown == SHOWN {
                return writeln!(out, "…");
            }
            let Edit { line, column, before, words, proposal, after } = edit;
            writeln!(out, "{}:{line}:{column}", printable(change.path()))?;
            for (sign, words) in [('-', words), ('+', proposal)] {
                // A paragraph may be a single line: what is around the words will do.
                let text = format!("{before}{words}{after}");
                writeln!(out, "{sign} {}", printable(&text))?;
            }
        }
        Ok(())
    })
}

/// Asks whether to write what was shown, if there is somebody to ask.
fn is_wanted(terminal: Terminal) -> io::Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(true);
    }
    terminal.talk(&message!("fix/question"));
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "ن" | "نعم"))
}
