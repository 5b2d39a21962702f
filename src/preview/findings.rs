//! What is found in the booklets, as the browser lists it: by the preflight in finished
//! PDFs, and in records, layouts and photographs.

use malzama_message::{Message, Value, message};
use malzama_preflight::{Area, FileReport, Finding, Object, Said, Standard, words};
use serde::Serialize;

use super::locate::photographs;
use super::place_of::PlaceOf;
use super::shared::Shown;
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::PHOTOS;
use crate::words::in_both;

/// How the codes begin of what is found only when PDFs are finished, except for what the
/// preflight finds, which is listed with its pages.
const OF_FINISHING: [&str; 9] = [
    "press/",
    "preview/",
    "machine/",
    "out/",
    "file/cannot-write",
    "file/cannot-read",
    "photograph/unusable",
    "photograph/cannot-prepare",
    "photograph/remark",
];

/// A finding as the browser lists it.
#[derive(Serialize)]
pub struct Found<'a> {
    edition: Option<&'a str>,
    page: Option<usize>,
    area: Option<Area>,
    severity: &'static str,
    code: String,
    title: Said,
    detail: Option<Said>,
    rule: Option<String>,
    place: Option<PlaceOf>,
}

/// Lists the preflight's findings and the warnings of records and layouts, errors first.
pub fn findings(shown: &Shown) -> Vec<Found<'_>> {
    let digits = shown.digits();
    let standard = shown.pdfs.standard.unwrap_or(Standard::X4);
    let of_pdfs = shown.pdfs.reports.iter().flat_map(|report| {
        let FileReport { name, inspection, sources, .. } = report;
        let age = Age::of(report, shown);
        let all = inspection.findings.iter().zip(sources);
        all.filter(move |(finding, _)| age.tells(finding)).map(
            move |(finding, source)| {
                let Finding { rule, severity, page, area, object, found, wanted, .. } =
                    finding;
                let words = words(*rule);
                let detail = message!(
                    "preview/finding",
                    object = object.message(),
                    found = found.clone(),
                    wanted = wanted.clone()
                );
                Found {
                    edition: Some(name),
                    page: *page,
                    area: *area,
                    severity: severity.name(),
                    title: Said { ar: words.ar.0.to_owned(), en: words.en.0.to_owned() },
                    detail: Some(in_both(&detail, digits)),
                    code: rule.id(standard),
                    rule: Some(rule.id(standard)),
                    place: source.as_ref().map(PlaceOf::of_origin),
                }
            },
        )
    });
    let of_files = shown.warnings.iter().chain(shown.undrawn.values());
    let of_files = of_files.filter(|it| it.severity > Severity::Note);
    let of_files = of_files.chain(shown.pdfs.diagnostics.iter().filter(|it| {
        // All else is known better, and sooner, from setting the pages.
        let is_among = |others: &[Diagnostic]| {
            others.iter().any(|other| other.message == it.message)
        };
        let is_of_finishing =
            OF_FINISHING.iter().any(|start| it.code().starts_with(start));
        it.severity > Severity::Note
            && is_of_finishing
            && !is_among(&shown.problems)
            && !is_among(&shown.warnings)
            && !is_of_gone_photograph(it, shown)
    }));
    let of_files = of_files.map(|it| Found {
        edition: it.page.as_ref().map(|place| place.edition.as_str()),
        page: it.page.as_ref().map(|place| place.page),
        area: it.page.as_ref().and_then(|place| place.area),
        severity: it.severity.name(),
        code: it.code().to_owned(),
        title: in_both(&it.message, digits),
        detail: advice(&it.hints).map(|advice| in_both(&advice, digits)),
        rule: None,
        place: Some(PlaceOf::of(&it.location)),
    });
    let mut all: Vec<_> = of_pdfs.chain(of_files).collect();
    all.sort_by_key(|it| match it.severity {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    });
    all
}

/// Joins hints to one message; `None` if there are none.
fn advice(hints: &[Message]) -> Option<Message> {
    let mut hints = hints.iter().cloned();
    let first = hints.next()?;
    Some(hints.fold(first, |one, next| message!("hint/both", one = one, next = next)))
}

/// How the print PDF that a report is on compares with its edition as it is now.
#[derive(Clone, Copy)]
enum Age {
    /// It is the edition as it is now.
    Current,
    /// It is of before an edit, and about to be made again.
    Pending,
    /// It is of before an edit, or of before errors, and stays.
    Old,
}

impl Age {
    fn of(report: &FileReport, shown: &Shown) -> Self {
        let (slug, pdfs) = (&report.name, &shown.pdfs);
        let inputs = shown.edition(slug).map(|edition| &edition.inputs);
        let is_same = pdfs.are_made_from(slug, inputs);
        let is_pending = pdfs.making || shown.setting || pdfs.made_for != shown.saved;
        let is_current = report.edition.as_ref().is_none_or(|it| it.status.is_current());
        match (is_current, is_same) {
            _ if pdfs.rejected.contains(slug) => Self::Current,
            (true, true) => Self::Current,
            (true, false) if is_pending => Self::Pending,
            _ => Self::Old,
        }
    }

    /// Whether a finding in the PDF tells of the edition as it is now: after an edit most
    /// still do, but the photograph may be gone.
    fn tells(self, finding: &Finding) -> bool {
        match self {
            Self::Current => true,
            Self::Pending => finding.object != Object::Image,
            Self::Old => false,
        }
    }
}

/// Whether a diagnostic is about a photograph that no record names any more, or that is
/// missing by now.
fn is_of_gone_photograph(diagnostic: &Diagnostic, shown: &Shown) -> bool {
    let path = diagnostic.message.values().find(|(name, _)| *name == "path");
    let Some((_, Value::Text(path))) = path else { return false };
    let Some(catalogue) = shown.catalogue.as_deref() else { return false };
    path.starts_with(&format!("{PHOTOS}/"))
        && !photographs(catalogue).any(|it| it.project_path() == path && !it.stand_in)
}
