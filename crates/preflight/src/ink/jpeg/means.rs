//! JPEGs at an eighth of their size: one sample for each block of 8 × 8, which is its mean.
//!
//! A mean stands by itself before the other coefficients of its block. Decoders read those too, to
//! find the next block, and that takes nearly all of their time; here they are passed over in a
//! fourth of it. What is printed has pictures of one plate or four without other samplings, and
//! only such are read here.

use super::bits::Bits;
use super::codes::{Means, Others};
use crate::ink::raster::Samples;
use crate::ink::reader::Reader;

/// The second bytes of markers (T.81, table B.1).
const BASELINE: u8 = 0xC0;
const CODES: u8 = 0xC4;
const RESTART: u8 = 0xD0;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const STEPS: u8 = 0xDB;
const INTERVAL: u8 = 0xDD;
const ADOBE: u8 = 0xEE;

/// The side of a block, in pixels.
const SIDE: usize = 8;

/// What comes before the samples.
#[derive(Default)]
struct Header {
    frame: Option<Frame>,
    /// The steps that means are told in, of each table.
    steps: [Option<u8>; 4],
    means: [Option<Means>; 2],
    others: [Option<Others>; 2],
    /// How many blocks of each component lie between two markers; none if there are no markers.
    interval: usize,
    /// Whether inks are told by brightness and tints.
    is_transformed: bool,
}

struct Frame {
    width: usize,
    height: usize,
    /// The identifier of each component, and the table of its steps.
    components: Vec<(u8, usize)>,
}

/// Reads a baseline JPEG of one or four components at an eighth of its size, inks as they are
/// written. `None` for any other one, and for one with a fault, about which a decoder knows more.
pub(super) fn read(bytes: &[u8]) -> Option<Samples> {
    let mut header = Header::default();
    let mut reader = Reader(bytes.strip_prefix(&[0xFF, 0xD8])?);
    loop {
        let [0xFF, marker] = *reader.take(2)?.first_chunk()? else { return None };
        let length = reader.number(2)?.checked_sub(2)?;
        let segment = Reader(reader.take(length)?);
        match marker {
            BASELINE if header.frame.is_none() => header.frame = Some(frame(segment)?),
            CODES => header.take_codes(segment)?,
            STEPS => header.take_steps(segment)?,
            INTERVAL if length == 2 => header.interval = { segment }.number(2)?,
            SCAN => return scan(&header, segment.0, reader.0),
            // What programs have to say is looked through by a decoder up to the frame.
            ADOBE if header.frame.is_none() => {
                header.is_transformed |= segment.0.get(11).is_some_and(|&it| it != 0);
            }
            0xE0..=0xEF | 0xFE if header.frame.is_none() => {}
            _ => return None,
        }
    }
}

/// Reads a frame (T.81, B.2.2).
fn frame(mut segment: Reader) -> Option<Frame> {
    let precision = segment.number(1)?;
    let (height, width) = (segment.number(2)?, segment.number(2)?);
    let count = segment.number(1)?;
    let components = segment.0.as_chunks::<3>().0;
    let is_known = precision == 8
        && matches!(count, 1 | 4)
        && segment.0.len() == 3 * count
        && components.iter().all(|&[_, sampling, steps]| sampling == 0x11 && steps < 4);
    let components = components.iter().map(|&[name, _, steps]| (name, steps.into()));
    is_known.then_some(Frame { width, height, components: components.collect() })
}

