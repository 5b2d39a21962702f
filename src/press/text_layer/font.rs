//! Fonts whose codes are glyph IDs, and the aliases of their glyphs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::content::{content_of, pack};
use super::super::lexer::{Lexer, Word, string_bytes};
use super::super::resources::Resources;

/// A composite font with TrueType outlines, `Identity-H` and codes that are glyph IDs.
pub(super) struct Font {
    /// The text of each code.
    texts: BTreeMap<u16, String>,
    /// The advance of each code in thousandths of an em.
    widths: BTreeMap<u16, f64>,
    default_width: f64,
    /// The code of a glyph for a text that is not its own.
    aliases: BTreeMap<(u16, String), u16>,
    /// Whether a code has another text than exported.
    is_changed: bool,
}

/// Reads all fonts whose glyphs can have aliases.
pub(super) fn read_all(document: &Document) -> BTreeMap<ObjectId, Font> {
    let fonts = document.objects.iter().filter_map(|(&id, object)| {
        let font = object.as_dict().ok()?;
        let is_composite =
            font.get(b"Subtype").and_then(Object::as_name).ok()? == b"Type0";
        is_composite.then(|| Font::read(document, font)).flatten().map(|font| (id, font))
    });
    fonts.collect()
}

impl Font {
    fn read(document: &Document, font: &Dictionary) -> Option<Self> {
        let resources = Resources { document, dictionary: None };
        let is = |dictionary: &Dictionary, key: &[u8], value: &[u8]| {
            dictionary.get(key).and_then(Object::as_name).is_ok_and(|it| it == value)
        };
        let descendants = resources.entry(font, b"DescendantFonts")?.as_array().ok()?;
        let (_, descendant) = document.dereference(descendants.first()?).ok()?;
        let descendant = descendant.as_dict().ok()?;
        if !is(font, b"Encoding", b"Identity-H")
            || !is(descendant, b"Subtype", b"CIDFontType2")
            || !is(descendant, b"CIDToGIDMap", b"Identity")
        {
            return None;
        }
        let map = resources.entry(font, b"ToUnicode")?.as_stream().ok()?;
        let widths = resources.entry(descendant, b"W")?.as_array().ok()?;
        let default = resources.entry(descendant, b"DW");
        Some(Self {
            texts: texts(&content_of(map))?,
            widths: widths_in(document, widths)?,
            default_width: default
                .and_then(|it| it.as_float().ok())
                .map_or(1000.0, f64::from),
            aliases: BTreeMap::new(),
            is_changed: false,
        })
    }

    /// Returns the text of a code as exported.
    pub(super) fn text(&self, code: u16) -> &str {
        self.texts.get(&code).map_or("", String::as_str)
    }

    /// Returns the advance of a code as exported, in ems.
    pub(super) fn width(&self, code: u16) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.default_width) / 1000.0
    }

    /// Returns the code of a glyph for a text; `None` if no code is left.
    pub(super) fn code(&mut self, glyph: u16, text: &str) -> Option<u16> {
        if self.texts.get(&glyph).is_some_and(|own| own == text) {
            return Some(glyph);
        }
        if let Some(&code) = self.aliases.get(&(glyph, text.to_owned())) {
            return Some(code);
        }
        // A glyph without a text of its own may have this one.
        if !self.texts.contains_key(&glyph) && self.widths.contains_key(&glyph) {
            self.texts.insert(glyph, text.to_owned());
            self.is_changed = true;
            return Some(glyph);
        }
        let last = self.widths.keys().chain(self.texts.keys()).max().copied()?;
        let code = last.checked_add(1)?;
        self.aliases.insert((glyph, text.to_owned()), code);
        self.widths.insert(code, self.width(glyph) * 1000.0);
        self.texts.insert(code, text.to_owned());
        self.is_changed = true;
        Some(code)
    }

    /// Writes the texts, and the aliases with the advances of their glyphs, if anything was changed.
    ///
    /// # Errors
    /// A stream cannot be compressed.
    pub(super) fn write(&self, document: &mut Document, id: ObjectId) -> io::Result<()> {
        if !self.is_changed {
            return Ok(());
        }
        let map = document.add_object(pack(character_map(&self.texts).as_bytes())?);
        let Ok(font) = document.get_dictionary_mut(id) else { return Ok(()) };
        font.set("ToUnicode", map);
        let Some(&last) = self.aliases.values().max() else { return Ok(()) };
        let mut glyphs: Vec<u16> = (0..=last).collect();
        for ((glyph, _), &code) in &self.aliases {
            glyphs[usize::from(code)] = *glyph;
        }
        let bytes: Vec<u8> = glyphs.iter().flat_map(|it| it.to_be_bytes()).collect();
        let glyphs = document.add_object(pack(&bytes)?);
        let set = vec![0xff; usize::from(last) / 8 + 1];
        let set = document.add_object(pack(&set)?);
        let mut widths: Vec<Object> = Vec::new();
        for (&code, &width) in &self.widths {
            let width = Object::Real(width as f32);
            widths.extend([Object::from(i64::from(code)), Object::Array(vec![width])]);
        }
        let change = |descendant: &mut Dictionary| {
            descendant.set("CIDToGIDMap", glyphs);
            descendant.set("W", widths);
            descendant.get(b"FontDescriptor").and_then(Object::as_reference).ok()
        };
        let descriptor = with_descendant(document, id, change).flatten();
        if let Some(descriptor) = descriptor
            && let Ok(descriptor) = document.get_dictionary_mut(descriptor)
            && descriptor.has(b"CIDSet")
        {
            descriptor.set("CIDSet", set);
        }
        Ok(())
    }
}

