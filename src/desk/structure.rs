//! Groups and cities: added, moved, hidden and removed.

use std::collections::BTreeMap;

use malzama_edit::{Document, Path, Value};
use malzama_message::message;
use serde::{Deserialize, Serialize};

use super::Desk;
use super::fields::RecordKind;
use super::operation::Operation;
use super::writing::{NotWritten, refused};
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files;
use crate::import::names;
use crate::project::{DATA, SETTINGS};
use crate::records::CITY_FILE;
use crate::start::{Added, Dress, add_city, add_partner};
use crate::words::Language;

/// A change of what there is, as the page sends it.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Structure {
    /// Adds a group to a city.
    NewGroup {
        /// The city's folder.
        city: String,
        /// The name of the group.
        name: String,
    },
    /// Adds a city with a sample group.
    NewCity {
        /// The name of the city.
        name: String,
        /// The colours that were chosen, if any were; the layout gives those that are free.
        #[serde(default)]
        colour: Option<String>,
        /// The figure that was chosen, if one was.
        #[serde(default)]
        motif: Option<String>,
    },
    /// Moves a group within its city.
    MoveGroup {
        /// The city's folder.
        city: String,
        /// The group's file, without its ending.
        slug: String,
        /// Its new place, counted from zero.
        to: usize,
    },
    /// Moves a city among the booklets.
    MoveCity {
        /// The city's folder.
        slug: String,
        /// Its new place, counted from zero.
        to: usize,
    },
    /// Hides a group, or shows it again.
    Hide {
        /// The record.
        path: String,
        /// Whether it is to be hidden.
        hidden: bool,
    },
    /// Puts a group, or a city with all of its groups, into the bin.
    Remove {
        /// The record.
        path: String,
    },
}

/// Where a new record is.
#[derive(Debug, Default, Serialize)]
pub struct Arranged {
    /// Its path from the project's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The folder of a new city.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
}

impl Desk {
    /// Changes what there is; comments of new records are in this language.
    ///
    /// # Errors
    /// There is no such city or group, or a file cannot be written. Nothing is then changed.
    pub fn arrange(
        &self,
        structure: &Structure,
        language: Language,
    ) -> Result<Arranged, NotWritten> {
        let _one_at_a_time = self.lock();
        match structure {
            Structure::NewGroup { city, name } => {
                let folder = format!("{DATA}/{city}");
                let is_free = |slug: &str| !self.exists(&format!("{folder}/{slug}.yaml"));
                let slug = unique(names::of_group(name), is_free);
                let listed = format!("{folder}/{CITY_FILE}");
                let added = self.added(&listed, || {
                    add_partner(&self.project, city, &slug, Some(name), language)
                })?;
                Ok(Arranged { path: added.written.into_iter().next(), slug: None })
            }
            Structure::NewCity { name, colour, motif } => {
                let dress = Dress { colours: colour.clone(), motif: motif.clone() };
                let is_free = |slug: &str| !self.exists(&format!("{DATA}/{slug}"));
                let slug = unique(names::of_city(name), is_free);
                let added = self.added(SETTINGS, || {
                    add_city(&self.project, &slug, Some(name), &dress, language)
                })?;
                Ok(Arranged { path: added.written.into_iter().next(), slug: Some(slug) })
            }
            Structure::MoveGroup { city, slug, to } => {
                let list = format!("{DATA}/{city}/{CITY_FILE}");
                self.moved(&list, RecordKind::City, "partners", slug, *to)
            }
            Structure::MoveCity { slug, to } => {
                self.moved(SETTINGS, RecordKind::Settings, "editions", slug, *to)
            }
            Structure::Hide { path, hidden } => {
                let value = if *hidden { "true" } else { "" };
                let at = Path::from(["hidden"]);
                let edit = Operation::Set { at, value: value.to_owned() };
                let kind = RecordKind::of(path)?;
                self.history.begin();
                self.rewritten(path, kind, &edit)?;
                Ok(Arranged::default())
            }
            Structure::Remove { path } => self.removed(path),
        }
    }

