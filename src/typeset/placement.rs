//! Where photographs stand on finished pages, how large, and which part of them is seen.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::visualize::Image;
use typst_layout::{Page, PagedDocument};

use super::placeholder;
use crate::geom::Length;
use crate::photo::Crop;

/// A photograph as it was placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Its path, as the manuscript names it.
    pub path: String,
    /// The page, from one.
    pub page: usize,
    /// The part that is seen of the upright picture.
    pub crop: Crop,
    /// How wide that part is printed.
    pub width: Length,
    /// How high that part is printed.
    pub height: Length,
}

/// Reads all placements, and cuts each placeholder down to the part that is seen.
///
/// The document that comes back looks the same; its placeholders are numbered in the order of
/// the placements.
pub fn take(document: &PagedDocument) -> Result<(PagedDocument, Vec<Placement>), String> {
    let mut taking = Taking { page: 0, placements: Vec::new() };
    let mut pages = Vec::with_capacity(document.pages().len());
    for (index, page) in document.pages().iter().enumerate() {
        taking.page = index + 1;
        let bleed = page.bleed;
        // Beyond the bleed nothing is printed.
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

/// What is seen of a frame, in its own coordinates, and how large these are printed.
#[derive(Clone, Copy)]
struct View {
    /// The part that is seen; unknown within a turned group.
    seen: Option<Rect>,
    /// How many points a point of the frame is wide and high on paper.
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

    /// Notes where a placeholder is placed; returns the numbered one for the part that is
    /// seen, or nothing if none is.
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
    /// The view of a group that stands `at` a point of this frame.
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
        // The lengths of the two axes after the transformation.
        let scale = (
            self.scale.0 * sx.get().hypot(ky.get()),
            self.scale.1 * sy.get().hypot(kx.get()),
        );
        Self { seen, scale }
    }
}

/// What two rectangles have in common; of no size or less if nothing.
fn intersection(one: Rect, other: Rect) -> Rect {
    Rect::new(one.min.max(other.min), one.max.min(other.max))
}
