//! The parts of an edition as a layout tells them: what stands on which page, and what was
//! done so that a text saves one.

use serde::{Deserialize, Serialize};

/// A part of an edition: a cover, a group, a plate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What the layout calls it: `cover`, `plate`, `acre/acre-5000`.
    pub part: String,
    /// Its first page, from one.
    pub page: usize,
    /// How many pages it has.
    pub pages: usize,
    /// By how many lines of the grid its text was raised.
    pub raised: u32,
    /// How many lines longer than others the pages of its text are.
    pub long: u32,
    /// How many lines more than the grid has stand on a page of its text.
    pub closer: u32,
    /// The highest line of a page on which its text may start without being raised, if the
    /// layout tells it. No report needs to know.
    #[serde(skip)]
    pub start: Option<u32>,
}
