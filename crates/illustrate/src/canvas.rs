//! Flat shapes on a pixmap: everything is drawn as filled polygons.

use crate::palette::Color;
use tiny_skia::{
    BlendMode, FillRule, GradientStop, LinearGradient, Paint, Path, PathBuilder, Pixmap,
    Point as SkiaPoint, RadialGradient, Shader, SpreadMode, Transform,
};

/// A place on the picture in pixels, the origin at the upper left.
pub type Point = (f32, f32);

/// What a shape is filled with.
#[derive(Clone, Copy)]
pub enum Ink {
    /// One flat colour.
    Flat(Color),
    /// A straight gradient between two places.
    Fade { from: Point, to: Point, first: Color, last: Color },
    /// A colour that is strongest at `centre` and gone at `radius`.
    Halo { centre: Point, radius: f32, color: Color },
}

impl From<Color> for Ink {
    fn from(color: Color) -> Self {
        Self::Flat(color)
    }
}

/// Translates a colour for the rasteriser.
fn skia(color: Color) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba(
        color.red.clamp(0.0, 1.0),
        color.green.clamp(0.0, 1.0),
        color.blue.clamp(0.0, 1.0),
        color.alpha.clamp(0.0, 1.0),
    )
    .expect("clamped channels are in range")
}

/// Translates an ink for the rasteriser.
fn shader(ink: Ink) -> Shader<'static> {
    let spot = |point: Point| SkiaPoint::from_xy(point.0, point.1);
    let stops = |first: Color, last: Color| {
        vec![GradientStop::new(0.0, skia(first)), GradientStop::new(1.0, skia(last))]
    };
    // A gradient without length has no shader: its end colour stands in.
    match ink {
        Ink::Flat(color) => Shader::SolidColor(skia(color)),
        Ink::Fade { from, to, first, last } => LinearGradient::new(
            spot(from),
            spot(to),
            stops(first, last),
            SpreadMode::Pad,
            Transform::identity(),
        )
        .unwrap_or(Shader::SolidColor(skia(last))),
        Ink::Halo { centre, radius, color } => RadialGradient::new(
            spot(centre),
            0.0,
            spot(centre),
            radius,
            stops(color, color.veil(0.0)),
            SpreadMode::Pad,
            Transform::identity(),
        )
        .unwrap_or(Shader::SolidColor(skia(color.veil(0.0)))),
    }
}

/// Joins closed rings to one path; rings inside rings become holes.
fn outline(rings: &[&[Point]]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for ring in rings {
        let mut points = ring.iter();
        let Some(first) = points.next() else { continue };
        builder.move_to(first.0, first.1);
        for point in points {
            builder.line_to(point.0, point.1);
        }
        builder.close();
    }
    builder.finish()
}

/// The picture while it is drawn.
pub struct Canvas {
    pixmap: Pixmap,
}

impl Canvas {
    /// An empty picture filled with `ground`.
    pub fn new(width: u32, height: u32, ground: Color) -> Self {
        let mut pixmap = Pixmap::new(width, height).expect("a picture has a size");
        pixmap.fill(skia(ground));
        Self { pixmap }
    }

    /// Width in pixels.
    pub fn width(&self) -> f32 {
        self.pixmap.width() as f32
    }

    /// Height in pixels.
    pub fn height(&self) -> f32 {
        self.pixmap.height() as f32
    }

    /// The pixels as red, green, blue and a fourth byte that is always full.
    pub fn pixels(&self) -> &[u8] {
        self.pixmap.data()
    }

    /// Fills rings with a rule for overlaps and a blend mode.
    fn paint(
        &mut self,
        rings: &[&[Point]],
        rule: FillRule,
        ink: Ink,
        blend_mode: BlendMode,
    ) {
        let Some(path) = outline(rings) else { return };
        let paint = Paint {
            shader: shader(ink),
            blend_mode,
            anti_alias: true,
            ..Paint::default()
        };
        self.pixmap.fill_path(&path, &paint, rule, Transform::identity(), None);
    }

    /// Fills one polygon.
    pub fn fill(&mut self, points: &[Point], ink: impl Into<Ink>) {
        self.paint(&[points], FillRule::Winding, ink.into(), BlendMode::SourceOver);
    }

