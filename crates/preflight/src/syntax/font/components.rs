//! How many components a TrueType glyph has (OpenType 1.9, table `glyf`): each may have others, so
//! that a tiny font can ask for more of them than could ever be drawn.

use ttf_parser::{Face, GlyphId, Tag, loca};

/// The most components of a glyph, all of their own counted.
const LIMIT: usize = 4096;

/// How deep components may lie within each other; the reader has a limit of its own.
const DEPTH: usize = 32;

/// Flags of a component (OpenType 1.9, component glyph flags).
const ARE_WORDS: u16 = 0x1;
const HAS_SCALE: u16 = 0x8;
const HAS_MORE: u16 = 0x20;
const HAS_TWO_SCALES: u16 = 0x40;
const HAS_MATRIX: u16 = 0x80;

/// Whether a glyph has so few components that it can be drawn.
pub(super) fn are_few(face: &Face, glyph: GlyphId) -> bool {
    let mut left = LIMIT;
    count(face, glyph, 0, &mut left);
    left > 0
}

fn count(face: &Face, glyph: GlyphId, depth: usize, left: &mut usize) -> Option<()> {
    if depth > DEPTH || *left == 0 {
        return None;
    }
    let tables = face.raw_face();
    let places = tables.table(Tag::from_bytes(b"loca"))?;
    let format = face.tables().head.index_to_location_format;
    let places = loca::Table::parse(face.tables().maxp.number_of_glyphs, format, places)?;
    let data = tables.table(Tag::from_bytes(b"glyf"))?.get(places.glyph_range(glyph)?)?;
    let number = |at: usize| {
        let bytes = data.get(at..)?.first_chunk()?;
        Some(u16::from_be_bytes(*bytes))
    };
    // A negative number of contours says that it has components.
    if number(0)? < 0x8000 {
        return Some(());
    }
    let mut at = 10;
    loop {
        let (flags, part) = (number(at)?, number(at + 2)?);
        *left = left.saturating_sub(1);
        count(face, GlyphId(part), depth + 1, left);
        if flags & HAS_MORE == 0 || *left == 0 {
            return Some(());
        }
        let arguments = if flags & ARE_WORDS == 0 { 2 } else { 4 };
        let scales = match flags {
            _ if flags & HAS_SCALE != 0 => 2,
            _ if flags & HAS_TWO_SCALES != 0 => 4,
            _ if flags & HAS_MATRIX != 0 => 8,
            _ => 0,
        };
        at += 4 + arguments + scales;
    }
}
