//! A photograph as it came: its bytes, and what its header tells before any pixel is
//! decoded.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;

use image::ImageDecoder;
use image::codecs::webp::WebPDecoder;
use tiff::tags::Tag;

use super::fault::PhotoFault;
use super::jpeg::JpegHeader;
use super::orientation::Orientation;

/// The largest picture that is taken: a scanned A3 page at 600 ppi has 70 megapixels.
const PIXEL_LIMIT: u64 = 200_000_000;

/// The largest file that is taken: 70 megapixels of 16-bit TIFF are 420 MiB.
const FILE_LIMIT: u64 = 512 << 20;

/// How far into a file the mark of an illustration is looked for.
const MARK_WINDOW: u64 = 4096;

/// What the program that draws our illustrations writes into their EXIF description.
const ILLUSTRATION_MARK: &[u8] = b"malzama illustration";

/// Where a photograph's bytes are.
#[derive(Debug, Clone)]
pub enum Source {
    /// In a file, read when its turn comes.
    File(PathBuf),
    /// In memory.
    Bytes(Arc<[u8]>),
}

/// A kind of file, known by its content.
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
}

/// What a photograph's header tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Width in pixels, turned upright.
    pub width: u32,
    /// Height in pixels, turned upright.
    pub height: u32,
    /// The kind of file.
    pub format: Format,
    /// Which way the picture is stored.
    pub orientation: Orientation,
    /// Whether it is one of our illustrations, still waiting for the photograph.
    pub illustration: bool,
    /// Bytes of the decoded picture.
    pub(super) decoded: u64,
    /// Bytes that decoding needs besides.
    pub(super) decoding: u64,
    /// Samples of one decoded pixel, at most.
    pub(super) channels: u64,
}

impl Header {
    /// Width and height as stored.
    pub(super) fn stored_size(&self) -> (u32, u32) {
        self.orientation.size((self.width, self.height))
    }
}

/// Reads a photograph's header; no pixel is decoded.
///
/// # Errors
/// The file cannot be read, is of no known format, is damaged or too large.
pub fn look(source: &Source) -> Result<Header, PhotoFault> {
    match source {
        Source::Bytes(bytes) => {
            check_size(bytes.len() as u64)?;
            look_into(Cursor::new(&**bytes))
        }
        Source::File(_) => look_into(BufReader::new(source.open()?.0)),
    }
}

impl Source {
    /// Opens the file, if it is a regular one of bearable size; tells its size too.
    fn open(&self) -> Result<(File, u64), PhotoFault> {
        let Self::File(path) = self else {
            return Err(PhotoFault::Ours("bytes in memory need no opening".into()));
        };
        // Opening a pipe would wait for its other end, so look before.
        let kind = fs::metadata(path)?.file_type();
        if kind.is_dir() {
            return Err(PhotoFault::File("it is a folder".into()));
        }
        if !kind.is_file() {
            return Err(PhotoFault::photograph("it is not a file but a device or pipe"));
        }
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        check_size(size)?;
        Ok((file, size))
    }

    /// Size of the source in bytes that reading it will take from memory.
    pub(super) fn size(&self) -> Result<u64, PhotoFault> {
        match self {
            Self::File(path) => Ok(fs::metadata(path)?.len()),
            Self::Bytes(_) => Ok(0),
        }
    }

    /// The hash of all bytes, which are not kept.
    pub(super) fn hash(&self) -> Result<blake3::Hash, PhotoFault> {
        let (file, size) = match self {
            Self::Bytes(bytes) => return Ok(blake3::hash(bytes)),
            Self::File(_) => self.open()?,
        };
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(file.take(size))?;
        Ok(hasher.finalize())
    }

    /// All bytes.
    pub(super) fn read(&self) -> Result<Cow<'_, [u8]>, PhotoFault> {
        let (file, size) = match self {
            Self::Bytes(bytes) => return Ok(Cow::Borrowed(bytes)),
            Self::File(_) => self.open()?,
        };
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        file.take(size + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            return Err(changed());
        }
        Ok(Cow::Owned(bytes))
    }
}

/// The fault of a file that is being written while it is read.
pub(super) fn changed() -> PhotoFault {
    PhotoFault::File("the file changed while it was read".into())
}

/// Refuses a file that is empty or too large.
fn check_size(size: u64) -> Result<(), PhotoFault> {
    match size {
        0 => Err(PhotoFault::photograph("the file is empty")),
        1..=FILE_LIMIT => Ok(()),
        _ => Err(PhotoFault::photograph(format!(
            "the file has {} MiB, expected at most {}",
            size >> 20,
            FILE_LIMIT >> 20
        ))),
    }
}

/// Reads the header of a photograph of any format.
pub(super) fn look_into(mut reader: impl BufRead + Seek) -> Result<Header, PhotoFault> {
    let mut start = Vec::new();
    (&mut reader).take(MARK_WINDOW).read_to_end(&mut start)?;
    let format = format_of(&start)?;
    reader.rewind()?;
    let illustration =
        start.windows(ILLUSTRATION_MARK.len()).any(|window| window == ILLUSTRATION_MARK);
    let Look { size: (width, height), orientation, decoded, decoding, channels } =
        match format {
            Format::Jpeg => look_into_jpeg(reader)?,
            Format::Png => look_into_png(&start, reader)?,
            Format::Tiff => look_into_tiff(reader)?,
            Format::WebP => look_into_webp(reader)?,
        };
    check_pixels(width, height)?;
    let (width, height) = orientation.size((width, height));
    Ok(Header {
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

/// The format by a file's first bytes.
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
    } else if matches!(start.get(4..12), Some(b"ftypheic" | b"ftypheix" | b"ftypmif1")) {
        Err(PhotoFault::photograph("it is a HEIC, expected JPEG, PNG, TIFF or WebP"))
    } else {
        Err(PhotoFault::photograph("it is neither JPEG, PNG, TIFF nor WebP"))
    }
}

/// Refuses a picture without pixels, or with more than can be meant.
fn check_pixels(width: u32, height: u32) -> Result<(), PhotoFault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PhotoFault::photograph("it has no pixels"));
    }
    if pixels > PIXEL_LIMIT {
        return Err(PhotoFault::photograph(format!(
            "{width} × {height} pixels are more than {} megapixels",
            PIXEL_LIMIT / 1_000_000
        )));
    }
    Ok(())
}

