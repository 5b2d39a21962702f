//! What carries a dome and what hangs in it.

use super::{BASE, Dome, RADIUS};
use crate::canvas::{Canvas, Ink, Point, ellipse};
use crate::palette::Dye;
use crate::perspective::{Camera, Shade, Spot, at};
use std::f32::consts::TAU;

impl Dome {
    /// The four great arches below, with their barrel vaults going off.
    pub(super) fn square(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let (dark, _) = self.levels;
        canvas.flood(shade.tone(dark + 0.05));
        let half = RADIUS + 0.05;
        for quarter in 0..4 {
            let turned = |along: f32, out: f32, height: f32| {
                let (sine, cosine) = match quarter {
                    0 => (0.0, 1.0),
                    1 => (1.0, 0.0),
                    2 => (0.0, -1.0),
                    _ => (-1.0, 0.0),
                };
                at(out * cosine - along * sine, out * sine + along * cosine, height)
            };
            let arch = |share: f32, out: f32| {
                let angle = (1.0 - share) * std::f32::consts::PI;
                turned(half * 0.8 * angle.cos(), out, 1.2 + 2.75 * angle.sin())
            };
            let bright = (quarter as f32 / 4.0 - self.sun + 0.5).rem_euclid(1.0);
            let glow = 0.16 * (bright * TAU).cos();
            // Each arch opens a barrel vault that leads away, darker as it goes.
            for step in 0..6 {
                let (from, to) =
                    (half + step as f32 * 0.8, half + (step as f32 + 1.05) * 0.8);
                for lune in 0..12 {
                    let (low, high) = (lune as f32 / 12.0, (lune as f32 + 1.1) / 12.0);
                    let facet = [
                        arch(low, from),
                        arch(high.min(1.0), from),
                        arch(high.min(1.0), to),
                        arch(low, to),
                    ];
                    let round = (low * 2.0 - 0.9).abs();
                    let level =
                        dark + 0.2 + glow - 0.035 * step as f32 + 0.1 * (1.0 - round);
                    canvas.fill(&camera.face(&facet), shade.tone(level));
                }
            }
            // The voussoirs of the arch itself, in two colours.
            for stone in 0..18 {
                let (low, high) = (stone as f32 / 18.0, (stone as f32 + 1.0) / 18.0);
                let lift = |spot: Spot| at(spot.x, spot.y, spot.z + 0.36);
                let quad = [
                    arch(low, half),
                    arch(high, half),
                    lift(arch(high, half - 0.05)),
                    lift(arch(low, half - 0.05)),
                ];
                let ink = if stone % 2 == 0 {
                    shade.tone(dark + 0.42 + glow)
                } else {
                    shade.dye(Dye::First).mix(shade.tone(0.15), 0.4)
                };
                canvas.fill(&camera.face(&quad), ink);
            }
        }
        // Pendentives: what is left between the arches and the ring.
        for corner in 0..4 {
            let middle = (corner as f32 + 0.5) / 4.0;
            let bright = self.level(middle, 0.0) * 0.85;
            let mut fan = Vec::new();
            for step in 0..=16 {
                let turn = middle - 0.125 + 0.25 * step as f32 / 16.0;
                let spot =
                    at(RADIUS * (turn * TAU).cos(), RADIUS * (turn * TAU).sin(), BASE);
                fan.push(spot);
            }
            let reach = RADIUS * 1.36;
            fan.push(at(reach * (middle * TAU).cos(), reach * (middle * TAU).sin(), 2.2));
            canvas.fill(&camera.face(&fan), shade.tone(bright));
            for line in 1..5 {
                let share = line as f32 / 5.0;
                let tip =
                    at(reach * (middle * TAU).cos(), reach * (middle * TAU).sin(), 2.2);
                let toward = |spot: Spot| {
                    at(
                        spot.x + (tip.x - spot.x) * share,
                        spot.y + (tip.y - spot.y) * share,
                        spot.z + (tip.z - spot.z) * share,
                    )
                };
                let row: Vec<Point> =
                    fan[..17].iter().map(|spot| camera.project(toward(*spot))).collect();
                canvas.line(&row, camera.scale(BASE) * 0.03, shade.tone(bright - 0.09));
            }
        }
    }

