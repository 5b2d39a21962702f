//! HEIC pictures, as telephones write them: HEIF (ISO/IEC 23008-12) with HEVC inside.
//!
//! A decoder of the primary picture alone is used, so that the gain maps, depth maps and
//! previews beside it never count.

use std::io::{Cursor, Read, Seek, SeekFrom};

use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::heifer_isobmff::{self as container, HeifFile};
use malzama_message::message;

use super::fault::PhotoFault;
use super::model::Model;
use super::raster::{Alpha, Raster, Samples, flatten};
use super::source_space::{LightSpace, SourceSpace};
use super::threads::apart;

/// Longest description of a picture that is read, in bytes: telephones write a hundredth.
const DESCRIPTION_LIMIT: u64 = 1 << 20;

/// Most boxes before the description ends; telephones write three.
const MOST_BOXES: usize = 64;

/// Most pictures of which a picture is derived, one within the other.
const MOST_DERIVED: usize = 4;

/// Brands of files that may hold a HEIC picture, of `ftyp` boxes.
pub(super) const BRANDS: [&[u8; 4]; 9] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"];

/// Transfer characteristics of HDR (ITU-T H.273): PQ and HLG.
const HDR: [u16; 2] = [16, 18];

/// The properties of a picture by its description.
pub(super) struct HeicHeader {
    /// Width and height in pixels before it is cropped and turned.
    pub(super) whole: (u32, u32),
    /// Upright width and height in pixels.
    pub(super) size: (u32, u32),
    /// Bits of a sample.
    pub(super) bits: u8,
}

impl HeicHeader {
    /// Reads the description of the primary picture; nothing is decoded.
    ///
    /// # Errors
    /// The file cannot be read, is damaged or cut off, or has no picture in HEVC.
    pub(super) fn read(reader: &mut (impl Read + Seek)) -> Result<Self, PhotoFault> {
        let description = description(reader)?;
        apart(|| Self::of(&description))
    }

    /// Takes the properties of the primary picture from a description.
    fn of(description: &[u8]) -> Result<Self, PhotoFault> {
        let file = HeifFile::parse(description)?;
        let mut coded = file.primary_id;
        for _ in 0..MOST_DERIVED {
            match file.referenced_items(coded, b"dimg").first() {
                Some(source) => coded = *source,
                None => break,
            }
        }
        let coding = file.item(coded)?.item_type;
        if coding.0 != *b"hvc1" {
            return Err(PhotoFault::Photograph(message!(
                "photo/heif-coding",
                coding = coding.to_string()
            )));
        }
        let damaged = || PhotoFault::Photograph(message!("photo/damaged-header"));
        let whole = file.image_size(file.primary_id)?.ok_or_else(damaged)?;
        let mut size = whole;
        for property in file.item_properties(file.primary_id)? {
            size = match *property {
                Property::CleanAperture { width, height, .. } => {
                    (cropped(size.0, width), cropped(size.1, height))
                }
                Property::Rotation(quarters) if quarters % 2 == 1 => (size.1, size.0),
                _ => size,
            };
        }
        let config = file.hevc_config(coded)?.ok_or_else(damaged)?;
        let bits = config.bit_depth_luma.max(config.bit_depth_chroma);
        Ok(Self { whole, size, bits })
    }
}

/// Returns a side after it was cropped to a fraction, which cannot make it longer.
fn cropped(side: u32, (numerator, denominator): (u32, u32)) -> u32 {
    let length = (f64::from(numerator) / f64::from(denominator)).round();
    // Conversion from floating point keeps within the bounds of the integer.
    side.min(length as u32)
}

/// Reads the boxes that describe the pictures of a file, without the pictures themselves.
fn description(reader: &mut (impl Read + Seek)) -> Result<Vec<u8>, PhotoFault> {
    let mut described = Vec::new();
    let mut position = 0u64;
    for _ in 0..MOST_BOXES {
        reader.seek(SeekFrom::Start(position))?;
        let mut head = [0; 8];
        reader.read_exact(&mut head)?;
        let (mut length, kind) = (number(&head[..4]), &head[4..]);
        let is_meta = kind == b"meta";
        let is_description = is_meta || kind == b"ftyp";
        let mut head_length = 8;
        if length == 1 {
            reader.read_exact(&mut head)?;
            (length, head_length) = (number(&head), 16);
        }
        // A box without a length goes on to the end of the file: it is the last one.
        if length < head_length {
            break;
        }
        if is_description {
            if length > DESCRIPTION_LIMIT {
                return Err(PhotoFault::Photograph(message!("photo/endless-header")));
            }
            reader.seek(SeekFrom::Start(position))?;
            let before = described.len() as u64;
            (&mut *reader).take(length).read_to_end(&mut described)?;
            if described.len() as u64 - before < length {
                return Err(PhotoFault::Photograph(message!("photo/truncated")));
            }
        }
        if is_meta {
            return Ok(described);
        }
        position = position.saturating_add(length);
    }
    Err(PhotoFault::Photograph(message!("photo/damaged-header")))
}

