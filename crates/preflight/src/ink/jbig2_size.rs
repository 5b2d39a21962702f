//! How much a JBIG2 picture would make its decoder do (ITU-T T.88, clause 7), told before it is
//! decoded.

use super::reader::Reader;

/// What stands where a number is not known yet.
const UNKNOWN: usize = 0xffff_ffff;

/// What the segments ask for.
#[derive(Default)]
struct Demand {
    /// Pixels of pages, regions and patterns.
    pixels: usize,
    /// The width of the page, which counts with its stripes.
    width: usize,
    /// How many lines the stripes of a page have.
    stripes: usize,
    /// Cells of halftones, in each of which a pattern is laid.
    cells: usize,
    /// Pixels of the largest pattern.
    pattern: usize,
}

/// Adds the pixels of all segments up: those of the page, of regions, and of patterns as often as
/// they are laid.
///
/// `None` for what is damaged, and for dictionaries of symbols with the texts that they make up:
/// how large symbols are is known only as they are decoded, and the decoder sets no limit to it.
pub(super) fn area(globals: &[u8], bytes: &[u8]) -> Option<usize> {
    let mut demand = Demand::default();
    for bytes in [globals, bytes] {
        let mut reader = Reader(bytes);
        while !reader.0.is_empty() {
            let (kind, data) = segment(&mut reader)?;
            demand.add(kind, Reader(data))?;
        }
    }
    let Demand { pixels, width, stripes, cells, pattern } = demand;
    // The value of a cell takes some bytes, however small its pattern is.
    let halftones = cells.checked_mul(pattern.max(32))?;
    pixels.checked_add(width.checked_mul(stripes)?)?.checked_add(halftones)
}

impl Demand {
    /// Adds what a segment of a type (7.3) asks for.
    fn add(&mut self, kind: u8, mut data: Reader) -> Option<()> {
        match kind {
            // Halftones, generic regions and their refinements.
            20 | 22 | 23 | 36 | 38 | 39 | 40 | 42 | 43 => {
                let pixels = data.number(4)?.checked_mul(data.number(4)?)?;
                self.pixels = self.pixels.checked_add(pixels)?;
                if kind < 36 {
                    data.take(10)?;
                    let cells = data.number(4)?.checked_mul(data.number(4)?)?;
                    self.cells = self.cells.checked_add(cells)?;
                }
            }
            // The page; if its height is not known, it has stripes.
            48 => {
                let (width, height) = (data.number(4)?, data.number(4)?);
                self.width = self.width.max(width);
                self.stripes =
                    self.stripes.max(if height == UNKNOWN { 0 } else { height });
            }
            // The end of a stripe.
            50 => self.stripes = self.stripes.max(data.number(4)? + 1),
            // A dictionary of patterns.
            16 => {
                data.take(1)?;
                let pattern = data.number(1)? * data.number(1)?;
                let pixels = pattern.checked_mul(data.number(4)? + 1)?;
                self.pattern = self.pattern.max(pattern);
                self.pixels = self.pixels.checked_add(pixels)?;
                (pattern > 0).then_some(())?;
            }
            // The ends of the page and of the file, profiles and comments.
            49 | 51 | 52 | 62 => {}
            _ => return None,
        }
        Some(())
    }
}

/// The type and the data of the next segment (7.2).
fn segment<'a>(reader: &mut Reader<'a>) -> Option<(u8, &'a [u8])> {
    let number = reader.number(4)?;
    let flags = reader.take(1)?[0];
    let first = reader.take(1)?[0];
    let count = match first >> 5 {
        7 => {
            let count = usize::from(first & 0x1f) << 24 | reader.number(3)?;
            reader.take((count + 1).div_ceil(8))?;
            count
        }
        count => usize::from(count),
    };
    let each = match number {
        0..=256 => 1,
        257..=65536 => 2,
        _ => 4,
    };
    reader.take(count.checked_mul(each)?)?;
    reader.take(if flags & 0x40 == 0 { 1 } else { 4 })?;
    // A length that is not told would have to be searched for.
    let length = reader.number(4).filter(|&length| length != UNKNOWN)?;
    Some((flags & 0x3f, reader.take(length)?))
}
