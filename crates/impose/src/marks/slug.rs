//! The slug: lines of text that tell which sheet this is.

use super::lettering::{LEADING, Lettering};
use super::patches::DISTANCES;
use super::room::{Around, Room};
use crate::length::Length;
use crate::side::Side;

/// The most lines.
const LINES: usize = 8;

/// How far the text is moved along for the next try, in millimetres.
const STEP: f64 = 5.0;

/// How far text is from the pages at least without bleed, in millimetres.
const CLOSE: f64 = 0.5;

/// Sets the lines beside one another along the first side that has room. Returns whether one had.
pub(super) fn draw(
    side: &Side,
    lines: &[String],
    lettering: &mut Lettering<'_>,
    room: &mut Room,
    out: &mut Vec<u8>,
) -> bool {
    const SIDES: [Around; 4] = [Around::Bottom, Around::Top, Around::Left, Around::Right];
    let lines = &lines[..lines.len().min(LINES)];
    let width = lines.iter().map(|line| lettering.width(line)).max().unwrap_or_default();
    let size = [width, Length::mm(LEADING * lines.len() as f64)];
    let distances = [CLOSE].into_iter().chain(DISTANCES);
    let spots = SIDES
        .into_iter()
        .flat_map(|around| distances.clone().map(move |it| (around, it)));
    for (around, distance) in spots {
        let (mut from, end) = match around.is_upright() {
            true => (side.bleed.bottom, side.bleed.top),
            false => (side.bleed.left, side.bleed.right),
        };
        while from < end {
            let place = room.take_strip(side, around, Length::mm(distance), from, size);
            if let Some(place) = place {
                out.extend_from_slice(b"q 0 0 0 1 k\n");
                for (index, line) in lines.iter().enumerate() {
                    let down = Length::mm(LEADING * (index + 1) as f64);
                    let corner = match around.is_upright() {
                        true => [place.left + down - Length::mm(LEADING), place.bottom],
                        false => [place.left, place.top - down],
                    };
                    lettering.set(line, corner, around.is_upright(), out);
                }
                out.extend_from_slice(b"Q\n");
                return true;
            }
            from += Length::mm(STEP);
        }
    }
    false
}
