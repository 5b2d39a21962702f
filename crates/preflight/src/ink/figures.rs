//! Figures as they are filled, and those that were filled already: the pages of a booklet have
//! their headings in common, and what one booklet tells another may tell again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::coverage::Coverage;
use super::place::Place;
use super::scan::{self, Effort};
use crate::work;

/// Up to how many pixels a figure is small, and how much finer it is drawn then.
const SMALL: usize = 1024;
const FINE: usize = 4;

/// From how many pixels of height letters have stems that no sample misses.
const LETTERS: f32 = 3.0;

/// The work of a figure apart from its pixels, and of each of those.
const FIGURE_WORK: u64 = 400;
const PIXEL_WORK: u64 = 1;

/// From how many points on and up to how many pixels a figure is kept: others are filled as fast as
/// they are looked for, or take much room.
const KEPT_POINTS: usize = 16;
const KEPT_PIXELS: usize = 1 << 16;

/// The most bytes of figures that are kept, and how many one takes beside its pixels.
const LIMIT: usize = 32 << 20;
const FIGURE_BYTES: usize = 128;

/// The hash of a path and of all that it is filled by.
type Key = [u8; 32];

/// How much of each pixel of its place a figure covers, with the work of finding that out.
#[derive(Debug, Clone)]
struct Figure {
    values: Arc<Vec<u8>>,
    work: u64,
}

/// Figures of all files that are judged in one go.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    figures: BTreeMap<Key, Figure>,
    bytes: usize,
}

impl Figures {
    /// What a path covers within a picture of `width` and `height`; nothing if it takes more work
    /// than the page may.
    pub(crate) fn fill(
        &self,
        path: &Path,
        rule: FillRule,
        width: usize,
        height: usize,
    ) -> Option<Coverage> {
        self.fill_finely(path, rule, width, height, FINE)
    }

    /// What letters cover, whose stems are not as thin as lines may be.
    pub(crate) fn fill_letters(
        &self,
        path: &Path,
        width: usize,
        height: usize,
    ) -> Option<Coverage> {
        // Those of a few pixels may be.
        let finest = if path.bounds().height() < LETTERS { FINE } else { 1 };
        self.fill_finely(path, FillRule::Winding, width, height, finest)
    }

    fn fill_finely(
        &self,
        path: &Path,
        rule: FillRule,
        width: usize,
        height: usize,
        finest: usize,
    ) -> Option<Coverage> {
        let bounds = path.bounds();
        let sides = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
        let place = Place::around(sides.map(f64::from), width, height)?;
        let pixels = place.width() * place.height();
        // Small figures are often of lines thinner than the rasterizer's samples.
        let fine = if pixels <= SMALL { finest } else { 1 };
        let is_kept = path.len() >= KEPT_POINTS && pixels <= KEPT_PIXELS;
        let key = is_kept.then(|| key(path, rule, place, fine));
        let known = key.and_then(|key| self.known().figures.get(&key).cloned());
        if let Some(Figure { values, work }) = known {
            let is_afforded = work::affords(work);
            return is_afforded.then(|| Coverage::filled(path, rule, place, values));
        }
        let effort = Effort::of(path, place);
        let work =
            FIGURE_WORK + PIXEL_WORK * (pixels * fine * fine) as u64 + effort.work();
        if effort.is_too_much() {
            work::give_up();
        }
        if !work::affords(work) {
            return None;
        }
        let values = match effort.is_dense() {
            true => scan::fill(path, rule, place),
            false => filled(path, rule, place, fine)?,
        };
        let values = Arc::new(values);
        if let Some(key) = key {
            self.keep(key, Figure { values: values.clone(), work });
        }
        Some(Coverage::filled(path, rule, place, values))
    }

