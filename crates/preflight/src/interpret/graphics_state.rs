//! The graphics state (ISO 32000-1, 8.4), as far as rules and inks need it.

use std::rc::Rc;

use crate::ink::{Blend, Coverage};
use crate::rules::Kind;
use crate::syntax::{Font, Matrix, Paint, Space};
use crate::work::Held;

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

/// How much is let through of each pixel of the canvas, row by row.
pub(super) struct SoftMask {
    values: Vec<u8>,
    _held: Held,
}

impl SoftMask {
    /// Creates a mask of the values of all pixels.
    pub(super) fn new(values: Vec<u8>) -> Self {
        let held = Held::new(values.len());
        Self { values, _held: held }
    }
}

/// The state.
#[derive(Clone)]
pub(crate) struct State {
    /// From the coordinates in use to points of the page.
    pub(super) matrix: Matrix,
    pub(super) fill: Side,
    pub(super) stroke: Side,
    /// The overprint mode.
    pub(super) mode: i64,
    pub(super) blend: Blend,
    pub(super) is_normal: bool,
    pub(super) soft_mask: Option<Rc<SoftMask>>,
    pub(super) clip: Clip,
    pub(super) line_width: f64,
    /// Whether it is that of a pattern's cell without colours of its own.
    pub(super) is_uncoloured: bool,
    pub(super) text: TextState,
    /// The glyph that is being drawn, in a font of type 3.
    pub(super) drawing: Option<Drawing>,
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
    pub(crate) fn new(matrix: Matrix) -> Self {
        let side =
            || Side { paint: Paint::first(Space::Gray), overprint: false, opacity: 1.0 };
        Self {
            matrix,
            fill: side(),
            stroke: side(),
            mode: 0,
            blend: Blend::Cover,
            is_normal: true,
            soft_mask: None,
            clip: Clip::Whole,
            line_width: 1.0,
            is_uncoloured: false,
            text: TextState::default(),
            drawing: None,
        }
    }
}

/// What holds for all that the drawing of a glyph paints.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawing {
    /// The size of the text in points.
    pub(super) size: f64,
    /// Whether it is painted in the colours of the text (`d1`), and not in its own (`d0`).
    pub(super) is_stencil: bool,
    /// Whether it lies on something that was there before its text.
    pub(super) overlaps: bool,
}

impl State {
    /// How much the soft mask lets through of a pixel by its place in the canvas, of 0 to 1.
    pub(super) fn let_through(&self, at: usize) -> f32 {
        self.soft_mask.as_ref().map_or(1.0, |mask| f32::from(mask.values[at]) / 255.0)
    }

    /// What rules take something for: whatever draws a glyph is text.
    pub(super) fn kind(&self, kind: Kind) -> Kind {
        match (kind, self.drawing) {
            (Kind::Line(_) | Kind::Shape, Some(drawing)) => Kind::Text(drawing.size),
            _ => kind,
        }
    }

    /// Whether operators that set colours are without effect.
    pub(super) fn is_stencil(&self) -> bool {
        self.is_uncoloured || self.drawing.is_some_and(|drawing| drawing.is_stencil)
    }
}
