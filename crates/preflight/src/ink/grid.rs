//! Which pixel of a picture lies at a pixel of the page.

use super::place::Place;
use crate::syntax::Matrix;

/// The pixels of a picture of a size that lie at those of a place.
pub(crate) struct Grid {
    width: usize,
    height: usize,
    place: Place,
    way: Way,
}

enum Way {
    /// Rows of the picture lie along those of the page, as nearly always: where each column of the
    /// place is in a row, and where each row begins.
    Upright(Vec<usize>, Vec<usize>),
    /// From pixels of the page to the unit square that the picture fills.
    Free(Matrix),
}

impl Grid {
    /// Lays a picture of `width` and `height` out, which fills the unit square; `back` turns pixels
    /// of the page into that.
    pub(super) fn new(back: Matrix, place: Place, width: usize, height: usize) -> Self {
        let mut grid = Self { width, height, place, way: Way::Free(back) };
        let [_, across, down, ..] = back.numbers();
        if across == 0.0 && down == 0.0 {
            let column = |x| grid.column(back.apply(x as f64 + 0.5, 0.0).0);
            let row = |y| grid.row(back.apply(0.0, y as f64 + 0.5).1);
            let columns: Option<_> = (place.left..place.right).map(column).collect();
            let rows: Option<_> = (place.top..place.bottom).map(row).collect();
            if let (Some(columns), Some(rows)) = (columns, rows) {
                grid.way = Way::Upright(columns, rows);
            }
        }
        grid
    }

    /// The index of the pixel of the picture, row by row from the upper left; what lies beyond is as
    /// its edge. `None` where numbers are none.
    #[inline]
    pub(super) fn at(&self, x: usize, y: usize) -> Option<usize> {
        match &self.way {
            Way::Upright(columns, rows) => {
                Some(rows[y - self.place.top] + columns[x - self.place.left])
            }
            Way::Free(back) => {
                let (u, v) = back.apply(x as f64 + 0.5, y as f64 + 0.5);
                Some(self.row(v)? + self.column(u)?)
            }
        }
    }

    /// The pixel of a row, of a part of the width.
    fn column(&self, u: f64) -> Option<usize> {
        let u = u.clamp(0.0, 1.0);
        let last = self.width.checked_sub(1)?;
        (!u.is_nan()).then(|| ((u * self.width as f64) as usize).min(last))
    }

    /// Where a row begins, of a part of the height from below.
    fn row(&self, v: f64) -> Option<usize> {
        let v = (1.0 - v).clamp(0.0, 1.0);
        let last = self.height.checked_sub(1)?;
        let row = ((v * self.height as f64) as usize).min(last);
        (!v.is_nan()).then_some(row * self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_lead_to_the_same_pixels() {
        let place = Place { left: 3, top: 5, right: 40, bottom: 31 };
        let back = Matrix::from_numbers(&[0.03, 0.0, 0.0, -0.04, -0.1, 1.2]);
        let back = back.expect("a matrix");
        let grid = Grid::new(back, place, 17, 13);
        assert!(matches!(grid.way, Way::Upright(..)));
        let free = Grid { way: Way::Free(back), ..Grid::new(back, place, 17, 13) };
        for (x, y) in (3..40).flat_map(|x| (5..31).map(move |y| (x, y))) {
            assert_eq!(grid.at(x, y), free.at(x, y), "{x} {y}");
        }
        assert_eq!(grid.at(3, 5), Some(0));
        assert_eq!(grid.at(39, 30), Some(17 * 13 - 1));
    }
}
