//! Resampling: a part of a picture at a smaller size, averaged in linear light.
//!
//! A large picture is first averaged in whole boxes of pixels, straight from the decoded
//! samples through the tone curve; a Lanczos filter does the rest. Both work in bands of
//! rows, so that a second picture of the source's size is never held.

use std::f64::consts::PI;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{
    Filter, FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
};
use malzama_message::message;
use rayon::prelude::*;

use super::box_filter::{Boxes, MARGIN, average_band};
use super::fault::PhotoFault;
use super::header::Header;
use super::model::Model;
use super::order::{Crop, Order};
use super::raster::Raster;
use super::tone_curve::Curves;

/// Half the width of the filter in samples.
const LOBES: f64 = 3.0;

/// Rows of the result in a band.
const BAND: usize = 128;

/// A rectangle of stored pixels, and its size in the result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Left edge in pixels.
    pub(super) left: f64,
    /// Top edge in pixels.
    pub(super) top: f64,
    /// Width in pixels.
    pub(super) width: f64,
    /// Height in pixels.
    pub(super) height: f64,
    /// Width of the result in pixels, at most `width`.
    pub(super) to_width: usize,
    /// Height of the result in pixels, at most `height`.
    pub(super) to_height: usize,
}

impl Area {
    /// Returns the stored pixels of an order, and their size in the result.
    ///
    /// # Errors
    /// The crop is not within the picture, or no pixel is wanted.
    pub(super) fn of(header: &Header, order: &Order) -> Result<Self, PhotoFault> {
        let Crop { left, top, width, height } = order.crop;
        let inside = |start: f64, length: f64| {
            start >= -1e-9 && length > 0.0 && start + length <= 1.0 + 1e-9
        };
        if !inside(left, width)
            || !inside(top, height)
            || order.width == 0
            || order.height == 0
        {
            return Err(PhotoFault::Internal(message!("photo/crop-outside")));
        }
        let [left, top, part_width, part_height] =
            header.orientation.stored([left, top, width, height]);
        let (whole_width, whole_height) = header.stored_size();
        let (whole_width, whole_height) =
            (f64::from(whole_width), f64::from(whole_height));
        let (width, height) = (part_width * whole_width, part_height * whole_height);
        let (want_width, want_height) =
            header.orientation.size((order.width, order.height));
        let (want_width, want_height) = (f64::from(want_width), f64::from(want_height));
        // Never enlarged: where one side has too few pixels, both get fewer.
        let scale = (width / want_width).min(height / want_height).min(1.0);
        let to = |want: f64, own: f64| {
            ((want * scale).round().min((own + 1e-6).floor()).max(1.0)) as usize
        };
        Ok(Self {
            left: (left * whole_width).max(0.0),
            top: (top * whole_height).max(0.0),
            width,
            height,
            to_width: to(want_width, width),
            to_height: to(want_height, height),
        })
    }

    /// Returns the memory in bytes that resampling takes beside the decoded picture, which is
    /// `whole` pixels wide, on so many `threads`.
    pub(super) fn resampling(&self, whole: u32, channels: u64, threads: usize) -> u64 {
        let x = Boxes::new(self.left, self.width, self.to_width, whole as usize);
        let threads = threads.min(self.to_height.div_ceil(BAND));
        // For each band: up to two boxes for a row, and rows filtered in one direction.
        let band = (threads * (2 * BAND + 4 * MARGIN) * (x.count + self.to_width)) as u64;
        2 * channels * (band + (self.to_width * self.to_height) as u64)
    }

    /// Returns the memory in bytes that the steps after resampling take: for the result, its
    /// luminance or inks, the same turned upright, and the JPEG.
    pub(super) fn finishing(&self, channels: u64) -> u64 {
        (2 * channels + 10) * (self.to_width * self.to_height) as u64
    }
}

/// Resamples the area of a picture to 16-bit samples in the source's own encoding.
///
/// # Errors
/// The filter fails, which is a fault of the program.
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

/// Returns the part of an area that becomes the `count` rows of the result from row `first`
/// on, and the boxes that the filter reads for them.
fn rows(area: &Area, y: Boxes, first: usize, count: usize) -> (Area, Boxes) {
    let step = area.height / area.to_height as f64;
    let top = area.top + step * first as f64;
    let height = step * count as f64;
    let boxes = |pixels: f64| (pixels - y.start as f64) / y.size as f64;
    let first = (boxes(top).max(0.0) as usize).saturating_sub(MARGIN);
    let end = boxes(top + height).max(0.0).ceil() as usize + MARGIN;
    (Area { top, height, to_height: count, ..*area }, y.part(first, end))
}

/// Encodes linear light in the source's tone curves.
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

/// Returns the weight of a sample at a distance, in samples, from the middle of the filter: a sinc in Lanczos' window.
/// The resizing crate's own takes the sine of the system, which differs from one to another.
fn lanczos(distance: f64) -> f64 {
    let sinc = |x: f64| {
        let angle = x * PI;
        if angle == 0.0 { 1.0 } else { libm::sin(angle) / angle }
    };
    if distance.abs() < LOBES { sinc(distance) * sinc(distance / LOBES) } else { 0.0 }
}

/// Filters boxes to the size of the result.
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
    let lanczos = Filter::new("Lanczos", lanczos, LOBES)
        .map_err(|error| internal(error.to_string()))?;
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Custom(lanczos)))
        .crop(left, top, width, height)
        .use_alpha(false);
    resizer
        .resize(&source, &mut target, &options)
        .map_err(|error| internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The weights must be these on every system: photographs, and so PDFs, are made with them.
    #[test]
    fn weights_are_the_same_on_every_system() {
        let mut digest = blake3::Hasher::new();
        for step in -768..=768 {
            digest.update(&lanczos(f64::from(step) / 256.0).to_le_bytes());
        }
        let weights = [0.0, 0.5, -1.0, 1.5, 3.0].map(lanczos);
        assert_eq!(
            weights.map(|it| format!("{it:.4}")),
            ["1.0000", "0.6079", "0.0000", "-0.1351", "0.0000"]
        );
        assert_eq!(&digest.finalize().to_hex()[..16], "cfc01e9a4442b9c8");
    }
}
