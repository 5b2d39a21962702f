//! The samples of a picture as its filters leave them, reduced line by line.

use lopdf::Stream;

use super::bilevel;
use super::filters::{Coding, Filters};
use super::header::Header;
use super::jpeg;
use super::jpeg2000;
use super::raster::{SAMPLE_LIMIT, Samples};
use super::rows::Rows;
use crate::syntax::File;
use crate::work;

/// The most samples of one picture that are looked at, be they held or not: some seconds of work.
const WORK_LIMIT: usize = 1 << 30;

/// The work of a sample that is looked at, by how it is coded.
const PLAIN_WORK: u64 = 2;
const BILEVEL_WORK: u64 = 5;

/// The most pixels that a picture is reduced to: more than the largest page is composed of.
const REDUCED_LIMIT: usize = 1 << 22;

/// The samples of a picture: decoded, or in packed lines.
pub(super) enum Opened<'a> {
    Decoded(Samples),
    Packed(Box<Packed<'a>>),
}

/// Packed lines of samples, all components of a pixel side by side.
pub(super) struct Packed<'a> {
    rows: Rows<'a>,
    width: usize,
    height: usize,
    components: usize,
    bits: usize,
}

impl<'a> Opened<'a> {
    /// Opens a picture of so many components, of which about `target` pixels are wanted; `None`
    /// where it cannot be decoded, or takes more work than the page may. Those coded by JPEG tell their components themselves.
    pub(super) fn read(
        file: &'a File,
        stream: &'a Stream,
        header: &Header<'a>,
        components: usize,
        target: (usize, usize),
    ) -> Option<Self> {
        let (width, height) = (header.width as usize, header.height as usize);
        if width == 0 || height == 0 || components == 0 {
            return None;
        }
        let filters = Filters::of(file, header);
        let packed = |rows, bits| {
            let samples = width.checked_mul(height)?.checked_mul(components)?;
            let is_known = matches!(bits, 1 | 2 | 4 | 8 | 16)
                && samples <= WORK_LIMIT
                && work::affords(PLAIN_WORK * samples as u64);
            let packed = Packed { rows, width, height, components, bits };
            is_known.then(|| Self::Packed(Box::new(packed)))
        };
        match filters.coding {
            Coding::Jpeg => {
                jpeg::decode(&filters.unpack(stream)?, target).map(Self::Decoded)
            }
            Coding::Jpeg2000 => {
                let bytes = filters.unpack(stream)?;
                jpeg2000::decode(&bytes, components, target).map(Self::Decoded)
            }
            Coding::Fax | Coding::Jbig2 => {
                let size = width.checked_mul(height);
                let size = size.filter(|&size| size <= SAMPLE_LIMIT)?;
                work::affords(BILEVEL_WORK * size as u64).then_some(())?;
                let bytes = filters.unpack(stream)?;
                let lines = match filters.coding {
                    Coding::Fax => bilevel::fax(&bytes, &filters, height)?,
                    _ => bilevel::jbig2(&bytes, &filters.globals()?, [width, height])?,
                };
                packed(Rows::Memory(lines.into(), 0), 1)
            }
            Coding::Plain => {
                let bits = header.bits as usize;
                let line = (width * components).checked_mul(bits)?.div_ceil(8);
                let size = line.checked_mul(height)?;
                packed(filters.rows(stream, size)?, bits)
            }
            Coding::Unknown => None,
        }
    }

    /// Opens the entries of a palette's picture.
    pub(super) fn entries(
        file: &'a File,
        stream: &'a Stream,
        header: &Header<'a>,
    ) -> Option<Self> {
        let filters = Filters::of(file, header);
        if !filters.is_jpeg2000() {
            return Self::read(file, stream, header, 1, (usize::MAX, usize::MAX));
        }
        let mut samples = jpeg2000::entries(&filters.unpack(stream)?)?;
        // Samples of few bits were spread over a byte.
        if let bits @ (1 | 2 | 4) = samples.bits {
            let most = (1u16 << bits) as u8 - 1;
            samples.values.iter_mut().for_each(|value| *value /= 255 / most);
        }
        Some(Self::Decoded(samples))
    }

