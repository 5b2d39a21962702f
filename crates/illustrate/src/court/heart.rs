//! What stands and hangs in the middle of a court.

use super::{Court, HALF, Heart};
use crate::canvas::{Canvas, Point, ellipse, hull};
use crate::palette::{Dye, Palette};
use crate::perspective::{Board, Camera, Look, Shade, Spot, at};
use crate::views::{self};

impl Court {
    /// Tree, palms or basin in the middle.
    pub(super) fn heart(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        look: &Look,
        palette: &Palette,
    ) {
        let z = 11.0;
        let shade = look.shade(z);
        let x = -0.5 * self.side;
        let cast = |x: f32, wide: f32, long: f32| {
            let spots: Vec<Spot> = (0..40)
                .map(|step| {
                    let angle = step as f32 / 40.0 * std::f32::consts::TAU;
                    let slip = long * (angle.cos() + 1.0) * 0.5;
                    at(
                        x - self.side * slip,
                        0.0,
                        z - 0.2 + wide * angle.sin() - slip * 0.3,
                    )
                })
                .collect();
            camera.face(&spots)
        };
        match self.heart {
            Heart::Tree(fruit) => {
                canvas.fill(&cast(x, 0.8, 3.2), shade.tone(0.4).veil(0.6));
                let ring = |grow: f32, y: f32| {
                    let board = camera.board(at(x, y, z));
                    ellipse(board.origin, board.scale * grow, board.scale * grow * 0.17)
                };
                let mut base = ring(1.0, 0.0);
                base.extend(ring(1.0, 0.42));
                canvas.fill(&hull(&base), shade.tone(0.62));
                canvas.fill(&ring(1.0, 0.42), shade.tone(0.92));
                canvas.fill(&ring(0.8, 0.42), shade.tone(0.3));
                let board = camera.board(at(x, 0.4, z)).on(0.0, 0.0, 4.4);
                views::tree(canvas, &board, fruit, palette);
            }
            Heart::Fountain => {
                canvas.fill(&cast(x, 0.9, 1.9), shade.tone(0.4).veil(0.6));
                let board = camera.board(at(x, 0.0, z));
                let octagon = |radius: f32, y: f32| -> Vec<Point> {
                    (0..8)
                        .map(|corner| {
                            let angle =
                                (corner as f32 + 0.5) / 8.0 * std::f32::consts::TAU;
                            board.spot(
                                radius * angle.cos(),
                                y + radius * 0.17 * angle.sin(),
                            )
                        })
                        .collect()
                };
                let mut body = octagon(1.5, 0.1);
                body.extend(octagon(1.5, 0.72));
                canvas.fill(&hull(&body), shade.tone(0.56));
                for corner in 4..8 {
                    let (from, to) = (octagon(1.5, 0.1), octagon(1.5, 0.72));
                    let next = (corner + 1) % 8;
                    let level = 0.5 + 0.07 * corner as f32 * self.side.max(0.2);
                    if corner < 7 {
                        let facet = [from[corner], from[next], to[next], to[corner]];
                        canvas.fill(&facet, shade.tone(level - 0.1));
                    }
                }
                canvas.fill(&octagon(1.5, 0.72), shade.tone(0.95));
                canvas.fill(&octagon(1.26, 0.72), look.palette.sea[1]);
                canvas.fill(&octagon(0.95, 0.7), look.palette.sea[0]);
                let stem = [(-0.13, 0.7), (-0.09, 1.5), (0.09, 1.5), (0.13, 0.7)];
                canvas.fill(&board.place(&stem), shade.tone(0.6));
                canvas.fill(
                    &ellipse(
                        board.spot(0.0, 1.52),
                        board.scale * 0.62,
                        board.scale * 0.13,
                    ),
                    shade.tone(0.5),
                );
                canvas.fill(
                    &ellipse(
                        board.spot(0.0, 1.57),
                        board.scale * 0.62,
                        board.scale * 0.12,
                    ),
                    shade.tone(0.96),
                );
                canvas.fill(
                    &ellipse(
                        board.spot(0.0, 1.58),
                        board.scale * 0.5,
                        board.scale * 0.08,
                    ),
                    look.palette.sea[0],
                );
                for side in [-1.0, 1.0] {
                    for reach in [0.26, 0.44] {
                        let jet: Vec<Point> = (0..=12)
                            .map(|step| {
                                let share = step as f32 / 12.0;
                                let rise = 1.6 + 1.5 * share
                                    - 2.3 * share * share * (1.0 + reach);
                                board.spot(side * reach * share * 2.2, rise)
                            })
                            .collect();
                        canvas.line(&jet, board.scale * 0.035, shade.tone(1.0));
                    }
                }
            }
            Heart::Palms => {
                for (dx, tall, lean) in [(-1.1, 5.6, -0.5), (0.7, 4.5, 0.55)] {
                    canvas.fill(&cast(x + dx, 0.28, 3.6), shade.tone(0.4).veil(0.6));
                    let board = camera.board(at(x + dx, 0.0, z));
                    palm(canvas, &board, tall, lean, &shade);
                }
            }
        }
    }

