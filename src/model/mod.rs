//! What is true after checking: complete, ordered, with every fallback resolved.

mod check;
mod coverage;
mod listing;
mod photographs;

use std::path::PathBuf;

use serde::Serialize;

pub use self::check::read;
pub use self::photographs::diagnose;

use crate::records::{Fact, Settings, Text};

/// The slug of the edition that holds all cities.
pub const NETWORK: &str = "network";

/// Everything that can be printed, and what cannot be for its faults.
#[derive(Debug)]
pub struct Catalogue {
    /// The settings.
    pub settings: Settings,
    /// What all editions share; none if it has faults.
    pub network: Option<Network>,
    /// The cities in the order of the editions.
    pub cities: Vec<Listed>,
    /// Whether the list of editions names all that lies in the records' folder: without
    /// that, a network edition could lack a city.
    pub is_complete: bool,
}

impl Catalogue {
    /// The slugs of all editions, in the order of the settings.
    pub fn editions(&self) -> Vec<&str> {
        self.settings.editions.iter().map(|slug| slug.value.as_str()).collect()
    }
}

/// A city that the settings list.
#[derive(Debug)]
pub struct Listed {
    /// Its folder's name.
    pub slug: String,
    /// Its name, which every edition prints; none if it has faults.
    pub name: Option<Text>,
    /// All of it; none if any part has faults.
    pub city: Option<City>,
}

/// What all editions share.
#[derive(Debug, Serialize)]
pub struct Network {
    /// The exhibition's title.
    #[serde(skip)]
    pub title: Text,
    /// The network's own name.
    #[serde(skip)]
    pub name: Text,
    /// The introduction, by paragraphs.
    pub introduction: Vec<Text>,
    /// Lines of the imprint.
    pub imprint: Vec<Fact>,
}

/// A city with its groups.
#[derive(Debug, Serialize)]
pub struct City {
    /// Its folder's name.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// The heading over its groups.
    pub heading: Text,
    /// The cover's photograph, if there is one.
    pub cover: Option<Photograph>,
    /// Market photographs.
    pub market: Vec<Photograph>,
    /// Its partner groups.
    pub partners: Vec<Partner>,
}

/// A partner group.
#[derive(Debug, Serialize)]
pub struct Partner {
    /// Its file's name, without the ending.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// The line that labels its picture; the name if there is none.
    pub label: Text,
    /// When it was founded, in the writer's words.
    pub founded: Option<Text>,
    /// A telephone number.
    pub phone: Option<Text>,
    /// Addresses on the web.
    pub links: Vec<Text>,
    /// Free facts.
    pub facts: Vec<Fact>,
    /// Its photographs, the main one first.
    pub photographs: Vec<Photograph>,
    /// The text, by paragraphs; never empty.
    pub body: Vec<Text>,
}

/// A photograph that exists.
#[derive(Debug, Serialize)]
pub struct Photograph {
    /// Its path from the project's root, with a leading `/`, as layouts name it.
    pub path: String,
    /// Width in pixels, turned upright.
    pub width: u32,
    /// Height in pixels, turned upright.
    pub height: u32,
    /// The point that a crop keeps, as shares of width and height from the top left.
    pub focus: [f64; 2],
    /// The caption; may be empty.
    pub caption: Text,
    /// Who made it; may be empty.
    pub credit: Text,
    /// A description for those who cannot see it.
    pub alt: Text,
    /// Whether it is one of our illustrations, waiting for its photograph.
    pub illustration: bool,
    /// The file on this machine.
    #[serde(skip)]
    pub source: PathBuf,
    /// The file as the record names it, from the folder of photographs.
    #[serde(skip)]
    pub file: Text,
}

impl Network {
    /// Every text that is printed.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { title, name, introduction, imprint } = self;
        [title, name].into_iter().chain(introduction).chain(imprint.iter().flat_map(both))
    }
}

impl City {
    /// Every text that is printed.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Self { slug: _, name, heading, cover, market, partners } = self;
        [name, heading]
            .into_iter()
            .chain(cover.iter().chain(market).flat_map(Photograph::texts))
            .chain(partners.iter().flat_map(Partner::texts))
    }

    /// Every photograph of the city and its groups.
    pub fn photographs(&self) -> impl Iterator<Item = &Photograph> {
        let partners = self.partners.iter().flat_map(|partner| &partner.photographs);
        self.cover.iter().chain(&self.market).chain(partners)
    }
}

impl Partner {
    /// Every text that is printed.
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
        } = self;
        [name, label]
            .into_iter()
            .chain(founded)
            .chain(phone)
            .chain(links)
            .chain(facts.iter().flat_map(both))
            .chain(photographs.iter().flat_map(Photograph::texts))
            .chain(body)
    }
}

impl Photograph {
    /// Returns its path from the project's root, as people name it.
    pub fn project_path(&self) -> &str {
        self.path.trim_start_matches('/')
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        [&self.caption, &self.credit].into_iter()
    }
}

fn both(fact: &Fact) -> [&Text; 2] {
    [&fact.label, &fact.value]
}
