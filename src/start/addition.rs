//! A new city, or a new group of a city, in a project.

use std::path::Path;

use malzama_edit::{Document, Value, path};
use malzama_message::{message, names};

use super::list::ListFile;
use super::project::heading;
use super::{record, sample};
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files::{self, TemporaryFolder, write_failure};
use crate::model::{NETWORK, is_city_slug, is_slug};
use crate::project::{DATA, Project, SETTINGS};
use crate::records::{CITY_FILE, did_you_mean, writing};
use crate::words::Language;

/// What was added to a project.
#[derive(Debug)]
pub struct Added {
    /// The new records, by their paths from the project's root.
    pub written: Vec<String>,
    /// The record whose list names them now.
    pub listed: String,
}

/// What a new city looks like, by names of the layouts; what is not chosen they choose.
#[derive(Debug, Default)]
pub struct Dress {
    /// The name of its colours.
    pub colours: Option<String>,
    /// The name of its figure.
    pub motif: Option<String>,
}

/// Adds the city `slug`, with one sample group, and lists it in the settings: before the network, if that is
/// the last edition, otherwise at the end.
///
/// # Errors
/// The name cannot be that of a city, or is taken; the list cannot be written. Nothing is then changed.
pub fn add_city(
    project: &Project,
    slug: &str,
    name: Option<&str>,
    dress: &Dress,
    language: Language,
) -> Outcome<Added> {
    if !is_city_slug(slug) {
        Err(bad_name(slug))?;
    }
    let folder = format!("{DATA}/{slug}");
    if exists(project, &folder) {
        Err(taken(&folder))?;
    }
    let settings = ListFile::read(project, SETTINGS, "editions")?;
    let settings = settings.with(slug, Some(NETWORK))?;
    let name =
        name.map(str::trim).filter(|it| !it.is_empty()).unwrap_or(sample::UNNAMED_CITY);
    let text = record::CityText {
        name: name.to_owned(),
        heading: heading(name),
        partners: vec![sample::GROUP.to_owned()],
    };
    let lines = [("colours", &dress.colours), ("motif", &dress.motif)];
    let lines = lines.into_iter().filter_map(|(key, chosen)| {
        let chosen = chosen.as_ref()?;
        Some(format!("{key}: {}\n", writing::value(chosen)))
    });
    let city = record::city(&text, language)?
        + &lines.collect::<String>()
        + &record::market(slug, language)?;
    let group = record::partner(
        slug,
        sample::GROUP,
        sample::GROUP_NAME,
        &sample::UNWRITTEN,
        language,
    )?;
    let files =
        [(CITY_FILE.to_owned(), city), (format!("{}.yaml", sample::GROUP), group)];
    let data = project.root().join(DATA);
    let real = project.root().join(&folder);
    let fail = |error: std::io::Error| write_failure(&real, &error);
    std::fs::create_dir_all(&data).map_err(fail)?;
    let stage = TemporaryFolder::new(&data).map_err(fail)?;
    for (file, text) in &files {
        files::replace(&stage.path().join(file), |out| out.write_all(text.as_bytes()))
            .map_err(|(_, error)| fail(error))?;
    }
    stage.put(&real).map_err(fail)?;
    settings.put().inspect_err(|_| drop(std::fs::remove_dir_all(&real)))?;
    let written = files.iter().map(|(file, _)| format!("{folder}/{file}")).collect();
    Ok(Added { written, listed: SETTINGS.to_owned() })
}

