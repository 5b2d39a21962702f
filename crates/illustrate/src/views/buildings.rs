//! Houses, domes, towers and walls in the distance.

use crate::canvas::{Canvas, ellipse, smooth};
use crate::palette::{Dye, Palette};
use crate::perspective::Board;

/// The arm of a harbour with walls and a lighthouse.
pub fn mole(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let wall = palette.tone(0.55);
    let stone =
        [(0.12, -0.06), (0.12, 0.1), (0.5, 0.1), (0.5, 0.2), (3.0, 0.2), (3.0, -0.06)];
    canvas.fill(&board.place(&stone), wall);
    for block in 0..5 {
        let x = 0.62 + block as f32 * 0.3;
        let height = 0.24 + 0.11 * ((block * 7) % 3) as f32;
        let house =
            [(x, 0.18), (x, height + 0.2), (x + 0.24, height + 0.2), (x + 0.24, 0.18)];
        canvas.fill(&board.place(&house), palette.tone(0.8));
        let lee = [
            (x + 0.16, 0.18),
            (x + 0.16, height + 0.2),
            (x + 0.24, height + 0.2),
            (x + 0.24, 0.18),
        ];
        canvas.fill(&board.place(&lee), palette.tone(0.62));
        let window =
            [(x + 0.06, 0.27), (x + 0.06, 0.34), (x + 0.1, 0.34), (x + 0.1, 0.27)];
        canvas.fill(&board.place(&window), palette.tone(0.2));
    }
    let light = [(0.2, 0.08), (0.225, 0.52), (0.315, 0.52), (0.34, 0.08)];
    canvas.fill(&board.place(&light), palette.tone(0.96));
    for band in [0.16, 0.32] {
        let ring =
            [(0.204, band), (0.21, band + 0.08), (0.33, band + 0.08), (0.336, band)];
        canvas.fill(&board.place(&ring), palette.dye(Dye::First));
    }
    let gallery = [(0.2, 0.52), (0.2, 0.55), (0.34, 0.55), (0.34, 0.52)];
    canvas.fill(&board.place(&gallery), palette.tone(0.1));
    let lantern = [(0.235, 0.55), (0.235, 0.64), (0.305, 0.64), (0.305, 0.55)];
    canvas.fill(&board.place(&lantern), palette.dye(Dye::Gold));
    let cap = [(0.22, 0.64), (0.27, 0.73), (0.32, 0.64)];
    canvas.fill(&board.place(&cap), palette.tone(0.1));
}

/// A row of houses with flat roofs and small domes.
pub fn roofs(
    canvas: &mut Canvas,
    board: &Board,
    foot: f32,
    size: f32,
    level: f32,
    palette: &Palette,
) {
    let tone = |change: f32| {
        palette.sky[1].mix(palette.tone(level + change), 0.35 + size * 0.65)
    };
    let mut x = -2.2;
    let mut index = (size * 10.0) as usize;
    let base = board.place(&[(-4.0, foot), (4.0, foot), (4.0, -9.0), (-4.0, -9.0)]);
    canvas.fill(&base, tone(-0.04));
    while x < 2.2 {
        index += 1;
        let wide = size * (0.26 + 0.09 * ((index * 5) % 4) as f32);
        let tall = size * (0.10 + 0.075 * ((index * 7) % 5) as f32);
        let top = foot + tall;
        let block = |left: f32, right: f32, low: f32, high: f32| {
            board.place(&[(left, low), (left, high), (right, high), (right, low)])
        };
        if index.is_multiple_of(3) {
            let dome = ellipse(
                board.spot(x + wide / 2.0, top),
                wide * 0.36 * board.scale,
                wide * 0.36 * board.scale,
            );
            canvas.fill(&dome, tone(0.1));
            let lee = smooth(&[
                (x + wide * 0.5, top + wide * 0.36),
                (x + wide * 0.76, top + wide * 0.24),
                (x + wide * 0.86, top),
                (x + wide * 0.62, top),
            ]);
            canvas.fill(&board.place(&lee), tone(-0.05));
        }
        canvas.fill(&block(x, x + wide, foot - 0.4, top), tone(0.06));
        canvas.fill(&block(x + wide * 0.7, x + wide, foot - 0.4, top), tone(-0.1));
        canvas.fill(
            &block(x - 0.01, x + wide + 0.01, top - 0.02 * size, top + 0.015 * size),
            tone(0.14),
        );
        for window in 0..2 {
            let left = x + wide * (0.14 + 0.26 * window as f32);
            let low = top - size * 0.1;
            canvas.fill(
                &block(left, left + wide * 0.12, low - size * 0.055, low),
                tone(-0.28),
            );
        }
        x += wide * 0.97;
    }
}

