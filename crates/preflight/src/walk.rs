//! Walks a page's content (ISO 32000-1, 8 and 9): every operator, with all that it draws.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};
use tiny_skia::PathBuilder;

use super::collect::Findings;
use super::colour::Space;
use super::content::{Instruction, Instructions};
use super::file::{File, number_of};
use super::finding::{Area, ImageFacts};
use super::glyphs::Font;
use super::ink::Canvas;
use super::judge::{Colours, judge_space};
use super::paint::Cell;
use super::pictures::Pictures;
use super::rule::Clause;
use super::spec::Spec;
use super::state::{Paint, State};
use crate::standard::Standard;
use crate::syntax::Matrix;

/// How deep forms and patterns may be drawn within each other.
const DEPTH: usize = 12;

/// How many operators of a page are walked; a page that has more is no page.
pub(super) const OPERATOR_LIMIT: usize = 4_000_000;

/// As how many operators a form counts.
pub(super) const FORM_COST: usize = 100;

/// As how many operators a mask or a pattern's cell counts, which has a canvas of its own.
pub(super) const CANVAS_COST: usize = 2_000;

/// How deep the state may be saved.
const STACK_LIMIT: usize = 512;

/// Everything that walking one page needs.
pub(super) struct Walk<'f> {
    pub(super) file: &'f File,
    pub(super) pictures: &'f Pictures,
    pub(super) spec: &'f Spec,
    pub(super) intent: &'f [u8],
    pub(super) page: usize,
    /// The trim in points: left, bottom, right, top.
    pub(super) trim: [f64; 4],
    /// From points of the page to pixels of the canvas.
    pub(super) to_pixels: Matrix,
    pub(super) canvas: Canvas,
    pub(super) findings: Findings,
    pub(super) images: Vec<ImageFacts>,
    pub(super) used_fonts: BTreeSet<String>,
    /// Fonts and codes whose widths were looked at.
    pub(super) widths: BTreeSet<(usize, u32)>,
    /// Whether anything is being drawn that a mask is made of, where inks are no inks.
    pub(super) in_mask: bool,
    pub(super) fonts: BTreeMap<usize, Rc<Font>>,
    pub(super) cells: BTreeMap<ObjectId, Rc<Cell>>,
    pub(super) active: Vec<ObjectId>,
    pub(super) operators: usize,
}

/// What a content stream is read with.
#[derive(Clone, Copy)]
pub(super) struct Scope<'f> {
    pub(super) resources: Option<&'f Dictionary>,
    /// The matrix that the content begins with, from which patterns start.
    pub(super) base: Matrix,
    pub(super) depth: usize,
}

/// What is under way within one content stream.
pub(super) struct Course {
    pub(super) state: State,
    stack: Vec<State>,
    pub(super) path: PathBuilder,
    /// The corners of the path in its own coordinates.
    pub(super) bounds: Option<[f64; 4]>,
    pub(super) points: usize,
    pub(super) clip: Option<tiny_skia::FillRule>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) text_clip: Option<PathBuilder>,
}

impl Course {
    pub(super) fn new(state: State) -> Self {
        Self {
            state,
            stack: Vec::new(),
            path: PathBuilder::new(),
            bounds: None,
            points: 0,
            clip: None,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            text_clip: None,
        }
    }
}

impl<'f> Walk<'f> {
    #[expect(clippy::too_many_arguments, reason = "a page is walked in one place")]
    pub(super) fn new(
        file: &'f File,
        pictures: &'f Pictures,
        spec: &'f Spec,
        intent: &'f [u8],
        page: usize,
        trim: [f64; 4],
        to_pixels: Matrix,
        canvas: Canvas,
        findings: Findings,
    ) -> Self {
        Self {
            file,
            pictures,
            spec,
            intent,
            page,
            trim,
            to_pixels,
            canvas,
            findings,
            images: Vec::new(),
            used_fonts: BTreeSet::new(),
            widths: BTreeSet::new(),
            in_mask: false,
            fonts: BTreeMap::new(),
            cells: BTreeMap::new(),
            active: Vec::new(),
            operators: 0,
        }
    }

    /// Walks a content stream.
    pub(super) fn run(&mut self, content: &[u8], scope: Scope<'f>, state: State) {
        if scope.depth > DEPTH {
            let found = format!("more than {DEPTH} drawings within each other");
            self.findings.pdf_x(Clause::Content, None, "content", found, "fewer");
            return;
        }
        let mut course = Course::new(state);
        for instruction in Instructions::new(content) {
            self.operators += 1;
            if self.operators > OPERATOR_LIMIT {
                let found = format!("more than {OPERATOR_LIMIT} operators");
                self.findings.pdf_x(Clause::Content, None, "page", found, "a page");
                return;
            }
            self.step(&instruction, &mut course, scope);
        }
    }

