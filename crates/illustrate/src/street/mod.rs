//! A vaulted market street that runs away from the viewer.

mod shell;
mod trade;

use crate::canvas::{Canvas, Ink, Point};
use crate::fittings::{self, Lamp};
use crate::goods::Goods;
use crate::palette::{Dye, Palette};
use crate::people::{self, Figure, Walker};
use crate::perspective::{Board, Camera, Look, Stage, at};
use crate::random::Dice;
use crate::vault::{self, Light, Vault};
use crate::views::{self, View};

/// What stands along one wall.
#[derive(Clone, Copy)]
pub enum Side {
    /// Shops with this on their counters, under awnings of this colour or none.
    Shops(Goods, Option<Dye>),
    /// Bare stone with embroidered cloths.
    Cloths(Dye, Dye),
    /// A stone bench along a plain wall.
    Plain,
    /// Arches that are open to the sun.
    Arcade,
}

/// A composition: everything that differs between two streets.
#[derive(Clone, Copy)]
pub struct Street {
    pub vault: Vault,
    /// Length of a bay and number of bays.
    pub bay: f32,
    pub bays: usize,
    /// Where the viewer stands across the street and how high the eye is.
    pub eye: Point,
    /// The vanishing point as shares of the picture.
    pub vanishing: Point,
    /// The focal length as a share of the shorter edge.
    pub focal: f32,
    /// The distance of the first rib.
    pub first: f32,
    /// One bit for every bay with a roof opening, the nearest bay first.
    pub lit: u32,
    /// The bay where another street crosses.
    pub crossing: Option<usize>,
    /// Which wall catches the light: -1 left, 1 right.
    pub side: f32,
    /// The stone tones of the nearest and of the farthest bay.
    pub levels: (f32, f32),
    pub left: Side,
    pub right: Side,
    pub lamps: Option<(Lamp, Dye)>,
    pub slings: Option<Dye>,
    pub view: View,
    /// Who walks where: beside the axis and how far away.
    pub walkers: &'static [(Figure, f32, f32, bool)],
    pub dusk: f32,
    pub seed: u64,
}

impl Street {
    /// A quiet street to vary.
    pub const PLAIN: Self = Self {
        vault: Vault { half: 2.1, spring: 2.5, point: 0.18 },
        bay: 3.2,
        bays: 6,
        eye: (0.0, 1.6),
        vanishing: (0.5, 0.56),
        focal: 1.05,
        first: 4.6,
        lit: 0b10100,
        crossing: None,
        side: 1.0,
        levels: (0.2, 0.62),
        left: Side::Plain,
        right: Side::Plain,
        lamps: None,
        slings: None,
        view: View::Glow,
        walkers: &[],
        dusk: 0.0,
        seed: 1,
    };

    /// Where bay `index` begins and ends; bay 0 is the one around the viewer.
    fn span(&self, index: usize) -> (f32, f32) {
        let far = self.first + self.bay * index as f32;
        (if index == 0 { 0.3 } else { far - self.bay }, far)
    }

    /// Whether a bay has an opening in its roof.
    fn is_lit(&self, index: usize) -> bool {
        self.lit >> index & 1 == 1
    }

    /// The light in a bay: deeper bays are brighter, lit ones most of all.
    fn light(&self, index: usize) -> Light {
        let share = index as f32 / self.bays as f32;
        let mut level = self.levels.0 + (self.levels.1 - self.levels.0) * share.powf(0.9);
        if self.is_lit(index) || self.crossing == Some(index) {
            level += 0.17;
        } else if self.is_lit(index + 1) || self.crossing == Some(index + 1) {
            level += 0.04;
        } else {
            level -= 0.03;
        }
        Light { level, side: self.side }
    }

