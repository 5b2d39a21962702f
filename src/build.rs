//! Makes editions: lays all of them out, prepares their photographs once, and finishes
//! each as a PDF.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Fault, Place, Sink};
use crate::edition::{Edition, Plan};
use crate::geom::Length;
use crate::model::{Photograph, diagnose};
use crate::photo::{
    Cache, MemoryBudget, Order, PhotoFault, PressColour, Source, Spool, Spooled, Target,
    prepare_each,
};
use crate::press::{self, Finished, Kind, Refused, Unfit};
use crate::project::{LAYOUTS, SETTINGS};
use crate::resolution;
use crate::typeset::{INKS, LaidOut, Placement, Typesetter};
use crate::words::text;
use malzama_preflight::Part;

/// The stack of a thread that sets type: layouts nest deeper than Rust's default allows.
const STACK: usize = 16 << 20;

/// Pixels an inch of photographs for the screen: sharp at twice the usual size.
const SCREEN_PPI: f64 = 150.0;

/// An edition that was made.
#[derive(Debug)]
pub struct Made {
    /// Its slug.
    pub slug: String,
    /// Where it was delivered to.
    pub path: PathBuf,
    /// How many pages it has.
    pub pages: usize,
    /// The size of its PDF in bytes.
    pub bytes: u64,
    /// Whether it breaks rules of the press, and so was put aside.
    pub rejected: bool,
    /// How long its own steps took; photographs are prepared for all editions together. None
    /// if it is as it was.
    pub time: Option<Duration>,
    /// What it was made for.
    pub kind: Kind,
    /// Its BLAKE3 in hexadecimal digits.
    pub checksum: String,
    /// For each finding of its preflight, the record it came from.
    pub sources: Vec<Option<String>>,
    /// What stands where.
    pub parts: Vec<Part>,
    /// What was told while it was made.
    pub told: Vec<Diagnostic>,
}

/// A PDF that was delivered.
#[derive(Debug)]
pub struct Delivered {
    /// Where to.
    pub path: PathBuf,
    /// How many bytes it has.
    pub bytes: u64,
    /// Whether it was put aside, for what is wrong with it.
    pub rejected: bool,
    /// What was found in it.
    pub faults: Vec<Diagnostic>,
    /// Its BLAKE3 in hexadecimal digits.
    pub checksum: String,
    /// For each finding, the record it came from.
    pub sources: Vec<Option<String>>,
}

/// Takes a finished PDF to where it belongs; its photographs stand at these places,
/// and these are its parts.
pub type Deliver<'a> = dyn Fn(&Edition, Kind, &Finished, &[Placement], &[Part]) -> Result<Delivered, Diagnostic>
    + Sync
    + 'a;

/// What a build works with.
pub struct Workshop<'a> {
    /// Sets the editions in type.
    pub typesetter: &'a Typesetter,
    /// What the print shop asks for.
    pub contract: &'a Contract,
    /// Where prepared photographs are kept for the next build.
    pub cache: &'a Cache,
    /// How many editions are worked on at a time.
    pub jobs: usize,
    /// What PDFs are made for.
    pub kinds: &'a [Kind],
}

/// Makes the planned editions side by side, and hands each to `deliver` as soon as it is
/// finished.
///
/// An edition that fails does not keep the others from being made; why it failed is in
/// the sink, in the order of the plan, and once where several fail alike.
pub fn build(
    plan: &Plan,
    workshop: &Workshop,
    deliver: &Deliver,
    sink: &mut Sink,
) -> Vec<Made> {
    let set = side_by_side(plan, workshop.jobs, sink, |edition, faults| {
        let start = Instant::now();
        let laid_out = workshop.typesetter.typeset(edition, faults)?;
        let LaidOut { document, placements, .. } = &laid_out;
        resolution::check(edition, placements, workshop.contract, faults).then_some(())?;
        let pdf = workshop.typesetter.export(edition, document, faults)?;
        let pages = document.pages().len();
        let LaidOut { placements, parts, .. } = laid_out;
        Some(Set { pdf, pages, placements, parts, time: start.elapsed() })
    });
    let mut made = Vec::new();
    for &kind in workshop.kinds {
        let photographs = match Photographs::prepare(plan, &set, workshop, kind) {
            Ok(photographs) => photographs,
            Err(error) => {
                sink.push(no_spool(workshop.cache, &error));
                break;
            }
        };
        // Who finishes a PDF mostly waits for the disk, so that more can do so at a time.
        let jobs = workshop.jobs * 4;
        let finished = side_by_side(plan, jobs, sink, |edition, faults| {
            let index = plan.editions.iter().position(|it| std::ptr::eq(it, edition))?;
            let Set { pdf, pages, placements, parts, time } = set[index].0.as_ref()?;
            let start = Instant::now();
            let prepared = photographs.of(edition, placements, faults)?;
            let spool = &photographs.spool;
            let finished =
                press::finish(pdf, edition, kind, workshop.contract, &prepared, spool);
            let finished = finished.map_err(|refused| refuse(edition, refused, faults));
            match deliver(edition, kind, &finished.ok()?, placements, parts) {
                Ok(Delivered {
                    path,
                    bytes,
                    rejected,
                    faults: found,
                    checksum,
                    sources,
                }) => {
                    found.into_iter().for_each(|it| faults.push(it));
                    Some(Made {
                        slug: edition.slug.to_owned(),
                        path,
                        pages: *pages,
                        bytes,
                        rejected,
                        time: Some(*time + start.elapsed()),
                        kind,
                        checksum,
                        sources,
                        parts: parts.clone(),
                        told: Vec::new(),
                    })
                }
                Err(diagnostic) => {
                    faults.push(diagnostic);
                    None
                }
            }
        });
        for ((finished, told), (_, earlier)) in finished.into_iter().zip(&set) {
            let told = earlier.iter().cloned().chain(told).collect();
            made.extend(finished.map(|made| Made { told, ..made }));
        }
    }
    made
}

