//! Painting: paths, and the colours with which anything is laid down.

use std::rc::Rc;

use tiny_skia::{FillRule, PathBuilder, Stroke};

use super::colour::{Inks, Space};
use super::ink::{Canvas, Coverage, Laid, Place};
use super::judge::{Kind, Painted, judge};
use super::shading::Shading;
use super::state::{Clip, Side, State};
use super::walk::{Course, Scope, Walk, bounds_of};
use crate::syntax::Matrix;

/// The thinnest line that a press holds, in points, for lines of no width.
const HAIRLINE: f64 = 0.25;

/// More corners than this are not one shape, but may be walked all the same.
const POINT_LIMIT: usize = 2_000_000;

/// A pattern's cell as it is laid down, to be repeated.
pub(super) struct Cell {
    pub(super) canvas: Canvas,
    /// From its own coordinates to pixels of the canvas.
    pub(super) to_cell: Matrix,
    /// From its own coordinates to pixels of the page.
    pub(super) to_page: Matrix,
    /// Where a cell begins, and how far it is to the next.
    pub(super) origin: (f64, f64),
    pub(super) step: (f64, f64),
}

/// The shape of something that is painted.
pub(super) struct Shape {
    /// What it covers.
    pub(super) coverage: Option<Coverage>,
    /// Whether it lies on something that can be seen, beside what its coverage tells.
    pub(super) touches: bool,
    /// Its corners in its own coordinates.
    pub(super) bounds: [f64; 4],
}

/// Where the colour of a pixel comes from.
pub(super) enum Source {
    Flat(Inks, [bool; 4]),
    Tiled(Rc<Cell>, Matrix),
    Shaded(Box<Shading>, Matrix),
    Nothing,
}

impl Source {
    /// The inks of a pixel, how much of them is there, and which are spoken of.
    fn at(&self, x: usize, y: usize) -> Option<(Inks, f32, [bool; 4])> {
        let centre = |matrix: &Matrix| matrix.apply(x as f64 + 0.5, y as f64 + 0.5);
        match self {
            Self::Flat(inks, plates) => Some((*inks, 1.0, *plates)),
            Self::Tiled(cell, back) => {
                let (x, y) = centre(back);
                let x = cell.origin.0 + (x - cell.origin.0).rem_euclid(cell.step.0);
                let y = cell.origin.1 + (y - cell.origin.1).rem_euclid(cell.step.1);
                let (x, y) = cell.to_cell.apply(x, y);
                let inside = x >= 0.0
                    && y >= 0.0
                    && (x as usize) < cell.canvas.width
                    && (y as usize) < cell.canvas.height;
                let (x, y) = (x as usize, y as usize);
                inside.then(|| {
                    let cover = cell.canvas.covered(x, y);
                    // What is half covered holds half the ink already.
                    let inks = cell.canvas.at(x, y).map(|ink| ink / cover.max(1e-3));
                    (inks.map(|ink| ink.min(1.0)), cover, [true; 4])
                })
            }
            Self::Shaded(shading, back) => {
                let (x, y) = centre(back);
                Some((shading.at(x, y)?, 1.0, [true; 4]))
            }
            Self::Nothing => None,
        }
    }
}