    /// Takes one instruction.
    fn step(&mut self, instruction: &Instruction, course: &mut Course, scope: Scope<'f>) {
        let operands = instruction.operands.as_slice();
        let number = |at: usize| operands.get(at).and_then(number_of).unwrap_or(0.0);
        let name =
            || operands.last().and_then(|it| it.as_name().ok()).unwrap_or_default();
        match instruction.operator {
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
            b"ri" => self.judge_intent(name(), "operator `ri`"),
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
                let object = operands.last().unwrap_or(&Object::Null);
                if !self.is_known_space(name(), scope) {
                    self.missing("ColorSpace", name());
                }
                let space = Space::read(self.file, object, scope.resources);
                self.set_paint(instruction.operator, Paint::first(space), course);
            }
            b"sc" | b"SC" | b"scn" | b"SCN" => {
                let side = match instruction.operator[0] {
                    b's' => &mut course.state.fill,
                    _ => &mut course.state.stroke,
                };
                side.paint.colour = operands.iter().filter_map(number_of).collect();
                let pattern = operands.last().and_then(|it| it.as_name().ok());
                side.paint.pattern = pattern.map(<[u8]>::to_vec);
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
                if let Some(picture) = &instruction.picture {
                    self.picture(picture, course, scope);
                }
            }
            b"BMC" | b"EMC" | b"MP" | b"DP" | b"d0" | b"d1" => {}
            b"BDC" => {
                if operands.first().is_some_and(|it| it.as_name().ok() == Some(b"OC"))
                    && self.spec.standard == Standard::X1a
                {
                    let wanted = "content that is always shown";
                    self.findings.pdf_x(
                        Clause::Layers,
                        None,
                        "content",
                        "a layer",
                        wanted,
                    );
                }
            }
            b"PS" => {
                let wanted = "no PostScript";
                self.findings.pdf_x(
                    Clause::GraphicsState,
                    None,
                    "content",
                    "PostScript",
                    wanted,
                );
            }
            // Within these, operators of the future are allowed by PDF, but not by PDF/X.
            b"BX" | b"EX" => {}
            other => {
                let found = format!(
                    "`{}`",
                    String::from_utf8_lossy(&other[..other.len().min(20)])
                );
                let wanted = "an operator that exists";
                self.findings.pdf_x(Clause::Content, None, "operator", found, wanted);
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

    /// Whether the name of a colour space means something.
    fn is_known_space(&self, name: &[u8], scope: Scope<'f>) -> bool {
        let device = [&b"DeviceGray"[..], b"DeviceRGB", b"DeviceCMYK", b"Pattern"];
        device.contains(&name) || self.resource("ColorSpace", name, scope).is_some()
    }

    /// A resource and its number.
    pub(super) fn resource(
        &self,
        category: &str,
        name: &[u8],
        scope: Scope<'f>,
    ) -> Option<(Option<ObjectId>, &'f Object)> {
        let file = self.file;
        let found = file.dictionary(scope.resources?, category)?;
        let object = found.get(name).ok()?;
        Some((object.as_reference().ok(), file.follow(object)?))
    }

    /// Reports a resource that is not there.
    pub(super) fn missing(&mut self, category: &str, name: &[u8]) {
        let found =
            format!("`{}` of `{category}` is missing", String::from_utf8_lossy(name));
        self.findings.pdf_x(
            Clause::Content,
            None,
            "resources",
            found,
            "all that is used",
        );
    }

    /// Judges a rendering intent (ISO 32000-1, 8.6.5.8).
    pub(super) fn judge_intent(&mut self, name: &[u8], object: &str) {
        let known = [
            &b"AbsoluteColorimetric"[..],
            b"RelativeColorimetric",
            b"Saturation",
            b"Perceptual",
        ];
        if !known.contains(&name) {
            let found = format!("`{}`", String::from_utf8_lossy(name));
            let wanted = "one of the four rendering intents";
            self.findings.pdf_x(Clause::Intent, None, object, found, wanted);
        }
    }

    /// Judges the colour space of something that is drawn.
    pub(super) fn judge_colours(
        &mut self,
        space: &Space,
        is_picture: bool,
        area: Option<Area>,
        object: &str,
        scope: Scope<'f>,
    ) {
        let names: [&[u8]; 3] = [b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"];
        let defaults =
            names.map(|name| self.resource("ColorSpace", name, scope).is_some());
        let colours = Colours { spec: self.spec, intent: self.intent, defaults };
        judge_space(space, is_picture, area, object, &colours, &mut self.findings);
    }

    /// The place of a rectangle of points on the page, in millimetres from the trim.
    pub(super) fn area(&self, [left, bottom, right, top]: [f64; 4]) -> Area {
        let millimetres = |points: f64| points * 25.4 / 72.0;
        Area {
            x: millimetres(left - self.trim[0]),
            y: millimetres(self.trim[3] - top),
            width: millimetres(right - left),
            height: millimetres(top - bottom),
        }
    }

    /// Whether a rectangle of points reaches into the trim.
    pub(super) fn is_printed(&self, [left, bottom, right, top]: [f64; 4]) -> bool {
        left < self.trim[2]
            && right > self.trim[0]
            && bottom < self.trim[3]
            && top > self.trim[1]
    }
}

/// The rectangle around the corners of another one, turned by a matrix.
pub(super) fn bounds_of(
    [left, bottom, right, top]: [f64; 4],
    matrix: Matrix,
) -> [f64; 4] {
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)]
        .map(|(x, y)| matrix.apply(x, y));
    let fold = |pick: fn(&(f64, f64)) -> f64, choose: fn(f64, f64) -> f64| {
        corners.iter().map(pick).reduce(choose).unwrap_or(0.0)
    };
    [
        fold(|it| it.0, f64::min),
        fold(|it| it.1, f64::min),
        fold(|it| it.0, f64::max),
        fold(|it| it.1, f64::max),
    ]
}
