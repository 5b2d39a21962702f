//! Text: fonts, and the glyphs that are shown (ISO 32000-1, 9).

use std::rc::Rc;

use lopdf::Object as Value;
use tiny_skia::{FillRule, Path, PathBuilder, PathSegment, Point, Rect, Transform};

use super::graphics_state::{Clip, State};
use super::interpreter::{Course, Interpreter, OPERATOR_LIMIT, Scope, bounds_of};
use super::paint::Shape;
use super::path::stroked;
use crate::ink::Coverage;
use crate::rules::Kind;
use crate::syntax::{Font, GlyphShape, Matrix, dictionary_of, number_of};
use crate::work;

/// How much of its box a letter covers that cannot be drawn: a guess for bread text.
const GUESSED: f64 = 0.4;

/// Curves up to this length in pixels are drawn as lines: as one if they leave it by less
/// than the other.
const LONG_CURVE: f32 = 3.0;
const FLAT_CURVE: f32 = 0.1;

/// The rendering mode of text that is not seen (ISO 32000-1, 9.3.6).
const UNSEEN: i64 = 3;

/// The most points of one string's outlines.
const POINT_LIMIT: usize = 1 << 20;

/// The work of a code, and of a point of its outline.
const CODE_WORK: u64 = 100;
const POINT_WORK: u64 = 20;

/// The most points of letters that clip together.
const CLIP_LIMIT: usize = 1 << 22;

/// How many codes of a string count as one operator.
const CODES: usize = 16;

impl Course {
    /// Begins a new line at a distance from the last one.
    pub(super) fn move_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moving(x, y).then(self.line);
        self.text = self.line;
    }
}

impl<'f> Interpreter<'f> {
    /// Takes a font.
    pub(super) fn take_font(
        &mut self,
        name: &[u8],
        size: f64,
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        course.state.text.size = size;
        let dictionary = self
            .resource("Font", name, scope)
            .and_then(|(_, object)| dictionary_of(object));
        course.state.text.font = dictionary.map(|it| self.font_of(it));
        if dictionary.is_none() {
            self.missing("Font", name);
        }
    }

    /// Shows texts and moves between them.
    pub(super) fn show(
        &mut self,
        items: &[Value],
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let Some(font) = course.state.text.font.clone() else { return };
        let state = course.state.clone();
        for item in items {
            match item {
                Value::String(text, _) => {
                    self.show_text(text, &font, &state, &mut *course, scope);
                }
                other => {
                    let text = &state.text;
                    let by = number_of(other).unwrap_or(0.0) / 1000.0 * text.size;
                    let by = -by * (1.0 + text.stretch);
                    course.text = Matrix::moving(by, 0.0).then(course.text);
                }
            }
        }
    }

    fn show_text(
        &mut self,
        text: &[u8],
        font: &Rc<Font>,
        state: &State,
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        if text.is_empty() || self.operators > OPERATOR_LIMIT {
            return;
        }
        let set = &state.text;
        let is_seen = set.mode != UNSEEN;
        self.use_font(font, is_seen);
        let codes = font.codes(text);
        self.operators += codes.len() / CODES;
        if !work::affords(CODE_WORK * codes.len() as u64) {
            return;
        }
        let glyphs = font.glyphs(self.file, &codes);
        if is_seen {
            self.judge_glyphs(font, &glyphs);
        }
        let scale = Matrix::from_numbers(&[
            set.size * (1.0 + set.stretch),
            0.0,
            0.0,
            set.size,
            0.0,
            set.rise,
        ])
        .unwrap_or(Matrix::IDENTITY);
        let size = set.size.abs() * course.text.then(state.matrix).height() * font.em;
        let mut whole: Option<[f64; 4]> = None;
        let points = glyphs.iter().map(|glyph| match &glyph.shape {
            GlyphShape::Outline(path) => path.len(),
            GlyphShape::Unknown | GlyphShape::Blank => 0,
        });
        let points = points.sum::<usize>().min(POINT_LIMIT);
        let mut drawn = PathBuilder::with_capacity(points, points);
        let mut run = Vec::new();
        for (&code, glyph) in codes.iter().zip(&glyphs) {
            let width = glyph.width;
            let to_text = scale.then(course.text);
            let space = if font.is_space(code) { set.word_space } else { 0.0 };
            let by =
                (width * set.size + set.character_space + space) * (1.0 + set.stretch);
            course.text = Matrix::moving(by, 0.0).then(course.text);
            if font.is_drawn() {
                run.push((code, to_text));
                continue;
            }
            let to_page = to_text.then(state.matrix);
            let to_pixels = to_page.then(self.to_pixels);
            match &glyph.shape {
                // What is beyond adds nothing that anyone would see.
                GlyphShape::Outline(_) if drawn.len() > POINT_LIMIT => {}
                GlyphShape::Outline(path) => {
                    work::spend(POINT_WORK * path.len() as u64);
                    push(&mut drawn, path, transform(to_pixels));
                }
                GlyphShape::Unknown if width > 0.0 => {
                    bar(width, to_pixels).iter().for_each(|&bar| drawn.push_rect(bar));
                }
                // Nothing is seen of it, and no rule is about it.
                GlyphShape::Unknown | GlyphShape::Blank => continue,
            }
            let box_ = bounds_of([0.0, -0.2, width.max(0.05), 0.8], to_page);
            whole = Some(whole.map_or(box_, |[left, bottom, right, top]| {
                [
                    left.min(box_[0]),
                    bottom.min(box_[1]),
                    right.max(box_[2]),
                    top.max(box_[3]),
                ]
            }));
        }
        if font.is_drawn() && is_seen {
            self.draw_run(font, &run, size, state, scope);
        }
        let Some(bounds) = whole else { return };
        if is_seen {
            self.note_size(font, size);
        }
        self.paint_text(drawn.finish(), size, bounds, state, course, scope);
    }

