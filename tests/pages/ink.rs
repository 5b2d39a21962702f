//! Rule: the ink of one line does not touch that of another, marks included.

use ttf_parser::OutlineBuilder;
use typst::layout::Abs;

use crate::booklet::{Booklet, REAL, judge};
use crate::frames::{Area, Piece};
use crate::generated::GENERATED;
use crate::lines::Line;

/// Minimum clearance between the ink of two lines in millimetres.
const CLEAR: f64 = 0.05;

/// Minimum clearance in generated texts, whose random words stack up letters as real ones
/// do not: their lines may touch.
const TOUCHING: f64 = -0.1;

/// Width in millimetres of the columns in which ink is compared.
const COLUMN: f64 = 0.05;

/// Number of line segments that approximate a curve.
const CUTS: usize = 6;

#[test]
fn marks_of_real_texts_clear_the_line_above() {
    judge(&*REAL, |booklet| touching(booklet, CLEAR));
}

#[test]
fn no_two_generated_lines_overlap() {
    judge(&*GENERATED, |booklet| touching(booklet, TOUCHING));
}

/// Returns pairs of lines with a clearance below `least`.
fn touching(booklet: &Booklet, least: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for page in booklet.pages() {
        let lines = booklet.lines(page);
        let inked: Vec<(&Line, Area)> =
            lines.iter().filter_map(|line| Some((line, line.ink()?))).collect();
        // Lines are ordered from the top of the page.
        for (index, (upper, above)) in inked.iter().enumerate() {
            for (lower, below) in &inked[index + 1..] {
                let near = Area { bottom: above.bottom + least, ..*above };
                let common = near.common(*below);
                if !common.exceeds(0.0) {
                    continue;
                }
                let (distance, at) = clearance(upper, lower, common);
                if distance < least {
                    faults.push(format!(
                        "page {page}, {} and {}: {distance:+.2} mm apart at x {at:.1} mm, \
                         y {:.1} mm",
                        upper.name(),
                        lower.name(),
                        lower.baseline,
                    ));
                }
            }
        }
    }
    faults
}

/// Returns the smallest vertical distance between the ink of two lines within the width
/// of an area, and its horizontal position.
fn clearance(upper: &Line, lower: &Line, within: Area) -> (f64, f64) {
    let above = Skyline::of(upper, within);
    let below = Skyline::of(lower, within);
    let columns = above.lowest.iter().zip(&below.highest);
    let distances = columns.enumerate().map(|(index, (bottom, top))| {
        (top - bottom, within.left + index as f64 * COLUMN)
    });
    distances.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f64::INFINITY, 0.0))
}

/// The topmost and bottommost ink in each column of an area.
struct Skyline {
    left: f64,
    highest: Vec<f64>,
    lowest: Vec<f64>,
}

impl Skyline {
    fn of(line: &Line, within: Area) -> Self {
        let columns = ((within.right - within.left) / COLUMN).ceil() as usize + 1;
        let mut skyline = Self {
            left: within.left,
            highest: vec![f64::INFINITY; columns],
            lowest: vec![f64::NEG_INFINITY; columns],
        };
        for piece in line.pieces.iter().chain(&line.marks) {
            skyline.add(piece);
        }
        skyline
    }

    fn add(&mut self, piece: &Piece) {
        let unit = Abs::pt(piece.size).to_mm() / piece.item.font.units_per_em();
        for (glyph, x, y) in piece.glyphs() {
            let mut pen = Pen { skyline: self, x, y, unit, start: (x, y), at: (x, y) };
            piece.item.font.ttf().outline_glyph(glyph, &mut pen);
        }
    }

    /// Adds a straight segment of an outline.
    fn stroke(&mut self, one: (f64, f64), other: (f64, f64)) {
        let (from, to) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        let last = self.highest.len() - 1;
        let column = |x: f64| (x - self.left) / COLUMN;
        if column(to.0) < 0.0 || column(from.0) > last as f64 {
            return;
        }
        let width = to.0 - from.0;
        let height_at = |x: f64| {
            let share = (x.clamp(from.0, to.0) - from.0) / width;
            from.1 + (to.1 - from.1) * share
        };
        // The cast saturates: negative columns become 0.
        for index in column(from.0) as usize..=(column(to.0) as usize).min(last) {
            let x = self.left + index as f64 * COLUMN;
            let upright = width < COLUMN / 100.0;
            let ends =
                if upright { [from.1, to.1] } else { [x, x + COLUMN].map(height_at) };
            for y in ends {
                self.highest[index] = self.highest[index].min(y);
                self.lowest[index] = self.lowest[index].max(y);
            }
        }
    }
}

/// An outline builder that adds a glyph to a skyline.
struct Pen<'a> {
    skyline: &'a mut Skyline,
    /// The origin of the glyph.
    x: f64,
    y: f64,
    /// Millimetres per font unit.
    unit: f64,
    start: (f64, f64),
    at: (f64, f64),
}

impl Pen<'_> {
    fn place(&self, x: f32, y: f32) -> (f64, f64) {
        (self.x + f64::from(x) * self.unit, self.y - f64::from(y) * self.unit)
    }

    fn draw(&mut self, to: (f64, f64)) {
        self.skyline.stroke(self.at, to);
        self.at = to;
    }

    /// Draws a curve given as a function of its parameter, from 0 to 1.
    fn curve(&mut self, point: impl Fn(f64) -> (f64, f64)) {
        for cut in 1..=CUTS {
            self.draw(point(cut as f64 / CUTS as f64));
        }
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.place(x, y);
        self.start = self.at;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.draw(self.place(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (a, b, c) = (self.at, self.place(x1, y1), self.place(x, y));
        self.curve(|t| {
            let share = [(1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t];
            let mix = |p: [f64; 3]| p.iter().zip(share).map(|(p, share)| p * share).sum();
            (mix([a.0, b.0, c.0]), mix([a.1, b.1, c.1]))
        });
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b) = (self.at, self.place(x1, y1));
        let (c, d) = (self.place(x2, y2), self.place(x, y));
        self.curve(|t| {
            let u = 1.0 - t;
            let share = [u * u * u, 3.0 * t * u * u, 3.0 * t * t * u, t * t * t];
            let mix = |p: [f64; 4]| p.iter().zip(share).map(|(p, share)| p * share).sum();
            (mix([a.0, b.0, c.0, d.0]), mix([a.1, b.1, c.1, d.1]))
        });
    }

    fn close(&mut self) {
        self.draw(self.start);
    }
}
