//! A stepped lane between houses under the open sky.

mod houses;

use crate::canvas::{Canvas, Ink, Point};
use crate::fittings::{self};
use crate::goods::Goods;
use crate::masonry::{self};
use crate::palette::{Dye, Palette};
use crate::people::{self, Figure, Walker};
use crate::perspective::{Board, Camera, Look, Stage, at};
use crate::random::Dice;
use crate::views::{self, View};

/// A composition: everything that differs between two stepped lanes.
#[derive(Clone, Copy)]
pub struct Stairs {
    /// Half of the width of the lane.
    pub half: f32,
    /// How much each step rises; less than 0 leads down.
    pub rise: f32,
    pub eye: Point,
    pub vanishing: Point,
    pub focal: f32,
    /// -1 when the left wall lies in the sun, 1 when the right one does.
    pub side: f32,
    /// Distances of the arches that span the lane.
    pub arches: &'static [f32],
    pub goods: Goods,
    pub awnings: Dye,
    pub slings: Option<Dye>,
    pub view: View,
    /// Who walks where: beside the axis and how far away.
    pub walkers: &'static [(Figure, f32, f32, bool)],
    pub dusk: f32,
    pub seed: u64,
}

/// The first step, the depth of a step, and the end of the lane.
const FOOT: f32 = 3.4;
const TREAD: f32 = 0.85;
const STEPS: usize = 20;

impl Stairs {
    /// A quiet lane to vary.
    pub const PLAIN: Self = Self {
        half: 1.9,
        rise: 0.15,
        eye: (0.0, 1.7),
        vanishing: (0.5, 0.62),
        focal: 1.05,
        side: 1.0,
        arches: &[13.0],
        goods: Goods::Spice,
        awnings: Dye::First,
        slings: None,
        view: View::Roofs,
        walkers: &[],
        dusk: 0.0,
        seed: 1,
    };

    /// The height of the ground at distance `z`.
    fn ground(&self, z: f32) -> f32 {
        let step = ((z - FOOT) / TREAD).floor() + 1.0;
        self.rise * step.clamp(0.0, STEPS as f32)
    }

