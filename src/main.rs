//! The command line: reads arguments, calls the library, prints, writes files, exits.

mod args;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Args, BuildArgs, CheckArgs, Command, Format, ManuscriptArgs};
use malzama::diagnostic::{Diagnostic, Severity, Sink};
use malzama::plan::{self, Edition};
use malzama::project::Project;
use malzama::typeset::{MANUSCRIPT, Manuscript, Typesetter};
use malzama::{output, report};

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
    let start = args.project.clone().unwrap_or_else(|| PathBuf::from("."));
    let mut sink = Sink::new();
    let project = match Project::open(&start) {
        Ok(project) => project,
        Err(diagnostic) => {
            sink.push(diagnostic);
            return finish(&sink, Severity::Warning);
        }
    };
    match &args.command {
        Command::Build(args) => build(&project, args, sink),
        Command::Check(args) => check(&project, args, sink),
        Command::Manuscript(args) => manuscript(&project, args, sink),
    }
}

fn build(project: &Project, args: &BuildArgs, mut sink: Sink) -> io::Result<Status> {
    let Some((catalogue, fonts)) = malzama::check(project, &mut sink) else {
        return finish(&sink, Severity::Warning);
    };
    let plan = match plan::plan(&catalogue, &args.editions) {
        Ok(plan) => plan,
        Err(unknown) => return wrong_arguments(unknown),
    };
    let out = args.out.clone().unwrap_or_else(|| project.root().join("out"));
    let progress = progress_bar(plan.editions.len());
    let deliver = |edition: &Edition, pdf: &[u8]| {
        let path = out.join("print").join(format!("{}.pdf", edition.slug));
        output::replace(&path, pdf).map_err(|(at, error)| write_failure(&at, &error))?;
        progress.inc(1);
        Ok(shown(&path))
    };
    let typesetter = Typesetter::new(project.clone(), fonts, args.draft);
    let made = malzama::build(&plan, &typesetter, args.jobs, &deliver, &mut sink);
    progress.finish_and_clear();
    report::made(&made, &mut io::stdout().lock())?;
    let status = finish(&sink, Severity::Warning)?;
    let is_made = |slug: &str| made.iter().any(|made| made.slug == slug);
    let wanted = plan.editions.iter().map(|edition| edition.slug).chain(plan.held_back);
    for slug in wanted.filter(|slug| !is_made(slug)) {
        talk(&format!(
            "edition `{slug}` was not made; its last PDF, if any, is untouched"
        ));
    }
    Ok(status)
}

fn check(project: &Project, args: &CheckArgs, mut sink: Sink) -> io::Result<Status> {
    malzama::check(project, &mut sink);
    match args.format {
        Format::Json => report::json(&sink, &mut io::stdout().lock())?,
        Format::Text => {
            let mut stdout = io::stdout().lock();
            let coloured = is_coloured(stdout.is_terminal());
            report::text(&sink, Severity::Note, coloured, &mut stdout)?;
            talk(&report::summary(&sink).unwrap_or_else(|| "no faults found".into()));
        }
    }
    Ok(status(&sink))
}

fn manuscript(
    project: &Project,
    args: &ManuscriptArgs,
    mut sink: Sink,
) -> io::Result<Status> {
    let Some((catalogue, _)) = malzama::check(project, &mut sink) else {
        return finish(&sink, Severity::Warning);
    };
    let plan = match plan::plan(&catalogue, std::slice::from_ref(&args.edition)) {
        Ok(plan) => plan,
        Err(unknown) => return wrong_arguments(unknown),
    };
    let Some(edition) = plan.editions.first() else {
        return finish(&sink, Severity::Warning);
    };
    let json = Manuscript::of(edition, args.draft).to_json();
    let path = args.out.clone().unwrap_or_else(|| project.root().join(MANUSCRIPT));
    if path == Path::new("-") {
        io::stdout().lock().write_all(&json)?;
    } else {
        match output::replace(&path, &json) {
            Ok(()) => writeln!(io::stdout().lock(), "{}", shown(&path).display())?,
            Err((at, error)) => sink.push(write_failure(&at, &error)),
        }
    }
    finish(&sink, Severity::Warning)
}

/// Prints what was found on stderr, and tells how that ends the run.
fn finish(sink: &Sink, least: Severity) -> io::Result<Status> {
    let mut stderr = io::stderr().lock();
    let coloured = is_coloured(stderr.is_terminal());
    report::text(sink, least, coloured, &mut stderr)?;
    Ok(status(sink))
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
    finish(&sink, Severity::Warning)?;
    Ok(Status::CommandLineIsWrong)
}

/// A reader that closes its pipe has read enough; anything else is the machine's fault.
fn print_failure(error: &io::Error) -> Status {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Status::Done;
    }
    talk(&format!("failed to print: {error}"));
    Status::MachineFailed
}

fn write_failure(path: &Path, error: &io::Error) -> Diagnostic {
    let mut failure = Diagnostic::io(shown(path).display().to_string(), "write", error);
    failure.fault = malzama::diagnostic::Fault::Machine;
    failure
        .hint("check the disk's space and the folder's permissions, or use `--out DIR`")
}

/// A path as people name it: from the current folder, if it lies below it.
fn shown(path: &Path) -> PathBuf {
    let current = std::env::current_dir().and_then(|folder| folder.canonicalize());
    match current {
        Ok(current) => path.strip_prefix(&current).unwrap_or(path).to_owned(),
        Err(_) => path.to_owned(),
    }
}

fn progress_bar(editions: usize) -> ProgressBar {
    let bar = ProgressBar::new(editions as u64);
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
