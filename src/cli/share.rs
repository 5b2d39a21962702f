//! `malzama preview --share`: makes proofs that can be sent.

use std::io;
use std::sync::Arc;

use malzama::diagnostic::{Cause, Sink};
use malzama::project::Project;
use malzama::supervision::Supervision;
use malzama::{MadeProof, OutFolder, Progress, ProofOptions, share};
use malzama_message::message;

use super::Status;
use super::approve::tell_waiting;
use super::args::PreviewArgs;
use super::build::{cores, size};
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &PreviewArgs,
    supervision: Option<Arc<Supervision>>,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let out = args.out.clone().unwrap_or_else(|| project.root().join("out"));
    let options = ProofOptions {
        editions: args.editions.clone(),
        out: OutFolder::new(out),
        jobs: cores(),
        supervision,
    };
    let language = terminal.words().language();
    let progress_bar = terminal.progress_bar();
    let tell_waiting = tell_waiting(terminal);
    let progress = |progress: Progress<'_>| match progress {
        Progress::Begun(count) => progress_bar.set_length(count as u64),
        Progress::Delivered => progress_bar.inc(1),
        Progress::Waiting | Progress::Making { .. } => tell_waiting(progress),
    };
    let made = share(project, options, language, &progress, &mut sink);
    progress_bar.finish_and_clear();
    terminal.report(&sink)?;
    let made = made.unwrap_or_default();
    if made.is_empty() && !sink.has_errors_of(Cause::CommandLine) {
        terminal.talk(&message!("share/nothing-made"));
    }
    terminal::data(|out| {
        for MadeProof { edition, pages, page, pdf } in &made {
            let told = message!(
                "share/line",
                edition = edition,
                pages = *pages,
                page = page.0.display().to_string(),
                page_size = size(page.1),
                pdf = pdf.0.display().to_string(),
                pdf_size = size(pdf.1)
            );
            writeln!(out, "{}", terminal.line(&told))?;
        }
        Ok(())
    })?;
    Ok(Status::of(&sink))
}
