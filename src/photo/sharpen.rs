//! A light unsharp mask, which restores the edges that downsampling and print soften.

use rayon::prelude::*;

use super::model::Model;

/// Gain at full sharpening, in 256ths.
const STRENGTH: f64 = 384.0;

/// Most by which a sample is changed, so that no edge gets a halo.
const LARGEST_CHANGE: i32 = 65535 / 12;

/// Sharpens a picture of 16-bit samples, `width` pixels wide; `amount` is 0 (off) to 1.
///
/// RGB is sharpened by its luminance alone, so that no hue changes; inks are sharpened one
/// by one.
pub(super) fn sharpen(samples: &mut [u16], model: Model, width: usize, amount: f64) {
    let gain = (amount.clamp(0.0, 1.0) * STRENGTH).round() as i32;
    if gain == 0 || width == 0 || samples.is_empty() {
        return;
    }
    match model {
        Model::Gray => {
            let plane = samples.to_vec();
            sharpen_by::<1>(samples, &plane, width, gain, |pixel, delta| {
                pixel[0] = shift(pixel[0], delta);
            });
        }
        Model::Rgb => {
            let plane: Vec<u16> = samples
                .as_chunks::<3>()
                .0
                .par_iter()
                .with_min_len(1 << 14)
                .map(|[r, g, b]| {
                    ((77 * u32::from(*r) + 150 * u32::from(*g) + 29 * u32::from(*b)) >> 8)
                        as u16
                })
                .collect();
            sharpen_by::<3>(samples, &plane, width, gain, |pixel, delta| {
                *pixel = pixel.map(|sample| shift(sample, delta));
            });
        }
        Model::Cmyk => {
            for ink in 0..4 {
                let plane: Vec<u16> =
                    samples.as_chunks::<4>().0.iter().map(|pixel| pixel[ink]).collect();
                sharpen_by::<4>(samples, &plane, width, gain, |pixel, delta| {
                    pixel[ink] = shift(pixel[ink], delta);
                });
            }
        }
    }
}

/// Returns a sample changed by `delta`, within its range.
fn shift(sample: u16, delta: i32) -> u16 {
    (i32::from(sample) + delta).clamp(0, 65535) as u16
}

/// Calls `apply` for every pixel with the difference between it and its neighbourhood in
/// `plane`, times the gain.
fn sharpen_by<const N: usize>(
    samples: &mut [u16],
    plane: &[u16],
    width: usize,
    gain: i32,
    apply: impl Fn(&mut [u16; N], i32) + Sync,
) {
    let height = plane.len() / width;
    let row_of = |row: usize| &plane[row * width..(row + 1) * width];
    samples.par_chunks_mut(width * N).enumerate().with_min_len(16).for_each_init(
        || vec![0i32; width + 2],
        |sums, (row, pixels)| {
            let (above, here, below) = (
                row_of(row.saturating_sub(1)),
                row_of(row),
                row_of((row + 1).min(height - 1)),
            );
            for (((sum, above), here), below) in
                sums[1..=width].iter_mut().zip(above).zip(here).zip(below)
            {
                *sum = i32::from(*above) + 2 * i32::from(*here) + i32::from(*below);
            }
            sums[0] = sums[1];
            sums[width + 1] = sums[width];
            let windows = sums.windows(3);
            for ((pixel, here), window) in
                pixels.as_chunks_mut::<N>().0.iter_mut().zip(here).zip(windows)
            {
                let blurred = (window[0] + 2 * window[1] + window[2] + 8) >> 4;
                let delta = ((i32::from(*here) - blurred) * gain) >> 8;
                apply(pixel, delta.clamp(-LARGEST_CHANGE, LARGEST_CHANGE));
            }
        },
    );
}
