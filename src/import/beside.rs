//! What a manuscript does not tell: a file with the names of records, and a few facts.

use std::collections::BTreeMap;
use std::path::Path;

use malzama_message::message;

use super::outline::{Outline, plain};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::files;
use crate::model::{is_city_slug, is_slug};
use crate::project::Project;
use crate::records::{Fact, Fields, Text, did_you_mean, read};

/// What a file says beside a manuscript.
#[derive(Debug, Default)]
pub struct Beside {
    /// The name of the network.
    pub name: Option<String>,
    /// The lines of the imprint.
    pub imprint: Vec<Fact>,
    /// The name of each record, with that of its city or group as the manuscript writes it.
    slugs: Vec<Fact>,
    /// The date of founding of groups, by the name of the record.
    founded: BTreeMap<String, Text>,
}

impl Beside {
    /// Reads such a file.
    ///
    /// # Errors
    /// It cannot be read, or says something else.
    pub fn read(path: &Path) -> Outcome<Self> {
        let shown = files::shown(path).display().to_string();
        let fail = |error| {
            let at = Location::file(&shown);
            Errors::from(Diagnostic::unreadable(at, &shown, &error)).typed()
        };
        let real = path.canonicalize().map_err(fail)?;
        let (Some(folder), Some(name)) =
            (real.parent(), real.file_name().and_then(|it| it.to_str()))
        else {
            let message = message!("contract/not-a-file", path = &shown);
            return Err(Diagnostic::usage(Location::file(&shown), message))?;
        };
        let mut sink = Sink::new();
        let node = read(&Project::rooted(folder), name, &mut sink);
        let beside = node.and_then(|node| {
            let mut fields = Fields::open(node, message!("noun/slugs"), &mut sink)?;
            let slugs = fields.facts("slugs");
            let founded = fields.facts("founded");
            let name = fields.optional("name").map(|it| it.value);
            let imprint = fields.facts("imprint");
            fields.finish();
            let founded =
                founded.into_iter().map(|it| (it.label.value, it.value)).collect();
            Some(Self { name, imprint, slugs, founded })
        });
        for Fact { label, .. } in beside.iter().flat_map(|it| &it.slugs) {
            if !is_slug(&label.value) {
                let message = message!("record/bad-name", name = &label.value);
                sink.push(
                    Diagnostic::error(label.location.clone(), message)
                        .hint(message!("hint/use-plain-letters")),
                );
            }
        }
        let mut warnings = Sink::new();
        sink.into_outcome(&mut warnings)?;
        Ok(beside.unwrap_or_default())
    }

    /// Returns the name of the record of a city or group.
    pub fn slug(&self, name: &str) -> Option<&str> {
        let found = self.slugs.iter().find(|it| is_same(&it.value.value, name))?;
        Some(&found.label.value)
    }

    /// Returns the date of founding of the group with this record.
    pub fn founded(&self, slug: &str) -> Option<&str> {
        self.founded.get(slug).map(|it| it.value.as_str())
    }

    /// Reports what it says of nothing in a manuscript.
    ///
    /// # Errors
    /// A name is that of no city and no group, or a date that of no record.
    pub fn check(&self, outline: &Outline) -> Outcome<()> {
        let cities: Vec<&str> =
            outline.cities.iter().map(|it| it.name.as_str()).collect();
        let groups = outline.cities.iter().flat_map(|it| &it.groups);
        let known: Vec<&str> = cities
            .iter()
            .copied()
            .chain(groups.map(|it| it.name.value.as_str()))
            .collect();
        let mut faults = Vec::new();
        for Fact { label, value } in &self.slugs {
            if !known.iter().any(|it| is_same(it, &value.value)) {
                let message = message!("import/unknown-name", name = &value.value);
                let mut fault = Diagnostic::error(value.location.clone(), message);
                fault = match did_you_mean(&value.value, &known) {
                    Some(hint) => fault.hint(hint),
                    None => fault.hint(message!("hint/copy-name")),
                };
                faults.push(fault);
            }
            let is_city = cities.iter().any(|it| is_same(it, &value.value));
            if is_city && !is_city_slug(&label.value) {
                let message = message!("record/bad-name", name = &label.value);
                faults.push(
                    Diagnostic::error(label.location.clone(), message)
                        .hint(message!("hint/another-name")),
                );
            }
        }
        for (slug, date) in &self.founded {
            if !self.slugs.iter().any(|it| it.label.value == *slug) {
                let message = message!("import/unknown-slug", name = slug);
                faults.push(
                    Diagnostic::error(date.location.clone(), message)
                        .hint(message!("hint/name-below-slugs")),
                );
            }
        }
        Errors::collected(faults).map_or(Ok(()), Err)
    }
}

/// Whether two names are the same but for vowel marks and spaces.
fn is_same(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let plain = plain(text);
        plain.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    words(one) == words(other)
}
