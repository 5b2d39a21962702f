//! What stands in a room with windows.

use super::{Room, Windows};
use crate::canvas::{Canvas, ellipse, smooth};
use crate::fittings::{self};
use crate::palette::{Color, Dye};
use crate::perspective::{Board, Camera, Look, Shade, at};
use crate::random::Dice;

impl Windows {
    /// What stands in the room.
    pub(super) fn furniture(&self, canvas: &mut Canvas, camera: &Camera, look: &Look) {
        let half = self.vault.half;
        match self.room {
            Room::Divan => {
                for side in [-1.0, 1.0] {
                    let seat = fittings::Bench {
                        across: (side * (half - 0.85), side * half),
                        along: (3.6, 7.0),
                        foot: 0.0,
                        top: 0.48,
                    };
                    fittings::bench(canvas, camera, seat, 0.3, &look.shade(5.0));
                    for place in (0..5).rev() {
                        let z = 3.9 + place as f32 * 0.65;
                        let board = camera.board(at(side * (half - 0.35), 0.48, z));
                        let dye = [Dye::First, Dye::Gold, Dye::Second][place % 3];
                        cushion(canvas, &board, look.shade(z).dye(dye), &look.shade(z));
                    }
                }
                coffee(canvas, &camera.board(at(0.0, 0.0, 4.5)), &look.shade(4.5));
            }
            Room::Cafe => {
                for (x, z) in [(-1.45, 5.9), (1.5, 5.7), (0.75, 4.1)] {
                    table(canvas, &camera.board(at(x, 0.0, z)), &look.shade(z));
                }
            }
            Room::Books => {
                for side in [-1.0, 1.0] {
                    shelves(canvas, camera, side * half, look);
                }
                table(canvas, &camera.board(at(0.75, 0.0, 4.6)), &look.shade(4.6));
            }
        }
    }
}

/// A square cushion leaning on the wall.
fn cushion(canvas: &mut Canvas, board: &Board, ink: Color, shade: &Shade) {
    let shape = smooth(&[
        (-0.3, 0.0),
        (-0.33, 0.25),
        (-0.29, 0.5),
        (0.29, 0.5),
        (0.33, 0.25),
        (0.3, 0.0),
    ]);
    canvas.fill(&board.place(&shape), ink.mix(shade.tone(0.05), 0.3));
    let front = smooth(&[
        (-0.24, 0.03),
        (-0.27, 0.25),
        (-0.24, 0.46),
        (0.24, 0.46),
        (0.28, 0.25),
        (0.24, 0.03),
    ]);
    canvas.fill(&board.place(&front), ink);
    let diamond = [(-0.15, 0.25), (0.0, 0.38), (0.15, 0.25), (0.0, 0.12)];
    canvas.fill(&board.place(&diamond), shade.tone(0.85));
    let core = [(-0.07, 0.25), (0.0, 0.31), (0.07, 0.25), (0.0, 0.19)];
    canvas.fill(&board.place(&core), ink.mix(shade.tone(0.05), 0.3));
}

/// A brass tray on legs with a pot and cups.
fn coffee(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    for x in [-0.34, 0.34] {
        let leg = [(x, 0.0), (x + 0.05, 0.0), (x * 0.5 + 0.05, 0.4), (x * 0.5, 0.4)];
        canvas.fill(&board.place(&leg), shade.tone(0.07));
    }
    let brass = shade.dye(Dye::Gold);
    let tray = ellipse(board.spot(0.0, 0.42), board.scale * 0.55, board.scale * 0.1);
    canvas.fill(&tray, brass.mix(shade.tone(0.1), 0.45));
    let tray = ellipse(board.spot(0.0, 0.44), board.scale * 0.53, board.scale * 0.09);
    canvas.fill(&tray, brass);
    pot(canvas, &board.on(-0.1, 0.42, 0.8), shade);
    for x in [0.16, 0.32] {
        cup(canvas, &board.on(x, 0.42, 1.0), shade);
    }
}

/// A coffee pot with its beak.
fn pot(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    let ink = shade.tone(0.08);
    let body = smooth(&[
        (-0.12, 0.0),
        (-0.14, 0.1),
        (-0.07, 0.22),
        (-0.1, 0.34),
        (0.0, 0.44),
        (0.09, 0.34),
        (0.2, 0.33),
        (0.09, 0.25),
        (0.08, 0.2),
        (0.14, 0.1),
        (0.12, 0.0),
    ]);
    canvas.fill(&board.place(&body), ink);
    let handle = [
        board.spot(-0.09, 0.32),
        board.spot(-0.2, 0.28),
        board.spot(-0.2, 0.14),
        board.spot(-0.12, 0.09),
    ];
    canvas.line(&handle, board.scale * 0.03, ink);
    let shine = smooth(&[(0.05, 0.06), (0.08, 0.12), (0.03, 0.2), (0.06, 0.12)]);
    canvas.fill(&board.place(&shine), shade.dye(Dye::Gold));
}

