//! `malzama new`: begins a project, or adds a city or a group to one.

use std::io;
use std::path::Path;

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{Added, Dress, Started, add_city, add_partner, files, start_project};
use malzama_message::message;

use super::Status;
use super::args::{NewArgs, NewCityArgs, NewCommand, NewPartnerArgs};
use super::terminal::{self, Terminal};

/// Begins a project in a folder.
pub fn project(folder: &Path, terminal: Terminal) -> io::Result<Status> {
    let mut sink = Sink::new();
    let started = sink.take(start_project(folder, None, terminal.words().language()));
    terminal.report(&sink)?;
    if let Some(Started { root, files }) = started {
        let path = files::shown(&root).display().to_string();
        let begun = message!("start/begun", path = path, files = files);
        terminal::data(|out| writeln!(out, "{}", terminal.line(&begun)))?;
        terminal.talk(&message!("start/next"));
    }
    Ok(Status::of(&sink))
}

/// Adds a city or a group to a project.
pub fn addition(
    project: &Project,
    args: &NewArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let language = terminal.words().language();
    let added = match &args.addition {
        Some(NewCommand::City(NewCityArgs { slug, name })) => {
            add_city(project, slug, name.as_deref(), &Dress::default(), language)
        }
        Some(NewCommand::Partner(NewPartnerArgs { city, slug, name })) => {
            add_partner(project, city, slug, name.as_deref(), language)
        }
        // The command line names a folder or an addition.
        None => return Ok(Status::Done),
    };
    let added = sink.take(added);
    terminal.report(&sink)?;
    if let Some(Added { written, listed }) = added {
        terminal::data(|out| {
            for path in &written {
                let told = message!("start/written", path = path);
                writeln!(out, "{}", terminal.line(&told))?;
            }
            let told = message!("start/listed", path = listed);
            writeln!(out, "{}", terminal.line(&told))
        })?;
        if let Some(last) = written.last() {
            terminal.talk(&message!("start/replace-sample", path = last));
        }
    }
    Ok(Status::of(&sink))
}
