//! Images of a file, reduced to the resolution at which pages are composed.

use lopdf::Stream;

use super::filters::Filters;
use super::header::Header;
use super::jpeg2000;
use super::raster::Samples;
use super::samples;
use crate::syntax::{File, Inks, Space};

/// A picture in inks.
#[derive(Debug)]
pub(crate) struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<Inks>,
    pub(crate) plates: [bool; 4],
}

/// How much of each pixel of a picture is there.
pub(crate) struct Shape {
    width: usize,
    height: usize,
    values: Vec<u8>,
}

/// A pixel by its place in the unit square, from the upper left.
fn pixel(width: usize, height: usize, u: f64, v: f64) -> Option<usize> {
    if !(0.0..=1.0).contains(&u) || !(0.0..=1.0).contains(&v) {
        return None;
    }
    let x = ((u * width as f64) as usize).min(width - 1);
    let y = ((v * height as f64) as usize).min(height - 1);
    Some(y * width + x)
}

impl Picture {
    /// Decodes a picture to about `target` pixels; `None` where that is not possible.
    pub(crate) fn read(
        file: &File,
        stream: &Stream,
        space: &Space,
        target: (usize, usize),
    ) -> Option<Self> {
        let header = Header::read(file, &stream.dict);
        let samples = match space {
            // Entries of a palette are not to be mixed, so nothing is reduced.
            Space::Indexed { .. } => samples::palette(file, stream, &header),
            _ => samples::read(file, stream, &header, space.components(), target),
        }?;
        let Samples { width, height, components, values, .. } = samples;
        if components == 0 || components != space.components() {
            return None;
        }
        let (_, plates) = space.inks(&space.first());
        let is_indexed = matches!(space, Space::Indexed { .. });
        // JPEG 2000 tells by itself what samples stand for (ISO 32000-1, 7.4.9).
        let is_free = !is_indexed && !Filters::of(file, &header).is_jpeg2000();
        let inverted = header.is_inverted() && is_free;
        let value = |byte: u8| match (is_indexed, inverted) {
            (true, _) => f64::from(byte),
            (false, true) => 1.0 - f64::from(byte) / 255.0,
            (false, false) => f64::from(byte) / 255.0,
        };
        let pixels = if components == 1 {
            let table: Vec<Inks> =
                (0..=255).map(|byte| space.inks(&[value(byte)]).0).collect();
            values.iter().map(|&byte| table[usize::from(byte)]).collect()
        } else {
            let mut colour = vec![0.0; components];
            let convert = |pixel: &[u8]| {
                for (part, &byte) in colour.iter_mut().zip(pixel) {
                    *part = value(byte);
                }
                space.inks(&colour).0
            };
            values.chunks_exact(components).map(convert).collect()
        };
        Some(Self { width, height, pixels, plates })
    }

    /// The colour space that a JPEG 2000 picture without an entry for it has of its own; `None`
    /// where there is an entry, and where the file leaves it open.
    pub(crate) fn own_space(file: &File, stream: &Stream) -> Option<Space> {
        let header = Header::read(file, &stream.dict);
        let filters = Filters::of(file, &header);
        if header.get("ColorSpace", "CS").is_some() || !filters.is_jpeg2000() {
            return None;
        }
        jpeg2000::own_space(&filters.unpack(stream)?)
    }

    /// How much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.pixels.len() * size_of::<Inks>()
    }

    /// The inks at a place of the unit square.
    pub(crate) fn at(&self, u: f64, v: f64) -> Option<Inks> {
        self.pixels.get(pixel(self.width, self.height, u, v)?).copied()
    }
}

impl Shape {
    /// Decodes a soft mask or a stencil; of a stencil, what is painted counts as there.
    pub(crate) fn read(
        file: &File,
        stream: &Stream,
        is_stencil: bool,
        target: (usize, usize),
    ) -> Option<Self> {
        let header = Header::read(file, &stream.dict);
        let samples = samples::read(file, stream, &header, 1, target)?;
        let Samples { width, height, mut values, .. } = samples;
        // A stencil paints where samples are zero (ISO 32000-1, 8.9.6.2).
        if is_stencil != header.is_inverted() {
            values.iter_mut().for_each(|value| *value = 255 - *value);
        }
        Some(Self { width, height, values })
    }

    /// How much is there at a place of the unit square.
    pub(crate) fn at(&self, u: f64, v: f64) -> u8 {
        pixel(self.width, self.height, u, v).map_or(0, |at| self.values[at])
    }
}
