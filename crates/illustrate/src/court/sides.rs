//! The sunlit sides of a court and what rises over its roof.

use super::{Court, Crown, EDGE, FAR, HALF};
use crate::canvas::{Canvas, ellipse, smooth};
use crate::fittings::{self};
use crate::masonry::{self, Front, Wall};
use crate::palette::Dye;
use crate::perspective::{Camera, Look, Shade, Spot, at};
use crate::random::Dice;
use crate::vault::Vault;

impl Court {
    /// What rises behind the far roof.
    pub(super) fn crown(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        // A tower stands aside, so that nothing hangs in front of its clock.
        let aside = if self.crown == Crown::Clock { -2.6 * self.side } else { 0.0 };
        let board = camera.board(at(aside, self.roof(), FAR + 1.0));
        let block = |left: f32, right: f32, low: f32, high: f32| {
            board.place(&[(left, low), (left, high), (right, high), (right, low)])
        };
        match self.crown {
            Crown::Plain => {}
            Crown::Domes => {
                for (x, radius) in [(-2.9, 1.15), (0.0, 1.6), (2.9, 1.15)] {
                    canvas.fill(
                        &block(x - radius * 1.05, x + radius * 1.05, -1.0, 0.45),
                        shade.tone(0.54),
                    );
                    let shell = ellipse(
                        board.spot(x, 0.4),
                        radius * board.scale,
                        radius * 0.95 * board.scale,
                    );
                    canvas.fill(&shell, shade.tone(0.66));
                    let lee = smooth(&[
                        (x - self.side * radius * 0.25, 0.4 + radius * 0.95),
                        (x - self.side * radius * 0.8, 0.4 + radius * 0.6),
                        (x - self.side * radius, 0.4),
                        (x - self.side * radius * 0.4, 0.3),
                        (x - self.side * radius * 0.2, 0.4 + radius * 0.5),
                    ]);
                    canvas.fill(&board.place(&lee), shade.tone(0.44));
                    let tip = [board.spot(x, 0.3 + radius), board.spot(x, 0.85 + radius)];
                    canvas.line(&tip, board.scale * 0.06, shade.tone(0.3));
                    canvas.disc(
                        board.spot(x, 0.9 + radius),
                        board.scale * 0.1,
                        shade.dye(Dye::Gold),
                    );
                }
            }
            Crown::Clock => {
                canvas.fill(&block(-1.1, 1.1, -1.0, 3.1), shade.tone(0.8));
                let lee = if self.side > 0.0 { (-1.1, -0.45) } else { (0.45, 1.1) };
                canvas.fill(&block(lee.0, lee.1, -1.0, 3.1), shade.tone(0.6));
                canvas.fill(&block(-1.25, 1.25, 3.1, 3.3), shade.tone(0.9));
                canvas.fill(&block(-0.85, 0.85, 3.3, 5.0), shade.tone(0.8));
                let lee = if self.side > 0.0 { (-0.85, -0.35) } else { (0.35, 0.85) };
                canvas.fill(&block(lee.0, lee.1, 3.3, 5.0), shade.tone(0.6));
                canvas.fill(&block(-1.0, 1.0, 5.0, 5.2), shade.tone(0.9));
                let arch = [
                    (-0.32, 3.5),
                    (-0.32, 4.2),
                    (-0.2, 4.5),
                    (0.0, 4.62),
                    (0.2, 4.5),
                    (0.32, 4.2),
                    (0.32, 3.5),
                ];
                canvas.fill(&board.place(&arch), shade.tone(0.16));
                let cap = [(-0.9, 5.2), (0.0, 6.2), (0.9, 5.2)];
                canvas.fill(&board.place(&cap), shade.dye(Dye::First));
                let centre = board.spot(0.0, 2.0);
                canvas.disc(centre, board.scale * 0.72, shade.tone(0.2));
                canvas.disc(centre, board.scale * 0.62, shade.tone(1.0));
                for hour in 0..12 {
                    let angle = hour as f32 / 12.0 * std::f32::consts::TAU;
                    let mark = board.spot(0.5 * angle.sin(), 2.0 + 0.5 * angle.cos());
                    canvas.disc(mark, board.scale * 0.035, shade.tone(0.1));
                }
                // Ten o'clock, as the camera says.
                canvas.line(
                    &[centre, board.spot(-0.3, 2.18)],
                    board.scale * 0.07,
                    shade.tone(0.08),
                );
                canvas.line(
                    &[centre, board.spot(0.0, 2.5)],
                    board.scale * 0.05,
                    shade.tone(0.08),
                );
            }
        }
    }

