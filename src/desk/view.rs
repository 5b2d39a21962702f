//! A record as the desk shows it: its fields with their values, and what was found in each.

use std::sync::Arc;

use malzama_message::Digits;
use malzama_preflight::Said;
use serde::Serialize;

use super::fields::{Direction, Field, FieldKind, OF_PHOTOGRAPH, RecordKind};
use super::findings::{Finding, Findings};
use super::version::Version;
use crate::contract::PRESS;
use crate::diagnostic::{Diagnostic, Location, Outcome, Severity, Sink, Source};
use crate::project::{DATA, LAYOUTS, Project};
use crate::records::{self, Kind, Node, Text, paragraphs_of};
use crate::words::in_both;

/// A record as the desk shows it.
#[derive(Debug, Serialize)]
pub struct RecordView {
    path: String,
    kind: &'static str,
    name: String,
    version: Version,
    fields: Vec<FieldView>,
    /// The whole text with its faults, if it cannot be read as a record.
    broken: Option<Broken>,
}

/// A record that cannot be read.
#[derive(Debug, Serialize)]
struct Broken {
    raw: String,
    problems: Vec<Problem>,
}

/// A fault of a record.
#[derive(Debug, Serialize)]
struct Problem {
    message: Said,
    hints: Vec<Said>,
    line: usize,
    column: usize,
}

/// A step on the way to a value: a key, or a place in a list.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Step {
    Key(String),
    Index(usize),
}

/// A field as the desk shows it.
#[derive(Debug, Serialize)]
struct FieldView {
    key: &'static str,
    at: Vec<Step>,
    kind: &'static str,
    direction: &'static str,
    required: bool,
    label: Said,
    help: Said,
    place: Option<Place>,
    findings: Vec<Finding>,
    #[serde(flatten)]
    content: Content,
}

/// A place in a file, counted from one.
#[derive(Debug, Serialize)]
struct Place {
    line: usize,
    column: usize,
}

/// What a field holds.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Content {
    Line { value: String },
    Paragraphs { value: Vec<String> },
    Flag { value: bool },
    Choice { value: String, choices: Vec<Choice> },
    Items { items: Vec<Item> },
    Photographs { items: Vec<PhotographView>, single: bool },
}

/// A value that can be chosen.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: Said,
}

/// An item of a list, or a fact.
#[derive(Debug, Serialize)]
struct Item {
    at: Vec<Step>,
    label: Option<String>,
    value: String,
    findings: Vec<Finding>,
}

/// A photograph of a record.
#[derive(Debug, Serialize)]
struct PhotographView {
    at: Vec<Step>,
    file: String,
    /// Where the page finds it at screen size.
    url: Option<String>,
    width: Option<u32>,
    height: Option<u32>,
    illustration: bool,
    /// Width over height of the frame in which it is printed, if that is known.
    aspect: Option<f64>,
    fits: Option<Said>,
    focus: [f64; 2],
    fields: Vec<FieldView>,
    findings: Vec<Finding>,
}

/// Reads a record for the desk; `findings` are those of the whole project.
///
/// # Errors
/// The path is none of a record, or its file is no text.
pub fn view(project: &Project, path: &str, findings: &Findings) -> Outcome<RecordView> {
    let kind = RecordKind::of(path)?;
    let bytes = project.read_bytes(path)?;
    let version = Version::of(&bytes);
    let source = Arc::new(Project::text_of(path, bytes)?);
    let mut faults = Sink::new();
    let node = records::parse(&source, &mut faults);
    let viewer = Viewer { project, source: &source, findings };
    let mut view = RecordView {
        path: path.to_owned(),
        kind: kind.name(),
        name: String::new(),
        version,
        fields: Vec::new(),
        broken: None,
    };
    match node {
        Some(Node { kind: content @ (Kind::Mapping(_) | Kind::Empty), .. })
            if all_known(&content, kind) =>
        {
            let name = child(&content, "name").or_else(|| child(&content, "title"));
            view.name = name.map(line_of).unwrap_or_default();
            let fields = kind.fields().iter();
            view.fields =
                fields.map(|field| viewer.field(field, &content, &[])).collect();
        }
        _ => {
            // It is read as a record here and now: what was found in all records may be older.
            if !faults.has_errors() {
                kind.read(project, path, &mut faults);
            }
            let errors = faults.diagnostics().iter();
            let errors = errors.filter(|it| it.severity == Severity::Error);
            let problems = errors.map(|it| Problem::of(it, findings.digits)).collect();
            view.broken = Some(Broken { raw: source.text.clone(), problems });
        }
    }
    Ok(view)
}

