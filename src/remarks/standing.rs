//! Whether what a remark was written about still stands in the records.

use std::collections::BTreeMap;

use malzama_edit::{Path, Step};

use super::form::Place;
use crate::diagnostic::Sink;
use crate::project::{DATA, Project};
use crate::records::{self, Kind, Node, paragraphs_of};

/// The digits of a hash of a text: enough to tell paragraphs of a project apart.
const DIGITS: usize = 16;

/// What has become of the text that a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It stands there as it was.
    Same,
    /// It is another paragraph of its field by now: its number, counted from one.
    Moved(usize),
    /// It says something else.
    Changed,
    /// Its record or its field is gone.
    Gone,
}

/// Returns the hash of a text, by which it is known again.
pub fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..DIGITS].to_owned()
}

/// The records of a project as they are now, each read once.
pub struct RecordsNow<'a> {
    project: &'a Project,
    read: BTreeMap<String, Option<Node>>,
}

impl<'a> RecordsNow<'a> {
    /// Begins to look; what is written later is not seen.
    pub fn of(project: &'a Project) -> Self {
        Self { project, read: BTreeMap::new() }
    }

    /// Tells what has become of a place of a proof.
    pub fn standing(&mut self, place: &Place) -> Standing {
        let Place { record, at, paragraph, was, .. } = place;
        let Some(value) = self.record(record).and_then(|node| value_at(node, at)) else {
            return Standing::Gone;
        };
        let now = said_by(value, paragraph.map(|it| it - 1));
        if now.as_deref().is_some_and(|now| digest(now) == *was) {
            return Standing::Same;
        }
        let paragraphs = paragraphs_of(value);
        let moved = paragraphs.iter().position(|it| digest(&it.value) == *was);
        match (moved, now) {
            (Some(moved), _) if paragraph.is_some() => Standing::Moved(moved + 1),
            (_, None) if paragraphs.is_empty() => Standing::Gone,
            _ => Standing::Changed,
        }
    }

    fn record(&mut self, path: &str) -> Option<&Node> {
        // Whatever else a file of remarks names is no record, and is not read.
        let is_record = path.starts_with(&format!("{DATA}/")) && path.ends_with(".yaml");
        let project = self.project;
        let read = || {
            let source = project.read_text(path).ok()?;
            records::parse(&source.into(), &mut Sink::new())
        };
        if !is_record {
            return None;
        }
        self.read.entry(path.to_owned()).or_insert_with(read).as_ref()
    }
}

/// Returns what stands at a place of a record: a paragraph, counted from zero, or a whole text; of a
/// photograph, the name of its file.
pub fn text_at(record: &Node, at: &Path, paragraph: Option<usize>) -> Option<String> {
    said_by(value_at(record, at)?, paragraph)
}

fn value_at<'a>(record: &'a Node, at: &Path) -> Option<&'a Node> {
    at.steps().iter().try_fold(record, |node, step| match (step, &node.kind) {
        (Step::Key(key), Kind::Mapping(entries)) => {
            Some(&entries.iter().find(|entry| entry.key == *key)?.value)
        }
        (Step::Index(index), Kind::List(items)) => items.get(*index),
        _ => None,
    })
}

fn said_by(node: &Node, paragraph: Option<usize>) -> Option<String> {
    match (&node.kind, paragraph) {
        (Kind::Text(_), Some(at)) => {
            paragraphs_of(node).into_iter().nth(at).map(|it| it.value)
        }
        (Kind::Text(text), None) => Some(records::fold(text)),
        (Kind::Mapping(entries), None) => {
            let file = entries.iter().find(|entry| entry.key == "file")?;
            said_by(&file.value, None)
        }
        _ => None,
    }
}
