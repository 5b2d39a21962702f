//! Fills paths of very many edges, in time that grows with how many rows they cross and no faster.
//!
//! The rasterizer for all other paths keeps the edges that cross a row in order, which takes the
//! square of their number where they cross each other. Here, a row of samples adds up how often
//! the path winds around each of them, which needs no order.

use tiny_skia::{FillRule, Path, PathSegment, Point};

use super::place::Place;

/// How many samples a pixel has across and down.
const SAMPLES: usize = 4;

/// How far a chord may be from its curve, in pixels.
const TOLERANCE: f32 = 0.25;

/// Into how many chords a curve is divided at most.
const CHORDS: f32 = 40.0;

/// More edges than this on the mean row of samples are many.
const MANY: u64 = 128;

/// The most chords that are kept, some 100 MiB.
const CHORD_LIMIT: u64 = 4 << 20;

/// What filling a path takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effort {
    /// Its lines, and the chords of its curves.
    chords: u64,
    /// How many rows of samples they cross in all.
    crossings: u64,
    /// How many rows of samples there are.
    rows: u64,
}

impl Effort {
    /// Estimates what filling a path within a place takes, without dividing any curve.
    pub(super) fn of(path: &Path, place: Place) -> Self {
        let (top, bottom) = (place.top as f32, place.bottom as f32);
        let within = |y: f32| y.clamp(top, bottom);
        let (mut chords, mut crossings) = (0, 0.0);
        let mut last = Point::zero();
        let mut start = last;
        for segment in path.segments() {
            let height = |points: &[Point]| {
                let steps = points.windows(2);
                steps.map(|it| (within(it[0].y) - within(it[1].y)).abs()).sum::<f32>()
            };
            let (count, risen) = match segment {
                PathSegment::MoveTo(to) => {
                    let risen = height(&[last, start]);
                    (start, last) = (to, to);
                    (1, risen)
                }
                PathSegment::LineTo(to) => {
                    let risen = height(&[last, to]);
                    last = to;
                    (1, risen)
                }
                PathSegment::QuadTo(one, to) => {
                    let count = parts_of_quad(last, one, to) as u64;
                    let risen = height(&[last, one, to]);
                    last = to;
                    (count, risen)
                }
                PathSegment::CubicTo(one, two, to) => {
                    let count = parts_of_cubic(last, one, two, to) as u64;
                    let risen = height(&[last, one, two, to]);
                    last = to;
                    (count, risen)
                }
                PathSegment::Close => {
                    let risen = height(&[last, start]);
                    last = start;
                    (1, risen)
                }
            };
            chords += count;
            crossings += f64::from(risen);
        }
        let crossings = (crossings * SAMPLES as f64) as u64 + chords;
        Self { chords, crossings, rows: (place.height() * SAMPLES) as u64 }
    }

    /// How many edges there are on the mean row.
    fn density(self) -> u64 {
        self.crossings / self.rows.max(1)
    }

    /// Whether a path has so many edges that they are not kept in order.
    pub(super) fn is_dense(self) -> bool {
        self.density() > MANY
    }

    /// Whether it has more of them than are kept at all.
    pub(super) fn is_too_much(self) -> bool {
        self.chords > CHORD_LIMIT
    }

    /// The work of it.
    pub(super) fn work(self) -> u64 {
        match self.is_dense() {
            true => 40 * self.chords + 3 * self.crossings,
            false => 40 * self.chords + (4 + self.density() / 8) * self.crossings,
        }
    }
}

/// A straight piece of an edge, which crosses rows of samples.
struct Edge {
    /// The rows that it crosses: the first, and the one behind the last.
    from: usize,
    to: usize,
    /// Where it crosses the first row, in samples, and how far it goes on from row to row.
    x: f32,
    step: f32,
    winding: i32,
}

