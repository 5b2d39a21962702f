//! A pillared hall of three vaulted aisles, such as a soap works or a crusader hall.

mod light;

use crate::canvas::{Canvas, Ink, Point};
use crate::fittings::{self, Lamp};
use crate::goods::{self, Goods};
use crate::masonry::{self, Wall};
use crate::palette::{Dye, Palette};
use crate::people::{self, Figure, Walker};
use crate::perspective::{Board, Camera, Look, Spot, Stage, at};
use crate::random::Dice;
use crate::vault::{self, Light, Vault};
use crate::views::{self, View};

/// A composition: everything that differs between two halls.
#[derive(Clone, Copy)]
pub struct Hall {
    pub vault: Vault,
    /// Width of the piers between the aisles.
    pub pier: f32,
    pub bay: f32,
    pub bays: usize,
    pub first: f32,
    pub eye: Point,
    pub vanishing: Point,
    pub focal: f32,
    /// -1 when the windows are in the left wall, 1 when in the right one.
    pub side: f32,
    /// The stone tones of the nearest and of the farthest bay.
    pub levels: (f32, f32),
    /// Soap towers: where they stand, how far away, how many tiers.
    pub towers: &'static [(f32, f32, usize)],
    /// Goods along the piers, if the hall is a market.
    pub goods: Option<Goods>,
    pub lamp: Option<(Lamp, Dye)>,
    pub view: View,
    pub walkers: &'static [(Figure, f32, f32, bool)],
    pub dusk: f32,
    pub seed: u64,
}

impl Hall {
    /// A quiet hall to vary.
    pub const PLAIN: Self = Self {
        vault: Vault { half: 1.6, spring: 2.5, point: 0.12 },
        pier: 0.7,
        bay: 3.1,
        bays: 5,
        first: 3.5,
        eye: (0.0, 1.7),
        vanishing: (0.5, 0.58),
        focal: 1.0,
        side: 1.0,
        levels: (0.26, 0.6),
        towers: &[],
        goods: None,
        lamp: None,
        view: View::Glow,
        walkers: &[],
        dusk: 0.0,
        seed: 1,
    };

    /// The axes of the three aisles.
    fn aisles(&self) -> [f32; 3] {
        let pitch = self.vault.half * 2.0 + self.pier;
        [-pitch, 0.0, pitch]
    }

    /// How far the outer walls are from the axis.
    fn reach(&self) -> f32 {
        self.vault.half * 3.0 + self.pier
    }

    /// The light in a bay.
    fn light(&self, index: usize) -> Light {
        let share = index as f32 / self.bays as f32;
        let level = self.levels.0 + (self.levels.1 - self.levels.0) * share;
        Light { level, side: -self.side }
    }

