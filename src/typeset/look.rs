//! The look of a page as a number, by which pages that look different are told apart.

use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem};
use typst::utils::hash128;
use typst_layout::Page;

use super::placeholder;

/// Returns a hash of everything that is drawn on a page, photographs included; `hash`
/// returns the content hash of a photograph by its path.
pub fn look_of(page: &Page, hash: &dyn Fn(&str) -> Option<blake3::Hash>) -> u128 {
    hash128(&Looks { frame: &page.frame, hash })
}

/// The appearance of a frame, for hashing: everything that is drawn, without the
/// positions in the sources, which change on every page after an edit.
struct Looks<'a> {
    frame: &'a Frame,
    hash: &'a dyn Fn(&str) -> Option<blake3::Hash>,
}

impl Hash for Looks<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { frame, hash } = *self;
        frame.size().hash(state);
        for (at, item) in frame.items() {
            at.hash(state);
            std::mem::discriminant(item).hash(state);
            match item {
                FrameItem::Group(group) => {
                    group.transform.hash(state);
                    group.clip.hash(state);
                    Looks { frame: &group.frame, hash }.hash(state);
                }
                FrameItem::Text(text) => {
                    (&text.font, text.size, &text.fill, &text.stroke).hash(state);
                    for glyph in &text.glyphs {
                        (glyph.id, glyph.x_advance, glyph.x_offset).hash(state);
                        (glyph.y_advance, glyph.y_offset).hash(state);
                    }
                }
                FrameItem::Shape(shape, _) => shape.hash(state),
                FrameItem::Image(image, size, _) => {
                    (image, size).hash(state);
                    placeholder::name_of(image).map(hash).hash(state);
                }
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