/// What fields are read with.
struct Viewer<'a> {
    project: &'a Project,
    source: &'a Arc<Source>,
    findings: &'a Findings,
}

impl Viewer<'_> {
    /// Reads a field of a mapping that stands at `before`.
    fn field(&self, field: &Field, parent: &Kind, before: &[Step]) -> FieldView {
        let node = child(parent, field.key);
        let at = then(before, Step::Key(field.key.to_owned()));
        let place = node.and_then(|it| it.location.line_column());
        let (content, mut findings) = self.content(field, node, &at);
        findings.extend(self.at_key(parent, field.key));
        FieldView {
            key: field.key,
            kind: kind_name(field.kind),
            direction: match field.direction {
                Direction::Auto => "auto",
                Direction::LeftToRight => "ltr",
            },
            required: field.required,
            label: self.said(&field.label),
            help: self.said(&field.help),
            place: place.map(|(line, column)| Place { line, column }),
            at,
            content,
            findings,
        }
    }

    fn content(
        &self,
        field: &Field,
        node: Option<&Node>,
        at: &[Step],
    ) -> (Content, Vec<Finding>) {
        let empty = Kind::Empty;
        let kind = node.map_or(&empty, |it| &it.kind);
        let texts = node.map(paragraphs_of).unwrap_or_default();
        match field.kind {
            FieldKind::Paragraphs => {
                let findings = self.findings.of(self.source, &texts);
                let value = texts.into_iter().map(|it| it.value).collect();
                (Content::Paragraphs { value }, findings)
            }
            FieldKind::Flag => {
                let value = node.is_some_and(|it| records::is_true(&line_of(it)));
                (Content::Flag { value }, self.findings_of(node))
            }
            FieldKind::Choice => {
                let value = node.map(line_of).unwrap_or_default();
                let choices = self.choices(field.key);
                (Content::Choice { value, choices }, self.findings_of(node))
            }
            FieldKind::Lines | FieldKind::Order => {
                let items = items(kind).enumerate().map(|(index, item)| Item {
                    at: then(at, Step::Index(index)),
                    label: None,
                    value: line_of(item),
                    findings: self.findings_of(Some(item)),
                });
                (Content::Items { items: items.collect() }, Vec::new())
            }
            FieldKind::Facts => {
                let pairs = match kind {
                    Kind::Mapping(entries) => entries.as_slice(),
                    _ => &[],
                };
                let items = pairs.iter().map(|entry| Item {
                    at: then(at, Step::Key(entry.key.clone())),
                    label: Some(entry.key.clone()),
                    value: line_of(&entry.value),
                    findings: self.findings_of(Some(&entry.value)),
                });
                (Content::Items { items: items.collect() }, Vec::new())
            }
            FieldKind::Photographs => {
                let items = items(kind).enumerate().map(|(index, item)| {
                    self.photograph(item, then(at, Step::Index(index)))
                });
                let items = items.collect();
                (Content::Photographs { items, single: false }, Vec::new())
            }
            FieldKind::Photograph => {
                let item = node.filter(|it| matches!(it.kind, Kind::Mapping(_)));
                let items = item.map(|it| self.photograph(it, at.to_vec()));
                let items = items.into_iter().collect();
                (Content::Photographs { items, single: true }, Vec::new())
            }
            FieldKind::Line | FieldKind::Fixed => {
                let value = node.map(line_of).unwrap_or_default();
                (Content::Line { value }, self.findings_of(node))
            }
        }
    }

    fn photograph(&self, node: &Node, at: Vec<Step>) -> PhotographView {
        let text = |key| child(&node.kind, key).map(line_of).unwrap_or_default();
        let fields = OF_PHOTOGRAPH.iter();
        let file = text("file");
        let picture = self.findings.pictures.get(&file);
        let hash = picture.and_then(|it| it.hash.as_ref());
        PhotographView {
            url: hash.map(|hash| format!("desk/photo/{hash}.jpg")),
            width: picture.map(|it| it.width),
            height: picture.map(|it| it.height),
            illustration: picture.is_some_and(|it| it.illustration),
            aspect: picture.and_then(|it| it.aspect),
            fits: picture.and_then(|it| it.fits.as_ref()).map(|it| self.said(it)),
            file,
            focus: records::focus_of(&text("focus")),
            fields: fields.map(|field| self.field(field, &node.kind, &at)).collect(),
            findings: self
                .findings_of(child(&node.kind, "file"))
                .into_iter()
                .chain(self.at_key(&node.kind, "file"))
                .collect(),
            at,
        }
    }

    /// Returns what was found at a key of a mapping rather than in its value: that there is
    /// none, or nothing behind it.
    fn at_key(&self, parent: &Kind, key: &str) -> Vec<Finding> {
        let Kind::Mapping(entries) = parent else { return Vec::new() };
        let own = entries.iter().filter(|entry| entry.key == key);
        let keys: Vec<&Location> = own.map(|entry| &entry.location).collect();
        let first = entries.first().map(|entry| &entry.location);
        self.findings.at_key(self.source, key, &keys, first)
    }

    /// Returns what was found in a value of one line.
    fn findings_of(&self, node: Option<&Node>) -> Vec<Finding> {
        let text = |it: &Node| Text { value: line_of(it), location: it.location.clone() };
        let texts: Vec<Text> = node.map(text).into_iter().collect();
        self.findings.of(self.source, &texts)
    }

    /// Returns the values that a field can have.
    fn choices(&self, key: &str) -> Vec<Choice> {
        let listed = |folder: &str, end: &str| {
            let names = self.project.list(folder).unwrap_or_default();
            let names = names.into_iter().filter_map(|name| match end {
                "" => {
                    let layout = format!("{folder}/{name}/layout.typ");
                    self.project.root().join(layout).is_file().then_some(name)
                }
                end => name.strip_suffix(end).map(str::to_owned),
            });
            names.collect::<Vec<_>>()
        };
        let values = match key {
            "layout" => listed(LAYOUTS, ""),
            "press" => listed(&format!("{DATA}/{PRESS}"), ".yaml"),
            key => {
                records::settings_choices(key).into_iter().map(str::to_owned).collect()
            }
        };
        let choice = |value: String| {
            let label = self.said(&super::fields::choice_label(key, &value));
            Choice { label, value }
        };
        values.into_iter().map(choice).collect()
    }

    fn said(&self, message: &malzama_message::Message) -> Said {
        in_both(message, self.findings.digits)
    }
}

