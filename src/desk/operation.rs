//! What the page asks for, as edits of a record.

use malzama_edit::{Document, Edit, EditError, Path, Step, Value};
use serde::Deserialize;

use super::fields::{FieldKind, RecordKind};

/// An edit of one record, as the page sends it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Operation {
    /// Writes one line of text; an empty one removes a key that need not be there.
    Set {
        /// Where it stands.
        at: Path,
        /// The text.
        value: String,
    },
    /// Writes paragraphs.
    SetParagraphs {
        /// Where they stand.
        at: Path,
        /// The paragraphs, each a line.
        value: Vec<String>,
    },
    /// Inserts a line into a list.
    Insert {
        /// The place that it takes.
        at: Path,
        /// The text.
        value: String,
    },
    /// Adds a fact.
    InsertFact {
        /// The key of the facts.
        at: Path,
        /// Its label.
        label: String,
        /// What it says.
        value: String,
    },
    /// Gives a fact another label.
    RenameFact {
        /// The fact.
        at: Path,
        /// The new label.
        label: String,
    },
    /// Removes a key or an item.
    Remove {
        /// Where it stands.
        at: Path,
    },
    /// Moves an item of a list.
    Move {
        /// The item.
        at: Path,
        /// Its new place, counted from zero.
        to: usize,
    },
    /// Sets the point of a photograph that a crop keeps.
    Focus {
        /// The photograph.
        at: Path,
        /// The point, as fractions of width and height from the top left.
        value: [f64; 2],
    },
    /// Takes a finding of the proof-reader as right.
    Allow {
        /// Its rule.
        rule: String,
        /// Its words.
        words: String,
        /// Why they are right.
        reason: String,
    },
    /// Replaces the whole text of a record that cannot be read.
    Raw {
        /// The text.
        value: String,
    },
}

/// The keys of a photograph, in their usual order.
const PHOTOGRAPH: [&str; 5] = ["file", "caption", "credit", "alt", "focus"];

impl Operation {
    /// Returns the text of a record after this edit.
    ///
    /// # Errors
    /// There is nothing at its place, or the record would not read as wanted.
    pub fn applied(&self, text: &str, kind: RecordKind) -> Result<String, EditError> {
        if let Self::Raw { value } = self {
            return Ok(value.clone());
        }
        let document = Document::parse(text)?;
        let edited = match self {
            Self::Set { at, value } => {
                set(document, at, Value::text(value.trim()), kind)?
            }
            Self::SetParagraphs { at, value } => {
                let paragraphs = value.iter().map(|it| it.trim().to_owned());
                let paragraphs = paragraphs.filter(|it| !it.is_empty()).collect();
                set(document, at, Value::Paragraphs(paragraphs), kind)?
            }
            Self::Insert { at, value } => {
                insert(document, at, Value::text(value.trim()), kind)?
            }
            Self::InsertFact { at, label, value } => {
                let at = at.then(label.trim());
                insert(document, &at, Value::text(value.trim()), kind)?
            }
            Self::RenameFact { at, label } => rename(document, at, label.trim())?,
            Self::Remove { at } => document.apply(&Edit::Remove { path: at.clone() })?,
            Self::Move { at, to } => {
                document.apply(&Edit::Move { path: at.clone(), to: *to })?
            }
            Self::Focus { at, value } => {
                let [x, y] = value.map(|it| (it.clamp(0.0, 1.0) * 100.0).round());
                let focus = Value::text(format!("{x}% {y}%"));
                set(document, &at.then("focus"), focus, kind)?
            }
            Self::Allow { rule, words, reason } => {
                let at = Path::from(["allow"]);
                let fields = [("rule", rule), ("words", words), ("reason", reason)];
                let fields = fields.map(|(key, text)| (key, text.trim()));
                let place = at.then(length(&document, &at));
                insert(document, &place, Value::fields(fields), kind)?
            }
            Self::Raw { .. } => document,
        };
        Ok(edited.into_text())
    }
}

/// Writes a value, whether or not there is one; an empty one is removed if it may be.
fn set(
    document: Document,
    at: &Path,
    value: Value,
    kind: RecordKind,
) -> Result<Document, EditError> {
    let is_empty = match &value {
        Value::Text(text) => text.is_empty(),
        Value::Paragraphs(paragraphs) => paragraphs.is_empty(),
        Value::Empty | Value::List(_) | Value::Mapping(_) => false,
    };
    let is_there = document.value(at).is_some();
    match (is_there, is_empty) {
        (true, true) if !is_required(at, kind) => {
            document.apply(&Edit::Remove { path: at.clone() })
        }
        (true, true) => {
            document.apply(&Edit::Set { path: at.clone(), value: Value::text("") })
        }
        (true, false) => document.apply(&Edit::Set { path: at.clone(), value }),
        (false, true) => Ok(document),
        (false, false) => insert(document, at, value, kind),
    }
}

