//! Stone and daylight of a street: walls, roof openings, crossings.

use super::Street;
use crate::canvas::{Canvas, Ink, Point, hull};
use crate::masonry::{self, Wall};
use crate::perspective::{Camera, Look, Shade, Spot, at};
use crate::random::Dice;
use crate::vault::{self, Vault};

impl Street {
    /// Draws walls, ceiling and floor of one bay.
    pub(super) fn shell(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        look: &Look,
        index: usize,
        dice: &mut Dice,
    ) {
        let (near, far) = self.span(index);
        let light = self.light(index);
        let shade = look.shade((near + far) / 2.0);
        let half = self.vault.half;
        let floor = light.level + 0.12;
        masonry::paving(canvas, camera, (-half, half), (near, far), floor, &shade, dice);
        self.worn(canvas, camera, (near, far), floor, &shade, dice);
        vault::ceiling(canvas, camera, &self.vault, (near, far), light, &shade, dice);
        for side in [-1.0, 1.0] {
            let stretch =
                Wall { x: side * half, near, far, foot: 0.0, top: self.vault.spring };
            masonry::wall(canvas, camera, stretch, light.wall(side), &shade, dice);
        }
        if self.is_lit(index) {
            self.roof_opening(canvas, camera, &shade, (near + far) / 2.0);
        }
        if self.crossing == Some(index) {
            for side in [-1.0, 1.0] {
                self.side_street(canvas, camera, &shade, side, (near, far), dice);
            }
        }
    }

    /// Long reflections on the worn stones in the middle of the street.
    pub(super) fn worn(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        (near, far): (f32, f32),
        level: f32,
        shade: &Shade,
        dice: &mut Dice,
    ) {
        for _ in 0..9 {
            let x = (dice.unit() + dice.unit() - 1.0) * self.vault.half * 0.7;
            let wide = dice.range(0.03, 0.07);
            let reach = (far - near) * dice.range(0.3, 0.8);
            let gleam =
                [at(x - wide, 0.0, far), at(x + wide, 0.0, far), at(x, 0.0, far - reach)];
            canvas.fill(&camera.face(&gleam), shade.tone(level + 0.1));
        }
    }

    /// The edge of the roof opening, at the height of the crown.
    pub(super) fn hole(&self, middle: f32) -> [Spot; 4] {
        let y = self.vault.crown() - 0.03;
        let (wide, deep) = (self.vault.half * 0.27, self.bay * 0.24);
        [
            at(-wide, y, middle - deep),
            at(wide, y, middle - deep),
            at(wide, y, middle + deep),
            at(-wide, y, middle + deep),
        ]
    }

    /// Where the light of an opening reaches the floor.
    pub(super) fn pool(&self, middle: f32, grow: f32) -> [Spot; 4] {
        let (wide, deep) = (self.vault.half * 0.3 * grow, self.bay * 0.3 * grow);
        let x = self.side * self.vault.half * 0.22;
        [
            at(x - wide, 0.01, middle - deep),
            at(x + wide, 0.01, middle - deep),
            at(x + wide, 0.01, middle + deep),
            at(x - wide, 0.01, middle + deep),
        ]
    }

    /// Draws the opening and its light on the floor.
    pub(super) fn roof_opening(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        middle: f32,
    ) {
        let hole = self.hole(middle);
        let rim: Vec<Spot> = hole
            .iter()
            .map(|spot| {
                at(spot.x * 1.25, spot.y - 0.02, middle + (spot.z - middle) * 1.2)
            })
            .collect();
        canvas.fill(&camera.face(&rim), shade.tone(0.5));
        canvas.fill(&camera.face(&hole), shade.tone(1.0));
        // The far side of the shaft, brightly lit.
        let (left, right) = (hole[3], hole[2]);
        let lift = 0.5;
        let shaft = [
            left,
            right,
            at(right.x, right.y + lift, right.z),
            at(left.x, left.y + lift, left.z),
        ];
        canvas.fill(&camera.face(&shaft), shade.tone(0.86));
        canvas.fill(&camera.face(&self.pool(middle, 1.25)), shade.tone(0.8).veil(0.6));
        canvas.fill(&camera.face(&self.pool(middle, 1.0)), shade.tone(0.97));
    }

