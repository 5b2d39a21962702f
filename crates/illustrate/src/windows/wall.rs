//! The wall with the windows, and their light on the floor.

use super::{Filling, WALL, Windows, lifted};
use crate::canvas::{Canvas, Point};
use crate::palette::Dye;
use crate::perspective::{Camera, Shade, Spot, at, clip};
use crate::vault::Vault;

impl Windows {
    /// The wall between the windows, with their frames.
    pub(super) fn wall(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let outlines: Vec<Vec<Point>> = self
            .windows()
            .iter()
            .map(|(x, sill, arch)| {
                let lifted = lifted(camera, *x, *sill);
                lifted.face(&arch.opening(0.0, WALL + 0.4))
            })
            .collect();
        let wall = [
            at(-9.0, -0.1, WALL + 0.4),
            at(-9.0, 9.0, WALL + 0.4),
            at(9.0, 9.0, WALL + 0.4),
            at(9.0, -0.1, WALL + 0.4),
        ];
        canvas.pierced(&camera.face(&wall), &outlines, shade.tone(0.62));
        if self.filling == Filling::Lattice {
            for (x, sill, arch) in self.windows() {
                lattice(canvas, &lifted(camera, x, sill), arch, shade);
            }
        }
        // The splay of each window, brighter on the side across from the sun.
        let mut holes = Vec::new();
        for (x, sill, arch) in self.windows() {
            let lifted = lifted(camera, x, sill);
            let wide = Vault { half: arch.half + 0.12, ..arch };
            let (outer, inner) = (wide.opening(0.0, WALL), arch.opening(0.0, WALL + 0.4));
            let count = outer.len() - 1;
            for facet in 0..12 {
                let (low, high) =
                    (facet * count / 12, ((facet + 1) * count / 12 + 1).min(count));
                let mut spots = outer[low..=high].to_vec();
                spots.extend(inner[low..=high].iter().rev());
                let across = (facet as f32 + 0.5) / 6.0 - 1.0;
                canvas.fill(
                    &lifted.face(&spots),
                    shade.tone(0.68 - 0.2 * self.side * across),
                );
            }
            let sill_top = [outer[0], outer[count], inner[count], inner[0]];
            canvas.fill(&lifted.face(&sill_top), shade.tone(0.95));
            holes.push(lifted.face(&outer));
        }
        let wall = [
            at(-9.0, 0.0, WALL),
            at(-9.0, 9.0, WALL),
            at(9.0, 9.0, WALL),
            at(9.0, 0.0, WALL),
        ];
        canvas.pierced(&camera.face(&wall), &holes, shade.tone(0.36));
        for (x, sill, arch) in self.windows() {
            let lifted = lifted(camera, x, sill);
            let ring = |inset: f32| -> Vec<Point> {
                let curve = arch.curve(inset, 48);
                curve.iter().map(|&(x, y)| lifted.project(at(x, y, WALL))).collect()
            };
            let (outer, inner) = (ring(-0.29), ring(-0.12));
            for stone in 0..12 {
                let (low, high) = (stone * 4, stone * 4 + 4);
                let mut quad = outer[low..=high].to_vec();
                quad.extend(inner[low..=high].iter().rev());
                let ink = if stone % 2 == 0 {
                    shade.tone(0.5)
                } else {
                    shade.dye(Dye::First).mix(shade.tone(0.15), 0.4)
                };
                canvas.fill(&quad, ink);
            }
        }
    }

