//! Fonts of a file (ISO 32000-1, 9.5 to 9.9): whether they are embedded, and what their codes
//! show.

mod character_map;
mod components;
mod encoding;
mod glyph;
mod post_script;
mod program;
mod true_type;
mod widths;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId};
use ttf_parser::Face;

use self::character_map::{CharacterMap, ToUnicode};
use self::encoding::Encoding;
use self::glyph::Meant;
use self::program::Program;
use self::true_type::Flags;
use self::widths::{UNITS, Widths};
use super::document::File;
use crate::font_kind::FontKind;
use crate::work;

pub(crate) use self::character_map::Code;
pub(crate) use self::glyph::{Glyph, GlyphFault, GlyphShape};
pub(crate) use self::program::Programs;

/// How far a width may be from that of the font's program, in parts of the size: TeX takes
/// widths from its own metrics, and others cut off decimals.
const WIDTH_TOLERANCE: f64 = 0.004;

/// The width of what no one tells the width of, in parts of the size.
const GUESSED_WIDTH: f64 = 0.5;

/// How many glyphs of a font are remembered.
const REMEMBERED: usize = 20_000;

/// Between what heights of its glyphs, in parts of the size, the size of a font of type 3 is
/// that which is set; beyond, its own coordinates make it another one.
const USUAL_HEIGHTS: std::ops::Range<f64> = 0.6..1.7;

/// The work of reading a font, of each of its widths, and of a glyph and a point of its outline.
const FONT_WORK: u64 = 10_000;
const WIDTH_WORK: u64 = 50;
const GLYPH_WORK: u64 = 500;
const POINT_WORK: u64 = 50;

/// A font as it is used.
pub(crate) struct Font {
    /// Where its dictionary lies in memory, which tells fonts of one name apart.
    pub(crate) key: usize,
    /// Its name, with the prefix of a subset.
    pub(crate) name: String,
    pub(crate) kind: FontKind,
    pub(crate) is_embedded: bool,
    /// The matrix of a font of type 3.
    pub(crate) matrix: [f64; 6],
    /// The size of its letters in parts of that which is set.
    pub(crate) em: f64,
    codes: Codes,
    widths: Widths,
    flags: Flags,
    program: Arc<Program>,
    /// Whether the widths of the program are those of the font: not where several weights and
    /// widths of a font were mixed.
    has_own_widths: bool,
    to_unicode: OnceCell<Option<ToUnicode>>,
    to_unicode_id: Option<ObjectId>,
    glyphs: RefCell<BTreeMap<Code, Rc<Glyph>>>,
}

/// What the codes of a font mean.
enum Codes {
    /// Glyphs of an encoding, by single bytes.
    Simple(Encoding),
    /// Identifiers by a map, and glyphs by identifiers where those are not the same.
    Composite(CharacterMap, Option<Vec<u8>>),
}

impl Font {
    /// Its name without the prefix of a subset: six capitals and a plus (ISO 32000-1, 9.6.4).
    pub(crate) fn plain_name(&self) -> &str {
        let is_prefix =
            |it: &str| it.len() == 6 && it.bytes().all(|sign| sign.is_ascii_uppercase());
        let parts = self.name.split_once('+').filter(|(prefix, _)| is_prefix(prefix));
        parts.map_or(&self.name, |(_, name)| name)
    }

    /// Reads a font, whose program may have that many bytes.
    pub(crate) fn read(
        file: &File,
        programs: &Programs,
        font: &Dictionary,
        bytes_left: &mut usize,
    ) -> Self {
        let subtype = file.name(font, "Subtype").unwrap_or_default();
        let is_composite = subtype == b"Type0";
        let descendant = file
            .get(font, "DescendantFonts")
            .and_then(|it| file.follow(it.as_array().ok()?.first()?)?.as_dict().ok());
        let base = if is_composite { descendant.unwrap_or(font) } else { font };
        let descriptor = file.dictionary(base, "FontDescriptor");
        let (program, embedded) =
            Program::read(file, programs, descriptor, is_composite, bytes_left);
        let codes = match is_composite {
            true => {
                let glyphs = match file.get(base, "CIDToGIDMap") {
                    Some(Object::Stream(stream)) => file.unpack(stream),
                    _ => None,
                };
                Codes::Composite(CharacterMap::read(file, font), glyphs)
            }
            false => Codes::Simple(Encoding::read(file, font)),
        };
        let widths = match is_composite {
            true => Widths::composite(file, base),
            false => Widths::simple(file, base, descriptor),
        };
        work::spend(FONT_WORK + WIDTH_WORK * widths.count() as u64);
        let name = file.name(font, "BaseFont").or_else(|| file.name(font, "Name"));
        let flags = descriptor.and_then(|it| file.number(it, "Flags")).unwrap_or(0.0);
        let own = file.name(base, "Subtype").unwrap_or_default();
        let matrix = file.numbers(font, "FontMatrix").and_then(|it| it.try_into().ok());
        let matrix = matrix.unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
        Self {
            key: std::ptr::from_ref(font) as usize,
            name: String::from_utf8_lossy(name.unwrap_or(b"?")).into_owned(),
            kind: embedded.unwrap_or_else(|| FontKind::of(own)),
            is_embedded: embedded.is_some(),
            matrix,
            em: if subtype == b"Type3" { em(file, font, matrix) } else { 1.0 },
            codes,
            widths,
            flags: Flags::read(flags),
            has_own_widths: subtype != b"MMType1",
            program,
            to_unicode: OnceCell::new(),
            to_unicode_id: font.get(b"ToUnicode").and_then(Object::as_reference).ok(),
            glyphs: RefCell::default(),
        }
    }

