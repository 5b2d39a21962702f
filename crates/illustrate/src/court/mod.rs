//! The courtyard of a khan, seen out of the shade of its arcade.

mod heart;
mod sides;

use crate::canvas::{Canvas, Ink, Point};
use crate::fittings::{self, Lamp};
use crate::goods::{self, Goods};
use crate::masonry::{self};
use crate::palette::{Dye, Palette};
use crate::people::{self, Figure, Walker};
use crate::perspective::{Board, Camera, Look, Shade, Spot, at};
use crate::random::Dice;
use crate::vault::{self, Light, Vault};
use crate::views::{self};

/// What stands in the middle of the court.
#[derive(Clone, Copy, PartialEq)]
pub enum Heart {
    /// A tree with fruit of this dye, or none.
    Tree(Option<Dye>),
    /// An eight-sided basin.
    Fountain,
    /// Two palms.
    Palms,
}

/// What rises over the far roof.
#[derive(Clone, Copy, PartialEq)]
pub enum Crown {
    /// A tower with a clock.
    Clock,
    /// Three domes.
    Domes,
    /// A line of battlements only.
    Plain,
}

/// A composition: everything that differs between two courts.
#[derive(Clone, Copy)]
pub struct Court {
    /// The arches of the shady side: where their axes are, and their shape.
    pub near: &'static [(f32, Vault)],
    /// Number of arches across the far side.
    pub bays: usize,
    /// Whether the far side has an upper floor.
    pub storeys: usize,
    pub heart: Heart,
    pub crown: Crown,
    pub lamp: Option<(Lamp, Dye)>,
    /// A garland of small flags across the court.
    pub flags: bool,
    pub goods: Option<Goods>,
    pub side: f32,
    pub eye: Point,
    pub vanishing: Point,
    pub focal: f32,
    /// Who is where: beside the axis and how far away.
    pub walkers: &'static [(Figure, f32, f32, bool)],
    pub dusk: f32,
    pub seed: u64,
}

/// Distances: the shady wall, the court's near edge, and its far side.
const SHADE: f32 = 4.2;
const EDGE: f32 = 5.0;
const FAR: f32 = 17.0;
/// Half of the width of the court.
const HALF: f32 = 6.4;

impl Court {
    /// A quiet court to vary.
    pub const PLAIN: Self = Self {
        near: &[(0.0, Vault { half: 1.75, spring: 2.7, point: 0.22 })],
        bays: 5,
        storeys: 2,
        heart: Heart::Fountain,
        crown: Crown::Plain,
        lamp: None,
        flags: false,
        goods: None,
        side: 1.0,
        eye: (0.0, 1.65),
        vanishing: (0.5, 0.6),
        focal: 1.05,
        walkers: &[],
        dusk: 0.0,
        seed: 1,
    };

