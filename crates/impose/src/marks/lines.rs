//! Crop marks and fold marks: lines around the pages, where they are cut and folded.

use std::collections::BTreeSet;

use super::room::{Around, Room};
use crate::arrangement::Line;
use crate::length::Length;
use crate::pdf::put;
use crate::rectangle::{Edge, Rectangle};
use crate::side::Side;

/// How long marks are in millimetres; shorter ones where there is less room.
const LENGTHS: [f64; 3] = [5.0, 4.0, 3.0];

/// How far marks are from the trim at least, also without bleed, in millimetres.
const OFFSET: f64 = 2.0;

/// How thick lines are, in points.
pub(super) const WEIGHT: f64 = 0.25;

/// How long dashes and the gaps between them are, in points: 1 mm.
const DASH: &str = "[2.835] 0 d";

/// Where a mark stands: around the pages, how far along.
type Spot = (Around, Length);

/// Draws crop marks at every edge of a page that is cut. Returns whether all had room.
pub(super) fn crop(side: &Side, room: &mut Room, out: &mut Vec<u8>) -> bool {
    let (mut across, mut up) = (BTreeSet::new(), BTreeSet::new());
    for placed in &side.places {
        let (spine, trim) = (placed.place.spine, placed.trim);
        if spine != Some(Edge::Left) {
            across.insert(trim.left);
        }
        if spine != Some(Edge::Right) {
            across.insert(trim.right);
        }
        up.extend([trim.bottom, trim.top]);
    }
    draw(side, room, out, &spots(&across, &up), "")
}

/// Draws dashed fold marks at both ends of every fold. Returns whether all had room.
pub(super) fn fold(side: &Side, room: &mut Room, out: &mut Vec<u8>) -> bool {
    let folds = |lines: &[(Length, Line)]| {
        let folds = lines.iter().filter(|(_, line)| *line != Line::Cut);
        folds.map(|(at, _)| *at).collect::<BTreeSet<_>>()
    };
    draw(side, room, out, &spots(&folds(&side.columns), &folds(&side.rows)), DASH)
}

fn spots(across: &BTreeSet<Length>, up: &BTreeSet<Length>) -> Vec<Spot> {
    let along = |around: Around| if around.is_upright() { up } else { across };
    let spots = Around::ALL.into_iter();
    spots.flat_map(|around| along(around).iter().map(move |at| (around, *at))).collect()
}

fn draw(
    side: &Side,
    room: &mut Room,
    out: &mut Vec<u8>,
    spots: &[Spot],
    dash: &str,
) -> bool {
    if spots.is_empty() {
        return true;
    }
    let mut is_whole = true;
    put(out, format_args!("q 0 0 0 1 K {WEIGHT} w {dash}\n"));
    for &(around, at) in spots {
        let line =
            LENGTHS.into_iter().find_map(|length| take(side, room, around, at, length));
        is_whole &= line.is_some();
        if let Some([x, y, end_x, end_y]) = line {
            put(out, format_args!("{x} {y} m {end_x} {end_y} l\n"));
        }
    }
    out.extend_from_slice(b"S Q\n");
    is_whole
}

/// Takes the room of a line that begins at the bleed, or `OFFSET` from the trim, and leads away.
fn take(
    side: &Side,
    room: &mut Room,
    around: Around,
    at: Length,
    length: f64,
) -> Option<[Length; 4]> {
    let start = (side.bleed.right - side.trim.right).max(Length::mm(OFFSET));
    let end = start + Length::mm(length);
    let half = Length::points(WEIGHT / 2.0);
    let trim = side.trim;
    let line = match around {
        Around::Top => [at, trim.top + start, at, trim.top + end],
        Around::Bottom => [at, trim.bottom - end, at, trim.bottom - start],
        Around::Right => [trim.right + start, at, trim.right + end, at],
        Around::Left => [trim.left - end, at, trim.left - start, at],
    };
    let [left, bottom, right, top] = line;
    let place = match around.is_upright() {
        true => Rectangle { left, bottom: bottom - half, right, top: top + half },
        false => Rectangle { left: left - half, bottom, right: right + half, top },
    };
    room.take(place).then_some(line)
}
