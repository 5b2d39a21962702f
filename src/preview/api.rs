//! The preview's state as JSON, for its page in the browser.

use std::collections::BTreeSet;

use malzama_preflight::{Digits, Said};
use serde::Serialize;

use super::findings::{Found, findings};
use super::page_image::Size;
use super::place_of::PlaceOf;
use super::shared::{Pdfs, Sheet, Shown, ShownEdition};
use crate::booklets::Digests;
use crate::diagnostic::{Diagnostic, Location};
use crate::geom::Length;
use crate::model::Catalogue;
use crate::records::Binding;
use crate::words::in_both;

/// The command that opens a location, unless `VISUAL` or `EDITOR` names another editor.
const COMMAND: &str = "code --goto {file}:{line}:{column}";

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
    /// What can be written, unless the preview only shows.
    desk: DeskState,
    editions: Vec<Edition<'a>>,
    findings: Vec<Found<'a>>,
    problems: Vec<Problem<'a>>,
}

/// Whether records can be edited, and edits taken back.
#[derive(Serialize)]
struct DeskState {
    writable: bool,
    undo: bool,
    redo: bool,
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
struct Problem<'a> {
    code: &'a str,
    severity: &'static str,
    edition: Option<&'a str>,
    page: Option<usize>,
    message: Said,
    hints: Vec<Said>,
    place: PlaceOf,
    excerpt: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    line: usize,
    text: String,
    marked: Option<[usize; 2]>,
}

/// Serialises the preview's state; `undo` tells whether edits can be taken back and made again, if
/// records can be edited at all; `pdf_size` returns the size in bytes of an edition's
/// PDF, if there is one.
pub fn json(
    shown: &Shown,
    undo: Option<[bool; 2]>,
    pdf_size: &dyn Fn(&str) -> Option<u64>,
) -> Vec<u8> {
    let [can_undo, can_redo] = undo.unwrap_or_default();
    let digits = shown.digits();
    let network = shown.catalogue.as_ref().and_then(|it| it.network.as_ref());
    let state = State {
        version: shown.version(),
        title: network.map_or("", |network| network.title.value.as_str()),
        build: Build { state: build_state(shown) },
        took: shown.took.as_ref().map(|(file, it)| Took { ms: it.as_millis(), file }),
        command: command(),
        sharpness: Size::Page.pixels_per_mm(),
        desk: DeskState { writable: undo.is_some(), undo: can_undo, redo: can_redo },
        editions: editions(shown, pdf_size),
        findings: findings(shown),
        problems: shown.problems.iter().map(|it| Problem::of(it, digits)).collect(),
    };
    serde_json::to_vec(&state).unwrap_or_default()
}

/// Lists the editions in the order of the settings, also those that could never be set.
fn editions<'a>(
    shown: &'a Shown,
    pdf_size: &dyn Fn(&str) -> Option<u64>,
) -> Vec<Edition<'a>> {
    let set = |edition: &'a ShownEdition| {
        Edition::of(edition, &shown.pdfs, pdf_size(&edition.slug))
    };
    let is_first_run = shown.setting && shown.editions.is_empty();
    let Some(catalogue) = shown.catalogue.as_deref().filter(|_| !is_first_run) else {
        return shown.editions.iter().map(set).collect();
    };
    let mut seen = BTreeSet::new();
    let slugs = catalogue.editions().into_iter().filter(|slug| seen.insert(*slug));
    slugs
        .map(|slug| match shown.edition(slug) {
            Some(edition) => set(edition),
            None => Edition::unset(slug, catalogue, &shown.pdfs, pdf_size(slug)),
        })
        .collect()
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
            pdf: bytes.map(|bytes| Pdf::of(slug, Some(inputs), pdfs, bytes)),
        }
    }

    /// Creates an edition that could never be set.
    fn unset(
        slug: &'a str,
        catalogue: &'a Catalogue,
        pdfs: &Pdfs,
        bytes: Option<u64>,
    ) -> Self {
        let settings = &catalogue.settings;
        let city = catalogue.cities.iter().find(|city| city.slug == slug);
        let name = match city {
            Some(city) => city.name.as_ref(),
            None => catalogue.network.as_ref().map(|network| &network.name),
        };
        Self {
            slug,
            name: name.map_or(slug, |name| name.value.as_str()),
            direction: if settings.language.is_right_to_left() { "rtl" } else { "ltr" },
            binding: match settings.binding {
                Binding::Right => "right",
                Binding::Left => "left",
            },
            page: Page {
                width: settings.width.to_mm(),
                height: settings.height.to_mm(),
                bleed: 0.0,
                safe: None,
                fold: None,
            },
            grid: None,
            current: false,
            pages: Vec::new(),
            pdf: bytes.map(|bytes| Pdf::of(slug, None, pdfs, bytes)),
        }
    }
}

impl Pdf {
    /// Describes the print PDF of an edition whose pages were made from `inputs`.
    fn of(slug: &str, inputs: Option<&Digests>, pdfs: &Pdfs, bytes: u64) -> Self {
        let is_current = pdfs.are_made_from(slug, inputs);
        let state = match (pdfs.making, pdfs.rejected.iter().any(|it| it == slug)) {
            (_, true) => "rejected",
            _ if is_current => "current",
            (true, _) => "making",
            (false, _) => "older",
        };
        Self { state, bytes: Some(bytes), url: format!("pdf/{slug}.pdf") }
    }
}

impl<'a> Problem<'a> {
    fn of(diagnostic: &'a Diagnostic, digits: Digits) -> Self {
        Self {
            code: diagnostic.code(),
            severity: diagnostic.severity.name(),
            edition: diagnostic.page.as_ref().map(|place| place.edition.as_str()),
            page: diagnostic.page.as_ref().map(|place| place.page),
            message: in_both(&diagnostic.message, digits),
            hints: diagnostic.hints.iter().map(|it| in_both(it, digits)).collect(),
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
