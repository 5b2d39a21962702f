//! The layers of a page: its photographs, and what lies between them.
//!
//! Photographs are painted here and not by Typst, which would keep each at every size at
//! which it was drawn, and as it was decoded: gigabytes, once somebody has looked through
//! all booklets.

use std::sync::Arc;

use fast_image_resize::images::{Image as Pixels, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use tiny_skia::{
    FillRule, FilterQuality, IntSize, Mask, Paint, Path, PathBuilder, Pattern, Pixmap,
    Rect, SpreadMode,
};
use typst::layout::{Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::visualize::{Curve, CurveItem, Image};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// A layer of a page.
pub enum Layer {
    /// All items up to the next photograph.
    Rest(Frame),
    /// A photograph.
    Photograph(Photograph),
}

/// A photograph on a page.
pub struct Photograph {
    jpeg: Arc<[u8]>,
    size: Size,
    to_page: Transform,
    /// The curves that it is seen through, each with its way to the page.
    clips: Vec<(Curve, Transform)>,
}

/// Returns the layers of a frame from the lowest up; `jpeg` returns the file of an image that
/// is to be a layer.
pub fn layers(frame: &Frame, jpeg: &dyn Fn(&Image) -> Option<Arc<[u8]>>) -> Vec<Layer> {
    let mut below = Vec::new();
    let mut rest = Frame::new(frame.size(), frame.kind());
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = Transform::translate(at.x, at.y).pre_concat(group.transform);
                for layer in layers(&group.frame, jpeg) {
                    match layer {
                        Layer::Rest(frame) => {
                            let group = GroupItem { frame, ..group.clone() };
                            rest.push(*at, FrameItem::Group(group));
                        }
                        Layer::Photograph(mut photograph) => {
                            photograph.pass(moved, group.clip.as_ref());
                            put(&mut below, &mut rest, photograph);
                        }
                    }
                }
            }
            FrameItem::Image(image, size, _) => match jpeg(image) {
                Some(jpeg) => {
                    let to_page = Transform::translate(at.x, at.y);
                    let (size, clips) = (*size, Vec::new());
                    let photograph = Photograph { jpeg, size, to_page, clips };
                    put(&mut below, &mut rest, photograph);
                }
                None => rest.push(*at, item.clone()),
            },
            other => rest.push(*at, other.clone()),
        }
    }
    if !rest.is_empty() {
        below.push(Layer::Rest(rest));
    }
    below
}

/// Puts a photograph upon what lies below it.
fn put(below: &mut Vec<Layer>, rest: &mut Frame, photograph: Photograph) {
    if !rest.is_empty() {
        let next = Frame::new(rest.size(), rest.kind());
        below.push(Layer::Rest(std::mem::replace(rest, next)));
    }
    below.push(Layer::Photograph(photograph));
}

impl Photograph {
    /// Moves the photograph out of a group.
    fn pass(&mut self, moved: Transform, clip: Option<&Curve>) {
        let place = |transform: Transform| moved.pre_concat(transform);
        self.to_page = place(self.to_page);
        for (_, to_page) in &mut self.clips {
            *to_page = place(*to_page);
        }
        self.clips.extend(clip.map(|clip| (clip.clone(), moved)));
    }

    /// Paints the photograph; `to_pixels` leads from the page to pixels. `None` if it cannot
    /// be decoded or is not visible.
    pub fn paint(
        &self,
        canvas: &mut Pixmap,
        to_pixels: tiny_skia::Transform,
    ) -> Option<()> {
        let mut mask: Option<Mask> = None;
        for (clip, to_page) in &self.clips {
            let Some(path) = path(clip) else { continue };
            let to_pixels = to_pixels.pre_concat(skia(to_page));
            match &mut mask {
                Some(mask) => {
                    mask.intersect_path(&path, FillRule::Winding, true, to_pixels);
                }
                None => {
                    let mut new = Mask::new(canvas.width(), canvas.height())?;
                    new.fill_path(&path, FillRule::Winding, true, to_pixels);
                    mask = Some(new);
                }
            }
        }
        let to_pixels = to_pixels.pre_concat(skia(&self.to_page));
        let [width, height] = [self.size.x, self.size.y].map(|side| side.to_pt() as f32);
        let pixels = |side: f32, x: f32, y: f32| {
            (side * libm::hypotf(x, y)).ceil().max(1.0) as u32
        };
        let picture = decode(
            &self.jpeg,
            pixels(width, to_pixels.sx, to_pixels.ky),
            pixels(height, to_pixels.kx, to_pixels.sy),
        )?;
        let scale = tiny_skia::Transform::from_scale(
            width / picture.width() as f32,
            height / picture.height() as f32,
        );
        let quality = FilterQuality::Bilinear;
        let shader = Pattern::new(picture.as_ref(), SpreadMode::Pad, quality, 1.0, scale);
        let paint = Paint { shader, ..Paint::default() };
        let whole = Rect::from_xywh(0.0, 0.0, width, height)?;
        canvas.fill_rect(whole, &paint, to_pixels, mask.as_ref());
        Some(())
    }
}

/// Decodes a JPEG at the size at which it is seen, or at its own if that is smaller.
fn decode(jpeg: &[u8], width: u32, height: u32) -> Option<Pixmap> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGBA);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
    let pixels = decoder.decode().ok()?;
    let info = decoder.info()?;
    let (own_width, own_height) = (u32::from(info.width), u32::from(info.height));
    let size = IntSize::from_wh(width.min(own_width), height.min(own_height))?;
    let own = ImageRef::new(own_width, own_height, &pixels, PixelType::U8x4).ok()?;
    let mut seen = Pixels::new(size.width(), size.height(), PixelType::U8x4);
    let filter = ResizeAlg::Convolution(FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(filter).use_alpha(false);
    Resizer::new().resize(&own, &mut seen, &options).ok()?;
    Pixmap::from_vec(seen.into_vec(), size)
}

fn path(curve: &Curve) -> Option<Path> {
    let to = |point: &Point| (point.x.to_pt() as f32, point.y.to_pt() as f32);
    let mut path = PathBuilder::new();
    for item in &curve.0 {
        match item {
            CurveItem::Move(point) => {
                let (x, y) = to(point);
                path.move_to(x, y);
            }
            CurveItem::Line(point) => {
                let (x, y) = to(point);
                path.line_to(x, y);
            }
            CurveItem::Cubic(first, second, point) => {
                let [(x1, y1), (x2, y2), (x, y)] = [first, second, point].map(to);
                path.cubic_to(x1, y1, x2, y2, x, y);
            }
            CurveItem::Close => path.close(),
        }
    }
    path.finish()
}

fn skia(transform: &Transform) -> tiny_skia::Transform {
    let Transform { sx, ky, kx, sy, tx, ty } = *transform;
    let [sx, ky, kx, sy] = [sx, ky, kx, sy].map(|ratio| ratio.get() as f32);
    let [tx, ty] = [tx, ty].map(|side| side.to_pt() as f32);
    tiny_skia::Transform::from_row(sx, ky, kx, sy, tx, ty)
}
