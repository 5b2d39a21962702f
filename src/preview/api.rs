//! The preview's state as JSON, for its page in the browser.

use std::borrow::Cow;

use serde::Serialize;

use super::page_image::Size;
use super::shared::{Pdfs, Sheet, Shown, ShownEdition};
use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::geom::Length;
use crate::words::text;
use malzama_preflight::{FileReport, Finding, Origin, words};

/// The command that opens a location, unless `VISUAL` or `EDITOR` names another editor.
const COMMAND: &str = "code --goto {file}:{line}:{column}";

/// The prefix of preflight codes; those findings are listed with their pages instead.
const PREFLIGHT: &str = "preflight/";

/// Lines of context before and after a fault.
const AROUND: usize = 1;

/// The longest line of an excerpt, in characters: a paragraph may be a single line.
const LINE_LIMIT: usize = 400;

#[derive(Serialize)]
struct State<'a> {
    version: u64,
    title: &'a str,
    build: Build,
    took: Option<Took<'a>>,
    command: String,
    /// The resolution of a page image at its default size, in pixels per millimetre.
    sharpness: f64,
    editions: Vec<Edition<'a>>,
    findings: Vec<Found<'a>>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Build {
    state: &'static str,
}

#[derive(Serialize)]
struct Took<'a> {
    ms: u128,
    file: &'a str,
}

#[derive(Serialize)]
struct Edition<'a> {
    slug: &'a str,
    name: &'a str,
    direction: &'static str,
    binding: &'static str,
    page: Page,
    grid: Option<Lines>,
    current: bool,
    pages: Vec<PageOf<'a>>,
    pdf: Option<Pdf>,
}

#[derive(Serialize)]
struct Page {
    width: f64,
    height: f64,
    bleed: f64,
    /// The least distance of text from the trim, in millimetres, if the layout declares
    /// it.
    safe: Option<f64>,
    /// The least distance of text from the fold, in millimetres, if the layout declares
    /// it.
    fold: Option<f64>,
}

#[derive(Serialize)]
struct Lines {
    first: f64,
    unit: f64,
}

#[derive(Serialize)]
struct PageOf<'a> {
    number: usize,
    label: String,
    key: String,
    part: &'a str,
}

#[derive(Serialize)]
struct Pdf {
    state: &'static str,
    bytes: Option<u64>,
    url: String,
}

#[derive(Serialize)]
struct Found<'a> {
    edition: Option<&'a str>,
    page: Option<usize>,
    area: Option<malzama_preflight::Area>,
    severity: &'static str,
    code: String,
    title: Title<'a>,
    detail: String,
    rule: Option<String>,
    place: Option<PlaceOf>,
}

#[derive(Serialize)]
struct Title<'a> {
    ar: Cow<'a, str>,
    en: Cow<'a, str>,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    severity: &'static str,
    message: String,
    hints: Vec<String>,
    place: PlaceOf,
    excerpt: Vec<Line>,
}

/// A position in a project file; line and column are counted from one.
#[derive(Serialize)]
pub struct PlaceOf {
    file: String,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Line {
    line: usize,
    text: String,
    marked: Option<[usize; 2]>,
}

/// Serialises the preview's state; `pdf_size` returns the size in bytes of an edition's
/// PDF, if there is one.
pub fn json(shown: &Shown, pdf_size: &dyn Fn(&str) -> Option<u64>) -> Vec<u8> {
    let network = shown.catalogue.as_ref().and_then(|it| it.network.as_ref());
    let state = State {
        version: shown.version(),
        title: network.map_or("", |network| network.title.value.as_str()),
        build: Build { state: build_state(shown) },
        took: shown.took.as_ref().map(|(file, it)| Took { ms: it.as_millis(), file }),
        command: command(),
        sharpness: Size::Page.pixels_per_mm(),
        editions: shown
            .editions
            .iter()
            .map(|edition| Edition::of(edition, &shown.pdfs, pdf_size(&edition.slug)))
            .collect(),
        findings: findings(shown),
        problems: shown.problems.iter().map(Problem::of).collect(),
    };
    serde_json::to_vec(&state).unwrap_or_default()
}

fn build_state(shown: &Shown) -> &'static str {
    if shown.setting {
        "setting"
    } else if !shown.problems.is_empty() {
        "failed"
    } else if shown.pdfs.making {
        "making"
    } else {
        "ready"
    }
}

/// Returns the command that opens a location on this machine, with `{file}`, `{line}`
/// and, for Visual Studio Code, `{column}` to be filled in.
fn command() -> String {
    let editor =
        ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok());
    match editor.as_deref().map(str::trim) {
        Some(editor) if editor.starts_with("code") || editor.is_empty() => {
            COMMAND.to_owned()
        }
        Some(editor) => format!("{editor} +{{line}} {{file}}"),
        None => COMMAND.to_owned(),
    }
}

