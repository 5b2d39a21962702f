//! The houses along a stepped lane and over it.

use super::{FOOT, STEPS, Stairs, TREAD};
use crate::canvas::Canvas;
use crate::fittings::{self, Awning};
use crate::goods::{self};
use crate::masonry::{self, Wall};
use crate::palette::Dye;
use crate::perspective::{Camera, Look, Shade, Stage, at};
use crate::random::Dice;
use crate::vault::{self, Light, Vault};

impl Stairs {
    /// The houses along one wall, each a little forward or back of the last.
    pub(super) fn houses<'a>(
        &'a self,
        stage: &mut Stage<'a>,
        camera: Camera,
        look: Look,
        side: f32,
    ) {
        let mut dice = Dice::new(self.seed * 11 + u64::from(side > 0.0));
        let sunny = side * self.side > 0.0;
        let mut near = 0.4;
        let end = FOOT + TREAD * STEPS as f32 + 1.0;
        let mut index = 0usize;
        while near < end {
            let far = if index == 0 { 5.0 } else { near + dice.range(3.2, 4.2) };
            let x = side * (self.half + dice.range(-0.12, 0.22));
            let top = dice.range(5.4, 7.6) + self.ground(near).max(0.0);
            let level = if sunny { 0.66 } else { 0.3 } + dice.range(-0.05, 0.05);
            let shade = look.shade((near + far) / 2.0);
            let foot = self.ground(near).min(self.ground(far)) - 0.5;
            let seed = self.seed * 71 + index as u64 * 2 + u64::from(side > 0.0);
            let start = near;
            stage.add(far, move |canvas| {
                let dice = &mut Dice::new(seed);
                let end_face = [
                    at(x, foot, start),
                    at(x, top, start),
                    at(side * 30.0, top, start),
                    at(side * 30.0, foot, start),
                ];
                let stretch = Wall { x, near: start, far, foot, top };
                masonry::wall(canvas, &camera, stretch, level, &shade, dice);
                let cornice = [
                    at(x, top - 0.12, start),
                    at(x, top + 0.06, start),
                    at(x, top + 0.06, far),
                    at(x, top - 0.12, far),
                ];
                canvas.fill(&camera.face(&cornice), shade.tone(level + 0.14));
                if start > 0.5 {
                    canvas.fill(&camera.face(&end_face), shade.tone(0.5));
                }
                self.front(canvas, &camera, &shade, stretch, level, dice);
            });
            if index > 0 {
                self.trade(stage, camera, look, (x, side), (near, far), seed);
            }
            near = far;
            index += 1;
        }
    }

    /// Door, window and plants of one house.
    pub(super) fn front(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        house: Wall,
        level: f32,
        dice: &mut Dice,
    ) {
        let Wall { x, near, far, .. } = house;
        let side = x.signum();
        let from = near.max(FOOT - 1.5);
        let foot = self.ground(near.max(FOOT));
        let (a, b) = (from + 0.7, (from + 2.5).min(far - 0.3));
        if b > a + 0.6 && near > 0.5 {
            fittings::shop(
                canvas,
                camera,
                (x, side),
                (a, b),
                (foot, foot + 2.3),
                level,
                shade,
            );
        }
        // An upper window with open shutters.
        let middle = (near + far) / 2.0 + dice.range(-0.3, 0.3);
        let sill = foot + 3.35;
        let panel = |from: f32, to: f32, low: f32, high: f32| {
            [at(x, low, from), at(x, high, from), at(x, high, to), at(x, low, to)]
        };
        let frame = panel(middle - 0.5, middle + 0.5, sill - 0.1, sill + 1.3);
        canvas.fill(&camera.face(&frame), shade.tone(level + 0.14));
        let dark = panel(middle - 0.38, middle + 0.38, sill, sill + 1.2);
        canvas.fill(&camera.face(&dark), shade.tone(0.14));
        let paint = shade.dye(self.awnings).mix(shade.tone(0.2), 0.2);
        for (from, to) in [(middle - 0.92, middle - 0.42), (middle + 0.42, middle + 0.92)]
        {
            canvas.fill(&camera.face(&panel(from, to, sill, sill + 1.2)), paint);
            for slat in 0..5 {
                let y = sill + 0.12 + slat as f32 * 0.22;
                let gap = panel(from + 0.06, to - 0.06, y, y + 0.07);
                canvas.fill(&camera.face(&gap), paint.mix(shade.tone(0.05), 0.4));
            }
        }
        let pot = camera.board(at(x - side * 0.12, sill - 0.05, middle));
        fittings::plant(canvas, &pot.on(0.0, 0.0, 1.1), shade);
    }

    /// Awning and goods before one house.
    pub(super) fn trade<'a>(
        &'a self,
        stage: &mut Stage<'a>,
        camera: Camera,
        look: Look,
        (x, side): (f32, f32),
        (near, far): (f32, f32),
        seed: u64,
    ) {
        let foot = self.ground(near + 1.0);
        // On the way down the awnings must stay above the eye.
        let lift = if self.rise < 0.0 { 1.0 } else { 0.0 };
        if !seed.is_multiple_of(3) {
            let cloth = Awning {
                across: (x, x - side * 1.15),
                along: (near + 0.5, far - 0.4),
                height: (foot + 2.95 + lift, foot + 2.6 + lift),
                dye: if seed.is_multiple_of(2) { self.awnings } else { Dye::Gold },
            };
            let shade = look.shade(near).lit(0.6);
            stage.add(near + 0.5, move |canvas| {
                fittings::awning(canvas, &camera, cloth, &shade);
            });
        }
        for place in 0..4 {
            let z = near + 0.5 + place as f32 * 0.85;
            if z < FOOT - 0.6 || z > far {
                continue;
            }
            let spot = at(x - side * 0.48, self.ground(z), z);
            let shade = look.shade(z).lit(0.5);
            stage.add(z, move |canvas| {
                let mut dice = Dice::new(seed * 19 + place);
                let board = camera.board(spot).on(0.0, 0.0, 0.85);
                goods::display(canvas, &board, self.goods, &shade, &mut dice);
            });
        }
    }

    /// A house that bridges the lane on a vault, with a window in it.
    pub(super) fn span(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        z: f32,
    ) {
        let ground = self.ground(z);
        let raised = Camera { eye: (camera.eye.0, camera.eye.1 - ground), ..*camera };
        let vault = Vault { half: self.half - 0.15, spring: 2.3, point: 0.15 };
        let light = Light { level: 0.52, side: self.side };
        vault::arcade(
            canvas,
            &raised,
            &[(0.0, vault)],
            (z, 1.8),
            (self.half + 0.4, vault.crown() + 2.3),
            light,
            shade,
        );
        let window = Vault { half: 0.34, spring: 0.75, point: 0.2 };
        for x in [-0.75, 0.75] {
            let above = raised.beside(x);
            let lifted = Camera {
                eye: (above.eye.0, above.eye.1 - vault.crown() - 0.65),
                ..above
            };
            let rim = Vault { half: 0.46, ..window };
            canvas.fill(&lifted.face(&rim.opening(0.0, z)), shade.tone(0.72));
            canvas.fill(&lifted.face(&window.opening(0.0, z)), shade.tone(0.14));
        }
        let roof = vault.crown() + 2.3;
        let cornice = [
            at(-self.half - 0.4, roof, z),
            at(self.half + 0.4, roof, z),
            at(self.half + 0.4, roof + 0.16, z),
            at(-self.half - 0.4, roof + 0.16, z),
        ];
        canvas.fill(&raised.face(&cornice), shade.tone(0.78));
    }
}
