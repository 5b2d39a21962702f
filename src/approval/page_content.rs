//! The content of a page, by which it is known again in another state of its booklet.

use serde::{Deserialize, Serialize};

/// What stands on a finished page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageContent {
    /// A hash of all that is drawn, photographs included: 32 hexadecimal digits.
    pub look: String,
    /// The same without the folio, which is another one at another place.
    pub look_without_folio: String,
    /// The part of the booklet, as its layout reports it; empty for none.
    pub part: String,
    /// The lines of text in reading order, without the folio.
    pub lines: Vec<String>,
    /// The photographs, in the order in which they are placed.
    pub photographs: Vec<PlacedPhotograph>,
}

/// A photograph where it is placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedPhotograph {
    /// The path of its file within the project.
    pub file: String,
    /// The BLAKE3 hash of the file, in hexadecimal.
    pub hash: String,
    /// The visible part: left, top, width and height in millionths of the photograph.
    pub crop: [u32; 4],
    /// Printed width and height of that part, in thousandths of a millimetre.
    pub size: [u32; 2],
}

impl PageContent {
    /// Returns its words in reading order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().flat_map(|line| line.split_whitespace())
    }

    /// Whether another page says and shows the same, however it is set.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let shown = |page: &Self| -> Vec<String> {
            page.photographs.iter().map(|it| it.hash.clone()).collect()
        };
        shown(self) == shown(other) && self.words().eq(other.words())
    }

    /// Whether nothing is said or shown on it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.photographs.is_empty()
    }
}