impl<'a> Edition<'a> {
    fn of(edition: &'a ShownEdition, pdfs: &Pdfs, bytes: Option<u64>) -> Self {
        let ShownEdition { slug, name, inputs, current, pages, parts, sheet, .. } =
            edition;
        let Sheet { width, height, bleed, right_bound, right_to_left, digits, grid } =
            *sheet;
        let part = |number: usize| {
            let part = parts.iter().rev().find(|part| part.page <= number);
            part.map_or("", |part| part.part.as_str())
        };
        let rejected = pdfs.rejected.contains(slug);
        let state = match (pdfs.making, rejected, pdfs.inputs.get(slug) == Some(inputs)) {
            (_, true, _) => "rejected",
            (_, _, true) => "current",
            (true, ..) => "making",
            (false, ..) => "older",
        };
        Self {
            slug,
            name,
            direction: if right_to_left { "rtl" } else { "ltr" },
            binding: if right_bound { "right" } else { "left" },
            page: Page {
                width,
                height,
                bleed,
                safe: grid.and_then(|it| it.safe).map(Length::to_mm),
                fold: grid.and_then(|it| it.fold).map(Length::to_mm),
            },
            grid: grid.map(|it| Lines { first: it.first.to_mm(), unit: it.unit.to_mm() }),
            current: *current,
            pages: pages
                .iter()
                .zip(1..)
                .map(|(page, number)| PageOf {
                    number,
                    label: digits.write(number),
                    key: format!("{:032x}", page.key),
                    part: part(number),
                })
                .collect(),
            pdf: bytes.map(|bytes| Pdf {
                state,
                bytes: Some(bytes),
                url: format!("/pdf/{slug}.pdf"),
            }),
        }
    }
}

/// Lists the preflight's findings and the warnings of records and layouts, errors first.
fn findings(shown: &Shown) -> Vec<Found<'_>> {
    let standard = shown.pdfs.standard.unwrap_or(malzama_preflight::Standard::X4);
    let of_pdfs = shown.pdfs.reports.iter().flat_map(|report| {
        let FileReport { name, inspection, sources, .. } = report;
        inspection.findings.iter().zip(sources).map(move |(finding, source)| {
            let Finding { rule, severity, page, area, object, found, wanted, .. } =
                finding;
            let words = words(*rule);
            Found {
                edition: Some(name),
                page: *page,
                area: *area,
                severity: severity.name(),
                title: Title { ar: words.ar.0.into(), en: words.en.0.into() },
                detail: format!("{}: {}; {}", object.name(), text(found), text(wanted)),
                code: rule.id(standard),
                rule: Some(rule.id(standard)),
                place: source.as_ref().map(PlaceOf::of_origin),
            }
        })
    });
    let of_files = shown.warnings.iter().filter(|it| it.severity > Severity::Note);
    let of_files = of_files.chain(shown.pdfs.diagnostics.iter().filter(|it| {
        // Errors that stop typesetting are listed as problems, and the preflight's
        // findings are listed above, with their pages.
        let is_among = |others: &[Diagnostic]| {
            others.iter().any(|other| other.message == it.message)
        };
        it.severity > Severity::Note
            && !it.code().starts_with(PREFLIGHT)
            && !is_among(&shown.problems)
            && !is_among(&shown.warnings)
    }));
    let of_files = of_files.map(|it| {
        let title = text(&it.message);
        let hints: Vec<_> = it.hints.iter().map(text).collect();
        Found {
            edition: it.page.as_ref().map(|place| place.edition.as_str()),
            page: it.page.as_ref().map(|place| place.page),
            area: it.page.as_ref().and_then(|place| place.area),
            severity: it.severity.name(),
            code: it.code().to_owned(),
            title: Title { ar: title.clone().into(), en: title.into() },
            detail: hints.join("; "),
            rule: None,
            place: Some(PlaceOf::of(&it.location)),
        }
    });
    let mut all: Vec<_> = of_pdfs.chain(of_files).collect();
    all.sort_by_key(|it| match it.severity {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    });
    all
}

impl PlaceOf {
    /// Converts a location; one of a whole file becomes line 1, column 1.
    pub fn of(location: &Location) -> Self {
        let (line, column) = location.line_column().unwrap_or((1, 1));
        Self { file: location.path().to_owned(), line, column }
    }

    /// Converts the origin of a preflight finding.
    fn of_origin(Origin { path, line, column }: &Origin) -> Self {
        Self { file: path.clone(), line: *line, column: *column }
    }
}

impl<'a> Problem<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        Self {
            code: diagnostic.code(),
            severity: diagnostic.severity.name(),
            message: text(&diagnostic.message),
            hints: diagnostic.hints.iter().map(text).collect(),
            place: PlaceOf::of(&diagnostic.location),
            excerpt: excerpt(&diagnostic.location),
        }
    }
}

/// Returns the lines around a location; the marked range counts characters of its line.
fn excerpt(location: &Location) -> Vec<Line> {
    let (Location::Text { source, range }, Some((number, column))) =
        (location, location.line_column())
    else {
        return Vec::new();
    };
    let count = source.text[range.clone()].split('\n').next().unwrap_or_default();
    let marked = [column - 1, column - 1 + count.chars().count().max(1)];
    let first = number.saturating_sub(AROUND).max(1);
    source
        .text
        .lines()
        .zip(1..)
        .skip(first - 1)
        .take(number + AROUND + 1 - first)
        .map(|(text, line)| Line {
            line,
            text: text.chars().take(LINE_LIMIT).collect(),
            marked: (line == number).then_some(marked.map(|it| it.min(LINE_LIMIT))),
        })
        .collect()
}
