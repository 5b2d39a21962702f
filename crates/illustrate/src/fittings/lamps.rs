//! Hanging lamps.

use super::Lamp;
use crate::canvas::{Canvas, Ink, ellipse, smooth};
use crate::palette::Dye;
use crate::perspective::{Camera, Shade, Spot};

/// Hangs a lamp at `spot` on a chain from `ceiling`.
pub fn lamp(
    canvas: &mut Canvas,
    camera: &Camera,
    lamp: Lamp,
    spot: Spot,
    ceiling: f32,
    body: Dye,
    shade: &Shade,
) {
    let board = camera.board(spot);
    let top = camera.project(Spot { y: ceiling, ..spot });
    let flame = shade.dye(Dye::Gold).mix(shade.tone(1.0), 0.45);
    let halo = Ink::Halo {
        centre: board.spot(0.0, 0.2),
        radius: board.scale * 1.15,
        color: flame.veil(0.5),
    };
    let around = ellipse(board.spot(0.0, 0.2), board.scale * 1.15, board.scale * 1.15);
    canvas.lighten(&around, halo);
    let thread = (board.scale * 0.02).max(2.0);
    canvas.line(&[top, board.spot(0.0, 0.5)], thread, shade.tone(0.08));
    let metal = shade.tone(0.07);
    match lamp {
        Lamp::Lantern => {
            let cap = [(-0.13, 0.36), (-0.04, 0.52), (0.04, 0.52), (0.13, 0.36)];
            let frame = [
                (-0.13, 0.36),
                (0.13, 0.36),
                (0.17, 0.24),
                (0.1, 0.02),
                (-0.1, 0.02),
                (-0.17, 0.24),
            ];
            canvas.fill(&board.place(&frame), metal);
            for (left, right, ink) in [
                (-0.9, -0.38, shade.dye(body)),
                (-0.28, 0.28, flame),
                (0.38, 0.9, shade.dye(body).mix(flame, 0.35)),
            ] {
                let pane = |x: f32, y: f32| (x * if y > 0.3 { 0.12 } else { 0.155 }, y);
                let upper = [
                    pane(left, 0.34),
                    pane(right, 0.34),
                    (right * 0.155, 0.25),
                    (left * 0.155, 0.25),
                ];
                let lower = [
                    (left * 0.155, 0.23),
                    (right * 0.155, 0.23),
                    (right * 0.09, 0.04),
                    (left * 0.09, 0.04),
                ];
                canvas.fill(&board.place(&upper), ink);
                canvas.fill(&board.place(&lower), ink);
            }
            canvas.fill(&board.place(&cap), metal);
            let foot = [(-0.06, 0.02), (0.06, 0.02), (0.0, -0.08)];
            canvas.fill(&board.place(&foot), metal);
        }
        Lamp::Glass => {
            let drop = |grow: f32| {
                smooth(&[
                    (0.0, 0.5),
                    (0.05 * grow, 0.44),
                    (0.07 * grow, 0.36),
                    (0.17 * grow, 0.2),
                    (0.12 * grow, 0.05),
                    (0.0, 0.0),
                    (-0.12 * grow, 0.05),
                    (-0.17 * grow, 0.2),
                    (-0.07 * grow, 0.36),
                    (-0.05 * grow, 0.44),
                ])
            };
            let tint = shade.dye(body);
            canvas.fill(&board.place(&drop(1.0)), tint.mix(metal, 0.3));
            canvas.fill(&board.place(&drop(0.82)), tint);
            let glow =
                ellipse(board.spot(0.0, 0.19), board.scale * 0.085, board.scale * 0.12);
            canvas.fill(&glow, flame.mix(tint, 0.15));
            let glint = smooth(&[(0.08, 0.3), (0.12, 0.2), (0.09, 0.1), (0.1, 0.2)]);
            canvas.fill(&board.place(&glint), shade.tone(1.0));
        }
        Lamp::Tin => {
            canvas.disc(board.spot(0.0, 0.19), board.scale * 0.08, flame);
            let hood = [(-0.24, 0.22), (-0.06, 0.4), (0.06, 0.4), (0.24, 0.22)];
            canvas.fill(&board.place(&hood), metal);
            let lip = [(-0.24, 0.22), (0.24, 0.22), (0.21, 0.18), (-0.21, 0.18)];
            canvas.fill(&board.place(&lip), shade.dye(body));
        }
    }
}
