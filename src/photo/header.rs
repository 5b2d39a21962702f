//! The header of a photograph, read before any pixel is decoded.

use std::io::{BufRead, BufReader, Cursor, Read, Seek};

use image::ImageDecoder;
use image::codecs::webp::WebPDecoder;
use malzama_message::message;
use tiff::tags::Tag;

use super::camera_raw::camera_raw;
use super::fault::PhotoFault;
use super::heic::{BRANDS, HeicHeader};
use super::jpeg::JpegHeader;
use super::orientation::Orientation;
use super::source::{Source, check_size, open};
use super::tiff::open_tiff;

/// Most pixels that are accepted: a scanned A3 page at 600 ppi has 70 megapixels.
pub(super) const PIXEL_LIMIT: u64 = 200_000_000;

/// Bytes at the start of a file in which the mark of an illustration is looked for.
const MARK_WINDOW: u64 = 4096;

/// Mark of the project's illustrations, in their EXIF description.
const ILLUSTRATION_MARK: &[u8] = b"malzama illustration";

/// A file format, recognised by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG, also as the first picture of an MPO or Ultra HDR file.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF.
    Tiff,
    /// WebP.
    WebP,
    /// HEIF with HEVC.
    Heic,
}

impl Format {
    /// Returns the usual ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Tiff => "tif",
            Self::WebP => "webp",
            Self::Heic => "heic",
        }
    }
}

/// The properties of a photograph by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// File format.
    pub format: Format,
    /// Orientation in which the picture is stored.
    pub(super) orientation: Orientation,
    /// Whether it is one of the project's illustrations, a placeholder for a photograph.
    pub illustration: bool,
    /// Size of the decoded picture in bytes.
    pub(super) decoded: u64,
    /// Memory that decoding takes beside the picture, in bytes.
    pub(super) decoding: u64,
    /// Most samples that a decoded pixel may have.
    pub(super) channels: u64,
}

impl Header {
    /// Reads a photograph's header; no pixel is decoded.
    ///
    /// # Errors
    /// The file cannot be read, is of an unknown format, damaged or too large.
    pub fn read(source: &Source) -> Result<Self, PhotoFault> {
        match source {
            Source::Bytes(bytes) => {
                check_size(bytes.len() as u64)?;
                Self::read_from(Cursor::new(&**bytes))
            }
            Source::File(path) => Self::read_from(BufReader::new(open(path)?.0)),
        }
    }

    /// Reads the header of a file of any format from its start.
    pub(super) fn read_from(mut reader: impl BufRead + Seek) -> Result<Self, PhotoFault> {
        let mut start = Vec::new();
        (&mut reader).take(MARK_WINDOW).read_to_end(&mut start)?;
        if let Some(kind) = camera_raw(&start, &mut reader) {
            return Err(PhotoFault::Photograph(message!(
                "photo/camera-raw",
                kind = kind
            )));
        }
        let format = format_of(&start)?;
        reader.rewind()?;
        let illustration = start
            .windows(ILLUSTRATION_MARK.len())
            .any(|window| window == ILLUSTRATION_MARK);
        let FormatHeader {
            size: (width, height),
            orientation,
            decoded,
            decoding,
            channels,
        } = match format {
            Format::Jpeg => read_jpeg(reader)?,
            Format::Png => read_png(&start, reader)?,
            Format::Tiff => read_tiff(reader)?,
            Format::WebP => read_webp(reader)?,
            Format::Heic => read_heic(reader)?,
        };
        check_pixels(width, height)?;
        let (width, height) = orientation.size((width, height));
        Ok(Self {
            width,
            height,
            format,
            orientation,
            illustration,
            decoded,
            decoding,
            channels,
        })
    }

    /// Returns stored width and height in pixels.
    pub(super) fn stored_size(&self) -> (u32, u32) {
        self.orientation.size((self.width, self.height))
    }
}

/// Recognises a format by the first bytes of a file.
fn format_of(start: &[u8]) -> Result<Format, PhotoFault> {
    if start.starts_with(b"\xff\xd8\xff") {
        Ok(Format::Jpeg)
    } else if start.starts_with(b"\x89PNG\r\n\x1a\n") {
        Ok(Format::Png)
    } else if start.starts_with(b"II*\0")
        || start.starts_with(b"MM\0*")
        || start.starts_with(b"II+\0")
        || start.starts_with(b"MM\0+")
    {
        Ok(Format::Tiff)
    } else if start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        Ok(Format::WebP)
    } else if start.get(4..8) == Some(b"ftyp")
        && BRANDS.iter().any(|brand| start.get(8..12) == Some(*brand))
    {
        Ok(Format::Heic)
    } else {
        Err(PhotoFault::Photograph(message!("photo/unknown-format")))
    }
}

