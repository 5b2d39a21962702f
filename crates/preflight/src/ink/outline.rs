//! The outlines of what is painted, and whether two of them overlap.

use std::rc::Rc;

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::place::Place;

/// How many times finer than pixels outlines are compared; coarser for large places.
const FINE: usize = 8;

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
    pub(super) fn points(&self) -> usize {
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

    /// Whether it and another one cover the same fine pixel of a place. `work` grows by as many fine
    /// pixels as that takes.
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
