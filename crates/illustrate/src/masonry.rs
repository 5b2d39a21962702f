//! Stone: coursed walls, façades and paving.

use crate::canvas::Canvas;
use crate::perspective::{Camera, Shade, at};
use crate::random::Dice;

/// A stretch of side wall at `x`, from `near` to `far` and from `foot` to `top`.
#[derive(Clone, Copy)]
pub struct Wall {
    pub x: f32,
    pub near: f32,
    pub far: f32,
    pub foot: f32,
    pub top: f32,
}

/// Draws a wall in coursed stone.
pub fn wall(
    canvas: &mut Canvas,
    camera: &Camera,
    wall: Wall,
    level: f32,
    shade: &Shade,
    dice: &mut Dice,
) {
    let Wall { x, near, far, foot, top } = wall;
    let panel = |low: f32, high: f32, from: f32, to: f32| {
        [at(x, low, from), at(x, high, from), at(x, high, to), at(x, low, to)]
    };
    let ground = camera.face(&panel(foot, top, near - 0.02, far + 0.02));
    canvas.fill(&ground, shade.tone(level));
    let courses = ((top - foot) / 0.42).round().max(1.0);
    let height = (top - foot) / courses;
    for course in 0..courses as usize {
        let low = foot + course as f32 * height;
        let mut from = near + dice.range(-0.6, 0.0);
        while from < far {
            let to = from + dice.range(0.6, 1.2);
            let (start, end) = (from.max(near), to.min(far));
            // Now and then a stone has weathered to another tone.
            let weather = dice.unit();
            if weather > 0.78 && end > start {
                let change = if weather > 0.9 { 0.035 } else { -0.03 };
                let stone = camera.face(&panel(low, low + height, start, end));
                canvas.fill(&stone, shade.tone(level + change));
            }
            if to < far {
                let joint = camera.face(&panel(low, low + height, to, to + 0.014));
                canvas.fill(&joint, shade.tone(level - 0.055));
            }
            from = to;
        }
        let joint = camera.face(&panel(low, low + 0.014, near, far));
        canvas.fill(&joint, shade.tone(level - 0.055));
    }
}

/// Draws paving between two walls, worn bright along the middle.
pub fn paving(
    canvas: &mut Canvas,
    camera: &Camera,
    (left, right): (f32, f32),
    (near, far): (f32, f32),
    level: f32,
    shade: &Shade,
    dice: &mut Dice,
) {
    let slab = |a: f32, b: f32, from: f32, to: f32| {
        [at(a, 0.0, from), at(b, 0.0, from), at(b, 0.0, to), at(a, 0.0, to)]
    };
    let ground = camera.face(&slab(left, right, near - 0.02, far + 0.02));
    canvas.fill(&ground, shade.tone(level));
    let rows = ((far - near) / 0.62).round().max(1.0);
    let depth = (far - near) / rows;
    for row in 0..rows as usize {
        let from = near + row as f32 * depth;
        let mut start = left - dice.range(0.0, 0.7);
        while start < right {
            let end = start + dice.range(0.6, 1.1);
            let (a, b) = (start.max(left), end.min(right));
            let weather = dice.unit();
            if weather > 0.7 && b > a {
                let change = if weather > 0.86 { 0.05 } else { -0.04 };
                let stone = camera.face(&slab(a, b, from, from + depth));
                canvas.fill(&stone, shade.tone(level + change));
            }
            if end < right {
                let joint = camera.face(&slab(end, end + 0.018, from, from + depth));
                canvas.fill(&joint, shade.tone(level - 0.07));
            }
            start = end;
        }
        let joint = camera.face(&slab(left, right, from, from + 0.02));
        canvas.fill(&joint, shade.tone(level - 0.07));
    }
}

/// A wall that faces the viewer at distance `z`.
#[derive(Clone, Copy)]
pub struct Front {
    pub z: f32,
    /// Its left and right edges.
    pub across: (f32, f32),
    /// Its foot and its top.
    pub upright: (f32, f32),
}

/// Draws a front in coursed stone.
pub fn facade(
    canvas: &mut Canvas,
    camera: &Camera,
    front: Front,
    level: f32,
    shade: &Shade,
    dice: &mut Dice,
) {
    let Front { z, across: (left, right), upright: (foot, top) } = front;
    let panel = |a: f32, b: f32, low: f32, high: f32| {
        [at(a, low, z), at(a, high, z), at(b, high, z), at(b, low, z)]
    };
    canvas.fill(&camera.face(&panel(left, right, foot, top)), shade.tone(level));
    let rows = ((top - foot) / 0.4).round().max(1.0);
    let height = (top - foot) / rows;
    for row in 0..rows as usize {
        let low = foot + row as f32 * height;
        let mut from = left - dice.range(0.0, 0.6);
        while from < right {
            let to = from + dice.range(0.5, 1.0);
            let (a, b) = (from.max(left), to.min(right));
            let weather = dice.unit();
            if weather > 0.72 && b > a {
                let change = if weather > 0.87 { 0.035 } else { -0.03 };
                let stone = camera.face(&panel(a, b, low, low + height));
                canvas.fill(&stone, shade.tone(level + change));
            }
            if to < right {
                let joint = camera.face(&panel(to, to + 0.016, low, low + height));
                canvas.fill(&joint, shade.tone(level - 0.05));
            }
            from = to;
        }
        let joint = camera.face(&panel(left, right, low, low + 0.016));
        canvas.fill(&joint, shade.tone(level - 0.05));
    }
}
