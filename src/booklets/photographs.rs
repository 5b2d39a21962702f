//! The prepared photographs of a build, one for each combination of photograph, size and
//! crop.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use malzama_message::message;

use super::context::Context;
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink, io_reason};
use crate::edition::Edition;
use crate::geom::Length;
use crate::model::diagnose;
use crate::photo::{
    MemoryBudget, Order, PhotoFault, Source, Spool, Spooled, Target, prepare_each,
};
use crate::press::Kind;
use crate::project::LAYOUTS;
use crate::typeset::Placement;

/// Resolution of photographs in screen PDFs in ppi: still sharp at 200 % zoom.
const SCREEN_PPI: f64 = 150.0;

/// The prepared photographs of all editions in a build.
pub struct Photographs {
    prepared: BTreeMap<Key, Result<Spooled, PhotoFault>>,
    /// The spool that holds their encoded bytes.
    pub spool: Spool,
    target_ppi: f64,
}

/// The identity of a placed photograph: its path, its size in pixels, and its crop in
/// millionths of the image. Placements with equal keys share one prepared photograph.
type Key = (String, [u32; 6]);

impl Photographs {
    /// Prepares every photograph placed in the editions.
    ///
    /// # Errors
    /// The spool cannot be created. Faults of single photographs are returned by
    /// [`Self::of`].
    pub fn prepare<'a>(
        placed: impl Iterator<Item = (&'a Edition<'a>, &'a [Placement])>,
        context: &Context,
        kind: Kind,
    ) -> Outcome<Self> {
        let contract = context.contract;
        let target_ppi = match kind {
            Kind::Print | Kind::Draft => contract.target_ppi,
            Kind::Screen => SCREEN_PPI,
        };
        let (mut orders, mut prepared) = (BTreeMap::new(), BTreeMap::new());
        for (edition, placements) in placed {
            for placement in placements {
                let Some(photograph) = edition.photograph(&placement.path) else {
                    continue;
                };
                let key = key(placement, target_ppi);
                let [width, height, ..] = key.1;
                let source = Source::File(photograph.source.clone());
                let crop = placement.crop;
                match context.hashes.of(&photograph.source) {
                    Ok(hash) => {
                        orders.insert(key, Order { source, hash, crop, width, height });
                    }
                    Err(error) => {
                        prepared.insert(key, Err(PhotoFault::from(error)));
                    }
                }
            }
        }
        let (keys, orders): (Vec<_>, Vec<_>) = orders.into_iter().unzip();
        let colour = contract.press_colour();
        let target = match kind {
            Kind::Print | Kind::Draft => Target::press(colour, contract.sharpen),
            Kind::Screen => Target::screen(colour, contract.sharpen),
        };
        let folder = context.cache.folder();
        let spool = Spool::new(folder).map_err(|error| {
            let (path, reason) = (folder.display().to_string(), io_reason(&error));
            let message = message!("file/cannot-write", path = &path, reason = reason);
            Diagnostic::failure(Location::file(path), message)
                .hint(message!("hint/check-disk"))
        })?;
        let prepared = match target {
            Ok(target) => {
                let prepared = Mutex::new(prepared);
                let budget = MemoryBudget::default();
                let deliver = |index: usize, result: Result<_, PhotoFault>| {
                    let spooled = result.and_then(|photograph| spool.add(photograph));
                    let mut prepared =
                        prepared.lock().unwrap_or_else(PoisonError::into_inner);
                    prepared.insert(keys[index].clone(), spooled);
                };
                prepare_each(&orders, &target, Some(context.cache), &budget, deliver);
                prepared.into_inner().unwrap_or_else(PoisonError::into_inner)
            }
            Err(fault) => {
                prepared.extend(keys.into_iter().map(|key| (key, Err(fault.clone()))));
                prepared
            }
        };
        Ok(Self { prepared, spool, target_ppi })
    }

    /// Returns the prepared photographs of an edition in the order of its placements, and
    /// the paths of those that could not be prepared.
    ///
    /// What they lack goes to `found`, located where records name them.
    pub fn of<'a>(
        &self,
        edition: &Edition,
        placements: &'a [Placement],
        found: &mut Sink,
    ) -> (Vec<&Spooled>, BTreeSet<&'a str>) {
        let mut prepared = Vec::with_capacity(placements.len());
        let mut failed = BTreeSet::new();
        for placement in placements {
            // Cannot happen: placeholders are generated only for the edition's own
            // photographs.
            let Some(photograph) = edition.photograph(&placement.path) else {
                let path = &placement.path;
                let message = message!("photograph/missing", path = path);
                found.push(
                    Diagnostic::error(Location::file(LAYOUTS), message).withholding(),
                );
                failed.insert(placement.path.as_str());
                continue;
            };
            let path = photograph.project_path();
            let fault = match self.prepared.get(&key(placement, self.target_ppi)) {
                Some(Ok(ready)) => {
                    for warning in &ready.warnings {
                        let message = message!(
                            "photograph/remark",
                            path = path,
                            remark = warning.clone()
                        );
                        let location = photograph.file.location.clone();
                        found.push(Diagnostic::warning(location, message));
                    }
                    prepared.push(ready);
                    continue;
                }
                Some(Err(fault)) => fault.clone(),
                None => PhotoFault::Internal(message!("photo/forgotten")),
            };
            found.push(diagnose(path, &photograph.file, &fault).withholding());
            failed.insert(placement.path.as_str());
        }
        (prepared, failed)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a page and shares of one are small and not negative"
)]
fn key(placement: &Placement, target_ppi: f64) -> Key {
    let pixels =
        |length: Length| (length.to_inches() * target_ppi).round().max(1.0) as u32;
    let share = |share: f64| (share * 1e6).round() as u32;
    let crop = placement.crop;
    let numbers = [
        pixels(placement.width),
        pixels(placement.height),
        share(crop.left),
        share(crop.top),
        share(crop.width),
        share(crop.height),
    ];
    (placement.path.clone(), numbers)
}
