//! What is sold and hung along the walls of a street.

use super::{Side, Street};
use crate::canvas::{Canvas, Ink};
use crate::fittings::{self, Awning, Bench};
use crate::goods::{self, Goods};
use crate::palette::Dye;
use crate::perspective::{Camera, Look, Shade, Spot, Stage, at, clip};
use crate::random::Dice;
use crate::vault::Vault;

impl Street {
    /// Puts the counters, awnings and goods of one wall on the stage.
    pub(super) fn stalls<'a>(
        &'a self,
        stage: &mut Stage<'a>,
        camera: Camera,
        look: Look,
        (side, trade): (f32, Side),
        index: usize,
        seed: u64,
    ) {
        let (start, far) = self.span(index);
        let near = if index == 0 { far - self.bay } else { start };
        let half = self.vault.half;
        let level = self.light(index).wall(side);
        let shade = look.shade((start + far) / 2.0);
        let seed = seed * 2 + u64::from(side > 0.0);
        match trade {
            Side::Plain => {
                let seat = Bench {
                    across: (side * (half - 0.5), side * half),
                    along: (near + 0.75, far - 0.1),
                    foot: 0.0,
                    top: 0.45,
                };
                stage.add(far - 0.2, move |canvas| {
                    fittings::bench(canvas, &camera, seat, level, &shade);
                });
            }
            Side::Cloths(one, other) => {
                stage.add(far - 0.05, move |canvas| {
                    let wide = (far - near - 0.9) / 2.0;
                    for piece in (0..2).rev() {
                        let from = near + 0.62 + piece as f32 * (wide + 0.08);
                        let corner = |y: f32, z: f32| {
                            camera.project(at(side * (half - 0.03), y, z))
                        };
                        let (a, b) = (from, from + wide);
                        let corners = [
                            corner(2.35, a),
                            corner(2.35, b),
                            corner(0.4, b),
                            corner(0.4, a),
                        ];
                        let dye =
                            if (index + piece).is_multiple_of(2) { one } else { other };
                        if a > 0.4 {
                            fittings::hanging(canvas, corners, dye, &shade.lit(0.4));
                        }
                    }
                });
            }
            Side::Shops(goods, awning) => {
                stage.add(far - 0.02, move |canvas| {
                    let stretch = (near + 0.75, far - 0.25);
                    let height = (0.0, self.vault.spring.min(2.3));
                    fittings::shop(
                        canvas,
                        &camera,
                        (side * half, side),
                        stretch,
                        height,
                        level,
                        &shade,
                    );
                });
                let counter = Bench {
                    across: (side * (half - 0.72), side * half),
                    along: (near + 0.8, far - 0.3),
                    foot: 0.0,
                    top: 0.55,
                };
                stage.add(far - 0.3, move |canvas| {
                    fittings::bench(canvas, &camera, counter, level, &shade);
                });
                self.wares(stage, camera, look, (side, goods), (near, far), seed);
                if let Some(dye) = awning {
                    let cloth = Awning {
                        across: (side * half, side * (half - 1.05)),
                        along: (near + 0.7, far - 0.2),
                        height: (2.66, 2.46),
                        dye: if index.is_multiple_of(2) { dye } else { Dye::Gold },
                    };
                    stage.add(near + 0.7, move |canvas| {
                        fittings::awning(canvas, &camera, cloth, &shade.lit(0.4));
                    });
                }
            }
            Side::Arcade => {
                stage.add(far - 0.02, move |canvas| {
                    self.sunlit_arch(canvas, &camera, &shade, side, (near, far));
                });
            }
        }
    }

    /// Two rows of goods: on the counter and on the ground before it.
    pub(super) fn wares<'a>(
        &'a self,
        stage: &mut Stage<'a>,
        camera: Camera,
        look: Look,
        (side, goods): (f32, Goods),
        (near, far): (f32, f32),
        seed: u64,
    ) {
        let half = self.vault.half;
        for (row, x, y, size) in
            [(0, half - 0.38, 0.55, 0.78), (1, half - 1.02, 0.0, 0.8)]
        {
            for place in 0..3 {
                let z = near + 0.95 + place as f32 * (far - near - 1.3) / 2.4;
                // Things beside the viewer would only be cut off.
                if z < 2.4 {
                    continue;
                }
                let mut dice = Dice::new(seed * 31 + row * 7 + place);
                if row == 1 && dice.unit() < 0.3 {
                    continue;
                }
                let spot = at(side * x, y, z);
                let shade = look.shade(z).lit(0.35);
                stage.add(z, move |canvas| {
                    let board = camera.board(spot).on(0.0, 0.0, size);
                    let mut dice = Dice::new(seed * 131 + row * 17 + place);
                    goods::display(canvas, &board, goods, &shade, &mut dice);
                });
            }
        }
    }

    /// An arch in the side wall with the sun behind it, and its light on the floor.
    pub(super) fn sunlit_arch(
        &self,
        canvas: &mut Canvas,
        camera: &Camera,
        shade: &Shade,
        side: f32,
        (near, far): (f32, f32),
    ) {
        let shade = &shade.lit(1.0);
        let (middle, reach) = ((near + far) / 2.0 + 0.25, (far - near) / 2.0 - 0.45);
        let arch = Vault { half: reach, spring: self.vault.spring - 0.7, point: 0.12 };
        let outline = |x: f32| -> Vec<Spot> {
            let opening = arch.opening(0.0, 0.0);
            opening.into_iter().map(|spot| at(x, spot.y, middle + spot.x)).collect()
        };
        let (outer, inner) =
            (outline(side * self.vault.half), outline(side * (self.vault.half + 0.6)));
        let opening = camera.face(&outer);
        let [zenith, rim] = shade.palette.sky;
        let ink = Ink::Fade {
            from: camera.project(at(0.0, arch.crown(), middle)),
            to: camera.project(at(0.0, 1.0, middle)),
            first: zenith.mix(rim, 0.3),
            last: shade.palette.tone(0.98),
        };
        canvas.fill(&opening, ink);
        let half = outer.len() / 2;
        for (low, high, level) in
            [(half, half + 20, 0.62), (half + 18, outer.len() - 1, 0.84)]
        {
            let mut jamb = outer[low..=high].to_vec();
            jamb.extend(inner[low..=high].iter().rev());
            canvas.fill(&camera.face(&jamb), shade.tone(level));
        }
        // The sun stands high: each metre of height falls this far in and nearer.
        let (inwards, nearer) = (0.85, 0.35);
        let cast: Vec<Spot> = outer
            .iter()
            .map(|spot| {
                at(spot.x - side * spot.y * inwards, 0.012, spot.z - spot.y * nearer)
            })
            .collect();
        let limit = self.vault.half;
        let floor = clip(&cast, |spot| limit + side * spot.x);
        canvas.fill(&camera.face(&floor), shade.tone(0.97));
        // What passes the far edge of the floor climbs the opposite wall.
        let wall: Vec<Spot> = outer
            .iter()
            .map(|spot| {
                let drop = 2.0 * limit / inwards;
                at(-side * limit, spot.y - drop, spot.z - drop * nearer)
            })
            .collect();
        let wall = clip(&wall, |spot| spot.y);
        if wall.len() > 2 {
            canvas.fill(&camera.face(&wall), shade.tone(0.94));
        }
    }
}
