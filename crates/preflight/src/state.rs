//! The graphics state (ISO 32000-1, 8.4), as far as rules and inks need it.

use std::rc::Rc;

use super::colour::{Inks, Space};
use super::glyphs::Font;
use super::ink::{Blend, Coverage};
use crate::syntax::Matrix;

/// A colour that fills or strokes.
#[derive(Clone)]
pub(super) struct Paint {
    pub(super) space: Rc<Space>,
    pub(super) colour: Vec<f64>,
    /// The name of a pattern.
    pub(super) pattern: Option<Vec<u8>>,
}

impl Paint {
    /// The colour that a space begins with.
    pub(super) fn first(space: Space) -> Self {
        Self { colour: space.first(), space: Rc::new(space), pattern: None }
    }

    /// The inks of the colour, and those that it speaks of.
    pub(super) fn inks(&self) -> (Inks, [bool; 4]) {
        self.space.inks(&self.colour)
    }

    /// Whether it is no ink at all: 0/0/0/0, tint 0, grey 1 (GWG 2022).
    pub(super) fn is_white(&self) -> bool {
        if self.pattern.is_some() {
            return false;
        }
        match &*self.space {
            Space::Gray => self.colour.first() == Some(&1.0),
            Space::Cmyk | Space::Inks { .. } => {
                !self.colour.is_empty() && self.colour.iter().all(|&ink| ink == 0.0)
            }
            _ => false,
        }
    }

    /// Whether it is black ink alone, in full: 0/0/0/1, Black 1, grey 0 (GWG 2022).
    pub(super) fn is_black(&self) -> bool {
        if self.pattern.is_some() {
            return false;
        }
        match &*self.space {
            Space::Gray => self.colour.first() == Some(&0.0),
            Space::Cmyk => self.colour == [0.0, 0.0, 0.0, 1.0],
            Space::Inks { names, .. } => {
                names
                    .iter()
                    .zip(&self.colour)
                    .all(|(name, &tint)| tint == if name == "Black" { 1.0 } else { 0.0 })
                    && names.iter().any(|name| name == "Black")
            }
            _ => false,
        }
    }

    /// How many inks it has.
    pub(super) fn colorants(&self) -> usize {
        match &*self.space {
            _ if self.pattern.is_some() => 1,
            Space::Inks { names, .. } if names.iter().any(|name| name == "All") => 4,
            Space::Inks { names, .. } => {
                let used = names.iter().zip(&self.colour);
                used.filter(|(name, tint)| **tint > 0.0 && *name != "None").count()
            }
            _ => self.inks().0.iter().filter(|&&ink| ink > 0.0).count(),
        }
    }
}

/// How one of the two kinds of painting is set.
#[derive(Clone)]
pub(super) struct Side {
    pub(super) paint: Paint,
    pub(super) overprint: bool,
    pub(super) opacity: f64,
}

/// What limits painting to a part of the page.
#[derive(Clone)]
pub(super) enum Clip {
    /// Nothing.
    Whole,
    /// What is covered.
    Part(Coverage),
    /// Everything: nothing is painted.
    Nothing,
}

impl Clip {
    /// What is left of a coverage.
    pub(super) fn limit(&self, coverage: Option<Coverage>) -> Option<Coverage> {
        match self {
            Self::Whole => coverage,
            Self::Part(part) => part.intersect(&coverage?),
            Self::Nothing => None,
        }
    }
}

/// The state.
#[derive(Clone)]
pub(super) struct State {
    /// From the coordinates in use to points of the page.
    pub(super) matrix: Matrix,
    pub(super) fill: Side,
    pub(super) stroke: Side,
    /// The overprint mode.
    pub(super) mode: i64,
    pub(super) blend: Blend,
    pub(super) is_normal: bool,
    /// The opacity of all that a group holds.
    pub(super) group_opacity: f64,
    /// How much is let through of each pixel of the canvas, row by row.
    pub(super) soft_mask: Option<Rc<Vec<u8>>>,
    pub(super) clip: Clip,
    pub(super) line_width: f64,
    pub(super) text: TextState,
}

/// The part of the state that texts use.
#[derive(Clone, Default)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    /// In parts of one, less one.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

impl State {
    /// The state that a page begins with.
    pub(super) fn new(matrix: Matrix) -> Self {
        let side =
            || Side { paint: Paint::first(Space::Gray), overprint: false, opacity: 1.0 };
        Self {
            matrix,
            fill: side(),
            stroke: side(),
            mode: 0,
            blend: Blend::Cover,
            is_normal: true,
            group_opacity: 1.0,
            soft_mask: None,
            clip: Clip::Whole,
            line_width: 1.0,
            text: TextState::default(),
        }
    }
}
