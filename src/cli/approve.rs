//! `malzama approve`: keeps what a board approved, to tell later what changed since.

use std::io;

use malzama::diagnostic::{Cause, Sink};
use malzama::project::Project;
use malzama::{
    ApproveOptions, Approving, ContractFile, OutFolder, Progress, WantedPrints, approve,
};
use malzama_message::message;

use super::Status;
use super::args::{ApproveArgs, PrintsArgs};
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &ApproveArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let approved = wanted(project, &args.prints, &mut sink).and_then(|wanted| {
        let (by, date) = (args.by.clone(), args.date.clone());
        let options = ApproveOptions { wanted, by, date };
        approve(project, options, &tell_waiting(terminal), &mut sink)
    });
    terminal.report(&sink)?;
    let Some(Approving { mark, path, is_new, editions }) = approved else {
        if !sink.has_errors_of(Cause::CommandLine) {
            terminal.talk(&message!("approve/nothing-approved"));
        }
        return Ok(Status::of(&sink));
    };
    if !is_new {
        terminal.talk(&message!("approve/known"));
    }
    terminal::data(|out| {
        for (edition, pages) in &editions {
            let told = message!(
                "approve/line",
                edition = edition,
                pages = *pages,
                approval = &mark.hash,
                date = &mark.date
            );
            writeln!(out, "{}", terminal.line(&told))?;
        }
        let path = path.display().to_string();
        writeln!(out, "{}", terminal.line(&message!("approve/kept", path = path)))
    })?;
    Ok(Status::of(&sink))
}

/// Resolves which print files are meant; returns `None` if an argument is invalid for this project.
pub fn wanted(
    project: &Project,
    args: &PrintsArgs,
    sink: &mut Sink,
) -> Option<WantedPrints> {
    let out = args.from.clone().unwrap_or_else(|| project.root().join("out"));
    let contract = match args.press.as_deref() {
        Some(typed) => Some(sink.take(ContractFile::typed(project, typed))?),
        None => None,
    };
    let editions = args.editions.clone();
    Some(WantedPrints { editions, contract, out: OutFolder::new(out) })
}

/// Says that a build is at work, for whose end a command waits.
pub fn tell_waiting(terminal: Terminal) -> impl Fn(Progress<'_>) + Sync {
    move |progress| {
        if let Progress::Waiting = progress {
            terminal.talk(&message!("build/waiting"));
        }
    }
}
