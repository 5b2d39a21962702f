//! The plates of a page.

use super::coverage::Coverage;
use super::laid::{Blend, Laid, mix};
use super::most_ink::most_ink;
use super::overlap::Painted;
use super::place::Place;
use super::sheet::Sheet;
use super::sums::sums;
use super::thumbnail::thumbnail;
use crate::Thumbnail;
use crate::syntax::Inks;
use crate::work::{self, Held};

/// Whether anything is seen of inks.
fn is_visible(inks: &Inks) -> bool {
    inks.iter().sum::<f32>() > VISIBLE
}

/// Four plates of ink, and how much anything covers.
#[derive(Debug)]
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    sheet: Sheet,
    painted: Painted,
    /// Whether anything was painted whose inks are not known.
    pub(crate) is_unknown: bool,
    /// The memory that all of this holds.
    _held: Held,
}

/// The bytes of a pixel: its inks, how much of it is covered, and how much is inked.
const PIXEL_BYTES: usize = size_of::<Inks>() + size_of::<f32>() + 1;

/// The work of a pixel that is looked at and of one that is laid down, and of one of a new canvas.
const LOOK_WORK: u64 = 1;
const LAID_WORK: u64 = 11;
const BARE_WORK: u64 = 2;

/// Less ink than this is not seen.
const VISIBLE: f32 = 0.004;

impl Canvas {
    /// Bare paper.
    pub(crate) fn new(width: usize, height: usize) -> Self {
        let count = width * height;
        work::spend(BARE_WORK * count as u64);
        Self {
            width,
            height,
            sheet: Sheet::new(width, height),
            painted: Painted::new(width, height),
            is_unknown: false,
            _held: Held::new(count * PIXEL_BYTES),
        }
    }

    /// Begins to draw apart, on bare paper of another size; returns the canvas to go on with.
    pub(crate) fn begin(&mut self, width: usize, height: usize) -> Self {
        let mut apart = Self::new(width, height);
        // What a page may be compared with is bounded for all of its canvases together.
        apart.painted.work = self.painted.work;
        std::mem::replace(self, apart)
    }

    /// Begins to draw a group apart, on bare paper that lies on what was painted so far.
    pub(crate) fn begin_group(&mut self) -> Self {
        let mut below = self.begin(self.width, self.height);
        std::mem::swap(&mut self.painted, &mut below.painted);
        below
    }

    /// Goes on with the canvas below; returns what was drawn apart.
    pub(crate) fn end(&mut self, mut below: Self) -> Self {
        below.is_unknown |= self.is_unknown;
        below.painted.work = self.painted.work;
        std::mem::replace(self, below)
    }

    /// The same for a group, which counts as painted.
    pub(crate) fn end_group(&mut self, mut below: Self) -> Self {
        std::mem::swap(&mut self.painted, &mut below.painted);
        below.is_unknown |= self.is_unknown;
        std::mem::replace(self, below)
    }

    /// The inks of a pixel as they are where it is covered, and how much of it is.
    pub(crate) fn own(&self, x: usize, y: usize) -> (Inks, f32) {
        let cover = self.covered(x, y);
        // What is half covered holds half the ink already.
        (self.at(x, y).map(|ink| (ink / cover.max(1e-3)).min(1.0)), cover)
    }

    /// Lays one colour down.
    pub(crate) fn lay_flat(&mut self, coverage: &Coverage, laid: Laid) {
        let place = coverage.place;
        self.sheet.lay(place);
        let is_visible = is_visible(&laid.inks);
        let mut is_seen = false;
        let mut count = 0;
        for y in place.top..place.bottom {
            let mut at = y * self.width + place.left;
            for run in coverage.row(y).chunk_by(|one, other| one == other) {
                let (pixels, cover) = (at..at + run.len(), run[0]);
                at = pixels.end;
                if cover == 0 {
                    continue;
                }
                count += run.len() as u64;
                let part = f32::from(cover) / 255.0 * laid.opacity;
                let below = &mut self.sheet.plates[pixels.clone()];
                match laid.blend {
                    Blend::Cover if laid.plates == [true; 4] => {
                        below.iter_mut().for_each(|it| mix(it, laid.inks, part));
                    }
                    _ => below.iter_mut().for_each(|it| laid.blended(it, part)),
                }
                for covered in &mut self.sheet.covered[pixels.clone()] {
                    *covered += part * (1.0 - *covered);
                }
                if laid.opacity <= 0.0 {
                    continue;
                }
                let below = &self.sheet.plates[pixels.clone()];
                for (inked, below) in self.painted.inked(pixels).iter_mut().zip(below) {
                    if is_visible || self::is_visible(below) {
                        *inked = cover.max(*inked);
                        is_seen = true;
                    }
                }
            }
        }
        self.laid_down(coverage, count, is_seen);
    }

    /// Lays colours down, pixel by pixel.
    pub(crate) fn lay(
        &mut self,
        coverage: &Coverage,
        colour: impl Fn(usize, usize) -> Option<Laid>,
    ) {
        self.lay_each(coverage, |x, y, cover, below| {
            let laid = colour(x, y)?;
            laid.blended(below, cover * laid.opacity);
            Some((laid.inks, laid.opacity))
        });
    }

