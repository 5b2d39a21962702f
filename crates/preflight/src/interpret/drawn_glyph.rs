//! Glyphs that are drawn by operators: fonts of type 3 (ISO 32000-1, 9.6.5).

use std::rc::Rc;

use lopdf::{Dictionary, Object as Value};
use malzama_message::message;

use super::graphics_state::{Drawing, State};
use super::interpreter::{Interpreter, OPERATOR_LIMIT, Scope};
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::Fault;
use crate::syntax::{Code, Font, Instructions, Matrix, number_of};
use crate::work;

/// As how many operators a glyph counts, beside its own.
const GLYPH_COST: usize = 4;

/// A text of drawings: codes, and the matrices from units of text to those around the text.
pub(super) type Run = [(Code, Matrix)];

impl<'f> Interpreter<'f> {
    /// Draws the glyphs of a text.
    pub(super) fn draw_run(
        &mut self,
        font: &Font,
        run: &Run,
        size: f64,
        state: &State,
        scope: Scope<'f>,
    ) {
        let Some(dictionary) = self.fonts.get(&font.key).map(|known| known.dictionary)
        else {
            return;
        };
        let own = Matrix::from_numbers(&font.matrix).unwrap_or(Matrix::IDENTITY);
        let resources = self.file.dictionary(dictionary, "Resources").or(scope.resources);
        let mut drawings = Vec::new();
        for &(code, to_text) in run {
            self.operators += GLYPH_COST;
            if self.operators > OPERATOR_LIMIT || work::is_exceeded() {
                break;
            }
            let Some(content) = self.drawing(font, dictionary, code) else { continue };
            let matrix = own.then(to_text).then(state.matrix);
            // Letters stand close: only what was there before the first of them is below.
            let overlaps = match self.box_of_drawing(dictionary, &content) {
                Some(box_) => self
                    .box_coverage(box_, matrix)
                    .and_then(|it| state.clip.limit(Some(it)))
                    .is_some_and(|it| self.is_on_ink(&it, true)),
                None => false,
            };
            drawings.push((code, content, matrix, overlaps));
        }
        if !drawings.is_empty() {
            self.note_size(font, size);
        }
        for (code, content, matrix, overlaps) in drawings {
            if work::is_exceeded() {
                break;
            }
            if self.active_glyphs.contains(&(font.key, code)) {
                let fault = Fault::pdf_x(Clause::Content, Object::Font);
                let found = message!("found/endless-glyph");
                self.findings.add(fault, found, message!("wanted/ending-glyphs"));
                continue;
            }
            self.active_glyphs.push((font.key, code));
            let drawing = Some(Drawing { size, is_stencil: false, overlaps });
            let state = State { matrix, drawing, ..state.clone() };
            let scope = Scope { resources, base: matrix, depth: scope.depth + 1 };
            self.run(&content, scope, state);
            self.active_glyphs.pop();
        }
    }

    /// The content that draws a code, unless that is nothing.
    fn drawing(
        &mut self,
        font: &Font,
        dictionary: &'f Dictionary,
        code: Code,
    ) -> Option<Rc<[u8]>> {
        let file = self.file;
        let known = self.fonts.get_mut(&font.key)?;
        if let Some(content) = known.drawings.get(&code) {
            return content.clone();
        }
        let read = || {
            let drawings = file.dictionary(dictionary, "CharProcs")?;
            let drawing = file.follow(drawings.get(font.drawing(code)?).ok()?)?;
            let Value::Stream(drawing) = drawing else { return None };
            file.unpack(drawing)
        };
        let content: Option<Rc<[u8]>> = read().map(Into::into);
        let bytes = content.as_ref().map_or(0, |content| content.len());
        if let Some(left) = self.font_bytes_left.checked_sub(bytes) {
            self.font_bytes_left = left;
            known.drawings.insert(code, content.clone());
        }
        content
    }

    /// The box around a drawing, which `d1` tells, or the font for all of its glyphs.
    fn box_of_drawing(&self, font: &Dictionary, content: &[u8]) -> Option<[f64; 4]> {
        let first = Instructions::new(content).next()?;
        let told: Vec<f64> = match first.operator {
            b"d1" => first.operands.iter().skip(2).filter_map(number_of).collect(),
            _ => self.file.numbers(font, "FontBBox")?,
        };
        let [x0, y0, x1, y1]: [f64; 4] = told.try_into().ok()?;
        Some([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)])
    }
}
