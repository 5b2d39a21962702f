//! `malzama check`: looks for faults without typesetting.

use std::collections::BTreeMap;
use std::io;

use malzama::diagnostic::{Diagnostic, PagePlace, Sink};
use malzama::project::Project;
use malzama::words::text;
use malzama_message::{Message, Value};
use malzama_preflight::Area;
use serde::Serialize;

use super::args::{CheckArgs, Format};
use super::{Status, terminal};

/// The version of the JSON schema; it changes only when the meaning of a field does.
const SCHEMA: u32 = 2;

pub fn run(project: &Project, args: &CheckArgs, mut sink: Sink) -> io::Result<Status> {
    malzama::check_thoroughly(project, &mut sink);
    match args.format {
        Format::Json => print_json(&sink)?,
        Format::Text => {
            terminal::print_report(&sink)?;
            terminal::talk(&terminal::summary(&sink));
        }
    }
    Ok(Status::of(&sink))
}

/// Prints all diagnostics as one JSON object.
///
/// # Errors
/// The standard output cannot be written.
pub fn print_json(sink: &Sink) -> io::Result<()> {
    let findings = sink.diagnostics().iter().map(Finding::of).collect();
    terminal::data(|out| {
        serde_json::to_writer_pretty(&mut *out, &Findings { schema: SCHEMA, findings })?;
        writeln!(out)
    })
}

#[derive(Serialize)]
struct Findings<'a> {
    schema: u32,
    findings: Vec<Finding<'a>>,
}

/// A diagnostic in JSON; its fields are described in `docs/messages.md`.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    message: String,
    values: BTreeMap<&'a str, &'a Value>,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    edition: Option<&'a str>,
    page: Option<usize>,
    area: Option<Area>,
    hints: Vec<Hint<'a>>,
}

#[derive(Serialize)]
struct Hint<'a> {
    code: &'a str,
    message: String,
    values: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Finding<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        let place = diagnostic.location.line_column();
        let page = diagnostic.page.as_ref();
        Self {
            code: diagnostic.code(),
            severity: diagnostic.severity.name(),
            message: text(&diagnostic.message),
            values: diagnostic.message.values().collect(),
            path: diagnostic.location.path(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            edition: page.map(|PagePlace { edition, .. }| edition.as_str()),
            page: page.map(|place| place.page),
            area: page.and_then(|place| place.area),
            hints: diagnostic.hints.iter().map(Hint::of).collect(),
        }
    }
}

impl<'a> Hint<'a> {
    fn of(hint: &'a Message) -> Self {
        Self { code: hint.code(), message: text(hint), values: hint.values().collect() }
    }
}