    /// Draws the lane.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: self.eye,
            focal: self.focal * width.min(height),
            vanishing: (self.vanishing.0 * width, self.vanishing.1 * height),
        };
        let end = FOOT + TREAD * STEPS as f32;
        let look = Look {
            palette,
            glow: palette.sky[1].mix(palette.tone(0.95), 0.4),
            reach: (3.0, end + 6.0),
            haze: 0.5,
            gloom: 0.3,
        };
        let top = camera.project(at(0.0, self.ground(end), end));
        let horizon = if self.rise > 0.0 { top.1 } else { camera.vanishing.1 };
        let board = Board {
            origin: (top.0, horizon),
            scale: camera.scale(end) * self.half * 1.25,
            lean: 1.0,
        };
        views::view(canvas, &board, self.view, &palette);
        if self.rise < 0.0 {
            // The roofs of the quarter below, between the lane and the water.
            views::roofs(canvas, &board, -1.15, 0.7, 0.62, &palette);
            views::roofs(canvas, &board, -1.6, 1.0, 0.45, &palette);
        }
        let sky =
            Board { origin: (width * 0.5, height * 0.14), scale: width * 0.5, lean: 1.0 };
        let flock = [
            (0.02, 0.0, 0.07),
            (0.2, 0.07, 0.05),
            (-0.16, 0.08, 0.045),
            (0.1, 0.15, 0.035),
        ];
        views::gulls(canvas, &sky, &flock, &palette);
        let mut stage = Stage::default();
        self.steps(&mut stage, camera, look);
        for side in [-1.0, 1.0] {
            self.houses(&mut stage, camera, look, side);
        }
        for &z in self.arches {
            let shade = look.shade(z);
            stage.add(z, move |canvas| self.span(canvas, &camera, &shade, z));
        }
        if let Some(dye) = self.slings {
            for (index, z) in [6.2, 9.4, 14.6].into_iter().enumerate() {
                let shade = look.shade(z).lit(0.6);
                let height = 3.5 + self.ground(z).max(0.0) + 0.25 * index as f32;
                let dye = if index == 1 { Dye::Gold } else { dye };
                stage.add(z, move |canvas| {
                    fittings::sling(
                        canvas,
                        &camera,
                        (self.half, height, z),
                        1.5,
                        dye,
                        &shade,
                    );
                });
            }
        }
        for &(figure, x, z, turned) in self.walkers {
            let foot = at(x, self.ground(z), z);
            let walker =
                Walker { figure, foot, turned, shadow: (-0.5 * self.side, 0.12) };
            let shade = look.shade(z).lit(0.5);
            stage.add(z, move |canvas| people::walker(canvas, &camera, walker, &shade));
        }
        stage.draw(canvas);
        self.foreground(canvas, &palette);
    }

    /// Risers and treads, worn in the middle.
    fn steps<'a>(&'a self, stage: &mut Stage<'a>, camera: Camera, look: Look) {
        let near = look.shade(2.0);
        let seed = self.seed;
        stage.add(FOOT, move |canvas| {
            let across = (-self.half - 0.6, self.half + 0.6);
            let dice = &mut Dice::new(seed + 5);
            masonry::paving(canvas, &camera, across, (0.3, FOOT), 0.7, &near, dice);
            let wall = -self.side * (self.half + 0.6);
            let cast = [
                at(wall, 0.0, 0.3),
                at(self.shadow_edge(0.3), 0.0, 0.3),
                at(self.shadow_edge(FOOT), 0.0, FOOT),
                at(wall, 0.0, FOOT),
            ];
            canvas.fill(&camera.face(&cast), near.tone(0.2).veil(0.5));
        });
        for step in 0..STEPS {
            let z = FOOT + step as f32 * TREAD;
            let (low, high) = (self.rise * step as f32, self.rise * (step + 1) as f32);
            let shade = look.shade(z);
            let reach = self.half + 0.6;
            stage.add(z + TREAD * 0.99, move |canvas| {
                let quad = |a: f32, b: f32, y: (f32, f32), from: f32, to: f32| {
                    [at(a, y.0, from), at(b, y.0, from), at(b, y.1, to), at(a, y.1, to)]
                };
                let mut dice = Dice::new(seed * 53 + step as u64);
                let tread = quad(-reach, reach, (high, high), z - 0.04, z + TREAD + 0.02);
                canvas.fill(&camera.face(&tread), shade.tone(0.72));
                let riser = quad(-reach, reach, (low, high), z, z);
                canvas.fill(&camera.face(&riser), shade.tone(0.46));
                // Single stones, and the hollow that feet have worn.
                let mut x = -reach;
                while x < reach {
                    let wide = dice.range(0.5, 1.0);
                    let joint = quad(x, x + 0.016, (low, high), z, z);
                    canvas.fill(&camera.face(&joint), shade.tone(0.38));
                    let seam = quad(x, x + 0.016, (high, high), z, z + TREAD);
                    canvas.fill(&camera.face(&seam), shade.tone(0.64));
                    if dice.unit() > 0.6 {
                        let stone = quad(x, x + wide, (low, high), z, z);
                        canvas.fill(&camera.face(&stone), shade.tone(0.5));
                    }
                    x += wide;
                }
                let worn = quad(-0.55, 0.5, (high, high), z, z + TREAD);
                canvas.fill(&camera.face(&worn), shade.tone(0.8));
                let nosing = if self.rise > 0.0 {
                    quad(-reach, reach, (high - 0.035, high), z, z)
                } else {
                    quad(-reach, reach, (high, high), z + TREAD - 0.07, z + TREAD)
                };
                canvas.fill(&camera.face(&nosing), shade.tone(0.9));
                if self.rise < 0.0 {
                    // Seen from above, each step lies in the shade of the last.
                    let lee = quad(-reach, reach, (high, high), z, z + 0.22);
                    canvas.fill(&camera.face(&lee), shade.tone(0.5));
                }
                let (edge, dark) = (self.shadow_edge(z), shade.tone(0.2).veil(0.5));
                let wall = -self.side * reach;
                let cast = quad(wall, edge, (high, high), z - 0.02, z + TREAD);
                canvas.fill(&camera.face(&cast), dark);
                if self.rise > 0.0 {
                    let cast = quad(wall, edge, (low, high), z, z);
                    canvas.fill(&camera.face(&cast), dark);
                }
            });
        }
    }

    /// Where the shadow of the houses ends on the step at distance `z`.
    fn shadow_edge(&self, z: f32) -> f32 {
        self.side * (-0.75 + 0.075 * (z - 2.0)).min(self.half * 0.55)
    }

    /// Sinks the lowest edge of the picture into shadow.
    fn foreground(&self, canvas: &mut Canvas, palette: &Palette) {
        let height = canvas.height();
        let dark = palette.tone(0.03);
        let ink = Ink::Fade {
            from: (0.0, height),
            to: (0.0, height * 0.86),
            first: dark.veil(0.3),
            last: dark.veil(0.0),
        };
        let frame = canvas.frame();
        canvas.fill(&frame, ink);
    }
}
