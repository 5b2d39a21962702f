//! `malzama preflight`: inspects PDFs from any source.

use std::io;
use std::path::Path;

use malzama::diagnostic::{Errors, Severity, Sink};
use malzama::preflight::{inspect_file, judged_by};
use malzama_preflight::{FileReport, Inspector, html, json, json_file, plain_in};

use super::Status;
use super::args::{PreflightArgs, ReportFormat};
use super::printable::printable;
use super::terminal::{self, Terminal};

/// Inspects PDFs by the contract of the project around `start`; `typed` says whether `start`
/// was given on the command line.
pub fn run(
    start: &Path,
    typed: bool,
    args: &PreflightArgs,
    terminal: Terminal,
) -> io::Result<Status> {
    let mut sink = Sink::new();
    let by = judged_by(start, args.press.as_deref(), &mut sink);
    // A folder or contract that was typed and does not exist was mistyped.
    let by = if typed || args.press.is_some() { by.map_err(Errors::typed) } else { by };
    let by = sink.take(by);
    terminal.report(&sink)?;
    let Some((judged, spec)) = by else { return Ok(Status::of(&sink)) };
    let inspector = Inspector::new(spec);
    let inspector = match args.format {
        ReportFormat::Html => inspector,
        ReportFormat::Text | ReportFormat::Json => inspector.without_pictures(),
    };
    let mut reports = Vec::new();
    let mut status = Status::Done;
    for path in &args.files {
        let mut faults = Sink::new();
        let report = inspect(path, &inspector, terminal, &mut faults);
        let report = faults.take(report);
        terminal.report(&faults)?;
        status = status.max(Status::of(&faults));
        let Some(report) = report else { continue };
        if report.inspection.count(Severity::Error) > 0 {
            status = status.max(Status::ProjectNeedsAttention);
        }
        match args.format {
            // Of a file that cannot be judged, the reason has been told.
            ReportFormat::Text if faults.has_errors() => {}
            ReportFormat::Text => {
                let words = terminal.words();
                let text = |message: &_| words.text(message);
                let told = printable(&plain_in(&report, inspector.spec(), &text));
                terminal::data(|out| out.write_all(terminal.lines(&told).as_bytes()))?;
            }
            ReportFormat::Json | ReportFormat::Html => reports.push(report),
        }
    }
    let written = match (args.format, reports.as_slice()) {
        (ReportFormat::Text, _) | (_, []) => return Ok(status),
        (ReportFormat::Html, files) => html(files, &judged, inspector.spec()),
        (ReportFormat::Json, [file]) if args.files.len() == 1 => {
            json_file(file, &judged, inspector.spec())
        }
        (ReportFormat::Json, files) => json(files, &judged, inspector.spec()),
    };
    terminal::data(|out| out.write_all(written.as_bytes()))?;
    Ok(status)
}

/// Inspects a file, and tells on a terminal how far it is if that takes long.
fn inspect(
    path: &Path,
    inspector: &Inspector,
    terminal: Terminal,
    faults: &mut Sink,
) -> Result<FileReport, Errors> {
    let bar = terminal.page_bar(&path.display().to_string());
    let watch = |pages: usize| {
        bar.set_length(pages as u64);
        bar.inc(1);
        terminal::show_if_long(&bar);
    };
    let report = inspect_file(path, inspector, &watch, faults);
    bar.finish_and_clear();
    report
}
