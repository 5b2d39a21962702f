//! The ink limit: no pixel of the finished JPEG has more ink than the press can dry.
//!
//! Coding moves the values of busy blocks up and down. The coding of dark, busy blocks is
//! therefore simulated, and their ink lowered until a decoded picture keeps the limit.

use rayon::prelude::*;

/// Side of a JPEG block in pixels.
const SIDE: usize = 8;

/// Most by which coding raises the total ink of a pixel, of 255 for each ink.
const LARGEST_ERROR: i32 = 64;

/// Most by which the coefficients of the encoder, which computes in integers, differ from
/// those computed here.
const COEFFICIENT_ERROR: f32 = 0.08;

/// Most by which a coefficient that is changed by 1 changes a pixel.
const COEFFICIENT_REACH: f32 = 0.25;

/// Attempts before a block is lowered by the largest error.
const TRIES: usize = 12;

/// One ink of a block, or its coefficients, row by row.
type Plane = [[f32; SIDE]; SIDE];

/// Lowers coloured inks, never black, until no pixel of the CMYK picture, `width` pixels
/// wide, has more than `limit` percent of ink, before and after coding with the quantisation
/// `steps`.
pub(super) fn limit_ink(samples: &mut [u8], width: usize, limit: f64, steps: &[u16; 64]) {
    let most = (limit.clamp(0.0, 400.0) * 2.55) as i32;
    let basis = basis();
    samples.par_chunks_mut(width * 4 * SIDE).for_each(|band| {
        let pixels = band.as_chunks_mut::<4>().0;
        for pixel in pixels.iter_mut() {
            lower_pixel(pixel, most);
        }
        for left in (0..width).step_by(SIDE) {
            lower_block(pixels, width, left, most, &basis, steps);
        }
    });
}

/// Lowers the coloured inks of a pixel until its total is at most `most`.
fn lower_pixel(pixel: &mut [u8; 4], most: i32) {
    let [c, m, y, k] = pixel.map(i32::from);
    if c + m + y + k > most {
        let coloured = (c + m + y).max(1);
        let left = (most - k).max(0);
        for ink in &mut pixel[..3] {
            *ink = (i32::from(*ink) * left / coloured) as u8;
        }
    }
}

/// Lowers the block at the column `left` of a band until its coding keeps the limit.
fn lower_block(
    band: &mut [[u8; 4]],
    width: usize,
    left: usize,
    most: i32,
    basis: &Plane,
    steps: &[u16; 64],
) {
    let right = (left + SIDE).min(width);
    let (mut least, mut largest, mut sum) = ([255; 4], [0; 4], 0);
    for row in band.chunks_exact(width) {
        for pixel in &row[left..right] {
            for ink in 0..4 {
                least[ink] = pixel[ink].min(least[ink]);
                largest[ink] = pixel[ink].max(largest[ink]);
            }
            sum = pixel.iter().map(|ink| i32::from(*ink)).sum::<i32>().max(sum);
        }
    }
    let busy: i32 = (0..4).map(|ink| i32::from(largest[ink] - least[ink])).sum();
    if sum + busy.min(LARGEST_ERROR) <= most + 1 {
        return;
    }
    let mut cap = most;
    for attempt in 0..=TRIES {
        let over = coded_ink(band, width, left, basis, steps) - (most - 1) as f32;
        if over <= 0.0 {
            return;
        }
        cap -= if attempt == TRIES { LARGEST_ERROR } else { over.ceil() as i32 + 1 };
        for row in band.chunks_exact_mut(width) {
            for pixel in &mut row[left..right] {
                lower_pixel(pixel, cap.max(0));
            }
        }
    }
}

