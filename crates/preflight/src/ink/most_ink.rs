//! The square of a page that holds the most ink (GWG 2022, R0026).

use super::SQUARE_PIXELS;
use super::place::Place;
use crate::syntax::Inks;

/// The highest mean of all four inks over a square of 15 mm, in percent, and its upper left corner
/// in pixels; of several, the first. A page that is smaller is one square. All ink lies within
/// `laid`.
pub(super) fn most_ink(
    plates: &[Inks],
    width: usize,
    height: usize,
    laid: Option<Place>,
) -> (f64, (usize, usize)) {
    let side = SQUARE_PIXELS;
    let (across, down) = (side.min(width), side.min(height));
    if across == 0 || down == 0 {
        return (0.0, (0, 0));
    }
    // Squares that hold nothing are not looked at.
    let Some(laid) = laid else { return (0.0, (0, 0)) };
    let first = |low: usize, side: usize| (low + 1).saturating_sub(side);
    let last = |high: usize, all: usize, side: usize| (high - 1).min(all - side);
    let (left, top) = (first(laid.left, across), first(laid.top, down));
    let right = last(laid.right, width, across) + across;
    let bottom = last(laid.bottom, height, down) + down;
    // The ink of each pixel of the last rows, of each column of as many rows as a square has, and
    // of each square. Inks have so few digits that such sums of them are exact, in any order.
    let mut rows = vec![0.0f64; (right - left) * down];
    let mut columns = vec![0.0f64; right - left];
    let mut squares = vec![0.0f64; right - left - across + 1];
    let mut most = (0.0, (0, 0));
    for (nth, y) in (top..bottom).enumerate() {
        let row = &mut rows[nth % down * columns.len()..][..columns.len()];
        let inks = &plates[y * width + left..y * width + right];
        for ((column, pixel), inks) in columns.iter_mut().zip(row).zip(inks) {
            let [cyan, magenta, yellow, black] = inks.map(f64::from);
            let ink = (cyan + magenta) + (yellow + black);
            *column += ink - *pixel;
            *pixel = ink;
        }
        if nth + 1 < down {
            continue;
        }
        // No square of this row holds more than so many of its fullest columns would.
        let fullest = columns.iter().copied().fold(0.0, f64::max);
        if fullest * across as f64 <= most.0 {
            continue;
        }
        let mut sum: f64 = columns[..across].iter().sum();
        squares[0] = sum;
        let ends = columns.iter().zip(&columns[across..]);
        for (square, (first, last)) in squares[1..].iter_mut().zip(ends) {
            sum += last - first;
            *square = sum;
        }
        for (x, &square) in squares.iter().enumerate() {
            if square > most.0 {
                most = (square, (left + x, y + 1 - down));
            }
        }
    }
    (most.0 * 100.0 / (side * side) as f64, most.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_fullest_squares_is_found() {
        let (width, height) = (90, 70);
        let mut plates = vec![[0.0f32; 4]; width * height];
        let mut seed = 7u32;
        for (x, y) in (10..70).flat_map(|x| (5..66).map(move |y| (x, y))) {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // A part of the page is even, so that many squares have as much.
            let ink = if x < 48 { 0.3 } else { (seed >> 24) as f32 / 512.0 };
            plates[y * width + x] = [ink, 0.5 - ink, 0.1, ink];
        }
        let laid = Place { left: 10, top: 5, right: 70, bottom: 66 };
        let side = SQUARE_PIXELS;
        let mut most = (0.0, (0, 0));
        for (y, x) in
            (0..=height - side).flat_map(|y| (0..=width - side).map(move |x| (y, x)))
        {
            let row = |y: usize| plates[y * width + x..][..side].iter().flatten();
            let ink: f64 = (y..y + side).flat_map(row).map(|&ink| f64::from(ink)).sum();
            if ink > most.0 {
                most = (ink, (x, y));
            }
        }
        let (ink, corner) = most_ink(&plates, width, height, Some(laid));
        assert!((ink - most.0 * 100.0 / (side * side) as f64).abs() < 1e-9);
        assert_eq!(corner, most.1);
        assert_eq!(most_ink(&plates, width, height, None), (0.0, (0, 0)));
    }
}
