//! One stall seen from the front, under its own arch.

mod front;

use crate::canvas::{Canvas, Ink, Point, ellipse};
use crate::fittings::{self, Lamp};
use crate::goods::{self, Goods};
use crate::masonry::{self, Front, Wall};
use crate::palette::{Dye, Palette};
use crate::people::{self, Figure, Walker};
use crate::perspective::{Camera, Look, Shade, at};
use crate::random::Dice;
use crate::vault::{self, Light, Vault};

/// A composition: everything that differs between two stalls.
#[derive(Clone, Copy)]
pub struct Stall {
    pub arch: Vault,
    /// What stands on the shelves, on the counter and on the ground.
    pub shelves: Goods,
    pub counter: Goods,
    pub ground: Goods,
    pub lamp: Lamp,
    /// The dye of cloth, doors and lamps.
    pub dye: Dye,
    /// Whether the stones of the arch alternate in colour.
    pub striped: bool,
    /// -1 when the sun comes from the left, 1 from the right.
    pub side: f32,
    /// The stone tone of the front in the sun.
    pub level: f32,
    pub vanishing: Point,
    pub focal: f32,
    /// Who stands before the stall: beside the axis and how far away.
    pub walkers: &'static [(Figure, f32, f32, bool)],
    pub dusk: f32,
    pub seed: u64,
}

/// The distance of the front, and of the back of the niche.
const FRONT: f32 = 6.0;
const BACK: f32 = 7.7;

impl Stall {
    /// A quiet stall to vary.
    pub const PLAIN: Self = Self {
        arch: Vault { half: 1.75, spring: 2.35, point: 0.22 },
        shelves: Goods::Glass,
        counter: Goods::Pottery,
        ground: Goods::Pottery,
        lamp: Lamp::Glass,
        dye: Dye::First,
        striped: true,
        side: 1.0,
        level: 0.72,
        vanishing: (0.5, 0.63),
        focal: 1.08,
        walkers: &[],
        dusk: 0.0,
        seed: 1,
    };

