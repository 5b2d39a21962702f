//! How much a JPEG 2000 picture would make its decoder do (ISO 15444-1, annexes A and I), told
//! before it is decoded.

use super::raster::SAMPLE_LIMIT;
use super::reader::Reader;

/// The most tiles that a picture can number (A.4.2).
const MOST_TILES: usize = 65_535;

/// The most components: four inks and opacity.
const MOST_COMPONENTS: usize = 5;

/// Bytes that a decoder keeps of a code block, and of each of its layers, generously.
const BLOCK: usize = 256;
const LAYER: usize = 32;

/// Markers of a codestream (A.2).
const SOC: usize = 0xff4f;
const SIZ: usize = 0xff51;
const COD: usize = 0xff52;
const COC: usize = 0xff53;
const QCD: usize = 0xff5c;
const QCC: usize = 0xff5d;
const SOT: usize = 0xff90;
const SOD: usize = 0xff93;

/// Counts the samples of the codestreams of a file; `None` for what is damaged, and for what is cut
/// into so many parts that keeping book of them would take more memory than the samples may.
pub(super) fn samples(bytes: &[u8]) -> Option<usize> {
    if bytes.starts_with(&[0xff, 0x4f]) {
        return codestream(Reader(bytes));
    }
    let mut reader = Reader(bytes);
    let mut most = None;
    while let Some((kind, data)) = part(&mut reader) {
        match kind {
            b"jp2c" => most = most.max(Some(codestream(Reader(data))?)),
            b"jp2h" => has_few_channels(Reader(data)).then_some(())?,
            _ => {}
        }
    }
    most
}

/// The type and the data of the next box (I.4).
fn part<'a>(reader: &mut Reader<'a>) -> Option<(&'a [u8], &'a [u8])> {
    let length = reader.number(4)?;
    let kind = reader.take(4)?;
    let data = match length {
        0 => std::mem::take(&mut reader.0),
        1 => {
            reader.number(4).filter(|&high| high == 0)?;
            let length = reader.number(4)?.checked_sub(16)?;
            reader.take(length)?
        }
        length => reader.take(length.checked_sub(8)?)?,
    };
    Some((kind, data))
}

/// Whether a palette (I.5.3.4) makes no more channels than there may be components.
fn has_few_channels(mut header: Reader) -> bool {
    while let Some((kind, data)) = part(&mut header) {
        let channels = match kind {
            b"pclr" => data.get(2).map_or(0, |&columns| usize::from(columns)),
            b"cmap" => data.len() / 4,
            _ => 0,
        };
        if channels > MOST_COMPONENTS {
            return false;
        }
    }
    true
}

/// The size of a picture, by which the ways of coding it are judged.
struct Size {
    samples: usize,
    /// The layers that were told last.
    layers: usize,
}

/// Walks the headers of a codestream.
fn codestream(mut reader: Reader) -> Option<usize> {
    (reader.number(2)? == SOC && reader.number(2)? == SIZ).then_some(())?;
    let mut size = Size::read(segment(&mut reader)?)?;
    loop {
        match reader.number(2)? {
            SOT => break,
            marker => size.judge(marker, &mut reader)?,
        }
    }
    loop {
        let mut header = segment(&mut reader)?;
        header.take(2)?;
        // The length counts from the marker on, which with its segment has twelve bytes.
        let length = match header.number(4)? {
            0 => reader.0.len(),
            length => length.checked_sub(12)?,
        };
        let mut part = Reader(reader.take(length.min(reader.0.len()))?);
        loop {
            match part.number(2)? {
                SOD => break,
                marker => size.judge(marker, &mut part)?,
            }
        }
        if reader.number(2) != Some(SOT) {
            return Some(size.samples);
        }
    }
}

/// The parameters of a marker, which begin with their length.
fn segment<'a>(reader: &mut Reader<'a>) -> Option<Reader<'a>> {
    let length = reader.number(2)?.checked_sub(2)?;
    reader.take(length).map(Reader)
}

impl Size {
    /// Reads the picture's and the tiles' size (A.5.1).
    fn read(mut data: Reader) -> Option<Self> {
        data.take(2)?;
        let mut numbers = [0; 8];
        for number in &mut numbers {
            *number = data.number(4)?;
        }
        let [right, bottom, left, top, tile_width, tile_height, ..] = numbers;
        let components = data.number(2)?;
        if components > MOST_COMPONENTS || tile_width == 0 || tile_height == 0 {
            return None;
        }
        let mut steps = (usize::MAX, usize::MAX);
        for _ in 0..components {
            data.take(1)?;
            let step = (data.number(1)?.max(1), data.number(1)?.max(1));
            steps = (steps.0.min(step.0), steps.1.min(step.1));
        }
        (data.0.is_empty()).then_some(())?;
        let tiles =
            right.div_ceil(tile_width).checked_mul(bottom.div_ceil(tile_height))?;
        let width = right.checked_sub(left)?.div_ceil(steps.0);
        let height = bottom.checked_sub(top)?.div_ceil(steps.1);
        let samples = width.checked_mul(height)?.checked_mul(components)?;
        (tiles <= MOST_TILES).then_some(Self { samples, layers: 1 })
    }

    /// Judges a way of coding (A.6), and passes over all other markers. A decoder that goes by
    /// what it reads instead of by its length would take what is left for another marker.
    fn judge(&mut self, marker: usize, reader: &mut Reader) -> Option<()> {
        if let 0xff30..=0xff3f = marker {
            return Some(());
        }
        let mut data = segment(reader)?;
        let style = match marker {
            COD => {
                let style = data.number(1)?;
                data.take(1)?;
                self.layers = self.layers.max(data.number(2)?);
                data.take(1)?;
                style
            }
            COC => {
                data.take(1)?;
                data.number(1)?
            }
            QCD | QCC => {
                data.take(usize::from(marker == QCC))?;
                let steps = match data.number(1)? & 0x1f {
                    0 => true,
                    1 => data.0.len() == 2,
                    _ => data.0.len().is_multiple_of(2),
                };
                return steps.then_some(());
            }
            _ => return Some(()),
        };
        let levels = data.number(1)?;
        let block = [data.number(1)? + 2, data.number(1)? + 2];
        data.take(2)?;
        let mut kept = 0_usize;
        for level in 0..=levels {
            let precinct = match style & 1 {
                0 => [15, 15],
                _ => data.number(1).map(|it| [it & 15, it >> 4])?,
            };
            // Of each level, three bands have a quarter of its samples each.
            let side = |at: usize| block[at].min(precinct[at].saturating_sub(1));
            let samples = self.samples.checked_shr(2 * (levels - level) as u32);
            let blocks = samples.unwrap_or(0) >> (side(0) + side(1)).min(63);
            kept = kept.checked_add(blocks.checked_mul(BLOCK + LAYER * self.layers)?)?;
        }
        (data.0.is_empty() && kept <= SAMPLE_LIMIT).then_some(())
    }
}
