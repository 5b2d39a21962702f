//! What was painted, to be compared with what comes next: whether two things overlap is told by
//! pixels where those are covered well enough, and by outlines where they share a pixel without that
//! being sure.

use std::ops::Range;

use tiny_skia::{FillRule, PathBuilder, Rect};

use super::coverage::Coverage;
use super::outline::Outline;
use super::place::{Place, share};
use crate::work;

/// The most points of outlines that a page keeps, some 32 MiB; what is painted beyond is known
/// by its pixels alone.
const POINT_LIMIT: usize = 4 << 20;

/// The most work of all comparisons of a page, in fine pixels, which takes about a second. Beyond,
/// what areas leave open counts as no overlap.
const WORK_LIMIT: usize = 1 << 24;

/// How much work a fine pixel is of those that are compared, and a pixel that is looked at.
const FINE_WORK: u64 = 60;
const PIXEL_WORK: u64 = 2;

/// Shares of a pixel are not more exact than this.
const UNSURE: f64 = 0.03;

/// All that was painted, in that order.
#[derive(Debug)]
pub(super) struct Painted {
    width: usize,
    /// How much of each pixel ink covers at least, 255 being all. It stays when ink is covered
    /// by white: that is something too.
    inked: Vec<u8>,
    outlines: Vec<(Outline, Place)>,
    points: usize,
    /// The work of all comparisons so far.
    pub(super) work: usize,
}

impl Painted {
    /// Nothing yet.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let inked = vec![0; width * height];
        Self { width, inked, outlines: Vec::new(), points: 0, work: 0 }
    }

    /// How much of each of some pixels ink covers at least, 255 being all.
    pub(super) fn inked(&mut self, pixels: Range<usize>) -> &mut [u8] {
        &mut self.inked[pixels]
    }

    /// Keeps the outline of what has just been painted.
    pub(super) fn push(&mut self, coverage: &Coverage) {
        let Some(outline) = coverage.outline() else { return };
        self.points += outline.points();
        if self.points <= POINT_LIMIT {
            self.outlines.push((outline.clone(), coverage.place));
        }
    }

    /// Whether `coverage` lies on anything that can be seen. That `is_exact` is false says that
    /// its pixels are wider than its outline.
    pub(super) fn is_under(&mut self, coverage: &Coverage, is_exact: bool) -> bool {
        let place = coverage.place;
        work::spend(PIXEL_WORK * coverage.pixels());
        let most = (255.0 * (1.0 + UNSURE)) as u16;
        let mut open: Option<Place> = None;
        for y in place.top..place.bottom {
            let inked = &self.inked[y * self.width..][place.left..place.right];
            let pixels = coverage.row(y).iter().zip(inked);
            for (x, (&cover, &inked)) in (place.left..).zip(pixels) {
                if cover == 0 || inked == 0 {
                    continue;
                }
                if is_exact && u16::from(cover) + u16::from(inked) > most {
                    return true;
                }
                let pixel = Place { left: x, top: y, right: x + 1, bottom: y + 1 };
                open = Some(open.map_or(pixel, |open| open.around_both(pixel)));
            }
        }
        let before = self.work;
        let overlaps = open.is_some_and(|open| self.overlaps(coverage, open));
        work::spend(FINE_WORK * (self.work - before) as u64);
        overlaps
    }

    /// Whether the outline of `coverage` and any that was painted before overlap in a place.
    fn overlaps(&mut self, coverage: &Coverage, place: Place) -> bool {
        let Some(outline) = coverage.outline() else { return false };
        for (other, at) in self.outlines.iter().rev() {
            if self.work >= WORK_LIMIT {
                return false;
            }
            self.work += 1;
            if let Some(window) = place.intersect(*at)
                && outline.overlaps(other, window, &mut self.work)
            {
                return true;
            }
        }
        false
    }

    /// Whether any of `coverage` lies within a rectangle of pixels: left, top, right and bottom.
    pub(super) fn reaches_into(&mut self, coverage: &Coverage, sides: [f64; 4]) -> bool {
        let [left, top, right, bottom] = sides;
        let limits = (usize::MAX, usize::MAX);
        let place = Place::around(sides, limits.0, limits.1);
        let Some(place) = place.and_then(|it| it.intersect(coverage.place)) else {
            return false;
        };
        work::spend(PIXEL_WORK * coverage.pixels());
        let mut is_open = false;
        for y in place.top..place.bottom {
            let from = place.left - coverage.place.left;
            let row = &coverage.row(y)[from..][..place.width()];
            for (x, &cover) in (place.left..).zip(row) {
                let within = share(x, left, right) * share(y, top, bottom);
                if cover > 0 && f64::from(cover) / 255.0 + within > 1.0 + UNSURE {
                    return true;
                }
                is_open |= cover > 0 && within > 0.0;
            }
        }
        let rect = sides.map(|side| side as f32);
        let rect = Rect::from_ltrb(rect[0], rect[1], rect[2], rect[3]);
        let (Some(outline), Some(rect)) = (coverage.outline(), rect) else {
            return false;
        };
        let rectangle = Outline::new(&PathBuilder::from_rect(rect), FillRule::Winding);
        let before = self.work;
        let reaches = is_open
            && self.work < WORK_LIMIT
            && outline.overlaps(&rectangle, place, &mut self.work);
        work::spend(FINE_WORK * (self.work - before) as u64);
        reaches
    }
}
