//! The lines of a picture's samples one after another, so that none but the last is held: a small
//! file may unpack to more than there is memory.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::filters::png::{FilterType, decode_row};

/// Packed lines.
pub(super) enum Rows<'a> {
    /// Out of memory, from a place on.
    Memory(Cow<'a, [u8]>, usize),
    /// As they are unpacked.
    Flate(ZlibDecoder<&'a [u8]>),
    /// As they are unpacked and added to the line before (ISO 32000-1, 7.4.4.4): with the bytes of
    /// a pixel, and that line.
    Predicted(ZlibDecoder<&'a [u8]>, usize, Vec<u8>),
}

impl Rows<'_> {
    /// Fills `row`, all of whose lines are as long; what is missing of a picture that is cut off
    /// is zero. `None` where it is damaged.
    pub(super) fn next(&mut self, row: &mut [u8]) -> Option<()> {
        match self {
            Self::Memory(bytes, at) => {
                let rest = bytes.get(*at..).unwrap_or_default();
                let count = rest.len().min(row.len());
                row[..count].copy_from_slice(&rest[..count]);
                row[count..].fill(0);
                *at += row.len();
                Some(())
            }
            Self::Flate(decoder) => fill(decoder, row),
            Self::Predicted(decoder, pixel, previous) => {
                let mut filter = [0];
                fill(decoder, &mut filter)?;
                fill(decoder, row)?;
                previous.resize(row.len(), 0);
                // Readers take what is no filter for none.
                let filter = FilterType::try_from(filter[0]).unwrap_or(FilterType::None);
                decode_row(filter, *pixel, previous, row);
                previous.copy_from_slice(row);
                Some(())
            }
        }
    }
}

/// Reads as many bytes as there are; the rest is zero.
fn fill(reader: &mut impl Read, row: &mut [u8]) -> Option<()> {
    let mut filled = 0;
    while filled < row.len() {
        match reader.read(&mut row[filled..]).ok()? {
            0 => break,
            count => filled += count,
        }
    }
    row[filled..].fill(0);
    Some(())
}
