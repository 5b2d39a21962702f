//! The photographs of web editions: whole, in sRGB, in a few sizes each.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use malzama_message::message;

use super::StaleWeb;
use crate::booklets::context::Context;
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files::write_failure;
use crate::model::Photograph;
use crate::photo::{
    Cache, Crop, MemoryBudget, Order, PhotoFault, Prepared, Source, Spool, Spooled,
    Target, prepare_each,
};
use crate::project::SETTINGS;

/// Width of the largest size in pixels: sharp on a page of 72 rem, and on the dense screen
/// of a telephone.
const WIDEST: u32 = 1600;

/// Height of the largest size in pixels, which only pictures much higher than wide reach.
const HIGHEST: u32 = 2400;

/// Widths of the other sizes in pixels.
const NARROWER: [u32; 2] = [960, 480];

/// How much narrower than the largest another size is at least, as a share.
const STEP: f64 = 0.8;

/// Number of photographs whose largest size is held in memory at a time.
const HELD: usize = 32;

/// The prepared photographs of the web editions of a build.
pub struct WebPhotographs {
    prepared: BTreeMap<Key, Result<Vec<SpooledSize>, PhotoFault>>,
    /// The spool that holds their bytes.
    pub spool: Spool,
}

/// A photograph in one size.
pub struct SpooledSize {
    /// The JPEG.
    pub spooled: Spooled,
    /// The hash of its bytes.
    pub hash: blake3::Hash,
}

/// The identity of a photograph: its path, and the hash of its content as gathered for the
/// edition (`None` if it could not be read).
type Key = (String, Option<[u8; 32]>);

impl WebPhotographs {
    /// Prepares every photograph of the editions. The original is decoded once, for the
    /// largest size; the others are made from that one.
    ///
    /// # Errors
    /// They cannot be spooled. Faults of single photographs are returned by [`Self::of`].
    pub fn prepare(editions: &[StaleWeb], context: &Context) -> Outcome<Self> {
        let contract = context.contract;
        let target = Target::screen(contract.press_colour(), contract.sharpen);
        // Cannot happen: the contract's profile has been tried.
        let target = target.map_err(|fault| {
            Diagnostic::error(Location::file(SETTINGS), fault.message().clone())
        })?;
        let (mut orders, mut prepared) = (BTreeMap::new(), BTreeMap::new());
        for stale in editions {
            for photograph in stale.edition.photographs() {
                let key = key(stale, photograph);
                match key.1 {
                    Some(hash) => {
                        orders.insert(key, order(photograph, hash.into()));
                    }
                    None => {
                        let fault = match context.hashes.of(&photograph.source) {
                            Ok(_) => PhotoFault::changed(),
                            Err(error) => PhotoFault::from(error),
                        };
                        prepared.insert(key, Err(fault));
                    }
                }
            }
        }
        let folder = context.cache.folder();
        let spool = Spool::new(folder).map_err(|error| write_failure(folder, &error))?;
        let (keys, orders): (Vec<Key>, Vec<Order>) = orders.into_iter().unzip();
        let pass = Pass { target: &target, cache: context.cache, spool: &spool };
        let largest = pass.run(&orders);
        let largest = largest.map_err(|error| write_failure(folder, &error))?;
        let mut sizes: Vec<(Key, Result<Vec<SpooledSize>, PhotoFault>)> = keys
            .into_iter()
            .zip(largest)
            .map(|(key, size)| (key, size.map(|it| vec![it])))
            .collect();
        for chunk in sizes.chunks_mut(HELD) {
            pass.add_narrower(chunk).map_err(|error| write_failure(folder, &error))?;
        }
        prepared.extend(sizes);
        Ok(Self { prepared, spool })
    }

    /// Returns a photograph of an edition in sizes of rising width.
    ///
    /// # Errors
    /// The photograph could not be prepared.
    pub fn of(
        &self,
        stale: &StaleWeb,
        photograph: &Photograph,
    ) -> Result<&[SpooledSize], PhotoFault> {
        match self.prepared.get(&key(stale, photograph)) {
            Some(Ok(sizes)) => Ok(sizes),
            Some(Err(fault)) => Err(fault.clone()),
            None => Err(PhotoFault::Internal(message!("photo/forgotten"))),
        }
    }
}

