//! Jars, bottles and bowls of clay or glass.

use crate::canvas::{Canvas, Point, ellipse};
use crate::palette::Color;
use crate::perspective::{Board, Shade};

/// Profiles of jars, bottles and bowls, about half a metre tall.
const VESSELS: [&[Point]; 6] = [
    &[(0.10, 0.0), (0.20, 0.14), (0.23, 0.28), (0.15, 0.42), (0.08, 0.48), (0.12, 0.55)],
    &[(0.08, 0.0), (0.14, 0.08), (0.17, 0.22), (0.06, 0.36), (0.05, 0.52), (0.08, 0.58)],
    &[(0.09, 0.0), (0.22, 0.12), (0.25, 0.24), (0.24, 0.26)],
    &[(0.13, 0.0), (0.15, 0.20), (0.19, 0.40), (0.13, 0.52), (0.14, 0.58)],
    &[(0.07, 0.0), (0.17, 0.10), (0.18, 0.20), (0.05, 0.30), (0.04, 0.46), (0.10, 0.52)],
    &[(0.12, 0.0), (0.06, 0.06), (0.15, 0.20), (0.19, 0.36), (0.20, 0.40)],
];

/// The outline of something turned on a wheel: radii with their heights.
pub fn turned(profile: &[Point], left: f32, right: f32) -> Vec<Point> {
    let mut ring: Vec<Point> = profile.iter().map(|&(r, y)| (r * right, y)).collect();
    ring.extend(profile.iter().rev().map(|&(r, y)| (r * left, y)));
    ring
}

/// Eases the corners of a turned profile.
pub fn eased(profile: &[Point]) -> Vec<Point> {
    let mut padded = vec![profile[0]];
    padded.extend(profile);
    padded.push(profile[profile.len() - 1]);
    let mut curve = Vec::new();
    for four in padded.windows(4) {
        for step in 0..8 {
            let t = step as f32 / 8.0;
            let spline = |a: f32, b: f32, c: f32, d: f32| {
                0.5 * (2.0 * b
                    + (c - a) * t
                    + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
                    + (3.0 * b - a - 3.0 * c + d) * t * t * t)
            };
            curve.push((
                spline(four[0].0, four[1].0, four[2].0, four[3].0),
                spline(four[0].1, four[1].1, four[2].1, four[3].1),
            ));
        }
    }
    curve.push(profile[profile.len() - 1]);
    curve
}

/// A jar with a painted band.
pub fn vessel(
    canvas: &mut Canvas,
    board: &Board,
    kind: usize,
    body: Color,
    band: Color,
    shade: &Shade,
) {
    let profile = eased(VESSELS[kind % VESSELS.len()]);
    canvas.fill(&board.place(&turned(&profile, -1.0, 1.0)), body);
    let dark = body.mix(shade.tone(0.06), 0.38);
    canvas.fill(&board.place(&turned(&profile, -1.0, -0.3)), dark);
    let painted: Vec<Point> =
        profile.iter().copied().filter(|&(_, y)| (0.17..0.26).contains(&y)).collect();
    if let (Some(&low), Some(&high)) = (painted.first(), painted.last()) {
        let mut ring = turned(&painted, -1.0, 1.0);
        // Both edges of the band sag with the roundness of the jar.
        let sag = |(radius, y): Point, share: f32| {
            let across = share * 2.0 - 1.0;
            (radius * across, y - 0.05 * (1.0 - across * across))
        };
        let middle = ring.len() / 2;
        let upper: Vec<Point> =
            (1..8).rev().map(|step| sag(high, step as f32 / 8.0)).collect();
        ring.splice(middle..middle, upper);
        ring.extend((1..8).map(|step| sag(low, step as f32 / 8.0)));
        canvas.fill(&board.place(&ring), band);
    }
    let shine: Vec<Point> =
        profile.iter().copied().filter(|&(_, y)| (0.10..0.36).contains(&y)).collect();
    let glint = body.mix(shade.tone(1.0), 0.55);
    canvas.fill(&board.place(&turned(&shine, 0.5, 0.66)), glint);
    let (radius, top) = profile[profile.len() - 1];
    let mouth =
        ellipse(board.spot(0.0, top), radius * board.scale, radius * 0.2 * board.scale);
    canvas.fill(&mouth, body.mix(shade.tone(0.05), 0.6));
}

/// Blown glass: the colour deepens at the edge and a window shines in it.
pub fn glass(
    canvas: &mut Canvas,
    board: &Board,
    kind: usize,
    body: Color,
    shade: &Shade,
) {
    let profile = eased(VESSELS[kind % VESSELS.len()]);
    let ring = |left: f32, right: f32| board.place(&turned(&profile, left, right));
    canvas.fill(&ring(-1.0, 1.0), body.mix(shade.tone(0.1), 0.35).veil(0.92));
    canvas.fill(&ring(-0.82, 0.82), body.veil(0.9));
    canvas.fill(&ring(-0.1, 0.7), body.mix(shade.tone(1.0), 0.35).veil(0.8));
    canvas.fill(&ring(0.42, 0.58), body.mix(shade.tone(1.0), 0.85));
    let (radius, top) = profile[profile.len() - 1];
    let mouth =
        ellipse(board.spot(0.0, top), radius * board.scale, radius * 0.22 * board.scale);
    canvas.fill(&mouth, body.mix(shade.tone(1.0), 0.5));
}
