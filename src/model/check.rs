//! From records to the model: all rules, all faults at once.

use std::collections::BTreeSet;

use super::photographs;
use super::{Catalogue, City, Listed, NETWORK, Network, Partner, Photograph};
use malzama_message::{Message, message, names};

use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::fonts::Fonts;
use crate::project::{DATA, PHOTOS, Project};
use crate::records::{
    self, CityRecord, Located, NetworkRecord, PartnerRecord, PhotographRecord, Text,
    is_invisible,
};

/// Folders of `data/` that hold no city.
const NOT_CITIES: [&str; 1] = ["press"];

/// Names that no record can have: a city's own, and those that Windows keeps to itself.
const RESERVED: [&str; 5] = ["city", "con", "nul", "aux", "prn"];

/// The credit of a picture that still waits for its photograph.
const ILLUSTRATION_CREDIT: &str = "رسم توضيحي";

/// Reads and checks all records of a project.
///
/// A city with faults is left out of the catalogue's sound cities; `None` only if the
/// settings themselves have faults.
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
    check_editions(project, &settings.editions, &mut list_faults);
    let is_complete = !list_faults.has_errors();
    sink.absorb(list_faults);
    let cities = unique(&settings.editions)
        .filter(|slug| slug.value != NETWORK)
        .map(|slug| listed(project, fonts, slug, sink))
        .collect::<Vec<_>>();
    report_unused(project, &cities, sink);
    settings_sound.then_some(Catalogue { settings, network, cities, is_complete })
}

/// Checks the list of editions against itself and what lies in `data/`.
fn check_editions(project: &Project, editions: &[Text], sink: &mut Sink) {
    report_doubles(
        editions,
        |edition| message!("settings/doubled-edition", edition = edition),
        sink,
    );
    if let [only] = editions
        && only.value == NETWORK
    {
        sink.push(
            Diagnostic::error(only.location.clone(), message!("settings/no-city"))
                .hint(message!("hint/list-cities")),
        );
    }
    let Some(listed) = sink.take(project.list(DATA)) else { return };
    for name in listed.iter().filter(|name| *name != records::NETWORK_FILE) {
        let path = format!("{DATA}/{name}");
        let location = Location::file(&path);
        if !project.root().join(&path).is_dir() {
            sink.push(
                Diagnostic::error(location, message!("data/not-read", path = path))
                    .hint(message!("hint/record-in-city-folder")),
            );
        } else if !editions.iter().any(|slug| slug.value == *name)
            && !NOT_CITIES.contains(&name.as_str())
        {
            let message = message!("data/unlisted-folder", path = path);
            let hint = if is_slug(name) {
                message!("hint/add-edition", name = name)
            } else {
                message!("hint/rename-edition")
            };
            sink.push(Diagnostic::error(location, message).hint(hint));
        }
    }
}

