//! The part of a picture that is wanted, at the size that is wanted, averaged as light.
//!
//! Large pictures are first averaged in whole boxes of pixels, straight from the decoded
//! samples through the tone curve; a Lanczos filter does the rest. Both work in bands of
//! rows, so that no second picture of the source's size is ever needed.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use rayon::prelude::*;

use super::box_filter::{Boxes, MARGIN, average_band};
use malzama_message::message;

use super::fault::PhotoFault;
use super::raster::{Model, Raster};
use super::tone_curve::Curves;

/// Rows of the result that are made in one go.
const BAND: usize = 128;

/// A rectangle of stored pixels and the size that it shall have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Where it begins, in pixels.
    pub(super) left: f64,
    /// Where it begins, in pixels.
    pub(super) top: f64,
    /// Its width in pixels.
    pub(super) width: f64,
    /// Its height in pixels.
    pub(super) height: f64,
    /// Width of the result in pixels, not larger than its own.
    pub(super) to_width: usize,
    /// Height of the result in pixels, not larger than its own.
    pub(super) to_height: usize,
}

impl Area {
    /// Bytes that are needed beside the decoded pixels, on `threads` threads, to resample.
    pub(super) fn resampling(&self, whole: u32, channels: u64, threads: usize) -> u64 {
        let x = Boxes::new(self.left, self.width, self.to_width, whole as usize);
        let threads = threads.min(self.to_height.div_ceil(BAND));
        // Of each band: boxes at up to two for a row, and rows filtered in one direction.
        let band = (threads * (2 * BAND + 4 * MARGIN) * (x.count + self.to_width)) as u64;
        2 * channels * (band + (self.to_width * self.to_height) as u64)
    }

    /// Bytes that are needed once it is resampled: the result, brightness or inks, the
    /// same turned, and the JPEG.
    pub(super) fn finishing(&self, channels: u64) -> u64 {
        (2 * channels + 10) * (self.to_width * self.to_height) as u64
    }
}

/// Samples of 16 bits for the area of the picture, in the source's own encoding.
pub(super) fn resample(
    raster: &Raster,
    area: &Area,
    curves: &Curves,
) -> Result<Vec<u16>, PhotoFault> {
    let x = Boxes::new(area.left, area.width, area.to_width, raster.width);
    let y = Boxes::new(area.top, area.height, area.to_height, raster.height);
    let row = area.to_width * raster.model.channels();
    let mut samples = vec![0u16; row * area.to_height];
    samples.par_chunks_mut(row * BAND).enumerate().try_for_each_init(
        Resizer::new,
        |resizer, (number, band)| {
            let (area, y) = rows(area, y, number * BAND, band.len() / row);
            let boxes = average_band(raster, curves, x, y);
            filter(&boxes, band, raster.model, &area, x, y, resizer)?;
            if let Curves::Each(curves) = curves {
                let tables: Vec<&[u16]> =
                    curves.iter().map(|curve| &curve.value[..]).collect();
                encode_row(band, &tables);
            }
            Ok::<(), PhotoFault>(())
        },
    )?;
    Ok(samples)
}

/// The part of an area that becomes `count` rows of the result from `first` on, and the
/// boxes that the filter looks at for them.
fn rows(area: &Area, y: Boxes, first: usize, count: usize) -> (Area, Boxes) {
    let step = area.height / area.to_height as f64;
    let top = area.top + step * first as f64;
    let height = step * count as f64;
    let boxes = |pixels: f64| (pixels - y.start as f64) / y.size as f64;
    let first = (boxes(top).max(0.0) as usize).saturating_sub(MARGIN);
    let end = boxes(top + height).max(0.0).ceil() as usize + MARGIN;
    (Area { top, height, to_height: count, ..*area }, y.part(first, end))
}

/// Turns light into values.
fn encode_row(row: &mut [u16], tables: &[&[u16]]) {
    if let [red, green, blue] = tables {
        for pixel in row.as_chunks_mut::<3>().0 {
            pixel[0] = red[usize::from(pixel[0])];
            pixel[1] = green[usize::from(pixel[1])];
            pixel[2] = blue[usize::from(pixel[2])];
        }
    } else if let [grey] = tables {
        for sample in row {
            *sample = grey[usize::from(*sample)];
        }
    }
}

/// Brings boxes to the wanted size.
fn filter(
    boxes: &[u16],
    samples: &mut [u16],
    model: Model,
    area: &Area,
    x: Boxes,
    y: Boxes,
    resizer: &mut Resizer,
) -> Result<(), PhotoFault> {
    let left = (area.left - x.start as f64) / x.size as f64;
    let top = (area.top - y.start as f64) / y.size as f64;
    let width = (area.width / x.size as f64).min(x.count as f64 - left);
    let height = (area.height / y.size as f64).min(y.count as f64 - top);
    let whole = (x.count, y.count) == (area.to_width, area.to_height);
    if whole && left == 0.0 && top == 0.0 {
        samples.copy_from_slice(boxes);
        return Ok(());
    }
    let pixel = match model {
        Model::Gray => PixelType::U16,
        Model::Rgb => PixelType::U16x3,
        Model::Cmyk => PixelType::U16x4,
    };
    let internal = |reason: String| {
        PhotoFault::Internal(message!("photo/resampling-failed", reason = reason))
    };
    let source =
        ImageRef::new(x.count as u32, y.count as u32, bytemuck::cast_slice(boxes), pixel)
            .map_err(|error| internal(error.to_string()))?;
    let mut target = Image::from_slice_u8(
        area.to_width as u32,
        area.to_height as u32,
        bytemuck::cast_slice_mut(samples),
        pixel,
    )
    .map_err(|error| internal(error.to_string()))?;
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .crop(left, top, width, height)
        .use_alpha(false);
    resizer
        .resize(&source, &mut target, &options)
        .map_err(|error| internal(error.to_string()))
}