    /// Draws the stall.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: (0.0, 1.6),
            focal: self.focal * width.min(height),
            vanishing: (self.vanishing.0 * width, self.vanishing.1 * height),
        };
        let look = Look {
            palette,
            glow: palette.tone(0.9),
            reach: (2.5, 12.0),
            haze: 0.0,
            gloom: 0.12,
        };
        let shade = look.shade(FRONT);
        let mut dice = Dice::new(self.seed);
        let front = Front { z: FRONT, across: (-9.0, 9.0), upright: (0.0, 9.0) };
        masonry::facade(canvas, &camera, front, self.level, &shade, &mut dice);
        self.openings(canvas, &camera, &shade);
        self.rope(canvas, &camera, &shade);
        self.niche(canvas, &camera, &look, &mut dice);
        self.ring(canvas, &camera, &shade);
        let floor = self.level + 0.06;
        masonry::paving(
            canvas,
            &camera,
            (-9.0, 9.0),
            (0.5, FRONT),
            floor,
            &shade,
            &mut dice,
        );
        self.sunlight(canvas, &camera, &shade);
        self.lamps(canvas, &camera, &shade);
        self.trestle(canvas, &camera, &shade, &mut dice);
        self.forecourt(canvas, &camera, &look, &mut dice);
    }

    /// The inside: vault, walls, shelves and what stands on them.
    fn niche(&self, canvas: &mut Canvas, camera: &Camera, look: &Look, dice: &mut Dice) {
        let shade = look.shade(BACK);
        let Vault { half, spring, .. } = self.arch;
        let dark = 0.2;
        let crown = self.arch.crown() + 0.1;
        let hole = camera.face(&self.arch.opening(0.0, FRONT));
        canvas.fill(&hole, shade.tone(dark));
        let light = Light { level: dark + 0.08, side: -self.side };
        let back = Front { z: BACK, across: (-half, half), upright: (0.0, crown) };
        masonry::facade(canvas, camera, back, dark + 0.02, &shade, dice);
        vault::ceiling(canvas, camera, &self.arch, (FRONT, BACK), light, &shade, dice);
        for side in [-1.0, 1.0] {
            let wall =
                Wall { x: side * half, near: FRONT, far: BACK, foot: 0.0, top: spring };
            masonry::wall(canvas, camera, wall, light.wall(side), &shade, dice);
        }
        // Lamp light pools on the back wall before anything stands in front of it.
        let centre = camera.project(at(0.0, spring * 0.9, BACK));
        let radius = camera.scale(BACK) * half * 1.25;
        let color = shade.dye(Dye::Gold).veil(0.55);
        canvas.fill(&hole, Ink::Halo { centre, radius, color });
        for row in 0..4 {
            let y = 1.12 + row as f32 * 0.66;
            let reach = if y > spring {
                half * (1.0 - ((y - spring) / (crown - spring)).powi(2)).max(0.0).sqrt()
                    - 0.1
            } else {
                half - 0.06
            };
            let plank = [
                at(-reach, y, BACK - 0.02),
                at(reach, y, BACK - 0.02),
                at(reach, y - 0.07, BACK - 0.35),
                at(-reach, y - 0.07, BACK - 0.35),
            ];
            canvas.fill(&camera.face(&plank), shade.tone(0.42));
            let edge = [
                at(-reach, y, BACK - 0.35),
                at(reach, y, BACK - 0.35),
                at(reach, y - 0.08, BACK - 0.35),
                at(-reach, y - 0.08, BACK - 0.35),
            ];
            canvas.fill(&camera.face(&edge), shade.tone(0.6));
            let count = ((reach * 2.0) / 0.62).floor().max(1.0);
            for place in 0..count as usize {
                let x = (place as f32 - (count - 1.0) / 2.0) * 0.62;
                let board = camera.board(at(x, y, BACK - 0.3)).on(0.0, 0.0, 0.72);
                goods::display(canvas, &board, self.shelves, &shade, dice);
            }
        }
    }

    /// Lamps in a loose garland under the arch.
    fn lamps(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let crown = self.arch.crown();
        for (index, share) in [-0.62, 0.6, -0.3, 0.32, 0.0].into_iter().enumerate() {
            let x = share * self.arch.half;
            let drop = [1.25, 1.15, 1.0, 0.85, 1.35][index];
            let ceiling = crown - 0.55 * (share * 1.2f32).powi(2) * self.arch.half;
            let dye = [self.dye, Dye::Second, Dye::Gold, self.dye, Dye::Second][index];
            let spot = at(x, ceiling - drop, FRONT + 0.2);
            fittings::lamp(canvas, camera, self.lamp, spot, ceiling, dye, shade);
        }
    }

    /// The counter with its cloths.
    fn trestle(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        dice: &mut Dice,
    ) {
        let reach = self.arch.half - 0.05;
        let (near, far, top) = (5.0, 5.8, 0.92);
        let shadow = [
            at(-reach - 0.2, 0.0, far),
            at(reach + 0.2, 0.0, far),
            at(reach - self.side * 0.5, 0.0, near - 0.5),
            at(-reach - self.side * 0.5, 0.0, near - 0.5),
        ];
        canvas.fill(&camera.face(&shadow), shade.tone(0.12).veil(0.5));
        let lid = [
            at(-reach, top, near),
            at(reach, top, near),
            at(reach, top, far),
            at(-reach, top, far),
        ];
        canvas.fill(&camera.face(&lid), shade.tone(0.7));
        let front = [
            at(-reach, 0.0, near),
            at(reach, 0.0, near),
            at(reach, top, near),
            at(-reach, top, near),
        ];
        canvas.fill(&camera.face(&front), shade.tone(0.3));
        let pieces = 4;
        let wide = reach * 2.0 / pieces as f32;
        for piece in 0..pieces {
            let left = -reach + piece as f32 * wide + 0.04;
            let corner = |x: f32, y: f32| camera.project(at(x, y, near));
            let corners = [
                corner(left, top),
                corner(left + wide - 0.08, top),
                corner(left + wide - 0.08, 0.08),
                corner(left, 0.08),
            ];
            let dye = if piece % 2 == 0 { self.dye } else { Dye::Second };
            fittings::hanging(canvas, corners, dye, shade);
        }
        for (z, shift) in [(5.6, 0.3), (5.2, 0.0)] {
            let count = ((reach * 2.0 - shift * 2.0) / 0.74).floor();
            for place in 0..count as usize {
                let x = (place as f32 - (count - 1.0) / 2.0) * 0.74;
                let board = camera.board(at(x, top, z)).on(0.0, 0.0, 0.8);
                goods::display(canvas, &board, self.counter, shade, dice);
            }
        }
    }

    /// Goods on the ground and whoever has come to buy.
    fn forecourt(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        look: &Look,
        dice: &mut Dice,
    ) {
        let reach = self.arch.half;
        for (x, z, size) in [
            (-reach - 0.75, 5.5, 1.0),
            (reach + 0.8, 5.5, 1.05),
            (-reach - 1.6, 5.3, 0.95),
            (reach + 1.65, 5.2, 0.95),
            (-reach - 0.35, 4.7, 1.0),
            (reach + 0.3, 4.6, 1.0),
        ] {
            let shade = look.shade(z);
            let spot = at(x, 0.0, z);
            let board = camera.board(spot).on(0.0, 0.0, size);
            let cast = ellipse(
                board.spot(-0.12 * self.side, 0.02),
                board.scale * 0.5,
                board.scale * 0.09,
            );
            canvas.fill(&cast, shade.tone(0.1).veil(0.4));
            goods::display(canvas, &board, self.ground, &shade, dice);
        }
        let mut walkers = self.walkers.to_vec();
        walkers.sort_by(|a, b| b.2.total_cmp(&a.2));
        for (figure, x, z, turned) in walkers {
            let shadow = (-0.55 * self.side, 0.18);
            let walker = Walker { figure, foot: at(x, 0.0, z), turned, shadow };
            people::walker(canvas, camera, walker, &look.shade(z));
        }
    }
}
