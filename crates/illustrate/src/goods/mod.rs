//! What the markets sell, each piece drawn on a board that faces the viewer.

mod produce;
mod vessels;

use crate::canvas::{Canvas, ellipse, smooth};
use crate::palette::{Color, Dye};
use crate::perspective::{Board, Shade};
use crate::random::Dice;
pub use produce::fish;
use produce::{bread, crate_of, olives};
use vessels::{glass, vessel};

/// A trade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goods {
    Spice,
    Pottery,
    Glass,
    Oranges,
    Pomegranates,
    Soap,
    Cloth,
    Bread,
    Fish,
    Olives,
}

/// An open sack with a cone of spice.
pub fn sack(canvas: &mut Canvas, board: &Board, filling: Color, shade: &Shade) {
    let body = smooth(&[
        (-0.24, 0.0),
        (-0.31, 0.14),
        (-0.29, 0.34),
        (-0.29, 0.46),
        (0.29, 0.46),
        (0.29, 0.34),
        (0.31, 0.14),
        (0.24, 0.0),
    ]);
    canvas.fill(&board.place(&body), shade.tone(0.66));
    let dark = smooth(&[
        (-0.24, 0.0),
        (-0.31, 0.14),
        (-0.29, 0.34),
        (-0.29, 0.46),
        (-0.12, 0.44),
        (-0.16, 0.28),
        (-0.1, 0.12),
        (-0.14, 0.0),
    ]);
    canvas.fill(&board.place(&dark), shade.tone(0.46));
    for fold in [0.02, 0.14] {
        let crease = [(fold, 0.4), (fold + 0.03, 0.4), (fold + 0.05, 0.12)];
        canvas.fill(&board.place(&crease), shade.tone(0.54));
    }
    let rim = ellipse(board.spot(0.0, 0.46), 0.32 * board.scale, 0.085 * board.scale);
    canvas.fill(&rim, shade.tone(0.82));
    let heap = smooth(&[
        (-0.26, 0.46),
        (-0.14, 0.6),
        (-0.02, 0.75),
        (0.02, 0.75),
        (0.14, 0.6),
        (0.26, 0.46),
        (0.1, 0.41),
        (-0.1, 0.41),
    ]);
    canvas.fill(&board.place(&heap), filling);
    let lee = smooth(&[
        (-0.26, 0.46),
        (-0.14, 0.6),
        (-0.01, 0.75),
        (-0.06, 0.58),
        (-0.04, 0.42),
        (-0.12, 0.41),
    ]);
    canvas.fill(&board.place(&lee), filling.mix(shade.tone(0.05), 0.35));
}

/// The soap tower of Nablus: bars drying in a hollow cone.
pub fn soap_tower(canvas: &mut Canvas, board: &Board, tiers: usize, shade: &Shade) {
    let (wide, narrow) = (0.62, 0.17);
    let height = tiers as f32 * 0.105;
    let radius = |y: f32| wide + (narrow - wide) * (y / height).powf(1.12);
    for tier in 0..tiers {
        let y = tier as f32 * 0.105;
        let (below, above) = (radius(y), radius(y + 0.085));
        // Behind the gaps lies the dark inside of the tower.
        let core = [
            (-below * 0.97, y),
            (below * 0.97, y),
            (above * 0.97, y + 0.11),
            (-above * 0.97, y + 0.11),
        ];
        canvas.fill(&board.place(&core), shade.tone(0.16));
        let bars = (below * 15.0).round().max(4.0);
        for bar in 0..bars as usize {
            let turn = |offset: f32| {
                let share = (bar as f32 + offset + 0.5 * (tier % 2) as f32) / bars;
                (share * std::f32::consts::PI).clamp(0.0, std::f32::consts::PI).cos()
            };
            let (right, left) = (turn(0.0), turn(0.74));
            let lit = (left + right) / 2.0;
            let level = 0.78 + 0.2 * lit - 0.08 * lit * lit;
            let quad = [
                (left * below, y + 0.006),
                (right * below, y + 0.006),
                (right * above, y + 0.088),
                (left * above, y + 0.088),
            ];
            canvas.fill(&board.place(&quad), shade.tone(level));
        }
    }
    let cap = ellipse(board.spot(0.0, height), narrow * board.scale, 0.05 * board.scale);
    canvas.fill(&cap, shade.tone(0.9));
}