impl Problem {
    fn of(diagnostic: &Diagnostic, digits: Digits) -> Self {
        let (line, column) = diagnostic.location.line_column().unwrap_or((1, 1));
        Self {
            message: in_both(&diagnostic.message, digits),
            hints: diagnostic.hints.iter().map(|it| in_both(it, digits)).collect(),
            line,
            column,
        }
    }
}

fn kind_name(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Line => "line",
        FieldKind::Paragraphs => "paragraphs",
        FieldKind::Lines => "lines",
        FieldKind::Facts => "facts",
        FieldKind::Flag => "flag",
        FieldKind::Choice => "choice",
        FieldKind::Photographs | FieldKind::Photograph => "photographs",
        FieldKind::Order => "order",
        FieldKind::Fixed => "fixed",
    }
}

/// Whether a record has no keys but those that it may have: no field would show the others.
fn all_known(content: &Kind, kind: RecordKind) -> bool {
    let Kind::Mapping(entries) = content else { return true };
    let mut entries = entries.iter();
    entries.all(|entry| kind.written_order().any(|key| key == entry.key))
}

/// Returns the value of a key; of a key that is written twice, the first.
fn child<'a>(kind: &'a Kind, key: &str) -> Option<&'a Node> {
    let Kind::Mapping(entries) = kind else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
}

fn items(kind: &Kind) -> impl Iterator<Item = &Node> {
    match kind {
        Kind::List(items) => items.as_slice(),
        _ => &[],
    }
    .iter()
}

/// Returns a value as one line; of a list or a mapping, nothing.
fn line_of(node: &Node) -> String {
    match &node.kind {
        Kind::Text(text) => records::fold(text),
        _ => String::new(),
    }
}

fn then(before: &[Step], step: Step) -> Vec<Step> {
    let mut at = before.to_vec();
    at.push(step);
    at
}
