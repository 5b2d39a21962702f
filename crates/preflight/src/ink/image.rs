//! Images of a file, reduced to the resolution at which pages are composed.

use lopdf::Stream;

use super::coverage::Coverage;
use super::filters::Filters;
use super::grid::Grid;
use super::header::Header;
use super::jpeg2000;
use super::place::Place;
use super::raster::Samples;
use super::samples::{Opened, boxes};
use crate::syntax::{File, Inks, Matrix, Space};
use crate::work;

/// A picture in inks.
#[derive(Debug)]
pub(crate) struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<Inks>,
    /// How much of each pixel is there, if a key of colours takes some away.
    shown: Option<Vec<u8>>,
    pub(crate) plates: [bool; 4],
}

/// How much of each pixel of a picture is there.
pub(crate) struct Shape {
    width: usize,
    height: usize,
    values: Vec<u8>,
}

/// What the numbers of samples stand for (ISO 32000-1, 8.9.5.2): the lowest and highest value of
/// each component.
struct Decode(Vec<f64>);

impl Decode {
    fn read(header: &Header, space: &Space, bits: usize, is_free: bool) -> Self {
        let default = || match space {
            Space::Indexed { .. } => vec![0.0, (bits.min(8) as f64).exp2() - 1.0],
            _ => (0..space.components()).flat_map(|at| space.range(at)).collect(),
        };
        // JPEG 2000 tells by itself what samples stand for (ISO 32000-1, 7.4.9).
        let told = header.decode().filter(|_| is_free);
        let told = told.filter(|it| it.len() >= 2 * space.components());
        Self(told.unwrap_or_else(default))
    }

    fn value(&self, at: usize, part: f64) -> f64 {
        self.0[2 * at] + part * (self.0[2 * at + 1] - self.0[2 * at])
    }
}

impl Picture {
    /// Decodes a picture to about `target` pixels; `None` where that is not possible, or takes
    /// more work than the page may.
    pub(crate) fn read(
        file: &File,
        stream: &Stream,
        space: &Space,
        target: (usize, usize),
    ) -> Option<Self> {
        let header = Header::read(file, &stream.dict);
        let key = file.numbers(&stream.dict, "Mask");
        let is_indexed = matches!(space, Space::Indexed { .. });
        let opened = match is_indexed {
            true => Opened::entries(file, stream, &header),
            // Keys are about single samples, so nothing is reduced before.
            false => {
                let target =
                    if key.is_some() { (usize::MAX, usize::MAX) } else { target };
                Opened::read(file, stream, &header, space.components(), target)
            }
        }?;
        // A JPEG of other components than its space has is taken for what it seems to be.
        let own = match opened.components() {
            count if count == space.components() => None,
            1 => Some(Space::Gray),
            3 => Some(Space::Rgb),
            4 => Some(Space::Cmyk),
            _ => return None,
        };
        let space = own.as_ref().unwrap_or(space);
        let is_indexed = matches!(space, Space::Indexed { .. });
        let is_free = !Filters::of(file, &header).is_jpeg2000();
        let decode = Decode::read(&header, space, opened.bits(), is_free);
        let (_, plates) = space.inks(&space.first());
        if is_indexed || key.is_some() {
            return Self::pixel_by_pixel(opened, space, &decode, key, plates, target);
        }
        let Samples { width, height, components, values, .. } = opened.reduce(target)?;
        let pixels = if components == 1 {
            let value = |byte: u8| decode.value(0, f64::from(byte) / 255.0);
            let table: Vec<Inks> =
                (0..=255).map(|byte| space.inks(&[value(byte)]).0).collect();
            values.iter().map(|&byte| table[usize::from(byte)]).collect()
        } else {
            let count = (values.len() / components) as u64;
            work::affords(space.work() * count).then_some(())?;
            let value = |at: usize, byte: u8| decode.value(at, f64::from(byte) / 255.0);
            if matches!(space, Space::Cmyk | Space::Icc(4, _)) {
                // Each of the inks has a sample of its own.
                let inks =
                    |byte: u8| space.inks(&[0, 1, 2, 3].map(|at| value(at, byte))).0;
                let table: Vec<Inks> = (0..=255).map(inks).collect();
                let pixel = |bytes: &[u8; 4]| {
                    std::array::from_fn(|at| table[usize::from(bytes[at])][at])
                };
                values.as_chunks().0.iter().map(pixel).collect()
            } else {
                let mut colour = vec![0.0; components];
                let convert = |pixel: &[u8]| {
                    for (at, (part, &byte)) in colour.iter_mut().zip(pixel).enumerate() {
                        *part = value(at, byte);
                    }
                    space.inks(&colour).0
                };
                values.chunks_exact(components).map(convert).collect()
            }
        };
        Some(Self { width, height, pixels, shown: None, plates })
    }

