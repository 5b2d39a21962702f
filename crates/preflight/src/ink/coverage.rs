//! How much of each pixel something covers.

use std::rc::Rc;

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::outline::Outline;
use super::place::Place;
use super::scan::{self, Effort};
use crate::work::{self, Held};

/// Up to how many pixels a figure is small, and how much finer it is drawn then.
const SMALL: usize = 1024;
const FINE: usize = 4;

/// From how many pixels of height letters have stems that no sample misses.
const LETTERS: f32 = 3.0;

/// How much of each pixel of a place is covered, 255 being all; nothing is outside of it.
#[derive(Debug, Clone)]
pub(crate) struct Coverage {
    pub(crate) place: Place,
    values: Rc<Values>,
    /// What it was drawn from.
    outline: Option<Outline>,
}

/// Values row by row, and the memory that they hold.
#[derive(Debug)]
struct Values {
    rows: Vec<u8>,
    _held: Held,
}

/// The work of a figure apart from its pixels, and of each of those.
const FIGURE_WORK: u64 = 400;
const PIXEL_WORK: u64 = 1;

impl Coverage {
    /// Everything of a place.
    pub(crate) fn whole(place: Place) -> Self {
        Self::of(place, vec![255; place.width() * place.height()])
    }

    /// By values, row by row.
    pub(crate) fn of(place: Place, values: Vec<u8>) -> Self {
        let held = Held::new(values.len());
        Self {
            place,
            values: Rc::new(Values { rows: values, _held: held }),
            outline: None,
        }
    }

    /// How many pixels its place has.
    pub(crate) fn pixels(&self) -> u64 {
        (self.place.width() * self.place.height()) as u64
    }

    /// The same coverage as that of something with another outline.
    pub(crate) fn drawn_like(self, other: &Self) -> Self {
        Self { outline: other.outline.clone(), ..self }
    }

    /// What it was drawn from, if that is known.
    pub(super) fn outline(&self) -> Option<&Outline> {
        self.outline.as_ref()
    }

    /// What a path covers within a picture of `width` and `height`; nothing if it takes more work
    /// than the page may.
    pub(crate) fn fill(
        path: &Path,
        rule: FillRule,
        width: usize,
        height: usize,
    ) -> Option<Self> {
        Self::fill_finely(path, rule, width, height, FINE)
    }

    /// What letters cover, whose stems are not as thin as lines may be.
    pub(crate) fn fill_letters(path: &Path, width: usize, height: usize) -> Option<Self> {
        // Those of a few pixels may be.
        let finest = if path.bounds().height() < LETTERS { FINE } else { 1 };
        Self::fill_finely(path, FillRule::Winding, width, height, finest)
    }

    fn fill_finely(
        path: &Path,
        rule: FillRule,
        width: usize,
        height: usize,
        finest: usize,
    ) -> Option<Self> {
        let bounds = path.bounds();
        let sides = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
        let place = Place::around(sides.map(f64::from), width, height)?;
        let (across, down) = (place.width(), place.height());
        // Small figures are often of lines thinner than the rasterizer's samples.
        let fine = if across * down <= SMALL { finest } else { 1 };
        let effort = Effort::of(path, place);
        let pixels = (across * down * fine * fine) as u64;
        let cost = FIGURE_WORK + PIXEL_WORK * pixels + effort.work();
        if effort.is_too_much() {
            work::give_up();
        }
        if !work::affords(cost) {
            return None;
        }
        let outline = Some(Outline::new(path, rule));
        if effort.is_dense() {
            let values = scan::fill(path, rule, place);
            return Some(Self { outline, ..Self::of(place, values) });
        }
        let mut mask = Mask::new((across * fine) as u32, (down * fine) as u32)?;
        let shift = Transform::from_translate(-(place.left as f32), -(place.top as f32));
        mask.fill_path(path, rule, true, shift.post_scale(fine as f32, fine as f32));
        let mut values = mask.take();
        if fine > 1 {
            let line = across * fine;
            let mean = |at: usize| {
                let (x, y) = (at % across * fine, at / across * fine);
                let rows = (y..y + fine).map(|y| &values[y * line + x..][..fine]);
                let sum: usize = rows.flatten().map(|&value| usize::from(value)).sum();
                ((sum + fine * fine / 2) / (fine * fine)) as u8
            };
            values = (0..across * down).map(mean).collect();
        }
        Some(Self { outline, ..Self::of(place, values) })
    }

    /// The values of a row, from the place's left.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let width = self.place.width();
        &self.values.rows[(y - self.place.top) * width..][..width]
    }

    /// What both cover, where `other` is what is painted and this what limits it.
    pub(crate) fn intersect(&self, other: &Self) -> Option<Self> {
        let place = self.place.intersect(other.place)?;
        work::spend(PIXEL_WORK * (place.width() * place.height()) as u64);
        let mut values = Vec::with_capacity(place.width() * place.height());
        for y in place.top..place.bottom {
            let one = &self.row(y)[place.left - self.place.left..][..place.width()];
            let two = &other.row(y)[place.left - other.place.left..][..place.width()];
            let both = one.iter().zip(two).map(|(&one, &two)| {
                ((u32::from(one) * u32::from(two) + 127) / 255) as u8
            });
            values.extend(both);
        }
        let outline = match (&other.outline, &self.outline) {
            (Some(own), Some(limit)) => Some(own.within(limit)),
            (own, _) => own.clone(),
        };
        Some(Self { outline, ..Self::of(place, values) })
    }
}
