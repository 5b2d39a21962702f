//! A YAML file as a tree in which every node has its location.
//!
//! Reading a tree first, and records from it, lets one run report every fault of a file;
//! a derived `Deserialize` would stop at the first. It also keeps the writer's own
//! spelling: `1990`, `٣٠` and `yes` are texts here, never numbers or booleans.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use malzama_message::{Message, message};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use super::syntax::{self, byte_range};
use super::{bounds, letters, slips};
use crate::diagnostic::{Diagnostic, Location, Sink, Source};
use crate::project::Project;

/// A value with its location.
#[derive(Debug)]
pub struct Node {
    /// The kind, with the content.
    pub kind: Kind,
    /// The location of the value.
    pub location: Location,
}

/// The kind of a value.
#[derive(Debug)]
pub enum Kind {
    /// Nothing after the key.
    Empty,
    /// Any single value, as the writer spelled it.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the written order, duplicates included.
    Mapping(Vec<Entry>),
}

impl Kind {
    /// Returns the name of the kind, for messages.
    pub fn name(&self) -> Message {
        match self {
            Self::Empty => message!("kind/nothing"),
            Self::Text(_) => message!("kind/text"),
            Self::List(_) => message!("kind/list"),
            Self::Mapping(_) => message!("kind/pairs"),
        }
    }
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The location of the key.
    pub location: Location,
    /// The value.
    pub value: Node,
}

/// Reads a YAML file of the project; faults go to the sink.
pub fn read(project: &Project, path: &str, sink: &mut Sink) -> Option<Node> {
    let source = sink.take(project.read_text(path))?;
    parse(&Arc::new(source), sink)
}

/// Parses one YAML document; `None` after slips that hide its meaning, which are
/// reported, or else after a syntax error, where the parser met it.
///
/// Anchors, aliases, tags and further documents are refused: records do not need them, no
/// file can expand without them while it is read, and a text that begins with one of
/// their indicators would lose its first word.
pub fn parse(source: &Arc<Source>, sink: &mut Sink) -> Option<Node> {
    let slips = slips::find(source);
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_anchors: 0, max_aliases: 0, max_documents: 1 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    };
    let parsed =
        serde_saphyr::from_str_with_options::<Spanned<Raw>>(&source.text, options);
    // A text in place of keys has lost all its colons.
    let is_record =
        parsed.as_ref().is_ok_and(|raw| !matches!(raw.value, Raw::Text(_) | Raw::Plain));
    let mut found = Sink::new();
    for slip in slips.into_iter().filter(|slip| slip.is_certain || !is_record) {
        found.push(slip.diagnostic);
    }
    if sink.absorb(found) {
        return None;
    }
    match parsed {
        Ok(raw) => Some(TreeBuilder { source, sink }.node(raw, None)),
        Err(error) => {
            sink.push(syntax::fault(source, &error));
            None
        }
    }
}

/// A node as the deserializer delivers it.
enum Raw {
    Empty,
    /// A plain number or boolean, whose spelling is taken from the source.
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

/// The conversion of raw nodes: it adds locations, restores the spelling of plain values,
/// and reports what YAML would drop silently.
struct TreeBuilder<'a> {
    source: &'a Arc<Source>,
    sink: &'a mut Sink,
}

impl TreeBuilder<'_> {
    /// Converts a node; `after` is the byte at which its key ends, if it has one.
    fn node(&mut self, raw: Spanned<Raw>, after: Option<usize>) -> Node {
        let text = &self.source.text;
        let range = byte_range(&raw.defined, text);
        self.refuse_tag(after, &range);
        if let Raw::Text(_) = raw.value {
            letters::check(self.source, range.start, &text[range.clone()], self.sink);
        }
        let kind = match raw.value {
            Raw::Empty => {
                self.warn_of_nothing(&range);
                Kind::Empty
            }
            Raw::Plain => Kind::Text(text[range.clone()].to_owned()),
            Raw::Text(text) => Kind::Text(text),
            Raw::List(list) => {
                Kind::List(list.into_iter().map(|item| self.node(item, None)).collect())
            }
            Raw::Mapping(entries) => Kind::Mapping(
                entries.into_iter().map(|(key, value)| self.entry(key, value)).collect(),
            ),
        };
        if let Kind::Text(text) = &kind {
            bounds::check_letters(self.source, &range, text, self.sink);
            self.refuse_cut(&range);
        }
        Node { kind, location: Location::text(self.source, range) }
    }

    fn entry(&mut self, key: Spanned<String>, value: Spanned<Raw>) -> Entry {
        let range = byte_range(&key.defined, &self.source.text);
        let written = &self.source.text[range.clone()];
        letters::check(self.source, range.start, written, self.sink);
        bounds::check_letters(self.source, &range, &key.value, self.sink);
        let value = self.node(value, Some(range.end));
        Entry { key: key.value, location: Location::text(self.source, range), value }
    }

    /// Reports a tag before a value: YAML would strip `!word` from the start of a text.
    fn refuse_tag(&mut self, after: Option<usize>, value: &Range<usize>) {
        let text = &self.source.text;
        let line = text[..value.start].rfind('\n').map_or(0, |newline| newline + 1);
        let start = after.unwrap_or(line).min(value.start);
        let before = &text[start..value.start];
        let separators = [' ', '\t', '\r', '\n', ':', ',', '[', '{'];
        let Some(tag) = before.split(separators).find(|word| word.starts_with('!'))
        else {
            return;
        };
        // `tag` is a subslice of `before`, so the difference is its offset.
        let at = start + (tag.as_ptr() as usize - before.as_ptr() as usize);
        self.sink.push(
            Diagnostic::error(
                Location::text(self.source, at..at + tag.len()),
                message!("yaml/exclamation-mark"),
            )
            .hint(message!("hint/quote-text")),
        );
    }

    /// Warns of a word that stands for nothing, such as `null`: it is not printed.
    fn warn_of_nothing(&mut self, value: &Range<usize>) {
        let word = &self.source.text[value.clone()];
        if matches!(word, "~" | "null" | "Null" | "NULL") {
            let message = message!("yaml/nothing-word", word = word);
            self.sink.push(
                Diagnostic::warning(Location::text(self.source, value.clone()), message)
                    .hint(message!("hint/quote-or-remove")),
            );
        }
    }

    /// Reports a text cut off at ` #` with a word right after it: more likely a hashtag
    /// than a comment.
    fn refuse_cut(&mut self, value: &Range<usize>) {
        let text = &self.source.text;
        let before = text[..value.start].split_whitespace().next_back();
        if before.is_some_and(|word| word.starts_with(['|', '>'])) {
            return; // A text below a `|` has no comments.
        }
        let rest = text[value.end..].split('\n').next().unwrap_or_default();
        let comment = rest.trim_start();
        let word = comment.strip_prefix('#').and_then(|rest| rest.chars().next());
        if comment.len() < rest.len()
            && word.is_some_and(|c| !c.is_whitespace() && c != '#')
        {
            let at = value.end + rest.len() - comment.len();
            let length = comment.split_whitespace().next().unwrap_or_default().len();
            self.sink.push(
                Diagnostic::error(
                    Location::text(self.source, at..at + length),
                    message!("yaml/cut-at-hash"),
                )
                .hint(message!("hint/quote-hash")),
            );
        }
    }
}
