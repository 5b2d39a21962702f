//! `malzama build`: makes the booklets.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use malzama::diagnostic::{Cause, Sink};
use malzama::photo::CachePlace;
use malzama::project::Project;
use malzama::supervision::Supervision;
use malzama::words::runs;
use malzama::{
    Build, BuildOptions, Built, BuiltAssembly, BuiltTicket, BuiltWeb, ContractFile, Make,
    NotMade, OutFolder, PdfRecord, PlanFile, Progress, ROOM, Scope, Shard, build, files,
    not_a_share,
};
use malzama_message::{Message, message, number};

use super::Status;
use super::args::BuildArgs;
use super::printable::printable;
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &BuildArgs,
    supervision: Option<Arc<Supervision>>,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let options = options(project, args, supervision.clone(), &mut sink);
    let is_repeated = supervision.is_some_and(|it| it.is_repeated());
    make(project, options, is_repeated, sink, terminal)
}

/// Builds, and tells what was made.
///
/// # Errors
/// Output cannot be printed.
pub fn make(
    project: &Project,
    options: Option<BuildOptions>,
    is_repeated: bool,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let progress_bar = terminal.progress_bar();
    let progress = |progress: Progress<'_>| match progress {
        Progress::Waiting => terminal.talk(&message!("build/waiting")),
        // The run that a layout ended has said so already.
        Progress::Making { .. } if is_repeated => {}
        Progress::Making { editions, reason } => {
            let editions = some_of(editions);
            let making = message!("build/making", editions = editions, reason = reason);
            terminal.talk(&making);
        }
        Progress::Begun(count) => progress_bar.set_length(count as u64),
        Progress::Delivered => progress_bar.inc(1),
    };
    let built = options.and_then(|it| build(project, it, &progress, &mut sink));
    progress_bar.finish_and_clear();
    // Diagnostics come before data: a reader of the standard output may close its pipe
    // early.
    terminal.report(&sink)?;
    let Some(Build {
        pdfs, web, assembled, tickets, not_made, withheld, removed, ..
    }) = built
    else {
        if !sink.has_errors_of(Cause::CommandLine) {
            terminal.talk(&message!("build/nothing-made"));
        }
        return Ok(Status::of(&sink));
    };
    for pdf in pdfs.iter().map(|built| &built.pdf).filter(|pdf| pdf.rejected) {
        let (edition, path) = (&pdf.edition, pdf.path.display().to_string());
        terminal.talk(&message!("build/rejected", edition = edition, path = path));
    }
    let shown = |path: &Path| files::shown(path).display().to_string();
    for NotMade { edition, old } in withheld {
        terminal.talk(&match old {
            Some(old) => {
                message!("build/withheld-old", edition = edition, path = shown(&old))
            }
            None => message!("build/withheld", edition = edition),
        });
    }
    for NotMade { edition, old } in not_made {
        terminal.talk(&match old {
            Some(old) => {
                message!("build/not-made-old", edition = edition, path = shown(&old))
            }
            None => message!("build/not-made", edition = edition),
        });
    }
    for path in removed {
        let path = path.display().to_string();
        terminal.talk(&message!("build/removed", path = path));
    }
    pdfs.iter()
        .filter_map(|built| changed_pages(&built.pdf))
        .for_each(|it| terminal.talk(&it));
    terminal::data(|out| print_built(&pdfs, &web, &assembled, &tickets, terminal, out))?;
    Ok(Status::of(&sink))
}

/// Resolves the arguments; returns `None` if one of them is invalid for this project.
fn options(
    project: &Project,
    args: &BuildArgs,
    supervision: Option<Arc<Supervision>>,
    sink: &mut Sink,
) -> Option<BuildOptions> {
    let out = args.out.clone().unwrap_or_else(|| project.root().join("out"));
    let contract = match args.press.as_deref() {
        Some(typed) => Some(sink.take(ContractFile::typed(project, typed))?),
        None => None,
    };
    let typed = Make {
        draft: args.draft,
        // Spreads are those of PDFs for the screen.
        screen: args.screen || args.spreads,
        web: args.web,
        sheets: args.sheets,
        spreads: args.spreads,
        ticket: args.ticket,
    };
    let plan = args.plan.as_deref().map(PlanFile::read);
    let plan = match plan {
        Some(read) => Some(sink.take(read)?),
        None => None,
    };
    let make = plan.as_ref().map_or(typed, PlanFile::make);
    let scope = match args.shard.as_deref() {
        None => Scope::Whole,
        Some(typed) => match Shard::parse(typed) {
            Some(shard) => Scope::Shard(shard, plan),
            None => {
                sink.push(not_a_share(typed));
                return None;
            }
        },
    };
    let shared_cache = match args.cache.as_deref().map(CachePlace::typed) {
        Some(typed) => Some(sink.take(typed)?),
        None => None,
    };
    Some(BuildOptions {
        editions: args.editions.clone(),
        contract,
        out: OutFolder::new(out),
        jobs: args.jobs.map_or_else(cores, usize::from),
        room: ROOM,
        make,
        force: args.force,
        prune: args.prune,
        tells_findings: false,
        scope,
        shared_cache,
        supervision,
    })
}

