//! The texts of all records as the proof-reader takes them: each once, with what it is for.

use std::collections::HashSet;

use malzama_proofread::{City as KnownCity, Role, Text as Read, Vocabulary};

use crate::model::{Catalogue, City, Network, Partner, Photograph};
use crate::records::{Fact, Text};

/// A text of a record.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// The text, with the place where it is written.
    pub written: &'a Text,
    /// What it is for.
    role: Role,
    /// The number of its record.
    record: usize,
    /// The slug of its city.
    city: Option<&'a str>,
}

impl<'a> Piece<'a> {
    /// Returns the text as the proof-reader takes it.
    pub fn text(&self) -> Read<'a> {
        let Self { written, role, record, city } = *self;
        Read { content: &written.value, role, record, city }
    }

    /// Returns the text as it is printed.
    pub fn content(&self) -> &'a str {
        &self.written.value
    }

    /// Returns the path of its record, from the project's root.
    pub fn path(&self) -> &'a str {
        self.written.location.path()
    }
}

/// Returns all texts of all records that have no faults: the network's, then those of the
/// cities in the order of the editions.
pub fn pieces(catalogue: &Catalogue) -> Vec<Piece<'_>> {
    let mut gathered = Gathered::default();
    // Every edition prints something of the network.
    catalogue.network.iter().for_each(|it| gathered.network(it));
    let cities = catalogue.cities.iter().filter_map(|it| it.city.as_ref());
    cities.for_each(|it| gathered.city(it));
    gathered.pieces
}

/// Returns what the project knows: the names of its groups and cities, and its own words.
pub fn vocabulary(catalogue: &Catalogue) -> Vocabulary {
    let network = catalogue.network.iter().flat_map(|it| [&it.name, &it.title]);
    let cities = || catalogue.cities.iter();
    let groups = cities().filter_map(|it| it.city.as_ref()).flat_map(|it| &it.partners);
    let names = network.chain(groups.map(|it| &it.name)).map(|it| it.value.clone());
    // Several words in a row are a name.
    let (words, more): (Vec<_>, Vec<_>) = (catalogue.settings.words.iter())
        .map(|it| it.value.clone())
        .partition(|it| !it.contains(' '));
    let known_city = |slug: &str, name: &Text| KnownCity {
        slug: slug.to_owned(),
        name: name.value.clone(),
        others: Vec::new(),
    };
    Vocabulary {
        names: names.chain(more).collect(),
        words,
        cities: cities()
            .filter_map(|it| Some(known_city(&it.slug, it.name.as_ref()?)))
            .collect(),
    }
}

/// The texts gathered so far.
#[derive(Default)]
struct Gathered<'a> {
    pieces: Vec<Piece<'a>>,
    /// Where they are written: a label that a record leaves out is its name once more.
    seen: HashSet<(&'a str, Option<usize>)>,
    /// The number of records.
    records: usize,
}

impl<'a> Gathered<'a> {
    fn network(&mut self, network: &'a Network) {
        self.add(None, [(Role::Name, &network.title), (Role::Name, &network.name)]);
        self.add(None, network.introduction.iter().map(|it| (Role::Prose, it)));
        self.add(None, network.imprint.iter().flat_map(label_and_value));
        self.add(None, network.extra.texts().into_iter().map(|it| (Role::Prose, it)));
        self.records += 1;
    }

    fn city(&mut self, city: &'a City) {
        let slug = Some(city.slug.as_str());
        self.add(slug, [(Role::Name, &city.name), (Role::Prose, &city.heading)]);
        let photographs = city.cover.iter().chain(&city.market);
        self.add(slug, photographs.flat_map(texts_of));
        self.add(slug, city.extra.texts().into_iter().map(|it| (Role::Prose, it)));
        self.records += 1;
        for partner in &city.partners {
            self.partner(slug, partner);
        }
    }

    fn partner(&mut self, city: Option<&'a str>, partner: &'a Partner) {
        self.add(city, [(Role::Name, &partner.name), (Role::Label, &partner.label)]);
        self.add(city, partner.founded.iter().map(|it| (Role::Prose, it)));
        self.add(city, partner.phone.iter().map(|it| (Role::Phone, it)));
        self.add(city, partner.links.iter().map(|it| (Role::Link, it)));
        self.add(city, partner.facts.iter().flat_map(label_and_value));
        self.add(city, partner.photographs.iter().flat_map(texts_of));
        self.add(city, partner.body.iter().map(|it| (Role::Prose, it)));
        self.records += 1;
    }

    /// Adds texts of the record that is being gathered, those left out and those added before
    /// aside.
    fn add(
        &mut self,
        city: Option<&'a str>,
        texts: impl IntoIterator<Item = (Role, &'a Text)>,
    ) {
        let record = self.records;
        for (role, written) in texts {
            let place = (written.location.path(), written.location.start());
            // Paragraphs within quotation marks share their place, but not their words.
            let of_record = self.pieces.iter().rev().take_while(|it| it.record == record);
            let is_new = self.seen.insert(place)
                || !of_record.into_iter().any(|it| it.written.value == written.value);
            if is_new && !written.value.is_empty() {
                self.pieces.push(Piece { written, role, record, city });
            }
        }
    }
}

fn label_and_value(fact: &Fact) -> [(Role, &Text); 2] {
    [(Role::Prose, &fact.label), (Role::Prose, &fact.value)]
}

fn texts_of(photograph: &Photograph) -> [(Role, &Text); 3] {
    let Photograph { caption, credit, alt, .. } = photograph;
    [(Role::Caption, caption), (Role::Credit, credit), (Role::Prose, alt)]
}
