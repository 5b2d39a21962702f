//! What hangs and stands in a market: lamps, awnings, doors, counters, cloths.

mod lamps;

pub use lamps::lamp;

use crate::canvas::{Canvas, Ink, Point, smooth};
use crate::palette::Dye;
use crate::perspective::{Board, Camera, Shade, Spot, at};

/// The kinds of hanging lamp.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lamp {
    /// A six-sided lantern of pierced metal.
    Lantern,
    /// A drop of blown glass.
    Glass,
    /// A plain bulb under a tin shade.
    Tin,
}

/// A box that stands against the side wall at `x`: a counter or a stone bench.
#[derive(Clone, Copy)]
pub struct Bench {
    /// Its inner and its outer edge.
    pub across: (f32, f32),
    /// Where it starts and ends along the street.
    pub along: (f32, f32),
    pub foot: f32,
    pub top: f32,
}

/// Draws a bench: top, flank and the end that faces the viewer.
pub fn bench(
    canvas: &mut Canvas,
    camera: &Camera,
    bench: Bench,
    level: f32,
    shade: &Shade,
) {
    let Bench { across: (inner, outer), along: (near, far), foot, top } = bench;
    let lid = [
        at(inner, top, near),
        at(outer, top, near),
        at(outer, top, far),
        at(inner, top, far),
    ];
    let flank = [
        at(inner, foot, near),
        at(inner, top, near),
        at(inner, top, far),
        at(inner, foot, far),
    ];
    let end = [
        at(inner, foot, near),
        at(inner, top, near),
        at(outer, top, near),
        at(outer, foot, near),
    ];
    canvas.fill(&camera.face(&lid), shade.tone(level + 0.16));
    canvas.fill(&camera.face(&flank), shade.tone(level + 0.04));
    canvas.fill(&camera.face(&end), shade.tone(level - 0.06));
    // The edge of the top catches the light.
    let edge =
        [camera.project(at(inner, top, near)), camera.project(at(inner, top, far))];
    canvas.line(&edge, (camera.scale(near) * 0.02).max(1.5), shade.tone(level + 0.26));
}

/// A striped awning that slopes from the wall at `x` towards the street.
#[derive(Clone, Copy)]
pub struct Awning {
    /// Where it is fixed and where it ends across the street.
    pub across: (f32, f32),
    pub along: (f32, f32),
    /// How high it is at the wall and at its lip.
    pub height: (f32, f32),
    pub dye: Dye,
}

/// Draws an awning in stripes with a scalloped lip.
pub fn awning(canvas: &mut Canvas, camera: &Camera, awning: Awning, shade: &Shade) {
    let Awning { across: (wall, lip), along: (near, far), height: (high, low), dye } =
        awning;
    let stripes = 7;
    let width = (far - near) / stripes as f32;
    for stripe in (0..stripes).rev() {
        let (from, to) =
            (near + stripe as f32 * width, near + (stripe + 1) as f32 * width);
        let cloth = if stripe % 2 == 0 { shade.dye(dye) } else { shade.tone(0.9) };
        let slope = [
            at(wall, high, from),
            at(wall, high, to),
            at(lip, low, to),
            at(lip, low, from),
        ];
        canvas.fill(&camera.face(&slope), cloth.mix(shade.tone(0.08), 0.2));
        let mut scallop = vec![at(lip, low, from), at(lip, low, to)];
        for step in 0..=16 {
            let angle = step as f32 / 16.0 * std::f32::consts::PI;
            let along = (from + to) / 2.0 + width / 2.0 * angle.cos();
            scallop.push(at(lip, low - 0.1 - 0.1 * angle.sin(), along));
        }
        canvas.fill(&camera.face(&scallop), cloth);
    }
}

/// An arched shop opening in the side wall at `x`, dark inside.
pub fn shop(
    canvas: &mut Canvas,
    camera: &Camera,
    (x, side): (f32, f32),
    (near, far): (f32, f32),
    (foot, top): (f32, f32),
    level: f32,
    shade: &Shade,
) {
    let arch = |grow: f32, x: f32| {
        let (middle, half) = ((near + far) / 2.0, (far - near) / 2.0 + grow);
        let spring = top - half;
        let mut spots = vec![at(x, foot, middle - half)];
        for step in 0..=24 {
            let angle = std::f32::consts::PI * (1.0 - step as f32 / 24.0);
            spots.push(at(x, spring + half * angle.sin(), middle + half * angle.cos()));
        }
        spots.push(at(x, foot, middle + half));
        spots
    };
    canvas.fill(&camera.face(&arch(0.16, x)), shade.tone(level + 0.13));
    let opening = camera.face(&arch(0.0, x));
    canvas.fill(&opening, shade.tone(level - 0.26));
    // The far jamb and the soffit show their thickness.
    let (outer, inner) = (arch(0.0, x), arch(0.0, x + side * 0.35));
    let half = outer.len() / 2;
    let mut jamb = outer[half..].to_vec();
    jamb.extend(inner[half..].iter().rev());
    canvas.fill(&camera.face(&jamb), shade.tone(level + 0.06));
    // Lamp light deep in the shop.
    let centre = camera.project(at(x, foot + (top - foot) * 0.52, (near + far) / 2.0));
    let radius = camera.scale((near + far) / 2.0) * 0.9;
    let color = shade.dye(Dye::Gold).veil(0.5);
    canvas.fill(&opening, Ink::Halo { centre, radius, color });
}