    /// Draws the street.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: self.eye,
            focal: self.focal * width.min(height),
            vanishing: (self.vanishing.0 * width, self.vanishing.1 * height),
        };
        let end = self.span(self.bays).1;
        let look = Look {
            palette,
            glow: palette.sky[1].mix(palette.tone(0.95), 0.5),
            reach: (3.0, end + 4.0),
            haze: 0.5,
            gloom: 0.42,
        };
        let distance = camera.scale(end) * self.vault.half;
        let board = Board {
            origin: (camera.project(at(0.0, 0.0, end)).0, camera.vanishing.1),
            scale: distance,
            lean: 1.0,
        };
        views::view(canvas, &board, self.view, &palette);
        let mut stage = Stage::default();
        for index in 0..=self.bays {
            self.bay(&mut stage, camera, look, index);
        }
        for &(figure, x, z, turned) in self.walkers {
            let shadow = (-0.22 * self.side, 0.75);
            let walker = Walker { figure, foot: at(x, 0.0, z), turned, shadow };
            let shade = look.shade(z).lit(0.4);
            stage.add(z, move |canvas| people::walker(canvas, &camera, walker, &shade));
        }
        stage.draw(canvas);
        self.foreground(canvas, &palette);
    }

    /// Puts one bay on the stage: shell, rib, stalls and what hangs in it.
    fn bay<'a>(
        &'a self,
        stage: &mut Stage<'a>,
        camera: Camera,
        look: Look,
        index: usize,
    ) {
        let (near, far) = self.span(index);
        let light = self.light(index);
        let shade = look.shade((near + far) / 2.0);
        let seed = self.seed * 97 + index as u64;
        stage.add(far, move |canvas| {
            self.shell(canvas, &camera, &look, index, &mut Dice::new(seed));
        });
        let rib_light = Light { level: light.level - 0.03, ..light };
        let rib_shade = look.shade(far);
        stage.add(far - 0.01, move |canvas| {
            let size = (0.26, far, 0.55);
            vault::rib(canvas, &camera, &self.vault, size, rib_light, &rib_shade);
        });
        for (side, trade) in [(-1.0, self.left), (1.0, self.right)] {
            if self.crossing == Some(index) {
                continue;
            }
            self.stalls(stage, camera, look, (side, trade), index, seed);
        }
        let middle = (near + far) / 2.0;
        if let Some((lamp, dye)) = self.lamps
            && index > 0
            && !self.is_lit(index)
        {
            let x = [0.0, -0.5, 0.55][index % 3] * self.vault.half * 0.7;
            let spot =
                at(x, self.vault.spring + 0.25 + 0.16 * (index % 2) as f32, middle);
            let crown = self.vault.crown() - 0.2;
            stage.add(middle, move |canvas| {
                fittings::lamp(canvas, &camera, lamp, spot, crown, dye, &shade);
            });
        }
        if let Some(dye) = self.slings
            && index > 0
            && index.is_multiple_of(2)
        {
            let size = (self.vault.half - 0.05, self.vault.spring + 0.75, middle - 0.6);
            let dye = if index.is_multiple_of(4) { dye } else { Dye::Gold };
            stage.add(middle - 0.6, move |canvas| {
                fittings::sling(canvas, &camera, size, 1.3, dye, &shade.lit(0.5));
            });
        }
        if self.is_lit(index) {
            // Behind whoever stands in it, before whatever is nearer.
            stage.add(middle - 0.2, move |canvas| {
                self.beam(canvas, &camera, &shade, middle);
            });
        }
    }

    /// Sinks the lowest edge and the upper corners of the picture into shadow.
    fn foreground(&self, canvas: &mut Canvas, palette: &Palette) {
        let (width, height) = (canvas.width(), canvas.height());
        let dark = palette.tone(0.03);
        let frame = canvas.frame();
        for (from, to) in [
            ((0.0, height), (0.0, height * 0.8)),
            ((0.0, 0.0), (0.0, height * 0.2)),
            ((0.0, 0.0), (width * 0.16, 0.0)),
            ((width, 0.0), (width * 0.84, 0.0)),
        ] {
            let ink =
                Ink::Fade { from, to, first: dark.veil(0.26), last: dark.veil(0.0) };
            canvas.fill(&frame, ink);
        }
    }
}
