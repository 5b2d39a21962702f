//! The part of a picture that is wanted, at the size that is wanted, averaged as light.
//!
//! Large pictures are first averaged in whole boxes of pixels, straight from the decoded
//! samples through the tone curve; a Lanczos filter does the rest. Both work in bands of
//! rows, so that no second picture of the source's size is ever needed.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use rayon::prelude::*;

use super::fault::PhotoFault;
use super::raster::{Model, Raster, Samples};
use super::tone_curve::Curves;

/// Pixels around the wanted part that the Lanczos filter looks at, in boxes.
const MARGIN: usize = 6;

/// Rows of the result that are made in one go.
const BAND: usize = 128;

/// The largest box: sums of its samples still fit 32 bits.
const LARGEST_BOX: usize = 128;

/// A rectangle of stored pixels and the size that it shall have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Where it begins, in pixels.
    pub(super) left: f64,
    /// Where it begins, in pixels.
    pub(super) top: f64,
    /// Its width in pixels.
    pub(super) width: f64,
    /// Its height in pixels.
    pub(super) height: f64,
    /// Width of the result in pixels, not larger than its own.
    pub(super) to_width: usize,
    /// Height of the result in pixels, not larger than its own.
    pub(super) to_height: usize,
}

/// How one direction is averaged in boxes.
#[derive(Debug, Clone, Copy)]
struct Boxes {
    /// The first pixel of the first box.
    start: usize,
    /// One past the last pixel of the last box.
    end: usize,
    /// Pixels of a box.
    size: usize,
    /// How many boxes there are; the last may be cut off.
    count: usize,
}

impl Boxes {
    /// Boxes for the part from `from`, `length` long, of `whole` pixels.
    fn new(from: f64, length: f64, to: usize, whole: usize) -> Self {
        let size = ((length / to as f64 + 1e-6) as usize).clamp(1, LARGEST_BOX);
        let start = (from.max(0.0) as usize).saturating_sub(MARGIN * size);
        let end = ((from + length).ceil() as usize + MARGIN * size).min(whole);
        let start = start.min(end.saturating_sub(1));
        Self { start, end, size, count: (end - start).div_ceil(size) }
    }

    /// The boxes from number `first` up to `end`.
    fn part(self, first: usize, end: usize) -> Self {
        let (first, end) = (first.min(self.count - 1), end.min(self.count));
        Self {
            start: self.start + first * self.size,
            end: (self.start + end * self.size).min(self.end),
            size: self.size,
            count: end - first,
        }
    }
}

impl Area {
    /// Bytes that are needed beside the decoded pixels, on `threads` threads, to resample.
    pub(super) fn resampling(&self, whole: u32, channels: u64, threads: usize) -> u64 {
        let x = Boxes::new(self.left, self.width, self.to_width, whole as usize);
        let threads = threads.min(self.to_height.div_ceil(BAND));
        // Of each band: boxes at up to two for a row, and rows filtered in one direction.
        let band = (threads * (2 * BAND + 4 * MARGIN) * (x.count + self.to_width)) as u64;
        2 * channels * (band + (self.to_width * self.to_height) as u64)
    }

    /// Bytes that are needed once it is resampled: the result, brightness or inks, the
    /// same turned, and the JPEG.
    pub(super) fn finishing(&self, channels: u64) -> u64 {
        (2 * channels + 10) * (self.to_width * self.to_height) as u64
    }
}

