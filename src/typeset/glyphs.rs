//! Finds characters that were set as `.notdef`, because no font has a glyph for them.
//!
//! Characters of the records are checked before typesetting. This covers the layouts' own
//! words, and character combinations that fonts cannot shape.

use std::collections::BTreeSet;

use malzama_message::message;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::diagnostic::{Diagnostic, Location, PagePlace, Sink};
use crate::edition::Edition;
use crate::project::LAYOUTS;
use crate::records::is_invisible;

/// The glyph ID of `.notdef` (OpenType 1.9).
const MISSING: u16 = 0;

/// Reports an error for every visible character on the pages that has no glyph.
pub fn check(edition: &Edition, document: &PagedDocument, sink: &mut Sink) {
    let mut missing = BTreeSet::new();
    for (index, page) in document.pages().iter().enumerate() {
        collect(&page.frame, index + 1, &mut missing);
    }
    for (page, character, font) in &missing {
        let message = message!(
            "layout/no-glyph",
            font = font,
            character = *character,
            code = format!("U+{:04X}", u32::from(*character)),
            page = *page,
            edition = edition.slug
        );
        let place = PagePlace { edition: edition.slug.into(), page: *page, area: None };
        sink.push(
            Diagnostic::error(Location::file(LAYOUTS), message)
                .hint(message!("hint/change-wording"))
                .on_page(place),
        );
    }
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
