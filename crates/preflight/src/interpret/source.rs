//! Where the colour of a pixel comes from.

use std::rc::Rc;

use super::shading::Shading;
use crate::ink::Canvas;
use crate::syntax::{Inks, Matrix};

/// Where something lies that is painted with a pattern.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellPlace {
    pub(super) is_printed: bool,
    pub(super) is_on_ink: bool,
}

/// A pattern's cell as it is laid down, to be repeated.
pub(super) struct Cell {
    pub(super) canvas: Canvas,
    /// From its own coordinates to pixels of the canvas.
    pub(super) to_cell: Matrix,
    /// From its own coordinates to pixels of the page.
    pub(super) to_page: Matrix,
    /// Where a cell begins, and how far it is to the next.
    pub(super) origin: (f64, f64),
    pub(super) step: (f64, f64),
    /// Where it was judged.
    pub(super) place: CellPlace,
}

/// Where the colour of a pixel comes from.
pub(super) enum Source {
    Flat(Inks, [bool; 4]),
    Tiled(Rc<Cell>, Matrix),
    Shaded(Box<Shading>, Matrix),
    /// A group, on a canvas as large as the page's.
    Grouped(Canvas),
    /// Pixel by pixel of a canvas of this width.
    Meshed(Vec<Option<Inks>>, usize),
    Nothing,
}

impl Source {
    /// The work of telling the colour of a pixel.
    pub(super) fn work(&self) -> u64 {
        match self {
            Self::Flat(..) | Self::Nothing => 0,
            Self::Meshed(..) => 4,
            Self::Grouped(_) => 10,
            Self::Tiled(..) => 50,
            Self::Shaded(shading, _) => 30 + shading.work(),
        }
    }

    /// The inks of a pixel, how much of them is there, and which are spoken of.
    pub(super) fn at(&self, x: usize, y: usize) -> Option<(Inks, f32, [bool; 4])> {
        let centre = |matrix: &Matrix| matrix.apply(x as f64 + 0.5, y as f64 + 0.5);
        match self {
            Self::Flat(inks, plates) => Some((*inks, 1.0, *plates)),
            Self::Tiled(cell, back) => {
                let (x, y) = centre(back);
                let x = cell.origin.0 + (x - cell.origin.0).rem_euclid(cell.step.0);
                let y = cell.origin.1 + (y - cell.origin.1).rem_euclid(cell.step.1);
                let (x, y) = cell.to_cell.apply(x, y);
                let inside = x >= 0.0
                    && y >= 0.0
                    && (x as usize) < cell.canvas.width
                    && (y as usize) < cell.canvas.height;
                let (x, y) = (x as usize, y as usize);
                inside.then(|| {
                    let (inks, cover) = cell.canvas.own(x, y);
                    (inks, cover, [true; 4])
                })
            }
            Self::Shaded(shading, back) => {
                let (x, y) = centre(back);
                Some((shading.at(x, y)?, 1.0, [true; 4]))
            }
            Self::Meshed(inks, width) => {
                Some(((*inks.get(y * width + x)?)?, 1.0, [true; 4]))
            }
            Self::Grouped(canvas) => {
                let (inks, cover) = canvas.own(x, y);
                (cover > 0.0).then_some((inks, cover, [true; 4]))
            }
            Self::Nothing => None,
        }
    }
}
