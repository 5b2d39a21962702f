//! What is drawn by name: forms, pictures, patterns, soft masks, shadings, and the states that
//! are set by name.

use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use tiny_skia::{FillRule, PathBuilder};

use super::colour::{Space, space_in};
use super::file::{dictionary_of, number_of};
use super::finding::ImageFacts;
use super::glyphs::Font;
use super::ink::{Blend, Canvas, Coverage};
use super::judge::judge_resolution;
use super::paint::{Cell, Source};
use super::picture::{Header, Shape};
use super::rule::Clause;
use super::shading::Shading;
use super::state::{Clip, Paint, Side, State};
use super::walk::{
    CANVAS_COST, Course, FORM_COST, OPERATOR_LIMIT, Scope, Walk, bounds_of,
};
use crate::contract::Standard;
use crate::pdf::Matrix;

/// The largest cell of a pattern, in pixels a side.
const CELL_LIMIT: f64 = 2048.0;

/// The corners of what pictures are drawn into.
const UNIT: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

impl<'f> Walk<'f> {
    /// Draws an external object (ISO 32000-1, 8.8).
    pub(super) fn draw(&mut self, name: &[u8], course: &mut Course, scope: Scope<'f>) {
        let Some((id, object)) = self.resource("XObject", name, scope) else {
            return self.missing("XObject", name);
        };
        let Object::Stream(stream) = object else { return self.missing("XObject", name) };
        match self.file.name(&stream.dict, "Subtype").unwrap_or_default() {
            b"Image" => self.picture(stream, course, scope),
            b"Form" => {
                let is_code = self.file.name(&stream.dict, "Subtype2") == Some(b"PS");
                if is_code || stream.dict.has(b"PS") {
                    let wanted = "no PostScript";
                    let clause = Clause::GraphicsState;
                    self.findings.pdf_x(clause, None, "form", "PostScript", wanted);
                }
                if stream.dict.has(b"Ref") {
                    let wanted = "what is printed within the file";
                    self.findings.pdf_x(
                        Clause::External,
                        None,
                        "form",
                        "a form that stands for another file",
                        wanted,
                    );
                }
                self.form(stream, id, &course.state.clone(), scope);
            }
            b"PS" => {
                let wanted = "no PostScript";
                self.findings.pdf_x(
                    Clause::GraphicsState,
                    None,
                    "XObject",
                    "PostScript",
                    wanted,
                );
            }
            _ => {}
        }
    }

    /// Draws a form within a state.
    fn form(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        state: &State,
        scope: Scope<'f>,
    ) {
        if id.is_some_and(|id| self.active.contains(&id)) {
            let wanted = "forms that end";
            let found = "a form that draws itself";
            return self.findings.pdf_x(Clause::Content, None, "form", found, wanted);
        }
        self.operators += FORM_COST;
        let dictionary = &stream.dict;
        self.judge_group(dictionary, "form", false);
        let mut state = state.clone();
        state.matrix = self.matrix_of(dictionary).then(state.matrix);
        if let Some(box_) = self.box_of(dictionary) {
            self.limit(&mut state, box_);
        }
        if dictionary.has(b"Group") {
            // The state's own opacity, blend and mask are for the group as a whole.
            state.group_opacity *= state.fill.opacity;
            (state.fill.opacity, state.stroke.opacity) = (1.0, 1.0);
        }
        let resources = self.file.dictionary(dictionary, "Resources").or(scope.resources);
        let scope = Scope { resources, base: state.matrix, depth: scope.depth + 1 };
        let Some(content) = self.file.unpack(stream) else {
            return self.unreadable("form");
        };
        self.active.extend(id);
        self.run(&content, scope, state);
        if id.is_some() {
            self.active.pop();
        }
    }

    /// Walks the appearance of an annotation, which the rules are for as well; where it stands
    /// no longer matters to the inks of the page.
    pub(super) fn appearance(&mut self, stream: &'f Stream, id: Option<ObjectId>) {
        let scope = Scope { resources: None, base: Matrix::IDENTITY, depth: 0 };
        self.form(stream, id, &State::new(Matrix::IDENTITY), scope);
    }

    /// Reports a stream that cannot be unpacked.
    pub(super) fn unreadable(&mut self, object: &str) {
        let wanted = "code that can be read";
        self.findings.pdf_x(Clause::Content, None, object, "a damaged stream", wanted);
    }

