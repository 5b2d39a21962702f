//! Colours that fill or stroke, and what rules ask of them.

use std::rc::Rc;

use super::colour_space::{Inks, Space};

/// A colour that fills or strokes. All of its parts are shared, as each text and shape has a state
/// of its own with a copy of it.
#[derive(Clone)]
pub(crate) struct Paint {
    pub(crate) space: Rc<Space>,
    pub(crate) colour: Rc<[f64]>,
    /// The name of a pattern.
    pub(crate) pattern: Option<Rc<[u8]>>,
}

impl Paint {
    /// The colour that a space begins with.
    pub(crate) fn first(space: Space) -> Self {
        Self { colour: space.first().into(), space: Rc::new(space), pattern: None }
    }

    /// The inks of the colour, and those that it speaks of.
    pub(crate) fn inks(&self) -> (Inks, [bool; 4]) {
        self.space.inks(&self.colour)
    }

    /// Whether it is no ink at all: 0/0/0/0, tint 0, grey 1 (GWG 2022).
    pub(crate) fn is_white(&self) -> bool {
        if self.pattern.is_some() {
            return false;
        }
        match &*self.space {
            Space::Gray => self.colour.first() == Some(&1.0),
            Space::Cmyk => {
                !self.colour.is_empty() && self.colour.iter().all(|&ink| ink == 0.0)
            }
            // `None` never leaves a mark (ISO 32000-1, 8.6.6.5).
            Space::Inks { names, .. } => {
                let mut tints = names.iter().zip(&*self.colour);
                !self.colour.is_empty()
                    && tints.all(|(name, &tint)| tint == 0.0 || name == "None")
            }
            _ => false,
        }
    }

    /// Whether it is black ink alone, in full: 0/0/0/1, Black 1, grey 0 (GWG 2022).
    pub(crate) fn is_black(&self) -> bool {
        if self.pattern.is_some() {
            return false;
        }
        match &*self.space {
            Space::Gray => self.colour.first() == Some(&0.0),
            Space::Cmyk => *self.colour == [0.0, 0.0, 0.0, 1.0],
            Space::Inks { names, .. } => {
                names
                    .iter()
                    .zip(&*self.colour)
                    .all(|(name, &tint)| tint == if name == "Black" { 1.0 } else { 0.0 })
                    && names.iter().any(|name| name == "Black")
            }
            _ => false,
        }
    }

    /// How many colour components it has above zero (GWG 2022, R0017 and R0019): those of the
    /// space in use, whatever its alternate; of a palette, those of the entry. A colour of light
    /// counts as one.
    pub(crate) fn colorants(&self) -> usize {
        match &*self.space {
            _ if self.pattern.is_some() => 1,
            Space::Inks { names, .. } => {
                let used = names.iter().zip(&*self.colour);
                used.filter(|(name, tint)| **tint > 0.0 && *name != "None").count()
            }
            Space::Cmyk | Space::Icc(4, _) => {
                self.colour.iter().filter(|&&ink| ink > 0.0).count()
            }
            Space::Indexed { base, .. } => {
                let colour =
                    self.space.entry(self.colour.first().copied().unwrap_or(0.0));
                let (space, colour) = (Rc::clone(base), colour.into());
                let paint = Self { space, colour, pattern: None };
                paint.colorants()
            }
            _ => 1,
        }
    }
}
