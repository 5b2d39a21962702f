//! The chunks of a PNG file (PNG, third edition) that its decoder leaves aside: those that
//! tell its colours, and its end.

use std::borrow::Cow;

use super::source_space::{LightSpace, SourceSpace, Tones};

/// Length of the mark at the start of a file.
const MARK: usize = 8;

/// Bytes of a chunk beside its data: length, kind and checksum.
const FRAME: usize = 12;

/// The last chunk, which is always the same.
const END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// Range of tone exponents that are believed, in hundred-thousandths: 1/5 to 5.
const EXPONENTS: std::ops::RangeInclusive<u32> = 20_000..=500_000;

/// The tones of sRGB in a `cICP` chunk (ITU-T H.273).
const SRGB_TONES: u8 = 13;

/// What the chunks of a PNG tell.
#[derive(Debug, Default)]
pub(super) struct PngChunks {
    /// Primaries and tones by code, if they are known ones.
    coded: Option<LightSpace>,
    /// Whether the file says that its colours are sRGB.
    is_srgb: bool,
    /// Exponent from light to values.
    exponent: Option<u32>,
    /// White, red, green and blue.
    lights: Option<[[u32; 2]; 4]>,
    /// Length of the file up to the end of its last whole chunk.
    whole: usize,
    has_end: bool,
}

impl PngChunks {
    /// Reads the chunks of a whole file.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut chunks = Self { whole: MARK, ..Self::default() };
        let mut has_pixels = false;
        while let Some((kind, data)) = chunk(bytes.get(chunks.whole..).unwrap_or(&[])) {
            chunks.whole += FRAME + data.len();
            has_pixels |= kind == *b"IDAT";
            match &kind {
                b"IEND" => {
                    chunks.has_end = true;
                    break;
                }
                // All that tells colours comes before the pixels.
                _ if has_pixels => {}
                b"cICP" => chunks.coded = coded(data),
                b"sRGB" => chunks.is_srgb = true,
                b"gAMA" => {
                    let exponent = numbers(data).map(|[exponent]| exponent);
                    chunks.exponent = exponent.filter(|it| EXPONENTS.contains(it));
                }
                b"cHRM" => {
                    let lights = numbers::<8>(data);
                    chunks.lights = lights
                        .map(|[a, b, c, d, e, f, g, h]| [[a, b], [c, d], [e, f], [g, h]]);
                }
                _ => {}
            }
        }
        chunks
    }

    /// Returns the colour space of the picture, whose ICC profile and EXIF block are given. Of
    /// several statements, the one that the standard prefers counts (section 4.3).
    pub(super) fn space(
        &self,
        profile: Option<Vec<u8>>,
        exif: Option<&[u8]>,
    ) -> SourceSpace {
        if let Some(lights) = self.coded {
            return SourceSpace::Described(lights);
        }
        if profile.is_some() {
            return SourceSpace::of(profile, exif);
        }
        if self.is_srgb {
            return SourceSpace::Untold;
        }
        if self.exponent.is_none() && self.lights.is_none() {
            return SourceSpace::of(profile, exif);
        }
        let mut space = LightSpace::SRGB;
        if let Some([white, primaries @ ..]) = self.lights {
            (space.white, space.primaries) = (white, primaries);
        }
        if let Some(exponent) = self.exponent {
            space.tones = Tones::Power(exponent);
        }
        SourceSpace::Described(space)
    }

    /// Returns the file with its end put on, if that is all it lacks.
    pub(super) fn with_end<'a>(&self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        if self.has_end {
            return Cow::Borrowed(bytes);
        }
        Cow::Owned([&bytes[..self.whole], END].concat())
    }

    /// Whether the file has its end.
    pub(super) fn has_end(&self) -> bool {
        self.has_end
    }
}

/// Returns kind and data of the chunk at the start of `bytes`, if all of it is there. Zeros,
/// with which an interrupted copy may have filled the file, are no chunk.
fn chunk(bytes: &[u8]) -> Option<([u8; 4], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    if !kind.iter().all(u8::is_ascii_alphabetic) {
        return None;
    }
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    rest.first_chunk::<4>().map(|_| (*kind, data))
}

/// Splits data into `N` numbers; `None` if it has another length.
fn numbers<const N: usize>(data: &[u8]) -> Option<[u32; N]> {
    let (numbers, rest) = data.as_chunks::<4>();
    let numbers: &[[u8; 4]; N] = numbers.try_into().ok().filter(|_| rest.is_empty())?;
    Some(numbers.map(u32::from_be_bytes))
}

/// Returns the colour space of a `cICP` chunk, if it is a known one in full range.
fn coded(data: &[u8]) -> Option<LightSpace> {
    match *data {
        [primaries, SRGB_TONES, 0, 1] => LightSpace::of_primaries(primaries.into()),
        _ => None,
    }
}
