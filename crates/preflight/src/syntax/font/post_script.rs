//! Programs of Type 1 and in the Compact Font Format: glyphs with names or with identifiers.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use read_fonts::ps::cff::CffFontRef;
use read_fonts::ps::cff::charset::Charset;
use read_fonts::ps::string::Sid;
use read_fonts::ps::type1::Type1Font;
use read_fonts::types::{Fixed, GlyphId};

use super::encoding::{Base, Encoding, character};
use super::glyph::{Drawn, GlyphShape, Meant, Pen, drawn_by};
use super::widths::UNITS;

/// So many glyphs of one em tell that a program does not know its widths.
const PLACEHOLDERS: u32 = 4;

/// A program whose glyphs have names, or identifiers in a composite font.
pub(super) struct PostScript {
    format: Format,
    names: OnceLock<Names>,
    has_widths: bool,
}

enum Format {
    Type1(Box<Type1Font>),
    /// The bytes, and the units of the size where an OpenType font around them tells them.
    Cff(Vec<u8>, Option<i32>),
}

/// Whether the widths within a program of Type 1 are to be relied on: LibreOffice writes the
/// same one for all glyphs, and what its matrix stretches is stretched after that.
fn has_widths(font: &Type1Font) -> bool {
    let draw = |at| font.draw(GlyphId::new(at), Some(UNITS as f32), &mut Pen::new(1.0));
    let is_placeholder =
        |at| matches!(draw(at), Ok(Some(width)) if f64::from(width) == UNITS);
    font.matrix().xx == Fixed::ONE
        && !(0..font.num_glyphs().min(PLACEHOLDERS)).all(is_placeholder)
}

/// The glyphs of a program by their names and characters.
#[derive(Default)]
struct Names {
    names: BTreeMap<String, u32>,
    characters: BTreeMap<char, u32>,
}

impl PostScript {
    /// Reads a program of Type 1.
    pub(super) fn type1(bytes: &[u8]) -> Option<Self> {
        let font = Type1Font::new(bytes).ok()?;
        let has_widths = has_widths(&font);
        let format = Format::Type1(Box::new(font));
        Some(Self { format, names: OnceLock::new(), has_widths })
    }

    /// Reads a program in the Compact Font Format.
    pub(super) fn cff(bytes: Vec<u8>, upem: Option<i32>) -> Option<Self> {
        CffFontRef::new_cff(&bytes, 0, upem).ok()?.charset()?;
        let format = Format::Cff(bytes, upem);
        Some(Self { format, names: OnceLock::new(), has_widths: true })
    }

    /// The glyphs that a code of a simple font may mean.
    pub(super) fn simple(&self, encoding: &Encoding, code: u8) -> Meant {
        let names = self.names.get_or_init(|| self.read_names());
        if names.names.is_empty() {
            return Meant::unknown();
        }
        let name = encoding.name(code).or_else(|| match encoding.base {
            Base::BuiltIn if self.built_in(code) == 0 => Base::Standard.name(code),
            _ => None,
        });
        let glyph = match name {
            Some(name) => names.names.get(name).copied().or_else(|| {
                // Another name of the same character is taken by some readers only.
                names.characters.get(&character(name)?).copied()
            }),
            None => Some(self.built_in(code)),
        };
        Meant::certain(glyph.into_iter())
    }

    /// The glyphs that an identifier may mean; `listed` is the glyph that the file itself
    /// gives to it.
    pub(super) fn composite(&self, identifier: u16, listed: Option<u16>) -> Meant {
        // Composite fonts have no programs of Type 1.
        let Format::Cff(bytes, upem) = &self.format else { return Meant::unknown() };
        let Ok(font) = CffFontRef::new_cff(bytes, 0, *upem) else {
            return Meant::unknown();
        };
        let glyph = match font.charset() {
            Some(charset) if font.is_cid() => {
                charset.glyph_id(Sid::new(identifier)).map_or(0, GlyphId::to_u32)
            }
            _ => u32::from(listed.unwrap_or(identifier)),
        };
        Meant::certain(Some(glyph).filter(|&it| it < font.num_glyphs()).into_iter())
    }

    /// Draws a glyph.
    pub(super) fn draw(&self, glyph: u32) -> Option<Drawn> {
        drawn_by(|| self.draw_freely(glyph))
    }

    fn draw_freely(&self, glyph: u32) -> Option<Drawn> {
        let mut pen = Pen::new(1.0 / UNITS as f32);
        let (glyph, size) = (GlyphId::new(glyph), Some(UNITS as f32));
        let width = match &self.format {
            Format::Type1(font) => font.draw(glyph, size, &mut pen).ok()?,
            Format::Cff(bytes, upem) => {
                let font = CffFontRef::new_cff(bytes, 0, *upem).ok()?;
                let subfont = font.subfont(font.subfont_index(glyph)?, &[]).ok()?;
                font.draw(&subfont, glyph, &[], size, &mut pen).ok()?
            }
        };
        let shape: GlyphShape = pen.finish();
        let width = width.filter(|_| self.has_widths);
        Some(Drawn { width: width.map(|it| f64::from(it) / UNITS), shape })
    }

    /// Whether there is no glyph but that for what is missing.
    pub(super) fn has_one_glyph(&self) -> bool {
        let count = match &self.format {
            Format::Type1(font) => font.num_glyphs(),
            Format::Cff(bytes, upem) => {
                CffFontRef::new_cff(bytes, 0, *upem).map_or(0, |font| font.num_glyphs())
            }
        };
        count < 2
    }

    /// The glyph of a code by the program's own encoding; zero for none.
    fn built_in(&self, code: u8) -> u32 {
        let glyph = match &self.format {
            Format::Type1(font) => font.encoding().and_then(|it| it.map(code)),
            Format::Cff(bytes, upem) => CffFontRef::new_cff(bytes, 0, *upem)
                .ok()
                .and_then(|font| font.encoding()?.map(code)),
        };
        glyph.map_or(0, GlyphId::to_u32)
    }

    fn read_names(&self) -> Names {
        let mut found = Names::default();
        let mut add = |glyph: GlyphId, name: &str| {
            let glyph = glyph.to_u32();
            if let Some(character) = character(name) {
                found.characters.entry(character).or_insert(glyph);
            }
            found.names.entry(name.to_owned()).or_insert(glyph);
        };
        match &self.format {
            Format::Type1(font) => {
                font.glyph_names().for_each(|(at, name)| add(at, name));
            }
            Format::Cff(bytes, upem) => {
                let font = CffFontRef::new_cff(bytes, 0, *upem).ok();
                let font = font.filter(|font| !font.is_cid());
                let charset = font.as_ref().and_then(CffFontRef::charset);
                for (glyph, name) in charset.iter().flat_map(Charset::iter) {
                    let name = font.as_ref().and_then(|font| font.string(name));
                    if let Some(name) = name.and_then(|it| str::from_utf8(it).ok()) {
                        add(glyph, name);
                    }
                }
            }
        }
        found
    }
}