    /// Small flags on two lines across the court.
    pub(super) fn flags(&self, canvas: &mut Canvas, camera: &Camera, look: &Look) {
        for (z, from, to) in [(14.0, 5.4, 5.6), (9.0, 5.0, 4.6)] {
            let shade = look.shade(z);
            let spot = |share: f32| {
                let sag = 1.1 * (1.0 - (share * 2.0 - 1.0).powi(2));
                at((share * 2.0 - 1.0) * HALF, from + (to - from) * share - sag, z)
            };
            let count = 22;
            let line: Vec<Point> = (0..=count)
                .map(|step| camera.project(spot(step as f32 / count as f32)))
                .collect();
            canvas.line(&line, camera.scale(z) * 0.03, shade.tone(0.15));
            for flag in 0..count {
                let (a, b) = (
                    spot((flag as f32 + 0.12) / count as f32),
                    spot((flag as f32 + 0.88) / count as f32),
                );
                let tip = at((a.x + b.x) / 2.0, (a.y + b.y) / 2.0 - 0.52, z);
                let ink = match flag % 4 {
                    0 => shade.dye(Dye::First),
                    1 => shade.tone(0.97),
                    2 => shade.dye(Dye::Gold),
                    _ => shade.dye(Dye::Second),
                };
                canvas.fill(&camera.face(&[a, b, tip]), ink);
            }
        }
    }
}

/// A date palm.
fn palm(canvas: &mut Canvas, board: &Board, tall: f32, lean: f32, shade: &Shade) {
    let trunk = |share: f32, wide: f32| (lean * share * share + wide, tall * share);
    let mut outline = Vec::new();
    for step in 0..=8 {
        let share = step as f32 / 8.0;
        outline.push(trunk(share, 0.19 - 0.08 * share));
    }
    for step in (0..=8).rev() {
        let share = step as f32 / 8.0;
        outline.push(trunk(share, -0.19 + 0.08 * share));
    }
    canvas.fill(&board.place(&outline), shade.tone(0.28));
    for ring in 1..12 {
        let share = ring as f32 / 12.0;
        let ends = [trunk(share, -0.16), trunk(share + 0.012, 0.16)];
        canvas.line(&board.place(&ends), board.scale * 0.035, shade.tone(0.5));
    }
    let green = shade.dye(Dye::Leaf);
    for (index, angle) in
        [-2.0f32, 2.0, -1.5, 1.5, -0.95, 0.95, -0.4, 0.4, 0.0].into_iter().enumerate()
    {
        let reach = 1.75;
        let mut frond = Vec::new();
        let along = |share: f32| {
            let bend = angle * (0.55 + 0.6 * share);
            (lean + reach * share * bend.sin(), tall + reach * share * bend.cos() * 0.85)
        };
        let width =
            |share: f32| 0.26 * (share * std::f32::consts::PI).sin().max(0.0).powf(0.6);
        for step in 0..=10 {
            let share = step as f32 / 10.0;
            let (x, y) = along(share);
            frond.push((x, y + width(share) * 0.5));
        }
        for step in (0..=20).rev() {
            let share = step as f32 / 20.0;
            let (x, y) = along(share);
            let tooth = if step % 2 == 0 { 1.0 } else { 0.45 };
            frond.push((x, y - width(share) * tooth));
        }
        let ink = if index % 2 == 0 { green.mix(shade.tone(0.08), 0.4) } else { green };
        canvas.fill(&board.place(&frond), ink);
    }
    for (x, y) in [(-0.16, -0.22), (0.14, -0.26), (0.0, -0.36)] {
        canvas.disc(
            board.spot(lean + x, tall + y),
            board.scale * 0.13,
            shade.dye(Dye::Gold),
        );
    }
}
