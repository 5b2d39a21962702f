//! What was painted, as outlines: whether two things overlap is told by pixels where those are
//! covered well enough, and by the outlines where they share a pixel without that being sure.

use std::rc::Rc;

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::coverage::{Coverage, Place};

/// How many times finer than pixels outlines are compared; coarser for large places.
const FINE: usize = 8;

/// The most points of outlines that a page keeps, some 32 MiB; what is painted beyond is known
/// by its pixels alone.
const POINT_LIMIT: usize = 4 << 20;

/// The most work of all comparisons of a page, in fine pixels, which takes about a second. Beyond,
/// what areas leave open counts as no overlap.
const WORK_LIMIT: usize = 1 << 24;

/// As how many fine pixels a point of an outline counts that is drawn.
const POINT_WORK: usize = 4;

/// The most fine pixels of one comparison.
const WINDOW_LIMIT: usize = 1 << 20;

/// The outline of a path, in pixels of the canvas.
#[derive(Debug, Clone)]
struct Part {
    path: Rc<Path>,
    rule: FillRule,
}

/// The outline of something that is painted: what all of its parts have in common, the first of
/// which is its own shape, and the others what limits it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline(Vec<Part>);

/// The most parts of an outline: a limit that is left out only makes it larger.
const PART_LIMIT: usize = 4;

impl Outline {
    pub(super) fn new(path: &Path, rule: FillRule) -> Self {
        Self(vec![Part { path: Rc::new(path.clone()), rule }])
    }

    /// What it and a limit have in common.
    pub(super) fn within(&self, limit: &Self) -> Self {
        Self(self.0.iter().chain(&limit.0).take(PART_LIMIT).cloned().collect())
    }

    /// How many points it has.
    fn points(&self) -> usize {
        self.0.iter().map(|part| part.path.len()).sum()
    }

    /// Which fine pixels of a place it covers.
    fn draw(&self, place: Place, fine: usize) -> Option<Mask> {
        let (across, down) = (place.width() * fine, place.height() * fine);
        let shift = Transform::from_translate(-(place.left as f32), -(place.top as f32));
        let to_fine = shift.post_scale(fine as f32, fine as f32);
        let mut whole: Option<Mask> = None;
        for Part { path, rule } in &self.0 {
            match &mut whole {
                Some(mask) => mask.intersect_path(path, *rule, true, to_fine),
                None => {
                    let mut mask = Mask::new(across as u32, down as u32)?;
                    mask.fill_path(path, *rule, true, to_fine);
                    whole = Some(mask);
                }
            }
        }
        whole
    }

    /// Whether it and another one cover the same fine pixel of a place.
    pub(super) fn overlaps(&self, other: &Self, place: Place, work: &mut usize) -> bool {
        let pixels = place.width() * place.height();
        let mut fine = FINE;
        while fine > 1 && pixels * fine * fine > WINDOW_LIMIT {
            fine /= 2;
        }
        let points = self.points() + other.points();
        *work += 2 * pixels * fine * fine + POINT_WORK * points;
        let (Some(one), Some(two)) = (self.draw(place, fine), other.draw(place, fine))
        else {
            return false;
        };
        // Two neighbours may share a fine pixel as well: sure is what they cover beyond it.
        one.data()
            .iter()
            .zip(two.data())
            .any(|(&one, &two)| u16::from(one) + u16::from(two) > 255 + 32)
    }
}

/// All outlines of a page, in the order in which they were painted.
#[derive(Debug, Clone, Default)]
pub(super) struct Outlines {
    painted: Vec<(Outline, Place)>,
    points: usize,
    work: usize,
}

impl Outlines {
    /// Keeps the outline of what has just been painted.
    pub(super) fn push(&mut self, coverage: &Coverage) {
        let Some(outline) = coverage.outline() else { return };
        self.points += outline.points();
        if self.points <= POINT_LIMIT {
            self.painted.push((outline.clone(), coverage.place));
        }
    }

    /// Whether the outline of `coverage` and any that was painted before overlap in a place.
    pub(super) fn overlap(&mut self, coverage: &Coverage, place: Place) -> bool {
        let Some(outline) = coverage.outline() else { return false };
        let mut work = self.work;
        let found = self.painted.iter().rev().any(|(other, at)| {
            work += 1;
            let Some(window) = place.intersect(*at) else { return false };
            work < WORK_LIMIT && outline.overlaps(other, window, &mut work)
        });
        self.work = work;
        found
    }
}
