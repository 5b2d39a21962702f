//! The job ticket of an edition: what a print shop is asked to make, as JSON, as XJDF for its
//! programs, and as data for the printed page. `docs/ticket.md` describes all of them.

mod file;
mod page;
mod xjdf;

use serde::Serialize;

pub use self::file::{FileRole, TicketFile};
pub use self::page::page_data;

use crate::contract::{Binding, COVER_PAGES, Contract, Cover, SpineCount, Stock};
use crate::edition::Edition;
use crate::geom::Length;
use crate::records;

/// The version of the JSON schema; it changes only when the meaning of a field does.
pub const SCHEMA: u32 = 1;

/// The inks of all pages, in the order in which presses name them.
const PROCESS_INKS: [&str; 4] = ["cyan", "magenta", "yellow", "black"];

/// The facts of one edition's job. Lengths are in millimetres, and `None` is what the contract
/// leaves open, unless said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ticket {
    schema: u32,
    product: Product,
    /// The project's date, as `2026-11-23`.
    date: String,
    /// The language of the booklet (BCP 47).
    language: &'static str,
    copies: Option<u32>,
    trim: Trim,
    bleed: f64,
    pages: PageCounts,
    binding: Fastening,
    paper: Papers,
    /// What the width of the spine counts; `None` without a spine.
    #[serde(skip_serializing_if = "Option::is_none")]
    spine: Option<&'static str>,
    /// The width of the spine; `None` if the thickness of the paper is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    spine_width: Option<f64>,
    /// The width of flaps; `None` if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    flaps: Option<f64>,
    colours: Colours,
    finishing: Option<String>,
    proof: Option<String>,
    contact: Option<String>,
    printing: Printing,
    files: Vec<TicketFile>,
}

/// What is made.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Product {
    /// The title of the exhibition.
    title: String,
    /// The name of the edition.
    edition: String,
    /// The name of its files.
    slug: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Trim {
    width: f64,
    height: f64,
}

/// Numbers of pages, all of them and by part. A cover of the text's paper is part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct PageCounts {
    all: usize,
    text: usize,
    cover: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Fastening {
    /// The side of the spine, seen from the front cover.
    side: &'static str,
    kind: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Papers {
    text: Paper,
    /// The paper of the cover; `None` if it is that of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    cover: Option<Paper>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Paper {
    stock: Option<String>,
    /// The weight in g/m².
    weight: Option<f64>,
    /// The thickness of one leaf.
    caliper: Option<f64>,
}

/// The inks by part: every part is printed on both sides in process inks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Colours {
    text: Sides,
    #[serde(skip_serializing_if = "Option::is_none")]
    cover: Option<Sides>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Sides {
    front: [&'static str; 4],
    back: [&'static str; 4],
}

/// What the files are prepared for.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Printing {
    /// The part of ISO 15930 that they claim.
    standard: &'static str,
    /// The printing condition's name in the registry of characterisation data.
    condition: String,
    /// The printing condition in words.
    description: String,
    /// The output profile's own description of itself.
    profile: String,
}

impl Ticket {
    /// Creates the ticket of an edition whose print files are `files`, in the order in which
    /// they are to be listed.
    ///
    /// The number of pages is that of the file of all pages, or of text and cover together.
    pub fn of(edition: &Edition, contract: &Contract, files: Vec<TicketFile>) -> Self {
        let of_role = |role| files.iter().find(|it| it.role == role).map(|it| it.pages);
        let part = |role| of_role(role).unwrap_or_default();
        let all = of_role(FileRole::Pages)
            .unwrap_or_else(|| part(FileRole::Text) + part(FileRole::Cover));
        Self::with(edition, contract, all, files)
    }

    /// Creates the ticket of an edition of so many pages whose files are not made yet.
    pub fn before_files(edition: &Edition, contract: &Contract, pages: usize) -> Self {
        Self::with(edition, contract, pages, Vec::new())
    }

    fn with(
        edition: &Edition,
        contract: &Contract,
        all: usize,
        files: Vec<TicketFile>,
    ) -> Self {
        let (settings, job) = (edition.settings, &contract.job);
        let [width, height] = contract.trim.unwrap_or([settings.width, settings.height]);
        let is_perfect = contract.binding == Some(Binding::Perfect);
        // A booklet of too few pages has none of its own, whatever is ordered.
        let ordered = contract.cover(all);
        let has_cover = !matches!(ordered, Cover::InText | Cover::TooFewPages)
            || files.iter().any(|it| it.role == FileRole::Cover);
        let is_perfect = is_perfect && has_cover;
        let cover = if has_cover { COVER_PAGES.min(all) } else { 0 };
        let sides = Sides { front: PROCESS_INKS, back: PROCESS_INKS };
        Self {
            schema: SCHEMA,
            product: Product {
                title: edition.network.title.value.clone(),
                edition: edition.name.value.clone(),
                slug: edition.slug.to_owned(),
            },
            date: settings.date.to_string(),
            language: settings.language.tag(),
            copies: job.copies,
            trim: Trim { width: millimetres(width), height: millimetres(height) },
            bleed: millimetres(contract.bleed),
            pages: PageCounts { all, text: all - cover, cover },
            binding: Fastening {
                side: match settings.binding {
                    records::Binding::Right => "right",
                    records::Binding::Left => "left",
                },
                kind: contract.binding.map(|it| name_of(it, &Binding::NAMES)),
            },
            paper: Papers {
                text: Paper::of(job.text.as_ref()),
                cover: has_cover.then(|| Paper::of(job.cover.as_ref())),
            },
            spine: is_perfect.then(|| name_of(job.spine, &SpineCount::NAMES)),
            spine_width: job
                .spine_width(all - cover)
                .filter(|_| is_perfect)
                .map(millimetres),
            flaps: job.flaps.filter(|_| has_cover).map(millimetres),
            colours: Colours { text: sides, cover: has_cover.then_some(sides) },
            finishing: job.finishing.clone(),
            proof: job.proof.clone(),
            contact: job.contact.clone(),
            printing: Printing {
                standard: contract.standard.name(),
                condition: contract.condition.clone(),
                description: contract.description.clone(),
                profile: contract.profile.description.clone(),
            },
            files,
        }
    }

    /// Returns the ticket as JSON, with a line break at its end.
    pub fn json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.expect("a ticket holds only texts, numbers and lists") + "\n"
    }

    /// Returns the files, in their order.
    pub fn files(&self) -> &[TicketFile] {
        &self.files
    }
}

impl Paper {
    fn of(stock: Option<&Stock>) -> Self {
        Self {
            stock: stock.and_then(|it| it.name.clone()),
            weight: stock.and_then(|it| it.weight),
            caliper: stock.and_then(|it| it.caliper).map(millimetres),
        }
    }
}

/// Returns a length in millimetres, to a thousandth: inches leave a tail of digits behind.
fn millimetres(length: Length) -> f64 {
    (length.to_mm() * 1000.0).round() / 1000.0
}

/// Returns how contracts name a value.
fn name_of<T: PartialEq>(value: T, names: &[(&'static str, T)]) -> &'static str {
    let found = names.iter().find(|(_, known)| *known == value);
    found.map_or("", |(name, _)| name)
}
