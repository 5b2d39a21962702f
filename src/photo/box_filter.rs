//! A box filter in linear light: the first and largest step down in size.

use super::raster::{Raster, Samples};
use super::tone_curve::Curves;

/// Boxes around an area that the Lanczos filter reads.
pub(super) const MARGIN: usize = 6;

/// Side of the largest box in pixels: the sum of its samples fits 32 bits.
const LARGEST_BOX: usize = 128;

/// A row of boxes in one direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Boxes {
    /// The first pixel of the first box.
    pub(super) start: usize,
    /// One past the last pixel of the last box.
    pub(super) end: usize,
    /// Pixels of a box in this direction.
    pub(super) size: usize,
    /// Number of boxes; the last may be cut off.
    pub(super) count: usize,
}

impl Boxes {
    /// Divides the part of `length` pixels from `from` on, of `whole` pixels, into boxes with a
    /// margin, so that at least `to` boxes cover it.
    pub(super) fn new(from: f64, length: f64, to: usize, whole: usize) -> Self {
        let size = ((length / to as f64 + 1e-6) as usize).clamp(1, LARGEST_BOX);
        let start = (from.max(0.0) as usize).saturating_sub(MARGIN * size);
        let end = ((from + length).ceil() as usize + MARGIN * size).min(whole);
        let start = start.min(end.saturating_sub(1));
        Self { start, end, size, count: (end - start).div_ceil(size) }
    }

    /// Returns the boxes from number `first` up to `end`.
    pub(super) fn part(self, first: usize, end: usize) -> Self {
        let (first, end) = (first.min(self.count - 1), end.min(self.count));
        Self {
            start: self.start + first * self.size,
            end: (self.start + end * self.size).min(self.end),
            size: self.size,
            count: end - first,
        }
    }
}

/// Averages a band of boxes in linear light, to 16-bit samples.
pub(super) fn average_band(
    raster: &Raster,
    curves: &Curves,
    x: Boxes,
    y: Boxes,
) -> Vec<u16> {
    match (&raster.samples, curves) {
        (Samples::Eight(samples), Curves::Each(curves)) => {
            let tables: Vec<&[u16]> =
                curves.iter().map(|curve| &curve.light_of_eight[..]).collect();
            average_each(samples, raster, x, y, &tables)
        }
        (Samples::Sixteen(samples), Curves::Each(curves)) => {
            let tables: Vec<&[u16]> =
                curves.iter().map(|curve| &curve.light_of_sixteen[..]).collect();
            average_each(samples, raster, x, y, &tables)
        }
        (Samples::Eight(samples), Curves::None) => {
            average_plain(samples, raster, x, y, |value| u16::from(value) * 257)
        }
        (Samples::Sixteen(samples), Curves::None) => {
            average_plain(samples, raster, x, y, |value| value)
        }
    }
}

/// Averages samples that each go through a tone curve, given as tables.
fn average_each<T: Copy + Sync + Into<usize>>(
    samples: &[T],
    raster: &Raster,
    x: Boxes,
    y: Boxes,
    tables: &[&[u16]],
) -> Vec<u16> {
    match tables {
        [grey] => average(samples, raster, x, y, |[value]: [T; 1]| {
            [u32::from(grey[value.into()])]
        }),
        [red, green, blue] => average(samples, raster, x, y, |[r, g, b]: [T; 3]| {
            [
                u32::from(red[r.into()]),
                u32::from(green[g.into()]),
                u32::from(blue[b.into()]),
            ]
        }),
        _ => Vec::new(),
    }
}

/// Averages samples as they are, widened to 16 bits.
fn average_plain<T: Copy + Sync>(
    samples: &[T],
    raster: &Raster,
    x: Boxes,
    y: Boxes,
    widen: impl Fn(T) -> u16 + Sync,
) -> Vec<u16> {
    average(samples, raster, x, y, |pixel: [T; 4]| {
        pixel.map(|value| u32::from(widen(value)))
    })
}

/// Averages boxes of pixels of `N` samples, which `light` converts to linear light.
fn average<T: Copy + Sync, const N: usize>(
    samples: &[T],
    raster: &Raster,
    x: Boxes,
    y: Boxes,
    light: impl Fn([T; N]) -> [u32; N] + Sync,
) -> Vec<u16> {
    let pixels = samples.as_chunks::<N>().0;
    let mut boxes = vec![0; x.count * y.count * N];
    for (row, output) in boxes.chunks_mut(x.count * N).enumerate() {
        let first = y.start + row * y.size;
        let last = (first + y.size).min(y.end);
        let lines = &pixels[first * raster.width..last * raster.width];
        let lines = || lines.chunks_exact(raster.width).map(|line| &line[x.start..x.end]);
        let output = output.as_chunks_mut::<N>().0;
        match (x.size, last - first) {
            (1, 1) => average_row::<T, N, 1>(output, lines(), &light),
            (2, 2) => average_row::<T, N, 2>(output, lines(), &light),
            (3, 3) => average_row::<T, N, 3>(output, lines(), &light),
            (4, 4) => average_row::<T, N, 4>(output, lines(), &light),
            (size, _) => average_any(output, lines(), size, &light),
        }
        // The last box may be cut off by the picture's edge.
        let rest = (x.end - x.start) % x.size;
        if rest != 0 {
            let edge = lines().map(|line| &line[line.len() - rest..]);
            let end = output.len() - 1;
            average_any(&mut output[end..], edge, rest, &light);
        }
    }
    boxes
}

/// Averages `SIZE` lines to a row of boxes with sides of `SIZE` pixels.
#[inline]
fn average_row<'a, T: Copy + 'a, const N: usize, const SIZE: usize>(
    output: &mut [[u16; N]],
    mut lines: impl Iterator<Item = &'a [[T; N]]>,
    light: &impl Fn([T; N]) -> [u32; N],
) {
    let lines: [&[[T; N]]; SIZE] =
        std::array::from_fn(|_| lines.next().unwrap_or_default());
    let lines = lines.map(|line| line.as_chunks::<SIZE>().0);
    let whole = lines.iter().map(|line| line.len()).min().unwrap_or(0).min(output.len());
    let lines = lines.map(|line| &line[..whole]);
    let area = (SIZE * SIZE) as u32;
    for (column, output) in output[..whole].iter_mut().enumerate() {
        let mut sum = [area / 2; N];
        for line in lines {
            for pixel in line[column] {
                let light = light(pixel);
                for channel in 0..N {
                    sum[channel] += light[channel];
                }
            }
        }
        *output = sum.map(|sum| (sum / area) as u16);
    }
}

/// Averages any number of lines to a row of boxes `size` pixels wide.
fn average_any<'a, T: Copy + 'a, const N: usize>(
    output: &mut [[u16; N]],
    lines: impl Iterator<Item = &'a [[T; N]]>,
    size: usize,
    light: &impl Fn([T; N]) -> [u32; N],
) {
    let mut sums = vec![[0; N]; output.len()];
    let mut rows = 0;
    for line in lines {
        rows += 1;
        for (sum, neighbours) in sums.iter_mut().zip(line.chunks_exact(size)) {
            for pixel in neighbours {
                let light = light(*pixel);
                for channel in 0..N {
                    sum[channel] += light[channel];
                }
            }
        }
    }
    let area = size as u32 * rows;
    for (output, sum) in output.iter_mut().zip(sums) {
        *output = sum.map(|sum| ((sum + area / 2) / area.max(1)) as u16);
    }
}
