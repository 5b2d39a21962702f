//! Looking straight up into a dome: rings, ribs, stars of glass and a round sky.

mod below;

use crate::canvas::{Canvas, Ink, Point};
use crate::palette::{Dye, Palette};
use crate::perspective::{Board, Camera, Look, Shade, Spot, at};
use crate::views::{self};
use std::f32::consts::TAU;

/// A composition: everything that differs between two domes.
#[derive(Clone, Copy)]
pub struct Dome {
    /// Number of ribs.
    pub ribs: usize,
    /// How steep the dome is: 1 is a half sphere.
    pub steep: f32,
    /// The opening at the top as a share of the width of the dome.
    pub oculus: f32,
    /// Rings of glass stars between the ribs.
    pub stars: usize,
    /// Number of windows in the drum.
    pub windows: usize,
    /// Rings of lamps that hang below.
    pub lamps: usize,
    /// Where the viewer stands off the middle.
    pub eye: Point,
    pub focal: f32,
    /// Where the sun comes from, in turns.
    pub sun: f32,
    /// The tones of the side in shadow and of the side in the light.
    pub levels: (f32, f32),
    pub dusk: f32,
}

/// The height at which the dome begins, above the eye, and its radius.
const BASE: f32 = 5.2;
const RADIUS: f32 = 3.0;

impl Dome {
    /// A quiet dome to vary.
    pub const PLAIN: Self = Self {
        ribs: 16,
        steep: 1.15,
        oculus: 0.2,
        stars: 3,
        windows: 12,
        lamps: 1,
        eye: (0.35, -0.4),
        focal: 0.56,
        sun: 0.1,
        levels: (0.16, 0.74),
        dusk: 0.0,
    };

    /// A place on the shell: `turn` around it and `rise` from 0 (rim) to 1 (top).
    fn on(&self, turn: f32, rise: f32) -> Spot {
        let angle = rise * std::f32::consts::FRAC_PI_2;
        let radius = RADIUS * angle.cos();
        let height = BASE + RADIUS * self.steep * angle.sin();
        at(radius * (turn * TAU).cos(), radius * (turn * TAU).sin(), height)
    }

    /// Where the shell ends and the opening begins.
    fn rim(&self) -> f32 {
        self.oculus.acos() / std::f32::consts::FRAC_PI_2
    }

    /// The tone of the shell: the sun falls on the side that lies across from it.
    fn level(&self, turn: f32, rise: f32) -> f32 {
        let across = ((turn - self.sun) * TAU).cos() * -0.5 + 0.5;
        let (dark, bright) = self.levels;
        let share = across.powf(1.3) * (1.0 - 0.45 * rise) + 0.18 * rise;
        dark + (bright - dark) * share
    }

    /// Draws the dome.
    pub fn draw(&self, canvas: &mut Canvas, palette: Palette) {
        let palette = palette.dusk(self.dusk);
        let (width, height) = (canvas.width(), canvas.height());
        let camera = Camera {
            eye: self.eye,
            focal: self.focal * height.max(width),
            vanishing: (
                width / 2.0 + self.eye.0 * 0.14 * width,
                height / 2.0 - self.eye.1 * 0.14 * width,
            ),
        };
        let look = Look {
            palette,
            glow: palette.tone(1.0),
            reach: (2.0, 20.0),
            haze: 0.0,
            gloom: 0.0,
        };
        let shade = look.shade(5.0);
        self.square(canvas, &camera, &shade);
        self.drum(canvas, &camera, &shade);
        self.shell(canvas, &camera, &shade);
        self.sky(canvas, &camera, &shade);
        self.stars(canvas, &camera, &shade);
        for ring in 0..self.lamps {
            self.chandelier(canvas, &camera, &shade, ring);
        }
    }

    /// A ring on the plan at one height.
    fn circle(&self, camera: &Camera, radius: f32, height: f32) -> Vec<Point> {
        (0..120)
            .map(|step| {
                let turn = step as f32 / 120.0 * TAU;
                camera.project(at(radius * turn.cos(), radius * turn.sin(), height))
            })
            .collect()
    }

