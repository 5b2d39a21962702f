//! The prepared photographs of an edition, one for each combination of photograph, size and
//! crop.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use malzama_message::message;

use super::context::Context;
use super::up_to_date::StaleEdition;
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink};
use crate::files::write_failure;
use crate::geom::Length;
use crate::model::{Photograph, diagnose};
use crate::photo::{
    MemoryBudget, Order, PhotoFault, Prepared, Source, Spool, Spooled, Target,
    prepare_together,
};
use crate::press::Kind;
use crate::project::{LAYOUTS, SETTINGS};
use crate::typeset::Placement;

/// Resolution of photographs in screen PDFs in ppi: still sharp at 200 % zoom.
const SCREEN_PPI: f64 = 150.0;

/// What the photographs of all editions of a build are prepared with.
pub struct Darkroom<'a> {
    context: &'a Context<'a>,
    press: Target,
    screen: Target,
    /// The memory that all of them share.
    budget: MemoryBudget,
    /// Held while the photographs of an edition are prepared: they take all cores, and those of two
    /// editions together would take the memory of both.
    turn: Mutex<()>,
}

/// The prepared photographs of an edition.
pub struct Photographs {
    prepared: BTreeMap<(Kind, Key), Result<Spooled, PhotoFault>>,
    /// The spool that holds their encoded bytes.
    pub spool: Spool,
    /// The resolution of photographs in print.
    press_ppi: f64,
}

/// The identity of a placed photograph: its path, the hash of its content as gathered for the
/// edition (`None` if it could not be read), its size in pixels, and its crop in millionths of
/// the image. Placements with equal keys share one prepared photograph.
type Key = (String, Option<[u8; 32]>, [u32; 6]);

impl<'a> Darkroom<'a> {
    /// Creates what photographs are prepared with.
    ///
    /// # Errors
    /// The contract's colours cannot be used.
    pub fn new(context: &'a Context<'a>) -> Outcome<Self> {
        let contract = context.contract;
        let colour = || contract.press_colour();
        let targets = Target::press(colour(), contract.sharpen)
            .and_then(|press| Ok((press, Target::screen(colour(), contract.sharpen)?)));
        // Cannot happen: the contract's profile has been tried.
        let (press, screen) = targets.map_err(|fault| {
            Diagnostic::error(Location::file(SETTINGS), fault.message().clone())
        })?;
        let budget = MemoryBudget::default();
        Ok(Self { context, press, screen, budget, turn: Mutex::default() })
    }

    /// Returns what photographs are prepared for in a kind of PDF.
    fn target(&self, kind: Kind) -> &Target {
        match kind {
            Kind::Print | Kind::Draft => &self.press,
            Kind::Screen => &self.screen,
        }
    }

    /// Ends the work: the cache is brought within its limit.
    pub fn close(self) {
        self.context.cache.prune();
    }
}

