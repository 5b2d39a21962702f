//! Images of a file, reduced to the resolution at which pages are composed.

use lopdf::{Dictionary, Object, Stream};

use crate::syntax::{File, Inks, Space};

/// The most bytes that the samples of one picture may have: 60 megapixels of four inks.
const SAMPLE_LIMIT: usize = 256 << 20;

/// A picture's dictionary, whose keys are shortened within a content stream.
pub(crate) struct Header<'a> {
    file: &'a File,
    dictionary: &'a Dictionary,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bits: u32,
    pub(crate) is_stencil: bool,
}

impl<'a> Header<'a> {
    pub(crate) fn read(file: &'a File, dictionary: &'a Dictionary) -> Self {
        let mut header =
            Self { file, dictionary, width: 0, height: 0, bits: 0, is_stencil: false };
        let number = |long, short| {
            let object = header.get(long, short)?;
            crate::syntax::number_of(object).map(|it| it.clamp(0.0, 1e6) as u32)
        };
        let (width, height) = (number("Width", "W"), number("Height", "H"));
        let bits = number("BitsPerComponent", "BPC");
        header.is_stencil =
            header.get("ImageMask", "IM").is_some_and(|it| it.as_bool().unwrap_or(false));
        header.width = width.unwrap_or(0);
        header.height = height.unwrap_or(0);
        header.bits = if header.is_stencil { 1 } else { bits.unwrap_or(8) };
        header
    }

    /// An entry under its long or its short name.
    pub(crate) fn get(&self, long: &str, short: &str) -> Option<&'a Object> {
        let (file, dictionary): (&'a File, &'a Dictionary) = (self.file, self.dictionary);
        file.get(dictionary, long).or_else(|| file.get(dictionary, short))
    }

    /// The numbers that samples stand for (ISO 32000-1, 8.9.5.2), if they are told.
    fn decode(&self) -> Option<Vec<f64>> {
        self.file.numbers_of(self.get("Decode", "D")?)
    }

    /// Whether low samples stand for much.
    pub(crate) fn is_inverted(&self) -> bool {
        self.decode().is_some_and(|it| it.len() >= 2 && it[0] > it[1])
    }
}

/// Samples of components of 0 to 255, reduced.
struct Samples {
    width: usize,
    height: usize,
    components: usize,
    values: Vec<u8>,
}

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
            Space::Indexed { .. } => palette(file, stream, &header),
            _ => samples(file, stream, &header, space.components(), target),
        }?;
        let Samples { width, height, components, values } = samples;
        if components == 0 || components != space.components() {
            return None;
        }
        let (_, plates) = space.inks(&space.first());
        let is_indexed = matches!(space, Space::Indexed { .. });
        let inverted = header.is_inverted() && !is_indexed;
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
        let samples = samples(file, stream, &header, 1, target)?;
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

/// The entries of a palette's picture.
fn palette(file: &File, stream: &Stream, header: &Header) -> Option<Samples> {
    let whole = (usize::MAX, usize::MAX);
    let mut samples = samples(file, stream, header, 1, whole)?;
    // Samples of few bits were spread over a byte.
    let most = match header.bits {
        bits @ (1 | 2 | 4) => (1u16 << bits) as u8 - 1,
        _ => return Some(samples),
    };
    samples.values.iter_mut().for_each(|value| *value /= 255 / most);
    Some(samples)
}

/// The samples of a picture, averaged to about `target` pixels.
fn samples(
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
    let filters = match header.get("Filter", "F") {
        Some(Object::Array(filters)) => filters
            .iter()
            .filter_map(|filter| file.follow(filter)?.as_name().ok())
            .collect(),
        Some(filter) => filter.as_name().ok().into_iter().collect(),
        None => Vec::new(),
    };
    let samples = match filters.as_slice() {
        [b"DCTDecode" | b"DCT"] => jpeg(&stream.content, target)?,
        filters if filters.iter().all(|it| is_lossless(it)) => {
            let bits = header.bits as usize;
            let line = (width * components).checked_mul(bits)?.div_ceil(8);
            let size = line.checked_mul(height).filter(|&size| size <= SAMPLE_LIMIT)?;
            let bytes = if filters.is_empty() {
                stream.content.clone()
            } else {
                unpack(stream, header, size)?
            };
            let values = whole_samples(&bytes, width * components, height, bits)?;
            Samples { width, height, components, values }
        }
        // Fax, JBIG2 and JPEG 2000 are not decoded.
        _ => return None,
    };
    Some(reduce(samples, target))
}

/// Whether a filter is one that only packs bytes.
fn is_lossless(filter: &[u8]) -> bool {
    matches!(
        filter,
        b"FlateDecode"
            | b"Fl"
            | b"LZWDecode"
            | b"LZW"
            | b"RunLengthDecode"
            | b"RL"
            | b"ASCII85Decode"
            | b"A85"
            | b"ASCIIHexDecode"
            | b"AHx"
    )
}

/// The bytes of a stream whose filters may have their short names.
fn unpack(stream: &Stream, header: &Header, size: usize) -> Option<Vec<u8>> {
    let mut dictionary = Dictionary::new();
    let long = |name: &[u8]| -> Object {
        Object::Name(match name {
            b"Fl" => b"FlateDecode".to_vec(),
            b"LZW" => b"LZWDecode".to_vec(),
            b"RL" => b"RunLengthDecode".to_vec(),
            b"A85" => b"ASCII85Decode".to_vec(),
            b"AHx" => b"ASCIIHexDecode".to_vec(),
            other => other.to_vec(),
        })
    };
    let filters = match header.get("Filter", "F")? {
        Object::Array(filters) => {
            filters.iter().filter_map(|it| it.as_name().ok()).map(long).collect()
        }
        filter => vec![long(filter.as_name().ok()?)],
    };
    dictionary.set("Filter", filters);
    if let Some(parameters) = header.get("DecodeParms", "DP") {
        dictionary.set("DecodeParms", parameters.clone());
    }
    let plain = Stream::new(dictionary, stream.content.clone());
    // Some writers add a line's end.
    plain.get_plain_content_with_limit(size + 1024).ok()
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
    Some(Samples { width, height, components, values })
}

/// Averages samples in whole boxes, so that at least `target` pixels are left.
fn reduce(samples: Samples, target: (usize, usize)) -> Samples {
    let Samples { width, height, components, values } = samples;
    let across = (width / target.0.max(1)).max(1);
    let down = (height / target.1.max(1)).max(1);
    if across == 1 && down == 1 {
        return Samples { width, height, components, values };
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
    Samples { width: to_width, height: to_height, components, values: reduced }
}
