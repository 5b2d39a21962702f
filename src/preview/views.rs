//! What is made of an edition beside its pages, as JSON for the preview's page: its sheets, its cover and its
//! job ticket. All of it comes from the terms of the contract and the pages as they are set now; no file is
//! needed.

use malzama_impose::{Binding as Side, Line, Place, Scheme, SheetPlan};
use serde::Serialize;

use super::shared::Shown;
use crate::contract::{Contract, Cover};
use crate::edition;
use crate::folding::{FoldStep, Folding, Half, Seen, steps};
use crate::geom::Length;
use crate::records::{Binding, Digits};
use crate::ticket::Ticket;

/// What is made of an edition.
#[derive(Serialize)]
struct Views {
    edition: String,
    /// The digits of its numbers.
    digits: &'static str,
    sheets: Option<Sheets>,
    cover: CoverOf,
    ticket: Option<Ticket>,
}

#[derive(Serialize)]
struct Sheets {
    scheme: &'static str,
    ordered: bool,
    /// Whether a cover of its own is printed apart from them.
    without_cover: bool,
    blank: usize,
    signatures: usize,
    sheets: Vec<SheetOf>,
}

#[derive(Serialize)]
struct SheetOf {
    signature: usize,
    one_plate: bool,
    columns: Vec<&'static str>,
    rows: Vec<&'static str>,
    front: Vec<PlaceOf>,
    back: Vec<PlaceOf>,
    folds: Vec<FoldOf>,
}

#[derive(Serialize)]
struct PlaceOf {
    page: Option<usize>,
    column: usize,
    row: usize,
    turned: bool,
}

#[derive(Serialize)]
struct FoldOf {
    half: &'static str,
    columns: usize,
    rows: usize,
    before: Vec<PlaceOf>,
    after: Vec<PlaceOf>,
}

/// The cover; lengths are in millimetres.
#[derive(Serialize)]
struct CoverOf {
    kind: &'static str,
    spine: Option<f64>,
    flap: Option<f64>,
}

/// Serialises what is made of the edition with this slug; null if there is none.
pub fn json(shown: &Shown, slug: &str) -> Vec<u8> {
    serde_json::to_vec(&views(shown, slug)).unwrap_or_default()
}

fn views(shown: &Shown, slug: &str) -> Option<Views> {
    let (edition, contract) = (shown.edition(slug)?, shown.contract.as_deref()?);
    let pages = edition.pages.len();
    let binding = if edition.sheet.right_bound { Binding::Right } else { Binding::Left };
    let ticket = || {
        let plan = edition::plan(shown.catalogue.as_ref()?, &[slug.to_owned()]).ok()?;
        let edition = plan.editions.first()?;
        Some(Ticket::before_files(edition, contract, pages))
    };
    Some(Views {
        edition: slug.to_owned(),
        digits: match edition.sheet.digits {
            Digits::ArabicIndic => "arabic-indic",
            Digits::Latin => "latin",
        },
        sheets: Folding::of(contract, pages, binding)
            .map(|folding| Sheets::of(&folding, binding)),
        cover: CoverOf::of(contract, pages),
        ticket: ticket(),
    })
}

impl Sheets {
    fn of(folding: &Folding, binding: Binding) -> Self {
        let side = match binding {
            Binding::Right => Side::Right,
            Binding::Left => Side::Left,
        };
        let sheet = |(printed, folded): (&SheetPlan, &SheetPlan)| SheetOf {
            signature: printed.signature,
            one_plate: printed.has_one_plate(),
            columns: printed.columns.iter().map(line).collect(),
            rows: printed.rows.iter().map(line).collect(),
            front: printed.front.iter().map(|it| PlaceOf::of(folding, it)).collect(),
            back: printed.back.iter().map(|it| PlaceOf::of(folding, it)).collect(),
            folds: steps(folded, side).iter().map(|it| FoldOf::of(folding, it)).collect(),
        };
        Self {
            scheme: match folding.scheme {
                Scheme::Saddle { .. } | Scheme::Gang => "saddle",
                Scheme::Signatures { .. } => "signatures",
                Scheme::CopyShop { .. } => "copy-shop",
                Scheme::OneSided { .. } => "one-sided",
            },
            ordered: folding.is_ordered,
            without_cover: folding.cover.is_apart(),
            blank: folding.arrangement.padding,
            signatures: folding.arrangement.signatures,
            sheets: folding.sheets().map(sheet).collect(),
        }
    }
}

impl PlaceOf {
    fn of(folding: &Folding, place: &Place) -> Self {
        let Place { column, row, turned, .. } = *place;
        Self { page: folding.page(place), column, row, turned }
    }

    fn seen(folding: &Folding, seen: &Seen) -> Self {
        let Seen { face, column, row } = seen;
        let (column, row, turned) = (*column, *row, face.turned);
        Self { page: folding.page(&face.place), column, row, turned }
    }
}

impl FoldOf {
    fn of(folding: &Folding, step: &FoldStep) -> Self {
        let seen =
            |all: &[Seen]| all.iter().map(|it| PlaceOf::seen(folding, it)).collect();
        Self {
            half: match step.half {
                Half::Left => "left",
                Half::Right => "right",
                Half::Top => "top",
                Half::Bottom => "bottom",
            },
            columns: step.columns,
            rows: step.rows,
            before: seen(&step.before),
            after: seen(&step.after),
        }
    }
}

impl CoverOf {
    fn of(contract: &Contract, pages: usize) -> Self {
        let cover = contract.cover(pages);
        let (kind, spine) = match cover {
            Cover::InText => ("in-text", None),
            Cover::TooFewPages => ("too-few-pages", None),
            Cover::NoCaliper => ("no-caliper", None),
            Cover::Apart => ("apart", None),
            Cover::Wrapped { spine } => ("wrapped", Some(spine)),
        };
        let flap = contract.job.flaps.filter(|_| spine.is_some());
        let millimetres = |it: Length| (it.to_mm() * 100.0).round() / 100.0;
        Self { kind, spine: spine.map(millimetres), flap: flap.map(millimetres) }
    }
}

fn line(line: &Line) -> &'static str {
    match line {
        Line::Spine => "spine",
        Line::Fold => "fold",
        Line::Cut => "cut",
    }
}