impl Header {
    /// Reads tables of codes (T.81, B.2.4.2).
    fn take_codes(&mut self, mut segment: Reader) -> Option<()> {
        while !segment.0.is_empty() {
            let place = segment.number(1)?;
            let counts: &[u8; 16] = segment.take(16)?.first_chunk()?;
            let count = counts.iter().map(|&it| usize::from(it)).sum();
            let values = segment.take(count).filter(|it| !it.is_empty())?;
            match place >> 4 {
                0 => *self.means.get_mut(place)? = Some(Means::new(counts, values)?),
                1 => {
                    let others = self.others.get_mut(place & 15)?;
                    *others = Some(Others::new(counts, values)?);
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// Reads tables of steps (T.81, B.2.4.1), of which the first is that of means.
    fn take_steps(&mut self, mut segment: Reader) -> Option<()> {
        while !segment.0.is_empty() {
            // Those of sixteen bits are numbered from 16 on.
            let place = segment.number(1)?;
            let steps = segment.take(64).filter(|it| !it.contains(&0))?;
            *self.steps.get_mut(place)? = Some(steps[0]);
        }
        Some(())
    }
}

/// A component as it is read.
struct Component<'a> {
    means: &'a Means,
    others: &'a Others,
    step: i32,
    /// The last mean, in steps.
    last: i16,
}

/// Reads the scan of all components that `told` begins (T.81, B.2.3), which is the only one.
fn scan(header: &Header, told: &[u8], data: &[u8]) -> Option<Samples> {
    let Frame { width, height, components } = header.frame.as_ref()?;
    let count = components.len();
    let (names, rest) = told.split_first()?.1.split_at_checked(2 * count)?;
    // All coefficients, and those in one go.
    if usize::from(told[0]) != count || rest != [0, 63, 0] {
        return None;
    }
    if count > 1 && header.is_transformed {
        return None;
    }
    let mut read = Vec::new();
    for (&[name, tables], component) in names.as_chunks::<2>().0.iter().zip(components) {
        let [means, others] = [tables >> 4, tables & 15].map(usize::from);
        let means = header.means.get(means)?.as_ref()?;
        let others = header.others.get(others)?.as_ref()?;
        let step = header.steps.get(component.1).copied().flatten()?;
        if name != component.0 {
            return None;
        }
        read.push(Component { means, others, step: step.into(), last: 0 });
    }
    let (width, height) = (width.div_ceil(SIDE), height.div_ceil(SIDE));
    let mut values = Vec::with_capacity(width * height * count);
    let mut bits = Bits::new(data);
    for block in 0..width * height {
        if block > 0 && header.interval > 0 && block % header.interval == 0 {
            bits.marker(RESTART + ((block / header.interval - 1) % 8) as u8)?;
            read.iter_mut().for_each(|component| component.last = 0);
        }
        for Component { means, others, step, last } in &mut read {
            *last = last.wrapping_add(means.read(&mut bits)?);
            others.pass(&mut bits)?;
            // Means are eight times as high, around the middle (T.81, A.3.3).
            values.push(((i32::from(*last) * *step + 8 * 128) / 8).clamp(0, 255) as u8);
        }
    }
    bits.marker(END)?;
    Some(Samples { width, height, components: count, bits: 8, values })
}

#[cfg(test)]
mod tests {
    use jpeg_decoder::Decoder;
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    use super::*;

    /// A JPEG of noise, whose blocks have all frequencies: 5 blocks across and 3 down.
    fn noise(colours: ColorType, sampling: SamplingFactor, restart: u16) -> Vec<u8> {
        let (width, height) = (37, 21);
        let count = usize::from(width) * usize::from(height);
        let mut seed = 7u32;
        let components = match colours {
            ColorType::Luma => 1,
            ColorType::Rgb => 3,
            _ => 4,
        };
        let samples: Vec<u8> = (0..count * components)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 24) as u8
            })
            .collect();
        let mut jpeg = Vec::new();
        let mut encoder = Encoder::new(&mut jpeg, 90);
        encoder.set_sampling_factor(sampling);
        if restart > 0 {
            encoder.set_restart_interval(restart);
        }
        encoder.encode(&samples, width, height, colours).expect("a JPEG");
        jpeg
    }

    /// The same samples by the decoder.
    fn decoded(jpeg: &[u8]) -> Option<Vec<u8>> {
        let mut decoder = Decoder::new(jpeg);
        decoder.scale(1, 1).ok()?;
        let values = decoder.decode().ok()?;
        let is_inks = decoder.info()?.pixel_format.pixel_bytes() == 4;
        Some(values.into_iter().map(|it| if is_inks { 255 - it } else { it }).collect())
    }

    #[test]
    fn means_are_what_a_decoder_reads() {
        for colours in [ColorType::Luma, ColorType::Cmyk] {
            for restart in [0, 1, 4] {
                let jpeg = noise(colours, SamplingFactor::R_4_4_4, restart);
                let samples = read(&jpeg).expect("samples");
                assert_eq!((samples.width, samples.height), (5, 3));
                assert_eq!(Some(samples.values), decoded(&jpeg), "{colours:?} {restart}");
            }
        }
    }

    #[test]
    fn what_is_coded_otherwise_is_left_to_a_decoder() {
        assert!(read(&noise(ColorType::Rgb, SamplingFactor::R_4_4_4, 0)).is_none());
        assert!(read(&noise(ColorType::Cmyk, SamplingFactor::R_4_2_0, 0)).is_none());
        assert!(
            read(&noise(ColorType::CmykAsYcck, SamplingFactor::R_4_4_4, 0)).is_none()
        );
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_read_as_a_decoder_does_or_not_at_all() {
        let jpeg = noise(ColorType::Cmyk, SamplingFactor::R_4_4_4, 4);
        for end in 0..jpeg.len() {
            assert!(read(&jpeg[..end]).is_none(), "cut off at {end}");
        }
        let mut count = 0;
        for (at, bit) in (0..jpeg.len()).map(|at| (at, 1 << (at % 8))) {
            let mut damaged = jpeg.clone();
            damaged[at] ^= bit;
            // The decoder finds its own way to what is not told in the frame.
            if let Some(samples) = read(&damaged) {
                assert_eq!(Some(samples.values), decoded(&damaged), "byte {at}");
                count += 1;
            }
        }
        assert!(count > 100, "{count} files with damage that can be read");
    }
}
