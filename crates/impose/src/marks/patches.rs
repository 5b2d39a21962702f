//! The colour bar, and collating marks: filled rectangles.

use super::room::{Around, Room};
use crate::layout::COLLATING_WIDTH;
use crate::length::Length;
use crate::pdf::put;
use crate::rectangle::{Edge, Rectangle};
use crate::side::{Face, Side};

/// The patches in cyan, magenta, yellow and black: solids, half tones, grey of three inks beside
/// grey of black (the balance of ISO 12647-2), a light and a dark tint of black.
const PATCHES: [&str; 12] = [
    "1 0 0 0",
    "0 1 0 0",
    "0 0 1 0",
    "0 0 0 1",
    ".5 0 0 0",
    "0 .5 0 0",
    "0 0 .5 0",
    "0 0 0 .5",
    ".5 .4 .4 0",
    "0 0 0 .25",
    ".75 .66 .66 0",
    "0 0 0 .75",
];

/// The side of a patch in millimetres.
const PATCH: f64 = 5.0;

/// Distances from the bleed that are tried, in millimetres: beside, beyond lines, beyond targets.
pub(super) const DISTANCES: [f64; 3] = [1.0, 6.5, 13.0];

/// How far the bar is moved along for the next try, and from the middle for the first one, in
/// millimetres.
const STEP: f64 = 3.0;

/// The height of a collating mark, and how far the first is from the head, in millimetres.
const COLLATING: f64 = 5.0;
const FROM_HEAD: f64 = 10.0;

/// Draws the colour bar. Returns whether it had room.
pub(super) fn bar(side: &Side, room: &mut Room, out: &mut Vec<u8>) -> bool {
    const SIDES: [Around; 4] = [Around::Top, Around::Right, Around::Left, Around::Bottom];
    let patch = Length::mm(PATCH);
    let size = [patch * PATCHES.len() as i64, patch];
    let spots = SIDES.into_iter().flat_map(|around| DISTANCES.map(|it| (around, it)));
    for (around, distance) in spots {
        let (middle, end) = match around.is_upright() {
            true => (side.trim.middle_y(), side.size.height),
            false => (side.trim.middle_x(), side.size.width),
        };
        let distance = Length::mm(distance);
        let mut from = middle + Length::mm(STEP);
        while from < end {
            // To the right of the middle, else to the left.
            for from in [from, middle * 2 - from - size[0]] {
                let place = room.take_strip(side, around, distance, from, size);
                if let Some(place) = place {
                    patches(&place, around, out);
                    return true;
                }
            }
            from += Length::mm(STEP);
        }
    }
    false
}

fn patches(place: &Rectangle, around: Around, out: &mut Vec<u8>) {
    let patch = Length::mm(PATCH);
    out.extend_from_slice(b"q\n");
    for (index, ink) in PATCHES.iter().enumerate() {
        let along = patch * index as i64;
        let (x, y) = match around.is_upright() {
            true => (place.left, place.bottom + along),
            false => (place.left + along, place.bottom),
        };
        put(out, format_args!("{ink} k {x} {y} {patch} {patch} re f\n"));
    }
    out.extend_from_slice(b"Q\n");
}

/// Draws the collating mark of a signature in the gutter of its outermost fold, between its first
/// and its last page; a step lower on each signature, and from the head again where the spine ends.
pub(super) fn collating(side: &Side, gutter: Length, out: &mut Vec<u8>) {
    let outermost = side.places.iter().filter(|placed| placed.place.creep_step == 0);
    let first = outermost.min_by_key(|placed| placed.place.position);
    let Some(first) = first.filter(|_| side.face != Face::Back) else { return };
    let middle = match first.place.spine {
        Some(Edge::Left) => first.trim.left - gutter / 2,
        Some(Edge::Right) => first.trim.right + gutter / 2,
        None => return,
    };
    let room = first.trim.height() - Length::mm(2.0 * FROM_HEAD);
    let steps = (room.to_mm() / COLLATING).floor().max(1.0) as usize;
    let step = (side.signature.saturating_sub(1) % steps) as f64;
    let top = first.trim.top - Length::mm(FROM_HEAD + step * COLLATING);
    let [width, height] = [COLLATING_WIDTH, COLLATING].map(Length::mm);
    let (left, bottom) = (middle - width / 2, top - height);
    put(out, format_args!("q 0 0 0 1 k {left} {bottom} {width} {height} re f Q\n"));
}
