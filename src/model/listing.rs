//! Compares lists with folders: editions, groups, and the names that records may have.

use std::collections::BTreeSet;

use malzama_message::{Message, message};

use super::NETWORK;
use crate::diagnostic::{Diagnostic, Location, Sink};
use crate::project::{DATA, Project};
use crate::records::{self, CityRecord, Text};

/// The folders of `data/` that are not cities.
const NOT_CITIES: [&str; 1] = ["press"];

/// Names that no record may have: that of a city's own record, and device names of
/// Windows.
const RESERVED: [&str; 5] = ["city", "con", "nul", "aux", "prn"];

/// Checks the list of editions for duplicates, and against the folders of `data/`.
pub fn check_editions(project: &Project, editions: &[Text], sink: &mut Sink) {
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

/// Reports files in a city's folder that its list of groups omits: such a group would be
/// left out of the booklets.
pub fn report_unlisted(
    project: &Project,
    folder: &str,
    city: &CityRecord,
    sink: &mut Sink,
) {
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

/// Reports every repetition of a name in a list; `doubled` makes its message.
pub fn report_doubles(list: &[Text], doubled: fn(&str) -> Message, sink: &mut Sink) {
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

/// Iterates over the distinct values of a list, in order.
pub fn unique(list: &[Text]) -> impl Iterator<Item = &Text> {
    let mut seen = BTreeSet::new();
    list.iter().filter(move |text| seen.insert(&text.value))
}

/// Whether a name can be that of a record on every machine: 1 to 64 lower-case ASCII
/// letters, digits and hyphens, and not a reserved name.
fn is_slug(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&name.len()) && name.chars().all(plain) && !RESERVED.contains(&name)
}

/// Reports a listed name that no record can have; returns whether it can.
pub fn check_slug(slug: &Text, sink: &mut Sink) -> bool {
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
