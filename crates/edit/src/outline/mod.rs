//! The outline of a record: each value, how it is written, and where.

mod build;
mod find;
mod scalar;

use std::ops::Range;

pub(crate) use self::build::outline;
pub(crate) use self::find::{deepest_at, locate, walk};
use crate::Value;
use crate::paragraphs::{fold, folded, is_blank, written};

/// A value and where it is written.
#[derive(Debug)]
pub(crate) struct Node {
    /// What is written.
    pub kind: Kind,
    /// The offset right after the colon or dash that the value belongs to; within brackets
    /// of a list, after the item before.
    pub from: usize,
    /// The bytes of the value. Those of a text below `|` or `>` begin at this sign.
    pub span: Range<usize>,
    /// The offset from which something else is written: for a text below `|` or `>` that of
    /// the next line, else the end of the span.
    pub end: usize,
}

/// The kinds of values.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Nothing, or a word that stands for it.
    Empty,
    /// A text.
    Scalar(Scalar),
    /// A list.
    List(Collection<Item>),
    /// Keys with values.
    Mapping(Collection<Entry>),
}

/// A text as it is written.
#[derive(Debug)]
pub(crate) struct Scalar {
    /// What it reads as.
    pub text: String,
    /// How it is written.
    pub style: Style,
}

/// The ways to write a text.
#[derive(Debug, Clone)]
pub(crate) enum Style {
    /// As it is.
    Plain,
    /// Within `'`.
    Single,
    /// Within `"`.
    Double,
    /// Below `|` or `>`.
    Block(Block),
}

/// A text below `|` or `>`.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The sign with what stands beside it, such as `|2-`.
    pub header: Range<usize>,
    /// The lines of the text, with their endings. After the last one with letters, empty
    /// lines belong to it only if the header keeps them.
    pub lines: Range<usize>,
    /// The column of the text; `None` if it has no letters.
    pub column: Option<usize>,
}

/// The parts of a list or a mapping.
#[derive(Debug)]
pub(crate) struct Collection<T> {
    /// Whether it is written in brackets.
    pub is_flow: bool,
    /// The parts, as written.
    pub parts: Vec<T>,
}

/// An item of a list.
#[derive(Debug)]
pub(crate) struct Item {
    /// The offset of its dash; within brackets, of its value.
    pub start: usize,
    /// The value.
    pub node: Node,
}

/// A key with its value.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Where it is written.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

/// A part of a list or a mapping.
pub(crate) trait Part {
    /// The offset at which the part begins: at its dash or key.
    fn start(&self) -> usize;
    /// The value.
    fn node(&self) -> &Node;
}

impl Part for Item {
    fn start(&self) -> usize {
        self.start
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Part for Entry {
    fn start(&self) -> usize {
        self.key_span.start
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Node {
    /// Returns the value.
    pub(crate) fn value(&self) -> Value {
        match &self.kind {
            Kind::Empty => Value::Empty,
            Kind::Scalar(scalar) => Value::Text(scalar.text.clone()),
            Kind::List(list) => {
                Value::List(list.parts.iter().map(|item| item.node.value()).collect())
            }
            Kind::Mapping(mapping) => {
                let entries = mapping.parts.iter();
                Value::Mapping(
                    entries.map(|it| (it.key.clone(), it.node.value())).collect(),
                )
            }
        }
    }

    /// Returns the paragraphs of a text, each folded; none of any other value.
    ///
    /// A text below `|` or `>` is parted at the empty lines of its source, any other one at its
    /// line breaks, which are written as empty lines.
    pub(crate) fn paragraphs(&self, text: &str) -> Vec<String> {
        let Kind::Scalar(scalar) = &self.kind else { return Vec::new() };
        match &scalar.style {
            Style::Block(block) => {
                let written = written(text, &block.lines);
                written.into_iter().map(|range| fold(&text[range])).collect()
            }
            Style::Plain | Style::Single | Style::Double => {
                let lines = scalar.text.split('\n').map(fold);
                lines.filter(|line| !is_blank(line)).collect()
            }
        }
    }

    /// Whether the value is a wanted one.
    pub(crate) fn holds(&self, wanted: &Value, text: &str) -> bool {
        match (&self.kind, wanted) {
            (Kind::Empty, Value::Empty) => true,
            (Kind::Scalar(scalar), Value::Text(text)) => scalar.text == *text,
            (Kind::Empty | Kind::Scalar(_), Value::Paragraphs(wanted)) => {
                self.paragraphs(text) == folded(wanted)
            }
            (Kind::List(list), Value::List(wanted)) => {
                let mut pairs = list.parts.iter().zip(wanted);
                list.parts.len() == wanted.len()
                    && pairs.all(|(item, wanted)| item.node.holds(wanted, text))
            }
            (Kind::Mapping(mapping), Value::Mapping(wanted)) => {
                let mut pairs = mapping.parts.iter().zip(wanted);
                mapping.parts.len() == wanted.len()
                    && pairs.all(|(entry, (key, wanted))| {
                        entry.key == *key && entry.node.holds(wanted, text)
                    })
            }
            _ => false,
        }
    }
}

impl Block {
    /// Returns the sign that says what becomes of the last line breaks: `-`, `+` or nothing.
    pub(crate) fn chomping(&self, text: &str) -> &'static str {
        match &text[self.header.clone()] {
            header if header.contains('-') => "-",
            header if header.contains('+') => "+",
            _ => "",
        }
    }

    /// Whether line breaks become spaces.
    pub(crate) fn is_folded(&self, text: &str) -> bool {
        text[self.header.clone()].starts_with('>')
    }

    /// Returns the number in the header that tells the column, if there is one.
    pub(crate) fn indicator(&self, text: &str) -> Option<char> {
        text[self.header.clone()].chars().find(char::is_ascii_digit)
    }
}
