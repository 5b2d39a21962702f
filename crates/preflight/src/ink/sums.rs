//! How much of each ink there is.

use super::place::{Place, share};
use crate::syntax::Inks;

/// How many rows are summed side by side.
const SIDE_BY_SIDE: usize = 4;

/// The inks of all pixels of a place, which is the one around a rectangle (left, top, right and
/// bottom), in pixels of full ink; pixels at its edge count by their share.
pub(super) fn sums(
    plates: &[Inks],
    width: usize,
    [left, top, right, bottom]: [f64; 4],
    place: Place,
) -> [f64; 4] {
    let mut sums = [0.0; 4];
    let row = |y: usize| &plates[y * width..][place.left..place.right];
    let (first, last) = (place.left, place.right - 1);
    let [from, to] = [first, last].map(|x| 1.0 - share(x, left, right));
    let to = if first == last { 0.0 } else { to };
    let mut add = |y: usize, whole: Inks| {
        let row = row(y);
        for (plate, sum) in sums.iter_mut().enumerate() {
            let edges = from * f64::from(row[0][plate])
                + to * f64::from(row[row.len() - 1][plate]);
            *sum += share(y, top, bottom) * (f64::from(whole[plate]) - edges);
        }
    };
    // Each sum waits for the one before, so that rows are summed side by side.
    let mut y = place.top;
    while y + SIDE_BY_SIDE <= place.bottom {
        let rows: [&[Inks]; SIDE_BY_SIDE] = std::array::from_fn(|at| row(y + at));
        let mut wholes = [[0.0f32; 4]; SIDE_BY_SIDE];
        for x in 0..place.width() {
            for (whole, row) in wholes.iter_mut().zip(rows) {
                whole.iter_mut().zip(row[x]).for_each(|(sum, ink)| *sum += ink);
            }
        }
        (y..).zip(wholes).for_each(|(y, whole)| add(y, whole));
        y += SIDE_BY_SIDE;
    }
    for y in y..place.bottom {
        let mut whole = [0.0f32; 4];
        for inks in row(y) {
            whole.iter_mut().zip(inks).for_each(|(sum, ink)| *sum += ink);
        }
        add(y, whole);
    }
    sums
}
