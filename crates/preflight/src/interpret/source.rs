//! Where the colour of a pixel comes from.

use std::rc::Rc;

use super::shading::Shading;
use crate::ink::{Canvas, Place};
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
    /// From its own coordinates to pixels of the canvas, without turning.
    pub(super) to_cell: Matrix,
    /// From its own coordinates to pixels of the page.
    pub(super) to_page: Matrix,
    /// Where a cell begins, and how far it is to the next.
    pub(super) origin: (f64, f64),
    pub(super) step: (f64, f64),
    /// Where it was judged.
    pub(super) place: CellPlace,
}

impl Cell {
    /// The column of its pixels that a place lies in, across from its own zero.
    fn column(&self, x: f64) -> Option<usize> {
        let x = self.origin.0 + (x - self.origin.0).rem_euclid(self.step.0);
        pixel(self.to_cell.apply(x, 0.0).0, self.canvas.width)
    }

    /// The row of its pixels that a place lies in.
    fn row(&self, y: f64) -> Option<usize> {
        let y = self.origin.1 + (y - self.origin.1).rem_euclid(self.step.1);
        pixel(self.to_cell.apply(0.0, y).1, self.canvas.height)
    }
}

/// The pixel of a place, of so many.
fn pixel(at: f64, count: usize) -> Option<usize> {
    (at >= 0.0 && (at as usize) < count).then_some(at as usize)
}

/// The columns and rows of a cell that lie at those of a place.
pub(super) struct Tiles {
    place: Place,
    columns: Vec<Option<usize>>,
    rows: Vec<Option<usize>>,
}

impl Tiles {
    fn at(&self, x: usize, y: usize) -> Option<(usize, usize)> {
        Some((self.columns[x - self.place.left]?, self.rows[y - self.place.top]?))
    }
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

    /// Where the pixels of a place lie in the cells of a pattern that stands upright.
    pub(super) fn tiles(&self, place: Place) -> Option<Tiles> {
        let Self::Tiled(cell, back) = self else { return None };
        let [_, across, down, ..] = back.numbers();
        (across == 0.0 && down == 0.0).then(|| {
            let x = |x: usize| back.apply(x as f64 + 0.5, 0.0).0;
            let y = |y: usize| back.apply(0.0, y as f64 + 0.5).1;
            Tiles {
                place,
                columns: (place.left..place.right).map(|at| cell.column(x(at))).collect(),
                rows: (place.top..place.bottom).map(|at| cell.row(y(at))).collect(),
            }
        })
    }

    /// The inks of a pixel, how much of them is there, and which are spoken of. `tiles` are those
    /// of a place that it lies in, if there are any.
    pub(super) fn at(
        &self,
        x: usize,
        y: usize,
        tiles: Option<&Tiles>,
    ) -> Option<(Inks, f32, [bool; 4])> {
        let centre = |matrix: &Matrix| matrix.apply(x as f64 + 0.5, y as f64 + 0.5);
        match self {
            Self::Flat(inks, plates) => Some((*inks, 1.0, *plates)),
            Self::Tiled(cell, back) => {
                let (x, y) = match tiles {
                    Some(tiles) => tiles.at(x, y)?,
                    None => {
                        let (x, y) = centre(back);
                        (cell.column(x)?, cell.row(y)?)
                    }
                };
                let (inks, cover) = cell.canvas.own(x, y);
                Some((inks, cover, [true; 4]))
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
