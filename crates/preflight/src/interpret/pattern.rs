//! Patterns and shadings as paints (ISO 32000-1, 8.7).

use std::rc::Rc;

use lopdf::{Object as Value, ObjectId, Stream};

use super::graphics_state::{Side, State};
use super::interpreter::{CANVAS_COST, Course, Interpreter, OPERATOR_LIMIT, Scope};
use super::shading::Shading;
use super::source::{Cell, CellPlace, Source};
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::{ColourUse, Fault, judge_registration_of};
use crate::syntax::{Matrix, Paint, Space, dictionary_of, space_in};
use crate::work;
use malzama_message::{Message, message};

/// The least distance of two cells, in units of the pattern.
const LEAST_STEP: f64 = 1e-6;

/// The largest cell of a pattern, in pixels a side.
const CELL_LIMIT: f64 = 1024.0;

/// The most pixels of cells that are kept for further use, some 80 MiB.
const KEPT_PIXELS: usize = 4 << 20;

impl<'f> Interpreter<'f> {
    /// Where the colours of a pattern come from (ISO 32000-1, 8.7).
    pub(super) fn pattern(
        &mut self,
        name: &[u8],
        side: &Side,
        place: CellPlace,
        scope: Scope<'f>,
    ) -> Source {
        let is_printed = place.is_printed;
        let Some((id, object)) = self.resource("Pattern", name, scope) else {
            self.missing("Pattern", name);
            return Source::Nothing;
        };
        let Some(dictionary) = dictionary_of(object) else { return Source::Nothing };
        let matrix = self.matrix_of(dictionary).then(scope.base);
        if self.file.number(dictionary, "PatternType") == Some(2.0) {
            let Some(shading) = self.file.get(dictionary, "Shading") else {
                return Source::Nothing;
            };
            if let Some(set) = self.file.dictionary(dictionary, "ExtGState") {
                self.judge_state(set);
            }
            let to_pixels = matrix.then(self.to_pixels);
            return self.shading(shading, to_pixels, is_printed, scope);
        }
        let Value::Stream(stream) = object else { return Source::Nothing };
        let is_uncoloured = self.file.number(dictionary, "PaintType") == Some(2.0);
        if is_uncoloured && let Space::Pattern(Some(under)) = &*side.paint.space {
            let role = ColourUse { is_picture: false, is_printed };
            self.judge_colours(&under.clone(), role, None, Object::Pattern, scope);
        }
        let known =
            id.filter(|_| !is_uncoloured).and_then(|id| self.cells.get(&id).cloned());
        let cell = match known {
            // What was not printed was not judged either.
            Some(cell)
                if cell.to_page == matrix.then(self.to_pixels)
                    && (cell.place.is_printed || !place.is_printed)
                    && (cell.place.is_on_ink || !place.is_on_ink) =>
            {
                cell
            }
            _ => {
                let outer = self.cell_place.replace(place);
                let cell = self.cell(stream, id, matrix, is_uncoloured, side, scope);
                self.cell_place = outer;
                let Some(cell) = cell else { return Source::Nothing };
                let cell = Rc::new(cell);
                if let Some(id) = id.filter(|_| !is_uncoloured) {
                    let pixels = |cell: &Cell| cell.canvas.width * cell.canvas.height;
                    let kept: usize = self.cells.values().map(|it| pixels(it)).sum();
                    if kept + pixels(&cell) > KEPT_PIXELS {
                        self.cells.clear();
                    }
                    self.cells.insert(id, cell.clone());
                }
                cell
            }
        };
        match cell.to_page.inverse() {
            Some(back) => Source::Tiled(cell, back),
            None => Source::Nothing,
        }
    }