    /// The width and height in pixels.
    pub(super) fn size(&self) -> (usize, usize) {
        match self {
            Self::Decoded(samples) => (samples.width, samples.height),
            Self::Packed(packed) => (packed.width, packed.height),
        }
    }

    /// How many components a pixel has.
    pub(super) fn components(&self) -> usize {
        match self {
            Self::Decoded(samples) => samples.components,
            Self::Packed(packed) => packed.components,
        }
    }

    /// How many bits a sample had before it was spread over a byte.
    pub(super) fn bits(&self) -> usize {
        match self {
            Self::Decoded(samples) => samples.bits,
            Self::Packed(packed) => packed.bits,
        }
    }

    /// Passes each line to `take`, its samples as bytes: spread over 0 to 255 if that is asked for,
    /// or else as the numbers that they are. `None` where the picture is damaged.
    pub(super) fn lines(
        self,
        is_spread: bool,
        mut take: impl FnMut(&[u8]),
    ) -> Option<()> {
        match self {
            Self::Decoded(Samples { width, components, values, .. }) => {
                values.chunks_exact(width * components).for_each(take);
            }
            Self::Packed(packed) => {
                let Packed { mut rows, width, height, components, bits } = *packed;
                let mut line = vec![0; width * components];
                let mut row = vec![0; (line.len() * bits).div_ceil(8)];
                for _ in 0..height {
                    rows.next(&mut row)?;
                    spread(&row, bits, is_spread, &mut line);
                    take(&line);
                }
            }
        }
        Some(())
    }

    /// Averages samples in whole boxes, so that at least `target` pixels are left.
    pub(super) fn reduce(self, target: (usize, usize)) -> Option<Samples> {
        let ((width, height), components, bits) =
            (self.size(), self.components(), self.bits());
        let (across, down) = boxes((width, height), target);
        let this = match self {
            Self::Decoded(samples) if across == 1 && down == 1 => return Some(samples),
            this => this,
        };
        let (to_width, to_height) = (width / across, height / down);
        let mut values = Vec::with_capacity(to_width * to_height * components);
        let mut sums = vec![0u32; to_width * components];
        let mut lines = 0;
        let count = (across * down) as u32;
        this.lines(true, |line| {
            let pixels = line.chunks_exact(components * across);
            for (sum, boxed) in sums.chunks_exact_mut(components).zip(pixels) {
                for pixel in boxed.chunks_exact(components) {
                    for (sum, &value) in sum.iter_mut().zip(pixel) {
                        *sum += u32::from(value);
                    }
                }
            }
            lines += 1;
            if lines % down == 0 && lines / down <= to_height {
                values.extend(sums.iter().map(|sum| ((sum + count / 2) / count) as u8));
                sums.fill(0);
            }
        })?;
        Some(Samples { width: to_width, height: to_height, components, bits, values })
    }
}

/// How many pixels across and down are one, so that at least `target` are left.
/// If those are more than any page has, fewer are.
pub(super) fn boxes(size: (usize, usize), target: (usize, usize)) -> (usize, usize) {
    // Sums of a box must not overflow.
    let side = |size: usize, target: usize| (size / target.max(1)).clamp(1, 1 << 12);
    let (mut across, mut down) = (side(size.0, target.0), side(size.1, target.1));
    while (size.0 / across) * (size.1 / down) > REDUCED_LIMIT {
        let is_wide = size.0 / across > size.1 / down;
        let side = if is_wide { &mut across } else { &mut down };
        *side *= 2;
    }
    (across, down)
}

/// Samples of one to sixteen bits as bytes.
fn spread(row: &[u8], bits: usize, is_spread: bool, line: &mut [u8]) {
    match bits {
        8 => line.copy_from_slice(&row[..line.len()]),
        16 => {
            line.iter_mut().zip(row.chunks(2)).for_each(|(value, pair)| *value = pair[0]);
        }
        _ => {
            let most = (1u16 << bits) as u8 - 1;
            let scale = if is_spread { 255 / most } else { 1 };
            for (values, &byte) in line.chunks_mut(8 / bits).zip(row) {
                for (at, value) in values.iter_mut().enumerate() {
                    *value = (byte >> (8 - bits - at * bits) & most) * scale;
                }
            }
        }
    }
}
