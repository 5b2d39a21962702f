//! The steps from an order to a finished photograph.

use std::io::Cursor;

use super::budget::MemoryBudget;
use super::cache::Cache;
use super::decode::decode;
use super::encode::{encode, quantisation_steps};
use super::fault::PhotoFault;
use super::header::Header;
use super::ink_limit::limit_ink;
use super::model::Model;
use super::order::{Order, Prepared};
use super::orientation::Orientation;
use super::raster::Raster;
use super::resample::{Area, resample};
use super::sharpen::sharpen;
use super::target::Target;

/// All that the orders of one run share.
pub(super) struct Pipeline<'a> {
    pub(super) target: &'a Target,
    pub(super) cache: Option<&'a Cache>,
    pub(super) budget: &'a MemoryBudget,
}

impl Pipeline<'_> {
    /// Prepares one photograph, or takes it from the cache.
    ///
    /// # Errors
    /// The source cannot be read, is no photograph that can be used, or has other bytes than
    /// were ordered.
    pub(super) fn prepare(&self, order: &Order) -> Result<Prepared, PhotoFault> {
        let header = Header::read(&order.source)?;
        let (width, height) = header.stored_size();
        let (width, height) = header.orientation.size((width, height));
        if order.of_size.is_some_and(|size| size != [width, height]) {
            return Err(PhotoFault::changed());
        }
        let key = self.target.key(order);
        if let Some(kept) = self.cache.and_then(|cache| cache.get(key)) {
            return Ok(kept);
        }
        let area = Area::of(&header, order)?;
        let needs = MemoryNeeds::of(&header, &area, rayon::current_num_threads());
        let size = order.source.size()?;
        let mut permit = self.budget.acquire(needs.decoding + size);
        let bytes = order.source.read()?;
        // The file may have been written since it was hashed, or its header read.
        if blake3::hash(&bytes) != order.hash
            || Header::read_from(Cursor::new(&bytes))? != header
        {
            return Err(PhotoFault::changed());
        }
        let raster = decode(&bytes, &header)?;
        drop(bytes);
        permit.lower_to(needs.resampling);
        let prepared = self.finish(raster, &header, &area, || {
            permit.lower_to(needs.finishing);
        })?;
        if let Some(cache) = self.cache {
            cache.put(key, &prepared);
        }
        Ok(prepared)
    }

    /// Finishes a photograph from its decoded pixels; `resampled` is called when they are no
    /// longer held.
    fn finish(
        &self,
        raster: Raster,
        header: &Header,
        area: &Area,
        resampled: impl FnOnce(),
    ) -> Result<Prepared, PhotoFault> {
        let colour = &self.target.colour;
        let transform = colour.source_transform(&raster.space, raster.model)?;
        let (source_model, remark) = (raster.model, raster.remark.clone());
        let mut samples = resample(&raster, area, &transform.curves)?;
        drop(raster);
        resampled();
        let (to_width, to_height) = (area.to_width, area.to_height);
        let model = colour.model();
        sharpen(&mut samples, source_model, to_width, self.target.sharpening);
        let converted = transform.convert(&samples, model);
        drop(samples);
        let turned = turn(converted, model, header, to_width, to_height);
        let (width, height) =
            header.orientation.size((to_width as u32, to_height as u32));
        let mut samples = turned;
        if let Some(limit) = colour.ink_limit() {
            let steps = quantisation_steps(self.target.quality);
            limit_ink(&mut samples, width as usize, limit, &steps);
        }
        let jpeg = encode(
            &samples,
            model,
            width as usize,
            height as usize,
            self.target.quality,
        )?;
        let warnings = remark.into_iter().chain(transform.warning.clone()).collect();
        Ok(Prepared { jpeg, width, height, warnings })
    }
}

/// The memory that a photograph takes in each step, in bytes.
struct MemoryNeeds {
    /// While it is decoded, beside the bytes of the file.
    decoding: u64,
    /// While the decoded picture is held.
    resampling: u64,
    /// After the decoded picture is dropped.
    finishing: u64,
}

impl MemoryNeeds {
    fn of(header: &Header, area: &Area, threads: usize) -> Self {
        let finishing = area.finishing(header.channels);
        let width = header.stored_size().0;
        let resampling =
            header.decoded + area.resampling(width, header.channels, threads);
        let resampling = resampling.max(finishing);
        let decoding = (header.decoded + header.decoding).max(resampling);
        Self { decoding, resampling, finishing }
    }
}

/// Turns converted pixels upright.
fn turn(
    samples: Vec<u8>,
    model: Model,
    header: &Header,
    width: usize,
    height: usize,
) -> Vec<u8> {
    if header.orientation == Orientation::default() {
        return samples;
    }
    let orientation = header.orientation;
    match model {
        Model::Gray => orientation.turn(&samples, width, height),
        Model::Rgb => {
            orientation.turn(samples.as_chunks::<3>().0, width, height).into_flattened()
        }
        Model::Cmyk => {
            orientation.turn(samples.as_chunks::<4>().0, width, height).into_flattened()
        }
    }
}
