//! The look of a page as a number, by which pages that look different are told apart.

use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem};
use typst::utils::hash128;
use typst::visualize::{FixedStroke, Paint, Shape};
use typst_layout::Page;

use super::folio::shows_folio;
use super::placeholder;

/// Returns a hash of everything that is drawn on a page, photographs included; `hash`
/// returns the content hash of a photograph by its path.
pub fn look_of(page: &Page, hash: &dyn Fn(&str) -> Option<blake3::Hash>) -> u128 {
    hash128(&Looks { frame: &page.frame, hash, folio: None })
}

/// Returns the same hash of a page of this number without its folio, by which the page is known
/// again at another place.
pub fn look_without_folio(
    page: &Page,
    number: usize,
    hash: &dyn Fn(&str) -> Option<blake3::Hash>,
) -> u128 {
    hash128(&Looks { frame: &page.frame, hash, folio: Some(number) })
}

/// The appearance of a frame, for hashing: everything that is drawn, without the
/// positions in the sources, which change on every page after an edit.
struct Looks<'a> {
    frame: &'a Frame,
    hash: &'a dyn Fn(&str) -> Option<blake3::Hash>,
    /// The number of the page, if its folio is left out.
    folio: Option<usize>,
}

impl Hash for Looks<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { frame, hash, folio } = *self;
        frame.size().hash(state);
        for (index, (at, item)) in frame.items().enumerate() {
            if folio.is_some_and(|number| shows_folio(frame, index, number)) {
                continue;
            }
            at.hash(state);
            std::mem::discriminant(item).hash(state);
            match item {
                FrameItem::Group(group) => {
                    group.transform.hash(state);
                    group.clip.hash(state);
                    Looks { frame: &group.frame, hash, folio }.hash(state);
                }
                FrameItem::Text(text) => {
                    (&text.font, text.size).hash(state);
                    self.paint(Some(&text.fill), state);
                    self.stroke(text.stroke.as_ref(), state);
                    for glyph in &text.glyphs {
                        (glyph.id, glyph.x_advance, glyph.x_offset).hash(state);
                        (glyph.y_advance, glyph.y_offset).hash(state);
                    }
                }
                FrameItem::Shape(shape, _) => {
                    let Shape { geometry, fill, fill_rule, stroke } = shape;
                    (geometry, fill_rule).hash(state);
                    self.paint(fill.as_ref(), state);
                    self.stroke(stroke.as_ref(), state);
                }
                FrameItem::Image(image, size, _) => {
                    (image, size).hash(state);
                    placeholder::name_of(image).map(hash).hash(state);
                }
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

impl Looks<'_> {
    /// Hashes a paint; the tile of a pattern by its looks, as it has positions in the sources, too.
    fn paint<H: Hasher>(&self, paint: Option<&Paint>, state: &mut H) {
        paint.map(std::mem::discriminant).hash(state);
        match paint {
            Some(Paint::Tiling(tiling)) => {
                (tiling.size(), tiling.spacing(), tiling.offset()).hash(state);
                tiling.relative().hash(state);
                Looks { frame: tiling.frame(), ..*self }.hash(state);
            }
            Some(other) => other.hash(state),
            None => {}
        }
    }

    fn stroke<H: Hasher>(&self, stroke: Option<&FixedStroke>, state: &mut H) {
        let Some(stroke) = stroke else { return false.hash(state) };
        let FixedStroke { paint, thickness, cap, join, dash, miter_limit } = stroke;
        (thickness, cap, join, dash, miter_limit).hash(state);
        self.paint(Some(paint), state);
    }
}
