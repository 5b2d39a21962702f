//! Finds characters that came out as the empty box of a font that lacks them.
//!
//! Records are checked before typesetting; what is left are the words that a layout says
//! itself, and what fonts do not cover in combination.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::edition::Edition;
use crate::project::LAYOUTS;
use crate::records::is_invisible;

/// The glyph of a character that a font lacks (OpenType 1.9, `.notdef`).
const MISSING: u16 = 0;

/// Whether every visible character of the pages has a glyph; reports those that have none.
pub fn check(edition: &Edition, document: &PagedDocument, sink: &mut Sink) -> bool {
    let mut missing = BTreeSet::new();
    for (index, page) in document.pages().iter().enumerate() {
        collect(&page.frame, index + 1, &mut missing);
    }
    for (page, character, font) in &missing {
        let code = u32::from(*character);
        let message = format!(
            "the font `{font}` has no `{character}` (U+{code:04X}), on page {page} of `{}`",
            edition.slug
        );
        sink.push(Diagnostic::error(Place::File(LAYOUTS.into()), message).hint(
            "change the layout's wording, or add a font that has it to its list of families",
        ));
    }
    missing.is_empty()
}

fn collect(frame: &Frame, page: usize, missing: &mut BTreeSet<(usize, char, String)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, page, missing),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == MISSING) {
                    let characters = text.text[glyph.range()].chars();
                    for character in characters.filter(|&it| !is_invisible(it)) {
                        let family = text.font.font().info().family.to_string();
                        missing.insert((page, character, family));
                    }
                }
            }
            _ => {}
        }
    }
}
