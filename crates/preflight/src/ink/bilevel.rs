//! Pictures of one bit in fax and JBIG2 coding, decoded to packed lines in which zero is black.

use hayro_ccitt::{DecodeSettings, DecoderContext, EncodingMode};
use lopdf::Object;

use super::filters::Filters;
use super::jbig2_size;
use super::raster::{SAMPLE_LIMIT, guarded};
use crate::syntax::number_of;

/// The columns of a fax that tells none (ISO 32000-1, table 11).
const FAX_COLUMNS: usize = 1728;

/// Packed lines in the making, as many and as long as the picture's dictionary says.
struct Lines {
    bytes: Vec<u8>,
    width: usize,
    height: usize,
    x: usize,
    y: usize,
}

impl Lines {
    /// Lines that hold nothing yet.
    fn new([width, height]: [usize; 2]) -> Self {
        let bytes = vec![0; width.div_ceil(8) * height];
        Self { bytes, width, height, x: 0, y: 0 }
    }

    /// Adds samples that are alike; what goes over the line's end is dropped.
    fn push(&mut self, bit: bool, count: usize) {
        let end = self.x.saturating_add(count);
        if bit && self.y < self.height {
            let start = self.y * self.width.div_ceil(8);
            for x in self.x..end.min(self.width) {
                self.bytes[start + x / 8] |= 0x80 >> (x % 8);
            }
        }
        self.x = end;
    }

    fn end_line(&mut self) {
        (self.x, self.y) = (0, self.y + 1);
    }

    /// All lines, if none is missing.
    fn finish(self) -> Option<Vec<u8>> {
        (self.y >= self.height).then_some(self.bytes)
    }
}

impl hayro_ccitt::Decoder for Lines {
    fn push_pixels(&mut self, white: bool, count: u32) {
        self.push(white, count as usize);
    }

    fn next_line(&mut self) {
        self.end_line();
    }
}

impl hayro_jbig2::Decoder for Lines {
    // JBIG2 has black as one, PDF as zero (ISO 32000-1, 7.4.7).
    fn push_pixel(&mut self, black: bool) {
        self.push(!black, 1);
    }

    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32) {
        self.push(!black, chunk_count as usize * 8);
    }

    fn next_line(&mut self) {
        self.end_line();
    }
}

/// Decodes a fax by its parameters (ISO 32000-1, 7.4.6), for a picture of this height. Its lines
/// may be longer or shorter than the picture's, which then goes on within them. Of one that is cut
/// off or damaged, no line counts.
pub(super) fn fax(bytes: &[u8], filters: &Filters, height: usize) -> Option<Vec<u8>> {
    let number = |key| filters.parameter(key).and_then(number_of);
    let flag = |key, otherwise| match filters.parameter(key) {
        Some(Object::Boolean(flag)) => *flag,
        _ => otherwise,
    };
    let side = |number: f64| number.clamp(0.0, 1e6) as usize;
    let columns = number("Columns").map_or(FAX_COLUMNS, side);
    // Without `Rows`, or with none, the picture's height tells where it ends.
    let rows = number("Rows").map(side).filter(|&rows| rows > 0).unwrap_or(height);
    let fits = columns.checked_mul(rows).is_some_and(|it| it <= SAMPLE_LIMIT);
    if !fits {
        return None;
    }
    let encoding = match number("K").unwrap_or(0.0) {
        k if k < 0.0 => EncodingMode::Group4,
        k if k > 0.0 => EncodingMode::Group3_2D { k: k.min(1e6) as u32 },
        _ => EncodingMode::Group3_1D,
    };
    let settings = DecodeSettings {
        columns: u32::try_from(columns).ok()?,
        rows: u32::try_from(rows).ok()?,
        end_of_block: flag("EndOfBlock", true),
        end_of_line: flag("EndOfLine", false),
        rows_are_byte_aligned: flag("EncodedByteAlign", false),
        encoding,
        invert_black: flag("BlackIs1", false),
    };
    guarded(|| {
        let mut lines = Lines::new([columns, rows]);
        let mut context = DecoderContext::new(settings);
        hayro_ccitt::decode(bytes, &mut lines, &mut context).ok()?;
        lines.finish()
    })
}

/// Decodes a JBIG2 picture with the segments that it shares with others.
pub(super) fn jbig2(bytes: &[u8], globals: &[u8], size: [usize; 2]) -> Option<Vec<u8>> {
    if jbig2_size::area(globals, bytes)? > SAMPLE_LIMIT {
        return None;
    }
    guarded(|| {
        let globals = Some(globals).filter(|it| !it.is_empty());
        let image = hayro_jbig2::Image::new_embedded(bytes, globals).ok()?;
        let mut lines = Lines::new(size);
        image.decode(&mut lines).ok()?;
        lines.finish()
    })
}