    /// Whether its glyphs are drawings of the file (type 3).
    pub(crate) fn is_drawn(&self) -> bool {
        self.kind == FontKind::Type3
    }

    /// Whether the program of the font, if it is embedded, can be read.
    pub(crate) fn is_readable(&self) -> bool {
        !matches!(*self.program, Program::Unreadable)
    }

    /// The codes of a text.
    pub(crate) fn codes(&self, text: &[u8]) -> Vec<Code> {
        match &self.codes {
            Codes::Simple(_) => character_map::bytes(text),
            Codes::Composite(map, _) => map.codes(text),
        }
    }

    /// Whether a code is the space that word spacing widens (ISO 32000-1, 9.3.3).
    pub(crate) fn is_space(&self, code: Code) -> bool {
        code.bytes == 1 && code.value == 32
    }

    /// The name of the drawing of a code, in a font of type 3.
    pub(crate) fn drawing(&self, code: Code) -> Option<&[u8]> {
        let Codes::Simple(encoding) = &self.codes else { return None };
        encoding.name(u8::try_from(code.value).ok()?).map(str::as_bytes)
    }

    /// What codes show.
    pub(crate) fn glyphs(&self, file: &File, codes: &[Code]) -> Vec<Rc<Glyph>> {
        let mut known = self.glyphs.borrow_mut();
        // Its tables are only looked through where a code is new.
        let mut face = None;
        let glyph = |&code: &Code| {
            if let Some(glyph) = known.get(&code) {
                return Rc::clone(glyph);
            }
            let face = face.get_or_insert_with(|| self.program.face());
            let glyph = Rc::new(self.glyph(file, code, face.as_ref()));
            let points = match &glyph.shape {
                GlyphShape::Outline(path) => path.len() as u64,
                GlyphShape::Blank | GlyphShape::Unknown => 0,
            };
            work::spend(GLYPH_WORK + POINT_WORK * points);
            if known.len() < REMEMBERED {
                known.insert(code, Rc::clone(&glyph));
            }
            glyph
        };
        codes.iter().map(glyph).collect()
    }

    /// The identifier of a code in a composite font.
    fn identifier(&self, code: Code) -> Option<u32> {
        match &self.codes {
            Codes::Simple(_) => None,
            Codes::Composite(map, _) => map.identifier(code),
        }
    }

    /// What a code shows.
    fn glyph(&self, file: &File, code: Code, face: Option<&Face>) -> Glyph {
        let told = match &self.codes {
            Codes::Simple(_) => self.widths.of(code.value),
            Codes::Composite(..) => {
                self.identifier(code).and_then(|it| self.widths.of(it))
            }
        };
        if self.is_drawn() {
            let width = told.unwrap_or(0.0) * self.matrix[0];
            return Glyph::new(width, GlyphShape::Unknown, None);
        }
        let told = told.map(|width| width / UNITS);
        let meant = self.meant(code, face);
        let drawn = meant.glyphs.first().and_then(|&it| self.program.draw(it, face));
        let Some(drawn) = drawn else {
            let is_missing = meant.is_certain && meant.glyphs.is_empty();
            return self.without_outline(file, code, face, told, is_missing);
        };
        let fits = |own: Option<f64>| match (own, told) {
            (Some(own), Some(told)) => (own - told).abs() <= WIDTH_TOLERANCE,
            _ => true,
        };
        let others = || {
            let others = meant.glyphs.iter().skip(1);
            others.filter_map(|&it| self.program.draw(it, face))
        };
        let is_blank = matches!(drawn.shape, GlyphShape::Blank);
        let is_right = !meant.is_certain
            || !self.has_own_widths
            // Some makers let blanks take no place, and move instead.
            || is_blank && told == Some(0.0)
            || fits(drawn.width)
            || others().any(|other| fits(other.width));
        let width = told.or(drawn.width).unwrap_or(GUESSED_WIDTH);
        Glyph::new(width, drawn.shape, (!is_right).then_some(GlyphFault::Width))
    }

