//! Which editions are to be made, and what each of them holds.

use malzama_message::{message, names};

use crate::diagnostic::{Diagnostic, Errors, Location, Outcome};
use crate::model::{Catalogue, City, NETWORK, Network, Photograph};
use crate::project::SETTINGS;
use crate::records::{Settings, Text, did_you_mean};

/// One booklet to be printed.
#[derive(Debug)]
pub struct Edition<'a> {
    /// Its slug, which names its files.
    pub slug: &'a str,
    /// Whether it is one city's or the network's.
    pub kind: Kind,
    /// Its own name: the city's or the network's.
    pub name: &'a Text,
    /// The cities it holds.
    pub cities: Vec<&'a City>,
    /// All cities, by slug and name, whether it holds them or not.
    pub all_cities: Vec<(&'a str, &'a Text)>,
    /// What all editions share.
    pub network: &'a Network,
    /// The settings.
    pub settings: &'a Settings,
}

impl<'a> Edition<'a> {
    /// The title that the edition carries as a document.
    pub fn document_title(&self) -> String {
        format!("{}: {}", self.network.title.value, self.name.value)
    }

    /// Returns the photograph of a path, as the manuscript names it.
    pub fn photograph(&self, path: &str) -> Option<&'a Photograph> {
        self.photographs().find(|photograph| photograph.path == path)
    }

    /// Every photograph that the edition can print.
    pub fn photographs(&self) -> impl Iterator<Item = &'a Photograph> {
        self.cities.iter().flat_map(|city| city.photographs())
    }
}

/// The two kinds of edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One city.
    City,
    /// All cities.
    Network,
}

/// The outcome of planning: what can be made, and what is held back by faults that are
/// already reported.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Editions to make, in the order of the settings.
    pub editions: Vec<Edition<'a>>,
    /// Slugs of wanted editions that cannot be made.
    pub held_back: Vec<&'a str>,
}

impl<'a> Plan<'a> {
    /// The slugs of all wanted editions: those to make, then those that are held back.
    pub fn slugs(&self) -> Vec<&'a str> {
        let made = self.editions.iter().map(|edition| edition.slug);
        made.chain(self.held_back.iter().copied()).collect()
    }
}

/// Plans the `wanted` editions, or all of them if none is named.
///
/// # Errors
/// One diagnostic for each wanted edition that does not exist.
pub fn plan<'a>(catalogue: &'a Catalogue, wanted: &[String]) -> Outcome<Plan<'a>> {
    let slugs: Vec<&str> =
        catalogue.settings.editions.iter().map(|slug| slug.value.as_str()).collect();
    let unknown: Vec<_> = wanted
        .iter()
        .filter(|name| !slugs.contains(&name.as_str()))
        .map(|name| unknown_edition(name, &slugs))
        .collect();
    if let Some(errors) = Errors::collected(unknown) {
        return Err(errors);
    }
    let mut plan = Plan { editions: Vec::new(), held_back: Vec::new() };
    for (index, &slug) in slugs.iter().enumerate() {
        let is_wanted = wanted.is_empty() || wanted.iter().any(|name| name == slug);
        if !is_wanted || slugs[..index].contains(&slug) {
            continue;
        }
        match edition(catalogue, slug) {
            Some(edition) => plan.editions.push(edition),
            None => plan.held_back.push(slug),
        }
    }
    Ok(plan)
}

/// One edition, if all that it prints is sound.
fn edition<'a>(catalogue: &'a Catalogue, slug: &'a str) -> Option<Edition<'a>> {
    let network = catalogue.network.as_ref()?;
    let all_cities = catalogue
        .cities
        .iter()
        .map(|listed| Some((listed.slug.as_str(), listed.name.as_ref()?)))
        .collect::<Option<Vec<_>>>()?;
    let is_network = slug == NETWORK;
    if is_network && !catalogue.is_complete {
        return None;
    }
    let cities = catalogue
        .cities
        .iter()
        .filter(|listed| is_network || listed.slug == slug)
        .map(|listed| listed.city.as_ref())
        .collect::<Option<Vec<_>>>()?;
    let (kind, name) = match cities.first() {
        Some(city) if !is_network => (Kind::City, &city.name),
        _ => (Kind::Network, &network.name),
    };
    let settings = &catalogue.settings;
    Some(Edition { slug, kind, name, cities, all_cities, network, settings })
}

fn unknown_edition(name: &str, slugs: &[&str]) -> Diagnostic {
    let hint = did_you_mean(name, slugs)
        .unwrap_or_else(|| message!("hint/editions-are", editions = names(slugs)));
    let message = message!("edition/unknown", edition = name);
    Diagnostic::usage(Location::file(SETTINGS), message).hint(hint)
}
