//! Writes text blocks so that readers find their words.
//!
//! Readers guess words, lines and directions from the places of glyphs. What is written here was measured
//! with four of them (see `docs/text-layer.md`):
//!
//! - One string holds as much of a line as can be, from left to right: pdf.js and MuPDF turn the direction
//!   of whole strings, and pdfium sorts strings by their left ends.
//! - Where two glyphs of a word overlap much or stand apart, pdf.js begins a new string. There the parts are
//!   written from right to left, so that they follow one another as they are read.
//! - Marks come first, in a span whose text is empty. pdfium does not honour an empty text, but passes over
//!   a string of a span if the string before it ended with the same property list (`PreMarkedContent` in
//!   `cpdf_textpage.cpp`): hence the list without meaning around all strings.

use std::io::Write;

use unicode_bidi::{BidiClass, bidi_class};

use super::MARK;
use super::block::{Block, Glyph};

/// The distance in ems above which pdf.js puts a space between glyphs (`SPACE_IN_FLOW_MIN_FACTOR`).
const PDF_JS_SPACE: f64 = 0.102;

/// The overlap in ems above which pdf.js begins a new string (`NEGATIVE_SPACE_FACTOR`), with a margin.
const PDF_JS_OVERLAP: f64 = 0.19;

/// The widest glyph in ems beside a gap of [`PDF_JS_SPACE`] for which pdfium puts no space between two
/// strings: beyond, it takes a quarter of the width for a space (`NormalizeThreshold`).
const PDFIUM_WIDE: f64 = 0.4;

/// Appends a block to a content stream.
pub(super) fn write(block: &Block, bytes: &mut Vec<u8>) {
    let mut writer = Writer { bytes, font: None };
    writer.put(b"BT\n");
    writer.put(&block.prelude);
    writer.put(b"\n");
    let (silent, letters): (Vec<&Glyph>, Vec<&Glyph>) =
        block.glyphs.iter().partition(|it| it.is_silent());
    if !silent.is_empty() {
        writer.put(b"/Span<</ActualText()>>BDC");
        writer.open();
        silent.iter().for_each(|it| writer.string(&[it]));
        writer.put(b"EMC EMC\n");
    }
    for string in strings(&letters) {
        writer.open();
        match string.first().and_then(|it| it.span.as_ref()) {
            Some((_, text)) => {
                let units: String =
                    text.encode_utf16().map(|it| format!("{it:04X}")).collect();
                writer.put(format!("/Span<</ActualText<FEFF{units}>>>BDC\n").as_bytes());
            }
            None => writer.open(),
        }
        writer.string(string);
        writer.put(b"EMC EMC\n");
    }
    writer.put(b"ET");
}

/// Returns the glyphs of each string, in the order in which the strings are written.
fn strings<'a>(letters: &'a [&'a Glyph]) -> Vec<&'a [&'a Glyph]> {
    let is_left = letters.iter().any(|it| {
        it.text.chars().any(|it| matches!(bidi_class(it), BidiClass::R | BidiClass::AL))
    });
    let has_figures = letters.iter().any(|it| it.text.chars().any(char::is_numeric));
    let mut strings: Vec<&[&Glyph]> = Vec::new();
    let mut start = 0;
    for at in 1..=letters.len() {
        let ends = letters.get(at).is_none_or(|next| {
            let string = &letters[start..at];
            !is_alike(string[0], next) || (!has_figures && is_split(string, next))
        });
        if ends {
            strings.push(&letters[start..at]);
            start = at;
        }
    }
    // Figures run from left to right within the line, and MuPDF orders such lines by themselves.
    if is_left && !has_figures {
        strings.reverse();
    }
    strings
}

/// Whether two glyphs can be shown by one operator.
fn is_alike(one: &Glyph, other: &Glyph) -> bool {
    one.font == other.font
        && one.size == other.size
        && one.y == other.y
        && one.span == other.span
}

/// Whether pdf.js would take the next glyph of a word for the beginning of another one.
fn is_split(string: &[&Glyph], next: &Glyph) -> bool {
    let wide = string.iter().rev().find(|it| it.width > 0.0);
    let Some(last) = wide.or(string.first()) else { return false };
    let gap = (next.x - last.end()) / next.size;
    let is_within_word = last.text != " " && next.text != " " && next.width > 0.0;
    let is_gap = gap >= PDF_JS_SPACE && last.width.max(next.width) < PDFIUM_WIDE;
    is_within_word && (gap < -PDF_JS_OVERLAP || is_gap)
}

/// Writes operators, and the font where it changes.
struct Writer<'a> {
    bytes: &'a mut Vec<u8>,
    font: Option<(&'a [u8], f64)>,
}

impl<'a> Writer<'a> {
    fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    /// Opens a mark with the property list that all strings share.
    fn open(&mut self) {
        self.put(format!("/{MARK}/{MARK} BDC\n").as_bytes());
    }

    /// Shows glyphs of one font, size and height, each where it was.
    fn string(&mut self, glyphs: &[&'a Glyph]) {
        let Some(first) = glyphs.first() else { return };
        let font = (first.name.as_slice(), first.size);
        if self.font != Some(font) {
            self.font = Some(font);
            self.put(b"/");
            self.put(&first.name);
            let _ = writeln!(self.bytes, " {} Tf", number(first.size, 6));
        }
        let _ = write!(
            self.bytes,
            "1 0 0 -1 {} {} Tm[",
            number(first.x, 6),
            number(first.y, 6)
        );
        let mut pen = first.x;
        let mut is_open = false;
        for (index, glyph) in glyphs.iter().enumerate() {
            // A space is widened on its left, so that a mark at the end of a word follows it at once:
            // MuPDF takes a gap after it for another space.
            let x = match glyphs.get(index + 1) {
                Some(next) if glyph.text == " " => {
                    glyph.x.max(next.x - glyph.width * glyph.size)
                }
                _ => glyph.x,
            };
            // In thousandths of an em, and to the left.
            let adjustment = number((pen - x) / first.size * 1000.0, 4);
            if adjustment != "0" {
                let _ =
                    write!(self.bytes, "{}{adjustment}", if is_open { ">" } else { "" });
                is_open = false;
            }
            let _ = write!(
                self.bytes,
                "{}{:04X}",
                if is_open { "" } else { "<" },
                glyph.code
            );
            is_open = true;
            pen = x + glyph.width * glyph.size;
        }
        self.put(b">]TJ\n");
    }
}

/// Writes a number without an exponent, and without zeros at its end.
fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
