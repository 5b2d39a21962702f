//! Decoding: from the bytes of a file to pixels in the colours of that file.

use std::io::Cursor;

use image::codecs::{png::PngDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder};
use malzama_message::message;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

use super::fault::PhotoFault;
use super::header::{Format, Header, PIXEL_LIMIT};
use super::heic::decode_heic;
use super::jpeg::{FirstPicture, JpegHeader};
use super::model::Model;
use super::png::PngChunks;
use super::raster::{Alpha, Raster, Samples, flatten};
use super::source_space::SourceSpace;
use super::tiff::decode_tiff;

/// Meaning of the alpha of every PNG and WebP.
const ALPHA: Alpha = Alpha::Straight;

/// Width in pixels below which a few bytes of a JPEG may code whole rows.
const NARROW: usize = 1024;

/// The marker of a JPEG's end.
const END: &[u8] = b"\xff\xd9";

/// Bytes that JPEG decoders may read ahead.
const AHEAD: usize = 16;

/// Decodes a photograph whose header was read from the same bytes.
///
/// # Errors
/// The file is damaged, cut off or of a kind that is not accepted.
pub(super) fn decode(bytes: &[u8], header: &Header) -> Result<Raster, PhotoFault> {
    let raster = match header.format {
        Format::Jpeg => decode_jpeg(bytes)?,
        Format::Tiff => decode_tiff(bytes, header.decoded + header.decoding)?,
        Format::Png => decode_png(bytes)?,
        Format::WebP => decode_webp(bytes)?,
        Format::Heic => decode_heic(bytes, PIXEL_LIMIT)?,
    };
    let (width, height) = header.stored_size();
    let samples = match &raster.samples {
        Samples::Eight(samples) => samples.len(),
        Samples::Sixteen(samples) => samples.len(),
    };
    if (raster.width, raster.height) != (width as usize, height as usize)
        || samples != raster.width * raster.height * raster.model.channels()
    {
        return Err(PhotoFault::Photograph(message!("photo/size-mismatch")));
    }
    Ok(raster)
}

/// Decodes the first picture of a JPEG file.
fn decode_jpeg(bytes: &[u8]) -> Result<Raster, PhotoFault> {
    let header = JpegHeader::read(&mut Cursor::new(bytes))?;
    let (samples, remark) = match header.first_picture(bytes)? {
        FirstPicture::Whole(picture) => (decode_picture(picture, &header)?, None),
        FirstPicture::Endless(picture) => {
            (decode_endless(picture, &header)?, Some(message!("photo/no-end")))
        }
    };
    let space = SourceSpace::of(header.profile.clone(), header.exif.as_deref());
    let (width, height) = (header.width as usize, header.height as usize);
    let samples = Samples::Eight(samples);
    Ok(Raster { width, height, model: model_of(&header), samples, space, remark })
}

/// Decodes a JPEG that lacks the marker of its end, if it lacks nothing else.
///
/// Decoders make up the bits of a few missing bytes. So it is decoded with different bytes
/// after its own: a picture that depends on them is not whole.
fn decode_endless(picture: &[u8], header: &JpegHeader) -> Result<Vec<u8>, PhotoFault> {
    let decoded = |fill: u8| {
        let ended = [picture, &[fill; AHEAD], END].concat();
        decode_picture(&ended, header)
            .map_err(|_| PhotoFault::Photograph(message!("photo/cut-off")))
    };
    let other = blake3::hash(&decoded(0xfe)?);
    let samples = decoded(0)?;
    if blake3::hash(&samples) != other {
        return Err(PhotoFault::Photograph(message!("photo/cut-off")));
    }
    Ok(samples)
}

/// Returns the colour model of a JPEG.
fn model_of(header: &JpegHeader) -> Model {
    match header.components {
        1 => Model::Gray,
        3 => Model::Rgb,
        _ => Model::Cmyk,
    }
}

