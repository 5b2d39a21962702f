//! The steps from an order to a finished photograph.

use std::io::Cursor;
use std::sync::Arc;

use malzama_message::Message;

use super::budget::MemoryBudget;
use super::cache::{Cache, Key};
use super::colour::SourceTransform;
use super::decode::decode;
use super::encode::{encode, quantisation_steps};
use super::fault::PhotoFault;
use super::header::Header;
use super::ink_limit::limit_ink;
use super::model::Model;
use super::order::{Order, Prepared};
use super::orientation::Orientation;
use super::resample::{Area, resample};
use super::sharpen::sharpen;
use super::target::Target;

/// All that the orders of one run share.
pub(super) struct Pipeline<'a> {
    pub(super) cache: Option<&'a Cache>,
    pub(super) budget: &'a MemoryBudget,
}

/// An order to be carried out, with the rest of what it takes.
struct Task<'a> {
    target: &'a Target,
    key: Key,
    area: Area,
}

/// A photograph of its final size, in the colours of its source.
struct Resampled {
    samples: Vec<u16>,
    transform: Arc<SourceTransform>,
}

impl Pipeline<'_> {
    /// Prepares one photograph for every target that it is ordered for, or takes it from the
    /// cache. Its pixels are decoded once at most. The orders have the same source, and so the
    /// same hash and size.
    ///
    /// # Errors
    /// The source cannot be read, is no photograph that can be used, or has other bytes than
    /// were ordered.
    pub(super) fn prepare(
        &self,
        orders: &[(&Target, &Order)],
    ) -> Result<Vec<Prepared>, PhotoFault> {
        let Some((_, first)) = orders.first() else { return Ok(Vec::new()) };
        let header = Header::read(&first.source)?;
        let (width, height) = header.stored_size();
        let (width, height) = header.orientation.size((width, height));
        if first.of_size.is_some_and(|size| size != [width, height]) {
            return Err(PhotoFault::changed());
        }
        let keys = orders.iter().map(|(target, order)| target.key(order));
        let _claim = self.cache.map(|cache| cache.claim(keys));
        let mut kept = Vec::with_capacity(orders.len());
        let mut tasks = Vec::new();
        for (target, order) in orders {
            let key = target.key(order);
            let known = self.cache.and_then(|cache| cache.get(key));
            if known.is_none() {
                tasks.push(Task { target, key, area: Area::of(&header, order)? });
            }
            kept.push(known);
        }
        let mut made = match tasks.is_empty() {
            true => Vec::new(),
            false => self.make(first, &header, &tasks)?,
        }
        .into_iter();
        Ok(kept.into_iter().filter_map(|known| known.or_else(|| made.next())).collect())
    }

    /// Decodes a photograph, and finishes it for every task.
    fn make(
        &self,
        order: &Order,
        header: &Header,
        tasks: &[Task],
    ) -> Result<Vec<Prepared>, PhotoFault> {
        let areas: Vec<&Area> = tasks.iter().map(|task| &task.area).collect();
        let needs = MemoryNeeds::of(header, &areas, rayon::current_num_threads());
        let size = order.source.size()?;
        let mut permit = self.budget.acquire(needs.decoding + size);
        let bytes = order.source.read()?;
        // The file may have been written since it was hashed, or its header read.
        if blake3::hash(&bytes) != order.hash
            || Header::read_from(Cursor::new(&bytes))? != *header
        {
            return Err(PhotoFault::changed());
        }
        let raster = decode(&bytes, header)?;
        drop(bytes);
        permit.lower_to(needs.resampling);
        let (model, remark) = (raster.model, raster.remark.clone());
        let resampled: Vec<Resampled> = tasks
            .iter()
            .map(|Task { target, area, .. }| {
                let transform = target.colour.source_transform(&raster.space, model)?;
                let samples = resample(&raster, area, &transform.curves)?;
                Ok(Resampled { samples, transform })
            })
            .collect::<Result<_, PhotoFault>>()?;
        drop(raster);
        permit.lower_to(needs.finishing);
        resampled
            .into_iter()
            .zip(tasks)
            .map(|(resampled, task)| {
                let prepared = finish(resampled, model, header, task, remark.as_ref())?;
                if let Some(cache) = self.cache {
                    cache.put(task.key, &prepared);
                }
                Ok(prepared)
            })
            .collect()
    }
}

/// Finishes a photograph of its final size. `remark` is what its decoder noted.
fn finish(
    Resampled { mut samples, transform }: Resampled,
    source_model: Model,
    header: &Header,
    Task { target, area, .. }: &Task,
    remark: Option<&Message>,
) -> Result<Prepared, PhotoFault> {
    let colour = &target.colour;
    let (to_width, to_height) = (area.to_width, area.to_height);
    let model = colour.model();
    sharpen(&mut samples, source_model, to_width, target.sharpening);
    let converted = transform.convert(&samples, model);
    drop(samples);
    let mut samples = turn(converted, model, header, to_width, to_height);
    let (width, height) = header.orientation.size((to_width as u32, to_height as u32));
    if let Some(limit) = colour.ink_limit() {
        let steps = quantisation_steps(target.quality);
        limit_ink(&mut samples, width as usize, limit, &steps);
    }
    let jpeg = encode(&samples, model, width as usize, height as usize, target.quality)?;
    let warnings = remark.cloned().into_iter().chain(transform.warning.clone()).collect();
    Ok(Prepared { jpeg, width, height, warnings })
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
    /// Sums up what a photograph takes that is resampled to several areas: the results are held
    /// together, and finished one after the other.
    fn of(header: &Header, areas: &[&Area], threads: usize) -> Self {
        let sum =
            |needs: &dyn Fn(&Area) -> u64| areas.iter().map(|area| needs(area)).sum();
        let width = header.stored_size().0;
        let finishing: u64 = sum(&|area| area.finishing(header.channels));
        let areas: u64 = sum(&|area| area.resampling(width, header.channels, threads));
        let resampling = (header.decoded + areas).max(finishing);
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