    /// Averages the inks of pixels whose samples must not be mixed: entries of a palette, or colours
    /// that a key takes away (ISO 32000-1, 8.9.6.4).
    fn pixel_by_pixel(
        opened: Opened,
        space: &Space,
        decode: &Decode,
        key: Option<Vec<f64>>,
        plates: [bool; 4],
        target: (usize, usize),
    ) -> Option<Self> {
        let (size, components, bits) =
            (opened.size(), opened.components(), opened.bits());
        let (across, down) = boxes(size, target);
        let (width, height) = (size.0 / across, size.1 / down);
        let colours = if components == 1 { 256 } else { size.0 * size.1 };
        work::affords(space.work() * colours as u64).then_some(())?;
        let most = (bits.min(8) as f64).exp2() - 1.0;
        // Of sixteen bits, the upper eight are known.
        let key = key.map(|key| {
            let scale = if bits == 16 { 256.0 } else { 1.0 };
            key.into_iter().map(|it| (it / scale).floor()).collect::<Vec<_>>()
        });
        let is_taken = |pixel: &[u8]| {
            key.as_ref().is_some_and(|key| {
                key.len() >= 2 * components
                    && pixel.iter().zip(key.chunks_exact(2)).all(|(&value, range)| {
                        (range[0]..=range[1]).contains(&f64::from(value))
                    })
            })
        };
        let colour = |pixel: &[u8]| {
            let parts = pixel.iter().enumerate();
            let colour: Vec<f64> = parts
                .map(|(at, &value)| decode.value(at, f64::from(value) / most))
                .collect();
            space.inks(&colour).0
        };
        let table: Option<Vec<Inks>> =
            (components == 1).then(|| (0..=255).map(|value| colour(&[value])).collect());
        let (mut pixels, mut shown) = (Vec::new(), Vec::new());
        let mut sums = vec![([0.0f32; 4], 0u32); width];
        let mut lines = 0;
        opened.lines(false, |line| {
            for (sum, boxed) in
                sums.iter_mut().zip(line.chunks_exact(components * across))
            {
                for pixel in
                    boxed.chunks_exact(components).filter(|pixel| !is_taken(pixel))
                {
                    let inks = match &table {
                        Some(table) => table[usize::from(pixel[0])],
                        None => colour(pixel),
                    };
                    sum.0.iter_mut().zip(inks).for_each(|(sum, ink)| *sum += ink);
                    sum.1 += 1;
                }
            }
            lines += 1;
            if lines % down == 0 && lines / down <= height {
                for (inks, count) in &mut sums {
                    pixels.push(inks.map(|ink| ink / (*count).max(1) as f32));
                    shown.push((*count * 255 / (across * down) as u32) as u8);
                    (*inks, *count) = ([0.0; 4], 0);
                }
            }
        })?;
        Some(Self {
            width,
            height,
            pixels,
            shown: key.is_some().then_some(shown),
            plates,
        })
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

    /// Where its pixels lie in a place; `back` turns pixels of that into the unit square.
    pub(crate) fn grid(&self, back: Matrix, place: Place) -> Grid {
        Grid::new(back, place, self.width, self.height)
    }

    /// The inks at a pixel of the page, by a grid of the picture.
    #[inline]
    pub(crate) fn at(&self, grid: &Grid, x: usize, y: usize) -> Option<Inks> {
        self.pixels.get(grid.at(x, y)?).copied()
    }

    /// How much of it a key of colours leaves; `None` if it has none.
    pub(crate) fn shape(&self) -> Option<Shape> {
        let values = self.shown.clone()?;
        Some(Shape { width: self.width, height: self.height, values })
    }
}

impl Shape {
    /// How much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.values.len()
    }

    /// Decodes a soft mask or a stencil; of a stencil, what is painted counts as there.
    pub(crate) fn read(
        file: &File,
        stream: &Stream,
        is_stencil: bool,
        target: (usize, usize),
    ) -> Option<Self> {
        let header = Header::read(file, &stream.dict);
        let samples = Opened::read(file, stream, &header, 1, target)?;
        if samples.components() != 1 {
            return None;
        }
        let Samples { width, height, mut values, .. } = samples.reduce(target)?;
        // A stencil paints where samples are zero (ISO 32000-1, 8.9.6.2).
        if is_stencil != header.is_inverted() {
            values.iter_mut().for_each(|value| *value = 255 - *value);
        }
        Some(Self { width, height, values })
    }

    /// What it leaves of a coverage; `back` turns pixels of the page into the unit square.
    pub(crate) fn limit(&self, coverage: &Coverage, back: Matrix) -> Coverage {
        let place = coverage.place;
        let grid = Grid::new(back, place, self.width, self.height);
        let mut values = Vec::with_capacity(place.width() * place.height());
        for y in place.top..place.bottom {
            for (x, &cover) in (place.left..).zip(coverage.row(y)) {
                let part = grid.at(x, y).map_or(0, |at| self.values[at]);
                values.push((u32::from(cover) * u32::from(part) / 255) as u8);
            }
        }
        Coverage::of(place, values).drawn_like(coverage)
    }
}