/// Returns the number that at most eight bytes stand for.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// Decodes the primary picture of a HEIC file, upright, if no picture in it has more than
/// `limit` pixels.
///
/// # Errors
/// The file is damaged or cut off, or its picture is of a kind that is not accepted.
pub(super) fn decode_heic(bytes: &[u8], limit: u64) -> Result<Raster, PhotoFault> {
    let bits = HeicHeader::read(&mut Cursor::new(bytes))?.bits;
    let file = HeifFile::parse(bytes)?;
    let space = space(&file)?;
    if has_gap(&file)? {
        return Err(PhotoFault::Photograph(message!("photo/cut-off")));
    }
    let options = heifer::Options { max_threads: 1, max_pixels: limit };
    let (width, height, samples) = if bits <= 8 {
        let image = heifer::decode_rgba8(bytes, &options)?;
        let alpha = alpha_of(image.has_alpha);
        let samples = Samples::Eight(flatten::<u8, 4>(image.data, alpha));
        (image.width, image.height, samples)
    } else {
        let mut image = heifer::decode_with_options(bytes, &options)?;
        let most = u32::from(image.max_value()).max(1);
        for sample in &mut image.data {
            let value = (u32::from(*sample) * 65535 + most / 2) / most;
            *sample = u16::try_from(value).unwrap_or(u16::MAX);
        }
        let alpha = alpha_of(image.has_alpha);
        let samples = Samples::Sixteen(flatten::<u16, 4>(image.data, alpha));
        (image.width, image.height, samples)
    };
    let (width, height) = (width as usize, height as usize);
    Ok(Raster { width, height, model: Model::Rgb, samples, space, remark: None })
}

/// Whether the coded data of the primary picture has three zeros in a row. No coder writes
/// them (ITU-T H.265, 7.4.2), but an interrupted copy may have filled the file with them, which
/// decodes to rubbish without complaint.
fn has_gap(file: &HeifFile<'_>) -> Result<bool, PhotoFault> {
    let primary = file.primary_id;
    let tiles = file.referenced_items(primary, b"dimg");
    for item in tiles.iter().copied().chain([primary]) {
        let Some(config) = file.hevc_config(item)? else { continue };
        let data = file.item_data(item)?;
        let mut rest = &data[..];
        while let Some((length, after)) =
            rest.split_at_checked(usize::from(config.nal_length_size))
        {
            let length = usize::try_from(number(length)).unwrap_or(usize::MAX);
            let unit = after.get(..length).unwrap_or(after);
            if unit.is_empty() || unit.windows(3).any(|three| three == [0; 3]) {
                return Ok(true);
            }
            rest = &after[unit.len()..];
        }
    }
    Ok(false)
}

/// Returns the meaning of a picture's fourth samples.
fn alpha_of(has_alpha: bool) -> Alpha {
    if has_alpha { Alpha::Straight } else { Alpha::None }
}

/// Returns the colour space of the primary picture: by its ICC profile, which telephones
/// write for Display P3, or by the codes of ITU-T H.273.
fn space(file: &HeifFile<'_>) -> Result<SourceSpace, PhotoFault> {
    let primary = file.primary_id;
    if let Some(profile) = file.icc_profile(primary)? {
        return Ok(SourceSpace::Profile(profile.to_vec()));
    }
    let first = file.referenced_items(primary, b"dimg").first().copied();
    for item in std::iter::once(primary).chain(first) {
        for property in file.item_properties(item)? {
            let Property::Color(ColorInfo::Nclx { primaries, transfer, .. }) = property
            else {
                continue;
            };
            if HDR.contains(transfer) {
                return Err(PhotoFault::Photograph(message!("photo/hdr")));
            }
            if let Some(lights) = LightSpace::of_primaries(*primaries) {
                return Ok(SourceSpace::Described(lights));
            }
        }
    }
    let exif = file.exif(primary).ok().flatten();
    Ok(SourceSpace::of(None, exif.as_deref()))
}

impl From<container::Error> for PhotoFault {
    fn from(error: container::Error) -> Self {
        match error {
            container::Error::UnexpectedEof => {
                Self::Photograph(message!("photo/truncated"))
            }
            other => {
                Self::Photograph(message!("photo/damaged", reason = other.to_string()))
            }
        }
    }
}

impl From<heifer::Error> for PhotoFault {
    fn from(error: heifer::Error) -> Self {
        match error {
            heifer::Error::Container(error) => error.into(),
            heifer::Error::Unsupported(reason) => {
                Self::Photograph(message!("photo/unsupported-heic", reason = reason))
            }
            other => {
                Self::Photograph(message!("photo/damaged", reason = other.to_string()))
            }
        }
    }
}