/// A cloth slung across the street from wall to wall.
pub fn sling(
    canvas: &mut Canvas,
    camera: &Camera,
    (half, height, z): (f32, f32, f32),
    depth: f32,
    dye: Dye,
    shade: &Shade,
) {
    let dip = |share: f32, at_z: f32| {
        let across = share * 2.0 - 1.0;
        at(across * half, height - 0.55 * (1.0 - across * across), at_z)
    };
    let folds = 6;
    for fold in 0..folds {
        let (low, high) =
            (fold as f32 / folds as f32, (fold as f32 + 1.06) / folds as f32);
        let steps = 6;
        let share =
            |step: usize| (low + (high - low) * step as f32 / steps as f32).min(1.0);
        let mut spots: Vec<Spot> = (0..=steps).map(|step| dip(share(step), z)).collect();
        spots.extend((0..=steps).rev().map(|step| dip(share(step), z + depth)));
        let cloth = if fold % 2 == 0 {
            shade.dye(dye)
        } else {
            shade.dye(dye).mix(shade.tone(0.95), 0.32)
        };
        canvas.fill(&camera.face(&spots), cloth);
    }
}

/// A hanging carpet or dress length with an embroidered field, one metre wide.
pub fn hanging(canvas: &mut Canvas, corners: [Point; 4], dye: Dye, shade: &Shade) {
    // Corners run clockwise from the upper left, so a cloth can hang on any wall.
    let place = |x: f32, y: f32| {
        let top = (
            corners[0].0 + (corners[1].0 - corners[0].0) * x,
            corners[0].1 + (corners[1].1 - corners[0].1) * x,
        );
        let foot = (
            corners[3].0 + (corners[2].0 - corners[3].0) * x,
            corners[3].1 + (corners[2].1 - corners[3].1) * x,
        );
        (top.0 + (foot.0 - top.0) * y, top.1 + (foot.1 - top.1) * y)
    };
    let panel = |left: f32, right: f32, top: f32, foot: f32| {
        [place(left, top), place(right, top), place(right, foot), place(left, foot)]
    };
    let ground = shade.dye(dye);
    let dark = ground.mix(shade.tone(0.05), 0.45);
    let pale = shade.tone(0.88);
    canvas.fill(&panel(0.0, 1.0, 0.0, 1.0), dark);
    canvas.fill(&panel(0.05, 0.95, 0.03, 0.97), ground);
    for (top, foot) in [(0.07, 0.09), (0.91, 0.93), (0.24, 0.25), (0.75, 0.76)] {
        canvas.fill(&panel(0.05, 0.95, top, foot), pale);
    }
    let diamond = |x: f32, y: f32, wide: f32, tall: f32| {
        [place(x, y - tall), place(x + wide, y), place(x, y + tall), place(x - wide, y)]
    };
    for row in 0..3 {
        let y = 0.36 + row as f32 * 0.14;
        canvas.fill(&diamond(0.5, y, 0.24, 0.066), pale);
        canvas.fill(&diamond(0.5, y, 0.15, 0.041), dark);
        canvas.fill(&diamond(0.5, y, 0.07, 0.02), shade.dye(Dye::Gold));
        for x in [0.17, 0.83] {
            canvas.fill(&diamond(x, y, 0.07, 0.024), shade.dye(Dye::Gold));
        }
    }
    for x in [0.2, 0.4, 0.6, 0.8] {
        for y in [0.165, 0.835] {
            canvas.fill(&diamond(x, y, 0.075, 0.045), dark);
        }
    }
}

/// A plant in a tin.
pub fn plant(canvas: &mut Canvas, board: &Board, shade: &Shade) {
    let pot = [(-0.14, 0.28), (0.14, 0.28), (0.1, 0.0), (-0.1, 0.0)];
    canvas.fill(&board.place(&pot), shade.dye(Dye::First));
    let rim = [(-0.16, 0.3), (0.16, 0.3), (0.15, 0.24), (-0.15, 0.24)];
    canvas.fill(&board.place(&rim), shade.dye(Dye::First).mix(shade.tone(1.0), 0.25));
    for (index, angle) in [-1.1f32, -0.7, -0.35, 0.0, 0.35, 0.7, 1.1].iter().enumerate() {
        let reach = 0.42 - 0.08 * angle.abs();
        let tip = (reach * angle.sin(), 0.3 + reach * angle.cos());
        let side = (0.06 * angle.cos(), -0.06 * angle.sin());
        let middle = (tip.0 * 0.55, 0.3 + (tip.1 - 0.3) * 0.55);
        let leaf = smooth(&[
            (0.0, 0.28),
            (middle.0 + side.0, middle.1 + side.1),
            tip,
            (middle.0 - side.0, middle.1 - side.1),
        ]);
        let green = shade.dye(Dye::Leaf);
        let ink = if index % 2 == 0 { green } else { green.mix(shade.tone(0.9), 0.25) };
        canvas.fill(&board.place(&leaf), ink);
    }
}
