//! Preparation of many photographs, on all cores and within one memory budget.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use malzama_message::{Message, message};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::budget::MemoryBudget;
use super::cache::Cache;
use super::decode::decode;
use super::encode::{encode, quantisation_steps};
use super::fault::PhotoFault;
use super::header::Header;
use super::ink_limit::limit_ink;
use super::order::{Crop, Order, Prepared};
use super::raster::{Model, Raster};
use super::resample::{Area, resample};
use super::sharpen::sharpen;
use super::target::Target;

/// Name of every thread that works on photographs. A decoder's panic on a damaged file
/// becomes the fault of its photograph; a panic hook can leave these threads out by it.
pub const THREAD: &str = "photograph";

/// Prepares photographs and returns the results in the sequence of the orders.
pub fn prepare(
    orders: &[Order],
    target: &Target,
    cache: Option<&Cache>,
    budget: &MemoryBudget,
) -> Vec<Result<Prepared, PhotoFault>> {
    let results: Vec<_> = orders.iter().map(|_| Mutex::new(None)).collect();
    prepare_each(orders, target, cache, budget, |index, result| {
        *results[index].lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    });
    results
        .into_iter()
        .map(|result| {
            let result = result.into_inner().unwrap_or_else(PoisonError::into_inner);
            result
                .unwrap_or_else(|| Err(PhotoFault::Internal(message!("photo/forgotten"))))
        })
        .collect()
}

/// Prepares photographs and passes each to `deliver` with its index in `orders` as soon as it
/// is ready, from any thread. Results are taken from and kept in `cache`, which is pruned at
/// the end.
pub fn prepare_each(
    orders: &[Order],
    target: &Target,
    cache: Option<&Cache>,
    budget: &MemoryBudget,
    deliver: impl Fn(usize, Result<Prepared, PhotoFault>) + Sync,
) {
    let threads = rayon::current_num_threads();
    // Threads of their own wait for memory: one that waits within a pool could be waiting for
    // itself. The pool is for work that never waits.
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|_| THREAD.into())
        .build();
    let refuse_all = |reason: Message| {
        for index in 0..orders.len() {
            deliver(index, Err(PhotoFault::Internal(reason.clone())));
        }
    };
    let pool = match pool {
        Ok(pool) => pool,
        Err(error) => {
            return refuse_all(message!(
                "photo/no-thread-pool",
                reason = error.to_string()
            ));
        }
    };
    let pipeline = Pipeline { target, cache, budget, pool: &pool };
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((index, order)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            orders.get(index).map(|order| (index, order))
        } {
            let result = catch_unwind(AssertUnwindSafe(|| pipeline.prepare(order)));
            deliver(
                index,
                result.unwrap_or_else(|_| {
                    Err(PhotoFault::Photograph(message!("photo/decoder-panicked")))
                }),
            );
        }
    };
    let started: usize = std::thread::scope(|scope| {
        let start = |_| {
            let thread = std::thread::Builder::new().name(THREAD.into());
            thread.spawn_scoped(scope, work).is_ok()
        };
        (0..threads.min(orders.len())).map(start).filter(|started| *started).count()
    });
    if started == 0 {
        // The pool has threads, but the machine grants none to wait on.
        refuse_all(message!("photo/no-threads"));
    }
    if let Some(cache) = cache {
        cache.prune();
    }
}

/// The steps from an order to a finished photograph, and what all orders of a run share.
struct Pipeline<'a> {
    target: &'a Target,
    cache: Option<&'a Cache>,
    budget: &'a MemoryBudget,
    pool: &'a ThreadPool,
}

