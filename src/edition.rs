//! Editions: which booklets to make, and what each of them contains.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use malzama_message::{message, names};
use malzama_preflight::Lacking;
use serde::Serialize;

use crate::book_number::BookNumber;
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome};
use crate::model::{Catalogue, City, Listed, NETWORK, Network, Photograph};
use crate::project::SETTINGS;
use crate::records::{Settings, Text, did_you_mean, is_invisible};

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
    /// All cities, including those it does not contain.
    pub all_cities: Arc<NamedCities<'a>>,
    /// The content that all editions share.
    pub network: &'a Network,
    /// The settings.
    pub settings: &'a Settings,
}

/// A city as every edition names it.
#[derive(Debug, Serialize)]
pub struct NamedCity<'a> {
    /// The name of its folder.
    pub slug: &'a str,
    /// Its name.
    pub name: &'a Text,
    /// The colours that it has chosen, if it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colours: Option<&'a Text>,
    /// The figure that it has chosen, if it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motif: Option<&'a Text>,
}

/// The cities of a project. Every edition names them, so that they are gathered once for all.
#[derive(Debug)]
pub struct NamedCities<'a> {
    cities: Vec<NamedCity<'a>>,
    hash: blake3::Hash,
}

impl<'a> NamedCities<'a> {
    /// Gathers the cities in the order of the settings; `None` if one has no name.
    fn of(catalogue: &'a Catalogue) -> Option<Self> {
        let named = |listed: &'a Listed| {
            let [colours, motif] = listed.dress.each_ref().map(Option::as_ref);
            let (slug, name) = (listed.slug.as_str(), listed.name.as_ref()?);
            Some(NamedCity { slug, name, colours, motif })
        };
        let cities = catalogue.cities.iter().map(named).collect::<Option<Vec<_>>>()?;
        let mut hasher = blake3::Hasher::new();
        serde_json::to_writer(&mut hasher, &cities).expect("cities hold only texts");
        Some(Self { cities, hash: hasher.finalize() })
    }

    /// Returns the cities in the order of the settings.
    pub fn as_slice(&self) -> &[NamedCity<'a>] {
        &self.cities
    }

    /// Iterates over the cities in the order of the settings.
    pub fn iter(&self) -> impl Iterator<Item = &NamedCity<'a>> {
        self.cities.iter()
    }

    /// Returns a hash of all of them.
    pub fn hash(&self) -> &blake3::Hash {
        &self.hash
    }
}

impl<'a> Edition<'a> {
    /// Returns the title for the PDF's metadata.
    pub fn document_title(&self) -> String {
        format!("{}: {}", self.network.title.value, self.name.value)
    }

    /// Returns the edition's own book number, if it has one.
    pub fn book_number(&self) -> Option<BookNumber> {
        let text = match self.kind {
            Kind::City => self.cities.first()?.isbn.as_ref()?,
            Kind::Network => self.network.isbn.as_ref()?,
        };
        BookNumber::parse(&text.value)
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

    /// Returns what its records lack: files of photographs, each once.
    pub fn lacking(&self) -> Lacking {
        let files = |is_lacking: &dyn Fn(&Photograph) -> bool| {
            let lacking = self.photographs().filter(|it| is_lacking(it));
            let files: BTreeSet<_> = lacking.map(|it| it.file.value.as_str()).collect();
            files.into_iter().map(str::to_owned).collect()
        };
        Lacking {
            photographs: files(&|it| it.illustration && !it.stand_in),
            unusable: files(&|it| it.stand_in),
            credits: files(&|it| !it.illustration && it.credit.value.trim().is_empty()),
        }
    }

    /// Returns the names of its cities and groups, by what layouts call their parts.
    pub fn names_of_parts(&self) -> BTreeMap<String, String> {
        let cities = self.cities.iter().flat_map(|city| {
            let groups = city.partners.iter().map(|group| {
                (format!("{}/{}", city.slug, group.slug), group.name.value.clone())
            });
            groups.chain([(city.slug.clone(), city.name.value.clone())])
        });
        cities.collect()
    }

    /// Iterates over the photographs that the edition may print.
    pub fn photographs(&self) -> impl Iterator<Item = &'a Photograph> + Clone {
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

/// Plans the `wanted` editions, each given by its slug or its name; all of them if
/// `wanted` is empty.
///
/// # Errors
/// One diagnostic for each requested edition that does not exist.
pub fn plan<'a>(catalogue: &'a Catalogue, wanted: &[String]) -> Outcome<Plan<'a>> {
    let named = names_of_editions(catalogue);
    let mut slugs = BTreeSet::new();
    let mut unknown = Vec::new();
    for typed in wanted {
        match resolve(typed, &named) {
            Some(slug) => drop(slugs.insert(slug)),
            None => unknown.push(unknown_edition(typed, &named)),
        }
    }
    if let Some(errors) = Errors::collected(unknown) {
        return Err(errors);
    }
    let mut plan = Plan { editions: Vec::new(), held_back: Vec::new() };
    let names = NamedCities::of(catalogue).map(Arc::new);
    let mut seen = BTreeSet::new();
    for (slug, _) in &named {
        let is_wanted = wanted.is_empty() || slugs.contains(slug);
        if !is_wanted || !seen.insert(*slug) {
            continue;
        }
        match edition(catalogue, slug, names.as_ref()) {
            Some(edition) => plan.editions.push(edition),
            None => plan.held_back.push(slug),
        }
    }
    Ok(plan)
}

