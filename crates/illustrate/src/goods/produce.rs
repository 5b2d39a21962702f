//! Fruit, fish, bread and the crates and baskets they lie in.

use crate::canvas::{Canvas, ellipse, smooth};
use crate::palette::{Color, Dye};
use crate::perspective::{Board, Shade};
use crate::random::Dice;

/// A round fruit with its shadow and its gleam.
pub fn fruit(
    canvas: &mut Canvas,
    board: &Board,
    radius: f32,
    skin: Color,
    shade: &Shade,
) {
    let size = radius * board.scale;
    canvas.disc(board.spot(0.0, radius), size, skin.mix(shade.tone(0.1), 0.42));
    canvas.disc(board.spot(radius * 0.14, radius * 1.12), size * 0.82, skin);
    let gleam = skin.mix(shade.tone(1.0), 0.45);
    canvas.disc(board.spot(radius * 0.34, radius * 1.36), size * 0.26, gleam);
}

/// A crate with a heap of fruit in it.
pub fn crate_of(
    canvas: &mut Canvas,
    board: &Board,
    skin: Color,
    crowned: bool,
    shade: &Shade,
    dice: &mut Dice,
) {
    let box_of = |x: f32, y: f32, w: f32, h: f32| {
        board.place(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    };
    canvas.fill(&box_of(-0.42, 0.0, 0.84, 0.36), shade.tone(0.14));
    for (row, lift) in [(5, 0.46), (6, 0.36), (7, 0.25)] {
        for index in 0..row {
            let x = (index as f32 - (row as f32 - 1.0) / 2.0) * 0.118;
            let spot = board.on(x + dice.range(-0.01, 0.01), lift - 0.02, 1.0);
            fruit(canvas, &spot, 0.068, skin, shade);
            if crowned {
                let crown = [(-0.03, 0.125), (0.0, 0.19), (0.03, 0.125)];
                canvas.fill(&spot.place(&crown), skin.mix(shade.tone(0.05), 0.4));
            } else if dice.unit() > 0.78 {
                let leaf =
                    smooth(&[(0.0, 0.12), (0.05, 0.17), (0.13, 0.16), (0.06, 0.11)]);
                canvas.fill(&spot.place(&leaf), shade.dye(Dye::Leaf));
            }
        }
    }
    for slat in 0..3 {
        let y = 0.01 + slat as f32 * 0.12;
        canvas.fill(&box_of(-0.43, y, 0.86, 0.095), shade.tone(0.62));
        canvas.fill(&box_of(-0.43, y, 0.86, 0.02), shade.tone(0.45));
    }
    for x in [-0.43, 0.37] {
        canvas.fill(&box_of(x, 0.0, 0.06, 0.36), shade.tone(0.5));
    }
}

/// A tray of sesame rings on a stand.
pub fn bread(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    let crust = shade.dye(Dye::Gold).mix(shade.tone(0.3), 0.25);
    for layer in 0..4 {
        for place in 0..4 - layer {
            let x = (place as f32 - (3 - layer) as f32 / 2.0) * 0.2;
            let y = 0.08 + layer as f32 * 0.1;
            let ring = |grow: f32| {
                ellipse(
                    board.spot(x, y),
                    0.12 * grow * board.scale,
                    0.075 * grow * board.scale,
                )
            };
            canvas.fill(&ring(1.0), crust.mix(shade.tone(0.1), 0.35));
            canvas.pierced(&ring(0.9), &[ring(0.42)], crust);
        }
    }
    let tray = board.place(&[(-0.46, 0.05), (0.46, 0.05), (0.4, 0.0), (-0.4, 0.0)]);
    canvas.fill(&tray, shade.tone(0.4));
}

/// A shallow crate of fish, head to tail.
pub fn fish(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    let bed = ellipse(board.spot(0.0, 0.27), 0.44 * board.scale, 0.1 * board.scale);
    canvas.fill(&bed, shade.tone(0.97));
    for (row, (x, y)) in
        [(-0.05, 0.47), (0.06, 0.42), (-0.04, 0.365), (0.05, 0.31), (-0.03, 0.255)]
            .into_iter()
            .enumerate()
    {
        let one = board.on(x, y, 1.0);
        let one = if row % 2 == 0 { one } else { one.mirrored() };
        let back = if row == 1 { shade.dye(Dye::First) } else { shade.tone(0.34) };
        let body = smooth(&[
            (-0.34, 0.0),
            (-0.2, 0.06),
            (0.05, 0.085),
            (0.28, 0.055),
            (0.39, 0.0),
            (0.28, -0.045),
            (0.05, -0.07),
            (-0.2, -0.045),
        ]);
        let tail = [(-0.3, 0.0), (-0.47, 0.085), (-0.42, 0.0), (-0.47, -0.085)];
        canvas.fill(&one.place(&tail), back);
        canvas.fill(&one.place(&body), back);
        let belly = smooth(&[
            (-0.3, -0.01),
            (0.05, 0.0),
            (0.38, -0.005),
            (0.28, -0.045),
            (0.05, -0.068),
            (-0.2, -0.043),
        ]);
        canvas.fill(&one.place(&belly), shade.tone(0.9));
        let gill = [one.spot(0.2, 0.055), one.spot(0.18, 0.0), one.spot(0.2, -0.04)];
        canvas.line(&gill, board.scale * 0.014, shade.tone(0.12));
        canvas.disc(one.spot(0.29, 0.015), 0.02 * board.scale, shade.tone(1.0));
        canvas.disc(one.spot(0.292, 0.015), 0.011 * board.scale, shade.tone(0.03));
    }
    for slat in 0..2 {
        let y = 0.01 + slat as f32 * 0.115;
        let plank = [(-0.46, y), (0.46, y), (0.47, y + 0.095), (-0.47, y + 0.095)];
        canvas.fill(&board.place(&plank), shade.tone(0.66));
        let under = [(-0.46, y), (0.46, y), (0.46, y + 0.022), (-0.46, y + 0.022)];
        canvas.fill(&board.place(&under), shade.tone(0.46));
    }
    for x in [-0.47, 0.4] {
        let post = [(x, 0.0), (x + 0.07, 0.0), (x + 0.07, 0.24), (x, 0.24)];
        canvas.fill(&board.place(&post), shade.tone(0.56));
    }
}

/// A woven basket.
pub fn basket(canvas: &mut Canvas, board: &Board, half: f32, height: f32, shade: &Shade) {
    let side = [(-half, height), (half, height), (half * 0.72, 0.0), (-half * 0.72, 0.0)];
    canvas.fill(&board.place(&side), shade.tone(0.52));
    for row in 0..4 {
        let y = height * (row as f32 + 0.25) / 4.0;
        let reach = half * (0.72 + 0.28 * y / height);
        let band = [
            (-reach, y),
            (reach, y),
            (reach * 1.02, y + height * 0.1),
            (-reach * 1.02, y + height * 0.1),
        ];
        canvas.fill(&board.place(&band), shade.tone(0.68));
    }
    let rim = [
        (-half * 1.06, height),
        (half * 1.06, height),
        (half * 1.06, height + 0.045),
        (-half * 1.06, height + 0.045),
    ];
    canvas.fill(&board.place(&rim), shade.tone(0.76));
}

/// A tub of olives.
pub fn olives(canvas: &mut Canvas, board: &Board, shade: &Shade, dice: &mut Dice) {
    let skins = [shade.dye(Dye::Leaf), shade.tone(0.3), shade.tone(0.5)];
    for row in 0..4 {
        for index in 0..(9 - row * 2) {
            let x = (index as f32 - (8 - row * 2) as f32 / 2.0) * 0.088;
            let spot = board.on(x, 0.3 + row as f32 * 0.055, 1.0);
            fruit(canvas, &spot, 0.048, skins[dice.pick(3)], shade);
        }
    }
    basket(canvas, board, 0.44, 0.34, shade);
}