    /// The windows thrown on the floor, with their glass and their bars.
    pub(super) fn sunlight(&self, canvas: &mut Canvas, camera: &Camera, shade: &Shade) {
        let fall = |spot: Spot| {
            at(spot.x - self.side * spot.y * 0.22, 0.01, WALL - spot.y * 1.12)
        };
        for (x, sill, arch) in self.windows() {
            let raise = |spot: &Spot| fall(at(spot.x + x, spot.y + sill, 0.0));
            let sheet: Vec<Spot> = arch.opening(0.0, 0.0).iter().map(raise).collect();
            canvas.fill(&camera.face(&sheet), shade.tone(0.93));
            if self.filling == Filling::Open {
                continue;
            }
            let colored: Vec<Spot> =
                clip(&arch.opening(0.06, 0.0), |spot| spot.y - arch.spring)
                    .iter()
                    .map(raise)
                    .collect();
            canvas.fill(
                &camera.face(&colored),
                shade.dye(Dye::Gold).mix(shade.tone(0.95), 0.3),
            );
            for bar in 1..6 {
                let across = arch.half * (bar as f32 / 3.0 - 1.0);
                let strip = [
                    at(across - 0.03, 0.0, 0.0),
                    at(across + 0.03, 0.0, 0.0),
                    at(across + 0.03, arch.spring, 0.0),
                    at(across - 0.03, arch.spring, 0.0),
                ];
                let strip: Vec<Spot> = strip.iter().map(raise).collect();
                canvas.fill(&camera.face(&strip), shade.tone(0.5));
            }
            for bar in 0..=6 {
                let y = arch.spring * bar as f32 / 6.0;
                let strip = [
                    at(-arch.half, y - 0.03, 0.0),
                    at(arch.half, y - 0.03, 0.0),
                    at(arch.half, y + 0.03, 0.0),
                    at(-arch.half, y + 0.03, 0.0),
                ];
                let strip: Vec<Spot> = strip.iter().map(raise).collect();
                canvas.fill(&camera.face(&strip), shade.tone(0.5));
            }
        }
    }
}

/// Turned wood and coloured panes.
fn lattice(canvas: &mut Canvas, camera: &Camera, arch: Vault, shade: &Shade) {
    let z = WALL + 0.4;
    let bar = shade.tone(0.2);
    let width = camera.scale(z) * 0.035;
    let point = |x: f32, y: f32| camera.project(at(x, y, z));
    // The head of the window is a fan of coloured glass.
    let curve = arch.curve(0.0, 16);
    let inks = [Dye::First, Dye::Gold, Dye::Second, Dye::Gold];
    for (index, start) in (0..16).step_by(2).enumerate() {
        let mut pane = vec![point(0.0, arch.spring)];
        pane.extend(curve[start..=start + 2].iter().map(|&(x, y)| point(x, y)));
        canvas.fill(&pane, shade.dye(inks[index % 4]).mix(shade.tone(1.0), 0.12));
    }
    for spoke in curve.iter().step_by(2) {
        canvas.line(&[point(0.0, arch.spring), point(spoke.0, spoke.1)], width, bar);
    }
    for share in [0.35, 0.7] {
        let ring: Vec<Point> = curve
            .iter()
            .map(|&(x, y)| point(x * share, arch.spring + (y - arch.spring) * share))
            .collect();
        canvas.line(&ring, width, bar);
    }
    canvas.line(
        &[point(-arch.half, arch.spring), point(arch.half, arch.spring)],
        width * 2.4,
        bar,
    );
    // Below, a grid of squares with a small diamond at every crossing.
    let step = arch.half / 3.0;
    let rows = (arch.spring / step).floor() as usize;
    for column in 1..6 {
        let x = -arch.half + column as f32 * step;
        canvas.line(&[point(x, 0.0), point(x, arch.spring)], width * 0.8, bar);
    }
    for row in 0..=rows {
        let y = row as f32 * step;
        canvas.line(&[point(-arch.half, y), point(arch.half, y)], width * 0.8, bar);
        for column in 0..=6 {
            let x = -arch.half + column as f32 * step;
            let reach = step * 0.26;
            let knot = [
                point(x - reach, y),
                point(x, y + reach),
                point(x + reach, y),
                point(x, y - reach),
            ];
            canvas.fill(&knot, bar);
        }
    }
}