/// A small cup without a handle.
fn cup(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    let side = [(-0.06, 0.1), (0.06, 0.1), (0.035, 0.0), (-0.035, 0.0)];
    canvas.fill(&board.place(&side), shade.tone(0.97));
    let band = [(-0.054, 0.08), (0.054, 0.08), (0.048, 0.055), (-0.048, 0.055)];
    canvas.fill(&board.place(&band), shade.dye(Dye::First));
}

/// A small table between two stools.
fn table(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    let shadow = ellipse(board.spot(0.0, -0.03), board.scale * 0.7, board.scale * 0.1);
    canvas.fill(&shadow, shade.tone(0.03).veil(0.4));
    let ink = shade.tone(0.1);
    for x in [-0.66, 0.66] {
        for leg in [-0.14, 0.1] {
            let post = [
                (x + leg, 0.0),
                (x + leg + 0.04, 0.0),
                (x + leg + 0.04, 0.4),
                (x + leg, 0.4),
            ];
            canvas.fill(&board.place(&post), ink);
        }
        let seat = [(x - 0.18, 0.4), (x + 0.18, 0.4), (x + 0.2, 0.46), (x - 0.2, 0.46)];
        canvas.fill(&board.place(&seat), shade.dye(Dye::First));
        let woven =
            [(x - 0.18, 0.43), (x + 0.18, 0.43), (x + 0.19, 0.445), (x - 0.19, 0.445)];
        canvas.fill(&board.place(&woven), shade.dye(Dye::Gold));
    }
    let stem = [(-0.04, 0.0), (0.04, 0.0), (0.04, 0.7), (-0.04, 0.7)];
    canvas.fill(&board.place(&stem), ink);
    let foot = [(-0.24, 0.0), (0.24, 0.0), (0.06, 0.1), (-0.06, 0.1)];
    canvas.fill(&board.place(&foot), ink);
    let edge = ellipse(board.spot(0.0, 0.7), board.scale * 0.46, board.scale * 0.06);
    canvas.fill(&edge, shade.tone(0.4));
    let top = ellipse(board.spot(0.0, 0.725), board.scale * 0.46, board.scale * 0.055);
    canvas.fill(&top, shade.tone(0.88));
    pot(canvas, &board.on(-0.14, 0.72, 0.62), shade);
    cup(canvas, &board.on(0.12, 0.71, 1.0), shade);
    cup(canvas, &board.on(0.28, 0.715, 1.0), shade);
}

/// Book shelves along the side wall at `x`.
fn shelves(canvas: &mut Canvas, camera: &Camera, x: f32, look: &Look) {
    let inner = x - x.signum() * 0.42;
    let shade = look.shade(5.0);
    let (near, far) = (3.1, 6.9);
    let panel = |low: f32, high: f32, from: f32, to: f32| {
        [
            at(inner, low, from),
            at(inner, high, from),
            at(inner, high, to),
            at(inner, low, to),
        ]
    };
    canvas.fill(&camera.face(&panel(0.0, 2.5, near, far)), shade.tone(0.1));
    let end =
        [at(inner, 0.0, near), at(inner, 2.5, near), at(x, 2.5, near), at(x, 0.0, near)];
    canvas.fill(&camera.face(&end), shade.tone(0.22));
    let mut dice = Dice::new(if x > 0.0 { 77 } else { 78 });
    for row in 0..5 {
        let foot = 0.08 + row as f32 * 0.49;
        let mut z = near + 0.08;
        while z < far - 0.2 {
            let wide = dice.range(0.07, 0.17);
            let tall = dice.range(0.28, 0.4);
            let ink = match dice.pick(6) {
                0 => shade.dye(Dye::First),
                1 => shade.dye(Dye::Gold),
                2 => shade.dye(Dye::Second),
                3 => shade.tone(0.8),
                4 => shade.tone(0.55),
                _ => shade.tone(0.38),
            };
            if dice.unit() > 0.1 {
                canvas.fill(
                    &camera.face(&panel(foot, foot + tall, z, z + wide * 0.9)),
                    ink,
                );
                let title =
                    panel(foot + tall * 0.7, foot + tall * 0.8, z, z + wide * 0.9);
                canvas.fill(&camera.face(&title), ink.mix(shade.tone(1.0), 0.5));
            }
            z += wide;
        }
        canvas.fill(&camera.face(&panel(foot - 0.06, foot, near, far)), shade.tone(0.42));
    }
    canvas.fill(&camera.face(&panel(2.46, 2.54, near, far)), shade.tone(0.48));
}
