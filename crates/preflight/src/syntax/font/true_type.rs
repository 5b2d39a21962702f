//! Which glyph of a TrueType program a code of a simple font shows (ISO 32000-1, 9.6.6.4).

use ttf_parser::{Face, PlatformId, cmap::Subtable};

use super::encoding::{Base, Encoding, character, mac_code};
use super::glyph::Meant;

/// How many tables of characters are looked into; fonts have a handful.
const SUBTABLES: usize = 16;

/// Where fonts of symbols have their codes in a private area of Unicode.
const PRIVATE: [u32; 4] = [0, 0xf000, 0xf100, 0xf200];

/// What a font descriptor says of the characters of a font.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flags {
    pub(super) is_symbolic: bool,
    pub(super) is_nonsymbolic: bool,
}

impl Flags {
    /// Reads the flags of a descriptor (ISO 32000-1, table 123).
    pub(super) fn read(flags: f64) -> Self {
        let flags = flags as i64;
        Self { is_symbolic: flags & 4 != 0, is_nonsymbolic: flags & 32 != 0 }
    }
}

/// The glyphs that a code may mean, that which the standard wants first. Makers flag fonts
/// wrongly, and readers differ in what they make of it: only what no way of reading allows is
/// a fault.
pub(super) fn meant(face: &Face, encoding: &Encoding, flags: Flags, code: u8) -> Meant {
    let name = encoding.name(code).or_else(|| match encoding.base {
        Base::BuiltIn => Base::Standard.name(code),
        _ => None,
    });
    let named = name.map_or_else(Vec::new, |name| by_name(face, name));
    let has_names = flags.is_nonsymbolic
        || encoding.difference(code).is_some()
        || matches!(encoding.base, Base::WinAnsi | Base::MacRoman);
    if flags.is_symbolic || !has_names {
        let coded = by_code(face, code, true);
        // A name that nothing is known of may be that of any glyph.
        let is_certain = name.is_none_or(is_known) || !named.is_empty();
        return Meant { glyphs: [coded, named].concat(), is_certain };
    }
    if !named.is_empty() {
        return Meant::certain(named.into_iter());
    }
    let coded = by_code(face, code, false);
    let is_certain = coded.is_empty() && name.is_none_or(is_known);
    Meant { glyphs: coded, is_certain }
}

/// Whether a name says which glyph it is, be it only that for none.
fn is_known(name: &str) -> bool {
    name == ".notdef" || character(name).is_some()
}

/// The glyphs of a name: by its character, by its code in Mac OS, by the font's own names.
fn by_name(face: &Face, name: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mac_code = mac_code(name);
    let mut add = |glyph: Option<u32>| {
        found.extend(glyph.filter(|&glyph| glyph != 0));
    };
    for table in tables(face) {
        match (table.platform_id, table.encoding_id) {
            (PlatformId::Windows, 1 | 10) | (PlatformId::Unicode, _) => {
                add(character(name).and_then(|it| look_up(&table, it.into())));
            }
            (PlatformId::Macintosh, 0) => {
                add(mac_code.and_then(|it| look_up(&table, it.into())));
            }
            _ => {}
        }
    }
    add(face.glyph_index_by_name(name).map(|glyph| glyph.0.into()));
    found
}

/// The glyphs of a code itself.
fn by_code(face: &Face, code: u8, is_symbolic: bool) -> Vec<u32> {
    let mut found = Vec::new();
    let code = u32::from(code);
    let ranks: [fn(PlatformId, u16) -> bool; 3] = [
        |platform, encoding| platform == PlatformId::Windows && encoding == 0,
        |platform, encoding| platform == PlatformId::Macintosh && encoding == 0,
        |platform, encoding| {
            platform == PlatformId::Windows && encoding != 0
                || platform == PlatformId::Unicode
        },
    ];
    let ranks = if is_symbolic { &ranks[..] } else { &ranks[..2] };
    for is_wanted in ranks {
        for table in tables(face).filter(|it| is_wanted(it.platform_id, it.encoding_id)) {
            let glyphs = PRIVATE.iter().filter_map(|area| look_up(&table, area + code));
            found.extend(glyphs.filter(|&glyph| glyph != 0));
        }
    }
    found
}

fn tables<'a>(face: &Face<'a>) -> impl Iterator<Item = Subtable<'a>> {
    face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables).take(SUBTABLES)
}

fn look_up(table: &Subtable, code: u32) -> Option<u32> {
    table.glyph_index(code).map(|glyph| glyph.0.into())
}
