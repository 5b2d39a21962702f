//! `malzama preview`: shows the booklets in a browser until the process ends.

use std::io;
use std::sync::Arc;

use malzama::diagnostic::{Errors, Sink};
use malzama::preview::{Event, Preview, preview};
use malzama::project::Project;
use malzama::supervision::Supervision;
use malzama::{OutFolder, RemarkStore};
use malzama_message::message;

use super::Status;
use super::args::PreviewArgs;
use super::terminal::Terminal;

pub fn run(
    project: Project,
    args: &PreviewArgs,
    supervision: Option<Arc<Supervision>>,
    terminal: Terminal,
) -> io::Result<Status> {
    let mut sink = Sink::new();
    let store = RemarkStore::of(&project);
    for file in &args.remarks {
        sink.take(store.open(file).map_err(Errors::typed));
    }
    if sink.has_errors() {
        terminal.report(&sink)?;
        return Ok(Status::of(&sink));
    }
    let out = OutFolder::new(project.root().join("out"));
    // A preview that a layout ended goes on where browsers know it.
    let port = supervision.as_ref().and_then(|it| it.port());
    let is_repeated = port.is_some();
    let options = Preview {
        project,
        port: port.or(args.port),
        out,
        pdfs: !args.no_pdf,
        writable: !args.read_only,
        language: terminal.words().language(),
        supervision: supervision.clone(),
    };
    let on_event = |event: Event<'_>| match event {
        Event::Open { .. } if is_repeated => {}
        Event::Open { address, port, once } => {
            if let Some(supervision) = &supervision {
                supervision.serve_at(port);
            }
            terminal.talk(&message!("preview/open", address = address));
            // The page begins with what was asked for.
            let once = match args.remarks.is_empty() {
                true => once.to_owned(),
                false => format!("{once}#pane=remarks"),
            };
            if !args.no_open && open::that_detached(once).is_err() {
                terminal.talk(&message!("preview/no-browser"));
            }
        }
        Event::Ready { file, milliseconds, pages } => {
            let ready = match file {
                Some(file) => message!(
                    "preview/file-ready",
                    file = file,
                    pages = pages,
                    milliseconds = milliseconds
                ),
                None => {
                    message!("preview/ready", pages = pages, milliseconds = milliseconds)
                }
            };
            terminal.talk(&ready);
        }
        Event::Problems(count) => {
            terminal.talk(&message!("preview/problems", count = count));
        }
    };
    sink.take(preview(options, &on_event));
    terminal.report(&sink)?;
    Ok(Status::of(&sink))
}