    /// Draws the court.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: self.eye,
            focal: self.focal * width.min(height),
            vanishing: (self.vanishing.0 * width, self.vanishing.1 * height),
        };
        let look = Look {
            palette,
            glow: palette.sky[1],
            reach: (SHADE, 30.0),
            haze: 0.35,
            gloom: 0.0,
        };
        let mut dice = Dice::new(self.seed);
        let sky = Board {
            origin: camera.vanishing,
            scale: camera.scale(FAR) * HALF,
            lean: 1.0,
        };
        self.sky(canvas, &sky, &palette);
        self.crown(canvas, &camera, &look.shade(FAR));
        self.far_side(canvas, &camera, &look.shade(FAR), &mut dice);
        for side in [-1.0, 1.0] {
            self.wing(canvas, &camera, &look, side, &mut dice);
        }
        let across = (-HALF, HALF);
        masonry::paving(
            canvas,
            &camera,
            across,
            (EDGE, FAR),
            0.82,
            &look.shade(8.0),
            &mut dice,
        );
        self.sunlight(canvas, &camera, &look.shade(10.0));
        self.heart(canvas, &camera, &look, &palette);
        if self.flags {
            self.flags(canvas, &camera, &look);
        }
        self.people(canvas, &camera, &look, EDGE, 99.0);
        self.shady_side(canvas, &camera, &look, &mut dice);
        self.people(canvas, &camera, &look, 0.0, EDGE);
    }

    /// Sky with a sun and a few birds.
    fn sky(&self, canvas: &mut Canvas, board: &Board, palette: &Palette) {
        let [zenith, rim] = palette.sky;
        let ink = Ink::Fade {
            from: board.spot(0.0, 1.75),
            to: board.spot(0.0, 0.6),
            first: zenith,
            last: rim,
        };
        canvas.flood(ink);
        let sun = board.spot(0.42 * self.side, 1.32);
        canvas.disc(sun, 0.3 * board.scale, palette.tone(1.0).veil(0.3));
        let disc = palette.dye(Dye::Gold).mix(palette.tone(1.0), 0.5);
        canvas.disc(sun, 0.2 * board.scale, disc);
        let flock = [(-0.2, 1.1, 0.045), (-0.1, 1.17, 0.032), (-0.27, 1.2, 0.028)]
            .map(|(x, y, size)| (x * self.side, y, size));
        views::gulls(canvas, board, &flock, palette);
    }

    /// How high the far side stands.
    fn roof(&self) -> f32 {
        if self.storeys > 1 { 6.0 } else { 3.9 }
    }

    /// The wing in the sun's way throws its shadow on the paving.
    fn sunlight(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let side = self.side;
        let edge = [
            at(side * HALF, 0.0, EDGE),
            at(side * HALF * 0.5, 0.0, EDGE),
            at(side * HALF * 0.22, 0.0, FAR),
            at(side * HALF, 0.0, FAR),
        ];
        canvas.fill(&camera.face(&edge), shade.tone(0.34).veil(0.62));
    }

    /// The dark arcade around the viewer.
    fn shady_side(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        look: &Look,
        dice: &mut Dice,
    ) {
        let shade = look.shade(SHADE);
        masonry::paving(canvas, camera, (-9.0, 9.0), (0.3, EDGE), 0.2, &shade, dice);
        // Sunlight that comes in through the arches lies on the floor.
        for (x, vault) in self.near {
            let sheet: Vec<Spot> = vault
                .opening(0.0, EDGE)
                .iter()
                .map(|spot| {
                    at(spot.x + x - self.side * spot.y * 0.1, 0.0, EDGE - spot.y * 0.3)
                })
                .collect();
            canvas.fill(&camera.face(&sheet), shade.tone(0.84));
        }
        let light = Light { level: 0.13, side: -self.side };
        vault::arcade(
            canvas,
            camera,
            self.near,
            (SHADE, EDGE - SHADE),
            (12.0, 12.0),
            light,
            &shade,
        );
        for (x, vault) in self.near {
            if let Some((lamp, dye)) = self.lamp {
                let spot = at(*x, vault.crown() - 1.25, SHADE + 0.3);
                fittings::lamp(canvas, camera, lamp, spot, vault.crown(), dye, &shade);
            }
        }
        let Some(goods) = self.goods else { return };
        let middle = self.near.iter().find(|(x, _)| *x == 0.0);
        let edge = middle.map_or(1.7, |(_, vault)| vault.half);
        for (share, z) in [(-0.86, 3.9), (0.86, 3.85), (-0.62, 3.5), (0.68, 3.4)] {
            let spot = at(share * edge, 0.0, z);
            goods::display(canvas, &camera.board(spot), goods, &shade, dice);
        }
    }

    /// The people between two distances.
    fn people(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        look: &Look,
        near: f32,
        far: f32,
    ) {
        let mut walkers = self.walkers.to_vec();
        walkers.sort_by(|a, b| b.2.total_cmp(&a.2));
        for (figure, x, z, turned) in walkers {
            if z >= near && z < far {
                let shadow = if z < EDGE { (0.0, 0.0) } else { (-0.8 * self.side, 0.25) };
                let walker = Walker { figure, foot: at(x, 0.0, z), turned, shadow };
                people::walker(canvas, camera, walker, &look.shade(z));
            }
        }
    }
}