    /// The same for colours of all inks that cover what is below, each with its opacity.
    pub(crate) fn lay_over(
        &mut self,
        coverage: &Coverage,
        colour: impl Fn(usize, usize) -> Option<(Inks, f32)>,
    ) {
        self.lay_each(coverage, |x, y, cover, below| {
            let (inks, opacity) = colour(x, y)?;
            mix(below, inks, cover * opacity);
            Some((inks, opacity))
        });
    }

    /// Has each pixel laid down by what is given its place, how much of it is covered and what lies
    /// below, and tells which inks it was, and their opacity.
    #[inline]
    fn lay_each(
        &mut self,
        coverage: &Coverage,
        lay: impl Fn(usize, usize, f32, &mut Inks) -> Option<(Inks, f32)>,
    ) {
        let place = coverage.place;
        self.sheet.lay(place);
        let mut is_seen = false;
        let mut count = 0;
        for y in place.top..place.bottom {
            let pixels = y * self.width + place.left..y * self.width + place.right;
            let plates = self.sheet.plates[pixels.clone()].iter_mut();
            let covered = self.sheet.covered[pixels.clone()].iter_mut();
            let inked = self.painted.inked(pixels).iter_mut();
            let row = (place.left..).zip(coverage.row(y));
            for (((x, &cover), below), (covered, inked)) in
                row.zip(plates).zip(covered.zip(inked))
            {
                if cover == 0 {
                    continue;
                }
                count += 1;
                let part = f32::from(cover) / 255.0;
                let Some((inks, opacity)) = lay(x, y, part, below) else { continue };
                *covered += part * opacity * (1.0 - *covered);
                if opacity > 0.0 && (is_visible(&inks) || is_visible(below)) {
                    *inked = cover.max(*inked);
                    is_seen = true;
                }
            }
        }
        self.laid_down(coverage, count, is_seen);
    }

    /// Takes down what was laid down: so many pixels, and whether any of them can be seen.
    fn laid_down(&mut self, coverage: &Coverage, count: u64, is_seen: bool) {
        work::spend(LOOK_WORK * coverage.pixels() + LAID_WORK * count);
        if is_seen {
            self.painted.push(coverage);
        }
    }

    /// Whether `coverage` lies on anything that can be seen. That `is_exact` is false says that
    /// its pixels are wider than its outline.
    pub(crate) fn is_on_ink(&mut self, coverage: &Coverage, is_exact: bool) -> bool {
        self.painted.is_under(coverage, is_exact)
    }

    /// Whether any of `coverage` lies within a rectangle of pixels: left, top, right and bottom.
    pub(crate) fn reaches_into(&mut self, coverage: &Coverage, sides: [f64; 4]) -> bool {
        self.painted.reaches_into(coverage, sides)
    }

    /// The inks of a pixel.
    pub(crate) fn at(&self, x: usize, y: usize) -> Inks {
        self.sheet.plates[y * self.width + x]
    }

    /// How much of a pixel anything covers.
    pub(crate) fn covered(&self, x: usize, y: usize) -> f32 {
        self.sheet.covered[y * self.width + x]
    }

    /// How much of each ink there is within a rectangle of pixels (left, top, right and bottom), in
    /// pixels of full ink; pixels at its edge count by their share.
    pub(crate) fn sums(&self, sides: [f64; 4]) -> [f64; 4] {
        let place = Place::around(sides, self.width, self.height);
        match place.filter(|_| self.sheet.laid.is_some()) {
            Some(place) => sums(&self.sheet.plates, self.width, sides, place),
            None => [0.0; 4],
        }
    }

    /// The highest mean of all four inks over a square of 15 mm, in percent, and its upper left
    /// corner in pixels.
    pub(crate) fn most_ink(&self) -> (f64, (usize, usize)) {
        most_ink(&self.sheet.plates, self.width, self.height, self.sheet.laid)
    }

    /// How a rectangle of pixels (left, top, right and bottom) will look.
    pub(crate) fn thumbnail(&self, [left, top, right, bottom]: [usize; 4]) -> Thumbnail {
        let (right, bottom) = (right.min(self.width), bottom.min(self.height));
        let (left, top) = (left.min(right), top.min(bottom));
        let row = |y: usize| &self.sheet.plates[y * self.width..][left..right];
        thumbnail((top..bottom).map(row), right - left, bottom - top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_colour_is_laid_down_as_many_of_the_same_are() {
        let place = Place { left: 1, top: 0, right: 9, bottom: 2 };
        let values = [0, 255, 255, 255, 17, 17, 90, 0, 255, 255, 0, 0, 128, 128, 1, 254];
        let coverage = Coverage::of(place, values.to_vec());
        let (mut flat, mut single) = (Canvas::new(10, 3), Canvas::new(10, 3));
        for blend in [Blend::Cover, Blend::Multiply, Blend::Screen, Blend::Darken] {
            for (plates, opacity) in
                [([true; 4], 1.0), ([true; 4], 0.3), ([true, false, true, false], 0.7)]
            {
                for inks in [[0.1, 0.9, 0.0, 0.45], [0.0; 4]] {
                    let laid = Laid { inks, plates, opacity, blend };
                    flat.lay_flat(&coverage, laid);
                    single.lay(&coverage, |_, _| Some(laid));
                    assert_eq!(flat.sheet.plates, single.sheet.plates, "{laid:?}");
                    assert_eq!(flat.sheet.covered, single.sheet.covered, "{laid:?}");
                    assert_eq!(
                        flat.is_on_ink(&coverage, true),
                        single.is_on_ink(&coverage, true)
                    );
                }
            }
        }
    }
}