    /// Keeps a figure, and forgets all others if they are too many.
    fn keep(&self, key: Key, figure: Figure) {
        let bytes = figure.values.len() + FIGURE_BYTES;
        let mut known = self.known();
        known.bytes += bytes;
        if known.bytes > LIMIT {
            (known.figures, known.bytes) = (BTreeMap::new(), bytes);
        }
        known.figures.insert(key, figure);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What tells the coverage of a path from all others.
fn key(path: &Path, rule: FillRule, place: Place, fine: usize) -> Key {
    let (points, verbs) = (path.points(), path.verbs());
    let mut bytes = Vec::with_capacity(8 * points.len() + verbs.len() + 64);
    for point in points {
        bytes.extend_from_slice(&point.x.to_le_bytes());
        bytes.extend_from_slice(&point.y.to_le_bytes());
    }
    bytes.extend(verbs.iter().map(|&verb| verb as u8));
    bytes.push(u8::from(rule == FillRule::EvenOdd));
    for number in [place.left, place.top, place.right, place.bottom, fine] {
        bytes.extend_from_slice(&(number as u64).to_le_bytes());
    }
    *blake3::hash(&bytes).as_bytes()
}

/// How much of each pixel of a place a path covers, row by row, drawn so many times finer.
fn filled(path: &Path, rule: FillRule, place: Place, fine: usize) -> Option<Vec<u8>> {
    let (across, down) = (place.width(), place.height());
    let mut mask = Mask::new((across * fine) as u32, (down * fine) as u32)?;
    let shift = Transform::from_translate(-(place.left as f32), -(place.top as f32));
    mask.fill_path(path, rule, true, shift.post_scale(fine as f32, fine as f32));
    let values = mask.take();
    if fine == 1 {
        return Some(values);
    }
    let line = across * fine;
    let mean = |at: usize| {
        let (x, y) = (at % across * fine, at / across * fine);
        let rows = (y..y + fine).map(|y| &values[y * line + x..][..fine]);
        let sum: usize = rows.flatten().map(|&value| usize::from(value)).sum();
        ((sum + fine * fine / 2) / (fine * fine)) as u8
    };
    Some((0..across * down).map(mean).collect())
}

#[cfg(test)]
mod tests {
    use tiny_skia::PathBuilder;

    use super::*;
    use crate::work::Seen;

    /// A star, whose points are those of a circle.
    fn star(x: f32) -> Path {
        let mut path = PathBuilder::new();
        for at in 0..20 {
            let (sine, cosine) = (at as f32 * 2.2).sin_cos();
            let to = (x + 9.0 * sine, 12.0 + 9.0 * cosine);
            if at == 0 { path.move_to(to.0, to.1) } else { path.line_to(to.0, to.1) }
        }
        path.close();
        path.finish().expect("a path")
    }

    #[test]
    fn what_is_known_covers_the_same_and_takes_the_same_work() {
        let figures = Figures::default();
        for rule in [FillRule::Winding, FillRule::EvenOdd] {
            for x in [11.0, 11.25, 30.0] {
                let filled = |figures: &Figures| {
                    work::measure(1 << 20, &Seen::default(), || {
                        let it = figures.fill(&star(x), rule, 32, 32).expect("a star");
                        let rows = it.place.top..it.place.bottom;
                        rows.flat_map(|y| it.row(y).to_vec()).collect::<Vec<u8>>()
                    })
                };
                let [first, known] = [(); 2].map(|()| filled(&figures));
                let fresh = filled(&Figures::default());
                assert_eq!((&first.0, first.1.work), (&fresh.0, fresh.1.work));
                assert_eq!((&known.0, known.1.work), (&fresh.0, fresh.1.work));
            }
        }
        assert_eq!(figures.known().figures.len(), 6);
    }

    #[test]
    fn what_is_known_is_not_free() {
        let figures = Figures::default();
        let fill = || figures.fill(&star(11.0), FillRule::Winding, 32, 32);
        assert!(fill().is_some());
        assert!(work::measure(1, &Seen::default(), fill).0.is_none());
    }
}