/// Changes the descendant of a composite font, which may be a direct or an indirect object.
fn with_descendant<T>(
    document: &mut Document,
    font: ObjectId,
    change: impl FnOnce(&mut Dictionary) -> T,
) -> Option<T> {
    let array = document.get_dictionary(font).ok()?.get(b"DescendantFonts").ok()?.clone();
    let (at, array) = match array {
        Object::Reference(at) => (Some(at), document.get_object(at).ok()?.clone()),
        direct => (None, direct),
    };
    let mut array = array.as_array().ok()?.clone();
    match array.first_mut()? {
        Object::Reference(descendant) => {
            Some(change(document.get_dictionary_mut(*descendant).ok()?))
        }
        Object::Dictionary(descendant) => {
            let changed = change(descendant);
            match at {
                Some(at) => drop(document.objects.insert(at, Object::Array(array))),
                None => {
                    document.get_dictionary_mut(font).ok()?.set("DescendantFonts", array);
                }
            }
            Some(changed)
        }
        _ => None,
    }
}

/// Reads the widths of a CID font (ISO 32000-1, 9.7.4.3).
fn widths_in(document: &Document, array: &[Object]) -> Option<BTreeMap<u16, f64>> {
    let number = |object: &Object| object.as_float().ok().map(f64::from);
    let code = |object: &Object| u16::try_from(object.as_i64().ok()?).ok();
    let mut widths = BTreeMap::new();
    let mut at = 0;
    while let Some(first) = array.get(at) {
        let first = code(first)?;
        let (_, next) = document.dereference(array.get(at + 1)?).ok()?;
        if let Ok(list) = next.as_array() {
            for (code, width) in (first..=u16::MAX).zip(list) {
                widths.insert(code, number(width)?);
            }
            at += 2;
        } else {
            let width = number(array.get(at + 2)?)?;
            widths.extend((first..=code(next)?).map(|code| (code, width)));
            at += 3;
        }
    }
    Some(widths)
}

/// Reads the texts of a `ToUnicode` map (ISO 32000-1, 9.10.3). Returns `None` for one that Typst's exporter
/// does not write: with arrays, or with more ranges than codes.
pub(super) fn texts(map: &[u8]) -> Option<BTreeMap<u16, String>> {
    let mut texts = BTreeMap::new();
    let mut lexer = Lexer::new(map);
    let mut strings: Vec<Vec<u8>> = Vec::new();
    let mut left = usize::from(u16::MAX) + 1;
    while let Some((word, _)) = lexer.next_word() {
        match word {
            Word::String(string) => strings.push(string_bytes(string)),
            Word::Open(b'[') if !strings.is_empty() => return None,
            Word::Operator(b"endbfchar") => {
                for pair in strings.chunks_exact(2) {
                    texts.insert(code(&pair[0])?, utf16(&pair[1]));
                }
            }
            Word::Operator(b"endbfrange") => {
                for three in strings.chunks_exact(3) {
                    let (first, last) = (code(&three[0])?, code(&three[1])?);
                    left = left.checked_sub(usize::from(last.checked_sub(first)?) + 1)?;
                    let start = u32::from(utf16(&three[2]).chars().next()?);
                    for (character, code) in (start..).zip(first..=last) {
                        texts.insert(code, char::from_u32(character)?.to_string());
                    }
                }
            }
            Word::Operator(_) => strings.clear(),
            _ => {}
        }
    }
    Some(texts)
}

fn code(bytes: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

/// Writes a `ToUnicode` map (ISO 32000-1, 9.10.3).
fn character_map(texts: &BTreeMap<u16, String>) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo \
         << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName \
         /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
         endcodespacerange\n",
    );
    let texts: Vec<_> = texts.iter().filter(|(_, text)| !text.is_empty()).collect();
    // At most 100 entries a block (Adobe Technical Note 5014).
    for block in texts.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (code, text) in block {
            let units: String =
                text.encode_utf16().map(|it| format!("{it:04X}")).collect();
            let _ = writeln!(map, "<{code:04X}> <{units}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