impl Course {
    /// Takes a part of a path, whose corners are turned to pixels at once.
    pub(super) fn extend(&mut self, operator: &[u8], numbers: &[f64], to_pixels: Matrix) {
        self.points += numbers.len() / 2;
        if self.points > POINT_LIMIT {
            return;
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

impl<'f> Walk<'f> {
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
        let size = (self.canvas.width, self.canvas.height);
        if let (Some(bounds), Some(path)) = (bounds, &path) {
            let fills =
                matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
            let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
            let rule = match operator.last() {
                Some(b'*') => FillRule::EvenOdd,
                _ => FillRule::Winding,
            };
            let state = course.state.clone();
            if fills {
                let coverage = Coverage::fill(path, rule, size.0, size.1);
                let matrix = state.matrix;
                let thinnest = ((bounds[2] - bounds[0]) * matrix.width())
                    .min((bounds[3] - bounds[1]) * matrix.height());
                // A thin filled shape is a line (GWG 2022).
                let kind =
                    if thinnest < 2.0 { Kind::Line(thinnest) } else { Kind::Shape };
                let shape = Shape { coverage, touches: false, bounds };
                self.paint(kind, shape, &state.fill, &state, scope);
            }
            if strokes {
                let scale = (state.matrix.width() * state.matrix.height()).sqrt();
                let width = state.line_width.abs() * scale;
                let pixels = self.to_pixels.width() * width.max(HAIRLINE);
                let traced = |pixels: f64| {
                    let stroke = Stroke { width: pixels as f32, ..Stroke::default() };
                    let outline = path.stroke(&stroke, 1.0)?;
                    Coverage::fill(&outline, FillRule::Winding, size.0, size.1)
                };
                // Of a line thinner than a pixel, the rasterizer may lose parts between its
                // samples; what it lies on is looked for where it would be a pixel wide.
                let wide =
                    if pixels < 1.0 { state.clip.limit(traced(1.0)) } else { None };
                let half = state.line_width.abs() / 2.0;
                let shape = Shape {
                    coverage: traced(pixels),
                    touches: wide.is_some_and(|wide| self.canvas.is_inked(&wide)),
                    bounds: [
                        bounds[0] - half,
                        bounds[1] - half,
                        bounds[2] + half,
                        bounds[3] + half,
                    ],
                };
                self.paint(Kind::Line(width), shape, &state.stroke, &state, scope);
            }
        }
        if let Some(rule) = clip {
            let coverage = path.and_then(|it| Coverage::fill(&it, rule, size.0, size.1));
            course.state.clip = match course.state.clip.limit(coverage) {
                Some(part) => Clip::Part(part),
                None => Clip::Nothing,
            };
        }
    }

    /// Judges something and lays it down.
    pub(super) fn paint(
        &mut self,
        kind: Kind,
        shape: Shape,
        side: &Side,
        state: &State,
        scope: Scope<'f>,
    ) {
        let Shape { coverage, touches, bounds } = shape;
        let coverage = state.clip.limit(coverage);
        let on_page = bounds_of(bounds, state.matrix);
        let area = self.area(on_page);
        let object = match kind {
            Kind::Text(_) => "text",
            Kind::Line(_) => "line",
            Kind::Shape => "shape",
        };
        let source = self.source(side, state, scope);
        if side.paint.pattern.is_none() {
            self.judge_colours(&side.paint.space, false, Some(area), object, scope);
        }
        if !self.in_mask {
            let overlaps =
                touches || coverage.as_ref().is_some_and(|it| self.canvas.is_inked(it));
            let painted = Painted {
                kind,
                paint: &side.paint,
                area,
                overprint: side.overprint,
                mode: state.mode,
                is_opaque: side.opacity >= 1.0 && state.is_normal,
                overlaps,
                is_printed: self.is_printed(on_page),
            };
            judge(&painted, &mut self.findings);
        }
        if let Some(coverage) = coverage {
            self.lay(&coverage, &source, side, state);
        }
    }

    /// Where a paint's colours come from.
    pub(super) fn source(
        &mut self,
        side: &Side,
        state: &State,
        scope: Scope<'f>,
    ) -> Source {
        match &side.paint.pattern {
            Some(name) => self.pattern(name, side, state, scope),
            None => {
                let (inks, plates) = side.paint.inks();
                Source::Flat(inks, plates)
            }
        }
    }

    /// Lays colours down.
    pub(super) fn lay(
        &mut self,
        coverage: &Coverage,
        source: &Source,
        side: &Side,
        state: &State,
    ) {
        let is_cmyk =
            matches!(*side.paint.space, Space::Cmyk) && side.paint.pattern.is_none();
        let is_gray = matches!(*side.paint.space, Space::Gray);
        let opacity = (side.opacity * state.group_opacity) as f32;
        let width = self.canvas.width;
        let soft_mask = state.soft_mask.clone();
        let (overprint, mode, blend) = (side.overprint, state.mode, state.blend);
        self.canvas.lay(coverage, |x, y| {
            let (inks, cover, spoken) = source.at(x, y)?;
            // Overprint leaves inks alone of which a colour does not speak, and in mode 1
            // those of which DeviceCMYK has none (ISO 32000-1, 8.6.7).
            let plates = match overprint {
                true if is_cmyk && mode == 1 => inks.map(|ink| ink != 0.0),
                true if !is_gray => spoken,
                _ => [true; 4],
            };
            let through = soft_mask
                .as_ref()
                .map_or(1.0, |mask| f32::from(mask[y * width + x]) / 255.0);
            Some(Laid { inks, plates, opacity: opacity * cover * through, blend })
        });
    }

    /// The whole canvas.
    pub(super) fn everything(&self) -> Option<Coverage> {
        let (width, height) = (self.canvas.width, self.canvas.height);
        let sides = [0.0, 0.0, width as f64, height as f64];
        Place::around(sides, width, height).map(Coverage::whole)
    }
}
