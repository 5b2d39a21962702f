//! Fonts of a file: whether they are embedded, and the outlines of what is shown.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder, cff};

use super::document::{File, number_of};

/// Units of text space in a font's widths (ISO 32000-1, 9.2.4).
const WIDTH_UNITS: f64 = 1000.0;

/// How far a width may be from that of the font's program, in parts of the size.
const WIDTH_TOLERANCE: f64 = 0.003;

/// A font as it is used.
pub(crate) struct Font {
    /// Its name, with the prefix of a subset.
    pub(crate) name: String,
    pub(crate) is_embedded: bool,
    /// The drawings of a font of type 3.
    pub(crate) is_drawn: bool,
    pub(crate) matrix: [f64; 6],
    /// Whether two bytes are a code.
    is_wide: bool,
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    program: Program,
    /// Glyphs by codes, where those are not the same.
    glyphs: Option<Vec<u8>>,
    /// Whether its program is embedded as OpenType.
    pub(crate) is_open_type: bool,
    names: BTreeMap<u32, Vec<u8>>,
}

/// What draws glyphs.
enum Program {
    None,
    TrueType(Vec<u8>),
    Cff(Vec<u8>),
}

impl Font {
    /// Reads a font.
    pub(crate) fn read(file: &File, font: &Dictionary) -> Self {
        let kind = file.name(font, "Subtype").unwrap_or_default();
        let descendant = file
            .get(font, "DescendantFonts")
            .and_then(|it| file.follow(it.as_array().ok()?.first()?)?.as_dict().ok());
        let is_wide = kind == b"Type0";
        let base = if is_wide { descendant.unwrap_or(font) } else { font };
        let descriptor = file.dictionary(base, "FontDescriptor");
        let mut is_open_type = false;
        let program = |key: &str| {
            let Some(Object::Stream(stream)) =
                descriptor.and_then(|it| file.get(it, key))
            else {
                return None;
            };
            Some((stream, file.unpack(stream).unwrap_or_default()))
        };
        let (is_embedded, program) = if let Some((_, bytes)) = program("FontFile2") {
            (true, Program::TrueType(bytes))
        } else if let Some((stream, bytes)) = program("FontFile3") {
            let kind = file.name(&stream.dict, "Subtype").unwrap_or_default();
            is_open_type = kind == b"OpenType";
            (
                true,
                if is_open_type { Program::TrueType(bytes) } else { Program::Cff(bytes) },
            )
        } else {
            (program("FontFile").is_some(), Program::None)
        };
        let name = file.name(font, "BaseFont").or_else(|| file.name(font, "Name"));
        let glyphs = match file.get(base, "CIDToGIDMap") {
            Some(Object::Stream(stream)) => file.unpack(stream),
            _ => None,
        };
        let default_width = match is_wide {
            true => file.number(base, "DW").unwrap_or(WIDTH_UNITS),
            false => descriptor
                .and_then(|it| file.number(it, "MissingWidth"))
                .unwrap_or(WIDTH_UNITS / 2.0),
        };
        let matrix = file.numbers(font, "FontMatrix").and_then(|it| it.try_into().ok());
        Self {
            name: String::from_utf8_lossy(name.unwrap_or(b"?")).into_owned(),
            is_embedded,
            is_drawn: kind == b"Type3",
            matrix: matrix.unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]),
            is_wide,
            widths: if is_wide { wide_widths(file, base) } else { widths(file, base) },
            default_width,
            program,
            glyphs,
            is_open_type,
            names: names(file, font),
        }
    }

    /// The codes of a text.
    pub(crate) fn codes(&self, text: &[u8]) -> Vec<u32> {
        match self.is_wide {
            true => text
                .chunks(2)
                .map(|pair| pair.iter().fold(0, |all, &byte| all << 8 | u32::from(byte)))
                .collect(),
            false => text.iter().map(|&byte| u32::from(byte)).collect(),
        }
    }

    /// Whether the program of the font, if it is embedded, can be read.
    pub(crate) fn is_readable(&self) -> bool {
        match &self.program {
            Program::TrueType(bytes) => Face::parse(bytes, 0).is_ok(),
            Program::Cff(bytes) => cff::Table::parse(bytes).is_some(),
            Program::None => true,
        }
    }

    /// Whether the width that the file tells of a code is that of the font's program, within
    /// what viewers bear.
    pub(crate) fn has_width(&self, code: u32) -> bool {
        let Program::TrueType(bytes) = &self.program else { return true };
        let Ok(face) = Face::parse(bytes, 0) else { return true };
        let own = self
            .glyph(code, &face)
            .and_then(|glyph| face.glyph_hor_advance(glyph))
            .map(|units| f64::from(units) / f64::from(face.units_per_em().max(1)));
        own.is_none_or(|own| (own - self.width(code)).abs() <= WIDTH_TOLERANCE)
    }

    /// Whether a code is the space that word spacing widens (ISO 32000-1, 9.3.3).
    pub(crate) fn is_space(&self, code: u32) -> bool {
        !self.is_wide && code == 32
    }

    /// The width of a code, in parts of the size.
    pub(crate) fn width(&self, code: u32) -> f64 {
        let width = self.widths.get(&code).copied().unwrap_or(self.default_width);
        if self.is_drawn { width * self.matrix[0] } else { width / WIDTH_UNITS }
    }

    /// The name of the drawing of a code, in a font of type 3.
    pub(crate) fn drawing(&self, code: u32) -> Option<&[u8]> {
        self.names.get(&code).map(Vec::as_slice)
    }

    /// The outlines of all codes of a text, in parts of the size; none where they cannot be
    /// drawn.
    pub(crate) fn outlines(&self, codes: &[u32]) -> Vec<Option<Path>> {
        match &self.program {
            Program::TrueType(bytes) => match Face::parse(bytes, 0) {
                Ok(face) => {
                    let scale = 1.0 / f32::from(face.units_per_em()).max(1.0);
                    let draw = |code: &u32| {
                        let glyph = self.glyph(*code, &face)?;
                        outline(scale, |pen| face.outline_glyph(glyph, pen).is_some())
                    };
                    codes.iter().map(draw).collect()
                }
                Err(_) => vec![None; codes.len()],
            },
            Program::Cff(bytes) => match cff::Table::parse(bytes) {
                Some(table) => {
                    let scale = table.matrix().sx.abs();
                    let scale = if scale > 0.0 { scale } else { 0.001 };
                    let draw = |code: &u32| {
                        let glyph = self.cff_glyph(*code, &table)?;
                        outline(scale, |pen| table.outline(glyph, pen).is_ok())
                    };
                    codes.iter().map(draw).collect()
                }
                None => vec![None; codes.len()],
            },
            Program::None => vec![None; codes.len()],
        }
    }

    /// The glyph of a code in a TrueType font.
    fn glyph(&self, code: u32, face: &Face) -> Option<GlyphId> {
        if self.is_wide {
            let mapped = self.glyphs.as_ref().map(|map| {
                let at = 2 * code as usize;
                map.get(at..at + 2)
                    .map_or(0, |pair| u16::from_be_bytes([pair[0], pair[1]]))
            });
            return Some(GlyphId(mapped.unwrap_or(u16::try_from(code).ok()?)));
        }
        if let Some(glyph) = self
            .names
            .get(&code)
            .and_then(|name| face.glyph_index_by_name(std::str::from_utf8(name).ok()?))
        {
            return Some(glyph);
        }
        let tables = face.tables().cmap?;
        // Symbolic fonts have their codes in a private area (ISO 32000-1, 9.6.6.4).
        let codes = [code, 0xf000 + code];
        tables
            .subtables
            .into_iter()
            .find_map(|table| codes.iter().find_map(|&code| table.glyph_index(code)))
    }

    /// The glyph of a code in a CFF font.
    fn cff_glyph(&self, code: u32, table: &cff::Table) -> Option<GlyphId> {
        if self.is_wide {
            let cid = u16::try_from(code).ok()?;
            // By number where the font has no names for its glyphs.
            return (0..table.number_of_glyphs())
                .map(GlyphId)
                .find(|&glyph| table.glyph_cid(glyph) == Some(cid))
                .or(Some(GlyphId(cid)));
        }
        let byte = u8::try_from(code).ok()?;
        let named = self
            .names
            .get(&code)
            .and_then(|name| table.glyph_index_by_name(std::str::from_utf8(name).ok()?));
        named.or_else(|| table.glyph_index(byte))
    }
}

