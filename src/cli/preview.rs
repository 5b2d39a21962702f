//! `malzama preview`: shows the booklets in a browser until the process ends.

use std::io;

use malzama::OutFolder;
use malzama::diagnostic::Sink;
use malzama::preview::{Event, Preview, preview};
use malzama::project::Project;
use malzama_message::message;

use super::Status;
use super::args::PreviewArgs;
use super::terminal::Terminal;

pub fn run(
    project: Project,
    args: &PreviewArgs,
    terminal: Terminal,
) -> io::Result<Status> {
    let out = OutFolder::new(project.root().join("out"));
    let options = Preview { project, port: args.port, out, pdfs: !args.no_pdf };
    let on_event = |event: Event<'_>| match event {
        Event::Open { address, once } => {
            terminal.talk(&message!("preview/open", address = address));
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
    let mut sink = Sink::new();
    sink.take(preview(options, &on_event));
    terminal.report(&sink)?;
    Ok(Status::of(&sink))
}
