//! Windows, beams and the arches between the aisles of a hall.

use super::Hall;
use crate::canvas::{Canvas, Ink, Point, hull};
use crate::perspective::{Camera, Shade, Spot, at};
use crate::vault::{Light, Vault};

impl Hall {
    /// The arches from pier to pier along the aisles.
    pub(super) fn lengthwise(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        light: Light,
        (near, far): (f32, f32),
    ) {
        let middle = (near + self.pier + far) / 2.0;
        let half = (far - near - self.pier) / 2.0;
        let spring = self.vault.spring - 0.15 - half * 1.1;
        let arch = Vault { half, spring, point: 0.1 };
        let curve = arch.curve(0.0, 32);
        for side in [-1.0, 1.0] {
            let (inner, outer) =
                (side * (self.vault.half - 0.02), side * (self.vault.half + self.pier));
            // The underside turns away from the viewer on its nearer half.
            for pair in curve[14..].windows(2) {
                let facet = [
                    at(inner, pair[0].1, middle + pair[0].0),
                    at(inner, pair[1].1, middle + pair[1].0),
                    at(outer, pair[1].1, middle + pair[1].0),
                    at(outer, pair[0].1, middle + pair[0].0),
                ];
                let level = light.wall(side) + 0.04 + 0.05 * pair[0].0;
                canvas.fill(&camera.face(&facet), shade.tone(level));
            }
            let mut face: Vec<Spot> =
                curve.iter().map(|&(z, y)| at(inner, y, middle + z)).collect();
            face.extend([
                at(inner, spring, far),
                at(inner, self.vault.spring + 0.03, far),
                at(inner, self.vault.spring + 0.03, near),
                at(inner, spring, near),
            ]);
            canvas.fill(&camera.face(&face), shade.tone(light.wall(side) + 0.03));
            let edge: Vec<Point> = curve
                .iter()
                .map(|&(z, y)| camera.project(at(inner, y, middle + z)))
                .collect();
            let thick = (camera.scale(middle) * 0.02).max(1.5);
            canvas.line(&edge, thick, shade.tone(light.wall(side) + 0.16));
        }
    }

    /// A bright window in the wall that faces the sun, a blind niche in the other.
    pub(super) fn window(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        side: f32,
        (near, far): (f32, f32),
    ) {
        let middle = (near + far) / 2.0;
        let arch = Vault { half: 0.55, spring: 0.8, point: 0.1 };
        let outline = |x: f32| -> Vec<Spot> {
            let shape = arch.opening(0.0, 0.0);
            shape.iter().map(|spot| at(x, spot.y + 1.15, middle + spot.x)).collect()
        };
        let level = if side * self.side > 0.0 { 1.0 } else { 0.22 };
        let (outer, inner) =
            (outline(side * self.reach()), outline(side * (self.reach() + 0.4)));
        canvas.fill(&camera.face(&outer), shade.tone(level));
        let half = outer.len() / 2;
        let mut jamb = outer[half..].to_vec();
        jamb.extend(inner[half..].iter().rev());
        canvas.fill(&camera.face(&jamb), shade.tone(level - 0.2));
    }

    /// Where the beam of a window meets the floor.
    pub(super) fn ground(&self, middle: f32) -> [Spot; 4] {
        let x = self.side * self.reach();
        let near = x - self.side * 4.4;
        let far = x - self.side * 6.6;
        [
            at(near, 0.01, middle - 0.95),
            at(near, 0.01, middle + 0.3),
            at(far, 0.01, middle - 0.1),
            at(far, 0.01, middle - 1.35),
        ]
    }

    /// The light of a window on the floor.
    pub(super) fn patch(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        (near, far): (f32, f32),
    ) {
        let patch = camera.face(&self.ground((near + far) / 2.0));
        canvas.fill(&patch, shade.tone(0.92));
    }

    /// The beam between a window and the floor.
    pub(super) fn beam(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        middle: f32,
    ) {
        let x = self.side * self.reach();
        let window = [
            at(x, 1.2, middle - 0.5),
            at(x, 1.2, middle + 0.5),
            at(x, 2.4, middle + 0.3),
            at(x, 2.4, middle - 0.3),
        ];
        let mut corners = camera.face(&window);
        corners.extend(camera.face(&self.ground(middle)));
        let ray = shade.tone(1.0);
        let from = camera.project(at(x, 1.9, middle));
        let to = camera.project(at(x - self.side * 5.5, 0.0, middle));
        let ink = Ink::Fade { from, to, first: ray.veil(0.4), last: ray.veil(0.14) };
        canvas.fill(&hull(&corners), ink);
    }
}