    /// Draws the cell of a tiling pattern once.
    fn cell(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        matrix: Matrix,
        is_uncoloured: bool,
        side: &Side,
        scope: Scope<'f>,
    ) -> Option<Cell> {
        if id.is_some_and(|id| self.active.contains(&id)) {
            let found = message!("found/endless-pattern");
            self.damaged_pattern(found, message!("wanted/ending-patterns"));
            return None;
        }
        self.operators += CANVAS_COST;
        if self.operators > OPERATOR_LIMIT || work::is_exceeded() {
            return None;
        }
        let dictionary = &stream.dict;
        let step = |key| {
            let step = self.file.number(dictionary, key).map(f64::abs);
            step.filter(|step| step.is_finite() && *step >= LEAST_STEP)
        };
        let (Some(box_), Some(across), Some(down)) =
            (self.box_of(dictionary), step("XStep"), step("YStep"))
        else {
            let found = message!("found/pattern-without-step");
            self.damaged_pattern(found, message!("wanted/repeatable-pattern"));
            return None;
        };
        let step = (across, down);
        let to_page = matrix.then(self.to_pixels);
        let size = (step.0.max(box_[2] - box_[0]), step.1.max(box_[3] - box_[1]));
        // Fine enough for a cell of a few pixels, whose means would be lost otherwise.
        let scale = |length: f64, step: f64| {
            let pixels = (length * step * 3.0).clamp(8.0, CELL_LIMIT).ceil();
            pixels / step
        };
        let (across, down) =
            (scale(to_page.width(), size.0), scale(to_page.height(), size.1));
        let to_cell = Matrix::from_numbers(&[
            across,
            0.0,
            0.0,
            down,
            -box_[0] * across,
            -box_[1] * down,
        ])?;
        let width = (size.0 * across).round().clamp(1.0, CELL_LIMIT) as usize;
        let height = (size.1 * down).round().clamp(1.0, CELL_LIMIT) as usize;
        // A matrix that presses it flat leaves nothing to draw.
        let back = matrix.inverse()?;
        let page = self.canvas.begin(width, height);
        let pixels = std::mem::replace(&mut self.to_pixels, back.then(to_cell));
        let cells = std::mem::take(&mut self.cells);
        let mut inner = State::new(matrix);
        if is_uncoloured {
            let space = match &*side.paint.space {
                Space::Pattern(Some(under)) => under.clone(),
                _ => side.paint.space.clone(),
            };
            let colour = side.paint.colour.clone();
            let paint = Paint { space, colour, pattern: None };
            (inner.fill.paint, inner.stroke.paint) = (paint.clone(), paint);
            inner.is_uncoloured = true;
        }
        // All else begins as on a page, whatever is set where the pattern is used (ISO 32000-1,
        // 8.7.3.1).
        self.limit(&mut inner, box_);
        let resources = self.file.dictionary(dictionary, "Resources").or(scope.resources);
        let inner_scope = Scope { resources, base: matrix, depth: scope.depth + 1 };
        self.active.extend(id);
        match self.file.unpack(stream) {
            Some(content) => self.run(&content, inner_scope, inner),
            None => self.unreadable(Object::Pattern),
        }
        if id.is_some() {
            self.active.pop();
        }
        self.cells = cells;
        self.to_pixels = pixels;
        let canvas = self.canvas.end(page);
        let place = self.cell_place?;
        let origin = (box_[0], box_[1]);
        Some(Cell { canvas, to_cell, to_page, origin, step, place })
    }

    /// Reports a pattern that cannot be drawn.
    fn damaged_pattern(&mut self, found: Message, wanted: Message) {
        let fault = Fault::pdf_x(Clause::Content, Object::Pattern);
        self.findings.add(fault, found, wanted);
    }

    /// Where the colours of a shading come from.
    fn shading(
        &mut self,
        object: &'f Value,
        to_pixels: Matrix,
        is_printed: bool,
        scope: Scope<'f>,
    ) -> Source {
        if let Some(space) = space_in(self.file, object, scope.resources) {
            let role = ColourUse { is_picture: false, is_printed };
            self.judge_colours(&space, role, None, Object::Shading, scope);
            if is_printed && space.is_registration() {
                judge_registration_of(Object::Shading, None, &mut self.findings);
            }
        }
        let (width, height) = (self.canvas.width, self.canvas.height);
        self.operators += Shading::cost(self.file, object, width * height);
        if self.operators > OPERATOR_LIMIT || work::is_exceeded() {
            return Source::Nothing;
        }
        let Some(shading) = Shading::read(self.file, object, scope.resources) else {
            self.canvas.is_unknown = true;
            return Source::Nothing;
        };
        match (shading.mesh(to_pixels, (width, height)), to_pixels.inverse()) {
            (Some(inks), _) => Source::Meshed(inks, width),
            (None, Some(back)) => Source::Shaded(Box::new(shading), back),
            (None, None) => Source::Nothing,
        }
    }

    /// Paints a shading over all that is not clipped.
    pub(super) fn shade(&mut self, name: &[u8], course: &mut Course, scope: Scope<'f>) {
        let Some((_, object)) = self.resource("Shading", name, scope) else {
            return self.missing("Shading", name);
        };
        let state = course.state.clone();
        let coverage = state.clip.limit(self.everything());
        let is_printed = self.is_printed(coverage.as_ref());
        let to_pixels = state.matrix.then(self.to_pixels);
        let source = self.shading(object, to_pixels, is_printed, scope);
        if let Some(coverage) = coverage {
            self.lay(&coverage, &source, &state.fill, &state);
        }
    }
}