/// Decodes a JPEG picture, which ends with its marker.
fn decode_picture(picture: &[u8], header: &JpegHeader) -> Result<Vec<u8>, PhotoFault> {
    let (width, height) = (header.width as usize, header.height as usize);
    let model = model_of(header);
    // zune-jpeg takes Adobe's marker without a transform to mean CMYK, whatever the number of
    // components.
    if model == Model::Cmyk || !matches!(header.adobe, None | Some(1)) {
        return decode_rare_jpeg(picture, header);
    }
    let colours = if model == Model::Gray { ColorSpace::Luma } else { ColorSpace::RGB };
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(colours);
    // The decoder accepts an end marker that comes too early, but not data that ends too early,
    // so the marker is left out. It reads some bytes ahead, which may hold whole rows in a
    // narrow picture only.
    let padded;
    let coded = match &picture[..picture.len() - END.len()] {
        _ if header.buffered => picture,
        coded if width >= NARROW => coded,
        coded => {
            padded = [coded, &[0; AHEAD]].concat();
            &padded
        }
    };
    let mut decoder =
        zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(coded), options);
    decoder.decode_headers().map_err(|error| damaged(&error.to_string()))?;
    let size = width * height * model.channels();
    if decoder.output_buffer_size() != Some(size) {
        return Err(PhotoFault::Photograph(message!("photo/damaged-header")));
    }
    let mut samples = vec![0; size];
    decoder.decode_into(&mut samples).map_err(|error| damaged(&error.to_string()))?;
    Ok(samples)
}

/// Decodes a JPEG in CMYK, or one with Adobe's marker for untransformed colours.
fn decode_rare_jpeg(picture: &[u8], header: &JpegHeader) -> Result<Vec<u8>, PhotoFault> {
    let mut samples = jpeg_decoder::Decoder::new(picture)
        .decode()
        .map_err(|error| damaged(&error.to_string()))?;
    // The decoder always inverts CMYK, which is right only for files with Adobe's marker.
    if header.components == 4 && header.adobe.is_none() {
        for sample in &mut samples {
            *sample = 255 - *sample;
        }
    }
    Ok(samples)
}

/// Creates the fault of a picture that a JPEG decoder gave up on, by the first line of its
/// reason.
fn damaged(reason: &str) -> PhotoFault {
    let reason = reason.lines().next().unwrap_or_default().trim();
    PhotoFault::Photograph(message!("photo/damaged-or-cut-off", reason = reason))
}

/// Decodes a PNG, even if nothing but its end is missing.
fn decode_png(bytes: &[u8]) -> Result<Raster, PhotoFault> {
    let chunks = PngChunks::read(bytes);
    let whole = chunks.with_end(bytes);
    let mut decoder = PngDecoder::new(Cursor::new(&*whole))?;
    let profile = decoder.icc_profile().ok().flatten();
    let exif = decoder.exif_metadata().ok().flatten();
    let raster = decode_image(decoder, chunks.space(profile, exif.as_deref()))?;
    let remark = (!chunks.has_end()).then(|| message!("photo/no-end"));
    Ok(Raster { remark, ..raster })
}

/// Decodes a WebP.
fn decode_webp(bytes: &[u8]) -> Result<Raster, PhotoFault> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes))?;
    let profile = decoder.icc_profile().ok().flatten();
    let exif = decoder.exif_metadata().ok().flatten();
    decode_image(decoder, SourceSpace::of(profile, exif.as_deref()))
}

/// Decodes the pixels of a PNG or WebP whose colour space is `space`.
fn decode_image(
    decoder: impl ImageDecoder,
    space: SourceSpace,
) -> Result<Raster, PhotoFault> {
    let image = DynamicImage::from_decoder(decoder)?;
    let (width, height) = (image.width() as usize, image.height() as usize);
    let (model, samples) = match image {
        DynamicImage::ImageLuma8(image) => {
            (Model::Gray, Samples::Eight(image.into_raw()))
        }
        DynamicImage::ImageRgb8(image) => (Model::Rgb, Samples::Eight(image.into_raw())),
        DynamicImage::ImageLuma16(image) => {
            (Model::Gray, Samples::Sixteen(image.into_raw()))
        }
        DynamicImage::ImageRgb16(image) => {
            (Model::Rgb, Samples::Sixteen(image.into_raw()))
        }
        DynamicImage::ImageLumaA8(image) => {
            (Model::Gray, Samples::Eight(flatten::<u8, 2>(image.into_raw(), ALPHA)))
        }
        DynamicImage::ImageRgba8(image) => {
            (Model::Rgb, Samples::Eight(flatten::<u8, 4>(image.into_raw(), ALPHA)))
        }
        DynamicImage::ImageLumaA16(image) => {
            (Model::Gray, Samples::Sixteen(flatten::<u16, 2>(image.into_raw(), ALPHA)))
        }
        DynamicImage::ImageRgba16(image) => {
            (Model::Rgb, Samples::Sixteen(flatten::<u16, 4>(image.into_raw(), ALPHA)))
        }
        other => {
            let kind = format!("{:?}", other.color());
            return Err(PhotoFault::Photograph(message!(
                "photo/unsupported-pixels",
                kind = kind
            )));
        }
    };
    Ok(Raster { width, height, model, samples, space, remark: None })
}
