//! `malzama preflight`: inspects a PDF from any source.

use std::io::{self, Write};
use std::path::Path;

use malzama::diagnostic::{Errors, Severity, Sink};
use malzama::preflight::{inspect_file, judged_by};
use malzama_preflight::{FileReport, Finding, Spec, text};

use super::args::{PreflightArgs, ReportFormat};
use super::{Status, terminal};

/// Inspects a PDF by the contract of the project around `start`; `typed` says whether
/// `start` was given on the command line.
pub fn run(start: &Path, typed: bool, args: &PreflightArgs) -> io::Result<Status> {
    let mut sink = Sink::new();
    let by = judged_by(start, args.press.as_deref());
    // A folder or contract that was typed and does not exist was mistyped.
    let by = if typed || args.press.is_some() { by.map_err(Errors::typed) } else { by };
    let judged = sink.take(by).and_then(|(judged, spec)| {
        Some((sink.take(inspect_file(&args.file, &spec))?, judged, spec))
    });
    let Some((report, judged, spec)) = judged else {
        terminal::report(&sink)?;
        return Ok(Status::of(&sink));
    };
    terminal::data(|out| match args.format {
        ReportFormat::Json => {
            let json = malzama_preflight::json_file(&report, &judged, &spec);
            out.write_all(json.as_bytes())
        }
        ReportFormat::Html => {
            let files = std::slice::from_ref(&report);
            let page = malzama_preflight::html(files, &judged, &spec);
            out.write_all(page.as_bytes())
        }
        ReportFormat::Text => print_findings(&report, &spec, out),
    })?;
    Ok(match report.inspection.count(Severity::Error) {
        0 => Status::Done,
        _ => Status::ProjectNeedsAttention,
    })
}

/// Writes the findings of a preflight, and a line that sums them up.
fn print_findings(
    report: &FileReport,
    spec: &Spec,
    out: &mut dyn Write,
) -> io::Result<()> {
    let FileReport { name, inspection, .. } = report;
    for (finding, source) in inspection.findings.iter().zip(&report.sources) {
        let Finding { rule, severity, object, found, wanted, .. } = finding;
        let (severity, rule) = (severity.name(), rule.id(spec.standard));
        let (object, found, wanted) = (object.name(), text(found), text(wanted));
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
    let inks = inspection.pages.iter().map(|page| page.most_ink);
    let ink = match inks.clone().flatten().reduce(f64::max) {
        Some(ink) => format!("at most {ink:.0} % of ink over 15 mm"),
        None => "ink unknown".to_owned(),
    };
    let unknown = match inks.filter(Option::is_none).count() {
        0 => String::new(),
        count => format!(", and unknown on {count} pages"),
    };
    writeln!(
        out,
        "{name}: {} errors, {} warnings by {} and {}; {} pages, {ink}{unknown}",
        inspection.count(Severity::Error),
        inspection.count(Severity::Warning),
        spec.standard.name(),
        spec.variant.name(),
        inspection.pages.len(),
    )
}
