//! Formats diagnostics and results, for people and for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::Made;
use crate::diagnostic::{Diagnostic, Place, Severity, Sink};
use malzama_preflight::{FileReport, Finding, Spec};

/// The version of the JSON form; it changes only when a field changes its meaning.
const SCHEMA: u32 = 1;

/// How many faults of one file are shown: enough to see that it is not what it should be.
const SHOWN_OF_A_FILE: usize = 20;

/// Lines longer than this are cut around the marked place, as terminals wrap them.
const WIDTH: usize = 110;

/// Writes diagnostics of at least the severity `least` with the lines they point at;
/// notes take one line each. Of a file with very many, the first are shown.
///
/// # Errors
/// Those of `out`.
pub fn text(
    sink: &Sink,
    least: Severity,
    coloured: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let (notes, others): (Vec<_>, Vec<_>) = sink
        .diagnostics()
        .iter()
        .filter(|it| it.severity >= least)
        .partition(|it| it.severity == Severity::Note);
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in others {
        let count = shown.entry(diagnostic.place.path()).or_default();
        *count += 1;
        if *count <= SHOWN_OF_A_FILE {
            let report = [group(diagnostic)];
            writeln!(out, "{}\n", renderer.render(&report))?;
        }
    }
    for (path, count) in shown.iter().filter(|(_, count)| **count > SHOWN_OF_A_FILE) {
        writeln!(out, "{} more in `{path}`", count - SHOWN_OF_A_FILE)?;
    }
    for note in notes {
        writeln!(out, "note: {}: {}", note.place, note.message)?;
    }
    Ok(())
}

/// Counts what was found, in one line; nothing if there is nothing to count.
pub fn summary(sink: &Sink) -> Option<String> {
    let parts: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| match sink.count(severity) {
            0 => None,
            1 => Some(format!("1 {}", severity.name())),
            count => Some(format!("{count} {}s", severity.name())),
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Writes all diagnostics as one JSON object.
///
/// # Errors
/// Those of `out`.
pub fn json(sink: &Sink, out: &mut dyn Write) -> io::Result<()> {
    let findings = sink.diagnostics().iter().map(Told::of).collect();
    serde_json::to_writer_pretty(&mut *out, &Findings { schema: SCHEMA, findings })?;
    writeln!(out)
}

/// Writes one line an edition: name, pages, size, time (unless it is as it was) and file.
///
/// # Errors
/// Those of `out`.
pub fn made(editions: &[Made], out: &mut dyn Write) -> io::Result<()> {
    let width = editions.iter().map(|made| made.slug.len()).max().unwrap_or_default();
    for made in editions {
        writeln!(
            out,
            "{:width$}  {:>3} pages  {:>9}  {:>9}  {}",
            made.slug,
            made.pages,
            size(made.bytes),
            made.time.map_or("unchanged".to_owned(), |it| format!(
                "{:.2} s",
                it.as_secs_f64()
            )),
            made.path.display(),
        )?;
    }
    Ok(())
}

/// Writes what a preflight has found, one finding after another.
///
/// # Errors
/// Those of `out`.
pub fn preflight(
    report: &FileReport,
    spec: &Spec,
    out: &mut dyn Write,
) -> io::Result<()> {
    let FileReport { name, inspection, .. } = report;
    for (finding, source) in inspection.findings.iter().zip(&report.sources) {
        let Finding { rule, severity, object, found, wanted, .. } = finding;
        let (severity, rule) = (severity.name(), rule.id(spec.standard));
        writeln!(out, "{severity}[{rule}]: {object}: {found}; wanted: {wanted}")?;
        let mut place = name.clone();
        if let Some(page) = finding.page {
            place += &format!(", page {page}");
        }
        if let Some(area) = finding.area {
            place += &format!(
                ", {:.0} mm from the left and {:.0} mm from the head of the trim",
                area.x, area.y
            );
        }
        if finding.count > 1 {
            place += &format!(", {} times", finding.count);
        }
        writeln!(out, "  --> {place}")?;
        if let Some(source) = source {
            writeln!(out, "  --> {source}")?;
        }
    }
    let ink = inspection.pages.iter().map(|page| page.most_ink).fold(0.0, f64::max);
    writeln!(
        out,
        "{name}: {} errors, {} warnings by {} and {}; {} pages, at most {ink:.0} % of ink over 15 mm",
        inspection.count(Severity::Error),
        inspection.count(Severity::Warning),
        spec.standard.name(),
        spec.variant.name(),
        inspection.pages.len(),
    )
}

/// A size in bytes as people read it.
fn size(bytes: u64) -> String {
    if bytes < 1 << 20 {
        format!("{:.0} KiB", (bytes as f64 / 1024.0).ceil())
    } else {
        format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
    }
}

/// A diagnostic with its excerpt.
fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message));
    match &diagnostic.place {
        Place::File(path) => group = group.element(Origin::path(path)),
        Place::Text { source, range } => {
            // Of a place of many lines, the first is enough to find it; and the renderer
            // walks all it is given, so it is given no more than that line.
            let text = &source.text;
            let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
            let line = text[start..].split(['\r', '\n']).next().unwrap_or_default();
            let marked = range.start - start..(range.end - start).min(line.len());
            let number = diagnostic.place.line_column().map_or(1, |(line, _)| line);
            group = group.element(
                Snippet::source(line)
                    .line_start(number)
                    .path(&source.path)
                    .annotation(AnnotationKind::Primary.span(marked)),
            );
        }
    }
    group.elements(
        diagnostic.hints.iter().map(|hint| Level::HELP.with_name("hint").message(hint)),
    )
}

#[derive(Serialize)]
struct Findings<'a> {
    schema: u32,
    findings: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    severity: &'static str,
    message: &'a str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    hints: &'a [String],
}

impl<'a> Told<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        let place = diagnostic.place.line_column();
        Self {
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            path: diagnostic.place.path(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            hints: &diagnostic.hints,
        }
    }
}