/// How much of each pixel of a place a path covers, row by row.
pub(super) fn fill(path: &Path, rule: FillRule, place: Place) -> Vec<u8> {
    let (width, height) = (place.width(), place.height());
    let mut edges = edges(path, place);
    edges.sort_unstable_by_key(|edge| edge.from);
    let across = width * SAMPLES;
    let mut turns = vec![0i32; across + 1];
    let mut sums = vec![0u16; width];
    let mut values = Vec::with_capacity(width * height);
    let mut waiting = edges.into_iter().peekable();
    let mut active: Vec<Edge> = Vec::new();
    for row in 0..height * SAMPLES {
        while let Some(edge) = waiting.next_if(|edge| edge.from <= row) {
            active.push(edge);
        }
        active.retain(|edge| edge.to > row);
        if !active.is_empty() {
            turns.fill(0);
            for edge in &mut active {
                // A sample is wound around by what crosses its row on its left.
                let at = (edge.x + 0.5).clamp(0.0, across as f32) as usize;
                turns[at] += edge.winding;
                edge.x += edge.step;
            }
            let mut winding = 0;
            for (sum, turns) in sums.iter_mut().zip(turns.as_chunks::<SAMPLES>().0) {
                for turn in turns {
                    winding += turn;
                    let is_inside = match rule {
                        FillRule::Winding => winding != 0,
                        FillRule::EvenOdd => winding & 1 != 0,
                    };
                    *sum += u16::from(is_inside);
                }
            }
        }
        if row % SAMPLES == SAMPLES - 1 {
            let all = (SAMPLES * SAMPLES) as u16;
            values.extend(sums.iter().map(|sum| (sum * 255 / all) as u8));
            sums.fill(0);
        }
    }
    values
}

/// The edges of a path, its curves as chords.
fn edges(path: &Path, place: Place) -> Vec<Edge> {
    let mut edges = Vec::new();
    let rows = (place.height() * SAMPLES) as f32;
    let mut line = |from: Point, to: Point| {
        let scaled = |point: Point| {
            let (left, top) = (place.left as f32, place.top as f32);
            ((point.x - left) * SAMPLES as f32, (point.y - top) * SAMPLES as f32)
        };
        let (from, to) = (scaled(from), scaled(to));
        let (winding, high, low) =
            if from.1 <= to.1 { (1, from, to) } else { (-1, to, from) };
        // A row is crossed where its middle is.
        let first = (high.1 - 0.5).ceil().clamp(0.0, rows);
        let end = (low.1 - 0.5).ceil().clamp(0.0, rows);
        if first >= end {
            return;
        }
        let step = (low.0 - high.0) / (low.1 - high.1);
        let x = high.0 + (first + 0.5 - high.1) * step;
        edges.push(Edge { from: first as usize, to: end as usize, x, step, winding });
    };
    let mut last = Point::zero();
    let mut start = last;
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                line(last, start);
                (start, last) = (to, to);
            }
            PathSegment::LineTo(to) => {
                line(last, to);
                last = to;
            }
            PathSegment::QuadTo(one, to) => {
                let parts = parts_of_quad(last, one, to);
                let at = |t: f32| {
                    let s = 1.0 - t;
                    mixed(&[(s * s, last), (2.0 * s * t, one), (t * t, to)])
                };
                chords(last, to, parts, at, &mut line);
                last = to;
            }
            PathSegment::CubicTo(one, two, to) => {
                let parts = parts_of_cubic(last, one, two, to);
                let at = |t: f32| {
                    let s = 1.0 - t;
                    let (inner, outer) = (3.0 * s * t, (s * s * s, t * t * t));
                    let weights = [outer.0, inner * s, inner * t, outer.1];
                    mixed(&[
                        (weights[0], last),
                        (weights[1], one),
                        (weights[2], two),
                        (weights[3], to),
                    ])
                };
                chords(last, to, parts, at, &mut line);
                last = to;
            }
            PathSegment::Close => {
                line(last, start);
                last = start;
            }
        }
    }
    line(last, start);
    edges
}

