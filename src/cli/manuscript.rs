//! `malzama manuscript`: writes the manuscript of an edition, for work in a Typst editor.

use std::io;
use std::path::Path;

use malzama::diagnostic::{Cause, Sink};
use malzama::files::{self, write_failure};
use malzama::manuscript;
use malzama::project::Project;
use malzama::typeset::MANUSCRIPT;
use malzama_message::message;

use super::Status;
use super::args::ManuscriptArgs;
use super::printable::printable;
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &ManuscriptArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let path = args.out.clone().unwrap_or_else(|| project.root().join(MANUSCRIPT));
    let json = sink
        .take(files::spare_sources(project, &path))
        .and_then(|()| manuscript(project, &args.edition, args.draft, &mut sink));
    let Some(json) = json else {
        terminal.report(&sink)?;
        if !sink.has_errors_of(Cause::CommandLine) {
            terminal.talk(&message!("manuscript/not-written", edition = &args.edition));
        }
        return Ok(Status::of(&sink));
    };
    if path == Path::new("-") {
        terminal.report(&sink)?;
        terminal::data(|out| out.write_all(&json))?;
        return Ok(Status::of(&sink));
    }
    let written = files::replace(&path, |file| file.write_all(&json));
    if let Err((at, error)) = &written {
        sink.push(write_failure(at, error));
    }
    terminal.report(&sink)?;
    if written.is_ok() {
        let shown = files::shown(&path).display().to_string();
        terminal::data(|out| writeln!(out, "{}", printable(&shown)))?;
    }
    Ok(Status::of(&sink))
}
