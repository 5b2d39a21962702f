//! Sails and rowing boats.

use crate::canvas::{Canvas, smooth};
use crate::palette::{Dye, Palette};
use crate::perspective::Board;

/// A boat with a lateen sail, about one unit tall.
pub fn sail(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let wake = smooth(&[(-0.5, -0.05), (0.0, -0.02), (0.55, -0.05), (0.0, -0.1)]);
    canvas.fill(&board.place(&wake), palette.tone(0.95).veil(0.55));
    let hull = smooth(&[
        (-0.42, 0.14),
        (-0.2, 0.08),
        (0.2, 0.08),
        (0.5, 0.17),
        (0.32, -0.03),
        (-0.3, -0.03),
    ]);
    canvas.fill(&board.place(&hull), palette.tone(0.08));
    canvas.line(
        &board.place(&[(0.02, 0.08), (-0.02, 0.92)]),
        board.scale * 0.025,
        palette.tone(0.08),
    );
    let cloth = smooth(&[
        (-0.4, 0.2),
        (-0.3, 0.5),
        (0.05, 0.86),
        (0.4, 1.22),
        (0.38, 0.9),
        (0.42, 0.5),
        (0.36, 0.2),
        (0.0, 0.17),
    ]);
    canvas.fill(&board.place(&cloth), palette.tone(0.97));
    let lee = smooth(&[
        (-0.4, 0.2),
        (-0.3, 0.5),
        (0.05, 0.86),
        (0.4, 1.22),
        (0.16, 0.8),
        (0.02, 0.45),
        (-0.05, 0.19),
    ]);
    canvas
        .fill(&board.place(&lee), palette.dye(Dye::First).mix(palette.tone(0.95), 0.15));
}

/// A small open boat, one unit long.
pub fn rowing_boat(canvas: &mut Canvas, board: &Board, dye: Dye, palette: &Palette) {
    let shadow = smooth(&[(-0.5, -0.02), (0.0, 0.02), (0.5, -0.02), (0.0, -0.12)]);
    canvas.fill(&board.place(&shadow), palette.tone(0.1).veil(0.5));
    let hull =
        smooth(&[(-0.55, 0.2), (0.0, 0.12), (0.58, 0.24), (0.36, -0.02), (-0.36, -0.02)]);
    canvas.fill(&board.place(&hull), palette.dye(dye));
    let inside = smooth(&[(-0.52, 0.2), (0.0, 0.12), (0.55, 0.23), (0.0, 0.2)]);
    canvas.fill(&board.place(&inside), palette.tone(0.12));
    let strake = [(-0.45, 0.09), (0.47, 0.1), (0.45, 0.06), (-0.42, 0.05)];
    canvas.fill(&board.place(&strake), palette.tone(0.95));
}