/// Adds the group `slug` to `city`, given by its folder or its name, and lists it at the end of the city's
/// groups.
///
/// # Errors
/// There is no such city, the name cannot be that of a group, or is taken; the list cannot be written. Nothing
/// is then changed.
pub fn add_partner(
    project: &Project,
    city: &str,
    slug: &str,
    name: Option<&str>,
    language: Language,
) -> Outcome<Added> {
    let city = city_named(project, city)?;
    if !is_slug(slug) {
        Err(bad_name(slug))?;
    }
    let path = format!("{DATA}/{city}/{slug}.yaml");
    if exists(project, &path) {
        Err(taken(&path))?;
    }
    let listed = format!("{DATA}/{city}/{CITY_FILE}");
    let list = ListFile::read(project, &listed, "partners")?;
    let list = list.with(slug, None)?;
    let name =
        name.map(str::trim).filter(|it| !it.is_empty()).unwrap_or(sample::UNNAMED_GROUP);
    let text = record::partner(&city, slug, name, &sample::UNWRITTEN, language)?;
    let real = project.root().join(&path);
    files::replace(&real, |out| out.write_all(text.as_bytes()))
        .map_err(|(path, error)| write_failure(&path, &error))?;
    list.put().inspect_err(|_| drop(std::fs::remove_file(&real)))?;
    Ok(Added { written: vec![path], listed })
}

/// Adds cities to the list of editions, in this order, before the network if that is the last one; the new
/// settings are put in place by [`ListFile::put`].
///
/// # Errors
/// The list cannot be read or written.
pub fn with_editions(project: &Project, slugs: &[String]) -> Outcome<ListFile> {
    let mut settings = ListFile::read(project, SETTINGS, "editions")?;
    for slug in slugs {
        settings = settings.with(slug, Some(NETWORK))?;
    }
    Ok(settings)
}

/// Finds the city that is typed by its folder or its name.
fn city_named(project: &Project, typed: &str) -> Outcome<String> {
    let mut known = Vec::new();
    for folder in project.list(DATA)?.into_iter().filter(|it| is_city_slug(it)) {
        let record = format!("{DATA}/{folder}/{CITY_FILE}");
        if !exists(project, &record) {
            continue;
        }
        let document =
            project.read_text(&record).ok().and_then(|it| Document::parse(&it.text).ok());
        let name = match document.and_then(|it| it.value(&path!["name"])) {
            Some(Value::Text(name)) => Some(name),
            _ => None,
        };
        if folder == typed || name.as_deref() == Some(typed.trim()) {
            return Ok(folder);
        }
        known.push((folder, name));
    }
    let words: Vec<&str> = known
        .iter()
        .flat_map(|(folder, name)| [Some(folder.as_str()), name.as_deref()])
        .flatten()
        .collect();
    let hint = did_you_mean(typed, &words).unwrap_or_else(|| {
        if known.is_empty() {
            return message!("hint/new-city-first");
        }
        let shown = known.iter().map(|(folder, name)| match name {
            Some(name) => format!("{folder} ({name})"),
            None => folder.clone(),
        });
        message!("hint/cities-are", cities = names(shown.collect::<Vec<_>>()))
    });
    let message = message!("start/no-city", city = typed);
    Err(Diagnostic::usage(Location::file(DATA), message).hint(hint))?
}

/// Whether anything is at a path of the project, be it a link that leads nowhere.
fn exists(project: &Project, path: &str) -> bool {
    Path::symlink_metadata(&project.root().join(path)).is_ok()
}

/// Whether a name has nothing against it but that it is kept for something else.
fn is_plain(slug: &str) -> bool {
    let allowed = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    (1..=64).contains(&slug.len()) && slug.bytes().all(allowed)
}

fn bad_name(slug: &str) -> Diagnostic {
    let message = message!("record/bad-name", name = slug);
    let lower = slug.to_lowercase();
    let meant = lower.strip_suffix(".yaml").unwrap_or(&lower);
    let hint = match is_city_slug(meant) && meant != slug {
        true => message!("hint/did-you-mean", name = meant),
        false if is_plain(slug) => message!("hint/another-name"),
        false => message!("hint/use-plain-letters"),
    };
    Diagnostic::usage(Location::file(DATA), message).hint(hint)
}

fn taken(path: &str) -> Diagnostic {
    let message = message!("start/taken", path = path);
    Diagnostic::usage(Location::file(path), message).hint(message!("hint/another-name"))
}