/// Folded cloth in a pile.
pub fn bolts(canvas: &mut Canvas, board: &Board, shade: &Shade, dice: &mut Dice) {
    let dyes = [Dye::First, Dye::Second, Dye::Gold, Dye::Leaf];
    for layer in 0..5 {
        let y = layer as f32 * 0.105;
        let slip = dice.range(-0.03, 0.03);
        let cloth = match dice.pick(6) {
            4 => shade.tone(0.88),
            5 => shade.tone(0.5),
            dye => shade.dye(dyes[dye]),
        };
        let roll = |left: f32, right: f32, low: f32, high: f32| {
            board.place(&smooth(&[
                (slip + left, y + low),
                (slip + left - 0.02, y + (low + high) / 2.0),
                (slip + left, y + high),
                (slip + right, y + high),
                (slip + right + 0.02, y + (low + high) / 2.0),
                (slip + right, y + low),
            ]))
        };
        canvas.fill(&roll(-0.34, 0.34, 0.0, 0.105), cloth.mix(shade.tone(0.05), 0.4));
        canvas.fill(&roll(-0.33, 0.34, 0.03, 0.1), cloth);
        canvas.fill(&roll(0.16, 0.2, 0.03, 0.1), cloth.mix(shade.tone(1.0), 0.55));
    }
}

/// Draws one display of the trade, about 80 centimetres wide.
pub fn display(
    canvas: &mut Canvas,
    board: &Board,
    goods: Goods,
    shade: &Shade,
    dice: &mut Dice,
) {
    let dyes = [Dye::First, Dye::Gold, Dye::Second, Dye::Leaf];
    match goods {
        Goods::Spice => {
            let filling = match dice.pick(5) {
                4 => shade.tone(0.42),
                index => shade.dye(dyes[index]),
            };
            sack(canvas, board, filling, shade);
        }
        Goods::Pottery => {
            let clay = [shade.dye(Dye::First), shade.tone(0.72), shade.tone(0.42)];
            for x in [-0.24, 0.24, 0.0] {
                let kind = dice.pick(6);
                let body = clay[dice.pick(3)];
                let band = shade.tone(if dice.unit() > 0.5 { 0.9 } else { 0.2 });
                let spot = board.on(x, 0.0, dice.range(0.95, 1.25));
                vessel(canvas, &spot, kind, body, band, shade);
            }
        }
        Goods::Glass => {
            for x in [-0.26, 0.26, 0.0] {
                let body = match dice.pick(5) {
                    0 => shade.dye(Dye::Gold),
                    1 => shade.dye(Dye::Second),
                    2 => shade.tone(0.6),
                    _ => shade.tone(0.42),
                };
                let spot = board.on(x, 0.0, dice.range(0.95, 1.2));
                glass(canvas, &spot, dice.pick(6), body, shade);
            }
        }
        Goods::Oranges => {
            crate_of(canvas, board, shade.tone(0.53), false, shade, dice);
        }
        Goods::Pomegranates => {
            crate_of(canvas, board, shade.tone(0.4), true, shade, dice);
        }
        Goods::Soap => {
            for layer in 0..5 {
                for place in 0..3 {
                    let x = -0.36 + place as f32 * 0.245 + 0.02 * (layer % 2) as f32;
                    let y = layer as f32 * 0.13;
                    let bar =
                        [(x, y), (x + 0.22, y), (x + 0.22, y + 0.11), (x, y + 0.11)];
                    let level = if (layer + place) % 2 == 0 { 0.84 } else { 0.74 };
                    canvas.fill(&board.place(&bar), shade.tone(level));
                    let edge =
                        [(x, y), (x + 0.22, y), (x + 0.22, y + 0.03), (x, y + 0.03)];
                    canvas.fill(&board.place(&edge), shade.tone(level - 0.22));
                }
            }
        }
        Goods::Cloth => bolts(canvas, board, shade, dice),
        Goods::Bread => bread(canvas, board, shade),
        Goods::Fish => fish(canvas, board, shade),
        Goods::Olives => olives(canvas, board, shade, dice),
    }
}
