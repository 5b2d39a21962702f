//! The samples of a picture as its filters leave them, reduced.

use lopdf::Stream;

use super::bilevel;
use super::filters::{Coding, Filters};
use super::header::Header;
use super::jpeg2000;
use super::raster::{SAMPLE_LIMIT, Samples};
use crate::syntax::File;

/// Reads the entries of a palette's picture.
pub(super) fn palette(file: &File, stream: &Stream, header: &Header) -> Option<Samples> {
    let filters = Filters::of(file, header);
    let mut samples = if filters.is_jpeg2000() {
        jpeg2000::entries(&filters.unpack(stream)?)?
    } else {
        let whole = (usize::MAX, usize::MAX);
        read(file, stream, header, 1, whole)?
    };
    // Samples of few bits were spread over a byte.
    let most = match samples.bits {
        bits @ (1 | 2 | 4) => (1u16 << bits) as u8 - 1,
        8 | 16 => return Some(samples),
        _ => return None,
    };
    samples.values.iter_mut().for_each(|value| *value /= 255 / most);
    Some(samples)
}

/// Reads the samples of a picture, averaged to about `target` pixels; `None` where they cannot be
/// decoded.
pub(super) fn read(
    file: &File,
    stream: &Stream,
    header: &Header,
    components: usize,
    target: (usize, usize),
) -> Option<Samples> {
    let (width, height) = (header.width as usize, header.height as usize);
    if width == 0 || height == 0 || components == 0 {
        return None;
    }
    let filters = Filters::of(file, header);
    let samples = match filters.coding {
        Coding::Jpeg => jpeg(&filters.unpack(stream)?, target)?,
        Coding::Jpeg2000 => {
            jpeg2000::decode(&filters.unpack(stream)?, components, target)?
        }
        Coding::Fax | Coding::Jbig2 => {
            width.checked_mul(height).filter(|&size| size <= SAMPLE_LIMIT)?;
            let bytes = filters.unpack(stream)?;
            let lines = match filters.coding {
                Coding::Fax => bilevel::fax(&bytes, &filters, [width, height])?,
                _ => bilevel::jbig2(&bytes, &filters.globals()?, [width, height])?,
            };
            let values = whole_samples(&lines, width, height, 1)?;
            Samples { width, height, components: 1, bits: 1, values }
        }
        Coding::Plain => {
            let bits = header.bits as usize;
            let line = (width * components).checked_mul(bits)?.div_ceil(8);
            let size = line.checked_mul(height).filter(|&size| size <= SAMPLE_LIMIT)?;
            let bytes = filters.unpack_within(stream, size)?;
            let values = whole_samples(&bytes, width * components, height, bits)?;
            Samples { width, height, components, bits, values }
        }
        Coding::Unknown => return None,
    };
    Some(reduce(samples, target))
}

/// Samples of one to sixteen bits as bytes of 0 to 255.
fn whole_samples(
    bytes: &[u8],
    per_line: usize,
    height: usize,
    bits: usize,
) -> Option<Vec<u8>> {
    let line = (per_line * bits).div_ceil(8);
    let mut values = Vec::with_capacity(per_line * height);
    for row in 0..height {
        // A picture that is cut off goes on as nothing.
        let bytes = bytes.get(row * line..).unwrap_or_default();
        for at in 0..per_line {
            let value = match bits {
                8 => bytes.get(at).copied().unwrap_or(0),
                16 => bytes.get(2 * at).copied().unwrap_or(0),
                1 | 2 | 4 => {
                    let byte = bytes.get(at * bits / 8).copied().unwrap_or(0);
                    let most = (1u16 << bits) as u8 - 1;
                    let shift = 8 - bits - at * bits % 8;
                    (byte >> shift & most) * (255 / most)
                }
                _ => return None,
            };
            values.push(value);
        }
    }
    Some(values)
}

/// Decodes a JPEG as small as it can be decoded and still have `target` pixels.
fn jpeg(bytes: &[u8], target: (usize, usize)) -> Option<Samples> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(SAMPLE_LIMIT);
    // A little coarser than the page is enough: what counts are means.
    let side = |wanted: usize| u16::try_from(wanted * 2 / 3 + 1).unwrap_or(u16::MAX);
    decoder.scale(side(target.0), side(target.1)).ok()?;
    let mut values = decoder.decode().ok()?;
    let info = decoder.info()?;
    let components = match info.pixel_format {
        jpeg_decoder::PixelFormat::L8 => 1,
        jpeg_decoder::PixelFormat::RGB24 => 3,
        jpeg_decoder::PixelFormat::CMYK32 => {
            // The decoder turns inks over, which PDF leaves to `Decode`.
            values.iter_mut().for_each(|value| *value = 255 - *value);
            4
        }
        jpeg_decoder::PixelFormat::L16 => return None,
    };
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    Some(Samples { width, height, components, bits: 8, values })
}

/// Averages samples in whole boxes, so that at least `target` pixels are left.
fn reduce(samples: Samples, target: (usize, usize)) -> Samples {
    let Samples { width, height, components, bits, values } = samples;
    let across = (width / target.0.max(1)).max(1);
    let down = (height / target.1.max(1)).max(1);
    if across == 1 && down == 1 {
        return Samples { width, height, components, bits, values };
    }
    let (to_width, to_height) = (width / across, height / down);
    let mut reduced = Vec::with_capacity(to_width * to_height * components);
    let mut sums = vec![0u32; to_width * components];
    for row in 0..to_height {
        sums.fill(0);
        for line in 0..down {
            let start = (row * down + line) * width * components;
            let line = &values[start..start + width * components];
            let pixels = line.chunks_exact(components * across);
            for (sum, boxed) in sums.chunks_exact_mut(components).zip(pixels) {
                for pixel in boxed.chunks_exact(components) {
                    for (sum, &value) in sum.iter_mut().zip(pixel) {
                        *sum += u32::from(value);
                    }
                }
            }
        }
        let count = (across * down) as u32;
        reduced.extend(sums.iter().map(|sum| ((sum + count / 2) / count) as u8));
    }
    Samples { width: to_width, height: to_height, components, bits, values: reduced }
}
