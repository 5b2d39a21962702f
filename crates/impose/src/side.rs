//! A side of a sheet, with all that lies on it in lengths: what a preview draws and folds.

use std::fmt;

use crate::arrangement::{Line, Place};
use crate::length::Length;
use crate::rectangle::Rectangle;
use crate::scheme::Fold;
use crate::sheet_size::SheetSize;

/// A side of a sheet. One page of the PDF is made of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The number of the sheet, from 1.
    pub sheet: usize,
    /// How many sheets there are.
    pub sheets: usize,
    /// The number of its signature, from 1; 0 if it belongs to none.
    pub signature: usize,
    /// How many signatures there are.
    pub signatures: usize,
    /// Which of its two sides.
    pub face: Face,
    /// How the sheet is turned to print its other side; `None` if that stays blank.
    pub flip: Option<Flip>,
    /// How it is folded; `None` if it is not.
    pub fold: Option<Fold>,
    /// The sheet as it lies: landscape or portrait.
    pub size: SheetSize,
    /// By how much pages are scaled: 1 on all but copy-shop sheets.
    pub scale: f64,
    /// What encloses the trims of all its places, blank ones too, and of all other sheets: the
    /// TrimBox, the same on every sheet.
    pub trim: Rectangle,
    /// The same with bleed: its BleedBox.
    pub bleed: Rectangle,
    /// What a press or printer can print on.
    pub printable: Rectangle,
    /// Vertical lines between its columns of places, from the left: where they run and what
    /// happens there.
    pub columns: Vec<(Length, Line)>,
    /// Horizontal lines between its rows of places, from the top.
    pub rows: Vec<(Length, Line)>,
    /// Its places, row by row.
    pub places: Vec<PlacedPage>,
}

/// A place with its measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPage {
    /// What goes there.
    pub place: Place,
    /// Where its trim is.
    pub trim: Rectangle,
    /// What shows of the page: trim and bleed, at the spine no more than half the gutter.
    pub clip: Rectangle,
    /// By how much the content is shifted to the right against creep; below 0 to the left.
    pub shift: Length,
}

/// A face of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// The side with the first page of the sheet.
    Front,
    /// The other one.
    Back,
    /// Both sides, printed from one plate.
    Both,
}

/// How a sheet is turned to print its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flip {
    /// About its short edge, as printers call it.
    ShortEdge,
    /// About its long edge.
    LongEdge,
}

/// Writes what the side is in plain words, such as `sheet 2 of 3 · front · flip on short edge`.
impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.signatures > 1 {
            write!(f, "signature {} of {} · ", self.signature, self.signatures)?;
        }
        let face = match self.face {
            Face::Front => "front",
            Face::Back => "back",
            Face::Both => "front and back",
        };
        write!(f, "sheet {} of {} · {face}", self.sheet, self.sheets)?;
        match self.flip {
            Some(Flip::ShortEdge) => f.write_str(" · flip on short edge"),
            Some(Flip::LongEdge) => f.write_str(" · flip on long edge"),
            None => f.write_str(" · one-sided"),
        }
    }
}