impl Pipeline<'_> {
    /// Prepares one photograph.
    fn prepare(&self, order: &Order) -> Result<Prepared, PhotoFault> {
        let header = Header::read(&order.source)?;
        let key = self.target.key(order);
        if let Some(kept) = self.cache.and_then(|cache| cache.get(key)) {
            return Ok(kept);
        }
        let area = area(&header, order)?;
        let needs = MemoryNeeds::of(&header, &area, self.pool.current_num_threads());
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
        let transform =
            colour.source_transform(raster.profile.as_deref(), raster.model)?;
        let source_model = raster.model;
        let mut samples =
            self.pool.install(|| resample(&raster, area, &transform.curves))?;
        drop(raster);
        resampled();
        let (to_width, to_height) = (area.to_width, area.to_height);
        let model = colour.model();
        let samples = self.pool.install(|| {
            sharpen(&mut samples, source_model, to_width, self.target.sharpening);
            transform.convert(&samples, model)
        });
        let turned = turn(samples, model, header, to_width, to_height);
        let (width, height) =
            header.orientation.size((to_width as u32, to_height as u32));
        let mut samples = turned;
        if let Some(limit) = colour.ink_limit() {
            let steps = quantisation_steps(self.target.quality);
            self.pool.install(|| limit_ink(&mut samples, width as usize, limit, &steps));
        }
        let jpeg = encode(
            &samples,
            model,
            width as usize,
            height as usize,
            self.target.quality,
        )?;
        let warnings = transform.warning.iter().cloned().collect();
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
    if header.orientation == super::Orientation::default() {
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

/// Returns the stored pixels of an order, and their size in the result.
///
/// # Errors
/// The crop is not within the picture, or no pixel is wanted.
fn area(header: &Header, order: &Order) -> Result<Area, PhotoFault> {
    let Crop { left, top, width, height } = order.crop;
    let inside = |start: f64, length: f64| {
        start >= -1e-9 && length > 0.0 && start + length <= 1.0 + 1e-9
    };
    if !inside(left, width) || !inside(top, height) || order.width * order.height == 0 {
        return Err(PhotoFault::Internal(message!("photo/crop-outside")));
    }
    let [left, top, part_width, part_height] =
        header.orientation.stored([left, top, width, height]);
    let (whole_width, whole_height) = header.stored_size();
    let (whole_width, whole_height) = (f64::from(whole_width), f64::from(whole_height));
    let (width, height) = (part_width * whole_width, part_height * whole_height);
    let (want_width, want_height) = header.orientation.size((order.width, order.height));
    let (want_width, want_height) = (f64::from(want_width), f64::from(want_height));
    // Never enlarged: where one side has too few pixels, both get fewer.
    let scale = (width / want_width).min(height / want_height).min(1.0);
    let to = |want: f64, own: f64| {
        ((want * scale).round().min((own + 1e-6).floor()).max(1.0)) as usize
    };
    Ok(Area {
        left: (left * whole_width).max(0.0),
        top: (top * whole_height).max(0.0),
        width,
        height,
        to_width: to(want_width, width),
        to_height: to(want_height, height),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;
    use crate::photo::Source;
    use crate::photo::colour::{Intent, PressColour};

    const COATED: &[u8] = include_bytes!("../../data/press/icc/ISOcoated_v2_300_bas.icc");

    #[test]
    fn a_file_that_changes_meanwhile_is_refused_and_not_mixed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("photo.jpg");
        let picture = |grey: u8| {
            encode(&vec![grey; 64 * 64 * 3], Model::Rgb, 64, 64, 90).expect("a picture")
        };
        let target = Target::press(
            PressColour {
                profile: COATED.into(),
                intent: Intent::RelativeColorimetric,
                black_point_compensation: true,
                ink_limit: 300.0,
            },
            0.0,
        )
        .expect("a target");
        let order = Order {
            source: Source::File(path.clone()),
            hash: blake3::hash(&picture(90)),
            crop: Crop::WHOLE,
            width: 64,
            height: 64,
        };
        for changed in [picture(200), picture(200)[..300].to_vec(), Vec::new()] {
            fs::write(&path, picture(90)).expect("it is written");
            let budget = MemoryBudget::new(1000);
            let held = budget.acquire(1000);
            let result = std::thread::scope(|scope| {
                let orders = std::slice::from_ref(&order);
                let work = scope.spawn(|| prepare(orders, &target, None, &budget));
                // It waits for memory once it has read the header.
                while !budget.is_awaited() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                fs::write(&path, &changed).expect("it is written");
                drop(held);
                work.join().expect("no panic").remove(0)
            });
            let fault = result.expect_err("it changed");
            let expected = if changed.is_empty() {
                "photo/empty-file"
            } else {
                "photo/file-changed"
            };
            assert_eq!(fault.message().code(), expected);
        }
    }
}