    /// Fills `outer` except for the `holes` in it.
    pub fn pierced(
        &mut self,
        outer: &[Point],
        holes: &[Vec<Point>],
        ink: impl Into<Ink>,
    ) {
        let mut rings: Vec<&[Point]> = vec![outer];
        rings.extend(holes.iter().map(Vec::as_slice));
        self.paint(&rings, FillRule::EvenOdd, ink.into(), BlendMode::SourceOver);
    }

    /// Fills several polygons as one shape, so that overlaps do not add up.
    pub fn together(&mut self, rings: &[Vec<Point>], ink: impl Into<Ink>) {
        // Rings that turn the other way would cut holes.
        let turned: Vec<Vec<Point>> = rings
            .iter()
            .map(|ring| {
                let area: f32 = ring
                    .iter()
                    .zip(ring.iter().cycle().skip(1))
                    .map(|(a, b)| a.0 * b.1 - b.0 * a.1)
                    .sum();
                let mut ring = ring.clone();
                if area < 0.0 {
                    ring.reverse();
                }
                ring
            })
            .collect();
        let rings: Vec<&[Point]> = turned.iter().map(Vec::as_slice).collect();
        self.paint(&rings, FillRule::Winding, ink.into(), BlendMode::SourceOver);
    }

    /// Lays light over what is drawn already.
    pub fn lighten(&mut self, points: &[Point], ink: impl Into<Ink>) {
        self.paint(&[points], FillRule::Winding, ink.into(), BlendMode::Screen);
    }

    /// Lays shadow over what is drawn already.
    pub fn darken(&mut self, points: &[Point], ink: impl Into<Ink>) {
        self.paint(&[points], FillRule::Winding, ink.into(), BlendMode::Multiply);
    }

    /// Fills the whole picture.
    pub fn flood(&mut self, ink: impl Into<Ink>) {
        let frame = self.frame();
        self.fill(&frame, ink);
    }

    /// The edge of the picture.
    pub fn frame(&self) -> [Point; 4] {
        let (width, height) = (self.width(), self.height());
        [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    }

    /// A line of even thickness through `points`.
    pub fn line(&mut self, points: &[Point], thickness: f32, ink: impl Into<Ink> + Copy) {
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = dx.hypot(dy).max(0.001);
            let (ax, ay) =
                (-dy / length * thickness / 2.0, dx / length * thickness / 2.0);
            let quad = [
                (from.0 + ax, from.1 + ay),
                (to.0 + ax, to.1 + ay),
                (to.0 - ax, to.1 - ay),
                (from.0 - ax, from.1 - ay),
            ];
            self.fill(&quad, ink);
        }
    }

    /// A disc.
    pub fn disc(&mut self, centre: Point, radius: f32, ink: impl Into<Ink>) {
        self.fill(&ellipse(centre, radius, radius), ink);
    }
}

/// The outline of an ellipse.
pub fn ellipse(centre: Point, across: f32, up: f32) -> Vec<Point> {
    let count = ((across.abs().max(up.abs())).sqrt() * 2.0).clamp(24.0, 160.0) as usize;
    (0..count)
        .map(|index| {
            let angle = index as f32 / count as f32 * std::f32::consts::TAU;
            (centre.0 + across * angle.cos(), centre.1 + up * angle.sin())
        })
        .collect()
}

/// A soft closed curve through `points`.
pub fn smooth(points: &[Point]) -> Vec<Point> {
    let count = points.len();
    let mut curve = Vec::with_capacity(count * 8);
    for index in 0..count {
        let before = points[(index + count - 1) % count];
        let from = points[index];
        let to = points[(index + 1) % count];
        let after = points[(index + 2) % count];
        for step in 0..8 {
            let share = step as f32 / 8.0;
            let spline = |a: f32, b: f32, c: f32, d: f32| {
                0.5 * (2.0 * b
                    + (c - a) * share
                    + (2.0 * a - 5.0 * b + 4.0 * c - d) * share * share
                    + (3.0 * b - a - 3.0 * c + d) * share * share * share)
            };
            curve.push((
                spline(before.0, from.0, to.0, after.0),
                spline(before.1, from.1, to.1, after.1),
            ));
        }
    }
    curve
}

/// The smallest convex outline around `points`.
pub fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let half = |ordered: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in ordered {
            while chain.len() >= 2 {
                let (a, b) = (chain[chain.len() - 2], chain[chain.len() - 1]);
                let turn = (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0);
                if turn > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut ring = half(&mut sorted.iter().copied());
    ring.extend(half(&mut sorted.iter().rev().copied()));
    ring
}
