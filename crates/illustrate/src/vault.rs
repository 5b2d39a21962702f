//! The bones of every scene: pointed vaults, ribs, stone walls and paving.

use crate::canvas::{Canvas, Point};
use crate::perspective::{Camera, Shade, Spot, at};
use crate::random::Dice;

/// The cross-section of a vaulted street.
#[derive(Clone, Copy)]
pub struct Vault {
    /// Half of the width between the walls.
    pub half: f32,
    /// The height at which the curve begins.
    pub spring: f32,
    /// 0 for a round arch, 0.5 for a steep pointed one.
    pub point: f32,
}

impl Vault {
    /// The curve from the left springing to the right one, `inset` metres inside.
    pub fn curve(&self, inset: f32, count: usize) -> Vec<Point> {
        let offset = self.half * self.point;
        let radius = self.half + offset - inset;
        // Each half turns from level to where it meets the axis.
        let sweep = (offset / radius).clamp(0.0, 1.0).acos();
        (0..=count)
            .map(|index| {
                let share = index as f32 / count as f32 * 2.0 - 1.0;
                let angle = sweep * (1.0 - share.abs());
                let x = radius * angle.cos() - offset;
                (x * share.signum(), self.spring + radius * angle.sin())
            })
            .collect()
    }

    /// The height of the crown.
    pub fn crown(&self) -> f32 {
        self.spring + self.half * (1.0 + 2.0 * self.point).sqrt()
    }

    /// One place on the vault: `share` runs from 0 (left) to 1 (right).
    pub fn on(&self, share: f32, z: f32) -> Spot {
        let offset = self.half * self.point;
        let radius = self.half + offset;
        let sweep = (offset / radius).acos();
        let side = share * 2.0 - 1.0;
        let angle = sweep * (1.0 - side.abs());
        let x = (radius * angle.cos() - offset) * side.signum();
        at(x, self.spring + radius * angle.sin(), z)
    }

    /// The whole opening from floor to floor.
    pub fn opening(&self, inset: f32, z: f32) -> Vec<Spot> {
        let reach = self.half - inset;
        let mut spots = vec![at(-reach, 0.0, z)];
        spots.extend(self.curve(inset, 64).into_iter().map(|(x, y)| at(x, y, z)));
        spots.push(at(reach, 0.0, z));
        spots
    }
}

/// How the stones of one bay are lit.
#[derive(Clone, Copy)]
pub struct Light {
    /// The stone tone between the two walls.
    pub level: f32,
    /// -1 when the left wall catches the light, 1 when the right one does.
    pub side: f32,
}

impl Light {
    /// The tone of the wall on `side`.
    pub fn wall(&self, side: f32) -> f32 {
        self.level + 0.09 * side * self.side
    }
}

/// Draws the ceiling of a bay between `near` and `far` in flat lunes.
pub fn ceiling(
    canvas: &mut Canvas,
    camera: &Camera,
    vault: &Vault,
    (near, far): (f32, f32),
    light: Light,
    shade: &Shade,
    dice: &mut Dice,
) {
    const LUNES: usize = 9;
    const FINE: usize = 8;
    let level_at = |share: f32| {
        let across = share * 2.0 - 1.0;
        light.level + 0.09 * light.side * across - 0.11 * (1.0 - across * across)
    };
    for lune in 0..LUNES {
        // Each lune reaches under the next so that no seam shows.
        let low = lune as f32 / LUNES as f32;
        let high = ((lune as f32 + 1.3) / LUNES as f32).min(1.0);
        let share = |step: usize| low + (high - low) * step as f32 / FINE as f32;
        let mut spots: Vec<Spot> =
            (0..=FINE).map(|step| vault.on(share(step), near - 0.02)).collect();
        spots.extend((0..=FINE).rev().map(|step| vault.on(share(step), far + 0.02)));
        let tone = shade.tone(level_at((low + high) / 2.0));
        canvas.fill(&camera.face(&spots), tone);
    }
    // Courses of the vault run with the street.
    for course in 1..18 {
        let share = course as f32 / 18.0;
        let spots = [
            vault.on(share - 0.0016, near),
            vault.on(share + 0.0016, near),
            vault.on(share + 0.0016, far),
            vault.on(share - 0.0016, far),
        ];
        canvas.fill(&camera.face(&spots), shade.tone(level_at(share) - 0.06));
    }
    // Gouges of light come from the far end, gouges of shadow from the near one.
    let length = far - near;
    for index in 0..34 {
        let share = (index as f32 + dice.range(0.1, 0.9)) / 34.0;
        let wide = dice.range(0.004, 0.009);
        let reach = length * dice.range(0.2, 0.75);
        let spots = [
            vault.on(share - wide, far),
            vault.on(share + wide, far),
            vault.on(share, far - reach),
        ];
        canvas.fill(&camera.face(&spots), shade.tone(level_at(share) + 0.075));
        let share = (index as f32 + dice.range(0.1, 0.9)) / 34.0;
        let reach = length * dice.range(0.15, 0.5);
        let spots = [
            vault.on(share - wide, near),
            vault.on(share + wide, near),
            vault.on(share, near + reach),
        ];
        canvas.fill(&camera.face(&spots), shade.tone(level_at(share) - 0.07));
    }
}

