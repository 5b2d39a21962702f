//! `malzama gather`: looks through what shards have made, and reports on all of it.

use std::io;

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{BuildOptions, ContractFile, OutFolder, PlanFile, ROOM, Scope};

use super::Status;
use super::args::GatherArgs;
use super::build::{cores, make};
use super::terminal::Terminal;

pub fn run(
    project: &Project,
    args: &GatherArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let options = options(project, args, &mut sink);
    make(project, options, false, sink, terminal)
}

/// Resolves the arguments; returns `None` if one of them is invalid for this project.
fn options(
    project: &Project,
    args: &GatherArgs,
    sink: &mut Sink,
) -> Option<BuildOptions> {
    let out = args.out.clone().unwrap_or_else(|| project.root().join("out"));
    let contract = match args.press.as_deref() {
        Some(typed) => Some(sink.take(ContractFile::typed(project, typed))?),
        None => None,
    };
    let plan = match args.plan.as_deref() {
        Some(path) => Some(sink.take(PlanFile::read(path))?),
        None => None,
    };
    let make = plan.as_ref().map(PlanFile::make).unwrap_or_default();
    Some(BuildOptions {
        editions: Vec::new(),
        contract,
        out: OutFolder::new(out),
        jobs: cores(),
        room: ROOM,
        make,
        force: false,
        prune: false,
        tells_findings: false,
        scope: Scope::Gather(plan),
        shared_cache: None,
        supervision: None,
    })
}
