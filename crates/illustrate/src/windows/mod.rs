//! A vaulted room with three tall windows and their light on the floor.

mod furniture;
mod wall;

use crate::canvas::{Canvas, Point};
use crate::fittings::{self, Lamp};
use crate::masonry::{self, Wall};
use crate::palette::{Dye, Palette};
use crate::people::{self, Figure, Walker};
use crate::perspective::{Board, Camera, Look, at};
use crate::random::Dice;
use crate::vault::{self, Light, Vault};
use crate::views::{self, View};

/// How the windows are filled.
#[derive(Clone, Copy, PartialEq)]
pub enum Filling {
    /// Turned wood below, coloured glass above.
    Lattice,
    /// Nothing: an open loggia.
    Open,
}

/// What the room is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Room {
    /// Low seats along the wall.
    Divan,
    /// Tables and stools.
    Cafe,
    /// Shelves and a reader.
    Books,
}

/// A composition: everything that differs between two rooms.
#[derive(Clone, Copy)]
pub struct Windows {
    pub vault: Vault,
    pub filling: Filling,
    pub room: Room,
    pub view: View,
    pub lamp: Lamp,
    pub side: f32,
    pub vanishing: Point,
    pub focal: f32,
    pub walkers: &'static [(Figure, f32, f32, bool)],
    pub dusk: f32,
    pub seed: u64,
}

/// The distance of the wall with the windows.
const WALL: f32 = 7.4;

impl Windows {
    /// A quiet room to vary.
    pub const PLAIN: Self = Self {
        vault: Vault { half: 3.0, spring: 2.6, point: 0.12 },
        filling: Filling::Lattice,
        room: Room::Divan,
        view: View::Roofs,
        lamp: Lamp::Glass,
        side: 1.0,
        vanishing: (0.5, 0.58),
        focal: 1.12,
        walkers: &[],
        dusk: 0.0,
        seed: 1,
    };

    /// The windows: their axes, how high their sills are, and their shapes.
    fn windows(&self) -> [(f32, f32, Vault); 3] {
        let pitch = self.vault.half * 0.63;
        let sill = if self.filling == Filling::Open { 0.0 } else { 0.75 };
        let tall = Vault { half: pitch * 0.35, spring: 2.75 - sill, point: 0.15 };
        let low = Vault { spring: 2.15 - sill, ..tall };
        [(-pitch, sill, low), (0.0, sill, tall), (pitch, sill, low)]
    }

    /// Draws the room.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: (0.0, 1.55),
            focal: self.focal * width.min(height),
            vanishing: (self.vanishing.0 * width, self.vanishing.1 * height),
        };
        let look = Look {
            palette,
            glow: palette.tone(0.9),
            reach: (2.0, 12.0),
            haze: 0.1,
            gloom: 0.25,
        };
        let shade = look.shade(WALL);
        let mut dice = Dice::new(self.seed);
        let board = Board {
            origin: camera.vanishing,
            scale: camera.scale(WALL) * self.vault.half * 0.66,
            lean: 1.0,
        };
        views::view(canvas, &board, self.view, &palette);
        self.wall(canvas, &camera, &shade);
        let half = self.vault.half;
        let mut from = WALL;
        for bay in 0..3 {
            let near = [4.9, 2.4, 0.3][bay];
            let level = [0.34, 0.24, 0.15][bay];
            let shade = look.shade((near + from) / 2.0);
            let light = Light { level, side: -self.side };
            masonry::paving(
                canvas,
                &camera,
                (-half, half),
                (near, from),
                level + 0.14,
                &shade,
                &mut dice,
            );
            vault::ceiling(
                canvas,
                &camera,
                &self.vault,
                (near, from),
                light,
                &shade,
                &mut dice,
            );
            for side in [-1.0, 1.0] {
                let wall = Wall {
                    x: side * half,
                    near,
                    far: from,
                    foot: 0.0,
                    top: self.vault.spring,
                };
                masonry::wall(canvas, &camera, wall, light.wall(side), &shade, &mut dice);
                let niche = (near + 0.5, (near + 1.9).min(from - 0.2));
                if bay < 2 {
                    fittings::shop(
                        canvas,
                        &camera,
                        (side * half, side),
                        niche,
                        (0.9, 2.35),
                        light.wall(side),
                        &shade,
                    );
                }
            }
            from = near;
        }
        self.sunlight(canvas, &camera, &look.shade(4.6));
        vault::rib(
            canvas,
            &camera,
            &self.vault,
            (0.3, 4.6, 0.5),
            Light { level: 0.2, side: -self.side },
            &look.shade(4.6),
        );
        self.lamps(canvas, &camera, &look);
        self.furniture(canvas, &camera, &look);
        let mut walkers = self.walkers.to_vec();
        walkers.sort_by(|a, b| b.2.total_cmp(&a.2));
        for (figure, x, z, turned) in walkers {
            let shadow = (0.25 * self.side, 0.8);
            let walker = Walker { figure, foot: at(x, 0.0, z), turned, shadow };
            people::walker(canvas, &camera, walker, &look.shade(z));
        }
    }

    /// Three lamps at different heights.
    fn lamps(&self, canvas: &mut Canvas, camera: &Camera, look: &Look) {
        for (x, y, z, dye) in [
            (-1.1, 3.0, 6.0, Dye::First),
            (1.2, 3.2, 5.6, Dye::Second),
            (0.15, 3.35, 4.0, Dye::First),
        ] {
            let shade = look.shade(z).lit(0.7);
            let crown = self.vault.crown() + 0.4;
            fittings::lamp(canvas, camera, self.lamp, at(x, y, z), crown, dye, &shade);
        }
    }
}

/// The camera for a window that stands at `x` on a sill.
fn lifted(camera: &Camera, x: f32, sill: f32) -> Camera {
    let beside = camera.beside(x);
    Camera { eye: (beside.eye.0, beside.eye.1 - sill), ..beside }
}
