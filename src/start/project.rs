//! A new project: all that the program carries, with a sample or with records of its own.

use std::path::{Path, PathBuf};

use malzama_message::message;
use malzama_starter::Part;

use super::sample::{self, Group, PICTURES, Picture};
use super::stage::Stage;
use super::{carried, guides, record};
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::model::{ILLUSTRATIONS, NETWORK};
use crate::project::{DATA, SETTINGS};
use crate::records::{CITY_FILE, NETWORK_FILE, writing};
use crate::schema::{SchemaKind, schema_text};
use crate::words::Language;

/// The file that tells with which version of the program a project began.
const VERSION_FILE: &str = "version.json";

/// A project that was begun.
#[derive(Debug)]
pub struct Started {
    /// Its folder.
    pub root: PathBuf,
    /// How many files it has.
    pub files: usize,
}

/// What the records of a new project hold.
pub trait Contents {
    /// Returns the names of its editions.
    fn editions(&self) -> Vec<String>;

    /// Writes its records, and its illustrations if it has some.
    ///
    /// # Errors
    /// They cannot be written.
    fn write(&self, stage: &mut Stage, language: Language) -> Outcome<()>;
}

/// Begins a project in `folder`, which must be empty or missing: layouts, fonts, print contracts and guides of
/// the program, comments in `language`, and `contents`, or a sample of one city with two groups.
///
/// # Errors
/// The folder is not empty, or cannot be written: nothing is then left.
pub fn start_project(
    folder: &Path,
    contents: Option<&dyn Contents>,
    language: Language,
) -> Outcome<Started> {
    let mut stage = Stage::new(folder)?;
    let contents = contents.unwrap_or(&Sample);
    write_carried(&mut stage, &contents.editions(), language)?;
    contents.write(&mut stage, language)?;
    let files = stage.put()?;
    Ok(Started { root: folder.to_owned(), files })
}

/// Writes all that a project has beside its records.
fn write_carried(
    stage: &mut Stage,
    editions: &[String],
    language: Language,
) -> Outcome<()> {
    let carried_files: Vec<_> = malzama_starter::files()
        .filter(|file| !matches!(file.part, Part::Records | Part::Illustrations))
        .collect();
    let paths: Vec<&str> = carried_files.iter().map(|file| file.path.as_str()).collect();
    for file in &carried_files {
        let text = || String::from_utf8_lossy(&file.bytes);
        match file.path.as_str() {
            // Git reads a file of its real name also in this program's own tree.
            "gitignore" => stage.write(".gitignore", &file.bytes)?,
            SETTINGS => {
                let list = writing::list(editions.iter().map(String::as_str));
                let settings = record::in_language(&text(), language);
                stage.write(
                    SETTINGS,
                    settings.replace("{editions}\n", &list).as_bytes(),
                )?;
            }
            path if path.ends_with(".md") => {
                stage
                    .write(path, guides::of_program(&text(), path, &paths).as_bytes())?;
            }
            path => stage.write(path, &file.bytes)?,
        }
    }
    for (_, kind) in SchemaKind::NAMES {
        stage.write(&kind.path(), schema_text(kind).as_bytes())?;
    }
    let version = serde_json::to_string_pretty(&carried()).unwrap_or_default();
    stage.write(VERSION_FILE, format!("{version}\n").as_bytes())
}

/// The sample: one city with two groups.
struct Sample;

impl Contents for Sample {
    fn editions(&self) -> Vec<String> {
        vec![sample::CITY.to_owned(), NETWORK.to_owned()]
    }

    fn write(&self, stage: &mut Stage, language: Language) -> Outcome<()> {
        let network = record::NetworkText {
            title: sample::TITLE.to_owned(),
            name: sample::NETWORK.to_owned(),
            introduction: sample::INTRODUCTION.map(str::to_owned).to_vec(),
            imprint: sample::IMPRINT
                .map(|(label, text)| (label.to_owned(), text.to_owned()))
                .to_vec(),
        };
        let network = record::network(&network, language)?;
        stage.write(&format!("{DATA}/{NETWORK_FILE}"), network.as_bytes())?;
        let [market, of_groups @ ..] = &PICTURES;
        let city = record::CityText {
            name: sample::CITY_NAME.to_owned(),
            heading: heading(sample::CITY_NAME),
            partners: sample::GROUPS.iter().map(|it| it.slug.to_owned()).collect(),
        };
        let folder = format!("{DATA}/{}", sample::CITY);
        let city = record::city(&city, language)? + "\nmarket:\n" + &item(market);
        stage.write(&format!("{folder}/{CITY_FILE}"), city.as_bytes())?;
        for (Group { slug, name, body }, picture) in sample::GROUPS.iter().zip(of_groups)
        {
            let text = record::partner(sample::CITY, slug, name, body, language)?;
            let photographs = format!("photographs:\n{}\nbody: |\n", item(picture));
            let text = text.replacen("body: |\n", &photographs, 1);
            stage.write(&format!("{folder}/{slug}.yaml"), text.as_bytes())?;
        }
        for picture in &PICTURES {
            let Some(bytes) = malzama_starter::file(picture.carried) else {
                let message = message!("start/not-carried", path = picture.carried);
                return Err(Diagnostic::failure(
                    Location::file(picture.carried),
                    message,
                ))?;
            };
            let path = format!("{ILLUSTRATIONS}/{}/{}", sample::CITY, picture.name);
            stage.write(&path, &bytes)?;
        }
        Ok(())
    }
}

/// Returns the heading above the groups of a city.
pub fn heading(city: &str) -> String {
    format!("مجموعات {city}")
}

/// Returns a photograph as an item of a list.
fn item(picture: &Picture) -> String {
    let Picture { name, caption, alt, .. } = picture;
    let city = sample::CITY;
    format!("  - file: {city}/{name}\n    caption: {caption}\n    alt: {alt}\n")
}