/// Reads a city with its groups; its faults stay with it.
fn listed(project: &Project, fonts: &Fonts, slug: &Text, sink: &mut Sink) -> Listed {
    let unread = Listed { slug: slug.value.clone(), name: None, city: None };
    if !check_slug(slug, sink) {
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
    report_uncovered(name.iter(), fonts, &mut name_faults);
    let name = name.filter(|name| !name.value.is_empty() && !name_faults.has_errors());
    let city = record.map(|record| city(project, slug, record, &mut faults));
    report_uncovered(city.iter().flat_map(City::texts), fonts, &mut faults);
    let city = city.filter(|_| !faults.has_errors());
    sink.absorb(faults);
    Listed { name, city, ..unread }
}

fn network(record: NetworkRecord, fonts: &Fonts, sink: &mut Sink) -> Network {
    let NetworkRecord { title, name, introduction, imprint } = record;
    let network = Network { title, name, introduction, imprint };
    report_uncovered(network.texts(), fonts, sink);
    network
}

fn city(project: &Project, slug: &Text, record: CityRecord, sink: &mut Sink) -> City {
    let folder = format!("{DATA}/{}", slug.value);
    report_doubles(
        &record.partners,
        |group| message!("city/doubled-group", group = group),
        sink,
    );
    report_unlisted(project, &folder, &record, sink);
    let mut partners = Vec::new();
    for partner in unique(&record.partners) {
        if !check_slug(partner, sink) {
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
        if let Some(record) = records::read_partner(project, &path, sink) {
            partners.push(self::partner(project, &partner.value, record, sink));
        }
    }
    let CityRecord { name, heading, cover, market, .. } = record;
    let mut check = |record| photograph(project, record, None, &name, sink);
    City {
        slug: slug.value.clone(),
        cover: cover.and_then(&mut check),
        market: market.into_iter().filter_map(check).collect(),
        name,
        heading,
        partners,
    }
}

fn partner(
    project: &Project,
    slug: &str,
    record: PartnerRecord,
    sink: &mut Sink,
) -> Partner {
    let PartnerRecord { name, label, founded, phone, links, photographs, extra, body } =
        record;
    let photographs = photographs
        .into_iter()
        .enumerate()
        .filter_map(|(index, record)| {
            // The label is the first picture's caption in the manuscript.
            let label = label.as_ref().filter(|_| index == 0);
            photograph(project, record, label, &name, sink)
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
    }
}

/// Looks at a photograph, and resolves what its record leaves out: the caption is the
/// group's label, the description is the caption or else the name.
fn photograph(
    project: &Project,
    record: PhotographRecord,
    label: Option<&Text>,
    name: &Text,
    sink: &mut Sink,
) -> Option<Photograph> {
    let PhotographRecord { file, caption, credit, alt, focus } = record;
    if file.value.is_empty() {
        return None; // That its name is missing is reported.
    }
    let (source, header) = sink.take(photographs::find(project, &file))?;
    let location = file.location.clone();
    let at_file =
        |value: &str| Located { value: value.to_owned(), location: location.clone() };
    if header.illustration {
        let path = format!("{PHOTOS}/{}", file.value);
        let message = message!("photograph/illustration", path = path);
        sink.push(Diagnostic::note(file.location.clone(), message));
    }
    let credit = match credit {
        _ if header.illustration => at_file(ILLUSTRATION_CREDIT),
        Some(credit) => credit,
        None => at_file(""),
    };
    let caption = caption.or_else(|| label.cloned());
    if !header.illustration {
        report_words(&file, caption.as_ref(), &credit, alt.as_ref(), sink);
    }
    let alt = alt.or_else(|| caption.clone()).unwrap_or_else(|| name.clone());
    Some(Photograph {
        path: format!("/{}/{}", PHOTOS, file.value),
        width: header.width,
        height: header.height,
        focus,
        caption: caption.unwrap_or_else(|| at_file("")),
        credit,
        alt,
        illustration: header.illustration,
        source,
        file,
    })
}

/// Names that stand in for one that is not known: so-and-so.
const NOBODY: [&str; 3] = ["فلان", "فلانة", "N.N."];

/// Reports words of a photograph that are missing or stand in for others.
fn report_words(
    file: &Text,
    caption: Option<&Text>,
    credit: &Text,
    alt: Option<&Text>,
    sink: &mut Sink,
) {
    let name = format!("{}/{}", PHOTOS, file.value);
    let credit = Some(credit).filter(|credit| !credit.value.is_empty());
    let words = [
        ("caption", caption, message!("hint/say-what-it-shows")),
        ("credit", credit, message!("hint/say-who-made-it")),
        ("alt", alt, message!("hint/describe-it")),
    ];
    for (key, text, hint) in words {
        let Some(text) = text else {
            let message = message!("photograph/no-words", path = &name, key = key);
            let hint = message!("hint/and-add-key", advice = hint, key = key);
            sink.push(Diagnostic::warning(file.location.clone(), message).hint(hint));
            continue;
        };
        let nobody =
            NOBODY.iter().find(|it| text.value.split(' ').any(|word| word == **it));
        if let Some(nobody) = nobody {
            let message = message!(
                "photograph/placeholder-name",
                name = *nobody,
                key = key,
                path = &name
            );
            sink.push(
                Diagnostic::warning(text.location.clone(), message).hint(hint.clone()),
            );
        }
        let stem = file.value.rsplit('/').next().unwrap_or_default();
        if text.value.contains(stem) {
            let message = message!("photograph/file-name", key = key, path = &name);
            sink.push(Diagnostic::warning(text.location.clone(), message).hint(hint));
        }
    }
}

/// Reports pictures that no record names.
fn report_unused(project: &Project, cities: &[Listed], sink: &mut Sink) {
    // What a faulty record names is not known.
    let Some(cities) =
        cities.iter().map(|it| it.city.as_ref()).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let used: BTreeSet<&str> = cities
        .iter()
        .flat_map(|city| city.photographs())
        .map(|it| &it.path[1..])
        .collect();
    let mut folders = vec![PHOTOS.to_owned()];
    while let Some(folder) = folders.pop() {
        let Some(names) = sink.take(project.list(&folder)) else { return };
        for name in names {
            let path = format!("{folder}/{name}");
            let real = project.root().join(&path);
            if real.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
                folders.push(path);
            } else if !used.contains(path.as_str()) {
                let message = message!("photograph/unused", path = &path);
                sink.push(
                    Diagnostic::warning(Location::file(path), message)
                        .hint(message!("hint/name-it-in-a-record")),
                );
            }
        }
    }
}

/// Reports files of a city's folder that its list of groups forgets: a lost text is a
/// group left out.
fn report_unlisted(project: &Project, folder: &str, city: &CityRecord, sink: &mut Sink) {
    let Some(listed) = sink.take(project.list(folder)) else { return };
    for name in listed.iter().filter(|name| *name != records::CITY_FILE) {
        let path = format!("{folder}/{name}");
        if name.ends_with(".yml") {
            let message = message!("group/yml", path = &path);
            let hint = message!("hint/rename-to", name = name.replace(".yml", ".yaml"));
            sink.push(Diagnostic::error(Location::file(path), message).hint(hint));
            continue;
        }
        let Some(slug) = name.strip_suffix(".yaml") else {
            sink.push(
                Diagnostic::warning(
                    Location::file(&path),
                    message!("group/not-a-record", path = path),
                )
                .hint(message!("hint/keep-elsewhere")),
            );
            continue;
        };
        if !city.partners.iter().any(|partner| partner.value == slug) {
            let message = message!("group/unlisted", path = path);
            let hint = if is_slug(slug) {
                message!("hint/add-group", name = slug)
            } else {
                message!("hint/rename-group")
            };
            sink.push(
                Diagnostic::error(city.partners_location.clone(), message).hint(hint),
            );
        }
    }
}

/// Reports names that stand more than once in a list.
fn report_doubles(list: &[Text], doubled: fn(&str) -> Message, sink: &mut Sink) {
    let mut seen = BTreeSet::new();
    for text in list {
        if !seen.insert(&text.value) {
            sink.push(
                Diagnostic::error(text.location.clone(), doubled(&text.value))
                    .hint(message!("hint/keep-one")),
            );
        }
    }
}

/// The first of each value of a list.
fn unique(list: &[Text]) -> impl Iterator<Item = &Text> {
    let mut seen = BTreeSet::new();
    list.iter().filter(move |text| seen.insert(&text.value))
}

/// Whether a name can be a record's name on every machine.
fn is_slug(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&name.len()) && name.chars().all(plain) && !RESERVED.contains(&name)
}

/// The same of a name in a list; reported if not.
fn check_slug(slug: &Text, sink: &mut Sink) -> bool {
    let fits = is_slug(&slug.value);
    if !fits {
        let message = message!("record/bad-name", name = &slug.value);
        sink.push(
            Diagnostic::error(slug.location.clone(), message)
                .hint(message!("hint/use-plain-letters")),
        );
    }
    fits
}

/// Whether a file is certainly not there; whatever else is wrong with it, reading tells.
fn is_missing(project: &Project, path: &str) -> bool {
    matches!(project.root().join(path).try_exists(), Ok(false))
}

/// Reports the characters of each text that no font has, where the first of them stands.
fn report_uncovered<'a>(
    texts: impl Iterator<Item = &'a Text>,
    fonts: &Fonts,
    sink: &mut Sink,
) {
    if fonts.faces().families().is_empty() {
        return; // That there are no fonts is an error of its own.
    }
    let mut reported = BTreeSet::new();
    for text in texts {
        let uncovered =
            text.value.chars().filter(|&it| !is_invisible(it) && !fonts.cover(it));
        let mut seen = BTreeSet::new();
        let characters: Vec<char> = uncovered.filter(|&it| seen.insert(it)).collect();
        let Some(&first) = characters.first() else { continue };
        let location = text.location.find(first);
        // A label can be a caption as well: one place, one message.
        if !reported.insert((location.path().to_owned(), location.line_column())) {
            continue;
        }
        let named: Vec<String> = characters
            .iter()
            .take(NAMED_CHARACTERS)
            .map(|&it| format!("`{it}` (U+{:04X})", u32::from(it)))
            .collect();
        let more = characters.len().saturating_sub(NAMED_CHARACTERS);
        let message =
            message!("text/no-glyphs", characters = named.join(", "), more = more);
        let hint = message!("hint/fonts-are", families = names(fonts.faces().families()));
        sink.push(Diagnostic::error(location, message).hint(hint));
    }
}

/// How many characters one message names.
const NAMED_CHARACTERS: usize = 6;
