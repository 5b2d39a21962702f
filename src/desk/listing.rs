//! The list of all records, with what a search looks through.

use std::sync::Arc;

use serde::Serialize;

use super::Desk;
use super::findings::Findings;
use crate::contract::PRESS;
use crate::diagnostic::{Severity, Sink};
use crate::project::{DATA, Project, SETTINGS};
use crate::records::{self, CITY_FILE, Kind, NETWORK_FILE, Node};

/// All records of a project.
#[derive(Debug, Serialize)]
pub struct Listing {
    title: String,
    network: Entry,
    settings: Entry,
    cities: Vec<CityEntry>,
    bin: Vec<super::bin::Binned>,
}

/// A record in a list.
#[derive(Debug, Serialize)]
struct Entry {
    path: String,
    slug: String,
    name: String,
    hidden: bool,
    errors: usize,
    warnings: usize,
    broken: bool,
    /// All of its texts, folded as [`folded`] does.
    search: String,
}

/// A city in a list, with its groups.
#[derive(Debug, Serialize)]
struct CityEntry {
    #[serde(flatten)]
    entry: Entry,
    groups: Vec<Entry>,
}

impl Desk {
    /// Lists all records in the order of the booklets, and those that are in none after them.
    pub fn listing(&self, findings: &Findings) -> Listing {
        let project = &self.project;
        let entry = |path: String| Entry::read(project, path, findings);
        let network = entry(format!("{DATA}/{NETWORK_FILE}"));
        let settings = entry(SETTINGS.to_owned());
        let listed = items_of(project, SETTINGS, "editions");
        let folders = project.list(DATA).unwrap_or_default();
        let is_city = |slug: &String| {
            *slug != PRESS
                && project.root().join(DATA).join(slug).join(CITY_FILE).is_file()
        };
        let cities = in_order(listed, folders.into_iter().filter(is_city).collect());
        let cities = cities.into_iter().filter(is_city).map(|slug| {
            let folder = format!("{DATA}/{slug}");
            let path = format!("{folder}/{CITY_FILE}");
            let listed = items_of(project, &path, "partners");
            let files = project.list(&folder).unwrap_or_default();
            let names = files.iter().filter_map(|name| name.strip_suffix(".yaml"));
            let names = names.filter(|name| format!("{name}.yaml") != CITY_FILE);
            let groups = in_order(listed, names.map(str::to_owned).collect());
            let groups = groups.into_iter().map(|name| format!("{folder}/{name}.yaml"));
            let groups = groups.filter(|path| project.root().join(path).is_file());
            let groups = groups.map(entry).collect();
            let entry = Entry { slug, ..entry(path) };
            CityEntry { entry, groups }
        });
        let cities = cities.collect();
        let title = network.name.clone();
        Listing { title, network, settings, cities, bin: self.bin() }
    }

    /// Returns the paths of all records.
    pub fn paths(&self) -> Vec<String> {
        let mut paths = vec![SETTINGS.to_owned(), format!("{DATA}/{NETWORK_FILE}")];
        for city in self.project.list(DATA).unwrap_or_default() {
            if city == PRESS || city.ends_with(".yaml") {
                continue;
            }
            let files = self.project.list(&format!("{DATA}/{city}")).unwrap_or_default();
            let records = files.iter().filter(|name| name.ends_with(".yaml"));
            paths.extend(records.map(|name| format!("{DATA}/{city}/{name}")));
        }
        paths
    }
}

impl Entry {
    fn read(project: &Project, path: String, findings: &Findings) -> Self {
        let node = node_of(project, &path);
        let text = |key| node.as_ref().and_then(|it| text_of(it, key));
        let file = path.rsplit('/').next().unwrap_or_default();
        let slug = file.strip_suffix(".yaml").unwrap_or(file).to_owned();
        let name = text("title").or_else(|| text("name"));
        let mut search = String::new();
        if let Some(node) = &node {
            gather(node, &mut search);
        }
        Self {
            name: name.filter(|it| !it.is_empty()).unwrap_or_else(|| slug.clone()),
            hidden: text("hidden").is_some_and(|it| records::is_true(&it)),
            errors: findings.count(&path, Severity::Error),
            warnings: findings.count(&path, Severity::Warning),
            broken: node.is_none(),
            search: folded(&search),
            slug,
            path,
        }
    }
}

/// Parses a record; what is wrong with it is told where it is shown.
fn node_of(project: &Project, path: &str) -> Option<Node> {
    let source = project.read_text(path).ok()?;
    records::parse(&Arc::new(source), &mut Sink::new())
}

fn text_of(node: &Node, key: &str) -> Option<String> {
    let Kind::Mapping(entries) = &node.kind else { return None };
    let entry = entries.iter().find(|entry| entry.key == key)?;
    match &entry.value.kind {
        Kind::Text(text) => Some(records::fold(text)),
        _ => None,
    }
}

/// Returns the texts of a list of a record.
fn items_of(project: &Project, path: &str, key: &str) -> Vec<String> {
    let Some(Node { kind: Kind::Mapping(entries), .. }) = node_of(project, path) else {
        return Vec::new();
    };
    let list = entries.into_iter().find(|entry| entry.key == key);
    let Some(Kind::List(items)) = list.map(|entry| entry.value.kind) else {
        return Vec::new();
    };
    let texts = items.into_iter().filter_map(|item| match item.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Returns names in the order of a list, then those that it lacks; each once.
fn in_order(listed: Vec<String>, all: Vec<String>) -> Vec<String> {
    let mut ordered: Vec<String> = Vec::new();
    for name in listed.into_iter().chain(all) {
        if !ordered.contains(&name) {
            ordered.push(name);
        }
    }
    ordered
}

/// Gathers all texts of a value.
fn gather(node: &Node, texts: &mut String) {
    match &node.kind {
        Kind::Text(text) => {
            texts.push_str(text);
            texts.push('\n');
        }
        Kind::List(items) => items.iter().for_each(|item| gather(item, texts)),
        Kind::Mapping(entries) => {
            entries.iter().for_each(|entry| gather(&entry.value, texts));
        }
        Kind::Empty => {}
    }
}

/// Returns a text as a search takes it: without vowel marks and tatweel, forms of alef, yeh and
/// teh marbuta made one, in lower case. The page folds what is typed alike.
pub fn folded(text: &str) -> String {
    let kept = text.chars().filter_map(|sign| match sign {
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        _ => Some(sign),
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_passes_over_marks_and_forms_of_letters() {
        assert_eq!(folded("الإفريقيّة"), "الافريقيه");
        assert_eq!(folded("مقهـى Team"), "مقهي team");
    }
}
