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

/// Collects all placements, and crops each placeholder to its visible area.
///
/// The returned document looks the same. Its placeholders carry the indices of their
/// placements.
pub fn take(document: &PagedDocument) -> Result<(PagedDocument, Vec<Placement>), String> {
    let mut taking = Taking { page: 0, placements: Vec::new() };
    let mut pages = Vec::with_capacity(document.pages().len());
    for (index, page) in document.pages().iter().enumerate() {
        taking.page = index + 1;
        let bleed = page.bleed;
        // Content beyond the bleed is not printed.
        let seen = Rect::new(
            Point::new(-bleed.left, -bleed.top),
            Point::new(
                page.frame.width() + bleed.right,
                page.frame.height() + bleed.bottom,
            ),
        );
        let view = View { seen: Some(seen), scale: (1.0, 1.0) };
        pages.push(Page { frame: taking.frame(&page.frame, view)?, ..page.clone() });
    }
    let mut document = document.clone();
    let info = document.info_mut().clone();
    Ok((PagedDocument::new(pages.into_iter().collect(), info), taking.placements))
}

/// The visible area of a frame in its own coordinates, and the scale at which they are
/// printed.
#[derive(Clone, Copy)]
struct View {
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
        let whole = Rect::new(at, at + size.to_point());
        let seen = view.seen.map_or(whole, |seen| intersection(whole, seen));
        let seen_size = seen.max - seen.min;
        if seen_size.x <= Abs::zero() || seen_size.y <= Abs::zero() {
            return Ok(None);
        }
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
        Ok(Some((seen.min, Size::new(seen_size.x, seen_size.y), numbered)))
    }
}

impl View {
    /// Returns the view of a group placed at `at` in this frame.
    fn within(self, at: Point, group: &GroupItem) -> Self {
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
            self.scale.0 * sx.get().hypot(ky.get()),
            self.scale.1 * sy.get().hypot(kx.get()),
        );
        Self { seen, scale }
    }
}

/// Returns the intersection of two rectangles; its size is zero or negative if they do
/// not overlap.
fn intersection(one: Rect, other: Rect) -> Rect {
    Rect::new(one.min.max(other.min), one.max.min(other.max))
}
