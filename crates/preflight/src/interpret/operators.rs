//! The operators of a content stream (ISO 32000-1, annex A), one after another.

use std::rc::Rc;

use lopdf::Object as Value;
use malzama_message::message;

use super::graphics_state::State;
use super::interpreter::{Course, Interpreter, OPERATOR_LIMIT, Scope};
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::Fault;
use crate::standard::Standard;
use crate::syntax::{Instruction, Instructions, Matrix, Paint, Space, number_of};
use crate::work::{self, Held};

/// How deep forms and patterns may be drawn within each other.
const DEPTH: usize = 12;

/// How many bytes of an operator that does not exist are shown.
const OPERATOR_SHOWN: usize = 20;

/// How deep marked content may be nested; what is deeper is of no layer.
const MARKED_LIMIT: usize = 4096;

/// The work of an instruction, and of each of its bytes.
const OPERATOR_WORK: u64 = 100;
const BYTE_WORK: u64 = 20;

/// How deep the state may be saved.
const STACK_LIMIT: usize = 512;

impl<'f> Interpreter<'f> {
    /// Walks a content stream.
    pub(crate) fn run(&mut self, content: &[u8], scope: Scope<'f>, state: State) {
        if scope.depth > DEPTH {
            return self.findings.add(
                Fault::pdf_x(Clause::Content, Object::Content),
                message!("found/deep-drawings", limit = DEPTH),
                message!("wanted/fewer"),
            );
        }
        let mut course = Course::new(state);
        let was_hidden = self.is_hidden;
        let _held = Held::new(content.len());
        let mut instructions = Instructions::new(content);
        let mut read = 0;
        while let Some(instruction) = instructions.next() {
            self.operators += 1;
            let bytes = instructions.bytes_read() - read;
            read += bytes;
            // The data of a picture within the content are passed over.
            let byte = if instruction.picture.is_some() { 1 } else { BYTE_WORK };
            if !work::affords(OPERATOR_WORK + byte * bytes as u64) {
                break;
            }
            if self.operators > OPERATOR_LIMIT {
                self.canvas.is_unknown = true;
                self.findings.add(
                    Fault::pdf_x(Clause::Content, Object::Page),
                    message!("found/many-operators", limit = OPERATOR_LIMIT),
                    message!("wanted/page"),
                );
                break;
            }
            self.step(&instruction, &mut course, scope);
        }
        // Marked content ends with its stream, even if it says otherwise.
        self.is_hidden = was_hidden;
    }

    /// Begins marked content, which may be that of a layer (ISO 32000-1, 14.6 and 8.11.3.2).
    fn begin_marked(
        &mut self,
        operands: &[Value],
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        if course.marked.len() >= MARKED_LIMIT {
            return;
        }
        course.marked.push(self.is_hidden);
        if operands.first().is_none_or(|it| it.as_name().ok() != Some(b"OC")) {
            return;
        }
        if self.spec.standard == Standard::X1a {
            self.findings.add(
                Fault::pdf_x(Clause::Layers, Object::Content),
                message!("found/layer"),
                message!("wanted/always-shown"),
            );
        }
        let layer = operands.get(1).and_then(|it| it.as_name().ok()).and_then(|name| {
            let file = self.file;
            file.dictionary(scope.resources?, "Properties")?.get(name).ok()
        });
        if layer.is_some_and(|layer| !self.layers.shows(self.file, layer)) {
            self.is_hidden = true;
        }
    }

