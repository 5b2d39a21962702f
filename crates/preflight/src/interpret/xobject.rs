//! What is drawn by name: external objects and forms.

use lopdf::{Dictionary, Object as Value, ObjectId, Stream};
use malzama_message::{Message, message};
use tiny_skia::{FillRule, PathBuilder};

use super::graphics_state::{Clip, Side, State};
use super::interpreter::{CANVAS_COST, Course, FORM_COST, Interpreter, Scope, bounds_of};
use super::source::Source;
use crate::ink::{Blend, Coverage};
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::Fault;
use crate::standard::Standard;
use crate::syntax::{Matrix, Paint, Space};
use crate::work;

impl<'f> Interpreter<'f> {
    /// Draws an external object (ISO 32000-1, 8.8).
    pub(super) fn draw(&mut self, name: &[u8], course: &mut Course, scope: Scope<'f>) {
        let Some((id, object)) = self.resource("XObject", name, scope) else {
            return self.missing("XObject", name);
        };
        let Value::Stream(stream) = object else { return self.missing("XObject", name) };
        let was_hidden = self.is_hidden;
        if let Ok(layer) = stream.dict.get(b"OC") {
            self.is_hidden |= !self.layers.shows(self.file, layer);
        }
        match self.file.name(&stream.dict, "Subtype").unwrap_or_default() {
            b"Image" => self.picture(stream, true, course, scope),
            b"Form" => {
                let is_code = self.file.name(&stream.dict, "Subtype2") == Some(b"PS");
                if is_code || stream.dict.has(b"PS") {
                    self.postscript(Object::Form);
                }
                if stream.dict.has(b"Ref") {
                    self.findings.add(
                        Fault::pdf_x(Clause::External, Object::Form),
                        message!("found/reference-form"),
                        message!("wanted/print-within"),
                    );
                }
                self.form(stream, id, &course.state.clone(), scope);
            }
            b"PS" => self.postscript(Object::XObject),
            _ => {}
        }
        self.is_hidden = was_hidden;
    }

    /// Draws a form within a state, whose group is judged.
    fn form(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        state: &State,
        scope: Scope<'f>,
    ) {
        self.judge_group(&stream.dict, Object::Form, false);
        self.run_form(stream, id, state, scope);
    }

    /// Draws a form within a state.
    pub(super) fn run_form(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        state: &State,
        scope: Scope<'f>,
    ) {
        if id.is_some_and(|id| self.active.contains(&id)) {
            return self.findings.add(
                Fault::pdf_x(Clause::Content, Object::Form),
                message!("found/endless-form"),
                message!("wanted/ending-forms"),
            );
        }
        self.operators += FORM_COST;
        let dictionary = &stream.dict;
        let mut state = state.clone();
        state.matrix = self.matrix_of(dictionary).then(state.matrix);
        if let Some(box_) = self.box_of(dictionary) {
            self.limit(&mut state, box_);
        }
        if work::is_exceeded() {
            return;
        }
        let group = self.file.dictionary(dictionary, "Group");
        let group = group.filter(|it| self.file.name(it, "S") == Some(b"Transparency"));
        let is_isolated = group.is_some_and(|it| {
            self.file.get(it, "I").is_some_and(|it| it.as_bool().unwrap_or(false))
        });
        let is_plain = state.fill.opacity >= 1.0
            && state.soft_mask.is_none()
            && state.blend == Blend::Cover;
        let composed = (group.is_some() && (is_isolated || !is_plain)).then(|| {
            // The state's own opacity, blend and mask are for the group as a whole.
            let outer = state.clone();
            (state.fill.opacity, state.stroke.opacity) = (1.0, 1.0);
            (state.soft_mask, state.blend) = (None, Blend::Cover);
            self.operators += CANVAS_COST;
            (outer, self.canvas.begin_group())
        });
        let resources = self.file.dictionary(dictionary, "Resources").or(scope.resources);
        let scope = Scope { resources, base: state.matrix, depth: scope.depth + 1 };
        let content = self.file.unpack(stream).unwrap_or_else(|| {
            self.unreadable(Object::Form);
            Vec::new()
        });
        self.active.extend(id);
        self.run(&content, scope, state);
        if id.is_some() {
            self.active.pop();
        }
        if let Some((outer, below)) = composed {
            let drawn = self.canvas.end_group(below);
            if work::is_exceeded() {
                return;
            }
            if let Some(everything) = outer.clip.limit(self.everything()) {
                // Its shapes were limited by the clip already.
                let place = Coverage::whole(everything.place);
                let source = Source::Grouped(drawn);
                let paint = Paint::first(Space::Pattern(None));
                let side = Side { paint, overprint: false, ..outer.fill.clone() };
                self.lay(&place, &source, &side, &outer);
            }
        }
    }