/// Returns the highest total ink that may be decoded from the block at the column `left`.
fn coded_ink(
    band: &[[u8; 4]],
    width: usize,
    left: usize,
    basis: &Plane,
    steps: &[u16; 64],
) -> f32 {
    let rows = band.len() / width;
    let mut sums: Plane = [[0.0; SIDE]; SIDE];
    let mut doubt = 0.0;
    for ink in 0..4 {
        let mut plane: Plane = [[0.0; SIDE]; SIDE];
        for (y, line) in plane.iter_mut().enumerate() {
            let row = &band[y.min(rows - 1) * width..];
            for (x, value) in line.iter_mut().enumerate() {
                *value = f32::from(row[(left + x).min(width - 1)][ink]) - 127.0;
            }
        }
        let mut coefficients = multiply(&multiply(basis, &plane), &transposed(basis));
        for (coefficient, step) in coefficients.as_flattened_mut().iter_mut().zip(steps) {
            let step = f32::from(*step);
            // Not `f32::round`: that of MinGW's C library rounds 0.49999997 up.
            let whole = libm::roundf(*coefficient / step);
            // Half way between two steps the encoder may choose the other one.
            if (*coefficient - whole * step).abs() > step / 2.0 - COEFFICIENT_ERROR {
                doubt += step * COEFFICIENT_REACH;
            }
            *coefficient = whole * step;
        }
        let decoded = multiply(&multiply(&transposed(basis), &coefficients), basis);
        for (sum, value) in sums.as_flattened_mut().iter_mut().zip(decoded.as_flattened())
        {
            *sum += libm::roundf(value + 127.0).clamp(0.0, 255.0);
        }
    }
    // Pixels beyond the edges of the picture only repeat its last ones.
    let rows = &sums[..rows.min(SIDE)];
    let columns = (width - left).min(SIDE);
    rows.iter().flat_map(|row| &row[..columns]).copied().fold(0.0, f32::max) + doubt
}

/// Returns the matrix of the discrete cosine transform.
fn basis() -> Plane {
    let mut basis = [[0.0; SIDE]; SIDE];
    for (wave, line) in basis.iter_mut().enumerate() {
        let scale = if wave == 0 { 0.125_f64.sqrt() } else { 0.5 };
        for (place, value) in line.iter_mut().enumerate() {
            let angle =
                (2 * place + 1) as f64 * wave as f64 * std::f64::consts::PI / 16.0;
            *value = (scale * libm::cos(angle)) as f32;
        }
    }
    basis
}

/// Returns a plane with rows and columns exchanged.
fn transposed(plane: &Plane) -> Plane {
    let mut turned = [[0.0; SIDE]; SIDE];
    for (y, line) in plane.iter().enumerate() {
        for (x, value) in line.iter().enumerate() {
            turned[x][y] = *value;
        }
    }
    turned
}

/// Returns the product of two matrices.
fn multiply(left: &Plane, right: &Plane) -> Plane {
    let mut product = [[0.0; SIDE]; SIDE];
    for (line, factors) in product.iter_mut().zip(left) {
        for (factor, row) in factors.iter().zip(right) {
            for (value, other) in line.iter_mut().zip(row) {
                *value += factor * other;
            }
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::encode::{encode, quantisation_steps};
    use crate::photo::model::Model;

    #[test]
    fn the_trial_agrees_with_the_encoder() {
        let (width, height) = (256, 128);
        let mut random = 5u32;
        let samples: Vec<u8> = (0..width * height * 4)
            .map(|_| {
                random = random.wrapping_mul(1664525).wrapping_add(1013904223);
                (random >> 25) as u8 + 60
            })
            .collect();
        let jpeg =
            encode(&samples, Model::Cmyk, width, height, 90).expect("it is encoded");
        let decoded =
            jpeg_decoder::Decoder::new(&jpeg[..]).decode().expect("it is decoded");
        let band = 8 * width;
        let mut slack = 0.0;
        for (samples, decoded) in samples
            .as_chunks::<4>()
            .0
            .chunks(band)
            .zip(decoded.as_chunks::<4>().0.chunks(band))
        {
            for left in (0..width).step_by(8) {
                let tried =
                    coded_ink(samples, width, left, &basis(), &quantisation_steps(90));
                let found = decoded
                    .chunks(width)
                    .flat_map(|row| &row[left..left + 8])
                    .map(|pixel| pixel.iter().map(|ink| f32::from(*ink)).sum::<f32>())
                    .fold(0.0, f32::max);
                assert!(tried >= found - 2.0, "{tried} {found}");
                slack += (tried - found) / (width * height / 64) as f32;
            }
        }
        assert!(slack < 12.0, "{slack}");
    }
}
