//! The cover that a contract asks for.

use super::{Binding, Contract};
use crate::geom::Length;

/// The pages of a cover: front, inside front, inside back, back.
pub const COVER_PAGES: usize = 4;

/// The fewest pages of a text that can be glued.
const LEAST_TEXT: usize = 4;

/// How the cover of a booklet is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cover {
    /// With the text, of whose paper it is.
    InText,
    /// With the text: a booklet of so few pages has none of its own.
    TooFewPages,
    /// Not at all: the contract does not tell how thick the paper is, and with it the spine.
    NoCaliper,
    /// By itself, as four pages that are folded around the text.
    Apart,
    /// In one piece with a spine of this width.
    Wrapped {
        /// The width of the spine.
        spine: Length,
    },
}

impl Cover {
    /// Whether the text is printed without it.
    pub fn is_apart(self) -> bool {
        matches!(self, Self::Apart | Self::Wrapped { .. })
    }
}

impl Contract {
    /// Whether the contract asks for covers of their own.
    pub fn has_own_cover(&self) -> bool {
        self.binding == Some(Binding::Perfect) || self.job.cover.is_some()
    }

    /// Returns how the cover of a booklet of so many pages is made.
    pub fn cover(&self, pages: usize) -> Cover {
        if !self.has_own_cover() {
            return Cover::InText;
        }
        if pages < COVER_PAGES + LEAST_TEXT {
            return Cover::TooFewPages;
        }
        if self.binding != Some(Binding::Perfect) {
            return Cover::Apart;
        }
        match self.job.spine_width(pages - COVER_PAGES) {
            Some(spine) => Cover::Wrapped { spine },
            None => Cover::NoCaliper,
        }
    }
}