/// The most editions that are named in a line.
const NAMED: usize = 12;

/// Returns slugs as they are told in a line: not a thousand of them.
fn some_of(slugs: &[&str]) -> String {
    let named = slugs[..slugs.len().min(NAMED)].join(", ");
    match slugs.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named}, … (+{more})"),
    }
}

/// Returns how many editions are made side by side by default: one for each core.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Returns the message that names the pages which look different from those of the last
/// PDF; `None` if that is not known.
fn changed_pages(pdf: &PdfRecord) -> Option<Message> {
    let changed = pdf.changed.as_ref()?;
    let path = pdf.path.display().to_string();
    Some(match changed.len() {
        0 => message!("build/no-page-changed", path = path),
        all if all == pdf.pages => message!("build/all-pages-changed", path = path),
        count => message!(
            "build/pages-changed",
            path = path,
            count = count,
            pages = runs(changed)
        ),
    })
}

/// Writes one line per PDF, web edition, assembled PDF and ticket: edition, number of pages, size, time (or
/// `unchanged`) and path.
fn print_built(
    pdfs: &[Built],
    web: &[BuiltWeb],
    assembled: &[BuiltAssembly],
    tickets: &[BuiltTicket],
    terminal: Terminal,
    out: &mut dyn Write,
) -> io::Result<()> {
    let of_pdfs = pdfs.iter().map(|Built { pdf, time, .. }| Line {
        edition: &pdf.edition,
        extent: message!("built/pages", count = pdf.pages),
        bytes: pdf.bytes,
        time: *time,
        path: &pdf.path,
    });
    let of_web = web.iter().map(|BuiltWeb { web, time }| Line {
        edition: &web.edition,
        extent: message!("built/web-page"),
        bytes: web.bytes,
        time: *time,
        path: &web.page,
    });
    let of_assembled = assembled.iter().map(|built| Line {
        edition: &built.edition,
        extent: message!("built/pages", count = built.pages),
        bytes: built.bytes,
        time: built.time,
        path: &built.path,
    });
    let of_tickets = tickets.iter().map(|ticket| Line {
        edition: &ticket.edition,
        extent: message!("built/ticket"),
        bytes: ticket.bytes,
        time: ticket.time,
        path: &ticket.path,
    });
    let lines: Vec<Line> =
        of_pdfs.chain(of_web).chain(of_assembled).chain(of_tickets).collect();
    let width = lines.iter().map(|it| it.edition.len()).max().unwrap_or_default();
    for Line { edition, extent, bytes, time, path } in lines {
        let time = match time {
            Some(time) => message!("built/time", seconds = number(time.as_secs_f64(), 2)),
            None => message!("built/unchanged"),
        };
        let size = size(bytes);
        let path = path.display().to_string();
        if terminal.words().is_right_to_left() {
            // Columns would have to be counted without marks of vowels and direction, and then
            // run the other way.
            let told = message!(
                "built/line",
                edition = edition,
                pages = extent,
                size = size,
                time = time,
                path = path
            );
            writeln!(out, "{}", terminal.line(&told))?;
        } else {
            let [extent, size, time] = [extent, size, time].map(|it| terminal.text(&it));
            let path = printable(&path);
            writeln!(out, "{edition:width$}  {extent:>9}  {size:>9}  {time:>9}  {path}")?;
        }
    }
    Ok(())
}

/// What is told of a PDF or a web edition.
struct Line<'a> {
    edition: &'a str,
    extent: Message,
    bytes: u64,
    time: Option<Duration>,
    path: &'a Path,
}

/// Returns a size in bytes as KiB, or as MiB from 1 MiB on.
pub fn size(bytes: u64) -> Message {
    if bytes < 1 << 20 {
        message!("built/kibibytes", size = number((bytes as f64 / 1024.0).ceil(), 0))
    } else {
        message!("built/mebibytes", size = number(bytes as f64 / f64::from(1 << 20), 1))
    }
}
