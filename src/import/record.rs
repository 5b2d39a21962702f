//! The records of a manuscript as they are written, and the proof that they say what it says.

use std::fmt::Write;
use std::path::Path;

use malzama_message::message;

use super::beside::Beside;
use super::outline::{Caption, Outline, OutlinedCity, OutlinedGroup};
use super::{ImportedRecord, names};
use crate::diagnostic::{Diagnostic, Errors, Outcome, Sink};
use crate::model::{ILLUSTRATIONS, is_city_slug, is_slug};
use crate::project::{DATA, PHOTOS, Project};
use crate::records::{self, CITY_FILE, NETWORK_FILE, Text, writing};
use crate::start::{CityText, NetworkText, city, network};
use crate::words::Language;

/// The line with which editors find the schema of a group's record.
const SCHEMA: &str = "# yaml-language-server: $schema=../../schema/partner.json\n";

/// The endings of photographs that are looked for, in this order.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "tif", "tiff", "webp", "heic"];

/// The records of a manuscript.
#[derive(Debug, Default)]
pub struct Records {
    /// The names of the cities' folders, in order.
    pub cities: Vec<String>,
    /// The names of the groups' records, city by city.
    groups: Vec<Vec<String>>,
    /// Each record: its path and its text.
    pub files: Vec<(String, String)>,
    /// What is told of each.
    pub told: Vec<ImportedRecord>,
}

/// Composes the records of a manuscript. A group's photograph is named if `project` has a picture of that name,
/// or if the manuscript says who made it.
///
/// # Errors
/// The program lacks a part of its own.
pub fn compose(
    outline: &Outline,
    beside: &Beside,
    project: Option<&Project>,
    language: Language,
) -> Outcome<Records> {
    let mut composed = Records::default();
    let mut add = |path: String, text: String, name: &Text| {
        let line = name.location.line_column().map_or(0, |(line, _)| line);
        composed.files.push((path.clone(), text));
        composed.told.push(ImportedRecord { path, name: name.value.clone(), line });
    };
    let title = outline.title.as_ref();
    let shared = NetworkText {
        title: title.map_or_else(String::new, |it| it.value.clone()),
        name: beside
            .name
            .clone()
            .or_else(|| title.map(|it| it.value.clone()))
            .unwrap_or_default(),
        introduction: outline.introduction.iter().map(|it| it.value.clone()).collect(),
        imprint: beside
            .imprint
            .iter()
            .map(|it| (it.label.value.clone(), it.value.value.clone()))
            .collect(),
    };
    if let Some(title) = title {
        add(format!("{DATA}/{NETWORK_FILE}"), network(&shared, language)?, title);
    }
    let mut cities: Vec<String> = Vec::new();
    let mut groups = Vec::new();
    for OutlinedCity { heading, name, groups: of_city } in &outline.cities {
        let slug = beside.slug(name).map_or_else(|| names::of_city(name), str::to_owned);
        let is_taken =
            |it: &str| !is_city_slug(it) || cities.iter().any(|known| known == it);
        let slug = names::free(&slug, is_taken);
        let mut partners: Vec<String> = Vec::new();
        for group in of_city {
            let name = &group.name.value;
            let own =
                beside.slug(name).map_or_else(|| names::of_group(name), str::to_owned);
            let is_taken =
                |it: &str| !is_slug(it) || partners.iter().any(|known| known == it);
            partners.push(names::free(&own, is_taken));
        }
        let text = CityText {
            name: name.clone(),
            heading: heading.value.clone(),
            partners: partners.clone(),
        };
        add(format!("{DATA}/{slug}/{CITY_FILE}"), city(&text, language)?, heading);
        for (group, own) in of_city.iter().zip(&partners) {
            let path = format!("{DATA}/{slug}/{own}.yaml");
            let picture = picture(project, &slug, own);
            add(
                path,
                partner(group, beside.founded(own), &slug, own, picture),
                &group.name,
            );
        }
        cities.push(slug);
        groups.push(partners);
    }
    composed.cities = cities;
    composed.groups = groups;
    Ok(composed)
}