    /// The shell in flat facets, with ribs and gouges.
    fn shell(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let rim = self.rim();
        let rings = 7;
        for ring in 0..rings {
            let (low, high) = (
                rim * ring as f32 / rings as f32,
                rim * (ring as f32 + 1.08) / rings as f32,
            );
            for rib in 0..self.ribs {
                let (from, to) = (
                    rib as f32 / self.ribs as f32,
                    (rib as f32 + 1.0) / self.ribs as f32,
                );
                let mut facet: Vec<Spot> = Vec::new();
                for step in 0..=4 {
                    facet.push(
                        self.on(from + (to - from) * 1.03 * step as f32 / 4.0, low),
                    );
                }
                for step in (0..=4).rev() {
                    facet.push(self.on(
                        from + (to - from) * 1.03 * step as f32 / 4.0,
                        high.min(rim),
                    ));
                }
                let middle = (from + to) / 2.0;
                let level = self.level(middle, (low + high) / 2.0);
                let level = level + if (ring + rib) % 2 == 0 { 0.018 } else { -0.018 };
                canvas.fill(&camera.face(&facet), shade.tone(level));
            }
        }
        // The sun through the opening makes one round patch on the shell.
        let patch: Vec<Point> = (0..60)
            .map(|step| {
                let angle = step as f32 / 60.0 * TAU;
                let turn = self.sun + 0.5 + 0.052 * angle.cos();
                camera.project(self.on(turn, 0.33 + 0.16 * angle.sin()))
            })
            .collect();
        canvas.fill(&patch, shade.tone(0.98));
        for rib in 0..self.ribs {
            let turn = rib as f32 / self.ribs as f32;
            let wide = 0.09 / self.ribs as f32;
            let mut strip = Vec::new();
            for step in 0..=12 {
                strip.push(self.on(turn - wide, rim * step as f32 / 12.0));
            }
            for step in (0..=12).rev() {
                strip.push(self.on(turn + wide, rim * step as f32 / 12.0));
            }
            let level = self.level(turn, 0.3) + 0.1;
            canvas.fill(&camera.face(&strip), shade.tone(level));
        }
    }

    /// The round piece of sky, its deep rim and the birds.
    fn sky(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let edge = self.on(0.0, self.rim());
        let radius = RADIUS * self.oculus;
        let outer = self.circle(camera, radius * 1.16, edge.z - 0.02);
        canvas.fill(&outer, shade.tone(0.86));
        canvas.fill(&self.circle(camera, radius, edge.z), shade.tone(0.62));
        let inner = self.circle(camera, radius, edge.z + 0.5);
        let [zenith, horizon] = shade.palette.sky;
        let centre = camera.project(at(0.0, 0.0, edge.z));
        let size = camera.scale(edge.z) * radius;
        let ink = Ink::Fade {
            from: (centre.0 - size, centre.1 - size),
            to: (centre.0 + size, centre.1 + size),
            first: zenith,
            last: zenith.mix(horizon, 0.8),
        };
        canvas.fill(&inner, ink);
        let board = Board { origin: centre, scale: size, lean: 1.0 };
        let flock = [(-0.2, 0.1, 0.3), (0.26, 0.36, 0.2), (0.3, -0.22, 0.16)];
        views::gulls(canvas, &board, &flock, &shade.palette);
    }

    /// Star-shaped glasses between the ribs, as in a bath house.
    fn stars(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        for ring in 0..self.stars {
            let rise = 0.14 + 0.2 * ring as f32;
            for rib in 0..self.ribs {
                let turn = (rib as f32 + 0.5) / self.ribs as f32;
                let spot = self.on(turn, rise);
                let centre = camera.project(spot);
                let size = camera.scale(spot.z) * (0.15 - 0.02 * ring as f32);
                let star = |size: f32| -> Vec<Point> {
                    (0..16)
                        .map(|step| {
                            let reach = if step % 2 == 0 { size } else { size * 0.66 };
                            let angle = (step as f32 / 16.0 + turn) * TAU;
                            (
                                centre.0 + reach * angle.cos(),
                                centre.1 - reach * angle.sin(),
                            )
                        })
                        .collect()
                };
                let glass = match (ring + rib) % 3 {
                    0 => shade.tone(1.0),
                    1 => shade.dye(Dye::Gold),
                    _ => shade.dye(Dye::Second).mix(shade.tone(1.0), 0.35),
                };
                let around = self.level(turn, rise);
                canvas.fill(&star(size * 1.3), shade.tone(around - 0.12));
                canvas.fill(&star(size), glass);
            }
        }
    }
}