    /// Walks the appearance of an annotation, which the rules are for as well: it is drawn into
    /// the annotation's rectangle (ISO 32000-1, 12.5.5).
    pub(crate) fn appearance(
        &mut self,
        stream: &'f Stream,
        id: Option<ObjectId>,
        rectangle: Option<[f64; 4]>,
    ) {
        let own = self.matrix_of(&stream.dict);
        let drawn = self.box_of(&stream.dict).map(|box_| bounds_of(box_, own));
        let placed = rectangle.zip(drawn).and_then(|(to, from)| {
            let scale = |low: usize| {
                let (from, to) = (from[low + 2] - from[low], to[low + 2] - to[low]);
                if from > 0.0 { to / from } else { 1.0 }
            };
            let (across, down) = (scale(0), scale(1));
            let shift = [to[0] - across * from[0], to[1] - down * from[1]];
            Matrix::from_numbers(&[across, 0.0, 0.0, down, shift[0], shift[1]])
        });
        let base = placed.unwrap_or(Matrix::IDENTITY);
        let scope = Scope { resources: None, base, depth: 0 };
        self.form(stream, id, &State::new(base), scope);
    }

    /// Reports a stream that cannot be unpacked.
    pub(crate) fn unreadable(&mut self, object: Object) {
        // Of what is not looked at any more, nothing is known.
        if work::is_exceeded() {
            return;
        }
        self.findings.add(
            Fault::pdf_x(Clause::Content, object),
            message!("found/damaged-stream"),
            message!("wanted/readable-code"),
        );
    }

    /// Reports code in PostScript.
    pub(super) fn postscript(&mut self, object: Object) {
        self.findings.add(
            Fault::pdf_x(Clause::GraphicsState, object),
            message!("found/postscript"),
            message!("wanted/no-postscript"),
        );
    }

    /// The `Matrix` of a form or pattern.
    pub(super) fn matrix_of(&self, dictionary: &Dictionary) -> Matrix {
        self.file
            .numbers(dictionary, "Matrix")
            .and_then(|numbers| Matrix::from_numbers(&numbers))
            .unwrap_or(Matrix::IDENTITY)
    }

    /// The `BBox` of a form or pattern.
    pub(super) fn box_of(&self, dictionary: &Dictionary) -> Option<[f64; 4]> {
        let [x0, y0, x1, y1]: [f64; 4] =
            self.file.numbers(dictionary, "BBox")?.try_into().ok()?;
        Some([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)])
    }

    /// What a rectangle of a state's coordinates covers.
    pub(super) fn box_coverage(
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
        self.fill(&path.finish()?, FillRule::Winding)
    }

    /// Limits a state to a rectangle of its coordinates.
    pub(super) fn limit(&self, state: &mut State, box_: [f64; 4]) {
        state.clip = match state.clip.limit(self.box_coverage(box_, state.matrix)) {
            Some(part) => Clip::Part(part),
            None => Clip::Nothing,
        };
    }

    /// Judges a transparency group (ISO 15930-4, and GWG 2022, R0030).
    pub(crate) fn judge_group(
        &mut self,
        dictionary: &'f Dictionary,
        object: Object,
        is_luminosity: bool,
    ) {
        let Some(group) = self.file.dictionary(dictionary, "Group") else { return };
        if self.file.name(group, "S") != Some(b"Transparency") {
            return;
        }
        self.transparency(object, || message!("found/group"));
        let Some(space) = self.file.get(group, "CS") else { return };
        let space = Space::read(self.file, space, None);
        let is_right =
            matches!(space, Space::Cmyk) || is_luminosity && matches!(space, Space::Gray);
        let found = || message!("found/group-colours", space = space.told());
        if !is_right && !self.is_hidden {
            let wanted = message!("wanted/cmyk-groups");
            self.findings.add(Fault::gwg(30, object), found(), wanted);
        }
        if self.spec.standard == Standard::X4 && matches!(space, Space::Rgb) {
            let wanted = message!("wanted/intent-colours");
            self.findings.add(Fault::pdf_x(Clause::Colour, object), found(), wanted);
        }
    }

    /// Reports transparency where the standard has none.
    pub(super) fn transparency(&mut self, object: Object, found: fn() -> Message) {
        self.inventory.transparency(found());
        if !self.spec.standard.allows_transparency() {
            self.findings.add(
                Fault::pdf_x(Clause::Transparency, object),
                found(),
                message!("wanted/no-transparency"),
            );
        }
    }
}