    /// The ring of windows under the dome.
    pub(super) fn drum(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let low = BASE - 0.9;
        let steps = 96;
        for step in 0..steps {
            let (from, to) =
                (step as f32 / steps as f32, (step as f32 + 1.1) / steps as f32);
            let wall = |turn: f32, height: f32| {
                at(RADIUS * (turn * TAU).cos(), RADIUS * (turn * TAU).sin(), height)
            };
            let quad = [
                wall(from, low),
                wall(to, low),
                wall(to, BASE + 0.02),
                wall(from, BASE + 0.02),
            ];
            let level = self.level(from, 0.0) - 0.04;
            canvas.fill(&camera.face(&quad), shade.tone(level));
        }
        for (radius, height, change) in [(RADIUS, low, 0.2), (RADIUS * 0.985, BASE, 0.16)]
        {
            let ring = self.circle(camera, radius, height);
            let (dark, bright) = self.levels;
            let mut closed = ring;
            closed.push(closed[0]);
            canvas.line(
                &closed,
                camera.scale(BASE) * 0.09,
                shade.tone((dark + bright) / 2.0 + change),
            );
        }
        for window in 0..self.windows {
            let middle = (window as f32 + 0.5) / self.windows as f32;
            let half = 0.3 / self.windows as f32;
            let wall = |offset: f32, height: f32| {
                let turn = middle + half * offset;
                let radius = RADIUS * 0.99;
                at(radius * (turn * TAU).cos(), radius * (turn * TAU).sin(), low + height)
            };
            let mut arch = vec![wall(-1.0, 0.12), wall(-1.0, 0.5)];
            for step in 1..8 {
                let angle = std::f32::consts::PI * (1.0 - step as f32 / 8.0);
                arch.push(wall(angle.cos(), 0.5 + 0.24 * angle.sin()));
            }
            arch.extend([wall(1.0, 0.5), wall(1.0, 0.12)]);
            let near_sun = ((middle - self.sun) * TAU).cos();
            let pane =
                shade.dye(Dye::Gold).mix(shade.tone(1.0), 0.45 + 0.4 * near_sun.max(0.0));
            canvas.fill(&camera.face(&arch), pane);
        }
    }

    /// A ring of glass lamps on cords that meet at the top.
    pub(super) fn chandelier(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        ring: usize,
    ) {
        let height = 3.9 - 0.8 * ring as f32;
        let radius = 1.15 + 0.55 * ring as f32;
        let count = 8 + 4 * ring;
        let top = camera.project(at(0.0, 0.0, BASE + RADIUS * 0.95));
        let metal = shade.tone(0.05);
        for lamp in 0..count {
            let turn = (lamp as f32 + 0.5) / count as f32 * TAU;
            let spot =
                camera.project(at(radius * turn.cos(), radius * turn.sin(), height));
            if ring == 0 {
                canvas.line(&[top, spot], camera.scale(height) * 0.012, metal);
            }
        }
        let (outer, inner) = (
            self.circle(camera, radius + 0.035, height),
            self.circle(camera, radius - 0.035, height),
        );
        canvas.pierced(&outer, &[inner], metal);
        for lamp in 0..count {
            let turn = (lamp as f32 + 0.5) / count as f32 * TAU;
            let spot = at(radius * turn.cos(), radius * turn.sin(), height - 0.2);
            let centre = camera.project(spot);
            let size = camera.scale(spot.z) * 0.115;
            let halo = Ink::Halo {
                centre,
                radius: size * 3.0,
                color: shade.dye(Dye::Gold).veil(0.55),
            };
            canvas.lighten(&ellipse(centre, size * 3.0, size * 3.0), halo);
            let glass = if lamp % 2 == 0 { Dye::First } else { Dye::Second };
            canvas.disc(centre, size, metal);
            canvas.disc(centre, size * 0.88, shade.dye(glass));
            canvas.disc(centre, size * 0.6, shade.dye(glass).mix(shade.tone(1.0), 0.4));
            canvas.disc(
                centre,
                size * 0.34,
                shade.dye(Dye::Gold).mix(shade.tone(1.0), 0.6),
            );
        }
    }
}
