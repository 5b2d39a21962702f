//! The placements of photographs on finished pages: page, printed size and crop.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::visualize::Image;
use typst_layout::{Page, PagedDocument};

use super::placeholder;
use crate::geom::Length;
use crate::photo::Crop;

/// A photograph as placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// The path, as named in the manuscript.
    pub path: String,
    /// The page number, counted from 1.
    pub page: usize,
    /// The visible part of the image, after its EXIF orientation has been applied.
    pub crop: Crop,
    /// The printed width of that part.
    pub width: Length,
    /// The printed height of that part.
    pub height: Length,
}

impl Placement {
    /// Returns the pixels that show of a photograph of this size, across and down.
    pub fn pixels(&self, [wide, high]: [u32; 2]) -> [f64; 2] {
        [f64::from(wide) * self.crop.width, f64::from(high) * self.crop.height]
    }

    /// Returns the effective resolution of a photograph of this size, in pixels per inch: the
    /// lower of both directions.
    pub fn ppi(&self, size: [u32; 2]) -> f64 {
        let [wide, high] = self.pixels(size);
        (wide / self.width.to_inches()).min(high / self.height.to_inches())
    }
}

/// Collects all placements, and crops each placeholder to its visible area.
///
/// The returned document looks the same. Its placeholders carry the indices of their
/// placements.
pub fn take(document: &PagedDocument) -> Result<(PagedDocument, Vec<Placement>), String> {
    let mut taking = Taking { page: 0, placements: Vec::new() };
    let mut pages = Vec::with_capacity(document.pages().len());
    for (index, page) in document.pages().iter().enumerate() {
        taking.page = index + 1;
        let view = View::of_page(page);
        pages.push(Page { frame: taking.frame(&page.frame, view)?, ..page.clone() });
    }
    let mut document = document.clone();
    let info = document.info_mut().clone();
    Ok((PagedDocument::new(pages.into_iter().collect(), info), taking.placements))
}

/// The visible area of a frame in its own coordinates, and the scale at which they are
/// printed.
#[derive(Clone, Copy)]
pub(super) struct View {
    /// The visible area; `None` within a rotated or skewed group that does not clip, where
    /// it is not tracked.
    seen: Option<Rect>,
    /// The horizontal and vertical scale from the frame to the page.
    scale: (f64, f64),
}

struct Taking {
    page: usize,
    placements: Vec<Placement>,
}

impl Taking {
    fn frame(&mut self, frame: &Frame, view: View) -> Result<Frame, String> {
        let mut taken = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            taken.set_baseline(frame.baseline());
        }
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let frame = self.frame(&group.frame, view.within(*at, group))?;
                    let group = GroupItem { frame, ..group.clone() };
                    taken.push(*at, FrameItem::Group(group));
                }
                FrameItem::Image(image, size, span) => {
                    match placeholder::name_of(image) {
                        Some(name) => {
                            if let Some((at, size, image)) =
                                self.image(name, image, *at, *size, view)?
                            {
                                taken.push(at, FrameItem::Image(image, size, *span));
                            }
                        }
                        None => taken.push(*at, item.clone()),
                    }
                }
                other => taken.push(*at, other.clone()),
            }
        }
        Ok(taken)
    }

    /// Records a placement. Returns the position, size and image of the numbered
    /// placeholder that replaces its visible area; `None` if nothing of it is visible.
    fn image(
        &mut self,
        name: &str,
        image: &Image,
        at: Point,
        size: Size,
        view: View,
    ) -> Result<Option<(Point, Size, Image)>, String> {
        let Some((seen_at, seen_size)) = view.seen_of(at, size) else { return Ok(None) };
        let seen = Rect::new(seen_at, seen_at + seen_size.to_point());
        let share_x = |x: Abs| ((x - at.x) / size.x).clamp(0.0, 1.0);
        let share_y = |y: Abs| ((y - at.y) / size.y).clamp(0.0, 1.0);
        let numbered = placeholder::for_export(self.placements.len())?;
        self.placements.push(Placement {
            path: name.to_owned(),
            page: self.page,
            crop: Crop {
                left: share_x(seen.min.x),
                top: share_y(seen.min.y),
                width: share_x(seen.max.x) - share_x(seen.min.x),
                height: share_y(seen.max.y) - share_y(seen.min.y),
            },
            width: Length::mm(seen_size.x.to_mm() * view.scale.0),
            height: Length::mm(seen_size.y.to_mm() * view.scale.1),
        });
        let alt = image.alt().map(Into::into);
        let numbered = Image::new(numbered, alt, Smart::Auto);
        Ok(Some((seen_at, seen_size, numbered)))
    }
}

impl View {
    /// Returns the view of a page; what lies beyond its bleed is not printed.
    pub(super) fn of_page(page: &Page) -> Self {
        let (bleed, frame) = (page.bleed, &page.frame);
        let seen = Rect::new(
            Point::new(-bleed.left, -bleed.top),
            Point::new(frame.width() + bleed.right, frame.height() + bleed.bottom),
        );
        Self { seen: Some(seen), scale: (1.0, 1.0) }
    }

    /// Returns position and size of the visible part of something at `at` of this size;
    /// `None` if nothing of it is visible.
    pub(super) fn seen_of(self, at: Point, size: Size) -> Option<(Point, Size)> {
        let whole = Rect::new(at, at + size.to_point());
        let seen = self.seen.map_or(whole, |seen| intersection(whole, seen));
        let size = seen.max - seen.min;
        let is_seen = size.x > Abs::zero() && size.y > Abs::zero();
        is_seen.then(|| (seen.min, Size::new(size.x, size.y)))
    }

    /// Returns the view of a group placed at `at` in this frame.
    pub(super) fn within(self, at: Point, group: &GroupItem) -> Self {
        let Transform { sx, ky, kx, sy, tx, ty } = group.transform;
        let is_upright = ky.get() == 0.0 && kx.get() == 0.0;
        let flat = sx.get() == 0.0 || sy.get() == 0.0;
        let seen = self.seen.filter(|_| is_upright && !flat).map(|seen| {
            let map = |point: Point| {
                Point::new(
                    (point.x - at.x - tx) / sx.get(),
                    (point.y - at.y - ty) / sy.get(),
                )
            };
            let (one, other) = (map(seen.min), map(seen.max));
            Rect::new(one.min(other), one.max(other))
        });
        let clip = group.clip.as_ref().map(|curve| curve.bbox(None));
        let seen = match (seen, clip) {
            (Some(seen), Some(clip)) => Some(intersection(seen, clip)),
            (seen, clip) => seen.or(clip),
        };
        // The lengths of the unit vectors after the transformation.
        let scale = (
            self.scale.0 * libm::hypot(sx.get(), ky.get()),
            self.scale.1 * libm::hypot(sy.get(), kx.get()),
        );
        Self { seen, scale }
    }
}

/// Returns the intersection of two rectangles; its size is zero or negative if they do
/// not overlap.
fn intersection(one: Rect, other: Rect) -> Rect {
    Rect::new(one.min.max(other.min), one.max.min(other.max))
}
