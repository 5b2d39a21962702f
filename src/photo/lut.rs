//! A look-up table from RGB to CMYK: exact at its nodes, interpolated between them. LittleCMS
//! does the same in twice the time.

use lcms2::{DisallowCache, ThreadContext, Transform};

/// Nodes in each direction, as many as LittleCMS uses.
const SIDE: usize = 33;

/// Distances in the table from a node to the next one in red, green and blue.
const STRIDES: [usize; 3] = [SIDE * SIDE, SIDE, 1];

/// 2²³: added to a number from 0 to 255, it leaves that number, rounded, in the lowest byte.
const ROUND: f32 = 8_388_608.0;

/// CMYK at 33 × 33 × 33 nodes of RGB, of 0 to 255.
pub(super) struct LookUpTable {
    nodes: Vec<[f32; 4]>,
}

impl LookUpTable {
    /// Fills the table by an exact transform from 16-bit RGB to 16-bit CMYK.
    pub(super) fn new(exact: &Transform<u8, u8, ThreadContext, DisallowCache>) -> Self {
        let light = |step: usize| (step * 65535 / (SIDE - 1)) as u16;
        let places: Vec<[u16; 3]> = (0..SIDE * SIDE * SIDE)
            .map(|node| {
                [node / STRIDES[0], node / STRIDES[1] % SIDE, node % SIDE].map(light)
            })
            .collect();
        let mut inks = vec![[0u16; 4]; places.len()];
        exact.transform_pixels(
            bytemuck::cast_slice(&places),
            bytemuck::cast_slice_mut(&mut inks),
        );
        let nodes =
            inks.iter().map(|ink| ink.map(|ink| f32::from(ink) / 257.0)).collect();
        Self { nodes }
    }

    /// Converts 16-bit RGB to 8-bit CMYK by tetrahedral interpolation.
    pub(super) fn convert(&self, samples: &[u16], output: &mut [u8]) {
        let scale = (SIDE - 1) as f32 / 65535.0;
        let [red, green, blue] = STRIDES;
        let pixels = samples.as_chunks::<3>().0;
        for (inks, pixel) in output.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
            let locate = |sample: u16| {
                let place = f32::from(sample) * scale;
                // Integers of 32 bits are converted to floating point fastest.
                let cell =
                    (i32::from(sample) * (SIDE as i32 - 1) / 65535).min(SIDE as i32 - 2);
                (cell as usize, place - cell as f32)
            };
            let [(red_cell, r), (green_cell, g), (blue_cell, b)] =
                [locate(pixel[0]), locate(pixel[1]), locate(pixel[2])];
            let most = r.max(g).max(b);
            let least = r.min(g).min(b);
            let middle = r + g + b - most - least;
            let toward = if r >= g && r >= b {
                red
            } else if g >= b {
                green
            } else {
                blue
            };
            let apart = if r < g && r < b {
                red
            } else if g < b {
                green
            } else {
                blue
            };
            let base = red_cell * red + green_cell * green + blue_cell * blue;
            let around = &self.nodes[base..=base + red + green + blue];
            let [near, first, second, far] = [
                &around[0],
                &around[toward],
                &around[red + green + blue - apart],
                &around[red + green + blue],
            ];
            let weights = [1.0 - most, most - middle, middle - least, least];
            for (ink, value) in inks.iter_mut().enumerate() {
                let sum = near[ink] * weights[0]
                    + first[ink] * weights[1]
                    + second[ink] * weights[2]
                    + far[ink] * weights[3];
                *value = (sum + ROUND).to_bits() as u8;
            }
        }
    }
}