    /// Takes one instruction.
    fn step(&mut self, instruction: &Instruction, course: &mut Course, scope: Scope<'f>) {
        let operands = instruction.operands.as_slice();
        let number = |at: usize| operands.get(at).and_then(number_of).unwrap_or(0.0);
        let name =
            || operands.last().and_then(|it| it.as_name().ok()).unwrap_or_default();
        let is_stencil = course.state.is_stencil();
        match instruction.operator {
            // The drawing of a glyph that has no colours of its own can set none.
            b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" | b"cs" | b"CS" | b"sc" | b"SC"
            | b"scn" | b"SCN" | b"ri" | b"sh"
                if is_stencil => {}
            b"q" => {
                if course.stack.len() < STACK_LIMIT {
                    course.stack.push(course.state.clone());
                }
            }
            b"Q" => {
                if let Some(state) = course.stack.pop() {
                    course.state = state;
                }
            }
            b"cm" => {
                let numbers: Vec<f64> = operands.iter().filter_map(number_of).collect();
                if let Some(matrix) = Matrix::from_numbers(&numbers) {
                    course.state.matrix = matrix.then(course.state.matrix);
                }
            }
            b"w" => course.state.line_width = number(0),
            b"gs" => self.take_state(name(), course, scope),
            b"ri" => self.judge_intent(name(), Object::IntentOperator),
            b"J" | b"j" | b"M" | b"d" | b"i" => {}
            b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" => {
                let space = match instruction.operator {
                    b"g" | b"G" => Space::Gray,
                    b"rg" | b"RG" => Space::Rgb,
                    _ => Space::Cmyk,
                };
                let colour = operands.iter().filter_map(number_of).collect();
                let paint = Paint { space: Rc::new(space), colour, pattern: None };
                self.set_paint(instruction.operator, paint, course);
            }
            b"cs" | b"CS" => {
                let object = operands.last().unwrap_or(&Value::Null);
                if !self.is_known_space(name(), scope) {
                    self.missing("ColorSpace", name());
                }
                let space = self.space(object, scope);
                self.set_paint(instruction.operator, Paint::first(space), course);
            }
            b"sc" | b"SC" | b"scn" | b"SCN" => {
                let side = match instruction.operator[0] {
                    b's' => &mut course.state.fill,
                    _ => &mut course.state.stroke,
                };
                side.paint.colour = operands.iter().filter_map(number_of).collect();
                let pattern = operands.last().and_then(|it| it.as_name().ok());
                side.paint.pattern = pattern.map(Rc::from);
            }
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => {
                let numbers: Vec<f64> = operands.iter().filter_map(number_of).collect();
                course.extend(instruction.operator, &numbers, self.to_pixels);
            }
            b"W" => course.clip = Some(tiny_skia::FillRule::Winding),
            b"W*" => course.clip = Some(tiny_skia::FillRule::EvenOdd),
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                self.paint_path(instruction.operator, course, scope);
            }
            b"BT" => (course.text, course.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"ET" => self.end_text(course),
            b"Tc" => course.state.text.character_space = number(0),
            b"Tw" => course.state.text.word_space = number(0),
            b"Tz" => course.state.text.stretch = number(0) / 100.0 - 1.0,
            b"TL" => course.state.text.leading = number(0),
            b"Ts" => course.state.text.rise = number(0),
            b"Tr" => course.state.text.mode = number(0) as i64,
            b"Tf" => {
                let font = operands.first().and_then(|it| it.as_name().ok());
                self.take_font(font.unwrap_or_default(), number(1), course, scope);
            }
            b"Td" => course.move_line(number(0), number(1)),
            b"TD" => {
                course.state.text.leading = -number(1);
                course.move_line(number(0), number(1));
            }
            b"Tm" => {
                let numbers: Vec<f64> = operands.iter().filter_map(number_of).collect();
                if let Some(matrix) = Matrix::from_numbers(&numbers) {
                    (course.text, course.line) = (matrix, matrix);
                }
            }
            b"T*" => course.move_line(0.0, -course.state.text.leading),
            b"Tj" => self.show(operands, course, scope),
            b"TJ" => {
                let items = operands.first().and_then(|it| it.as_array().ok());
                self.show(items.map(Vec::as_slice).unwrap_or_default(), course, scope);
            }
            b"'" => {
                course.move_line(0.0, -course.state.text.leading);
                self.show(operands, course, scope);
            }
            b"\"" => {
                course.state.text.word_space = number(0);
                course.state.text.character_space = number(1);
                course.move_line(0.0, -course.state.text.leading);
                self.show(operands.get(2..).unwrap_or_default(), course, scope);
            }
            b"sh" => self.shade(name(), course, scope),
            b"Do" => self.draw(name(), course, scope),
            b"BI" => {
                if let Some(image) = &instruction.picture {
                    if !image.ends {
                        self.findings.add(
                            Fault::pdf_x(Clause::Content, Object::Image),
                            message!("found/endless-inline-image"),
                            message!("wanted/readable-code"),
                        );
                    }
                    self.picture(&image.stream, false, course, scope);
                }
            }
            b"MP" | b"DP" | b"d0" => {}
            b"d1" => {
                if let Some(drawing) = &mut course.state.drawing {
                    drawing.is_stencil = true;
                }
            }
            b"BMC" => course.marked.push(self.is_hidden),
            b"BDC" => self.begin_marked(operands, course, scope),
            b"EMC" => {
                if let Some(was_hidden) = course.marked.pop() {
                    self.is_hidden = was_hidden;
                }
            }
            b"PS" => self.postscript(Object::Content),
            // Within these, operators of the future are allowed by PDF, but not by PDF/X.
            b"BX" | b"EX" => {}
            other => {
                let name = &other[..other.len().min(OPERATOR_SHOWN)];
                let name = String::from_utf8_lossy(name).into_owned();
                let fault = Fault::pdf_x(Clause::Content, Object::Operator);
                let found = || message!("found/operator", operator = &name);
                let wanted = || message!("wanted/known-operator");
                self.findings.add_measured(fault, 0, name.clone(), found, wanted);
            }
        }
    }

    fn set_paint(&mut self, operator: &[u8], paint: Paint, course: &mut Course) {
        let side = match operator[0].is_ascii_uppercase() {
            true => &mut course.state.stroke,
            false => &mut course.state.fill,
        };
        side.paint = paint;
    }
}
