//! Text: fonts, and the glyphs that are shown (ISO 32000-1, 9).

use std::rc::Rc;

use lopdf::Object as Value;
use malzama_message::message;
use tiny_skia::{FillRule, Path, PathBuilder, Stroke, Transform};

use super::graphics_state::{Clip, Side, State};
use super::interpreter::{Course, Interpreter, Scope, bounds_of};
use super::paint::Shape;
use crate::ink::Coverage;
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::{Fault, Kind};
use crate::standard::Standard;
use crate::syntax::{Font, Matrix, dictionary_of, number_of};

/// How much of its box a letter covers that cannot be drawn: a guess for bread text.
const GUESSED: f64 = 0.4;

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
        let Some(dictionary) = self
            .resource("Font", name, scope)
            .and_then(|(_, object)| dictionary_of(object))
        else {
            course.state.text.font = None;
            return self.missing("Font", name);
        };
        let key = std::ptr::from_ref(dictionary) as usize;
        let file = self.file;
        let font = self
            .fonts
            .entry(key)
            .or_insert_with(|| Rc::new(Font::read(file, dictionary)))
            .clone();
        course.state.text.font = Some(font);
    }

    /// Shows texts and moves between them.
    pub(super) fn show(
        &mut self,
        items: &[Value],
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let Some(font) = course.state.text.font.clone() else { return };
        if self.used_fonts.insert(font.name.clone()) {
            self.judge_font(&font);
        }
        for item in items {
            match item {
                Value::String(text, _) => self.show_text(text, &font, course, scope),
                other => {
                    let text = &course.state.text;
                    let by = number_of(other).unwrap_or(0.0) / 1000.0 * text.size;
                    let by = -by * (1.0 + text.stretch);
                    course.text = Matrix::moving(by, 0.0).then(course.text);
                }
            }
        }
    }

    /// Judges a font (ISO 15930-7, 6.3, and GWG 2022, R0014).
    fn judge_font(&mut self, font: &Font) {
        let plain = font.name.rsplit('+').next().unwrap_or_default();
        if plain == "Courier" {
            self.findings.add(
                Fault::gwg(14, Object::Font),
                message!("found/courier"),
                message!("wanted/meant-font"),
            );
        }
        let fault = Fault::pdf_x(Clause::Fonts, Object::Font);
        if !font.is_embedded && !font.is_drawn {
            self.findings.add(
                fault,
                message!("found/font-not-embedded", font = plain),
                message!("wanted/embedded-fonts"),
            );
        }
        if self.spec.standard == Standard::X1a && font.is_open_type {
            let found = message!("found/font-open-type", font = plain);
            self.findings.add(fault, found, message!("wanted/known-fonts"));
        } else if !font.is_readable() {
            let found = message!("found/font-unreadable", font = plain);
            self.findings.add(fault, found, message!("wanted/known-fonts"));
        }
    }

    /// Judges the widths of codes, each once.
    fn judge_widths(&mut self, font: &Rc<Font>, codes: &[u32]) {
        let key = Rc::as_ptr(font) as usize;
        for &code in codes {
            if !self.widths.insert((key, code)) || font.has_width(code) {
                continue;
            }
            let plain = font.name.rsplit('+').next().unwrap_or_default();
            let fault = Fault::pdf_x(Clause::Fonts, Object::Font);
            let found = || message!("found/font-widths", font = plain);
            let wanted = || message!("wanted/font-widths");
            self.findings.add_measured(fault, 0, plain.to_owned(), found, wanted);
        }
    }

    fn show_text(
        &mut self,
        text: &[u8],
        font: &Rc<Font>,
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let codes = font.codes(text);
        self.judge_widths(font, &codes);
        let outlines = font.outlines(&codes);
        let state = course.state.clone();
        let set = &state.text;
        let scale = Matrix::from_numbers(&[
            set.size * (1.0 + set.stretch),
            0.0,
            0.0,
            set.size,
            0.0,
            set.rise,
        ])
        .unwrap_or(Matrix::IDENTITY);
        let size = set.size.abs() * course.text.then(state.matrix).height();
        let mut whole: Option<[f64; 4]> = None;
        let mut drawn = PathBuilder::new();
        for (&code, outline) in codes.iter().zip(outlines) {
            let width = font.width(code);
            let to_text = scale.then(course.text);
            let to_page = to_text.then(state.matrix);
            let box_ = bounds_of([0.0, -0.2, width.max(0.05), 0.8], to_page);
            whole = Some(whole.map_or(box_, |[left, bottom, right, top]| {
                [
                    left.min(box_[0]),
                    bottom.min(box_[1]),
                    right.max(box_[2]),
                    top.max(box_[3]),
                ]
            }));
            let to_pixels = to_page.then(self.to_pixels);
            if font.is_drawn {
                self.draw_glyph(font, code, to_text, &state, scope);
            } else if let Some(path) =
                outline.and_then(|path| path.transform(transform(to_pixels)))
            {
                drawn.push_path(&path);
            } else if !font.is_embedded || !font.is_space(code) && width > 0.0 {
                // A letter that cannot be drawn is a bar of as much ink.
                let bar = [0.05, 0.1, 0.95 * width, 0.1 + GUESSED * 0.7];
                let [left, bottom, right, top] = bounds_of(bar, to_pixels);
                let rect = tiny_skia::Rect::from_ltrb(
                    left as f32,
                    bottom as f32,
                    right as f32,
                    top as f32,
                );
                rect.into_iter().for_each(|rect| drawn.push_rect(rect));
            }
            let space = if font.is_space(code) { set.word_space } else { 0.0 };
            let by =
                (width * set.size + set.character_space + space) * (1.0 + set.stretch);
            course.text = Matrix::moving(by, 0.0).then(course.text);
        }
        let (Some(bounds), false) = (whole, font.is_drawn) else { return };
        let path = drawn.finish();
        // Modes 4 to 7 clip as well (ISO 32000-1, 9.3.6).
        let mode = set.mode;
        let (fills, strokes) =
            (matches!(mode, 0 | 2 | 4 | 6), matches!(mode, 1 | 2 | 5 | 6));
        let on_page = State { matrix: Matrix::IDENTITY, ..state.clone() };
        for (wanted, side, is_stroke) in
            [(fills, &state.fill, false), (strokes, &state.stroke, true)]
        {
            if wanted {
                let coverage = path
                    .as_ref()
                    .and_then(|path| self.glyph_coverage(path, is_stroke, &state));
                let side: &Side = side;
                let shape = Shape { coverage, wide: None, bounds, is_stroke };
                self.paint(Kind::Text(size), shape, side, &on_page, scope);
            }
        }
        if mode >= 4
            && let Some(path) = path
        {
            course.text_clip.get_or_insert_with(PathBuilder::new).push_path(&path);
        }
    }

    fn glyph_coverage(
        &self,
        path: &Path,
        is_stroke: bool,
        state: &State,
    ) -> Option<Coverage> {
        let (width, height) = (self.canvas.width, self.canvas.height);
        if !is_stroke {
            return Coverage::fill(path, FillRule::Winding, width, height);
        }
        let scale = state.matrix.width() * self.to_pixels.width();
        let pixels = (state.line_width * scale).max(0.1) as f32;
        let outline = path.stroke(&Stroke { width: pixels, ..Stroke::default() }, 1.0)?;
        Coverage::fill(&outline, FillRule::Winding, width, height)
    }

    /// Ends a text object, whose glyphs may limit what follows.
    pub(super) fn end_text(&mut self, course: &mut Course) {
        let Some(path) = course.text_clip.take() else { return };
        let coverage = path.finish().and_then(|path| {
            Coverage::fill(
                &path,
                FillRule::Winding,
                self.canvas.width,
                self.canvas.height,
            )
        });
        course.state.clip = match course.state.clip.limit(coverage) {
            Some(part) => Clip::Part(part),
            None => Clip::Nothing,
        };
    }
}

/// A matrix for the rasterizer.
pub(super) fn transform(matrix: Matrix) -> Transform {
    let [a, b, c, d, e, f] = matrix.numbers().map(|number| number as f32);
    Transform::from_row(a, b, c, d, e, f)
}
