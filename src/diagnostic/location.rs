//! Locations in files, and places on pages.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::sync::Arc;

use malzama_preflight::{Area, Origin};
use serde::{Deserialize, Serialize};

/// A text file of the project as read, shared by all locations within it.
#[derive(Debug)]
pub struct Source {
    /// The path from the project's root, with `/` between the parts.
    pub path: String,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// The file, or the part of it, that a diagnostic points at.
#[derive(Debug, Clone)]
pub enum Location {
    /// A file or folder as a whole, by its path from the project's root.
    File(String),
    /// A byte range within a text file.
    Text {
        /// The file.
        source: Arc<Source>,
        /// Byte range into its text, on character boundaries.
        range: Range<usize>,
    },
}

impl Location {
    /// Creates the location of a whole file or folder.
    pub fn file(path: impl Into<String>) -> Self {
        Self::File(path.into())
    }

    /// Creates a location in a text; a range that leaves the text or splits a character
    /// is adjusted.
    pub fn text(source: &Arc<Source>, range: Range<usize>) -> Self {
        let text = &source.text;
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
        Self::Text { source: source.clone(), range: start..end }
    }

    /// Returns the file's path from the project's root.
    pub fn path(&self) -> &str {
        match self {
            Self::File(path) => path,
            Self::Text { source, .. } => &source.path,
        }
    }

    /// Returns the byte at which it starts in its file; `None` for a whole file.
    pub fn start(&self) -> Option<usize> {
        match self {
            Self::File(_) => None,
            Self::Text { range, .. } => Some(range.start),
        }
    }

    /// Returns the location as preflight reports state it; `None` for a whole file.
    pub fn origin(&self) -> Option<Origin> {
        let (line, column) = self.line_column()?;
        Some(Origin { path: self.path().to_owned(), line, column })
    }

    /// Returns line and column, both counted from one, the column in characters; `None`
    /// for a whole file.
    pub fn line_column(&self) -> Option<(usize, usize)> {
        let Self::Text { source, range } = self else { return None };
        let before = &source.text[..range.start];
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some((line, before[start..].chars().count() + 1))
    }

    /// Returns the location of the first `wanted` within this one, or else this one.
    pub fn find(&self, wanted: char) -> Self {
        let Self::Text { source, range } = self else { return self.clone() };
        match source.text[range.clone()].find(wanted) {
            Some(offset) => {
                let start = range.start + offset;
                Self::text(source, start..start + wanted.len_utf8())
            }
            None => self.clone(),
        }
    }
}

impl Display for Location {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(self.path())?;
        match self.line_column() {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// The page of an edition that a diagnostic concerns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PagePlace {
    /// The edition's slug.
    pub edition: String,
    /// The page's number, from one.
    pub page: usize,
    /// The area on the page, in millimetres from the top left of the trim, if known.
    pub area: Option<Area>,
}
