//! Builds the model from the records, and reports all faults at once.

use std::collections::BTreeSet;

use malzama_message::{message, names};
use rayon::prelude::*;

use super::photo_folder::PhotoFolder;
use super::{Catalogue, City, Listed, NETWORK, Network, Partner};
use super::{coverage, listing, photographs};
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::fonts::Fonts;
use crate::project::{DATA, PHOTOS, Project};
use crate::records::{self, CITY_WORDS, CityRecord, NetworkRecord, PartnerRecord, Text};

/// Reads and checks all records of a project.
///
/// A city with faults is listed without its content. Returns `None` only if the settings
/// themselves have faults.
pub fn read(project: &Project, fonts: &Fonts, sink: &mut Sink) -> Option<Catalogue> {
    let mut settings_faults = Sink::new();
    let settings = records::read_settings(project, &mut settings_faults)
        .filter(|settings| !settings.editions.is_empty());
    let settings_sound = !settings_faults.has_errors();
    sink.absorb(settings_faults);
    let mut network_faults = Sink::new();
    let network = records::read_network(project, &mut network_faults)
        .map(|record| network(record, fonts, &mut network_faults))
        .filter(|_| !network_faults.has_errors());
    sink.absorb(network_faults);
    let settings = settings?;
    let mut list_faults = Sink::new();
    listing::check_editions(project, &settings.editions, &mut list_faults);
    let is_complete = !list_faults.has_errors();
    sink.absorb(list_faults);
    let photos = PhotoFolder::new(project);
    let slugs = listing::unique(&settings.editions);
    let slugs: Vec<&Text> = slugs.filter(|slug| slug.value != NETWORK).collect();
    let of_thread = photos.for_threads();
    // All cores read; what they find is told in the order of the cities.
    let read: Vec<_> = slugs
        .par_iter()
        .map(|slug| {
            let (own, mut found) = (of_thread(), Sink::new());
            let listed = listed(&own, fonts, slug, &mut found);
            (listed, own.into_named(), found)
        })
        .collect();
    let mut cities = Vec::with_capacity(read.len());
    for (listed, named, found) in read {
        cities.push(listed);
        named.into_iter().for_each(|it| photos.note(it));
        sink.absorb(found);
    }
    photographs::report_unused(&photos, &cities, sink);
    let named = photos.into_named();
    settings_sound.then_some(Catalogue { settings, network, cities, named, is_complete })
}

/// Reads and checks a city with its groups; its faults set aside this city alone.
fn listed(photos: &PhotoFolder, fonts: &Fonts, slug: &Text, sink: &mut Sink) -> Listed {
    let project = photos.project();
    let slug_text = slug.value.clone();
    let unread = Listed { slug: slug_text, name: None, dress: [None, None], city: None };
    if !listing::check_slug(slug, sink) {
        return unread;
    }
    let path = format!("{DATA}/{}/{}", slug.value, records::CITY_FILE);
    if is_missing(project, &path) {
        let message = message!("city/no-record", path = path, edition = &slug.value);
        sink.push(
            Diagnostic::error(slug.location.clone(), message)
                .hint(message!("hint/write-city")),
        );
        return unread;
    }
    let mut faults = Sink::new();
    let record = records::read_city(project, &slug.value, &mut faults);
    let mut name_faults = Sink::new();
    let name = record.as_ref().map(|record| record.name.clone());
    coverage::report(name.iter(), fonts, &mut name_faults);
    let name = name.filter(|name| !name.value.is_empty() && !name_faults.has_errors());
    let dress = record.as_ref().map(|it| {
        let motif = it.motif.clone().filter(|it| is_motif(project, it, &mut faults));
        [it.colours.clone(), motif]
    });
    let city = record.map(|record| city(photos, slug, record, &mut faults));
    coverage::report(city.iter().flat_map(City::texts), fonts, &mut faults);
    let city = city.filter(|_| !faults.stops());
    sink.absorb(faults);
    Listed { name, city, dress: dress.unwrap_or_default(), ..unread }
}

/// Whether layouts have a figure of this name; otherwise that is reported.
fn is_motif(project: &Project, motif: &Text, sink: &mut Sink) -> bool {
    let known = listing::motifs(project);
    let is_known = known.contains(&motif.value);
    if !is_known {
        let message = message!("city/no-motif", motif = &motif.value);
        let error = Diagnostic::error(motif.location.clone(), message);
        sink.push(if known.is_empty() {
            error
        } else {
            error.hint(message!("hint/motifs-are", motifs = names(&known)))
        });
    }
    is_known
}

fn network(record: NetworkRecord, fonts: &Fonts, sink: &mut Sink) -> Network {
    let NetworkRecord { title, name, introduction, imprint, isbn, extra, allow } = record;
    let network = Network { title, name, introduction, imprint, isbn, extra, allow };
    coverage::report(network.texts(), fonts, sink);
    network
}