/// Returns the name of an edition: of its city or of the network; `None` if the records do
/// not tell.
pub fn name<'a>(catalogue: &'a Catalogue, slug: &str) -> Option<&'a str> {
    if slug == NETWORK {
        let network = catalogue.network.as_ref()?;
        return catalogue.editions().contains(&slug).then_some(&network.name.value);
    }
    let city = catalogue.cities.iter().find(|city| city.slug == slug)?;
    Some(&city.name.as_ref()?.value)
}

/// Returns the slug of each edition, in the order of the settings, with the names that
/// people may type for it: that of the city, or name and title of the network.
fn names_of_editions(catalogue: &Catalogue) -> Vec<(&str, Vec<&str>)> {
    let cities =
        catalogue.cities.iter().filter_map(|it| Some((&*it.slug, it.name.as_ref()?)));
    let cities: BTreeMap<&str, &Text> = cities.collect();
    let names = |slug: &str| {
        if slug == NETWORK {
            let network = catalogue.network.iter();
            network.flat_map(|it| [&it.name.value, &it.title.value]).collect::<Vec<_>>()
        } else {
            cities.get(slug).map(|name| &name.value).into_iter().collect()
        }
    };
    catalogue
        .editions()
        .into_iter()
        .map(|slug| (slug, names(slug).into_iter().map(String::as_str).collect()))
        .collect()
}

/// Returns the slug of the edition that is typed by its slug or name. Slugs go first, and
/// case, white space and invisible marks do not matter.
fn resolve<'a>(typed: &str, named: &[(&'a str, Vec<&str>)]) -> Option<&'a str> {
    let plain = |text: &str| {
        let visible: Vec<String> = text
            .split(char::is_whitespace)
            .map(|word| word.chars().filter(|it| !is_invisible(*it)).collect())
            .filter(|word: &String| !word.is_empty())
            .collect();
        visible.join(" ").to_lowercase()
    };
    let typed = plain(typed);
    let by_slug = named.iter().find(|(slug, _)| *slug == typed);
    let has_name = |names: &[&str]| names.iter().any(|name| plain(name) == typed);
    by_slug.or_else(|| named.iter().find(|(_, names)| has_name(names))).map(|it| it.0)
}

/// Returns an edition; `None` if anything it prints has faults. `names` are all cities, if each has a
/// name.
fn edition<'a>(
    catalogue: &'a Catalogue,
    slug: &'a str,
    names: Option<&Arc<NamedCities<'a>>>,
) -> Option<Edition<'a>> {
    let network = catalogue.network.as_ref()?;
    let all_cities = names?.clone();
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

fn unknown_edition(typed: &str, named: &[(&str, Vec<&str>)]) -> Diagnostic {
    let known: Vec<&str> = named
        .iter()
        .flat_map(|(slug, names)| std::iter::once(*slug).chain(names.iter().copied()))
        .collect();
    let hint = did_you_mean(typed, &known).unwrap_or_else(|| {
        let editions = named.iter().map(|(slug, names)| match names.first() {
            Some(name) => format!("{slug} ({name})"),
            None => (*slug).to_owned(),
        });
        let editions: Vec<String> = editions.collect();
        message!("hint/editions-are", editions = names(&editions))
    });
    let message = message!("edition/unknown", edition = typed);
    Diagnostic::usage(Location::file(SETTINGS), message).hint(hint)
}
