//! `malzama import`: makes records of a manuscript.

use std::io;
use std::path::Path;

use malzama::diagnostic::{Errors, Sink};
use malzama::project::Project;
use malzama::{ImportOptions, Imported, ImportedRecord, files, import, import_into_new};
use malzama_message::message;

use super::Status;
use super::args::ImportArgs;
use super::terminal::{self, Terminal};

/// Imports a manuscript into the project around `start`, or into a new one; `is_typed` tells whether `start`
/// was named on the command line.
pub fn run(
    start: &Path,
    is_typed: bool,
    args: &ImportArgs,
    terminal: Terminal,
) -> io::Result<Status> {
    let options = ImportOptions {
        file: args.file.clone(),
        slugs: args.slugs.clone(),
        language: terminal.words().language(),
    };
    let mut sink = Sink::new();
    let mut is_nowhere = false;
    let imported = match &args.into {
        Some(folder) => import_into_new(&options, folder, &mut sink),
        None => {
            let opened = Project::open(start);
            let opened = if is_typed { opened.map_err(Errors::typed) } else { opened };
            is_nowhere = opened.is_err();
            opened.and_then(|project| import(&options, &project, &mut sink))
        }
    };
    let imported = sink.take(imported);
    terminal.report(&sink)?;
    let Some(Imported { root, records }) = imported else {
        if is_nowhere {
            terminal.talk(&message!("hint/import-into"));
        }
        terminal.talk(&message!("import/nothing"));
        return Ok(Status::of(&sink));
    };
    terminal::data(|out| {
        for ImportedRecord { path, name, line } in &records {
            let shown = files::shown(&root.join(path)).display().to_string();
            let told = message!("import/line", path = shown, name = name, line = *line);
            writeln!(out, "{}", terminal.line(&told))?;
        }
        Ok(())
    })?;
    Ok(Status::of(&sink))
}
