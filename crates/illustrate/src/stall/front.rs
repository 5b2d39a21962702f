//! The house front around a stall.

use super::{FRONT, Stall};
use crate::canvas::{Canvas, Point};
use crate::fittings::{self};
use crate::palette::Dye;
use crate::perspective::{Camera, Shade, at};
use crate::vault::Vault;

impl Stall {
    /// Shuttered doors on both sides and a pair of windows above.
    pub(super) fn openings(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let offset = self.arch.half + 1.75;
        let door = Vault { half: 0.78, spring: 1.75, point: 0.0 };
        for side in [-1.0, 1.0] {
            let beside = camera.beside(side * offset);
            let rim = Vault { half: 0.95, ..door };
            let face = beside.face(&rim.opening(0.0, FRONT));
            canvas.fill(&face, shade.tone(self.level + 0.12));
            let leaf = beside.face(&door.opening(0.0, FRONT));
            canvas.fill(&leaf, shade.dye(self.dye).mix(shade.tone(0.06), 0.25));
            let board = beside.board(at(0.0, 0.0, FRONT));
            for plank in 0..7 {
                let x = -0.66 + plank as f32 * 0.22;
                let tall = door.spring + (door.half * door.half - x * x).sqrt() - 0.02;
                let seam = if plank == 3 { 0.022 } else { 0.01 };
                let strip = [
                    (x - seam, 0.0),
                    (x + seam, 0.0),
                    (x + seam, tall),
                    (x - seam, tall),
                ];
                canvas.fill(&board.place(&strip), shade.tone(0.07));
            }
            for y in [0.5, 1.2, 1.75] {
                for stud in 0..6 {
                    let x = -0.55 + stud as f32 * 0.22;
                    canvas.disc(board.spot(x, y), board.scale * 0.026, shade.tone(0.82));
                }
            }
            let window = Vault { half: 0.42, spring: 0.75, point: 0.25 };
            let above = Camera { eye: (beside.eye.0, beside.eye.1 - 3.45), ..beside };
            let sill = [
                at(-0.6, -0.12, FRONT),
                at(0.6, -0.12, FRONT),
                at(0.6, 0.0, FRONT),
                at(-0.6, 0.0, FRONT),
            ];
            canvas.fill(&above.face(&sill), shade.tone(self.level + 0.16));
            let dark = Vault { half: 0.54, ..window };
            canvas.fill(
                &above.face(&dark.opening(0.0, FRONT)),
                shade.tone(self.level + 0.12),
            );
            canvas.fill(&above.face(&window.opening(0.0, FRONT)), shade.tone(0.12));
            let grid = above.board(at(0.0, 0.0, FRONT));
            for bar in -2i32..=2 {
                let x = bar as f32 * 0.15;
                let line = [grid.spot(x, 0.0), grid.spot(x, 0.95)];
                canvas.line(&line, grid.scale * 0.03, shade.tone(0.4));
            }
            for bar in 0..6 {
                let y = 0.08 + bar as f32 * 0.16;
                let line = [grid.spot(-0.4, y), grid.spot(0.4, y)];
                canvas.line(&line, grid.scale * 0.03, shade.tone(0.4));
            }
            fittings::plant(canvas, &grid.on(0.0, 0.0, 0.9), shade);
        }
    }

    /// Embroidered lengths on a rope across the front, above the arch.
    pub(super) fn rope(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let (reach, z) = (3.0, FRONT - 0.1);
        let height = self.arch.crown() + 1.75;
        let spot = |share: f32, drop: f32| {
            let across = share * 2.0 - 1.0;
            let sag = 0.35 * (1.0 - across * across);
            camera.project(at(across * reach, height - sag - drop, z))
        };
        let rope: Vec<Point> =
            (0..=24).map(|step| spot(step as f32 / 24.0, 0.0)).collect();
        canvas.line(&rope, camera.scale(z) * 0.025, shade.tone(0.1));
        for piece in 0..7 {
            let (from, to) = ((piece as f32 + 0.12) / 7.0, (piece as f32 + 0.88) / 7.0);
            let long = if piece % 2 == 0 { 0.95 } else { 0.72 };
            let corners =
                [spot(from, 0.0), spot(to, 0.0), spot(to, long), spot(from, long)];
            let slip = camera.scale(z) * 0.16 * -self.side;
            let cast = corners.map(|(x, y)| (x + slip, y + slip.abs()));
            canvas.fill(&cast, shade.tone(self.level - 0.3).veil(0.55));
            let dye = [self.dye, Dye::Gold, Dye::Second, Dye::First][piece % 4];
            fittings::hanging(canvas, corners, dye, shade);
        }
    }

    /// The stones of the arch, in one or two colours.
    pub(super) fn ring(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let count = 21;
        let (inner, outer) =
            (self.arch.curve(0.0, count * 4), self.arch.curve(-0.5, count * 4));
        let dark = if self.striped {
            shade.dye(self.dye).mix(shade.tone(0.2), 0.25)
        } else {
            shade.tone(self.level - 0.1)
        };
        for stone in 0..count {
            let (low, high) = (stone * 4, stone * 4 + 4);
            let mut ring: Vec<_> =
                inner[low..=high].iter().map(|&(x, y)| at(x, y, FRONT)).collect();
            ring.extend(outer[low..=high].iter().rev().map(|&(x, y)| at(x, y, FRONT)));
            let ink = if stone % 2 == 0 { dark } else { shade.tone(self.level + 0.2) };
            canvas.fill(&camera.face(&ring), ink);
        }
        let step = self.arch.spring / 5.0;
        for stone in 0..5 {
            let (low, high) = (stone as f32 * step, (stone + 1) as f32 * step);
            let ink = if stone % 2 == 1 { dark } else { shade.tone(self.level + 0.2) };
            for side in [-1.0, 1.0] {
                let (a, b) = (side * self.arch.half, side * (self.arch.half + 0.5));
                let quad = [
                    at(a, low, FRONT),
                    at(a, high, FRONT),
                    at(b, high, FRONT),
                    at(b, low, FRONT),
                ];
                canvas.fill(&camera.face(&quad), ink);
            }
        }
        let edge: Vec<Point> =
            outer.iter().map(|&(x, y)| camera.project(at(x, y, FRONT))).collect();
        canvas.line(&edge, camera.scale(FRONT) * 0.05, shade.tone(self.level - 0.2));
    }

    /// A slanting shadow that leaves one part of the front in the sun.
    pub(super) fn sunlight(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let side = self.side;
        let edge = [
            at(side * 9.0, 9.0, FRONT),
            at(side * 2.9, 9.0, FRONT),
            at(-side * 0.1, 5.2, FRONT),
            at(-side * 2.2, 4.3, FRONT),
            at(-side * 3.4, 2.2, FRONT),
            at(-side * 4.6, 0.0, FRONT),
            at(-side * 9.0, 0.0, FRONT),
            at(-side * 9.0, 9.0, FRONT),
        ];
        canvas.darken(&camera.face(&edge[1..]), shade.tone(0.52).veil(0.62));
        let ground = [
            at(-side * 9.0, 0.0, FRONT),
            at(-side * 4.6, 0.0, FRONT),
            at(-side * 1.2, 0.0, 3.2),
            at(side * 0.8, 0.0, 1.6),
            at(side * 1.5, 0.0, 0.4),
            at(-side * 9.0, 0.0, 0.4),
        ];
        canvas.darken(&camera.face(&ground), shade.tone(0.5).veil(0.62));
    }
}
