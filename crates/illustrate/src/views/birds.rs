//! Storks and gulls.

use crate::canvas::{Canvas, smooth};
use crate::palette::{Dye, Palette};
use crate::perspective::Board;

/// A stork in flight, wings spread, one unit across.
pub fn stork(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let ink = palette.tone(0.04);
    let leg = [(-0.16, -0.02), (-0.52, -0.09), (-0.52, -0.075), (-0.16, 0.03)];
    canvas.fill(&board.place(&leg), palette.dye(Dye::First));
    let wing = smooth(&[
        (0.08, 0.02),
        (0.0, 0.2),
        (-0.18, 0.42),
        (-0.38, 0.52),
        (-0.3, 0.4),
        (-0.3, 0.3),
        (-0.2, 0.2),
        (-0.14, 0.04),
    ]);
    let other = smooth(&[
        (0.1, 0.02),
        (0.2, 0.24),
        (0.36, 0.42),
        (0.52, 0.46),
        (0.42, 0.34),
        (0.38, 0.22),
        (0.26, 0.12),
        (0.16, 0.0),
    ]);
    canvas.fill(&board.place(&other), ink);
    let body = smooth(&[
        (-0.2, 0.0),
        (-0.04, 0.06),
        (0.14, 0.04),
        (0.34, 0.05),
        (0.4, 0.085),
        (0.44, 0.05),
        (0.3, 0.01),
        (0.1, -0.06),
        (-0.08, -0.05),
    ]);
    canvas.fill(&board.place(&body), palette.tone(1.0));
    let bill = [(0.42, 0.08), (0.42, 0.055), (0.58, 0.03)];
    canvas.fill(&board.place(&bill), palette.dye(Dye::First));
    canvas.fill(&board.place(&wing), ink);
    let inner = smooth(&[
        (0.08, 0.02),
        (0.02, 0.14),
        (-0.08, 0.26),
        (-0.14, 0.16),
        (-0.12, 0.03),
    ]);
    canvas.fill(&board.place(&inner), palette.tone(1.0));
}

/// Gulls and swifts as two strokes each.
pub fn gulls(
    canvas: &mut Canvas,
    board: &Board,
    flock: &[(f32, f32, f32)],
    palette: &Palette,
) {
    for &(x, y, size) in flock {
        let bird = smooth(&[
            (x - size, y + size * 0.35),
            (x - size * 0.45, y + size * 0.42),
            (x, y),
            (x + size * 0.45, y + size * 0.42),
            (x + size, y + size * 0.35),
            (x + size * 0.45, y + size * 0.26),
            (x, y - size * 0.14),
            (x - size * 0.45, y + size * 0.26),
        ]);
        canvas.fill(&board.place(&bird), palette.tone(0.06));
    }
}