    /// The shaft of light between roof and floor.
    pub(super) fn beam(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        middle: f32,
    ) {
        let mut corners = camera.face(&self.hole(middle));
        let top = camera.project(at(0.0, self.vault.crown(), middle));
        let foot = camera.project(at(0.0, 0.0, middle));
        corners.extend(camera.face(&self.pool(middle, 1.0)));
        let ray = shade.tone(0.98);
        let ink =
            Ink::Fade { from: top, to: foot, first: ray.veil(0.5), last: ray.veil(0.12) };
        canvas.fill(&hull(&corners), ink);
        let mut core = camera.face(&self.hole(middle));
        core.extend(camera.face(&self.pool(middle, 0.45)));
        let ink =
            Ink::Fade { from: top, to: foot, first: ray.veil(0.3), last: ray.veil(0.08) };
        canvas.fill(&hull(&core), ink);
    }

    /// Cuts a lower vault into a wall and lets the light of the side street in.
    pub(super) fn side_street(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        side: f32,
        (near, far): (f32, f32),
        dice: &mut Dice,
    ) {
        let middle = (near + far) / 2.0;
        let cross = Vault {
            half: (far - near) / 2.0 - 0.42,
            spring: self.vault.spring - 0.2,
            point: self.vault.point,
        };
        let curve = self.vault.curve(0.0, 96);
        // Where the two vaults meet: the main vault's breadth at that height.
        let meet = |y: f32| {
            if y <= self.vault.spring {
                return self.vault.half;
            }
            let lower = curve.iter().filter(|point| point.0 >= 0.0 && point.1 >= y);
            lower.map(|point| point.0).fold(0.0, f32::max)
        };
        let arch = cross.curve(0.0, 48);
        let mut edge = vec![at(side * self.vault.half, 0.0, middle - cross.half)];
        edge.extend(arch.iter().map(|&(z, y)| at(side * meet(y), y, middle + z)));
        edge.push(at(side * self.vault.half, 0.0, middle + cross.half));
        let bright = side * self.side < 0.0;
        let base = if bright { 0.9 } else { 0.58 };
        canvas.fill(&camera.face(&edge), shade.tone(base + 0.05));
        let beyond = self.vault.half + 5.0;
        // The wall of the side street that faces the viewer.
        let back = middle + cross.half;
        let wall = [
            at(side * self.vault.half, 0.0, back),
            at(side * self.vault.half, cross.spring, back),
            at(side * beyond, cross.spring, back),
            at(side * beyond, 0.0, back),
        ];
        canvas.fill(&camera.face(&wall), shade.tone(base - 0.08));
        for course in 1..8 {
            let y = course as f32 * cross.spring / 8.0;
            let ends = [
                camera.project(at(side * self.vault.half, y, back)),
                camera.project(at(side * beyond, y, back)),
            ];
            let thick = (camera.scale(back) * 0.014).max(1.5);
            canvas.line(&ends, thick, shade.tone(base - 0.14));
        }
        // Its vault, facet by facet, on the half that turns to the viewer.
        let vaulted = &edge[25..edge.len() - 1];
        for (step, pair) in vaulted.windows(2).enumerate() {
            let facet = [
                pair[0],
                pair[1],
                at(side * beyond, pair[1].y, pair[1].z),
                at(side * beyond, pair[0].y, pair[0].z),
            ];
            let level = base - 0.3 + 0.2 * step as f32 / 24.0;
            canvas.fill(&camera.face(&facet), shade.tone(level));
        }
        if bright {
            let slant = dice.range(0.5, 0.8);
            let half = self.vault.half;
            let sheet = [
                at(side * half, 0.01, middle - cross.half * 0.9),
                at(side * half, 0.01, middle + cross.half * 0.9),
                at(-side * half * 0.75, 0.01, middle + cross.half * 0.7 - slant),
                at(-side * half * 0.75, 0.01, middle - cross.half * 0.7 - slant),
            ];
            canvas.fill(&camera.face(&sheet), shade.tone(0.96));
        }
        let line: Vec<Point> = edge.iter().map(|spot| camera.project(*spot)).collect();
        canvas.line(&line, camera.scale(middle) * 0.07, shade.tone(base - 0.22));
    }
}
