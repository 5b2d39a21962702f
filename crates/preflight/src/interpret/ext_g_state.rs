//! States that are set by name, and soft masks (ISO 32000-1, 8.4.5 and 11.6.5).

use std::rc::Rc;

use lopdf::{Dictionary, Object as Value};
use malzama_message::message;

use super::graphics_state::{Clip, Side, SoftMask, State};
use super::interpreter::{CANVAS_COST, Course, Interpreter, OPERATOR_LIMIT, Scope};
use super::source::Source;
use crate::ink::Blend;
use crate::object::Object;
use crate::rule::Clause;
use crate::rules::Fault;
use crate::syntax::{Paint, Space, dictionary_of, number_of};
use crate::work;

/// The work of a pixel of a mask, beside that of drawing it.
const MASK_WORK: u64 = 14;

/// The most soft masks of a page that are kept.
const MASK_LIMIT: usize = 64;

impl<'f> Interpreter<'f> {
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
            self.judge_intent(intent, Object::GraphicsState);
        }
        if let Some(mode) = file.get(set, "BM") {
            let mode = match mode {
                Value::Array(modes) => modes.first().and_then(|it| it.as_name().ok()),
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
            course.state.text.font = font.map(|it| self.font_of(it));
            course.state.text.size = number_of(size).unwrap_or(0.0);
        }
        match file.get(set, "SMask") {
            Some(Value::Name(_)) => course.state.soft_mask = None,
            Some(mask) => {
                self.transparency(Object::GraphicsState, || message!("found/soft-mask"));
                let mask = dictionary_of(mask);
                course.state.soft_mask =
                    mask.and_then(|mask| self.known_mask(mask, course, scope));
            }
            None => {}
        }
    }

    /// Judges what a graphics state sets that no press takes (ISO 15930-7, 6.7 and 6.8).
    pub(super) fn judge_state(&mut self, set: &'f Dictionary) {
        let file = self.file;
        let mut found = Vec::new();
        if set.has(b"TR") {
            found.push(message!("found/transfer-function", key = "TR"));
        }
        if file.get(set, "TR2").is_some_and(|it| it.as_name().ok() != Some(b"Default")) {
            found.push(message!("found/transfer-function", key = "TR2"));
        }
        if set.has(b"HTP") {
            found.push(message!("found/halftone-phase"));
        }
        if let Some(halftone) = file.dictionary(set, "HT") {
            let kind =
                |it: &Dictionary| file.number(it, "HalftoneType").unwrap_or(0.0) as i64;
            let is_named = |it: &Dictionary| it.has(b"HalftoneName");
            // Those of single inks lie within one of type 5.
            let mut parts = halftone
                .iter()
                .filter_map(|(_, part)| file.follow(part).and_then(dictionary_of));
            let is_right = match kind(halftone) {
                1 => true,
                5 => parts.all(|part| kind(part) == 1 && !is_named(part)),
                _ => false,
            };
            if !is_right || is_named(halftone) {
                found.push(message!("found/halftone"));
            }
        }
        for found in found {
            let fault = Fault::pdf_x(Clause::GraphicsState, Object::GraphicsState);
            self.findings.add(fault, found, message!("wanted/press-settings"));
        }
        let below_one = |key| file.number(set, key).is_some_and(|opacity| opacity < 1.0);
        if below_one("ca") || below_one("CA") {
            self.transparency(Object::GraphicsState, || message!("found/opacity"));
        }
        let mode = file.get(set, "BM");
        let is_plain = mode.is_none_or(|mode| {
            mode.as_name().is_ok_and(|it| matches!(it, b"Normal" | b"Compatible"))
        });
        if !is_plain {
            self.transparency(Object::GraphicsState, || message!("found/blend"));
        }
    }

    /// A soft mask, drawn or known.
    fn known_mask(
        &mut self,
        mask: &'f Dictionary,
        course: &Course,
        scope: Scope<'f>,
    ) -> Option<Rc<SoftMask>> {
        // Within a pattern's cell, pixels are others, and a layer that is off leaves none.
        if self.cell_place.is_some() || self.is_hidden {
            return self.soft_mask(mask, course, scope);
        }
        let place = std::ptr::from_ref(mask) as usize;
        let key = (place, course.state.matrix.numbers().map(f64::to_bits));
        if let Some(known) = self.masks.get(&key) {
            return known.clone();
        }
        let drawn = self.soft_mask(mask, course, scope);
        if self.masks.len() >= MASK_LIMIT {
            self.masks.clear();
        }
        self.masks.insert(key, drawn.clone());
        drawn
    }

    /// What a soft mask lets through of each pixel (ISO 32000-1, 11.6.5.2).
    fn soft_mask(
        &mut self,
        mask: &'f Dictionary,
        course: &Course,
        scope: Scope<'f>,
    ) -> Option<Rc<SoftMask>> {
        let file = self.file;
        let object = mask.get(b"G").ok()?;
        let id = object.as_reference().ok();
        let Value::Stream(group) = file.follow(object)? else { return None };
        let is_luminosity = file.name(mask, "S") == Some(b"Luminosity");
        self.judge_group(&group.dict, Object::SoftMask, is_luminosity);
        self.operators += CANVAS_COST;
        let (width, height) = (self.canvas.width, self.canvas.height);
        let pixels = width * height;
        if self.operators > OPERATOR_LIMIT || !work::affords(MASK_WORK * pixels as u64) {
            return None;
        }
        let page = self.canvas.begin(width, height);
        let was_in_mask = std::mem::replace(&mut self.in_mask, true);
        let mut state = State::new(course.state.matrix);
        if is_luminosity && let Some(whole) = self.everything() {
            // Where the group paints nothing it is as dark as its backdrop, black by itself.
            let group = file.dictionary(&group.dict, "Group");
            let space = group.and_then(|it| file.get(it, "CS"));
            let space = space.map(|it| Space::read(file, it, scope.resources));
            let backdrop = match (space, file.numbers(mask, "BC")) {
                (Some(space), Some(colour)) => space.inks(&colour).0,
                _ => [0.0, 0.0, 0.0, 1.0],
            };
            let side =
                Side { paint: Paint::first(Space::Cmyk), overprint: false, opacity: 1.0 };
            self.lay(&whole, &Source::Flat(backdrop, [true; 4]), &side, &state);
        }
        state.clip = Clip::Whole;
        // Its group is judged by the mask's own rule.
        self.run_form(group, id, &state, scope);
        let drawn = self.canvas.end(page);
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
        Some(Rc::new(SoftMask::new((0..pixels).map(through).collect())))
    }
}