/// How many faults of one kind are told of an edition: enough to find what they share.
const TOLD: usize = 3;

/// Says why the PDF of an edition cannot go to press.
fn refuse(edition: &Edition, refused: Refused, sink: &mut Sink) {
    let slug = edition.slug;
    let place = || Place::File(LAYOUTS.into());
    let unfit = match refused {
        Refused::Broken(reason) => {
            let message = format!("the PDF of `{slug}` cannot be finished: {reason}");
            return sink.push(Diagnostic::error(place(), message));
        }
        Refused::Unfit(unfit) => unfit,
    };
    let mut kinds: BTreeMap<&str, Vec<&Unfit>> = BTreeMap::new();
    for found in &unfit {
        kinds.entry(&found.what).or_default().push(found);
    }
    for (what, found) in kinds {
        for Unfit { page, x, y, .. } in found.iter().take(TOLD) {
            let message = format!(
                "`{slug}` is printed with {what} on page {page}, {:.0} mm from the left and {:.0} mm from the head",
                x.to_mm(),
                y.to_mm()
            );
            sink.push(Diagnostic::error(place(), message).hint(INKS));
        }
        if found.len() > TOLD {
            let message =
                format!("`{slug}` has {what} at {} more places", found.len() - TOLD);
            sink.push(Diagnostic::error(place(), message));
        }
    }
}

/// An edition set in type, its photographs still to come.
struct Set {
    /// The pages with placeholders.
    pdf: Vec<u8>,
    /// How many pages there are.
    pages: usize,
    /// Where photographs belong, in the order of the placeholders' numbers.
    placements: Vec<Placement>,
    /// What stands where.
    parts: Vec<Part>,
    /// How long it took.
    time: Duration,
}

/// Does `work` for every edition of the plan, at most `jobs` at a time; the results stand
/// in the order of the plan, each with what was told of it.
fn side_by_side<T: Send>(
    plan: &Plan,
    jobs: usize,
    sink: &mut Sink,
    work: impl Fn(&Edition, &mut Sink) -> Option<T> + Sync,
) -> Vec<(Option<T>, Vec<Diagnostic>)> {
    // The largest first: the last to finish decides when all are done.
    let mut order: Vec<usize> = (0..plan.editions.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(plan.editions[index].cities.len()));
    let next = AtomicUsize::new(0);
    let results = Mutex::new(BTreeMap::new());
    let run = || {
        while let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut faults = Sink::new();
            let result = work(&plan.editions[index], &mut faults);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            results.insert(index, (result, faults));
        }
    };
    // Plain threads for editions: Typst spreads the pages of each over threads of its own.
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(plan.editions.len()) {
            let thread = std::thread::Builder::new().stack_size(STACK);
            if let Err(error) = thread.spawn_scoped(scope, run) {
                sink.push(no_thread(&error));
                break;
            }
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    (0..plan.editions.len())
        .map(|index| {
            let (result, faults) = results.remove(&index).unwrap_or_default();
            let told = faults.diagnostics().to_vec();
            sink.absorb_new(faults);
            (result, told)
        })
        .collect()
}

/// A thread that the machine does not grant.
fn no_thread(error: &std::io::Error) -> Diagnostic {
    let message = format!("failed to start a thread: {error}");
    let mut diagnostic = Diagnostic::error(Place::File(SETTINGS.into()), message)
        .hint("make fewer editions at a time: `--jobs 1`");
    diagnostic.fault = Fault::Machine;
    diagnostic
}

