//! Marks of direction for readers that order a line by simpler rules than the Unicode Bidirectional
//! Algorithm.
//!
//! MuPDF takes a line that ends with a full stop or a space for one from left to right, and pdfium reads
//! the full stop after a year as a part of the number. Between right-to-left marks both read them as
//! they stand on the page.

use typst::text::{Glyph, TextItem};
use unicode_bidi::{BidiClass, bidi_class};

use super::SILENT;
use super::cluster::runs_left;
use super::run::{blank, blank_glyph};

const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// Puts a mark at the end of a line from right to left whose last sign has no direction of its own, and
/// between a figure and the punctuation after it.
pub(super) fn guide(item: &mut TextItem) {
    if !runs_left(&item.text) {
        return;
    }
    let Some(blank) = blank(item) else { return };
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(item.glyphs.len() + 2);
    let mut text = String::from(item.text.as_str());
    let mut before: Option<BidiClass> = None;
    for glyph in &item.glyphs {
        let sign = item.text[glyph.range()].chars().next().filter(|it| *it != SILENT);
        let class = sign.map(bidi_class);
        let needs_mark = match (before, class) {
            (None, Some(class)) => !is_strong(class),
            (Some(before), Some(class)) => is_figure(class) && is_punctuation(before),
            (_, None) => false,
        };
        if needs_mark {
            let start = text.len();
            text.push(RIGHT_TO_LEFT_MARK);
            let (Ok(start), Ok(end)) = (u16::try_from(start), u16::try_from(text.len()))
            else {
                return;
            };
            glyphs.push(blank_glyph(blank, start..end, glyph.span));
        }
        glyphs.push(glyph.clone());
        before = class.or(before);
    }
    item.text = text.into();
    item.glyphs = glyphs;
}

fn is_figure(class: BidiClass) -> bool {
    matches!(class, BidiClass::EN | BidiClass::AN)
}

fn is_strong(class: BidiClass) -> bool {
    matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL) || is_figure(class)
}

fn is_punctuation(class: BidiClass) -> bool {
    matches!(class, BidiClass::CS | BidiClass::ES | BidiClass::ET | BidiClass::ON)
}
