//! Marks of direction for readers that order a line by simpler rules than the Unicode Bidirectional
//! Algorithm.
//!
//! MuPDF takes a line that ends with a full stop or a space for one from left to right, and pdfium reads
//! the full stop after a year as a part of the number. Between right-to-left marks both read them as
//! they stand on the page.

use typst::layout::Dir;
use typst::text::{Glyph, TextItem};
use unicode_bidi::{BidiClass, bidi_class};

use super::SILENT;
use super::cluster::runs_left;
use super::run::{blank, blank_glyph};

const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// Puts a mark at the end of a line from right to left whose last sign has no direction of its own, and
/// between a figure and the point or comma after it; not within figures, such as dates, fractions and
/// telephone numbers, which would no longer be found.
pub(super) fn guide(item: &mut TextItem) {
    if item.lang.dir() != Dir::RTL || !runs_left(&item.text) {
        return;
    }
    let Some(blank) = blank(item) else { return };
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(item.glyphs.len() + 2);
    let mut text = String::from(item.text.as_str());
    // The classes of the two signs on the left, the nearer first.
    let mut before: [Option<BidiClass>; 2] = [None, None];
    for glyph in &item.glyphs {
        let sign = item.text[glyph.range()].chars().next().filter(|it| *it != SILENT);
        let class = sign.map(bidi_class);
        let needs_mark = match (before, class) {
            (_, None) => false,
            ([None, _], Some(class)) => !is_strong(class),
            ([Some(BidiClass::CS), further], Some(class)) => {
                is_figure(class) && !further.is_some_and(is_figure)
            }
            ([Some(_), _], Some(_)) => false,
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
        if class.is_some() {
            before = [class, before[0]];
        }
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
