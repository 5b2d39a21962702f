//! A YAML file as a tree in which every node knows its place.
//!
//! Reading into a tree first, and into records afterwards, lets one run report every
//! fault of a file; a derived `Deserialize` stops at the first. It also keeps the
//! writer's own spelling: `1990`, `٣٠` and `yes` are texts here, never numbers or truths.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_saphyr::{Error, Location, Spanned};

use crate::diagnostic::{Diagnostic, Place, Source};

/// A value with its place.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub place: Place,
}

/// The shapes a value can have.
#[derive(Debug)]
pub enum Kind {
    /// Nothing after the key.
    Empty,
    /// Any single value, as the writer spelled it.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the written order, doubled keys included.
    Mapping(Vec<Entry>),
}

impl Kind {
    /// What this is in the words of a message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "nothing",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Mapping(_) => "keys with values",
        }
    }
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// The value.
    pub value: Node,
}

/// Parses one YAML document.
///
/// Anchors, aliases and further documents are refused: records do not need them, and
/// without them no file can grow while it is read.
///
/// # Errors
/// A diagnostic at the place where the text stops being YAML.
pub fn parse(source: &Arc<Source>) -> Result<Node, Diagnostic> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_anchors: 0, max_aliases: 0, max_documents: 1 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options::<Spanned<Raw>>(&source.text, options)
        .map(|raw| settle(raw, source))
        .map_err(|error| syntax_fault(source, &error))
}

/// A node as the deserializer hands it over.
enum Raw {
    Empty,
    /// A plain number or truth value: its text is taken from the source.
    Plain,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text, a list, or keys with values")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Raw, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Mapping(entries))
    }
}

/// Gives a raw node its place, and a plain one its text.
fn settle(raw: Spanned<Raw>, source: &Arc<Source>) -> Node {
    let range = byte_range(&raw.defined, &source.text);
    let kind = match raw.value {
        Raw::Empty => Kind::Empty,
        Raw::Plain => Kind::Text(source.text[range.clone()].to_owned()),
        Raw::Text(text) => Kind::Text(text),
        Raw::List(list) => {
            Kind::List(list.into_iter().map(|item| settle(item, source)).collect())
        }
        Raw::Mapping(entries) => Kind::Mapping(
            entries
                .into_iter()
                .map(|(key, value)| Entry {
                    place: Place::text(source, byte_range(&key.defined, &source.text)),
                    key: key.value,
                    value: settle(value, source),
                })
                .collect(),
        ),
    };
    Node { kind, place: Place::text(source, range) }
}

/// The byte range of a location. Errors know only line and column, and point at one
/// character.
fn byte_range(location: &Location, text: &str) -> Range<usize> {
    let span = location.span();
    if let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) {
        let start = usize::try_from(start).unwrap_or(text.len()).min(text.len());
        let length = usize::try_from(length).unwrap_or(0);
        return start..start.saturating_add(length).min(text.len());
    }
    let line = usize::try_from(location.line().saturating_sub(1)).unwrap_or(0);
    let column = usize::try_from(location.column().saturating_sub(1)).unwrap_or(0);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let line = text[start..].split('\n').next().unwrap_or_default();
    let offset = line.char_indices().nth(column).map_or(line.len(), |(offset, _)| offset);
    start + offset..start + offset + 1
}

/// Translates the parser's error, with advice for what people run into most.
fn syntax_fault(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let text = error.without_snippet().to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    let (message, hint) = if let Some(advice) = advice(reason) {
        (advice.0.to_owned(), advice.1)
    } else {
        (
            format!("this is not YAML that can be read: {reason}"),
            "compare the line with the same line of another record",
        )
    };
    let place = error.location().map_or_else(
        || Place::File(source.path.clone()),
        |location| Place::text(source, byte_range(&location, &source.text)),
    );
    Diagnostic::error(place, message).hint(hint)
}

/// A message and a hint for what the parser says of the usual slips.
fn advice(reason: &str) -> Option<(&'static str, &'static str)> {
    let quotes = "put the whole text in double quotes, or below the key after `|`";
    let table = [
        ("tabs disallowed", "a tab stands where spaces are needed", "indent with spaces"),
        ("mapping values are not allowed", "a colon and a space within a text", quotes),
        (
            "simple key expected",
            "a line that is neither a key with a value nor part of the text above",
            "indent it like the other lines of its text, or write `key: value`",
        ),
        (
            "simple key expect ':'",
            "a line that is neither a key with a value nor part of the text above",
            "indent it like the other lines of its text, or write `key: value`",
        ),
        ("unclosed quote", "a quotation mark that is never closed", quotes),
        ("unclosed bracket", "a bracket that is never closed", quotes),
        ("unknown anchor", "a text that begins with `*`", quotes),
        ("Anchors", "a text that begins with `&`, or an anchor", quotes),
        ("Aliases", "a text that begins with `*`, or an alias", quotes),
        (
            "Documents",
            "a second document begins here",
            "a record is one file: remove the line `---`",
        ),
        (
            "budget breached",
            "the file is too large or too deeply nested",
            "make it simpler",
        ),
        ("unexpected character", "a text cannot begin with this character", quotes),
    ];
    table
        .into_iter()
        .find(|(needle, ..)| reason.contains(needle))
        .map(|(_, message, hint)| (message, hint))
}
