//! A conversion from RGB to inks, asked from the engine at the nodes of a lattice and
//! interpolated between them: what the engine does too, in half of its time.

use lcms2::{DisallowCache, ThreadContext, Transform};

/// Nodes in each direction, as the engine has them.
const SIDE: usize = 33;

/// From one node to the next one of each colour.
const STRIDES: [usize; 3] = [SIDE * SIDE, SIDE, 1];

/// Added to a number from 0 to 255, this leaves it rounded in the lowest byte.
const ROUND: f32 = 8_388_608.0;

/// Inks at the nodes, of 0 to 255.
pub(super) struct LookUpTable {
    nodes: Vec<[f32; 4]>,
}

impl LookUpTable {
    /// Asks an exact transform from 16-bit RGB to 16-bit CMYK for all nodes.
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

    /// Converts 16-bit RGB to 8-bit CMYK, each within the tetrahedron around it.
    pub(super) fn convert(&self, samples: &[u16], output: &mut [u8]) {
        let scale = (SIDE - 1) as f32 / 65535.0;
        let [red, green, blue] = STRIDES;
        let pixels = samples.as_chunks::<3>().0;
        for (inks, pixel) in output.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
            let locate = |sample: u16| {
                let place = f32::from(sample) * scale;
                // Whole numbers of 32 bits turn into fractions fastest.
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
