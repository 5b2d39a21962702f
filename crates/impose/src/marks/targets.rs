//! Registration targets: a cross in a circle in all inks, in the middle of each side.

use super::lines::WEIGHT;
use super::room::{Around, Room};
use crate::length::Length;
use crate::pdf::put;
use crate::rectangle::Rectangle;
use crate::side::Side;

/// How far the cross and the circle reach from their middle, in millimetres.
const CROSS: f64 = 3.0;
const CIRCLE: f64 = 2.0;

/// Distances from the bleed in millimetres that are tried, each with a distance from the middle: at
/// the middle, beyond a fold mark that stands there, beside it.
const SPOTS: [(f64, f64); 4] = [(0.5, 0.0), (6.0, 0.0), (0.5, 8.0), (0.5, -14.0)];

/// How far the handles of a Bézier curve are that comes close to a quarter of a circle.
const HANDLE: f64 = 0.5523;

/// Draws the targets. Returns whether all had room.
pub(super) fn draw(side: &Side, room: &mut Room, out: &mut Vec<u8>) -> bool {
    let mut is_whole = true;
    let size = Length::mm(2.0 * CROSS);
    put(out, format_args!("q /All CS 1 SCN {WEIGHT} w\n"));
    for around in Around::ALL {
        let middle = match around.is_upright() {
            true => side.trim.middle_y(),
            false => side.trim.middle_x(),
        };
        let place = SPOTS.into_iter().find_map(|(distance, aside)| {
            let from = middle - size / 2 + Length::mm(aside);
            room.take_strip(side, around, Length::mm(distance), from, [size, size])
        });
        is_whole &= place.is_some();
        if let Some(place) = place {
            target(&place, out);
        }
    }
    out.extend_from_slice(b"Q\n");
    is_whole
}

fn target(place: &Rectangle, out: &mut Vec<u8>) {
    let (x, y) = (place.middle_x(), place.middle_y());
    put(out, format_args!("{} {y} m {} {y} l ", place.left, place.right));
    put(out, format_args!("{x} {} m {x} {} l\n", place.bottom, place.top));
    let [r, h] = [CIRCLE, CIRCLE * HANDLE].map(Length::mm);
    let [left, right, low, high] = [x - r, x + r, y - r, y + r];
    put(out, format_args!("{right} {y} m\n"));
    put(out, format_args!("{right} {} {} {high} {x} {high} c\n", y + h, x + h));
    put(out, format_args!("{} {high} {left} {} {left} {y} c\n", x - h, y + h));
    put(out, format_args!("{left} {} {} {low} {x} {low} c\n", y - h, x - h));
    put(out, format_args!("{} {low} {right} {} {right} {y} c S\n", x + h, y - h));
}