/// What the header of one format tells: all of [`Header`] but the format.
struct Look {
    /// Stored size.
    size: (u32, u32),
    orientation: Orientation,
    decoded: u64,
    decoding: u64,
    channels: u64,
}

/// The header of a JPEG.
fn look_into_jpeg(mut reader: impl BufRead + Seek) -> Result<Look, PhotoFault> {
    let header = JpegHeader::read(&mut reader)?;
    let orientation = orientation_of(header.exif.as_deref());
    let pixels = u64::from(header.width) * u64::from(header.height);
    let coefficients = if header.buffered { 2 * header.samples } else { 0 };
    // The decoder for inks holds the planes beside the picture put together from them.
    let planes = if header.components == 4 { 2 * header.samples } else { 0 };
    let channels = u64::from(header.components);
    Ok(Look {
        size: (header.width, header.height),
        orientation,
        decoded: channels * pixels,
        decoding: planes + coefficients,
        channels,
    })
}

/// The header of a PNG. Its size is looked at before a decoder sees the file.
fn look_into_png(start: &[u8], reader: impl BufRead + Seek) -> Result<Look, PhotoFault> {
    let number = |at: usize| -> Option<u32> {
        Some(u32::from_be_bytes(start.get(at..at + 4)?.try_into().ok()?))
    };
    let (Some(width), Some(height)) = (number(16), number(20)) else {
        return Err(PhotoFault::photograph("the file ends too early"));
    };
    check_pixels(width, height)?;
    let mut decoder = image::codecs::png::PngDecoder::new(reader).map_err(image_fault)?;
    let orientation = orientation_of(decoder.exif_metadata().ok().flatten().as_deref());
    let bytes = u64::from(decoder.color_type().bytes_per_pixel());
    Ok(Look {
        size: (width, height),
        orientation,
        decoded: bytes * u64::from(width) * u64::from(height),
        decoding: 0,
        channels: 3,
    })
}

/// The header of a TIFF.
fn look_into_tiff(reader: impl BufRead + Seek) -> Result<Look, PhotoFault> {
    let mut decoder = tiff::decoder::Decoder::new(reader).map_err(tiff_fault)?;
    let (width, height) = decoder.dimensions().map_err(tiff_fault)?;
    check_pixels(width, height)?;
    let color = decoder.colortype().map_err(tiff_fault)?;
    let bits = u64::from(color.bit_depth()) * u64::from(color.num_samples());
    let number = decoder.find_tag_unsigned(Tag::Orientation).ok().flatten().unwrap_or(1);
    let planes = decoder.find_tag_unsigned(Tag::PlanarConfiguration).ok().flatten();
    let decoded = bits.div_ceil(8) * u64::from(width) * u64::from(height);
    Ok(Look {
        size: (width, height),
        orientation: Orientation::from_exif(number),
        decoded,
        // Planes are decoded one after another and then put together.
        decoding: if planes == Some(2u16) { decoded } else { 0 },
        channels: 4,
    })
}

/// The header of a WebP.
fn look_into_webp(reader: impl BufRead + Seek) -> Result<Look, PhotoFault> {
    let mut decoder = WebPDecoder::new(reader).map_err(image_fault)?;
    let (width, height) = decoder.dimensions();
    let orientation = orientation_of(decoder.exif_metadata().ok().flatten().as_deref());
    let pixels = u64::from(width) * u64::from(height);
    Ok(Look {
        size: (width, height),
        orientation,
        decoded: 4 * pixels,
        // The decoder keeps its own planes beside the picture.
        decoding: 4 * pixels,
        channels: 3,
    })
}

/// The orientation of an EXIF block, if there is one.
fn orientation_of(exif: Option<&[u8]>) -> Orientation {
    exif.map_or_else(Orientation::default, Orientation::from_exif_block)
}

/// A fault of the `image` crate in words that help.
pub(super) fn image_fault(error: image::ImageError) -> PhotoFault {
    match error {
        image::ImageError::IoError(error) => error.into(),
        other => {
            let text = other.to_string();
            if text.contains("unexpected end") || text.contains("Eof") {
                return PhotoFault::photograph("the file ends too early");
            }
            PhotoFault::Photograph(format!("it is damaged ({text})"))
        }
    }
}

/// A fault of the `tiff` crate in words that help.
pub(super) fn tiff_fault(error: tiff::TiffError) -> PhotoFault {
    match error {
        tiff::TiffError::IoError(error) => error.into(),
        tiff::TiffError::UnsupportedError(reason) => {
            PhotoFault::Photograph(format!("it is a rare kind of TIFF ({reason})"))
        }
        other => PhotoFault::Photograph(format!("it is damaged ({other})")),
    }
}