    /// Adds records, and keeps them and the list that names them in the history.
    fn added(
        &self,
        listed: &str,
        add: impl FnOnce() -> Outcome<Added>,
    ) -> Outcome<Added> {
        let before = self.project.read_bytes(listed)?;
        let added = add()?;
        self.history.begin();
        for path in &added.written {
            let now = self.project.read_bytes(path)?;
            self.history.keep(path, None, Some(&now), None)?;
        }
        let after = self.project.read_bytes(&added.listed)?;
        self.history.keep(&added.listed, Some(&before), Some(&after), None)?;
        Ok(added)
    }

    /// Moves an item of a list.
    fn moved(
        &self,
        list: &str,
        kind: RecordKind,
        key: &str,
        item: &str,
        to: usize,
    ) -> Result<Arranged, NotWritten> {
        let at = self.place_of(list, key, item)?;
        self.history.begin();
        self.rewritten(list, kind, &Operation::Move { at, to })?;
        Ok(Arranged::default())
    }

    /// Removes a record, or a city with its groups, and its place in the list that names it.
    fn removed(&self, path: &str) -> Result<Arranged, NotWritten> {
        let (list, kind, key, item) = match RecordKind::of(path)? {
            RecordKind::Partner => {
                let (folder, file) = path.rsplit_once('/').unwrap_or_default();
                let item = file.trim_end_matches(".yaml").to_owned();
                (format!("{folder}/{CITY_FILE}"), RecordKind::City, "partners", item)
            }
            RecordKind::City => {
                let item = path.split('/').nth(1).unwrap_or_default().to_owned();
                (SETTINGS.to_owned(), RecordKind::Settings, "editions", item)
            }
            RecordKind::Network | RecordKind::Settings => {
                let message = message!("desk/cannot-remove", path = path);
                let at = Location::file(path);
                return Err(NotWritten::Refused(Diagnostic::error(at, message).into()));
            }
        };
        let mut gone = BTreeMap::new();
        let paths = match kind {
            RecordKind::Settings => {
                let folder = format!("{DATA}/{item}/");
                self.paths().into_iter().filter(|it| it.starts_with(&folder)).collect()
            }
            _ => vec![path.to_owned()],
        };
        for path in paths {
            let bytes = self.project.read_bytes(&path)?;
            gone.insert(path, bytes);
        }
        // A record that no list names is removed all the same.
        let place = self.place_of(&list, key, &item).ok();
        self.history.begin();
        if let Some(at) = place {
            self.rewritten(&list, kind, &Operation::Remove { at })?;
        }
        for (path, bytes) in gone {
            self.history.keep(&path, Some(&bytes), None, None)?;
            let whole = self.project.root().join(&path);
            std::fs::remove_file(&whole)
                .map_err(|error| files::write_failure(path.as_ref(), &error))
                .map_err(|error| NotWritten::Failed(error.into()))?;
            // The folder of a city is left empty, and goes too.
            let _ = whole.parent().map(std::fs::remove_dir);
        }
        Ok(Arranged::default())
    }

    /// Edits a record as it is now.
    fn rewritten(
        &self,
        path: &str,
        kind: RecordKind,
        edit: &Operation,
    ) -> Result<(), NotWritten> {
        let before = self.project.read_bytes(path)?;
        let text = String::from_utf8_lossy(&before);
        let after = edit.applied(&text, kind).map_err(|error| refused(path, &error))?;
        if after.as_bytes() != before {
            self.write(path, Some(&before), after.as_bytes())?;
        }
        Ok(())
    }

    /// Returns the place of an item in a list of a record.
    fn place_of(&self, path: &str, key: &str, item: &str) -> Result<Path, NotWritten> {
        let bytes = self.project.read_bytes(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let document = Document::parse(&text).map_err(|error| refused(path, &error))?;
        let list = Path::from([key]);
        let items = match document.value(&list) {
            Some(Value::List(items)) => items,
            _ => Vec::new(),
        };
        let is_item = |it: &Value| matches!(it, Value::Text(text) if text == item);
        match items.iter().position(is_item) {
            Some(index) => Ok(list.then(index)),
            None => {
                let message = message!("desk/not-listed", item = item, path = path);
                let at = Location::file(path);
                Err(NotWritten::Refused(Diagnostic::error(at, message).into()))
            }
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.project.root().join(path).symlink_metadata().is_ok()
    }
}

/// Returns a name, or the name with the first number at which it is free.
fn unique(name: String, is_free: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number: usize| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or(name)
}