    /// The sunlit side across the court.
    pub(super) fn far_side(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        dice: &mut Dice,
    ) {
        let roof = self.roof();
        let span = (-HALF - 0.5, HALF + 0.5);
        let front = Front { z: FAR, across: span, upright: (0.0, roof) };
        masonry::facade(canvas, camera, front, 0.78, shade, dice);
        for (left, right, low, high, level) in [
            (-HALF - 0.5, HALF + 0.5, roof - 0.1, roof + 0.2, 0.94),
            (-HALF, HALF, 3.35, 3.55, 0.92),
        ] {
            let band = [
                at(left, low, FAR),
                at(right, low, FAR),
                at(right, high, FAR),
                at(left, high, FAR),
            ];
            canvas.fill(&camera.face(&band), shade.tone(level));
        }
        if self.crown == Crown::Plain {
            for tooth in 0..16 {
                let x = -HALF + tooth as f32 * 0.84;
                let merlon = [
                    at(x, roof + 0.15, FAR),
                    at(x, roof + 0.62, FAR),
                    at(x + 0.21, roof + 0.82, FAR),
                    at(x + 0.42, roof + 0.62, FAR),
                    at(x + 0.42, roof + 0.15, FAR),
                ];
                canvas.fill(&camera.face(&merlon), shade.tone(0.84));
            }
        }
        let pitch = HALF * 2.0 / self.bays as f32;
        for storey in 0..self.storeys {
            let foot = storey as f32 * 3.55;
            let tall = if storey == 0 { 1.75 } else { 0.9 };
            for bay in 0..self.bays {
                let x = -HALF + (bay as f32 + 0.5) * pitch;
                let arch = Vault { half: pitch * 0.36, spring: tall, point: 0.2 };
                let lifted = camera.beside(x);
                let lifted =
                    Camera { eye: (lifted.eye.0, lifted.eye.1 - foot), ..lifted };
                let rim = Vault { half: arch.half + 0.2, ..arch };
                canvas.fill(&lifted.face(&rim.opening(0.0, FAR)), shade.tone(0.92));
                canvas.fill(&lifted.face(&arch.opening(0.0, FAR)), shade.tone(0.26));
                // The sun reaches a little way in and stops at a slanting edge.
                let deep: Vec<Spot> = arch
                    .opening(0.0, FAR)
                    .iter()
                    .map(|spot| {
                        at(
                            spot.x,
                            spot.y.min(tall * 0.62 - self.side * spot.x * 0.5),
                            FAR,
                        )
                    })
                    .collect();
                canvas.fill(&lifted.face(&deep), shade.tone(0.52));
                let door =
                    Vault { half: arch.half * 0.42, spring: tall * 0.55, point: 0.0 };
                canvas.fill(
                    &lifted.face(&door.opening(0.0, FAR)),
                    shade.dye(Dye::First).mix(shade.tone(0.1), 0.35),
                );
                if storey > 0 {
                    let board = lifted.board(at(0.0, 0.0, FAR));
                    for post in 0..7 {
                        let x = arch.half * (post as f32 / 3.0 - 1.0);
                        canvas.line(
                            &[board.spot(x, 0.0), board.spot(x, 0.62)],
                            board.scale * 0.04,
                            shade.tone(0.9),
                        );
                    }
                    let rail =
                        [board.spot(-arch.half, 0.64), board.spot(arch.half, 0.64)];
                    canvas.line(&rail, board.scale * 0.07, shade.tone(0.95));
                }
            }
        }
    }

    /// One of the two wings, with arches that recede.
    pub(super) fn wing(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        look: &Look,
        side: f32,
        dice: &mut Dice,
    ) {
        let level = if side * self.side < 0.0 { 0.74 } else { 0.42 };
        let roof = self.roof();
        let shade = look.shade(11.0);
        let stretch = Wall { x: side * HALF, near: EDGE, far: FAR, foot: 0.0, top: roof };
        masonry::wall(canvas, camera, stretch, level, &shade, dice);
        for (low, high, change) in [(roof - 0.1, roof + 0.2, 0.18), (3.35, 3.55, 0.15)] {
            let x = side * HALF;
            let band =
                [at(x, low, EDGE), at(x, high, EDGE), at(x, high, FAR), at(x, low, FAR)];
            canvas.fill(&camera.face(&band), shade.tone(level + change));
        }
        for storey in (0..self.storeys).rev() {
            let foot = storey as f32 * 3.55;
            for bay in (0..5).rev() {
                let near = EDGE + 0.3 + bay as f32 * 2.35;
                let top = foot + if storey == 0 { 2.9 } else { 2.1 };
                let along = (near + 0.2, near + 1.95);
                fittings::shop(
                    canvas,
                    camera,
                    (side * HALF, side),
                    along,
                    (foot, top),
                    level,
                    &shade,
                );
            }
        }
    }
}
