//! How much of each pixel something covers.

use std::rc::Rc;

use tiny_skia::{FillRule, Mask, Path, Transform};

/// Up to how many pixels a figure is small, and how much finer it is drawn then.
const SMALL: usize = 1024;
const FINE: usize = 4;

/// A rectangle of pixels: left, top, right and bottom, the last two beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) right: usize,
    pub(crate) bottom: usize,
}

impl Place {
    /// What two places have in common.
    pub(crate) fn intersect(self, other: Self) -> Option<Self> {
        let common = Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (common.left < common.right && common.top < common.bottom).then_some(common)
    }

    /// The pixels that a rectangle of points touches, within a picture of `width` and
    /// `height`.
    pub(crate) fn around(
        [left, top, right, bottom]: [f64; 4],
        width: usize,
        height: usize,
    ) -> Option<Self> {
        if ![left, top, right, bottom].iter().all(|side| side.is_finite()) {
            return None;
        }
        let low = |side: f64| side.floor().max(0.0) as usize;
        let high = |side: f64, most: usize| (side.ceil().max(0.0) as usize).min(most);
        let place = Self {
            left: low(left),
            top: low(top),
            right: high(right, width),
            bottom: high(bottom, height),
        };
        (place.left < place.right && place.top < place.bottom).then_some(place)
    }

    fn width(self) -> usize {
        self.right - self.left
    }

    fn height(self) -> usize {
        self.bottom - self.top
    }
}

/// How much of each pixel of a place is covered, 255 being all; nothing is outside of it.
#[derive(Debug, Clone)]
pub(crate) struct Coverage {
    pub(crate) place: Place,
    values: Rc<Vec<u8>>,
}

impl Coverage {
    /// Everything of a place.
    pub(crate) fn whole(place: Place) -> Self {
        Self { place, values: Rc::new(vec![255; place.width() * place.height()]) }
    }

    /// By values, row by row.
    pub(crate) fn of(place: Place, values: Vec<u8>) -> Self {
        Self { place, values: Rc::new(values) }
    }

    /// What a path covers within a picture of `width` and `height`.
    pub(crate) fn fill(
        path: &Path,
        rule: FillRule,
        width: usize,
        height: usize,
    ) -> Option<Self> {
        let bounds = path.bounds();
        let sides = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
        let place = Place::around(sides.map(f64::from), width, height)?;
        let (across, down) = (place.width(), place.height());
        // Small figures are often of lines thinner than the rasterizer's samples.
        let fine = if across * down <= SMALL { FINE } else { 1 };
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
        Some(Self { place, values: Rc::new(values) })
    }

    /// The values of a row, from the place's left.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let width = self.place.width();
        &self.values[(y - self.place.top) * width..][..width]
    }

    /// What both cover.
    pub(crate) fn intersect(&self, other: &Self) -> Option<Self> {
        let place = self.place.intersect(other.place)?;
        let mut values = Vec::with_capacity(place.width() * place.height());
        for y in place.top..place.bottom {
            let one = &self.row(y)[place.left - self.place.left..][..place.width()];
            let two = &other.row(y)[place.left - other.place.left..][..place.width()];
            let both = one.iter().zip(two).map(|(&one, &two)| {
                ((u32::from(one) * u32::from(two) + 127) / 255) as u8
            });
            values.extend(both);
        }
        Some(Self::of(place, values))
    }
}
