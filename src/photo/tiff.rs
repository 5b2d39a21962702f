//! TIFF files, with their many kinds of pixels, chunky or planar.

use std::io::{Cursor, Read, Seek};

use malzama_message::message;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::fault::PhotoFault;
use super::model::Model;
use super::raster::{Alpha, Depth, Raster, Samples, flatten};
use super::source_space::SourceSpace;

/// The bit of a reduced picture in the kind of a TIFF's picture.
const REDUCED: u32 = 1;

/// Largest tag that is read, such as an ICC profile or a strip table, in bytes.
const TAG_LIMIT: usize = 16 << 20;

/// Most reduced pictures before the picture itself.
const MOST_REDUCED: usize = 16;

/// Opens a TIFF at its first picture that is not marked as a reduced version of another, such
/// as the small one that scanners put first.
///
/// # Errors
/// The file is damaged, or all its pictures are reduced ones.
pub(super) fn open_tiff<R: Read + Seek>(reader: R) -> Result<Decoder<R>, PhotoFault> {
    let mut decoder = Decoder::new(reader)?;
    for _ in 0..MOST_REDUCED {
        let kind: Option<u32> = decoder.find_tag_unsigned(Tag::NewSubfileType)?;
        if kind.is_none_or(|kind| kind & REDUCED == 0) {
            return Ok(decoder);
        }
        if !decoder.more_images() {
            break;
        }
        decoder.next_image()?;
    }
    Err(PhotoFault::Photograph(message!("photo/only-reduced")))
}

/// Decodes a TIFF at its main picture, whose pixels need at most `limit` bytes.
///
/// # Errors
/// The file is damaged, or its pixels are of a kind that is not accepted.
pub(super) fn decode_tiff(bytes: &[u8], limit: u64) -> Result<Raster, PhotoFault> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = usize::try_from(limit).unwrap_or(usize::MAX);
    limits.intermediate_buffer_size = limits.decoding_buffer_size.max(1 << 20);
    limits.ifd_value_size = TAG_LIMIT;
    let mut decoder = open_tiff(Cursor::new(bytes))?.with_limits(limits);
    let (width, height) = decoder.dimensions()?;
    let (width, height) = (width as usize, height as usize);
    let color = decoder.colortype()?;
    let (model, has_alpha) = match color {
        ColorType::Gray(8 | 16) => (Model::Gray, false),
        ColorType::GrayA(8 | 16) => (Model::Gray, true),
        ColorType::RGB(8 | 16) => (Model::Rgb, false),
        ColorType::RGBA(8 | 16) => (Model::Rgb, true),
        ColorType::CMYK(8 | 16) => (Model::Cmyk, false),
        ColorType::CMYKA(8 | 16) => (Model::Cmyk, true),
        other => {
            return Err(PhotoFault::Photograph(message!(
                "photo/unsupported-tiff-pixels",
                kind = format!("{other:?}")
            )));
        }
    };
    let profile = decoder
        .find_tag(Tag::IccProfile)
        .ok()
        .flatten()
        .and_then(|value| value.into_u8_vec().ok());
    let alpha = match decoder.find_tag_unsigned_vec::<u16>(Tag::ExtraSamples) {
        _ if !has_alpha => None,
        Ok(Some(kinds)) if kinds.first() == Some(&1) => Some(Alpha::Premultiplied),
        Ok(Some(kinds)) if kinds.first() == Some(&2) => Some(Alpha::Straight),
        _ => Some(Alpha::None),
    };
    let planar: Option<u16> =
        decoder.find_tag_unsigned(Tag::PlanarConfiguration).ok().flatten();
    let mut result = DecodingResult::U8(Vec::new());
    decoder.read_image_to_buffer(&mut result)?;
    let stored = model.channels() + usize::from(has_alpha);
    let planes = (planar == Some(2)).then_some(stored);
    let samples = match result {
        DecodingResult::U8(samples) => {
            Samples::Eight(to_opaque_pixels(samples, planes, alpha, model))
        }
        DecodingResult::U16(samples) => {
            Samples::Sixteen(to_opaque_pixels(samples, planes, alpha, model))
        }
        _ => {
            return Err(PhotoFault::Photograph(message!(
                "photo/unsupported-tiff-samples"
            )));
        }
    };
    // The directories of a TIFF may hold those of EXIF.
    let space = SourceSpace::of(profile, Some(bytes));
    Ok(Raster { width, height, model, samples, space, remark: None })
}

/// Interleaves planes (`planes` is their number, if the file is planar) and removes alpha.
fn to_opaque_pixels<T: Depth>(
    samples: Vec<T>,
    planes: Option<usize>,
    alpha: Option<Alpha>,
    model: Model,
) -> Vec<T> {
    let samples = match planes {
        Some(planes) if planes > 1 => interleave(&samples, planes),
        _ => samples,
    };
    match (alpha, model) {
        (None, _) => samples,
        (Some(alpha), Model::Gray) => flatten::<T, 2>(samples, alpha),
        (Some(alpha), Model::Rgb) => flatten::<T, 4>(samples, alpha),
        // Ink on white paper needs no compositing: where there is nothing, there is no ink.
        (Some(_), Model::Cmyk) => flatten::<T, 5>(samples, Alpha::None),
    }
}

/// Interleaves planes that stand one after another into pixels.
fn interleave<T: Copy>(samples: &[T], planes: usize) -> Vec<T> {
    let pixels = samples.len() / planes;
    (0..pixels)
        .flat_map(|pixel| (0..planes).map(move |plane| samples[plane * pixels + pixel]))
        .collect()
}
