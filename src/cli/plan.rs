//! `malzama plan`: tells what a build would make, from what, and what that costs.

use std::io::{self, Write};

use malzama::diagnostic::{Cause, Sink};
use malzama::project::Project;
use malzama::{ContractFile, Make, PlanOptions, PlannedEdition, WorkPlan, plan_work};
use malzama_message::message;

use super::Status;
use super::args::PlanArgs;
use super::printable::printable;
use super::terminal::{self, Terminal};

pub fn run(
    project: &Project,
    args: &PlanArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let contract = args.press.as_deref().map(|typed| ContractFile::typed(project, typed));
    let contract = match contract {
        Some(typed) => sink.take(typed).map(Some),
        None => Some(None),
    };
    let options = contract.map(|contract| PlanOptions {
        editions: args.editions.clone(),
        contract,
        make: Make {
            draft: args.draft,
            screen: args.screen || args.spreads,
            web: args.web,
            sheets: args.sheets,
            spreads: args.spreads,
            ticket: args.ticket,
        },
    });
    let plan = options.and_then(|options| plan_work(project, options, &mut sink));
    terminal.report(&sink)?;
    let Some(plan) = plan else {
        if !sink.has_errors_of(Cause::CommandLine) {
            terminal.talk(&message!("plan/nothing"));
        }
        return Ok(Status::of(&sink));
    };
    terminal::data(|out| match args.json {
        true => out.write_all(plan.to_json().as_bytes()),
        false => print(&plan, terminal, out),
    })?;
    Ok(Status::of(&sink))
}

/// Writes a line for each edition, with its cost and its files, and one for all of them.
fn print(plan: &WorkPlan, terminal: Terminal, out: &mut dyn Write) -> io::Result<()> {
    for PlannedEdition { edition, cost, files, .. } in &plan.editions {
        let files = printable(&files.join(" "));
        writeln!(out, "{}  {cost:>8}  {files}", printable(edition))?;
    }
    let (editions, cost) = (plan.editions.len(), plan.cost);
    let whole = message!("plan/whole", count = editions, cost = cost);
    writeln!(out, "{}", terminal.line(&whole))
}