/// Returns the record of a group.
fn partner(
    group: &OutlinedGroup,
    founded: Option<&str>,
    city: &str,
    slug: &str,
    picture: Option<String>,
) -> String {
    let OutlinedGroup { caption, name, body } = group;
    let mut text = format!("{SCHEMA}name: {}\n", writing::value(&name.value));
    if let Some(Caption::Label(label)) = caption {
        let _ = writeln!(text, "label: {}", writing::value(&label.value));
    }
    if let Some(founded) = founded {
        let _ = writeln!(text, "founded: {}", writing::value(founded));
    }
    let credited = match caption {
        Some(Caption::Credited { caption, credit }) => Some((caption, credit)),
        _ => None,
    };
    if picture.is_some() || credited.is_some() {
        let file = picture.unwrap_or_else(|| format!("{city}/{slug}.jpg"));
        let _ = write!(text, "\nphotographs:\n  - file: {file}\n");
    }
    if let Some((caption, credit)) = credited {
        let [caption, credit] = [caption, credit].map(|it| writing::value(it));
        let _ = write!(text, "    caption: {caption}\n    credit: {credit}\n");
    }
    let body = writing::block(body.iter().map(|it| it.value.as_str()));
    let _ = write!(text, "\nbody: |\n{body}");
    text
}

/// Returns the picture of a group, from `photos/`: its photograph, or else its illustration, which has the
/// name that the photograph will have.
fn picture(project: Option<&Project>, city: &str, slug: &str) -> Option<String> {
    let root = project?.root();
    [PHOTOS, ILLUSTRATIONS].into_iter().find_map(|folder| {
        ENDINGS.into_iter().find_map(|ending| {
            let file = format!("{city}/{slug}.{ending}");
            root.join(folder).join(&file).is_file().then_some(file)
        })
    })
}

/// Proves that the records in `folder` are read as the manuscript says.
///
/// # Errors
/// A record has faults, or says something else: the lines of the manuscript that are behind it.
pub fn check(folder: &Path, composed: &Records, outline: &Outline) -> Outcome<()> {
    // A project is known by its real path.
    let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let staged = Project::rooted(&root);
    let mut faults = Vec::new();
    for ((city, slug), partners) in
        outline.cities.iter().zip(&composed.cities).zip(&composed.groups)
    {
        let mut sink = Sink::new();
        let record = records::read_city(&staged, slug, &mut sink);
        let is_same = record.is_some_and(|record| {
            let listed = record.partners.iter().map(|it| it.value.as_str());
            record.name.value == folded(&city.name)
                && record.heading.value == folded(&city.heading.value)
                && listed.eq(partners.iter().map(String::as_str))
        });
        if !is_same || sink.has_errors() {
            faults.push(unwritable(&city.heading, sink));
        }
        for (group, own) in city.groups.iter().zip(partners) {
            let path = format!("{DATA}/{slug}/{own}.yaml");
            let mut sink = Sink::new();
            let record = records::read_partner(&staged, &path, &mut sink);
            let is_same = record.is_some_and(|record| {
                let written = record.body.iter().map(|it| it.value.clone());
                record.name.value == folded(&group.name.value)
                    && written.eq(group.body.iter().map(|it| folded(&it.value)))
                    && match &group.caption {
                        Some(Caption::Label(label)) => record
                            .label
                            .is_some_and(|it| it.value == folded(&label.value)),
                        _ => record.label.is_none(),
                    }
            });
            if !is_same || sink.has_errors() {
                faults.push(unwritable(&group.name, sink));
            }
        }
    }
    let network = composed.files.iter().any(|(path, _)| path.ends_with(NETWORK_FILE));
    if let Some(title) = outline.title.as_ref().filter(|_| network) {
        let mut sink = Sink::new();
        let record = records::read_network(&staged, &mut sink);
        let is_same = record.is_some_and(|record| {
            let written = record.introduction.iter().map(|it| it.value.clone());
            record.title.value == folded(&title.value)
                && written.eq(outline.introduction.iter().map(|it| folded(&it.value)))
        });
        if !is_same || sink.has_errors() {
            faults.push(unwritable(title, sink));
        }
    }
    Errors::collected(faults).map_or(Ok(()), Err)
}

/// Returns the diagnostic of a part of the manuscript whose record would have faults, with the first of them.
fn unwritable(name: &Text, sink: Sink) -> Diagnostic {
    let message = message!("import/no-record", name = &name.value);
    let fault = Diagnostic::error(name.location.clone(), message);
    let first = sink.into_diagnostics().into_iter().find(Diagnostic::stops);
    match first {
        Some(first) => fault.hint(message!("hint/reason-is", reason = first.message)),
        None => fault.hint(message!("hint/plain-letters-in-text")),
    }
}

/// Folds white space as records are read.
fn folded(text: &str) -> String {
    records::fold(text)
}