/// A path drawn by a font's program, in parts of the size.
fn outline(scale: f32, draw: impl FnOnce(&mut Pen) -> bool) -> Option<Path> {
    let mut pen = Pen { path: PathBuilder::new(), scale };
    draw(&mut pen).then(|| pen.path.finish()).flatten()
}

struct Pen {
    path: PathBuilder,
    scale: f32,
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.quad_to(x1 * s, y1 * s, x * s, y * s);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.cubic_to(x1 * s, y1 * s, x2 * s, y2 * s, x * s, y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// The widths of a simple font.
fn widths(file: &File, font: &Dictionary) -> BTreeMap<u32, f64> {
    let first = file.number(font, "FirstChar").unwrap_or(0.0) as u32;
    let widths = file.numbers(font, "Widths").unwrap_or_default();
    (first..).zip(widths).collect()
}

/// The widths of a composite font (ISO 32000-1, 9.7.4.3).
fn wide_widths(file: &File, font: &Dictionary) -> BTreeMap<u32, f64> {
    let mut found = BTreeMap::new();
    let Some(Object::Array(items)) = file.get(font, "W") else { return found };
    let mut items = items.iter().filter_map(|item| file.follow(item));
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Some(first) = number_of(first).map(|it| it.clamp(0.0, 65535.0) as u32) else {
            break;
        };
        match second {
            Object::Array(_) => {
                let widths = file.numbers_of(second).unwrap_or_default();
                found.extend((first..).zip(widths));
            }
            other => {
                let last = number_of(other).map(|it| it.clamp(0.0, 65535.0) as u32);
                let width = items.next().and_then(number_of);
                let (Some(last), Some(width)) = (last, width) else { break };
                found.extend((first..=last).map(|code| (code, width)));
            }
        }
    }
    found
}

/// The names of glyphs that an encoding gives to codes (ISO 32000-1, 9.6.6.1).
fn names(file: &File, font: &Dictionary) -> BTreeMap<u32, Vec<u8>> {
    let mut found = BTreeMap::new();
    let differences = file
        .dictionary(font, "Encoding")
        .and_then(|it| file.get(it, "Differences")?.as_array().ok());
    let mut code = 0;
    for item in differences.into_iter().flatten() {
        match item {
            Object::Integer(number) => code = u32::try_from(*number).unwrap_or(0),
            Object::Name(name) => {
                found.insert(code, name.clone());
                code += 1;
            }
            _ => {}
        }
    }
    found
}