    /// Draws the hall.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: self.eye,
            focal: self.focal * width.min(height),
            vanishing: (self.vanishing.0 * width, self.vanishing.1 * height),
        };
        let end = self.first + self.bay * self.bays as f32;
        let look = Look {
            palette,
            glow: palette.tone(0.86),
            reach: (3.0, end + 5.0),
            haze: 0.42,
            gloom: 0.35,
        };
        let board = Board {
            origin: (camera.project(at(0.0, 0.0, end)).0, camera.vanishing.1),
            scale: camera.scale(end) * self.vault.half,
            lean: 1.0,
        };
        views::view(canvas, &board, self.view, &palette);
        let mut stage = Stage::default();
        for index in 0..=self.bays {
            let far = self.first + self.bay * index as f32;
            let near = if index == 0 { 0.3 } else { far - self.bay };
            self.bay(&mut stage, camera, look, index, (near, far));
        }
        for &(x, z, tiers) in self.towers {
            let shade = look.shade(z).lit(0.95);
            stage.add(z, move |canvas| {
                let board = camera.board(at(x, 0.0, z));
                let cast: Vec<Spot> =
                    [(-0.62, 0.0), (0.62, 0.0), (0.3, 2.4), (-0.1, 2.4)]
                        .iter()
                        .map(|&(dx, up)| {
                            at(x + dx - self.side * up * 0.75, 0.0, z - up * 0.2)
                        })
                        .collect();
                canvas.fill(&camera.face(&cast), shade.tone(0.05).veil(0.4));
                let board = if self.side < 0.0 { board.mirrored() } else { board };
                goods::soap_tower(canvas, &board, tiers, &shade);
            });
        }
        for &(figure, x, z, turned) in self.walkers {
            let walker = Walker {
                figure,
                foot: at(x, 0.0, z),
                turned,
                shadow: (-0.5 * self.side, 0.3),
            };
            let shade = look.shade(z).lit(0.4);
            stage.add(z, move |canvas| people::walker(canvas, &camera, walker, &shade));
        }
        stage.draw(canvas);
        let dark = palette.tone(0.03);
        let frame = canvas.frame();
        for (from, to) in
            [((0.0, height), (0.0, height * 0.84)), ((0.0, 0.0), (0.0, height * 0.2))]
        {
            let ink =
                Ink::Fade { from, to, first: dark.veil(0.35), last: dark.veil(0.0) };
            canvas.fill(&frame, ink);
        }
    }

    /// Puts one bay on the stage.
    fn bay<'a>(
        &'a self,
        stage: &mut Stage<'a>,
        camera: Camera,
        look: Look,
        index: usize,
        (near, far): (f32, f32),
    ) {
        let light = self.light(index);
        let shade = look.shade((near + far) / 2.0);
        let seed = self.seed * 41 + index as u64;
        let reach = self.reach();
        stage.add(far, move |canvas| {
            let dice = &mut Dice::new(seed);
            let floor = light.level + 0.1;
            masonry::paving(
                canvas,
                &camera,
                (-reach, reach),
                (near, far),
                floor,
                &shade,
                dice,
            );
            for side in [-1.0, 1.0] {
                let top = self.vault.spring;
                let wall = Wall { x: side * reach, near, far, foot: 0.0, top };
                masonry::wall(
                    canvas,
                    &camera,
                    wall,
                    light.wall(side) + 0.2,
                    &shade,
                    dice,
                );
                self.window(canvas, &camera, &shade, side, (near, far));
            }
            for x in self.aisles() {
                let aisle = camera.beside(x);
                vault::ceiling(
                    canvas,
                    &aisle,
                    &self.vault,
                    (near, far),
                    light,
                    &shade,
                    dice,
                );
            }
            if index > 1 {
                self.patch(canvas, &camera, &shade, (near, far));
            }
        });
        if index > 0 {
            stage.add(far - 0.02, move |canvas| {
                self.lengthwise(canvas, &camera, &shade, light, (near, far));
            });
        }
        let middle = (near + far) / 2.0;
        if index > 1 {
            stage.add(middle, move |canvas| self.beam(canvas, &camera, &shade, middle));
        }
        let face = look.shade(far);
        let level = Light { level: light.level - 0.02, ..light };
        // The transverse arches stand a little inside the vaults and so carry them.
        let rib = Vault { half: self.vault.half - 0.2, ..self.vault };
        let arches = self.aisles().map(|x| (x, rib));
        stage.add(far + 0.01, move |canvas| {
            let extent = (reach, self.vault.crown() + 0.08);
            let thick = (far, self.pier);
            // The last wall closes the side aisles; the middle one stays open.
            if index == self.bays {
                let dark = face.tone(light.level + 0.1);
                let wall = [
                    at(-reach, 0.0, far + self.pier),
                    at(-self.vault.half, 0.0, far + self.pier),
                    at(-self.vault.half, self.vault.crown(), far + self.pier),
                    at(-reach, self.vault.crown(), far + self.pier),
                ];
                canvas.fill(&camera.face(&wall), dark);
                let wall = wall.map(|spot| at(-spot.x, spot.y, spot.z));
                canvas.fill(&camera.face(&wall), dark);
            }
            vault::arcade(canvas, &camera, &arches, thick, extent, level, &face);
        });
        if let Some((lamp, dye)) = self.lamp
            && index > 0
        {
            for x in self.aisles() {
                let spot = at(
                    x,
                    self.vault.spring + 0.05,
                    middle + 0.4 * x.signum() * f32::from(x != 0.0),
                );
                let crown = self.vault.crown();
                stage.add(middle, move |canvas| {
                    fittings::lamp(canvas, &camera, lamp, spot, crown, dye, &shade);
                });
            }
        }
        if let Some(goods) = self.goods {
            for (place, x) in [-1.0, 1.0].into_iter().enumerate() {
                for step in 0..3 {
                    let z = far - 0.35 - step as f32 * 0.75;
                    if z < 2.6 {
                        continue;
                    }
                    let spot = at(x * (self.vault.half - 0.1), 0.0, z);
                    let shade = look.shade(z).lit(0.4);
                    stage.add(z, move |canvas| {
                        let mut dice = Dice::new(seed * 23 + place as u64 * 5 + step);
                        let board = camera.board(spot).on(0.0, 0.0, 0.9);
                        goods::display(canvas, &board, goods, &shade, &mut dice);
                    });
                }
            }
        }
    }
}
