//! The fonts that a page takes (ISO 32000-1, 9.5), each judged once where it is used.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::Dictionary;
use malzama_message::message;

use super::interpreter::Interpreter;
use super::used_font::UsedFont;
use crate::font_kind::FontKind;
use crate::object::Object;
use crate::rule::{Clause, Rule};
use crate::rules::{Fault, Findings};
use crate::severity::Severity;
use crate::spec::Spec;
use crate::standard::Standard;
use crate::syntax::{Font, Glyph, GlyphFault};

impl<'f> Interpreter<'f> {
    /// The font of a dictionary.
    pub(super) fn font_of(&mut self, dictionary: &'f Dictionary) -> Rc<Font> {
        let key = std::ptr::from_ref(dictionary) as usize;
        let (file, programs) = (self.file, self.kept.programs);
        let bytes_left = &mut self.font_bytes_left;
        let known = self.fonts.entry(key).or_insert_with(|| UsedFont {
            font: Rc::new(Font::read(file, programs, dictionary, bytes_left)),
            dictionary,
            is_used: false,
            is_seen: false,
            smallest: None,
            drawings: BTreeMap::new(),
        });
        Rc::clone(&known.font)
    }

    /// Takes note that text is shown in a font, and judges the font the first time.
    pub(super) fn use_font(&mut self, font: &Font, is_seen: bool) {
        let Some(known) = self.fonts.get_mut(&font.key) else { return };
        let was_used = std::mem::replace(&mut known.is_used, true);
        let was_seen = known.is_seen;
        known.is_seen |= is_seen;
        if !was_used {
            judge_kind(font, self.spec, &mut self.findings);
        }
        if !was_used || is_seen && !was_seen {
            judge_program(font, is_seen, &mut self.findings);
        }
    }

    /// Takes note of the size of what is seen of a font, in points.
    pub(super) fn note_size(&mut self, font: &Font, size: f64) {
        if let Some(known) = self.fonts.get_mut(&font.key) {
            let smallest = known.smallest.get_or_insert(size);
            *smallest = smallest.min(size);
        }
    }

    /// Judges the glyphs of a text that is seen, each once.
    pub(super) fn judge_glyphs(&mut self, font: &Font, glyphs: &[Rc<Glyph>]) {
        for glyph in glyphs {
            let Some(kind) = glyph.fault else { continue };
            if glyph.is_told.replace(true) {
                continue;
            }
            let plain = font.plain_name();
            let fault = Fault::pdf_x(Clause::Fonts, Object::Font);
            let values = plain.to_owned();
            match kind {
                GlyphFault::Width => {
                    let found = || message!("found/font-widths", font = plain);
                    let wanted = || message!("wanted/font-widths");
                    self.findings.add_measured(fault, 0, values, found, wanted);
                }
                GlyphFault::Missing => {
                    let found = || message!("found/font-glyph-missing", font = plain);
                    let wanted = || message!("wanted/font-glyphs");
                    self.findings.add_measured(fault, 1, values, found, wanted);
                }
            }
        }
    }
}

/// Judges what a font is by its name and kind (GWG 2022, R0014, and ISO 15930-4, 6.3).
fn judge_kind(font: &Font, spec: &Spec, findings: &mut Findings) {
    let plain = font.plain_name();
    if plain == "Courier" {
        let fault = Fault::gwg(14, Object::Font);
        findings.add(fault, message!("found/courier"), message!("wanted/meant-font"));
    }
    if spec.standard == Standard::X1a && font.kind == FontKind::OpenType {
        let fault = Fault::pdf_x(Clause::Fonts, Object::Font);
        let found = message!("found/font-open-type", font = plain);
        findings.add(fault, found, message!("wanted/known-fonts"));
    }
}

/// Judges whether a font's program is there and can be read (ISO 15930-7, 6.3): an error where
/// anything of its text is seen. Text that is not, such as the words laid under a scan, is not
/// rendered by it.
fn judge_program(font: &Font, is_seen: bool, findings: &mut Findings) {
    let plain = font.plain_name();
    let severity = if is_seen { Severity::Error } else { Severity::Warning };
    let fault = Fault::new(Rule::PdfX(Clause::Fonts), severity, Object::Font);
    if !font.is_embedded && !font.is_drawn() {
        let found = match is_seen {
            true => message!("found/font-not-embedded", font = plain),
            false => message!("found/font-not-embedded-unseen", font = plain),
        };
        findings.add(fault, found, message!("wanted/embedded-fonts"));
    } else if !font.is_readable() {
        let found = message!("found/font-unreadable", font = plain);
        findings.add(fault, found, message!("wanted/known-fonts"));
    }
}