/// A disk that cannot take photographs.
fn no_spool(cache: &Cache, error: &io::Error) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::io(cache.folder().display().to_string(), "write", error);
    diagnostic.fault = Fault::Machine;
    diagnostic
}

/// All photographs of a build, each prepared once for each size and crop in which it is
/// placed.
struct Photographs {
    prepared: BTreeMap<Key, Result<Spooled, PhotoFault>>,
    spool: Spool,
    target_ppi: f64,
}

/// What makes two placements of a photograph the same: path, pixels, and the crop to a
/// millionth of the picture.
type Key = (String, [u32; 6]);

impl Photographs {
    fn prepare(
        plan: &Plan,
        set: &[(Option<Set>, Vec<Diagnostic>)],
        workshop: &Workshop,
        kind: Kind,
    ) -> io::Result<Self> {
        let contract = workshop.contract;
        let target_ppi = match kind {
            Kind::Print => contract.target_ppi,
            Kind::Screen => SCREEN_PPI,
        };
        let mut orders = BTreeMap::new();
        let mut hashes = BTreeMap::new();
        let mut prepared = BTreeMap::new();
        for (edition, (set, _)) in plan.editions.iter().zip(set) {
            for placement in set.iter().flat_map(|set| &set.placements) {
                let Some(photograph) = photograph(edition, placement) else { continue };
                let key = key(placement, target_ppi);
                let [width, height, ..] = key.1;
                let source = Source::File(photograph.source.clone());
                let crop = placement.crop;
                match hashes.entry(&photograph.source).or_insert_with(|| source.hash()) {
                    Ok(hash) => {
                        let hash = *hash;
                        orders.insert(key, Order { source, hash, crop, width, height });
                    }
                    Err(fault) => {
                        prepared.insert(key, Err(fault.clone()));
                    }
                }
            }
        }
        let (keys, orders): (Vec<_>, Vec<_>) = orders.into_iter().unzip();
        let colour = PressColour {
            profile: Arc::from(contract.profile.bytes.as_slice()),
            intent: contract.intent,
            black_point_compensation: contract.black_point_compensation,
            ink_limit: contract.ink_limit,
        };
        let target = match kind {
            Kind::Print => Target::press(colour, contract.sharpen),
            Kind::Screen => Target::screen(colour, contract.sharpen),
        };
        let spool = Spool::new(workshop.cache.folder())?;
        let prepared = match target {
            Ok(target) => {
                let prepared = Mutex::new(prepared);
                let budget = MemoryBudget::default();
                prepare_each(
                    &orders,
                    &target,
                    Some(workshop.cache),
                    &budget,
                    |index, result| {
                        let spooled = result.and_then(|photograph| spool.add(photograph));
                        let mut prepared =
                            prepared.lock().unwrap_or_else(PoisonError::into_inner);
                        prepared.insert(keys[index].clone(), spooled);
                    },
                );
                prepared.into_inner().unwrap_or_else(PoisonError::into_inner)
            }
            Err(fault) => {
                prepared.extend(keys.into_iter().map(|key| (key, Err(fault.clone()))));
                prepared
            }
        };
        Ok(Self { prepared, spool, target_ppi })
    }

    /// The prepared photographs of an edition, in the order of its placements; `None` if
    /// any could not be prepared, which is reported where its record names it.
    fn of(
        &self,
        edition: &Edition,
        placements: &[Placement],
        sink: &mut Sink,
    ) -> Option<Vec<&Spooled>> {
        let mut prepared = Vec::with_capacity(placements.len());
        let mut is_whole = true;
        for placement in placements {
            let photograph = photograph(edition, placement)?;
            match self.prepared.get(&key(placement, self.target_ppi))? {
                Ok(ready) => {
                    for warning in &ready.warnings {
                        let warning = text(warning);
                        let message = format!("`{}`: {warning}", &photograph.path[1..]);
                        let place = photograph.file.place.clone();
                        sink.push(Diagnostic::warning(place, message));
                    }
                    prepared.push(ready);
                }
                Err(fault) => {
                    sink.push(diagnose(&photograph.path[1..], &photograph.file, fault));
                    is_whole = false;
                }
            }
        }
        is_whole.then_some(prepared)
    }
}

/// The photograph that was placed.
pub fn photograph<'a>(
    edition: &Edition<'a>,
    placement: &Placement,
) -> Option<&'a Photograph> {
    edition.photographs().find(|photograph| photograph.path == placement.path)
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
