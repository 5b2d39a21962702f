//! A typeset page, and its image.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::{Pixmap, PixmapPaint, Transform};
use typst::foundations::Smart;
use typst::layout::{Abs, Frame};
use typst::utils::Scalar;
use typst::visualize::{Image, Paint};
use typst_layout::Page;
use typst_render::RenderOptions;

use super::layers::{Layer, layers};
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
        png(&self.paint(size.scale(), pictures)?)
    }

    /// Renders the page with its bleed at so many pixels a point, or fewer if it is very large, without
    /// transparency; `None` if no image can be made.
    pub fn paint(&self, scale: f64, pictures: &Photos) -> Option<Pixmap> {
        let Page { frame, bleed, fill, .. } = &self.page;
        let sides = frame.size();
        let most = MOST_PIXELS / sides.x.max(sides.y).to_pt();
        let scale = scale.min(most);
        let jpeg = |image: &Image| pictures.get(photograph_of(image)?);
        let mut paper = None;
        // Even a page without items has a size.
        let ground = Layer::Rest(Frame::new(sides, frame.kind()));
        let mut layers = layers(frame, &jpeg);
        if !matches!(layers.first(), Some(Layer::Rest(_))) {
            layers.insert(0, ground);
        }
        for layer in layers {
            match (layer, &mut paper) {
                (Layer::Rest(frame), None) => {
                    let mut drawn = self.render(frame, fill.clone(), scale);
                    whiten(&mut drawn);
                    paper = Some(drawn);
                }
                (Layer::Rest(frame), Some(paper)) => {
                    let drawn = self.render(frame, Smart::Custom(None), scale);
                    let paint = PixmapPaint::default();
                    let same = Transform::identity();
                    paper.draw_pixmap(0, 0, drawn.as_ref(), &paint, same, None);
                }
                (Layer::Photograph(photograph), Some(paper)) => {
                    let scale = Transform::from_scale(scale as f32, scale as f32);
                    let [left, top] = [bleed.left, bleed.top].map(|it| it.to_pt() as f32);
                    photograph.paint(paper, scale.pre_translate(left, top));
                }
                (Layer::Photograph(_), None) => {}
            }
        }
        paper
    }

    /// Renders a frame as if it were all of the page.
    fn render(&self, frame: Frame, fill: Smart<Option<Paint>>, scale: f64) -> Pixmap {
        let page = Page { frame, fill, ..self.page.clone() };
        let pixel_per_pt = Scalar::new(scale);
        typst_render::render(&page, &RenderOptions { pixel_per_pt, render_bleed: true })
    }
}

/// Puts a picture on white paper: pages have no background of their own.
fn whiten(picture: &mut Pixmap) {
    for pixel in picture.data_mut().chunks_exact_mut(4) {
        let white = 255 - pixel[3];
        pixel.iter_mut().for_each(|value| *value = value.saturating_add(white));
    }
}

/// Encodes a picture without transparency.
fn png(picture: &Pixmap) -> Option<Vec<u8>> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(
        &mut png,
        CompressionType::Fast,
        FilterType::Adaptive,
    );
    let (width, height) = (picture.width(), picture.height());
    encoder.write_image(picture.data(), width, height, ExtendedColorType::Rgba8).ok()?;
    Some(png)
}