    /// Paints a text as its rendering mode says (ISO 32000-1, 9.3.6).
    fn paint_text(
        &mut self,
        path: Option<Path>,
        size: f64,
        bounds: [f64; 4],
        state: &State,
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let mode = state.text.mode;
        let (fills, strokes) =
            (matches!(mode, 0 | 2 | 4 | 6), matches!(mode, 1 | 2 | 5 | 6));
        let on_page = State { matrix: Matrix::IDENTITY, ..state.clone() };
        let covered = |is_stroke| {
            let path = path.as_ref()?;
            self.glyph_coverage(path, is_stroke, state)
        };
        let filled = fills.then(|| covered(false));
        let stroked = strokes.then(|| covered(true));
        // What outlines lie on, beside the letters that they go around.
        let overlaps = match &stroked {
            Some(Some(outlines)) if fills => {
                let coverage = state.clip.limit(Some(outlines.clone()));
                Some(self.overlaps(coverage.as_ref(), None, state))
            }
            _ => None,
        };
        for (coverage, side, is_stroke) in
            [(filled, &state.fill, false), (stroked, &state.stroke, true)]
        {
            let Some(coverage) = coverage else { continue };
            let overlaps = overlaps.filter(|_| is_stroke);
            let shape = Shape { coverage, wide: None, bounds, is_stroke, overlaps };
            self.paint(Kind::Text(size), shape, side, &on_page, scope);
        }
        // Modes 4 to 7 clip as well.
        if mode >= 4
            && let Some(path) = path
        {
            let clip = course.text_clip.get_or_insert_with(PathBuilder::new);
            if clip.len() + path.len() > CLIP_LIMIT {
                return work::give_up();
            }
            clip.push_path(&path);
        }
    }

    fn glyph_coverage(
        &self,
        path: &Path,
        is_stroke: bool,
        state: &State,
    ) -> Option<Coverage> {
        if !is_stroke {
            let (width, height) = (self.canvas.width, self.canvas.height);
            return self.kept.figures.fill_letters(path, width, height);
        }
        let scale = state.matrix.width() * self.to_pixels.width();
        let pixels = (state.line_width * scale).max(0.1) as f32;
        let outline = stroked(path, pixels)?;
        self.fill(&outline, FillRule::Winding)
    }

    /// Ends a text object, whose glyphs may limit what follows.
    pub(super) fn end_text(&mut self, course: &mut Course) {
        let Some(path) = course.text_clip.take() else { return };
        let path = path.finish();
        let coverage = path.and_then(|path| self.fill(&path, FillRule::Winding));
        course.state.clip = match course.state.clip.limit(coverage) {
            Some(part) => Clip::Part(part),
            None => Clip::Nothing,
        };
    }
}

/// Adds a path where a matrix puts it.
fn push(drawn: &mut PathBuilder, path: &Path, matrix: Transform) {
    let at = |mut point: Point| {
        matrix.map_point(&mut point);
        point
    };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                let to = at(to);
                drawn.move_to(to.x, to.y);
            }
            PathSegment::LineTo(to) => {
                let to = at(to);
                drawn.line_to(to.x, to.y);
            }
            PathSegment::QuadTo(one, to) => {
                let (one, to) = (at(one), at(to));
                let from = drawn.last_point().unwrap_or(one);
                let middle = Point::from_xy(
                    (from.x + 2.0 * one.x + to.x) / 4.0,
                    (from.y + 2.0 * one.y + to.y) / 4.0,
                );
                if !chords(drawn, from, middle, to) {
                    drawn.quad_to(one.x, one.y, to.x, to.y);
                }
            }
            PathSegment::CubicTo(one, two, to) => {
                let (one, two, to) = (at(one), at(two), at(to));
                let from = drawn.last_point().unwrap_or(one);
                let middle = Point::from_xy(
                    (from.x + 3.0 * (one.x + two.x) + to.x) / 8.0,
                    (from.y + 3.0 * (one.y + two.y) + to.y) / 8.0,
                );
                if !chords(drawn, from, middle, to) {
                    drawn.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
                }
            }
            PathSegment::Close => drawn.close(),
        }
    }
}

/// Draws a curve by its middle and end as lines if it is so short that no pixel would differ
/// by much: most curves of letters are, and lines are filled in half the time.
fn chords(drawn: &mut PathBuilder, from: Point, middle: Point, to: Point) -> bool {
    let length = (to.x - from.x).abs().max((to.y - from.y).abs());
    let bulge = (middle.x - (from.x + to.x) / 2.0)
        .abs()
        .max((middle.y - (from.y + to.y) / 2.0).abs());
    if length > LONG_CURVE || bulge > LONG_CURVE {
        return false;
    }
    if bulge > FLAT_CURVE {
        drawn.line_to(middle.x, middle.y);
    }
    drawn.line_to(to.x, to.y);
    true
}

/// A bar of as much ink as a letter has that cannot be drawn.
fn bar(width: f64, to_pixels: Matrix) -> Option<Rect> {
    let bar = [0.05, 0.1, 0.95 * width, 0.1 + GUESSED * 0.7];
    let [left, bottom, right, top] = bounds_of(bar, to_pixels).map(|it| it as f32);
    Rect::from_ltrb(left, bottom, right, top)
}

/// A matrix for the rasterizer.
pub(super) fn transform(matrix: Matrix) -> Transform {
    let [a, b, c, d, e, f] = matrix.numbers().map(|number| number as f32);
    Transform::from_row(a, b, c, d, e, f)
}