    /// A code that has no glyph, or one that cannot be drawn.
    fn without_outline(
        &self,
        file: &File,
        code: Code,
        face: Option<&Face>,
        told: Option<f64>,
        is_missing: bool,
    ) -> Glyph {
        let width = told.unwrap_or(GUESSED_WIDTH);
        if self.is_blank(file, code) {
            return Glyph::new(width, GlyphShape::Blank, None);
        }
        if !is_missing {
            return Glyph::new(width, GlyphShape::Unknown, None);
        }
        // The glyph for what is missing is shown, often a box.
        let shown = self.program.draw(0, face);
        let shape = shown.map_or(GlyphShape::Blank, |shown| shown.shape);
        // Fonts for words under a scan have no glyph but that. Where a composite font names it
        // by its number and it is blank, a space is meant.
        let is_meant = self.program.has_one_glyph(face)
            || matches!(shape, GlyphShape::Blank) && self.identifier(code) == Some(0);
        Glyph::new(width, shape, (!is_meant).then_some(GlyphFault::Missing))
    }

    /// The glyphs that a code may mean.
    fn meant(&self, code: Code, face: Option<&Face>) -> Meant {
        match &self.codes {
            Codes::Simple(encoding) => {
                let Ok(code) = u8::try_from(code.value) else { return Meant::unknown() };
                match (&*self.program, face) {
                    (Program::TrueType(_), Some(face)) => {
                        true_type::meant(face, encoding, self.flags, code)
                    }
                    (Program::PostScript(font), _) => font.simple(encoding, code),
                    _ => Meant::unknown(),
                }
            }
            Codes::Composite(map, glyphs) => {
                let identifier = map.identifier(code);
                let Some(identifier) = identifier.and_then(|it| u16::try_from(it).ok())
                else {
                    return Meant::unknown();
                };
                let listed = glyphs.as_ref().map(|map| {
                    let at = 2 * usize::from(identifier);
                    map.get(at..at + 2)
                        .map_or(0, |pair| u16::from_be_bytes([pair[0], pair[1]]))
                });
                match (&*self.program, face) {
                    (Program::TrueType(_), Some(face)) => {
                        let glyph = listed.unwrap_or(identifier);
                        let is_there = glyph < face.number_of_glyphs();
                        Meant::certain(is_there.then_some(glyph.into()).into_iter())
                    }
                    (Program::PostScript(font), _) => font.composite(identifier, listed),
                    _ => Meant::unknown(),
                }
            }
        }
    }

    /// Whether nothing is seen of a code, by what it stands for.
    fn is_blank(&self, file: &File, code: Code) -> bool {
        if let (Codes::Simple(encoding), Ok(byte)) =
            (&self.codes, u8::try_from(code.value))
        {
            let name = encoding.name(byte);
            if encoding.is_unused(byte)
                || name.is_some_and(encoding::is_blank_name)
                || byte == b' ' && name.is_none_or(|name| name == ".notdef")
            {
                return true;
            }
        }
        let map = self.to_unicode.get_or_init(|| {
            let object = file.document.get_object(self.to_unicode_id?).ok()?;
            ToUnicode::read(&file.unpack(object.as_stream().ok()?)?)
        });
        map.as_ref().is_some_and(|map| map.is(code, encoding::is_blank))
    }
}

/// The size of the letters of a font of type 3, in parts of that which is set. Its coordinates
/// are its own: most fonts have letters as high as one unit of text by their matrix, and the
/// height of their box tells of those that have not.
fn em(file: &File, font: &Dictionary, matrix: [f64; 6]) -> f64 {
    let scale = matrix[2].hypot(matrix[3]);
    let box_ = file.numbers(font, "FontBBox").unwrap_or_default();
    let height = match box_[..] {
        [_, bottom, _, top] if top != bottom => (top - bottom).abs(),
        _ => return 1.0,
    };
    let em = height * scale;
    if USUAL_HEIGHTS.contains(&em) { 1.0 } else { em }
}