/// Draws a transverse arch on pilasters: its underside and its face.
pub fn rib(
    canvas: &mut Canvas,
    camera: &Camera,
    vault: &Vault,
    (inset, z, depth): (f32, f32, f32),
    light: Light,
    shade: &Shade,
) {
    let inner = vault.opening(inset, z);
    let back = vault.opening(inset, z + depth);
    let count = inner.len() - 1;
    // The underside, facet by facet, brighter on the side that the light strikes.
    let facets = 13;
    for facet in 0..facets {
        let (low, high) =
            (facet * count / facets, ((facet + 1) * count / facets + 1).min(count));
        let mut spots = inner[low..=high].to_vec();
        spots.extend(back[low..=high].iter().rev());
        let across = (facet as f32 + 0.5) / facets as f32 * 2.0 - 1.0;
        let level = light.level + 0.1 * light.side * across + 0.10;
        canvas.fill(&camera.face(&spots), shade.tone(level));
    }
    let mut face = vault.opening(-0.02, z);
    face.extend(inner.iter().rev());
    canvas.fill(&camera.face(&face), shade.tone(light.level - 0.06));
    // Joints of the voussoirs and of the pilasters.
    let (outer, lower) = (vault.curve(0.0, 22), vault.curve(inset, 22));
    let joint = shade.tone(light.level - 0.12);
    let width = (camera.scale(z) * 0.014).max(1.5);
    for (from, to) in outer.iter().zip(&lower) {
        let ends =
            [camera.project(at(from.0, from.1, z)), camera.project(at(to.0, to.1, z))];
        canvas.line(&ends, width, joint);
    }
    let mut height = 0.5;
    while height < vault.spring {
        for side in [-1.0, 1.0] {
            let ends = [
                camera.project(at(side * vault.half, height, z)),
                camera.project(at(side * (vault.half - inset), height, z)),
            ];
            canvas.line(&ends, width, joint);
        }
        height += 0.5;
    }
    // A bright arris where the far light grazes the edge.
    let edge: Vec<Point> = inner.iter().map(|spot| camera.project(*spot)).collect();
    let half = edge.len() / 2;
    let lit = if light.side > 0.0 { &edge[half..] } else { &edge[..=half] };
    canvas.line(lit, width * 1.6, shade.tone(light.level + 0.2));
}

impl Camera {
    /// The same camera as seen from an aisle whose axis lies at `x`.
    pub fn beside(&self, x: f32) -> Self {
        Self { eye: (self.eye.0 - x, self.eye.1), ..*self }
    }
}

/// A wall that faces the viewer, `depth` metres thick, with arches through it.
pub fn arcade(
    canvas: &mut Canvas,
    camera: &Camera,
    arches: &[(f32, Vault)],
    (z, depth): (f32, f32),
    (reach, top): (f32, f32),
    light: Light,
    shade: &Shade,
) {
    let mut holes = Vec::with_capacity(arches.len());
    for (x, vault) in arches {
        let shifted = camera.beside(*x);
        let (outer, inner) = (vault.opening(0.0, z), vault.opening(0.0, z + depth));
        let count = outer.len() - 1;
        let facets = 15;
        for facet in 0..facets {
            let (low, high) =
                (facet * count / facets, ((facet + 1) * count / facets + 1).min(count));
            let mut spots = outer[low..=high].to_vec();
            spots.extend(inner[low..=high].iter().rev());
            let across = (facet as f32 + 0.5) / facets as f32 * 2.0 - 1.0;
            let level = light.level + 0.12 + 0.14 * light.side * across;
            canvas.fill(&shifted.face(&spots), shade.tone(level));
        }
        holes.push(shifted.face(&outer));
    }
    let wall =
        [at(-reach, 0.0, z), at(-reach, top, z), at(reach, top, z), at(reach, 0.0, z)];
    canvas.pierced(&camera.face(&wall), &holes, shade.tone(light.level));
    let width = (camera.scale(z) * 0.014).max(1.5);
    let joint = shade.tone(light.level - 0.06);
    for (x, vault) in arches {
        let shifted = camera.beside(*x);
        let line = |from: Point, to: Point| {
            [shifted.project(at(from.0, from.1, z)), shifted.project(at(to.0, to.1, z))]
        };
        // The ring of voussoirs and its outer edge.
        let (outer, inner) = (vault.curve(-0.34, 48), vault.curve(0.0, 48));
        let edge: Vec<Point> =
            outer.iter().map(|&(x, y)| shifted.project(at(x, y, z))).collect();
        canvas.line(&edge, width, joint);
        for (from, to) in outer.iter().zip(&inner).step_by(3) {
            canvas.line(&line(*from, *to), width, joint);
        }
        let lit: Vec<Point> =
            inner.iter().map(|&(x, y)| shifted.project(at(x, y, z))).collect();
        let lit = if light.side > 0.0 { &lit[24..] } else { &lit[..=24] };
        canvas.line(lit, width * 1.6, shade.tone(light.level + 0.22));
    }
}
