//! Paths: how they are built, and what they cover where they are painted.

use tiny_skia::{FillRule, Path, PathBuilder, PathSegment, Stroke};

use super::graphics_state::{Clip, State};
use super::interpreter::{Course, Interpreter, Scope};
use super::paint::Shape;
use crate::ink::Coverage;
use crate::rules::{FINE_LINE, Kind};
use crate::syntax::Matrix;
use crate::work::{self, Held};

/// The thinnest line that a press holds, in points, for lines of no width.
const HAIRLINE: f64 = 0.25;

/// The most corners of a shape.
const POINT_LIMIT: usize = 2_000_000;

/// The work of a line along a line and along a curve, and how many bytes its outline has for each
/// point of its path.
const LINE_WORK: u64 = 250;
const CURVE_WORK: u64 = 2_500;
const STROKE_BYTES: usize = 150;

impl Course {
    /// Takes a part of a path, whose corners are turned to pixels at once.
    pub(super) fn extend(&mut self, operator: &[u8], numbers: &[f64], to_pixels: Matrix) {
        self.points += numbers.len() / 2;
        if self.points > POINT_LIMIT {
            // What a part of it covers is not what it covers.
            return work::give_up();
        }
        let matrix = self.state.matrix.then(to_pixels);
        let mut point = |x: f64, y: f64| {
            let [left, bottom, right, top] = self.bounds.unwrap_or([x, y, x, y]);
            self.bounds = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
            let (x, y) = matrix.apply(x, y);
            // Far beyond any page, numbers lose what matters of them.
            (x.clamp(-1e5, 1e5) as f32, y.clamp(-1e5, 1e5) as f32)
        };
        match (operator, numbers) {
            (b"m", &[x, y, ..]) => {
                let (x, y) = point(x, y);
                self.path.move_to(x, y);
            }
            (b"l", &[x, y, ..]) => {
                let (x, y) = point(x, y);
                self.path.line_to(x, y);
            }
            (b"c", &[x1, y1, x2, y2, x, y, ..]) => {
                let [one, two, to] =
                    [(x1, y1), (x2, y2), (x, y)].map(|(x, y)| point(x, y));
                self.path.cubic_to(one.0, one.1, two.0, two.1, to.0, to.1);
            }
            (b"v", &[x2, y2, x, y, ..]) => {
                let (two, to) = (point(x2, y2), point(x, y));
                let one = self.path.last_point().map_or(two, |it| (it.x, it.y));
                self.path.cubic_to(one.0, one.1, two.0, two.1, to.0, to.1);
            }
            (b"y", &[x1, y1, x, y, ..]) => {
                let (one, to) = (point(x1, y1), point(x, y));
                self.path.cubic_to(one.0, one.1, to.0, to.1, to.0, to.1);
            }
            (b"h", _) => self.path.close(),
            (b"re", &[x, y, width, height, ..]) => {
                let corners =
                    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
                let [first, rest @ ..] = corners.map(|(x, y)| point(x, y));
                self.path.move_to(first.0, first.1);
                for (x, y) in rest {
                    self.path.line_to(x, y);
                }
                self.path.close();
            }
            _ => {}
        }
    }
}

impl<'f> Interpreter<'f> {
    /// Takes an operator that ends a path (ISO 32000-1, 8.5.3).
    pub(super) fn paint_path(
        &mut self,
        operator: &[u8],
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let mut builder = std::mem::replace(&mut course.path, PathBuilder::new());
        if matches!(operator, b"s" | b"b" | b"b*") {
            builder.close();
        }
        let bounds = course.bounds.take();
        let clip = course.clip.take();
        course.points = 0;
        let path = builder.finish();
        if let (Some(bounds), Some(path)) = (bounds, &path) {
            let fills =
                matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
            let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
            let rule = match operator.last() {
                Some(b'*') => FillRule::EvenOdd,
                _ => FillRule::Winding,
            };
            let state = course.state.clone();
            let filled = fills.then(|| self.fill(path, rule));
            let traced = strokes.then(|| self.trace(path, &state));
            // What a line lies on, beside the fill that it goes around.
            let overlaps = match &traced {
                Some(line) if fills => {
                    let coverage = state.clip.limit(line.coverage.clone());
                    Some(self.overlaps(coverage.as_ref(), line.wide.clone(), &state))
                }
                _ => None,
            };
            if let Some(coverage) = filled {
                let matrix = state.matrix;
                let thinnest = ((bounds[2] - bounds[0]) * matrix.width())
                    .min((bounds[3] - bounds[1]) * matrix.height());
                // A thin filled shape is a line (GWG 2022).
                let kind =
                    if thinnest < FINE_LINE { Kind::Line(thinnest) } else { Kind::Shape };
                let (wide, is_stroke) = (None, false);
                let shape = Shape { coverage, wide, bounds, is_stroke, overlaps: None };
                self.paint(kind, shape, &state.fill, &state, scope);
            }
            if let Some(Line { width, coverage, wide }) = traced {
                let half = state.line_width.abs() / 2.0;
                let bounds = [
                    bounds[0] - half,
                    bounds[1] - half,
                    bounds[2] + half,
                    bounds[3] + half,
                ];
                let shape = Shape { coverage, wide, bounds, is_stroke: true, overlaps };
                self.paint(Kind::Line(width), shape, &state.stroke, &state, scope);
            }
        }
        if let Some(rule) = clip {
            let coverage = path.and_then(|it| self.fill(&it, rule));
            course.state.clip = match course.state.clip.limit(coverage) {
                Some(part) => Clip::Part(part),
                None => Clip::Nothing,
            };
        }
    }

    /// What a line along a path covers.
    fn trace(&self, path: &Path, state: &State) -> Line {
        let scale = (state.matrix.width() * state.matrix.height()).sqrt();
        let width = state.line_width.abs() * scale;
        let pixels = self.to_pixels.width() * width.max(HAIRLINE);
        let traced = |pixels: f64| {
            let outline = stroked(path, pixels as f32)?;
            self.fill(&outline, FillRule::Winding)
        };
        let coverage = traced(pixels);
        let wide = if pixels < 1.0 { traced(1.0) } else { None };
        // The outline is that of the line itself.
        let wide = wide.zip(coverage.as_ref()).map(|(it, own)| it.drawn_like(own));
        Line { width, coverage, wide }
    }
}

/// The outline of a line of a width along a path.
pub(super) fn stroked(path: &Path, width: f32) -> Option<Path> {
    let _held = Held::new(STROKE_BYTES * path.len());
    let work = path.segments().map(|segment| match segment {
        PathSegment::QuadTo(..) | PathSegment::CubicTo(..) => CURVE_WORK,
        _ => LINE_WORK,
    });
    if !work::affords(work.sum()) {
        return None;
    }
    path.stroke(&Stroke { width, ..Stroke::default() }, 1.0)
}

/// A line as it is laid down.
struct Line {
    /// Its width in points.
    width: f64,
    coverage: Option<Coverage>,
    /// What it would cover if it were a pixel wide, if it is thinner.
    wide: Option<Coverage>,
}
