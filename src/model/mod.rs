//! The model: checked records, complete and in order, with every fallback resolved.

mod check;
mod copies;
mod coverage;
mod illustrations;
mod listing;
mod look_alike;
mod photo_folder;
mod photographs;

use std::path::PathBuf;

use serde::Serialize;

pub use self::check::read;
pub use self::illustrations::FOLDER as ILLUSTRATIONS;
pub use self::listing::{is_city_slug, is_slug, motifs};
pub use self::photographs::diagnose;

use crate::records::{Allowed, Extra, Fact, Settings, Text};

/// The slug of the edition that holds all cities.
pub const NETWORK: &str = "network";

/// Everything that can be printed, and the cities that cannot because of their faults.
#[derive(Debug)]
pub struct Catalogue {
    /// The settings.
    pub settings: Settings,
    /// The content that all editions share; `None` if it has faults.
    pub network: Option<Network>,
    /// The cities in the order of the editions.
    pub cities: Vec<Listed>,
    /// Every photograph that any record names and whose header could be read, also those of
    /// cities with faults.
    pub named: Vec<Named>,
    /// Whether the list of editions agrees with the folders of `data/`; otherwise a
    /// network edition could lack a city.
    pub is_complete: bool,
}

impl Catalogue {
    /// Returns the slugs of all editions, in the order of the settings.
    pub fn editions(&self) -> Vec<&str> {
        self.settings.editions.iter().map(|slug| slug.value.as_str()).collect()
    }
}

/// A photograph's file where a record names it.
#[derive(Debug)]
pub struct Named {
    /// The file on this machine.
    pub source: PathBuf,
    /// The file as the record names it, from `photos/`.
    pub file: Text,
}

/// A city listed in the settings.
#[derive(Debug)]
pub struct Listed {
    /// The name of its folder.
    pub slug: String,
    /// Its name, which every edition prints; `None` if it has faults.
    pub name: Option<Text>,
    /// The colours and the figure that its record chooses, which every edition prints too.
    pub dress: [Option<Text>; 2],
    /// The city; `None` if any part of it has faults.
    pub city: Option<City>,
}

/// The content that all editions share.
#[derive(Debug, Serialize)]
pub struct Network {
    /// The exhibition's title.
    #[serde(skip)]
    pub title: Text,
    /// The network's own name.
    #[serde(skip)]
    pub name: Text,
    /// The introduction, one item per paragraph.
    pub introduction: Vec<Text>,
    /// The lines of the imprint.
    pub imprint: Vec<Fact>,
    /// The book number of the network edition.
    #[serde(skip)]
    pub isbn: Option<Text>,
    /// Whatever else the network says.
    pub extra: Extra,
    /// What the proof-reader is not to report.
    #[serde(skip)]
    pub allow: Vec<Allowed>,
}

/// A city with its groups.
#[derive(Debug, Serialize)]
pub struct City {
    /// The name of its folder.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// The heading above its groups.
    pub heading: Text,
    /// The cover photograph, if any.
    pub cover: Option<Photograph>,
    /// The market photographs.
    pub market: Vec<Photograph>,
    /// Its partner groups, without hidden ones.
    pub partners: Vec<Partner>,
    /// The book number of its edition.
    #[serde(skip)]
    pub isbn: Option<Text>,
    /// Whatever else the city says.
    pub extra: Extra,
    /// The paths of the photographs of its hidden groups, from the project's root.
    #[serde(skip)]
    pub set_aside: Vec<String>,
    /// What the proof-reader is not to report in its own record.
    #[serde(skip)]
    pub allow: Vec<Allowed>,
}

/// A partner group.
#[derive(Debug, Serialize)]
pub struct Partner {
    /// The name of its file, without the extension.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// The caption of its first photograph; the name if the record has none.
    pub label: Text,
    /// The date of its founding, in the writer's words.
    pub founded: Option<Text>,
    /// A telephone number.
    pub phone: Option<Text>,
    /// Web addresses.
    pub links: Vec<Text>,
    /// Free facts, in the written order.
    pub facts: Vec<Fact>,
    /// Its photographs, the main one first.
    pub photographs: Vec<Photograph>,
    /// The text, one item per paragraph; never empty.
    pub body: Vec<Text>,
    /// What the proof-reader is not to report.
    #[serde(skip)]
    pub allow: Vec<Allowed>,
}

/// A photograph whose file exists and can be read.
#[derive(Debug, Serialize)]
pub struct Photograph {
    /// The path from the project's root with a leading `/`, as layouts name it.
    pub path: String,
    /// Width in pixels, after orientation.
    pub width: u32,
    /// Height in pixels, after orientation.
    pub height: u32,
    /// The point that a crop keeps, as fractions of width and height from the top left.
    pub focus: [f64; 2],
    /// The caption, possibly empty.
    pub caption: Text,
    /// The credit of the photographer, possibly empty.
    pub credit: Text,
    /// A description for readers who cannot see it.
    pub alt: Text,
    /// Whether it is one of the program's own illustrations, a placeholder for a
    /// photograph.
    pub illustration: bool,
    /// Whether its file is missing or cannot be used, so that a drawing stands in for it
    /// and the edition is withheld from print.
    #[serde(skip)]
    pub stand_in: bool,
    /// The file on this machine.
    #[serde(skip)]
    pub source: PathBuf,
    /// The file as the record names it, from `photos/`.
    #[serde(skip)]
    pub file: Text,
}

impl Network {
    /// Iterates over every printed text.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { title, name, introduction, imprint, isbn: _, extra, allow: _ } = self;
        [title, name]
            .into_iter()
            .chain(introduction)
            .chain(imprint.iter().flat_map(label_and_value))
            .chain(extra.texts())
    }
}

impl City {
    /// Iterates over every printed text.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self {
            slug: _,
            name,
            heading,
            cover,
            market,
            partners,
            isbn: _,
            extra,
            set_aside: _,
            allow: _,
        } = self;
        [name, heading]
            .into_iter()
            .chain(cover.iter().chain(market).flat_map(Photograph::texts))
            .chain(partners.iter().flat_map(Partner::texts))
            .chain(extra.texts())
    }

    /// Iterates over every photograph of the city and its groups.
    pub fn photographs(&self) -> impl Iterator<Item = &Photograph> + Clone {
        let partners = self.partners.iter().flat_map(|partner| &partner.photographs);
        self.cover.iter().chain(&self.market).chain(partners)
    }
}

impl Partner {
    /// Iterates over every printed text.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self {
            slug: _,
            name,
            label,
            founded,
            phone,
            links,
            facts,
            photographs,
            body,
            allow: _,
        } = self;
        [name, label]
            .into_iter()
            .chain(founded)
            .chain(phone)
            .chain(links)
            .chain(facts.iter().flat_map(label_and_value))
            .chain(photographs.iter().flat_map(Photograph::texts))
            .chain(body)
    }
}

impl Photograph {
    /// Returns the path from the project's root without the leading `/`, for messages.
    pub fn project_path(&self) -> &str {
        self.path.trim_start_matches('/')
    }

    /// Returns the name of its file without the ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        [&self.caption, &self.credit].into_iter()
    }
}

fn label_and_value(fact: &Fact) -> [&Text; 2] {
    [&fact.label, &fact.value]
}
