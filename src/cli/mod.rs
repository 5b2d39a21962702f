//! The command line: one file per subcommand, which calls the library and reports the
//! result.

mod approve;
pub mod args;
mod build;
mod check;
mod diff;
mod excerpt;
mod fix;
mod gather;
pub mod help;
mod import;
mod impose;
pub mod language;
mod manuscript;
mod menu;
pub mod misuse;
mod new;
mod pack;
mod plan;
mod preflight;
mod preview;
mod printable;
mod schema;
mod share;
pub mod supervise;
pub mod terminal;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use malzama::diagnostic::{Cause, Errors, Sink};
use malzama::project::Project;

use self::args::{Args, CheckArgs, Command, Format, NewArgs, SchemaArgs};
use self::terminal::Terminal;

/// The exit status of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Success.
    Done = 0,
    /// The project's files have faults.
    ProjectNeedsAttention = 1,
    /// The command line is wrong.
    CommandLineIsWrong = 2,
    /// The machine failed: the disk, a permission or the like.
    MachineFailed = 3,
    /// Booklets differ from what was approved.
    Changed = 4,
    /// This program failed.
    OurFault = 70,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

impl Status {
    /// Returns the status with which a process ended; `None` for any other number.
    fn from_code(code: i32) -> Option<Self> {
        [
            Self::Done,
            Self::ProjectNeedsAttention,
            Self::CommandLineIsWrong,
            Self::MachineFailed,
            Self::Changed,
            Self::OurFault,
        ]
        .into_iter()
        .find(|status| *status as i32 == code)
    }

    /// Returns the exit status for the errors in a sink.
    fn of(sink: &Sink) -> Self {
        if sink.has_errors_of(Cause::Machine) {
            Self::MachineFailed
        } else if sink.has_errors_of(Cause::CommandLine) {
            Self::CommandLineIsWrong
        } else if sink.has_errors() {
            Self::ProjectNeedsAttention
        } else {
            Self::Done
        }
    }
}

/// Runs the subcommand.
///
/// # Errors
/// Output cannot be printed.
pub fn run(args: &Args, terminal: Terminal) -> io::Result<Status> {
    let lays_out = matches!(
        args.command,
        Some(Command::Build(_) | Command::Pack(_) | Command::Preview(_))
    );
    if lays_out
        && args.supervised.is_none()
        && let Some(status) = supervise::run(terminal)
    {
        return Ok(status);
    }
    let supervision = args.supervised.as_deref().and_then(supervise::take_up);
    let start = args.project.clone().unwrap_or_else(|| PathBuf::from("."));
    if let Some(Command::Preflight(preflight_args)) = &args.command {
        let is_typed = args.project.is_some();
        return preflight::run(&start, is_typed, preflight_args, terminal);
    }
    if let Some(Command::Impose(args)) = &args.command {
        return impose::run(args, terminal);
    }
    if let Some(Command::Import(import_args)) = &args.command {
        return import::run(&start, args.project.is_some(), import_args, terminal);
    }
    if let Some(Command::Schema(SchemaArgs { kind, write: false })) = &args.command {
        return schema::print(kind.as_deref());
    }
    if let Some(Command::New(NewArgs { folder: Some(folder), addition: None })) =
        &args.command
    {
        return new::project(folder, terminal);
    }
    let mut sink = Sink::new();
    // A folder given with `--project` that is not a project was mistyped.
    let opened = match args.project {
        Some(_) => Project::open(&start).map_err(Errors::typed),
        None => Project::open(&start),
    };
    let Some(project) = sink.take(opened) else {
        match &args.command {
            Some(Command::Check(args @ CheckArgs { format: Format::Json, .. })) => {
                check::print_json(&sink, args.texts.then_some(terminal))?;
            }
            _ => terminal.report(&sink)?,
        }
        return Ok(Status::of(&sink));
    };
    match &args.command {
        None => menu::run(&project, terminal),
        Some(Command::Build(args)) => {
            build::run(&project, args, supervision, sink, terminal)
        }
        Some(Command::Plan(args)) => plan::run(&project, args, sink, terminal),
        Some(Command::Gather(args)) => gather::run(&project, args, sink, terminal),
        Some(Command::Pack(args)) => {
            pack::run(&project, args, supervision, sink, terminal)
        }
        Some(Command::Check(args)) if args.fix.is_empty() => {
            check::run(&project, args, sink, terminal)
        }
        Some(Command::Check(args)) => fix::run(&project, args, sink, terminal),
        Some(Command::Approve(args)) => approve::run(&project, args, sink, terminal),
        Some(Command::Diff(args)) => diff::run(&project, args, sink, terminal),
        Some(Command::Preview(args)) if args.share => {
            share::run(&project, args, supervision, sink, terminal)
        }
        Some(Command::Preview(args)) => {
            preview::run(project, args, supervision, terminal)
        }
        Some(Command::Manuscript(args)) => {
            manuscript::run(&project, args, sink, terminal)
        }
        Some(Command::Import(args)) => import::run(project.root(), false, args, terminal),
        Some(Command::Schema(_)) => schema::write(&project, sink, terminal),
        Some(Command::New(args)) => new::addition(&project, args, sink, terminal),
        Some(Command::Impose(args)) => impose::run(args, terminal),
        Some(Command::Preflight(args)) => {
            preflight::run(project.root(), false, args, terminal)
        }
    }
}
