//! Editions: which booklets to make, and what each of them contains.

use std::collections::BTreeSet;

use malzama_message::{message, names};

use crate::diagnostic::{Diagnostic, Errors, Location, Outcome};
use crate::model::{Catalogue, City, NETWORK, Network, Photograph};
use crate::project::SETTINGS;
use crate::records::{Settings, Text, did_you_mean};

/// A booklet to print.
#[derive(Debug)]
pub struct Edition<'a> {
    /// The slug, which names the edition's files.
    pub slug: &'a str,
    /// Whether it is the edition of a city or of the network.
    pub kind: Kind,
    /// The name of the city or of the network.
    pub name: &'a Text,
    /// The cities it contains.
    pub cities: Vec<&'a City>,
    /// The slugs and names of all cities, including those it does not contain.
    pub all_cities: Vec<(&'a str, &'a Text)>,
    /// The content that all editions share.
    pub network: &'a Network,
    /// The settings.
    pub settings: &'a Settings,
}

impl<'a> Edition<'a> {
    /// Returns the title for the PDF's metadata.
    pub fn document_title(&self) -> String {
        format!("{}: {}", self.network.title.value, self.name.value)
    }

    /// Returns the photograph at a path, as named in the manuscript.
    pub fn photograph(&self, path: &str) -> Option<&'a Photograph> {
        self.photographs().find(|photograph| photograph.path == path)
    }

    /// Returns the paths, as named in the manuscript, of the photographs that are missing
    /// or cannot be used.
    pub fn missing(&self) -> BTreeSet<&'a str> {
        let missing = self.photographs().filter(|it| it.stand_in);
        missing.map(|it| it.path.as_str()).collect()
    }

    /// Counts the photographs that are illustrations or missing.
    pub fn stand_ins(&self) -> usize {
        let stand_ins = self.photographs().filter(|it| it.illustration);
        stand_ins.map(|it| it.path.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// Iterates over the photographs that the edition may print.
    pub fn photographs(&self) -> impl Iterator<Item = &'a Photograph> {
        self.cities.iter().flat_map(|city| city.photographs())
    }
}

/// A kind of edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The booklet of one city.
    City,
    /// The booklet of all cities.
    Network,
}

/// The editions to make, and those that faults already reported rule out.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Editions to make, in the order of the settings.
    pub editions: Vec<Edition<'a>>,
    /// Slugs of requested editions that cannot be made.
    pub held_back: Vec<&'a str>,
}

impl<'a> Plan<'a> {
    /// Returns the slugs of all requested editions: those to make, then those held back.
    pub fn slugs(&self) -> Vec<&'a str> {
        let made = self.editions.iter().map(|edition| edition.slug);
        made.chain(self.held_back.iter().copied()).collect()
    }
}

/// Plans the `wanted` editions; all of them if `wanted` is empty.
///
/// # Errors
/// One diagnostic for each requested edition that does not exist.
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

/// Returns an edition; `None` if anything it prints has faults.
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
