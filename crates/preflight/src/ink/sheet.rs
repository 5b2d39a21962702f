//! The pixels of canvases, in memory that the next canvas of the same thread takes over: new memory
//! is given by the system page by page, which takes longer than to clear what was laid down.

use std::cell::RefCell;

use super::place::Place;
use crate::syntax::Inks;

/// The most pixels of a sheet that is kept: those of an A3 page. Larger ones are rare.
const KEPT_PIXELS: usize = 1 << 19;

/// How many sheets a thread keeps: those of a page and of a group or a pattern on it.
const KEPT: usize = 2;

/// Four plates of ink, and how much anything covers, pixel by pixel.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) plates: Vec<Inks>,
    pub(super) covered: Vec<f32>,
    width: usize,
    /// Around all that was laid down: all pixels beyond are bare.
    pub(super) laid: Option<Place>,
}

thread_local! {
    /// Sheets that are bare again.
    static BARE: RefCell<Vec<(Vec<Inks>, Vec<f32>)>> = const { RefCell::new(Vec::new()) };
}

impl Sheet {
    /// Bare paper.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let (mut plates, mut covered) =
            BARE.with(|bare| bare.borrow_mut().pop()).unwrap_or_default();
        if plates.is_empty() {
            (plates, covered) =
                (vec![[0.0; 4]; width * height], vec![0.0; width * height]);
        } else {
            plates.resize(width * height, [0.0; 4]);
            covered.resize(width * height, 0.0);
        }
        Self { plates, covered, width, laid: None }
    }

    /// Takes down that something is laid down in a place.
    pub(super) fn lay(&mut self, place: Place) {
        self.laid = Some(self.laid.map_or(place, |laid| laid.around_both(place)));
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if self.plates.len() > KEPT_PIXELS {
            return;
        }
        if let Some(Place { left, top, right, bottom }) = self.laid {
            for y in top..bottom {
                let row = y * self.width + left..y * self.width + right;
                self.plates[row.clone()].fill([0.0; 4]);
                self.covered[row].fill(0.0);
            }
        }
        let pixels =
            (std::mem::take(&mut self.plates), std::mem::take(&mut self.covered));
        // A thread that ends keeps nothing any more.
        let _ = BARE.try_with(|bare| {
            let mut bare = bare.borrow_mut();
            if bare.len() < KEPT {
                bare.push(pixels);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_is_taken_over_is_bare() {
        let place = Place { left: 1, top: 1, right: 3, bottom: 2 };
        for (width, height) in [(4, 3), (5, 5), (2, 2)] {
            let mut sheet = Sheet::new(width, height);
            assert!(sheet.plates.iter().all(|inks| *inks == [0.0; 4]));
            assert!(sheet.covered.iter().all(|&covered| covered == 0.0));
            assert_eq!(sheet.plates.len(), width * height);
            let place = Place { right: place.right.min(width), ..place };
            sheet.lay(place);
            sheet.plates[width + 1] = [0.5; 4];
            sheet.covered[width + place.right - 1] = 1.0;
        }
    }
}
