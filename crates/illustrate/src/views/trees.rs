//! Trees and hills.

use super::roofs;
use crate::canvas::{Canvas, Point, smooth};
use crate::palette::{Dye, Palette};
use crate::perspective::Board;

/// A cypress, one unit tall.
pub fn cypress(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let shape = |left: f32, right: f32| {
        smooth(&[
            (0.0, 1.0),
            (0.09 * right, 0.7),
            (0.13 * right, 0.35),
            (0.07 * right, 0.06),
            (0.07 * left, 0.06),
            (0.13 * left, 0.35),
            (0.09 * left, 0.7),
        ])
    };
    let green = palette.dye(Dye::Leaf).mix(palette.tone(0.1), 0.45);
    canvas.fill(
        &board.place(&[(-0.015, 0.1), (0.015, 0.1), (0.015, 0.0), (-0.015, 0.0)]),
        palette.tone(0.1),
    );
    canvas.fill(&board.place(&shape(-1.0, 1.0)), green);
    canvas.fill(&board.place(&shape(0.1, 0.9)), green.mix(palette.tone(0.85), 0.22));
}

/// A round-headed tree with its fruit, one unit tall.
pub fn tree(canvas: &mut Canvas, board: &Board, fruit: Option<Dye>, palette: &Palette) {
    let ink = palette.tone(0.1);
    let trunk = [
        (-0.05, 0.0),
        (-0.025, 0.42),
        (-0.14, 0.6),
        (-0.1, 0.62),
        (0.0, 0.5),
        (0.1, 0.64),
        (0.14, 0.62),
        (0.03, 0.42),
        (0.06, 0.0),
    ];
    canvas.fill(&board.place(&trunk), ink);
    let green = palette.dye(Dye::Leaf);
    let clumps = [
        (-0.22, 0.6, 0.19),
        (0.22, 0.6, 0.19),
        (0.0, 0.58, 0.2),
        (-0.13, 0.76, 0.2),
        (0.15, 0.77, 0.19),
        (0.0, 0.86, 0.16),
    ];
    for (x, y, radius) in clumps {
        canvas.disc(board.spot(x, y), radius * board.scale, green.mix(ink, 0.5));
    }
    for (x, y, radius) in clumps {
        canvas.disc(board.spot(x + 0.035, y + 0.03), radius * 0.78 * board.scale, green);
    }
    for (x, y, radius) in clumps {
        let light = green.mix(palette.tone(0.95), 0.28);
        canvas.disc(board.spot(x + 0.075, y + 0.06), radius * 0.42 * board.scale, light);
    }
    let Some(dye) = fruit else { return };
    for (x, y) in [
        (-0.28, 0.58),
        (-0.12, 0.66),
        (0.05, 0.56),
        (0.25, 0.6),
        (0.14, 0.76),
        (-0.2, 0.8),
        (0.0, 0.88),
        (0.3, 0.74),
        (-0.05, 0.76),
    ] {
        let skin = palette.dye(dye);
        canvas.disc(board.spot(x, y), 0.036 * board.scale, skin.mix(ink, 0.25));
        canvas.disc(board.spot(x + 0.006, y + 0.006), 0.029 * board.scale, skin);
    }
}

/// Terraced hills with a scatter of trees and houses.
pub fn hills(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let ridge = |points: &[Point]| {
        let mut outline = smooth(points);
        outline.retain(|point| point.0.abs() <= 3.2);
        outline
    };
    let far = ridge(&[
        (-3.0, 0.2),
        (-1.4, 0.5),
        (-0.7, 0.62),
        (-0.1, 0.34),
        (0.5, 0.5),
        (1.1, 0.7),
        (3.0, 0.3),
        (3.0, -3.0),
        (-3.0, -3.0),
    ]);
    canvas.fill(&board.place(&far), palette.sky[1].mix(palette.tone(0.45), 0.45));
    let middle = ridge(&[
        (-3.0, 0.4),
        (-1.0, 0.3),
        (-0.3, 0.2),
        (0.3, 0.28),
        (0.9, 0.36),
        (3.0, 0.2),
        (3.0, -3.0),
        (-3.0, -3.0),
    ]);
    canvas.fill(&board.place(&middle), palette.sky[1].mix(palette.tone(0.48), 0.75));
    roofs(canvas, &board.on(0.2, 0.2, 0.5), -0.1, 0.6, 0.8, palette);
    let near = ridge(&[
        (-3.0, 0.1),
        (-0.8, 0.08),
        (0.0, -0.08),
        (0.8, 0.04),
        (3.0, 0.0),
        (3.0, -3.0),
        (-3.0, -3.0),
    ]);
    canvas.fill(&board.place(&near), palette.tone(0.5));
    for terrace in 0..4 {
        let y = -0.06 - 0.11 * terrace as f32;
        let wall = smooth(&[
            (-2.0, y + 0.1),
            (-0.6, y + 0.03),
            (0.2, y - 0.02),
            (1.0, y + 0.04),
            (2.0, y),
            (1.0, y),
            (0.2, y - 0.05),
            (-0.6, y),
        ]);
        canvas.fill(&board.place(&wall), palette.tone(0.36));
    }
    for (x, y, size) in [(-0.62, 0.02, 0.62), (-0.46, 0.0, 0.48), (0.66, -0.02, 0.56)] {
        cypress(canvas, &board.on(x, y, size), palette);
    }
    for (x, y, size) in [
        (-0.15, -0.14, 0.26),
        (0.28, -0.12, 0.24),
        (0.08, -0.3, 0.34),
        (0.86, -0.2, 0.34),
        (-0.8, -0.25, 0.36),
    ] {
        tree(canvas, &board.on(x, y, size), None, palette);
    }
}