impl Photographs {
    /// Prepares every photograph placed in an edition, for all kinds of PDF that are made of
    /// it; its file is decoded once for all of them. One whose file has other bytes than were
    /// gathered for the edition is not used.
    ///
    /// # Errors
    /// They cannot be spooled. Faults of single photographs are returned by [`Self::of`].
    pub fn prepare(
        stale: &StaleEdition,
        placements: &[Placement],
        kinds: &[Kind],
        darkroom: &Darkroom,
    ) -> Outcome<Self> {
        let context = darkroom.context;
        let press_ppi = context.contract.target_ppi;
        let (mut groups, mut prepared) = (BTreeMap::new(), BTreeMap::new());
        for placement in placements {
            let Some(photograph) = stale.edition.photograph(&placement.path) else {
                continue;
            };
            let keys: Vec<(Kind, Key)> = kinds
                .iter()
                .map(|&kind| {
                    let ppi = resolution(kind, press_ppi);
                    (kind, key(stale, photograph, placement, ppi))
                })
                .collect();
            let order = |(_, (_, hash, [width, height, ..])): &(Kind, Key)| {
                Some(Order {
                    source: Source::File(photograph.source.clone()),
                    hash: (*hash)?.into(),
                    of_size: Some([photograph.width, photograph.height]),
                    crop: placement.crop,
                    width: *width,
                    height: *height,
                })
            };
            if let Some(orders) = keys.iter().map(order).collect::<Option<Vec<_>>>() {
                groups.insert(keys, orders);
            } else {
                let fault = match context.hashes.of(&photograph.source) {
                    Ok(_) => PhotoFault::changed(),
                    Err(error) => PhotoFault::from(error),
                };
                prepared.extend(keys.into_iter().map(|key| (key, Err(fault.clone()))));
            }
        }
        let (keys, groups): (Vec<_>, Vec<_>) = groups.into_iter().unzip();
        let groups: Vec<Vec<(&Target, &Order)>> = keys
            .iter()
            .zip(&groups)
            .map(|(keys, orders)| {
                keys.iter().map(|&(kind, _)| darkroom.target(kind)).zip(orders).collect()
            })
            .collect();
        let folder = context.cache.folder();
        let spool = Spool::new(folder).map_err(|error| write_failure(folder, &error))?;
        let (prepared, spool_failure) = (Mutex::new(prepared), Mutex::new(None));
        let keep = |key: &(Kind, Key), result: Result<Prepared, PhotoFault>| {
            let spooled = match result.map(|photograph| spool.add(photograph)) {
                Ok(Ok(spooled)) => Ok(spooled),
                Ok(Err(error)) => {
                    *lock(&spool_failure) = Some(error);
                    return;
                }
                Err(fault) => Err(fault),
            };
            lock(&prepared).insert(key.clone(), spooled);
        };
        let deliver = |index: usize, result: Result<Vec<Prepared>, PhotoFault>| {
            let keys: &[(Kind, Key)] = &keys[index];
            match result {
                Ok(made) => {
                    keys.iter().zip(made).for_each(|(key, made)| keep(key, Ok(made)));
                }
                Err(fault) => keys.iter().for_each(|key| keep(key, Err(fault.clone()))),
            }
        };
        {
            let _turn = lock(&darkroom.turn);
            prepare_together(&groups, Some(context.cache), &darkroom.budget, deliver);
        }
        // What fills the disk concerns all photographs, and is said once.
        if let Some(error) = lock(&spool_failure).take() {
            return Err(write_failure(folder, &error))?;
        }
        let prepared = prepared.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Self { prepared, spool, press_ppi })
    }

    /// Returns the photographs of an edition, prepared for one kind of PDF, in the order of its
    /// placements, and the paths of those that could not be prepared.
    ///
    /// What they lack goes to `found`, located where records name them.
    pub fn of<'a>(
        &self,
        stale: &StaleEdition,
        placements: &'a [Placement],
        kind: Kind,
        found: &mut Sink,
    ) -> (Vec<&Spooled>, BTreeSet<&'a str>) {
        let mut prepared = Vec::with_capacity(placements.len());
        let mut failed = BTreeSet::new();
        for placement in placements {
            // Cannot happen: placeholders are generated only for the edition's own
            // photographs.
            let Some(photograph) = stale.edition.photograph(&placement.path) else {
                let path = &placement.path;
                let message = message!("photograph/missing", path = path);
                found.push(
                    Diagnostic::error(Location::file(LAYOUTS), message).withholding(),
                );
                failed.insert(placement.path.as_str());
                continue;
            };
            let path = photograph.project_path();
            let ppi = resolution(kind, self.press_ppi);
            let key = key(stale, photograph, placement, ppi);
            let fault = match self.prepared.get(&(kind, key)) {
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

/// Returns the resolution of photographs in a kind of PDF.
fn resolution(kind: Kind, press_ppi: f64) -> f64 {
    match kind {
        Kind::Print | Kind::Draft => press_ppi,
        Kind::Screen => SCREEN_PPI,
    }
}

/// Locks what is consistent even after a panic in another thread.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a page and shares of one are small and not negative"
)]
fn key(
    stale: &StaleEdition,
    photograph: &Photograph,
    placement: &Placement,
    target_ppi: f64,
) -> Key {
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
    let hash = stale.inputs.photograph(photograph.project_path()).map(Into::into);
    (placement.path.clone(), hash, numbers)
}
