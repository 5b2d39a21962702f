//! What is seen through the last arch: sea, harbour, roofs, hills, or only light.

mod birds;
mod boats;
mod buildings;
mod trees;

pub use birds::gulls;
pub use buildings::roofs;
pub use trees::tree;

use crate::canvas::{Canvas, Ink, Point, smooth};
use crate::palette::{Dye, Palette};
use crate::perspective::Board;
use birds::stork;
use boats::{rowing_boat, sail};
use buildings::{great_dome, minaret, mole, tower};
use trees::{cypress, hills};

/// The kinds of distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View {
    /// Nothing but light.
    Glow,
    /// Open water with sails.
    Sea,
    /// A walled port with a lighthouse.
    Harbour,
    /// Roofs and small domes of an old town.
    Roofs,
    /// The same around a great golden dome.
    GoldenDome,
    /// A tower on a wall with storks over it.
    Tower,
    /// Terraced hills with cypresses and olives.
    Hills,
}

/// Draws a view; on `board` the opening is two units wide and 0 is the horizon.
pub fn view(canvas: &mut Canvas, board: &Board, view: View, palette: &Palette) {
    let [zenith, rim] = palette.sky;
    let sky = Ink::Fade {
        from: board.spot(0.0, 2.4),
        to: board.spot(0.0, 0.0),
        first: zenith,
        last: rim,
    };
    canvas.flood(sky);
    match view {
        View::Glow => {
            let centre = board.spot(0.0, 0.35);
            let radius = board.scale * 2.4;
            let color = palette.tone(1.0);
            canvas.flood(Ink::Halo { centre, radius, color });
            sun(canvas, board, (0.18, 0.95), 0.34, palette);
            roofs(canvas, board, -0.12, 0.5, 0.62, palette);
        }
        View::Sea => {
            sun(canvas, board, (0.28, 0.62), 0.3, palette);
            water(canvas, board, 0.28, palette);
            headland(canvas, board, palette);
            sail(canvas, &board.on(-0.34, -0.1, 0.5), palette);
            sail(canvas, &board.on(0.62, -0.02, 0.22).mirrored(), palette);
            sail(canvas, &board.on(-0.78, -0.015, 0.15), palette);
            gulls(
                canvas,
                board,
                &[(-0.1, 1.05, 0.1), (0.1, 1.2, 0.07), (-0.4, 1.3, 0.06)],
                palette,
            );
        }
        View::Harbour => {
            sun(canvas, board, (-0.3, 0.72), 0.26, palette);
            water(canvas, board, -0.3, palette);
            mole(canvas, board, palette);
            sail(canvas, &board.on(-0.15, -0.16, 0.52).mirrored(), palette);
            rowing_boat(canvas, &board.on(-0.62, -0.34, 0.3), Dye::First, palette);
            rowing_boat(canvas, &board.on(0.36, -0.42, 0.36), Dye::Gold, palette);
            gulls(canvas, board, &[(0.1, 1.0, 0.1), (-0.12, 1.16, 0.07)], palette);
        }
        View::Roofs => {
            sun(canvas, board, (-0.3, 0.9), 0.26, palette);
            roofs(canvas, board, 0.16, 0.55, 0.78, palette);
            minaret(canvas, &board.on(0.3, 0.2, 0.9), palette);
            roofs(canvas, board, -0.04, 0.7, 0.6, palette);
            roofs(canvas, board, -0.3, 1.0, 0.42, palette);
            gulls(canvas, board, &[(-0.05, 1.3, 0.08), (0.1, 1.38, 0.05)], palette);
        }
        View::GoldenDome => {
            sun(canvas, board, (-0.35, 0.95), 0.24, palette);
            roofs(canvas, board, 0.2, 0.55, 0.78, palette);
            great_dome(canvas, &board.on(0.12, 0.26, 0.62), palette);
            roofs(canvas, board, -0.02, 0.7, 0.6, palette);
            roofs(canvas, board, -0.3, 1.0, 0.42, palette);
            gulls(
                canvas,
                board,
                &[(0.3, 1.35, 0.08), (0.46, 1.26, 0.06), (0.1, 1.5, 0.05)],
                palette,
            );
        }
        View::Tower => {
            sun(canvas, board, (0.4, 0.78), 0.27, palette);
            roofs(canvas, board, 0.14, 0.5, 0.76, palette);
            tower(canvas, &board.on(0.0, 0.0, 0.92), palette);
            for (x, y, size) in
                [(0.5, -0.3, 0.72), (0.74, -0.26, 0.5), (-0.8, -0.3, 0.62)]
            {
                cypress(canvas, &board.on(x, y, size), palette);
            }
            tree(canvas, &board.on(0.2, -0.36, 0.42), None, palette);
            stork(canvas, &board.on(0.22, 1.12, 0.46), palette);
            stork(canvas, &board.on(0.66, 0.5, 0.26).mirrored(), palette);
            stork(canvas, &board.on(-0.1, 1.42, 0.2), palette);
        }
        View::Hills => {
            sun(canvas, board, (0.25, 0.92), 0.27, palette);
            hills(canvas, board, palette);
        }
    }
}

/// A poster sun with a paler ring.
fn sun(canvas: &mut Canvas, board: &Board, at: Point, radius: f32, palette: &Palette) {
    let centre = board.spot(at.0, at.1);
    let gold = palette.dye(Dye::Gold);
    canvas.disc(centre, radius * 1.5 * board.scale, palette.tone(1.0).veil(0.35));
    canvas.disc(centre, radius * board.scale, gold.mix(palette.tone(1.0), 0.55));
}

/// The sea from the horizon down, with the path of the sun on it.
fn water(canvas: &mut Canvas, board: &Board, path: f32, palette: &Palette) {
    let [far, near] = palette.sea;
    let sheet = board.place(&[(-9.0, 0.0), (9.0, 0.0), (9.0, -9.0), (-9.0, -9.0)]);
    let ink = Ink::Fade {
        from: board.spot(0.0, 0.0),
        to: board.spot(0.0, -0.9),
        first: far.mix(palette.tone(1.0), 0.25),
        last: near,
    };
    canvas.fill(&sheet, ink);
    for band in 0..12 {
        let y = -0.012 - 0.0055 * (band as f32 + 1.0).powi(2);
        let reach = 0.1 + 0.035 * band as f32;
        let slip = if band % 2 == 0 { 0.05 } else { -0.04 };
        let lens = smooth(&[
            (path + slip - reach, y),
            (path + slip, y + 0.004 + 0.0012 * band as f32),
            (path + slip + reach, y),
            (path + slip, y - 0.004 - 0.0012 * band as f32),
        ]);
        canvas.fill(&board.place(&lens), palette.tone(0.98));
    }
    for wave in 0..9 {
        let y = -0.05 - 0.09 * wave as f32;
        let x = ((wave * 37) % 17) as f32 / 8.5 - 1.0;
        let reach = 0.22 + 0.05 * wave as f32;
        let lens =
            smooth(&[(x - reach, y), (x, y + 0.008), (x + reach, y), (x, y - 0.006)]);
        canvas.fill(&board.place(&lens), near.mix(palette.tone(0.1), 0.25));
    }
}

/// A low cape on the horizon.
fn headland(canvas: &mut Canvas, board: &Board, palette: &Palette) {
    let cape = [
        (-3.0, 0.0),
        (-3.0, 0.2),
        (-1.1, 0.13),
        (-0.7, 0.08),
        (-0.45, 0.03),
        (-0.3, 0.0),
    ];
    let ink = palette.sky[1].mix(palette.tone(0.35), 0.45);
    canvas.fill(&board.place(&cape), ink);
}
