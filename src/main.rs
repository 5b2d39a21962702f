//! The command line: reads arguments, calls the library, prints, writes files, exits.

mod args;

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{
    Args, BuildArgs, CheckArgs, Command, Format, ManuscriptArgs, PreflightArgs,
    PreviewArgs, ReportFormat,
};
use malzama::diagnostic::{Diagnostic, Severity, Sink, io_reason};
use malzama::edition;
use malzama::photo::THREAD;
use malzama::preview::{Event, Preview};
use malzama::project::Project;
use malzama::typeset::{MANUSCRIPT, Manuscript};
use malzama::{ContractFile, Job, Outcome, Step, files, report, write_failure};
use malzama_preflight::FileReport;

/// How a run ended.
#[derive(Debug, Clone, Copy)]
enum Status {
    Done = 0,
    ProjectNeedsAttention = 1,
    CommandLineIsWrong = 2,
    MachineFailed = 3,
    OurFault = 70,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A decoder gave up on a damaged photograph: what to do is told where its record
        // names it.
        if std::thread::current().name() != Some(THREAD) {
            told(panic);
        }
    }));
    // The panic has been told on stderr by then; what is left is the exit status.
    std::panic::catch_unwind(|| run(&args)).map_or_else(
        |_| {
            talk("malzama failed by a fault of its own; please report it with the lines above");
            Status::OurFault
        },
        |result| result.unwrap_or_else(|error| print_failure(&error)),
    )
    .into()
}

/// Does what the command says; an error is one of printing.
fn run(args: &Args) -> io::Result<Status> {
    if let Command::Preflight(preflight_args) = &args.command {
        return preflight(args.project.as_deref(), preflight_args);
    }
    let start = args.project.clone().unwrap_or_else(|| PathBuf::from("."));
    let mut sink = Sink::new();
    let project = match Project::open(&start) {
        Ok(project) => project,
        Err(diagnostic) => {
            sink.push(diagnostic);
            if let Command::Check(CheckArgs { format: Format::Json }) = args.command {
                report::json(&sink, &mut io::stdout().lock())?;
            } else {
                tell(&sink)?;
            }
            // Who names a folder that is no project has mistyped it.
            let named = args.project.is_some();
            return Ok(if named { Status::CommandLineIsWrong } else { status(&sink) });
        }
    };
    match &args.command {
        Command::Build(args) => build(&project, args, sink),
        Command::Check(args) => check(&project, args, sink),
        Command::Preview(args) => show(project, args),
        Command::Manuscript(args) => manuscript(&project, args, sink),
        Command::Preflight(args) => preflight(Some(project.root()), args),
    }
}

fn build(project: &Project, args: &BuildArgs, mut sink: Sink) -> io::Result<Status> {
    let out = args.out.clone().unwrap_or_else(|| project.root().join("out"));
    if let Err(diagnostic) = files::spare_sources(project, &out) {
        return wrong_arguments(vec![diagnostic]);
    }
    let contract = args.press.as_deref().map(|typed| ContractFile::typed(project, typed));
    let contract = match contract.transpose() {
        Ok(contract) => contract,
        Err(diagnostic) => return wrong_arguments(vec![diagnostic]),
    };
    let job = Job {
        editions: args.editions.clone(),
        contract,
        out,
        jobs: args.jobs.map_or_else(cores, usize::from),
        draft: args.draft,
        screen: args.screen,
        force: args.force,
        reports: false,
    };
    let progress = progress_bar();
    let step = |step: Step<'_>| match step {
        Step::Making { editions, reason } => {
            talk(&format!("making {}: {reason}", editions.join(", ")));
        }
        Step::Begun(count) => progress.set_length(count as u64),
        Step::Delivered => progress.inc(1),
    };
    let outcome = malzama::make(project, job, &step, &mut sink);
    progress.finish_and_clear();
    let Outcome { made, not_made, .. } = match outcome {
        Ok(Some(outcome)) => outcome,
        Ok(None) => {
            tell(&sink)?;
            talk("no edition was made; the last PDFs, if any, are untouched");
            return Ok(status(&sink));
        }
        Err(unknown) => return wrong_arguments(unknown),
    };
    // What is wrong is told first: whoever reads the other stream may have stopped reading.
    tell(&sink)?;
    for made in made.iter().filter(|made| made.rejected) {
        talk(&rejected(&made.slug, &made.path));
    }
    for slug in not_made {
        talk(&self::not_made(&slug));
    }
    still_reading(report::made(&made, &mut io::stdout().lock()))?;
    Ok(status(&sink))
}

/// Shows a project in the browser until the process ends.
fn show(project: Project, args: &PreviewArgs) -> io::Result<Status> {
    let out = project.root().join("out");
    let preview = Preview { project, port: args.port, out, pdfs: !args.no_pdf };
    let told = |event: Event<'_>| match event {
        Event::Open(address) => {
            talk(&format!("the preview is at {address} (Ctrl-C ends it)"));
            if !args.no_open && open::that_detached(address).is_err() {
                talk("no browser could be opened: open the address yourself");
            }
        }
        Event::Ready { file, milliseconds, pages } => {
            let file = file.map_or("all pages".to_owned(), |file| format!("`{file}`"));
            talk(&format!(
                "{file}: {pages} pages look different, ready in {milliseconds} ms"
            ));
        }
        Event::Problems(count) => {
            let errors = if count == 1 { "error" } else { "errors" };
            talk(&format!("{count} {errors}; the browser shows where"));
        }
    };
    match malzama::preview::preview(preview, &told) {
        Ok(()) => Ok(Status::Done),
        Err(diagnostic) => {
            let mut sink = Sink::new();
            sink.push(diagnostic);
            tell(&sink)?;
            Ok(status(&sink))
        }
    }
}

