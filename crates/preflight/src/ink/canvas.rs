//! The plates of a page.

use jpeg_encoder::{ColorType, Encoder};

use super::SQUARE_PIXELS;
use super::coverage::Coverage;
use super::overlap::Painted;
use super::place::{Place, share};
use crate::Thumbnail;
use crate::syntax::Inks;
use crate::work::{self, Held};

/// How a colour meets what lies below it (ISO 32000-1, 11.3.5). Modes that are not told apart
/// here cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Blend {
    #[default]
    Cover,
    Multiply,
    Screen,
    Darken,
    Lighten,
}

/// A colour as it is laid down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Laid {
    pub(crate) inks: Inks,
    /// The inks that are laid down or taken away; the others stay as they are.
    pub(crate) plates: [bool; 4],
    /// How much of what is below it covers, of 0 to 1.
    pub(crate) opacity: f32,
    pub(crate) blend: Blend,
}

/// Four plates of ink, and how much anything covers.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    plates: Vec<Inks>,
    covered: Vec<f32>,
    painted: Painted,
    /// Around all that was laid down.
    laid: Option<Place>,
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

/// The quality of thumbnails: they are looked at, not printed.
const QUALITY: u8 = 72;

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
            plates: vec![[0.0; 4]; count],
            covered: vec![0.0; count],
            painted: Painted::new(width, height),
            laid: None,
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

    /// Lays a colour down, by pixel.
    pub(crate) fn lay(
        &mut self,
        coverage: &Coverage,
        colour: impl Fn(usize, usize) -> Option<Laid>,
    ) {
        let place = coverage.place;
        self.laid = Some(self.laid.map_or(place, |laid| laid.around_both(place)));
        let mut is_seen = false;
        let mut count = 0;
        for y in place.top..place.bottom {
            for (x, &cover) in (place.left..).zip(coverage.row(y)) {
                if cover == 0 {
                    continue;
                }
                count += 1;
                let Some(laid) = colour(x, y) else { continue };
                let at = y * self.width + x;
                let part = f32::from(cover) / 255.0 * laid.opacity;
                let below = &mut self.plates[at];
                for ((below, s), plate) in
                    below.iter_mut().zip(laid.inks).zip(laid.plates)
                {
                    if !plate {
                        continue;
                    }
                    let b = *below;
                    // Inks take light away: what is multiplied are the lights that are left.
                    let mixed = match laid.blend {
                        Blend::Cover => s,
                        Blend::Multiply => 1.0 - (1.0 - b) * (1.0 - s),
                        Blend::Screen => b * s,
                        Blend::Darken => b.max(s),
                        Blend::Lighten => b.min(s),
                    };
                    *below = b + part * (mixed - b);
                }
                self.covered[at] += part * (1.0 - self.covered[at]);
                let inks = |inks: &Inks| inks.iter().sum::<f32>() > VISIBLE;
                if laid.opacity > 0.0 && (inks(&laid.inks) || inks(below)) {
                    self.painted.ink(at, cover);
                    is_seen = true;
                }
            }
        }
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
        self.plates[y * self.width + x]
    }

    /// How much of a pixel anything covers.
    pub(crate) fn covered(&self, x: usize, y: usize) -> f32 {
        self.covered[y * self.width + x]
    }

    /// How much of each ink there is within a rectangle of pixels (left, top, right and bottom), in
    /// pixels of full ink; pixels at its edge count by their share.
    pub(crate) fn sums(&self, sides: [f64; 4]) -> [f64; 4] {
        let mut sums = [0.0; 4];
        let place = Place::around(sides, self.width, self.height);
        let Some(place) = place.filter(|_| self.laid.is_some()) else { return sums };
        let [left, top, right, bottom] = sides;
        let (first, last) = (place.left, place.right - 1);
        for y in place.top..place.bottom {
            let row = &self.plates[y * self.width..][place.left..place.right];
            let mut whole = [0.0f32; 4];
            for inks in row {
                whole.iter_mut().zip(inks).for_each(|(sum, ink)| *sum += ink);
            }
            let [from, to] = [first, last].map(|x| 1.0 - share(x, left, right));
            let to = if first == last { 0.0 } else { to };
            for (plate, sum) in sums.iter_mut().enumerate() {
                let edges = from * f64::from(row[0][plate])
                    + to * f64::from(row[row.len() - 1][plate]);
                *sum += share(y, top, bottom) * (f64::from(whole[plate]) - edges);
            }
        }
        sums
    }

    /// The highest mean of all four inks over a square of 15 mm, in percent, and its upper left
    /// corner in pixels. A page that is smaller is one square.
    pub(crate) fn most_ink(&self) -> (f64, (usize, usize)) {
        let side = SQUARE_PIXELS;
        let (across, down) = (side.min(self.width), side.min(self.height));
        if across == 0 || down == 0 {
            return (0.0, (0, 0));
        }
        // Squares that hold nothing are not looked at.
        let Some(laid) = self.laid else { return (0.0, (0, 0)) };
        let first = |low: usize, side: usize| (low + 1).saturating_sub(side);
        let last = |high: usize, all: usize, side: usize| (high - 1).min(all - side);
        let (left, top) = (first(laid.left, across), first(laid.top, down));
        let right = last(laid.right, self.width, across);
        let bottom = last(laid.bottom, self.height, down);
        // Sums of all that is above and left of a corner.
        let stride = right - left + across + 1;
        let mut sums = vec![0.0f64; stride * (bottom - top + down + 1)];
        for y in 0..bottom - top + down {
            let mut row = 0.0;
            for x in 0..stride - 1 {
                let inks = self.at(left + x, top + y);
                row += inks.iter().map(|&ink| f64::from(ink)).sum::<f64>();
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        let mut most = (0.0, (0, 0));
        for y in 0..=bottom - top {
            for x in 0..=right - left {
                let sum = sums[(y + down) * stride + x + across]
                    - sums[y * stride + x + across]
                    - sums[(y + down) * stride + x]
                    + sums[y * stride + x];
                if sum > most.0 {
                    most = (sum, (left + x, top + y));
                }
            }
        }
        (most.0 * 100.0 / (side * side) as f64, most.1)
    }

    /// How it will look, without a profile: only to find one's way.
    pub(crate) fn thumbnail(&self, [left, top, right, bottom]: [usize; 4]) -> Thumbnail {
        let (right, bottom) = (right.min(self.width), bottom.min(self.height));
        let (left, top) = (left.min(right), top.min(bottom));
        let mut pixels = Vec::with_capacity((right - left) * (bottom - top) * 3);
        for y in top..bottom {
            for x in left..right {
                let [cyan, magenta, yellow, black] = self.at(x, y);
                // Printed inks are not as pure as their names.
                let light = |one: f32, side: f32| {
                    let value = (1.0 - one) * (1.0 - 0.18 * side) * (1.0 - 0.92 * black);
                    (value.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
                };
                pixels.push(light(cyan, magenta * 0.2));
                pixels.push(light(magenta, (cyan + yellow * 0.2).min(1.0)));
                pixels.push(light(yellow, (magenta + cyan * 0.3).min(1.0)));
            }
        }
        let (width, height) = (right - left, bottom - top);
        let mut jpeg = Vec::new();
        let sides = (u16::try_from(width), u16::try_from(height));
        if let (Ok(width), Ok(height)) = sides
            && width > 0
            && height > 0
        {
            let encoder = Encoder::new(&mut jpeg, QUALITY);
            // Only pictures without pixels are refused; then there is none.
            let _ = encoder.encode(&pixels, width, height, ColorType::Rgb);
        }
        Thumbnail { width: width as u32, height: height as u32, jpeg }
    }
}