/// A large dome on an eight-sided drum.
pub fn great_dome(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let drum = board.place(&[(-0.62, -0.6), (-0.62, 0.1), (0.62, 0.1), (0.62, -0.6)]);
    canvas.fill(&drum, palette.dye(Dye::Second).mix(palette.tone(0.9), 0.25));
    let flank = board.place(&[(0.28, -0.6), (0.28, 0.1), (0.62, 0.1), (0.62, -0.6)]);
    canvas.fill(&flank, palette.dye(Dye::Second).mix(palette.tone(0.2), 0.25));
    for window in 0..5 {
        let x = -0.48 + window as f32 * 0.24;
        let arch = smooth(&[
            (x - 0.06, -0.3),
            (x - 0.06, -0.06),
            (x, 0.02),
            (x + 0.06, -0.06),
            (x + 0.06, -0.3),
        ]);
        canvas.fill(&board.place(&arch), palette.tone(0.88));
    }
    let ring = board.place(&[(-0.56, 0.08), (-0.56, 0.2), (0.56, 0.2), (0.56, 0.08)]);
    canvas.fill(&ring, palette.tone(0.8));
    let shell = |left: f32| {
        smooth(&[
            (-0.5 * left, 0.2),
            (-0.52 * left, 0.42),
            (-0.38 * left, 0.68),
            (0.0, 0.86),
            (0.38, 0.68),
            (0.52, 0.42),
            (0.5, 0.2),
        ])
    };
    canvas.fill(&board.place(&shell(1.0)), palette.dye(Dye::Gold));
    canvas.fill(
        &board.place(&shell(-0.35)),
        palette.dye(Dye::Gold).mix(palette.tone(0.3), 0.45),
    );
    let mast = [board.spot(0.0, 0.84), board.spot(0.0, 1.02)];
    canvas.line(&mast, board.scale * 0.02, palette.tone(0.2));
}

/// A slender minaret, about one unit tall.
pub fn minaret(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let block = |left: f32, right: f32, low: f32, high: f32| {
        board.place(&[(left, low), (left, high), (right, high), (right, low)])
    };
    for (left, right, level) in [(-0.09, 0.09, 0.8), (0.03, 0.09, 0.6)] {
        canvas.fill(&block(left, right, -0.6, 0.66), palette.tone(level));
        canvas.fill(&block(left * 0.66, right * 0.66, 0.72, 0.88), palette.tone(level));
    }
    canvas.fill(&block(-0.13, 0.13, 0.66, 0.72), palette.tone(0.9));
    canvas.fill(&block(-0.015, 0.015, 0.46, 0.58), palette.tone(0.15));
    let cap =
        smooth(&[(-0.07, 0.88), (-0.06, 0.95), (0.0, 1.05), (0.06, 0.95), (0.07, 0.88)]);
    canvas.fill(&board.place(&cap), palette.dye(Dye::Second));
    let mast = [board.spot(0.0, 1.02), board.spot(0.0, 1.14)];
    canvas.line(&mast, board.scale * 0.014, palette.tone(0.2));
}

/// A square tower on a battlemented wall.
pub fn tower(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let block = |left: f32, right: f32, low: f32, high: f32| {
        board.place(&[(left, low), (left, high), (right, high), (right, low)])
    };
    canvas.fill(&block(-3.0, 3.0, -3.0, 0.2), palette.tone(0.6));
    for tooth in 0..20 {
        let x = -2.0 + tooth as f32 * 0.2;
        canvas.fill(&block(x, x + 0.12, 0.18, 0.29), palette.tone(0.6));
    }
    for row in 0..9 {
        let y = 0.12 - row as f32 * 0.075;
        canvas.fill(&block(-3.0, 3.0, y, y + 0.006), palette.tone(0.54));
        for stone in 0..15 {
            let x = -1.2 + (stone as f32 + 0.37 * (row % 3) as f32) * 0.165;
            canvas.fill(&block(x, x + 0.007, y, y + 0.075), palette.tone(0.54));
            if (stone * 5 + row * 3) % 7 == 0 {
                canvas.fill(&block(x, x + 0.165, y, y + 0.075), palette.tone(0.64));
            }
        }
    }
    canvas.fill(&block(-0.66, -0.04, -3.0, 0.84), palette.tone(0.74));
    canvas.fill(&block(-0.66, -0.4, -3.0, 0.84), palette.tone(0.52));
    for tooth in 0..4 {
        let x = -0.69 + tooth as f32 * 0.187;
        let level = if tooth < 2 { 0.52 } else { 0.74 };
        canvas.fill(&block(x, x + 0.115, 0.8, 0.96), palette.tone(level));
    }
    canvas.fill(&block(-0.7, 0.0, 0.76, 0.81), palette.tone(0.86));
    for row in 0..11 {
        let y = 0.68 - row as f32 * 0.085;
        canvas.fill(&block(-0.66, -0.4, y, y + 0.007), palette.tone(0.46));
        canvas.fill(&block(-0.4, -0.04, y, y + 0.007), palette.tone(0.68));
        let joint = -0.33 + 0.12 * (row % 2) as f32;
        canvas.fill(&block(joint, joint + 0.007, y, y + 0.085), palette.tone(0.68));
    }
    for (x, y) in [(-0.27, 0.42), (-0.27, 0.02)] {
        let slit = smooth(&[
            (x - 0.05, y),
            (x - 0.05, y + 0.16),
            (x, y + 0.22),
            (x + 0.05, y + 0.16),
            (x + 0.05, y),
        ]);
        canvas.fill(&board.place(&slit), palette.tone(0.12));
    }
    // The nest on top.
    let nest = smooth(&[(-0.5, 0.95), (-0.54, 1.03), (-0.2, 1.04), (-0.22, 0.95)]);
    canvas.fill(&board.place(&nest), palette.tone(0.2));
}
