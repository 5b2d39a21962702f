//! Splices: replacements of bytes, all others of which stay.

use std::ops::Range;

/// A replacement of some bytes of a text by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Splice {
    /// The bytes that go; empty where something is only added.
    pub range: Range<usize>,
    /// What comes in their place.
    pub with: String,
}

impl Splice {
    /// Creates a replacement.
    pub(crate) fn replace(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into() }
    }

    /// Creates an insertion.
    pub(crate) fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::replace(at..at, with)
    }
}

/// Applies splices, which are in order and do not overlap, to a text.
pub(crate) fn apply(text: &str, splices: &[Splice]) -> String {
    let added: usize = splices.iter().map(|splice| splice.with.len()).sum();
    let mut spliced = String::with_capacity(text.len() + added);
    let mut at = 0;
    for Splice { range, with } in splices {
        spliced.push_str(&text[at..range.start]);
        spliced.push_str(with);
        at = range.end;
    }
    spliced.push_str(&text[at..]);
    spliced
}
