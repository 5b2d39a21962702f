//! The graphics state (ISO 32000-1, 8.4) of a content stream, as far as colour, overprint and
//! transparency go.

use malzama_message::Message;

use super::colour_space::Space;
use super::matrix::Matrix;

/// The overprint parameters for filling and stroking (ISO 32000-1, 8.6.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Overprint {
    pub(super) fill: bool,
    pub(super) stroke: bool,
}

/// A current colour, as far as overprint depends on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Paint {
    /// Black ink alone at 100 %.
    Black,
    /// No ink at all: the paper shows.
    White,
    /// Any other combination of process inks.
    Inks,
    /// A colour in another space than process inks, with the name of that space.
    Foreign(Message),
}

/// The origin of the current overprint setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Mode {
    /// The setting made by us, or the initial one of a page.
    Ours(Overprint),
    /// A setting made by placed content. It is left alone, except that fine black is made
    /// to overprint and white to knock out.
    Theirs,
}

/// The graphics state, as far as it is tracked.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) fill_space: Space,
    pub(super) stroke_space: Space,
    pub(super) line_width: f64,
    pub(super) font_size: f64,
    pub(super) text_mode: i64,
    pub(super) mode: Mode,
}

impl State {
    /// Returns the state that a content stream begins with, in a space with this
    /// transformation to the page.
    pub(super) fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            // The initial colour is black in DeviceGray, which does not count as black
            // ink alone.
            fill: Paint::Inks,
            stroke: Paint::Inks,
            fill_space: Space::Gray,
            stroke_space: Space::Gray,
            line_width: 1.0,
            font_size: 0.0,
            text_mode: 0,
            mode: Mode::Ours(Overprint::default()),
        }
    }
}
