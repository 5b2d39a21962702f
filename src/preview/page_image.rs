//! A typeset page, and its image.

use std::sync::Arc;

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, GroupItem};
use typst::utils::Scalar;
use typst::visualize::{ExchangeFormat, Image, RasterImage};
use typst_layout::Page;
use typst_render::RenderOptions;

use super::photos::Photos;
use crate::typeset::{look_of, photograph_of};

/// The approximate limit of a page image's longer side, in pixels: a trim may be half a
/// metre high.
const MOST_PIXELS: f64 = 4000.0;

/// The size of a page image.
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
    /// Returns the size of this name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "thumb" => Some(Self::Thumb),
            "page" => Some(Self::Page),
            "large" => Some(Self::Large),
            _ => None,
        }
    }

    /// Returns the resolution in pixels per millimetre, by which a browser chooses a
    /// size.
    pub fn pixels_per_mm(self) -> f64 {
        self.scale() * Abs::mm(1.0).to_pt()
    }

    /// Returns the resolution in pixels per point.
    fn scale(self) -> f64 {
        match self {
            Self::Thumb => 0.4,
            Self::Page => 2.0,
            Self::Large => 4.0,
        }
    }
}

/// A typeset page of an edition.
#[derive(Debug)]
pub struct SetPage {
    /// The page, with placeholders instead of photographs.
    pub page: Page,
    /// A hash of its appearance, photographs included.
    pub key: u128,
}

impl SetPage {
    /// Creates a page; `hash` returns the content hash of a photograph by its path.
    pub fn new(page: Page, hash: &dyn Fn(&str) -> Option<blake3::Hash>) -> Self {
        let key = look_of(&page, hash);
        Self { page, key }
    }

    /// Renders the page with its bleed as a PNG; `None` if no image can be made.
    pub fn draw(&self, size: Size, pictures: &Photos) -> Option<Vec<u8>> {
        let frame = with_photographs(&self.page.frame, pictures);
        let page = Page { frame, ..self.page.clone() };
        let sides = page.frame.size();
        let most = MOST_PIXELS / sides.x.max(sides.y).to_pt();
        let scale = Scalar::new(size.scale().min(most));
        let options = RenderOptions { pixel_per_pt: scale, render_bleed: true };
        let drawn = typst_render::render(&page, &options);
        // Pages have no background of their own; paper is white.
        let mut paper = tiny_skia::Pixmap::new(drawn.width(), drawn.height())?;
        paper.fill(tiny_skia::Color::WHITE);
        let (paint, at) =
            (tiny_skia::PixmapPaint::default(), tiny_skia::Transform::identity());
        paper.draw_pixmap(0, 0, drawn.as_ref(), &paint, at, None);
        paper.encode_png().ok()
    }
}

/// Returns the frame with photographs instead of placeholders, as far as they are
/// available.
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