/// Draws a curve as so many chords.
fn chords(
    from: Point,
    to: Point,
    parts: f32,
    at: impl Fn(f32) -> Point,
    line: &mut impl FnMut(Point, Point),
) {
    let mut last = from;
    for part in 1..parts as usize {
        let next = at(part as f32 / parts);
        line(last, next);
        last = next;
    }
    line(last, to);
}

fn mixed(parts: &[(f32, Point)]) -> Point {
    let sum = |pick: fn(&Point) -> f32| {
        parts.iter().map(|(weight, point)| weight * pick(point)).sum()
    };
    Point::from_xy(sum(|it| it.x), sum(|it| it.y))
}

/// Into how many chords a curve is divided whose second differences are this large.
fn parts(bend: f32) -> f32 {
    (bend / TOLERANCE).sqrt().ceil().clamp(1.0, CHORDS)
}

fn parts_of_quad(from: Point, one: Point, to: Point) -> f32 {
    parts(bend(from, one, to) / 4.0)
}

fn parts_of_cubic(from: Point, one: Point, two: Point, to: Point) -> f32 {
    parts(bend(from, one, two).max(bend(one, two, to)) * 0.75)
}

fn bend(one: Point, two: Point, three: Point) -> f32 {
    (one.x - 2.0 * two.x + three.x).hypot(one.y - 2.0 * two.y + three.y)
}

#[cfg(test)]
mod tests {
    use tiny_skia::{Mask, PathBuilder, Transform};

    use super::*;

    /// A path of curves and lines that cross each other, by a row of numbers without an order.
    fn tangle(count: usize) -> Path {
        let mut seed = 7u32;
        let mut number = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as f32 / 655.36 - 10.0
        };
        let mut path = PathBuilder::new();
        for at in 0..count {
            let mut point = || (number(), number());
            let (one, two, three) = (point(), point(), point());
            match at % 4 {
                0 => path.move_to(one.0, one.1),
                1 => path.line_to(one.0, one.1),
                2 => path.quad_to(one.0, one.1, two.0, two.1),
                _ => path.cubic_to(one.0, one.1, two.0, two.1, three.0, three.1),
            }
        }
        path.finish().expect("a path")
    }

    #[test]
    fn both_ways_to_fill_cover_the_same() {
        let place = Place { left: 0, top: 0, right: 80, bottom: 80 };
        for count in [8, 40, 400] {
            for rule in [FillRule::Winding, FillRule::EvenOdd] {
                let path = tangle(count);
                let mut mask = Mask::new(80, 80).expect("a mask");
                mask.fill_path(&path, rule, true, Transform::identity());
                let own = fill(&path, rule, place);
                let pairs = own.iter().zip(mask.data());
                let apart = pairs.map(|(&one, &other)| u64::from(one.abs_diff(other)));
                let mean = apart.sum::<u64>() as f64 / own.len() as f64;
                // Where hundreds of edges cross a pixel, samples between them are chance.
                assert!(mean < 16.0, "{count} parts, {rule:?}: {mean} of 255 apart");
            }
        }
    }

    #[test]
    fn a_rectangle_covers_its_pixels_and_parts_of_those_at_its_edge() {
        let rect = tiny_skia::Rect::from_ltrb(1.0, 1.5, 3.25, 3.0).expect("one");
        let place = Place { left: 1, top: 1, right: 4, bottom: 3 };
        let path = PathBuilder::from_rect(rect);
        let values = fill(&path, FillRule::Winding, place);
        assert_eq!(values, [127, 127, 31, 255, 255, 63]);
    }

    #[test]
    fn effort_grows_with_the_number_of_edges() {
        let place = Place { left: 0, top: 0, right: 80, bottom: 80 };
        let work = |count: usize| Effort::of(&tangle(count), place).work();
        for count in [2_000, 20_000] {
            assert!(work(2 * count) < work(count) * 5 / 2, "{count} parts");
        }
        assert!(Effort::of(&tangle(2_000), place).is_dense());
        assert!(!Effort::of(&tangle(20), place).is_dense());
    }
}
