//! Preparation of many photographs, on all cores and within one memory budget.

use std::sync::{Mutex, PoisonError};

use malzama_message::message;

use super::budget::MemoryBudget;
use super::cache::Cache;
use super::fault::PhotoFault;
use super::order::{Order, Prepared};
use super::pipeline::Pipeline;
use super::target::Target;
use super::threads::{caught, work_through};

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
    let groups: Vec<_> = orders.iter().map(|order| vec![(target, order)]).collect();
    prepare_together(&groups, cache, budget, |index, result| {
        let only = |made: Vec<Prepared>| {
            let forgotten = || PhotoFault::Internal(message!("photo/forgotten"));
            made.into_iter().next().ok_or_else(forgotten)
        };
        deliver(index, result.and_then(only));
    });
}

/// Prepares photographs for several targets. Each group holds the orders of one source, which
/// is decoded once for all of them; the results of a group are delivered together, in their
/// order, as soon as they are ready, with the index of the group, from any thread. A fault is
/// that of the whole group. Results are taken from and kept in `cache`, which is pruned at the
/// end.
pub fn prepare_together(
    groups: &[Vec<(&Target, &Order)>],
    cache: Option<&Cache>,
    budget: &MemoryBudget,
    deliver: impl Fn(usize, Result<Vec<Prepared>, PhotoFault>) + Sync,
) {
    // Threads of their own wait for memory: one that waits within rayon's pool could be waiting
    // for itself. The pool is for work that never waits.
    let pipeline = Pipeline { cache, budget };
    let started = work_through(groups.len(), |index| {
        deliver(index, caught(|| pipeline.prepare(&groups[index])));
    });
    if !started {
        for index in 0..groups.len() {
            deliver(index, Err(PhotoFault::Internal(message!("photo/no-threads"))));
        }
    }
    if let Some(cache) = cache {
        cache.prune();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;
    use crate::photo::encode::encode;
    use crate::photo::model::Model;
    use crate::photo::order::Crop;
    use crate::photo::press_colour::{Intent, PressColour};
    use crate::photo::source::Source;

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
            of_size: Some([64, 64]),
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
