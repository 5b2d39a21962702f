//! What a content stream paints with by name: colours, patterns, graphics states, fonts and
//! external objects; what of it cannot be printed, and which streams are interpreted next.

use lopdf::{Dictionary, Object};
use malzama_message::{Message, message};

use super::colour_space::Space;
use super::graphics_state::{Mode, Paint};
use super::overprint::{Fault, Operands, Use, Walk};

impl Walk<'_> {
    /// Reports a colour space other than process inks, at the origin of user space.
    pub(super) fn judge(&mut self, space: Option<Space>) {
        if let Some(Space::Foreign(what)) = space {
            let at = self.origin();
            self.found.faults.push(Fault { what, at });
        }
    }

    fn transparency(&mut self, what: Message) {
        self.found.is_transparent = true;
        if !self.contract.standard.allows_transparency() {
            let at = self.origin();
            self.found.faults.push(Fault { what, at });
        }
    }

    /// Handles an operator that sets a colour or a colour space.
    pub(super) fn colour(&mut self, operator: &[u8], operands: &Operands) {
        let strokes = operator[0].is_ascii_uppercase();
        let numbers = &operands.numbers;
        let space = match operator {
            b"k" | b"K" => Some(Space::Cmyk),
            b"g" | b"G" => Some(Space::Gray),
            b"rg" | b"RG" => Some(Space::rgb()),
            b"cs" | b"CS" => Some(self.resources.space(operands.name())),
            _ => None,
        };
        let begins = matches!(operator, b"cs" | b"CS");
        let current = if strokes {
            &mut self.state.stroke_space
        } else {
            &mut self.state.fill_space
        };
        if let Some(space) = space {
            *current = space;
        }
        let paint = match &current {
            // The initial colour of DeviceCMYK is black (ISO 32000-1, 8.6.8).
            Space::Cmyk if begins => Paint::Black,
            Space::Cmyk if numbers.as_slice() == [0.0, 0.0, 0.0, 1.0] => Paint::Black,
            Space::Cmyk if numbers.as_slice() == [0.0; 4] => Paint::White,
            Space::Gray if !begins && numbers.as_slice() == [1.0] => Paint::White,
            Space::Pattern if !begins => self.pattern(operands.name()),
            Space::Gray | Space::Cmyk | Space::Pattern => Paint::Inks,
            Space::Foreign(what) => Paint::Foreign(what.clone()),
        };
        if strokes {
            self.state.stroke = paint;
        } else {
            self.state.fill = paint;
        }
    }

    /// Returns the paint of a pattern. The content of a tiling pattern is interpreted
    /// later, as a used stream.
    fn pattern(&mut self, name: &[u8]) -> Paint {
        let Some((id, pattern)) = self.resources.get(b"Pattern", name) else {
            return Paint::Inks;
        };
        let (dictionary, is_tiling) = match pattern {
            Object::Stream(stream) => (&stream.dict, true),
            Object::Dictionary(dictionary) => (dictionary, false),
            _ => return Paint::Inks,
        };
        let matrix = self.resources.matrix_in(dictionary).then(self.base);
        if is_tiling {
            self.found.used.extend(id.map(|id| Use { id, matrix }));
            return Paint::Inks;
        }
        let shading = self.resources.entry(dictionary, b"Shading");
        match shading.and_then(dictionary_of).map(|it| self.resources.space_in(it)) {
            Some(Space::Foreign(what)) => Paint::Foreign(what),
            _ => Paint::Inks,
        }
    }

    /// Applies an `ExtGState` dictionary (ISO 32000-1, 8.4.5).
    pub(super) fn take_state(&mut self, name: &[u8]) {
        let Some(state) = self.resources.dictionary(b"ExtGState", name) else { return };
        let resources = self.resources;
        let opacity = |key| resources.entry(state, key).and_then(|it| it.as_float().ok());
        if [b"ca", b"CA"].into_iter().filter_map(|key| opacity(key)).any(|it| it < 1.0) {
            self.transparency(message!("press/transparent-colour"));
        }
        let plain = |mode: &Object| {
            mode.as_name().is_ok_and(|name| matches!(name, b"Normal" | b"Compatible"))
        };
        if resources.entry(state, b"BM").is_some_and(|mode| !plain(mode)) {
            self.transparency(message!("press/blend"));
        }
        if let Some(mask) = resources.entry(state, b"SMask").and_then(dictionary_of) {
            self.transparency(message!("press/soft-mask"));
            if let Ok(id) = mask.get(b"G").and_then(Object::as_reference) {
                self.found.used.push(Use { id, matrix: self.state.matrix });
            }
        }
        if state.has(b"OP") || state.has(b"op") {
            self.state.mode = Mode::Theirs;
        }
    }

    /// Records the glyph streams of a Type 3 font as used (ISO 32000-1, 9.6.5).
    pub(super) fn use_font(&mut self, name: &[u8]) {
        let Some(font) = self.resources.dictionary(b"Font", name) else { return };
        let glyphs = self.resources.entry(font, b"CharProcs").and_then(dictionary_of);
        for (_, glyph) in glyphs.into_iter().flatten() {
            if let Ok(id) = glyph.as_reference() {
                self.found.used.push(Use { id, matrix: self.state.matrix });
            }
        }
    }

    /// Handles an image or form XObject.
    pub(super) fn draw(&mut self, name: &[u8]) {
        let Some((id, Object::Stream(stream))) = self.resources.get(b"XObject", name)
        else {
            return;
        };
        let dictionary = &stream.dict;
        let is = |key: &[u8], value: &[u8]| {
            let entry = self.resources.entry(dictionary, key);
            entry.is_some_and(|it| it.as_name().is_ok_and(|name| name == value))
        };
        if is(b"Subtype", b"Form") {
            // A transparency group is harmless in itself; its content is interpreted.
            let matrix = self.resources.matrix_in(dictionary).then(self.state.matrix);
            self.found.used.extend(id.map(|id| Use { id, matrix }));
            return;
        }
        if self.resources.entry(dictionary, b"SMask").is_some() {
            self.transparency(message!("press/transparent-picture"));
        }
        let is_stencil = self.resources.entry(dictionary, b"ImageMask");
        if is_stencil.is_some_and(|it| it.as_bool().unwrap_or(false)) {
            self.stencil();
        } else {
            self.judge(Some(self.resources.space_in(dictionary)));
        }
    }

    /// Checks an image mask, which is painted with the current fill colour.
    fn stencil(&mut self) {
        if let Paint::Foreign(what) = self.state.fill.clone() {
            self.judge(Some(Space::Foreign(what)));
        }
    }

    /// Checks an inline image, whose keys and colour space may be abbreviated (ISO
    /// 32000-1, 8.9.7).
    pub(super) fn inline_image(&mut self, operands: &Operands) {
        let is_key = |name: &&[u8]| matches!(*name, b"CS" | b"ColorSpace");
        let at = operands.names.iter().position(is_key);
        match at.and_then(|at| operands.names.get(at + 1)) {
            Some(&(b"G" | b"CMYK")) => {}
            Some(&b"RGB") => self.judge(Some(Space::rgb())),
            Some(name) => self.judge(Some(self.resources.space(name))),
            None => self.stencil(),
        }
    }
}

/// Returns the dictionary of a dictionary or stream object.
fn dictionary_of(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}
