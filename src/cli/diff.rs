//! `malzama diff`: shows what changed since an approval.

use std::io;

use malzama::diagnostic::{Cause, Sink};
use malzama::project::Project;
use malzama::words::runs;
use malzama::{DiffOptions, Differences, EditionChanges, Fate, diff};
use malzama_message::{Message, Value, message};

use super::Status;
use super::approve::{tell_waiting, wanted};
use super::args::DiffArgs;
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &DiffArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let differences = wanted(project, &args.prints, &mut sink).and_then(|wanted| {
        let (since, page) = (args.since.clone(), args.out.clone());
        let options = DiffOptions { wanted, since, page };
        diff(project, options, &tell_waiting(terminal), &mut sink)
    });
    terminal.report(&sink)?;
    let Some(Differences { page, editions }) = differences else {
        if !sink.has_errors_of(Cause::CommandLine) {
            terminal.talk(&message!("diff/nothing-compared"));
        }
        return Ok(Status::of(&sink));
    };
    terminal::data(|out| {
        for edition in &editions {
            writeln!(out, "{}", terminal.line(&summary(edition)))?;
        }
        let page = page.display().to_string();
        writeln!(out, "{}", terminal.line(&message!("diff/page", path = page)))
    })?;
    let status = Status::of(&sink);
    let is_changed = !editions.iter().all(EditionChanges::is_unchanged);
    // What could not be compared weighs more than what differs.
    Ok(if status == Status::Done && is_changed { Status::Changed } else { status })
}

/// Sums up what changed in an edition in one line.
fn summary(changes: &EditionChanges) -> Message {
    let (edition, hash, date) = (&changes.slug, &changes.mark.hash, &changes.mark.date);
    if changes.is_unchanged() {
        return message!(
            "diff/unchanged",
            edition = edition,
            approval = hash,
            date = date
        );
    }
    let mut told = Vec::new();
    if !changes.format.is_empty() {
        told.push(message!("diff/other-format"));
    }
    let changed = changes.changed();
    if !changed.is_empty() {
        let (count, pages) = (changed.len(), runs(&changed));
        told.push(message!("diff/pages-changed", count = count, pages = pages));
    }
    for shift in changes.shifts(|change| change.is_moved) {
        let last = |first: usize| first + shift.pages - 1;
        told.push(message!(
            "diff/pages-moved",
            count = shift.pages,
            was = runs(&(shift.was..=last(shift.was)).collect::<Vec<_>>()),
            is = runs(&(shift.is..=last(shift.is)).collect::<Vec<_>>())
        ));
    }
    let added = changes.pages(Fate::Added);
    if !added.is_empty() {
        let (count, pages) = (added.len(), runs(&added));
        told.push(message!("diff/pages-added", count = count, pages = pages));
    }
    let gone = changes.pages(Fate::Gone);
    if !gone.is_empty() {
        let (count, pages) = (gone.len(), runs(&gone));
        told.push(message!("diff/pages-gone", count = count, pages = pages));
    }
    let renumbered = changes.renumbered();
    if renumbered > 0 {
        told.push(message!("diff/renumbered", count = renumbered));
    }
    message!(
        "diff/changed",
        edition = edition,
        approval = hash,
        date = date,
        changes = Value::Messages(told)
    )
}
