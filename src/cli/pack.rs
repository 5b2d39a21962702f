//! `malzama pack`: puts all that the print shop gets into one archive for each edition.

use std::io;
use std::path::Path;
use std::sync::Arc;

use malzama::diagnostic::{Cause, Sink};
use malzama::project::Project;
use malzama::supervision::Supervision;
use malzama::{
    ContractFile, NotMade, OutFolder, Pack, PackOptions, Packing, Progress, files, pack,
};
use malzama_message::message;

use super::Status;
use super::args::PackArgs;
use super::build::{cores, size};
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &PackArgs,
    supervision: Option<Arc<Supervision>>,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let progress = |progress: Progress<'_>| {
        if let Progress::Waiting = progress {
            terminal.talk(&message!("build/waiting"));
        }
    };
    let packed = options(project, args, supervision, &mut sink)
        .and_then(|options| pack(project, options, &progress, &mut sink));
    terminal.report(&sink)?;
    let Some(Packing { packs, refused }) = packed else {
        if !sink.has_errors_of(Cause::CommandLine) {
            terminal.talk(&message!("pack/nothing-packed"));
        }
        return Ok(Status::of(&sink));
    };
    let shown = |path: &Path| files::shown(path).display().to_string();
    for NotMade { edition, old } in refused {
        terminal.talk(&match old {
            Some(old) => {
                message!("pack/refused-old", edition = edition, path = shown(&old))
            }
            None => message!("pack/refused", edition = edition),
        });
    }
    terminal::data(|out| {
        for Pack { edition, path, files, bytes } in &packs {
            let path = path.display().to_string();
            let told = message!(
                "pack/line",
                edition = edition,
                files = *files,
                size = size(*bytes),
                path = path
            );
            writeln!(out, "{}", terminal.line(&told))?;
        }
        Ok(())
    })?;
    Ok(Status::of(&sink))
}

/// Resolves the arguments; returns `None` if one of them is invalid for this project.
fn options(
    project: &Project,
    args: &PackArgs,
    supervision: Option<Arc<Supervision>>,
    sink: &mut Sink,
) -> Option<PackOptions> {
    let out = args.out.clone().unwrap_or_else(|| project.root().join("out"));
    let contract = match args.press.as_deref() {
        Some(typed) => Some(sink.take(ContractFile::typed(project, typed))?),
        None => None,
    };
    Some(PackOptions {
        editions: args.editions.clone(),
        contract,
        out: OutFolder::new(out),
        jobs: cores(),
        supervision,
    })
}
