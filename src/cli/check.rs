//! `malzama check`: looks for faults without typesetting.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use malzama::diagnostic::{Diagnostic, PagePlace, Sink};
use malzama::project::Project;
use malzama::proofreading::PROPOSING;
use malzama_message::{Message, Value, message};
use malzama_preflight::{Area, Said};
use serde::Serialize;

use super::Status;
use super::args::{CheckArgs, Format};
use super::terminal::{self, Terminal};

/// The version of the JSON schema; it changes only when the meaning of a field does.
const SCHEMA: u32 = 3;

pub fn run(
    project: &Project,
    args: &CheckArgs,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    malzama::check_thoroughly(project, &mut sink);
    match args.format {
        Format::Json => print_json(&sink, args.texts.then_some(terminal))?,
        Format::Text => {
            terminal.print_report(&sink)?;
            terminal.talk(&terminal::summary(&sink));
            if let Some(fixable) = fixable(&sink) {
                terminal.talk(&fixable);
            }
        }
    }
    Ok(Status::of(&sink))
}

/// Tells how the proposals of the proof-reader are written, if there are any.
fn fixable(sink: &Sink) -> Option<Message> {
    let mut rules = BTreeSet::new();
    for diagnostic in sink.diagnostics() {
        let proposes = |hint: &Message| PROPOSING.contains(&hint.code());
        if let Some(rule) = diagnostic.code().strip_prefix("proof/")
            && diagnostic.hints.iter().any(proposes)
        {
            rules.insert(rule);
        }
    }
    let rules: Vec<&str> = rules.into_iter().collect();
    let command = format!("malzama check --fix {}", rules.join(" "));
    (!rules.is_empty()).then(|| message!("check/fixable", command = command))
}

/// Prints all diagnostics as one JSON object, which has no language; `texts` adds those of both.
///
/// # Errors
/// The standard output cannot be written.
pub fn print_json(sink: &Sink, texts: Option<Terminal>) -> io::Result<()> {
    let findings = sink.diagnostics().iter().map(|it| Finding::of(it, texts)).collect();
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
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Said>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Said>,
    values: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Finding<'a> {
    fn of(diagnostic: &'a Diagnostic, texts: Option<Terminal>) -> Self {
        let place = diagnostic.location.line_column();
        let page = diagnostic.page.as_ref();
        Self {
            code: diagnostic.code(),
            severity: diagnostic.severity.name(),
            text: texts.map(|it| it.words().in_both(&diagnostic.message)),
            values: diagnostic.message.values().collect(),
            path: diagnostic.location.path(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            edition: page.map(|PagePlace { edition, .. }| edition.as_str()),
            page: page.map(|place| place.page),
            area: page.and_then(|place| place.area),
            hints: diagnostic.hints.iter().map(|it| Hint::of(it, texts)).collect(),
        }
    }
}

impl<'a> Hint<'a> {
    fn of(hint: &'a Message, texts: Option<Terminal>) -> Self {
        let text = texts.map(|it| it.words().in_both(hint));
        Self { code: hint.code(), text, values: hint.values().collect() }
    }
}