fn check(project: &Project, args: &CheckArgs, mut sink: Sink) -> io::Result<Status> {
    malzama::check(project, None, &mut sink);
    let mut stdout = io::stdout().lock();
    match args.format {
        Format::Json => still_reading(report::json(&sink, &mut stdout))?,
        Format::Text => {
            let coloured = is_coloured(stdout.is_terminal());
            still_reading(report::text(&sink, Severity::Note, coloured, &mut stdout))?;
            talk(&report::summary(&sink).unwrap_or_else(|| "no faults found".into()));
        }
    }
    Ok(status(&sink))
}

fn preflight(project: Option<&Path>, args: &PreflightArgs) -> io::Result<Status> {
    let start = project.unwrap_or(Path::new("."));
    let (judged, spec) = match malzama::judged_by(start, args.press.as_deref()) {
        Ok(found) => found,
        Err(sink) => {
            tell(&sink)?;
            // Who names a folder or a contract that does not exist has mistyped it.
            let typed = project.is_some() || args.press.is_some();
            return Ok(if typed { Status::CommandLineIsWrong } else { status(&sink) });
        }
    };
    let name = args.file.display().to_string();
    let report = match malzama::inspect_file(&args.file, &spec) {
        Ok(report) => report,
        Err(diagnostic) => {
            let mut sink = Sink::new();
            sink.push(diagnostic);
            tell(&sink)?;
            return Ok(status(&sink));
        }
    };
    let report = FileReport { name, ..report };
    let mut stdout = io::stdout().lock();
    still_reading(match args.format {
        ReportFormat::Json => stdout
            .write_all(malzama_preflight::json_file(&report, &judged, &spec).as_bytes()),
        ReportFormat::Html => {
            let page =
                malzama_preflight::html(std::slice::from_ref(&report), &judged, &spec);
            stdout.write_all(page.as_bytes())
        }
        ReportFormat::Text => report::preflight(&report, &spec, &mut stdout),
    })?;
    Ok(match report.inspection.count(Severity::Error) {
        0 => Status::Done,
        _ => Status::ProjectNeedsAttention,
    })
}

fn manuscript(
    project: &Project,
    args: &ManuscriptArgs,
    mut sink: Sink,
) -> io::Result<Status> {
    let path = args.out.clone().unwrap_or_else(|| project.root().join(MANUSCRIPT));
    if let Err(diagnostic) = files::spare_sources(project, &path) {
        return wrong_arguments(vec![diagnostic]);
    }
    let Some(checked) = malzama::check(project, None, &mut sink) else {
        tell(&sink)?;
        return Ok(status(&sink));
    };
    let plan =
        match edition::plan(&checked.catalogue, std::slice::from_ref(&args.edition)) {
            Ok(plan) => plan,
            Err(unknown) => return wrong_arguments(unknown),
        };
    let Some(edition) = plan.editions.first() else {
        tell(&sink)?;
        talk(&not_made(&args.edition));
        return Ok(status(&sink));
    };
    let json = Manuscript::of(edition, checked.contract.bleed, args.draft).to_json();
    if path == Path::new("-") {
        tell(&sink)?;
        still_reading(io::stdout().lock().write_all(&json))?;
        return Ok(status(&sink));
    }
    let written = files::replace(&path, |file| file.write_all(&json));
    if let Err((at, error)) = &written {
        sink.push(write_failure(at, error));
    }
    tell(&sink)?;
    if written.is_ok() {
        still_reading(writeln!(
            io::stdout().lock(),
            "{}",
            files::shown(&path).display()
        ))?;
    }
    Ok(status(&sink))
}

/// Prints what was found on stderr.
fn tell(sink: &Sink) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    let coloured = is_coloured(stderr.is_terminal());
    report::text(sink, Severity::Warning, coloured, &mut stderr)
}

/// A reader that closes its pipe has read enough: that is no failure.
fn still_reading(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn rejected(slug: &str, path: &Path) -> String {
    format!(
        "edition `{slug}` breaks rules of the press: its last PDF, if any, is untouched, and the new one is `{}`",
        path.display()
    )
}

fn not_made(slug: &str) -> String {
    format!("edition `{slug}` was not made; its last PDF, if any, is untouched")
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

fn status(sink: &Sink) -> Status {
    match (sink.machine_failed(), sink.has_errors()) {
        (true, _) => Status::MachineFailed,
        (false, true) => Status::ProjectNeedsAttention,
        (false, false) => Status::Done,
    }
}

fn wrong_arguments(diagnostics: Vec<Diagnostic>) -> io::Result<Status> {
    let mut sink = Sink::new();
    diagnostics.into_iter().for_each(|diagnostic| sink.push(diagnostic));
    tell(&sink)?;
    Ok(Status::CommandLineIsWrong)
}

/// Where nothing can be printed, the machine has failed.
fn print_failure(error: &io::Error) -> Status {
    talk(&format!("failed to print: {}", io_reason(error)));
    Status::MachineFailed
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} editions") {
        bar.set_style(style);
    }
    bar
}

/// Whether to colour: on a terminal, unless `NO_COLOR` is set (<https://no-color.org>).
fn is_coloured(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Prints a line on stderr; there is nowhere to tell if that fails.
fn talk(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