fn city(photos: &PhotoFolder, slug: &Text, record: CityRecord, sink: &mut Sink) -> City {
    let project = photos.project();
    let folder = format!("{DATA}/{}", slug.value);
    listing::report_doubles(
        &record.partners,
        |group| message!("city/doubled-group", group = group),
        sink,
    );
    let mut hidden = listing::omitted(project, &folder, &record, sink);
    let mut partners = Vec::new();
    for partner in listing::unique(&record.partners) {
        if !listing::check_slug(partner, sink) {
            continue;
        }
        let path = format!("{folder}/{}.yaml", partner.value);
        if !project.root().join(&path).exists() {
            let message =
                message!("group/no-record", path = path, group = &partner.value);
            sink.push(
                Diagnostic::error(partner.location.clone(), message)
                    .hint(message!("hint/write-group")),
            );
            continue;
        }
        let mut faults = Sink::new();
        match records::read_partner(project, &path, &mut faults) {
            // What is not printed need not be sound.
            Some(record) if record.hidden => hidden.push(record),
            record => {
                sink.absorb(faults);
                if let Some(record) = record {
                    partners.push(self::partner(photos, &partner.value, record, sink));
                }
            }
        }
    }
    report_hidden(&slug.value, &record, &hidden, sink);
    let CityRecord {
        name,
        heading,
        cover,
        market,
        partners_location,
        isbn,
        extra,
        allow,
        ..
    } = record;
    let mut check = |record| photographs::resolve(photos, record, None, &name, sink);
    let city = City {
        slug: slug.value.clone(),
        cover: cover.and_then(&mut check),
        market: market.into_iter().filter_map(check).collect(),
        name,
        heading,
        partners,
        isbn,
        extra,
        set_aside: hidden.iter().flat_map(photograph_paths).collect(),
        allow,
    };
    report_length(&city, partners_location, sink);
    city
}

/// Reports a city that has more words than a booklet can hold.
fn report_length(city: &City, location: Location, sink: &mut Sink) {
    let count: usize = city.texts().map(records::words_of).sum();
    if count > CITY_WORDS {
        let (city, most) = (&city.slug, CITY_WORDS);
        let message =
            message!("city/too-many-words", city = city, count = count, most = most);
        sink.push(Diagnostic::error(location, message).hint(message!("hint/part-city")));
    }
}

/// Reports the groups that are hidden: as a note each, or as an error if no other is
/// left.
fn report_hidden(
    city: &str,
    record: &CityRecord,
    hidden: &[PartnerRecord],
    sink: &mut Sink,
) {
    for group in hidden {
        let path = group.name.location.path();
        let message = message!("group/hidden", path = path);
        sink.push(Diagnostic::note(Location::file(path), message));
    }
    let names: BTreeSet<&str> =
        record.partners.iter().map(|partner| partner.value.as_str()).collect();
    let is_hidden = |name: &&str| {
        let file = format!("/{name}.yaml");
        hidden.iter().any(|group| group.name.location.path().ends_with(&file))
    };
    if !names.is_empty() && names.iter().all(is_hidden) {
        let message = message!("city/all-hidden", city = city);
        sink.push(
            Diagnostic::error(record.partners_location.clone(), message)
                .hint(message!("hint/show-a-group", city = city)),
        );
    }
}

/// Returns the paths of a group's photographs, from the project's root.
fn photograph_paths(group: &PartnerRecord) -> Vec<String> {
    let files = group.photographs.iter().map(|photograph| &photograph.file.value);
    files.map(|file| format!("{PHOTOS}/{file}")).collect()
}

fn partner(
    photos: &PhotoFolder,
    slug: &str,
    record: PartnerRecord,
    sink: &mut Sink,
) -> Partner {
    let PartnerRecord {
        name,
        label,
        founded,
        phone,
        links,
        photographs,
        extra,
        body,
        hidden: _,
        allow,
    } = record;
    let photographs = photographs
        .into_iter()
        .enumerate()
        .filter_map(|(index, record)| {
            // The label is the caption of the first photograph alone.
            let label = label.as_ref().filter(|_| index == 0);
            photographs::resolve(photos, record, label, &name, sink)
        })
        .collect();
    Partner {
        slug: slug.to_owned(),
        label: label.unwrap_or_else(|| name.clone()),
        name,
        founded,
        phone,
        links,
        facts: extra,
        photographs,
        body,
        allow,
    }
}

/// Whether a file certainly does not exist; any other fault is reported when it is read.
fn is_missing(project: &Project, path: &str) -> bool {
    matches!(project.root().join(path).try_exists(), Ok(false))
}