fn insert(
    document: Document,
    at: &Path,
    value: Value,
    kind: RecordKind,
) -> Result<Document, EditError> {
    let path = at.clone();
    document.apply(&Edit::Insert { path, value, order: order(at, kind) })
}

/// Gives a key another name, in its place; its value is written again, and reads as before.
fn rename(document: Document, at: &Path, label: &str) -> Result<Document, EditError> {
    let value = document.value(at).unwrap_or(Value::Empty);
    let Some((parent, _)) = at.split_last() else { return Ok(document) };
    let keys = keys_of(&document, &parent);
    let renamed = parent.then(label);
    // The new one goes where the old one was: before those that came after it.
    let after = keys.iter().skip_while(|key| parent.then(key.as_str()) != *at).skip(1);
    let order: Vec<String> =
        std::iter::once(label.to_owned()).chain(after.cloned()).collect();
    let without = document.apply(&Edit::Remove { path: at.clone() })?;
    without.apply(&Edit::Insert { path: renamed, value, order })
}

/// Returns the keys of a mapping.
fn keys_of(document: &Document, at: &Path) -> Vec<String> {
    match document.value(at) {
        Some(Value::Mapping(entries)) => {
            entries.into_iter().map(|(key, _)| key).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the number of items of a list; zero if there is none.
pub fn length(document: &Document, at: &Path) -> usize {
    match document.value(at) {
        Some(Value::List(items)) => items.len(),
        _ => 0,
    }
}

/// Whether a record has faults without what stands at a path.
fn is_required(at: &Path, kind: RecordKind) -> bool {
    let [Step::Key(key)] = at.steps() else { return false };
    kind.field(key).is_some_and(|field| field.required)
}

/// Returns the usual order of the keys among which the last step of a path stands.
fn order(at: &Path, kind: RecordKind) -> Vec<String> {
    let owned = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect();
    match at.steps() {
        [Step::Key(_)] => kind.written_order().map(str::to_owned).collect(),
        [Step::Key(key), .., Step::Key(_)]
            if kind.field(key).is_some_and(|it| {
                matches!(it.kind, FieldKind::Photographs | FieldKind::Photograph)
            }) =>
        {
            owned(&PHOTOGRAPH)
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "# مجموعة\nname: اسم   # كما هو\nextra:\n  أ: 1\n  ب: 2\n  ج: 3\n\
                          photographs:\n  - file: a.jpg\nbody: |\n  نص.\n";

    fn edited(json: &str) -> String {
        let operation: Operation = serde_json::from_str(json).expect("an operation");
        operation.applied(RECORD, RecordKind::Partner).expect("it can be edited")
    }

    #[test]
    fn operations_change_what_they_name_and_nothing_else() {
        for (json, from, to) in [
            (r#"{"op":"set","at":["name"],"value":"آخر"}"#, "اسم ", "آخر "),
            (
                r#"{"op":"set","at":["photographs",0,"caption"],"value":"شرح"}"#,
                "a.jpg\n",
                "a.jpg\n    caption: شرح\n",
            ),
            (
                r#"{"op":"focus","at":["photographs",0],"value":[0.304,0.5]}"#,
                "a.jpg\n",
                "a.jpg\n    focus: 30% 50%\n",
            ),
            (
                r#"{"op":"set-paragraphs","at":["body"],"value":["نص.","آخر."]}"#,
                "  نص.\n",
                "  نص.\n\n  آخر.\n",
            ),
            (
                r#"{"op":"rename-fact","at":["extra","ب"],"label":"د"}"#,
                "  ب: 2",
                "  د: \"2\"",
            ),
            (r#"{"op":"set","at":["extra","ب"],"value":""}"#, "  ب: 2\n", ""),
            (r#"{"op":"set","at":["phone"],"value":""}"#, "", ""),
        ] {
            assert_eq!(edited(json), RECORD.replacen(from, to, 1), "{json}");
        }
    }

    #[test]
    fn an_allowance_is_added_to_those_there_are() {
        let allow = r#"{"op":"allow","rule":"hamza","words":"الى","reason":"نقل"}"#;
        let once = edited(allow);
        assert!(
            once.contains("allow:\n  - rule: hamza\n    words: الى\n    reason: نقل\n")
        );
        let operation: Operation = serde_json::from_str(allow).expect("an operation");
        let twice = operation.applied(&once, RecordKind::Partner).expect("it is edited");
        assert_eq!(twice.matches("- rule: hamza").count(), 2);
    }

    #[test]
    fn what_is_required_is_emptied_and_not_removed() {
        let text = edited(r#"{"op":"set","at":["name"],"value":" "}"#);
        assert!(text.contains("name:"), "{text}");
    }
}