/// What the orders of all sizes share.
struct Pass<'a> {
    target: &'a Target,
    cache: &'a Cache,
    spool: &'a Spool,
}

impl Pass<'_> {
    /// Prepares photographs, and returns them in the sequence of the orders.
    ///
    /// # Errors
    /// They cannot be spooled.
    fn run(&self, orders: &[Order]) -> io::Result<Vec<Result<SpooledSize, PhotoFault>>> {
        let results: Vec<_> = orders.iter().map(|_| Mutex::new(None)).collect();
        let deliver = |index: usize, result: Result<Prepared, PhotoFault>| {
            let spooled = result.map(|prepared| {
                let hash = blake3::hash(&prepared.jpeg);
                self.spool.add(prepared).map(|spooled| SpooledSize { spooled, hash })
            });
            *lock(&results[index]) = Some(spooled);
        };
        let budget = MemoryBudget::default();
        prepare_each(orders, self.target, Some(self.cache), &budget, deliver);
        let results = results.into_iter().map(|result| {
            let result = result.into_inner().unwrap_or_else(PoisonError::into_inner);
            match result {
                Some(Ok(spooled)) => spooled.map(Ok),
                Some(Err(fault)) => Ok(Err(fault)),
                None => Ok(Err(PhotoFault::Internal(message!("photo/forgotten")))),
            }
        });
        results.collect()
    }

    /// Puts the narrower sizes of photographs before their largest one.
    ///
    /// # Errors
    /// They cannot be spooled, or read back.
    fn add_narrower(
        &self,
        photographs: &mut [(Key, Result<Vec<SpooledSize>, PhotoFault>)],
    ) -> io::Result<()> {
        let (mut orders, mut owners) = (Vec::new(), Vec::new());
        for (index, (_, sizes)) in photographs.iter().enumerate() {
            let Some(largest) = sizes.as_ref().ok().and_then(|it| it.last()) else {
                continue;
            };
            let mut bytes = Vec::new();
            self.spool.copy(&largest.spooled, &mut bytes)?;
            let bytes: Arc<[u8]> = bytes.into();
            let Spooled { width, height, .. } = largest.spooled;
            for narrower in NARROWER {
                if f64::from(narrower) > f64::from(width) * STEP {
                    continue;
                }
                orders.push(Order {
                    source: Source::Bytes(bytes.clone()),
                    hash: largest.hash,
                    of_size: Some([width, height]),
                    crop: Crop::WHOLE,
                    width: narrower,
                    height: scaled(height, narrower, width),
                });
                owners.push(index);
            }
        }
        for (index, size) in owners.into_iter().zip(self.run(&orders)?) {
            let (_, sizes) = &mut photographs[index];
            match (sizes.as_mut(), size) {
                (Ok(sizes), Ok(size)) => sizes.insert(0, size),
                (Ok(_), Err(fault)) => *sizes = Err(fault),
                (Err(_), _) => {}
            }
        }
        Ok(())
    }
}

/// Returns the order for the largest size of a photograph.
fn order(photograph: &Photograph, hash: blake3::Hash) -> Order {
    let Photograph { width, height, .. } = *photograph;
    let widest = width.min(WIDEST);
    let size = (widest, scaled(height, widest, width));
    let (width, height) =
        if size.1 > HIGHEST { (scaled(width, HIGHEST, height), HIGHEST) } else { size };
    Order {
        source: Source::File(photograph.source.clone()),
        hash,
        of_size: Some([photograph.width, photograph.height]),
        crop: Crop::WHOLE,
        width,
        height,
    }
}

/// Returns a length scaled by `to` / `from`, at least one pixel.
fn scaled(length: u32, to: u32, from: u32) -> u32 {
    let (length, to, from) = (u64::from(length), u64::from(to), u64::from(from).max(1));
    u32::try_from((length * to + from / 2) / from).unwrap_or(u32::MAX).max(1)
}

fn key(stale: &StaleWeb, photograph: &Photograph) -> Key {
    let hash = stale.inputs.photograph(photograph.project_path()).map(Into::into);
    (photograph.path.clone(), hash)
}

/// Locks what is consistent even after a panic in another thread.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