/// Samples of 16 bits for the area of the picture, in the source's own encoding.
pub(super) fn resample(
    raster: &Raster,
    area: &Area,
    curves: &Curves,
) -> Result<Vec<u16>, PhotoFault> {
    let x = Boxes::new(area.left, area.width, area.to_width, raster.width);
    let y = Boxes::new(area.top, area.height, area.to_height, raster.height);
    let row = area.to_width * raster.model.channels();
    let mut samples = vec![0u16; row * area.to_height];
    samples.par_chunks_mut(row * BAND).enumerate().try_for_each_init(
        Resizer::new,
        |resizer, (number, band)| {
            let (area, y) = rows(area, y, number * BAND, band.len() / row);
            let boxes = average_band(raster, curves, x, y);
            filter(&boxes, band, raster.model, &area, x, y, resizer)?;
            if let Curves::Each(curves) = curves {
                let tables: Vec<&[u16]> =
                    curves.iter().map(|curve| &curve.value[..]).collect();
                encode_row(band, &tables);
            }
            Ok::<(), PhotoFault>(())
        },
    )?;
    Ok(samples)
}

/// The part of an area that becomes `count` rows of the result from `first` on, and the
/// boxes that the filter looks at for them.
fn rows(area: &Area, y: Boxes, first: usize, count: usize) -> (Area, Boxes) {
    let step = area.height / area.to_height as f64;
    let top = area.top + step * first as f64;
    let height = step * count as f64;
    let boxes = |pixels: f64| (pixels - y.start as f64) / y.size as f64;
    let first = (boxes(top).max(0.0) as usize).saturating_sub(MARGIN);
    let end = boxes(top + height).max(0.0).ceil() as usize + MARGIN;
    (Area { top, height, to_height: count, ..*area }, y.part(first, end))
}

/// Averages the samples of a band of boxes as light.
fn average_band(raster: &Raster, curves: &Curves, x: Boxes, y: Boxes) -> Vec<u16> {
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

/// Turns light into values.
fn encode_row(row: &mut [u16], tables: &[&[u16]]) {
    if let [red, green, blue] = tables {
        for pixel in row.as_chunks_mut::<3>().0 {
            pixel[0] = red[usize::from(pixel[0])];
            pixel[1] = green[usize::from(pixel[1])];
            pixel[2] = blue[usize::from(pixel[2])];
        }
    } else if let [grey] = tables {
        for sample in row {
            *sample = grey[usize::from(*sample)];
        }
    }
}

/// Boxes of samples that go through a curve each.
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

/// Boxes of samples as they are.
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

/// Averages boxes of pixels of `N` samples, each made light by `light`.
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

/// Averages `SIZE` lines to boxes of `SIZE` pixels.
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

/// Averages lines to boxes `size` pixels wide.
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

/// Brings boxes to the wanted size.
fn filter(
    boxes: &[u16],
    samples: &mut [u16],
    model: Model,
    area: &Area,
    x: Boxes,
    y: Boxes,
    resizer: &mut Resizer,
) -> Result<(), PhotoFault> {
    let left = (area.left - x.start as f64) / x.size as f64;
    let top = (area.top - y.start as f64) / y.size as f64;
    let width = (area.width / x.size as f64).min(x.count as f64 - left);
    let height = (area.height / y.size as f64).min(y.count as f64 - top);
    let whole = (x.count, y.count) == (area.to_width, area.to_height);
    if whole && left == 0.0 && top == 0.0 {
        samples.copy_from_slice(boxes);
        return Ok(());
    }
    let pixel = match model {
        Model::Gray => PixelType::U16,
        Model::Rgb => PixelType::U16x3,
        Model::Cmyk => PixelType::U16x4,
    };
    let ours = |reason: String| PhotoFault::Ours(format!("failed to resample: {reason}"));
    let source =
        ImageRef::new(x.count as u32, y.count as u32, bytemuck::cast_slice(boxes), pixel)
            .map_err(|error| ours(error.to_string()))?;
    let mut target = Image::from_slice_u8(
        area.to_width as u32,
        area.to_height as u32,
        bytemuck::cast_slice_mut(samples),
        pixel,
    )
    .map_err(|error| ours(error.to_string()))?;
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .crop(left, top, width, height)
        .use_alpha(false);
    resizer
        .resize(&source, &mut target, &options)
        .map_err(|error| ours(error.to_string()))
}