/// Refuses a picture without pixels, or with too many.
fn check_pixels(width: u32, height: u32) -> Result<(), PhotoFault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PhotoFault::Photograph(message!("photo/no-pixels")));
    }
    if pixels > PIXEL_LIMIT {
        return Err(PhotoFault::Photograph(message!(
            "photo/too-many-pixels",
            width = width,
            height = height,
            limit = PIXEL_LIMIT / 1_000_000
        )));
    }
    Ok(())
}

/// The properties that each format tells in its own way; see [`Header`].
struct FormatHeader {
    /// Stored width and height.
    size: (u32, u32),
    orientation: Orientation,
    decoded: u64,
    decoding: u64,
    channels: u64,
}

/// Reads the header of a JPEG.
fn read_jpeg(mut reader: impl BufRead + Seek) -> Result<FormatHeader, PhotoFault> {
    let header = JpegHeader::read(&mut reader)?;
    let orientation = orientation_of(header.exif.as_deref());
    let pixels = u64::from(header.width) * u64::from(header.height);
    let coefficients = if header.buffered { 2 * header.samples } else { 0 };
    // The decoder for CMYK holds the planes beside the picture interleaved from them.
    let planes = if header.components == 4 { 2 * header.samples } else { 0 };
    let channels = u64::from(header.components);
    Ok(FormatHeader {
        size: (header.width, header.height),
        orientation,
        decoded: channels * pixels,
        decoding: planes + coefficients,
        channels,
    })
}

/// Reads the header of a PNG; its size is checked before a decoder sees the file.
fn read_png(
    start: &[u8],
    reader: impl BufRead + Seek,
) -> Result<FormatHeader, PhotoFault> {
    let number = |at: usize| -> Option<u32> {
        Some(u32::from_be_bytes(start.get(at..at + 4)?.try_into().ok()?))
    };
    let (Some(width), Some(height)) = (number(16), number(20)) else {
        return Err(PhotoFault::Photograph(message!("photo/truncated")));
    };
    check_pixels(width, height)?;
    let mut decoder = image::codecs::png::PngDecoder::new(reader)?;
    let orientation = orientation_of(decoder.exif_metadata().ok().flatten().as_deref());
    let bytes = u64::from(decoder.color_type().bytes_per_pixel());
    Ok(FormatHeader {
        size: (width, height),
        orientation,
        decoded: bytes * u64::from(width) * u64::from(height),
        decoding: 0,
        channels: 3,
    })
}

/// Reads the header of a TIFF.
fn read_tiff(reader: impl BufRead + Seek) -> Result<FormatHeader, PhotoFault> {
    let mut decoder = open_tiff(reader)?;
    let (width, height) = decoder.dimensions()?;
    check_pixels(width, height)?;
    let color = decoder.colortype()?;
    let bits = u64::from(color.bit_depth()) * u64::from(color.num_samples());
    let number = decoder.find_tag_unsigned(Tag::Orientation).ok().flatten().unwrap_or(1);
    let planes = decoder.find_tag_unsigned(Tag::PlanarConfiguration).ok().flatten();
    let decoded = bits.div_ceil(8) * u64::from(width) * u64::from(height);
    Ok(FormatHeader {
        size: (width, height),
        orientation: Orientation::from_exif(number),
        decoded,
        // Planes are decoded one after another and then interleaved.
        decoding: if planes == Some(2u16) { decoded } else { 0 },
        channels: 4,
    })
}

/// Reads the header of a WebP.
fn read_webp(reader: impl BufRead + Seek) -> Result<FormatHeader, PhotoFault> {
    let mut decoder = WebPDecoder::new(reader)?;
    let (width, height) = decoder.dimensions();
    let orientation = orientation_of(decoder.exif_metadata().ok().flatten().as_deref());
    let pixels = u64::from(width) * u64::from(height);
    Ok(FormatHeader {
        size: (width, height),
        orientation,
        decoded: 4 * pixels,
        // The decoder holds planes of its own beside the picture.
        decoding: 4 * pixels,
        channels: 3,
    })
}

/// Reads the header of a HEIC, which the decoder turns upright by itself.
fn read_heic(mut reader: impl BufRead + Seek) -> Result<FormatHeader, PhotoFault> {
    let HeicHeader { whole, size, bits } = HeicHeader::read(&mut reader)?;
    check_pixels(whole.0, whole.1)?;
    let pixels = u64::from(whole.0) * u64::from(whole.1);
    // Four samples of each pixel, and the same again while it is turned.
    let decoded = if bits <= 8 { 4 } else { 8 } * pixels;
    // The planes of a picture that is not in tiles, in samples of 16 bits.
    let planes = 6 * pixels;
    Ok(FormatHeader {
        size,
        orientation: Orientation::default(),
        decoded,
        decoding: decoded + planes,
        channels: 3,
    })
}

/// Returns the orientation of an EXIF block; without one it is upright.
fn orientation_of(exif: Option<&[u8]>) -> Orientation {
    exif.map_or_else(Orientation::default, Orientation::from_exif_block)
}
