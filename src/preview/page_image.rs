//! A page as it was set, and its picture.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, GroupItem};
use typst::utils::{Scalar, hash128};
use typst::visualize::{ExchangeFormat, Image, RasterImage};
use typst_layout::Page;
use typst_render::RenderOptions;

use super::photos::Photos;
use crate::typeset::photograph_of;

/// The longer side of the largest picture of a page, about, in pixels: a trim may be half a
/// metre high.
const MOST_PIXELS: f64 = 4000.0;

/// The sizes of pictures of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// For an overview.
    Thumb,
    /// For reading on a screen.
    Page,
    /// For looking closely.
    Large,
}

impl Size {
    /// The size of a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "thumb" => Some(Self::Thumb),
            "page" => Some(Self::Page),
            "large" => Some(Self::Large),
            _ => None,
        }
    }

    /// Pixels a millimetre of the page, for a browser to choose by.
    pub fn pixels_per_mm(self) -> f64 {
        self.scale() * Abs::mm(1.0).to_pt()
    }

    /// Pixels a point.
    fn scale(self) -> f64 {
        match self {
            Self::Thumb => 0.4,
            Self::Page => 2.0,
            Self::Large => 4.0,
        }
    }
}

/// A page of an edition.
#[derive(Debug)]
pub struct SetPage {
    /// As it was set, placeholders in place of photographs.
    pub page: Page,
    /// What it looks like, as a number.
    pub key: u128,
}

impl SetPage {
    /// Creates a page whose photographs have these hashes.
    pub fn new(page: Page, hash: &dyn Fn(&str) -> Option<blake3::Hash>) -> Self {
        let key = hash128(&Looks { frame: &page.frame, hash });
        Self { page, key }
    }

    /// The picture of the page with its bleed, as a PNG.
    pub fn draw(&self, size: Size, pictures: &Photos) -> Option<Vec<u8>> {
        let frame = with_photographs(&self.page.frame, pictures);
        let page = Page { frame, ..self.page.clone() };
        let sides = page.frame.size();
        let most = MOST_PIXELS / sides.x.max(sides.y).to_pt();
        let scale = Scalar::new(size.scale().min(most));
        let options = RenderOptions { pixel_per_pt: scale, render_bleed: true };
        let drawn = typst_render::render(&page, &options);
        // Pages have no ground of their own; paper is white.
        let mut paper = tiny_skia::Pixmap::new(drawn.width(), drawn.height())?;
        paper.fill(tiny_skia::Color::WHITE);
        let (paint, at) =
            (tiny_skia::PixmapPaint::default(), tiny_skia::Transform::identity());
        paper.draw_pixmap(0, 0, drawn.as_ref(), &paint, at, None);
        paper.encode_png().ok()
    }
}

/// What a frame looks like: all that is drawn, and nothing of where it comes from, which is
/// another for every page behind an edit.
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
                    photograph_of(image).map(hash).hash(state);
                }
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

/// The frame with photographs in place of their placeholders, where they can be had.
fn with_photographs(frame: &Frame, pictures: &Photos) -> Frame {
    let mut drawn = Frame::new(frame.size(), frame.kind());
    for (at, item) in frame.items() {
        let item = match item {
            FrameItem::Group(group) => {
                let frame = with_photographs(&group.frame, pictures);
                FrameItem::Group(GroupItem { frame, ..group.clone() })
            }
            FrameItem::Image(image, size, span) => {
                let small = photograph_of(image).and_then(|path| pictures.get(path));
                match small.and_then(photograph) {
                    Some(small) => FrameItem::Image(small, *size, *span),
                    None => item.clone(),
                }
            }
            other => other.clone(),
        };
        drawn.push(*at, item);
    }
    drawn
}

fn photograph(jpeg: Arc<[u8]>) -> Option<Image> {
    let bytes = typst::foundations::Bytes::new(jpeg);
    let raster = RasterImage::plain(bytes, ExchangeFormat::Jpg).ok()?;
    Some(Image::new(raster, None, Smart::Auto))
}