    /// The `Matrix` of a form or pattern.
    fn matrix_of(&self, dictionary: &Dictionary) -> Matrix {
        self.file
            .numbers(dictionary, "Matrix")
            .and_then(|numbers| Matrix::from_numbers(&numbers))
            .unwrap_or(Matrix::IDENTITY)
    }

    /// The `BBox` of a form or pattern.
    fn box_of(&self, dictionary: &Dictionary) -> Option<[f64; 4]> {
        let [x0, y0, x1, y1]: [f64; 4] =
            self.file.numbers(dictionary, "BBox")?.try_into().ok()?;
        Some([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)])
    }

    /// What a rectangle of a state's coordinates covers.
    fn box_coverage(
        &self,
        [left, bottom, right, top]: [f64; 4],
        matrix: Matrix,
    ) -> Option<Coverage> {
        let to_pixels = matrix.then(self.to_pixels);
        let mut path = PathBuilder::new();
        for (at, (x, y)) in [(left, bottom), (right, bottom), (right, top), (left, top)]
            .into_iter()
            .enumerate()
        {
            let (x, y) = to_pixels.apply(x, y);
            let (x, y) = (x.clamp(-1e5, 1e5) as f32, y.clamp(-1e5, 1e5) as f32);
            if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
        let path = path.finish()?;
        Coverage::fill(&path, FillRule::Winding, self.canvas.width, self.canvas.height)
    }

    /// Limits a state to a rectangle of its coordinates.
    fn limit(&self, state: &mut State, box_: [f64; 4]) {
        state.clip = match state.clip.limit(self.box_coverage(box_, state.matrix)) {
            Some(part) => Clip::Part(part),
            None => Clip::Nothing,
        };
    }

    /// Judges a transparency group (ISO 15930-4, and GWG 2022, R0030).
    pub(super) fn judge_group(
        &mut self,
        dictionary: &'f Dictionary,
        object: &str,
        is_luminosity: bool,
    ) {
        let Some(group) = self.file.dictionary(dictionary, "Group") else { return };
        if self.file.name(group, "S") != Some(b"Transparency") {
            return;
        }
        self.see_through(object, "a transparency group");
        let Some(space) = self.file.get(group, "CS") else { return };
        let space = Space::read(self.file, space, None);
        let is_right =
            matches!(space, Space::Cmyk) || is_luminosity && matches!(space, Space::Gray);
        if !is_right {
            let found = format!("a group in {}", space.name());
            self.findings.gwg(30, None, object, found, "groups in DeviceCMYK");
        }
        if self.spec.standard == Standard::X4 && matches!(space, Space::Rgb) {
            let wanted = "colours that the output intent can take";
            self.findings.pdf_x(
                Clause::Colour,
                None,
                object,
                "a group in DeviceRGB",
                wanted,
            );
        }
    }

    /// Reports transparency where the standard has none.
    pub(super) fn see_through(&mut self, object: &str, found: &str) {
        if !self.spec.standard.allows_transparency() {
            self.findings.pdf_x(
                Clause::Transparency,
                None,
                object,
                found,
                "no transparency",
            );
        }
    }

    /// Takes a dictionary of the graphics state (ISO 32000-1, 8.4.5).
    pub(super) fn take_state(
        &mut self,
        name: &[u8],
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let file = self.file;
        let Some(set) =
            self.resource("ExtGState", name, scope).and_then(|(_, it)| dictionary_of(it))
        else {
            return self.missing("ExtGState", name);
        };
        self.judge_state(set);
        let truth = |key: &str| file.get(set, key).and_then(|it| it.as_bool().ok());
        let (both, fill) = (truth("OP"), truth("op"));
        if let Some(stroke) = both {
            course.state.stroke.overprint = stroke;
        }
        if let Some(fill) = fill.or(both) {
            course.state.fill.overprint = fill;
        }
        if let Some(mode) = file.number(set, "OPM") {
            course.state.mode = mode as i64;
        }
        if let Some(width) = file.number(set, "LW") {
            course.state.line_width = width;
        }
        if let Some(opacity) = file.number(set, "ca") {
            course.state.fill.opacity = opacity.clamp(0.0, 1.0);
        }
        if let Some(opacity) = file.number(set, "CA") {
            course.state.stroke.opacity = opacity.clamp(0.0, 1.0);
        }
        if let Some(intent) = file.name(set, "RI") {
            self.judge_intent(intent, "graphics state");
        }
        if let Some(mode) = file.get(set, "BM") {
            let mode = match mode {
                Object::Array(modes) => modes.first().and_then(|it| it.as_name().ok()),
                mode => mode.as_name().ok(),
            };
            let mode = mode.unwrap_or(b"Normal");
            course.state.is_normal = matches!(mode, b"Normal" | b"Compatible");
            course.state.blend = match mode {
                b"Multiply" => Blend::Multiply,
                b"Screen" => Blend::Screen,
                b"Darken" => Blend::Darken,
                b"Lighten" => Blend::Lighten,
                _ => Blend::Cover,
            };
        }
        let font = file.get(set, "Font").and_then(|it| it.as_array().ok());
        if let Some([font, size]) = font.map(Vec::as_slice) {
            let font = file.follow(font).and_then(dictionary_of);
            course.state.text.font = font.map(|it| Rc::new(Font::read(file, it)));
            course.state.text.size = number_of(size).unwrap_or(0.0);
        }
        match file.get(set, "SMask") {
            Some(Object::Name(_)) => course.state.soft_mask = None,
            Some(mask) => {
                self.see_through("graphics state", "a soft mask");
                let mask = dictionary_of(mask)
                    .and_then(|mask| self.soft_mask(mask, course, scope));
                course.state.soft_mask = mask;
            }
            None => {}
        }
    }

    /// Judges what a graphics state sets that no press takes (ISO 15930-7, 6.7 and 6.8).
    fn judge_state(&mut self, set: &'f Dictionary) {
        let file = self.file;
        let mut found = Vec::new();
        if set.has(b"TR") {
            found.push("a transfer function (TR)");
        }
        if file.get(set, "TR2").is_some_and(|it| it.as_name().ok() != Some(b"Default")) {
            found.push("a transfer function (TR2)");
        }
        if set.has(b"HTP") {
            found.push("a halftone phase (HTP)");
        }
        if let Some(halftone) = file.dictionary(set, "HT") {
            let kind = file.number(halftone, "HalftoneType").unwrap_or(0.0) as i64;
            if !matches!(kind, 1 | 5) || halftone.has(b"HalftoneName") {
                found.push("a halftone of another kind than 1 or 5");
            }
        }
        for found in found {
            let wanted = "nothing that the press sets itself";
            self.findings.pdf_x(
                Clause::GraphicsState,
                None,
                "graphics state",
                found,
                wanted,
            );
        }
        let below_one = |key| file.number(set, key).is_some_and(|opacity| opacity < 1.0);
        if below_one("ca") || below_one("CA") {
            self.see_through("graphics state", "a colour that is see-through");
        }
        let mode = file.get(set, "BM");
        let is_plain = mode.is_none_or(|mode| {
            mode.as_name().is_ok_and(|it| matches!(it, b"Normal" | b"Compatible"))
        });
        if !is_plain {
            self.see_through("graphics state", "a blend with what lies below");
        }
    }

    /// What a soft mask lets through of each pixel (ISO 32000-1, 11.6.5.2).
    fn soft_mask(
        &mut self,
        mask: &'f Dictionary,
        course: &Course,
        scope: Scope<'f>,
    ) -> Option<Rc<Vec<u8>>> {
        let file = self.file;
        let object = mask.get(b"G").ok()?;
        let id = object.as_reference().ok();
        let Object::Stream(group) = file.follow(object)? else { return None };
        let is_luminosity = file.name(mask, "S") == Some(b"Luminosity");
        self.judge_group(&group.dict, "soft mask", is_luminosity);
        self.operators += CANVAS_COST;
        if self.operators > OPERATOR_LIMIT {
            return None;
        }
        let (width, height) = (self.canvas.width, self.canvas.height);
        let page = std::mem::replace(&mut self.canvas, Canvas::new(width, height));
        let was_in_mask = std::mem::replace(&mut self.in_mask, true);
        let mut state = State::new(course.state.matrix);
        if is_luminosity && let Some(whole) = self.everything() {
            // Where the group paints nothing it is as dark as its backdrop, black by itself.
            let side =
                Side { paint: Paint::first(Space::Cmyk), overprint: false, opacity: 1.0 };
            self.lay(
                &whole,
                &Source::Flat([0.0, 0.0, 0.0, 1.0], [true; 4]),
                &side,
                &state,
            );
        }
        state.clip = Clip::Whole;
        // Its group is judged by the mask's own rule.
        self.mask_form(group, id, &state, scope);
        let drawn = std::mem::replace(&mut self.canvas, page);
        self.in_mask = was_in_mask;
        let through = |at: usize| {
            let (x, y) = (at % width, at / width);
            let part = if is_luminosity {
                let [cyan, magenta, yellow, black] = drawn.at(x, y);
                let light = |ink: f32| (1.0 - ink) * (1.0 - black);
                0.3 * light(cyan) + 0.59 * light(magenta) + 0.11 * light(yellow)
            } else {
                drawn.covered(x, y)
            };
            (part.clamp(0.0, 1.0) * 255.0).round() as u8
        };
        Some(Rc::new((0..width * height).map(through).collect()))
    }

    /// Draws the group of a soft mask.
    fn mask_form(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        state: &State,
        scope: Scope<'f>,
    ) {
        if id.is_some_and(|id| self.active.contains(&id)) {
            return;
        }
        let mut state = state.clone();
        state.matrix = self.matrix_of(&stream.dict).then(state.matrix);
        if let Some(box_) = self.box_of(&stream.dict) {
            self.limit(&mut state, box_);
        }
        let resources =
            self.file.dictionary(&stream.dict, "Resources").or(scope.resources);
        let scope = Scope { resources, base: state.matrix, depth: scope.depth + 1 };
        let Some(content) = self.file.unpack(stream) else {
            return self.unreadable("soft mask");
        };
        self.active.extend(id);
        self.run(&content, scope, state);
        if id.is_some() {
            self.active.pop();
        }
    }

    /// Where the colours of a pattern come from (ISO 32000-1, 8.7).
    pub(super) fn pattern(
        &mut self,
        name: &[u8],
        side: &Side,
        state: &State,
        scope: Scope<'f>,
    ) -> Source {
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
            let to_pixels = matrix.then(self.to_pixels);
            return self.shading(shading, to_pixels, scope);
        }
        let Object::Stream(stream) = object else { return Source::Nothing };
        let is_uncoloured = self.file.number(dictionary, "PaintType") == Some(2.0);
        if is_uncoloured && let Space::Pattern(Some(under)) = &*side.paint.space {
            self.judge_colours(&under.clone(), false, None, "pattern", scope);
        }
        let known =
            id.filter(|_| !is_uncoloured).and_then(|id| self.cells.get(&id).cloned());
        let cell = match known {
            Some(cell) if cell.to_page == matrix.then(self.to_pixels) => cell,
            _ => {
                let Some(cell) =
                    self.cell(stream, id, matrix, is_uncoloured, side, state, scope)
                else {
                    return Source::Nothing;
                };
                let cell = Rc::new(cell);
                if let Some(id) = id.filter(|_| !is_uncoloured) {
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
    #[expect(clippy::too_many_arguments, reason = "all of it decides about the cell")]
    fn cell(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        matrix: Matrix,
        is_uncoloured: bool,
        side: &Side,
        state: &State,
        scope: Scope<'f>,
    ) -> Option<Cell> {
        if id.is_some_and(|id| self.active.contains(&id)) {
            return None;
        }
        self.operators += CANVAS_COST;
        if self.operators > OPERATOR_LIMIT {
            return None;
        }
        let dictionary = &stream.dict;
        let box_ = self.box_of(dictionary)?;
        let step = |key| self.file.number(dictionary, key).map(f64::abs);
        let step = (step("XStep")?, step("YStep")?);
        if step.0 < 1e-6 || step.1 < 1e-6 || !step.0.is_finite() || !step.1.is_finite() {
            return None;
        }
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
        let page = std::mem::replace(&mut self.canvas, Canvas::new(width, height));
        let pixels =
            std::mem::replace(&mut self.to_pixels, matrix.inverse()?.then(to_cell));
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
        }
        inner.fill.overprint = state.fill.overprint;
        inner.mode = state.mode;
        self.limit(&mut inner, box_);
        let resources = self.file.dictionary(dictionary, "Resources").or(scope.resources);
        let inner_scope = Scope { resources, base: matrix, depth: scope.depth + 1 };
        self.active.extend(id);
        match self.file.unpack(stream) {
            Some(content) => self.run(&content, inner_scope, inner),
            None => self.unreadable("pattern"),
        }
        if id.is_some() {
            self.active.pop();
        }
        self.cells = cells;
        self.to_pixels = pixels;
        let canvas = std::mem::replace(&mut self.canvas, page);
        Some(Cell { canvas, to_cell, to_page, origin: (box_[0], box_[1]), step })
    }

    /// Where the colours of a shading come from.
    fn shading(
        &mut self,
        object: &'f Object,
        to_pixels: Matrix,
        scope: Scope<'f>,
    ) -> Source {
        if let Some(space) = space_in(self.file, object, scope.resources) {
            self.judge_colours(&space, false, None, "shading", scope);
        }
        match (Shading::read(self.file, object, scope.resources), to_pixels.inverse()) {
            (Some(shading), Some(back)) => Source::Shaded(Box::new(shading), back),
            _ => Source::Nothing,
        }
    }

    /// Paints a shading over all that is not clipped.
    pub(super) fn shade(&mut self, name: &[u8], course: &mut Course, scope: Scope<'f>) {
        let Some((_, object)) = self.resource("Shading", name, scope) else {
            return self.missing("Shading", name);
        };
        let state = course.state.clone();
        let source = self.shading(object, state.matrix.then(self.to_pixels), scope);
        if let Some(coverage) = state.clip.limit(self.everything()) {
            self.lay(&coverage, &source, &state.fill, &state);
        }
    }

    /// Draws the drawing of a glyph of a font of type 3.
    pub(super) fn draw_glyph(
        &mut self,
        font: &Font,
        code: u32,
        to_text: Matrix,
        state: &State,
        scope: Scope<'f>,
    ) {
        let Some(name) = font.drawing(code) else { return };
        let file = self.file;
        let fonts = scope.resources.and_then(|it| file.dictionary(it, "Font"));
        let dictionary = fonts.into_iter().flatten().find_map(|(_, object)| {
            let dictionary = file.follow(object).and_then(dictionary_of)?;
            let drawings = file.dictionary(dictionary, "CharProcs")?;
            let drawing = file.follow(drawings.get(name).ok()?)?;
            Some((dictionary, drawing))
        });
        let Some((dictionary, Object::Stream(drawing))) = dictionary else { return };
        let mut state = state.clone();
        let own = Matrix::from_numbers(&font.matrix).unwrap_or(Matrix::IDENTITY);
        state.matrix = own.then(to_text).then(state.matrix);
        let resources = file.dictionary(dictionary, "Resources").or(scope.resources);
        let scope = Scope { resources, base: state.matrix, depth: scope.depth + 1 };
        if let Some(content) = file.unpack(drawing) {
            self.run(&content, scope, state);
        }
    }

    /// Draws a picture (ISO 32000-1, 8.9).
    pub(super) fn picture(
        &mut self,
        stream: &Stream,
        course: &mut Course,
        scope: Scope<'f>,
    ) {
        let file = self.file;
        let header = Header::read(file, &stream.dict);
        let state = course.state.clone();
        let on_page = bounds_of(UNIT, state.matrix);
        let area = self.area(on_page);
        let size = [header.width, header.height];
        let inches = |points: f64| points / 72.0;
        let across = f64::from(header.width) / inches(state.matrix.width());
        let down = f64::from(header.height) / inches(state.matrix.height());
        let ppi = across.min(down);
        let space = match header.get("ColorSpace", "CS") {
            Some(space) => Space::read(file, space, scope.resources),
            None => Space::Gray,
        };
        if !self.in_mask {
            judge_resolution(size, header.bits, ppi, self.spec, area, &mut self.findings);
            let colours =
                if header.is_stencil { "stencil".to_owned() } else { space.name() };
            self.images.push(ImageFacts {
                page: self.page,
                area,
                pixels: size,
                ppi,
                colours,
            });
        }
        self.judge_picture(stream, &header, area);
        if header.is_stencil {
            let fill = state.fill.paint.space.clone();
            self.judge_colours(&fill, false, Some(area), "stencil", scope);
        } else {
            self.judge_colours(&space, true, Some(area), "image", scope);
        }
        let to_pixels = state.matrix.then(self.to_pixels);
        let target =
            (to_pixels.width().ceil() as usize, to_pixels.height().ceil() as usize);
        let coverage = state.clip.limit(self.box_coverage(UNIT, state.matrix));
        let (Some(coverage), Some(back)) = (coverage, to_pixels.inverse()) else {
            return;
        };
        let place = |x: usize, y: usize| {
            let (u, v) = back.apply(x as f64 + 0.5, y as f64 + 0.5);
            (u, 1.0 - v)
        };
        let mask = self.mask_of(stream, target);
        let shaped = |coverage: &Coverage, shape: &Shape| {
            let place_ = coverage.place;
            let mut values = Vec::new();
            for y in place_.top..place_.bottom {
                for (x, &cover) in (place_.left..).zip(coverage.row(y)) {
                    let (u, v) = place(x, y);
                    let part = u32::from(shape.at(u.clamp(0.0, 1.0), v.clamp(0.0, 1.0)));
                    values.push((u32::from(cover) * part / 255) as u8);
                }
            }
            Coverage::of(place_, values)
        };
        if header.is_stencil {
            let Some(shape) = Shape::read(file, stream, true, target) else { return };
            let source = self.source(&state.fill, &state, scope);
            self.lay(&shaped(&coverage, &shape), &source, &state.fill, &state);
            return;
        }
        let picture = self.pictures.read(file, stream, &space, target);
        let coverage = match &mask {
            Some(shape) => shaped(&coverage, shape),
            None => coverage,
        };
        let opacity = (state.fill.opacity * state.group_opacity) as f32;
        let width = self.canvas.width;
        let (soft_mask, blend) = (state.soft_mask.clone(), state.blend);
        let overprint = state.fill.overprint;
        let is_cmyk = matches!(space, Space::Cmyk);
        self.canvas.lay(&coverage, |x, y| {
            let (u, v) = place(x, y);
            let (inks, spoken) = match &picture {
                Some(picture) => {
                    (picture.at(u.clamp(0.0, 1.0), v.clamp(0.0, 1.0))?, picture.plates)
                }
                // A picture that is not decoded counts as one of middle tones.
                None => ([0.4, 0.3, 0.3, 0.2], [true; 4]),
            };
            // Mode 1 is for colours that are set, not for pictures (ISO 32000-1, 8.6.7).
            let plates = if overprint && !is_cmyk { spoken } else { [true; 4] };
            let through = soft_mask
                .as_ref()
                .map_or(1.0, |mask| f32::from(mask[y * width + x]) / 255.0);
            Some(super::ink::Laid { inks, plates, opacity: opacity * through, blend })
        });
    }

    /// The soft or hard mask of a picture.
    fn mask_of(&self, stream: &Stream, target: (usize, usize)) -> Option<Shape> {
        let file = self.file;
        if let Some(Object::Stream(mask)) = file.get(&stream.dict, "SMask") {
            return Shape::read(file, mask, false, target);
        }
        match file.get(&stream.dict, "Mask") {
            Some(Object::Stream(mask)) => Shape::read(file, mask, true, target),
            _ => None,
        }
    }

    /// Judges what the standards say of pictures beside their colours.
    fn judge_picture(
        &mut self,
        stream: &Stream,
        header: &Header,
        area: super::finding::Area,
    ) {
        let file = self.file;
        let is_old = self.spec.standard == Standard::X1a;
        let area = Some(area);
        if is_old && header.bits > 8 {
            let found = format!("{} bits a colour", header.bits);
            self.findings.pdf_x(Clause::Images, area, "image", found, "at most 8 bits");
        }
        if let Some(mask) = file.get(&stream.dict, "SMask")
            && !matches!(mask, Object::Name(_))
        {
            self.see_through("image", "a picture that is see-through");
            let space = space_in(file, mask, None);
            if !matches!(space, Some(Space::Gray)) {
                let found = "a soft mask of a picture that is not grey";
                let wanted = "soft masks in DeviceGray";
                self.findings.pdf_x(Clause::Images, area, "image", found, wanted);
            }
        }
        if let Some(Object::Array(alternates)) = file.get(&stream.dict, "Alternates") {
            let is_printed = alternates.iter().any(|alternate| {
                file.follow(alternate).and_then(dictionary_of).is_some_and(|it| {
                    file.get(it, "DefaultForPrinting")
                        .is_some_and(|it| it.as_bool().unwrap_or(false))
                })
            });
            if is_old || is_printed {
                let found = "another picture for print";
                self.findings.pdf_x(Clause::Images, area, "image", found, "one picture");
            }
        }
        if let Some(filter) = header.get("Filter", "F") {
            let filters = match filter {
                Object::Array(filters) => filters.as_slice(),
                filter => std::slice::from_ref(filter),
            };
            // Those of streams are judged wherever they stand.
            if filters.iter().any(|it| it.as_name().ok() == Some(b"LZW")) {
                let wanted = "another filter";
                self.findings.pdf_x(Clause::Filters, area, "image", "LZW", wanted);
            }
        }
        if let Some(intent) =
            header.get("Intent", "Intent").and_then(|it| it.as_name().ok())
        {
            self.judge_intent(intent, "image");
        }
        if stream.dict.has(b"OPI") {
            let wanted = "pictures within the file";
            self.findings.pdf_x(Clause::External, area, "image", "OPI", wanted);
        }
    }
}
