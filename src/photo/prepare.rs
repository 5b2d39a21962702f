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
    if let Some(cache) = cache {
        cache.prune();
    }
}

/// Prepares photographs for several targets. Each group holds the orders of one source, which
/// is decoded once for all of them; the results of a group are delivered together, in their
/// order, as soon as they are ready, with the index of the group, from any thread. A fault is
/// that of the whole group. Results are taken from and kept in `cache`, which is not pruned: it
/// would take longer with every photograph.
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

    fn press_colour() -> PressColour {
        PressColour {
            profile: COATED.into(),
            intent: Intent::RelativeColorimetric,
            black_point_compensation: true,
            ink_limit: 300.0,
        }
    }

    #[test]
    fn one_decoding_serves_all_targets() {
        let pixels: Vec<u8> = (0..90 * 60 * 3).map(|at| (at * 7 % 251) as u8).collect();
        let bytes = encode(&pixels, Model::Rgb, 90, 60, 90).expect("a picture");
        let order = |width, height| Order {
            source: Source::Bytes(bytes.clone().into()),
            hash: blake3::hash(&bytes),
            of_size: Some([90, 60]),
            crop: Crop { left: 0.1, top: 0.0, width: 0.8, height: 1.0 },
            width,
            height,
        };
        let orders = [order(36, 30), order(18, 15)];
        let press = Target::press(press_colour(), 0.3).expect("a target");
        let screen = Target::screen(press_colour(), 0.3).expect("a target");
        let budget = MemoryBudget::new(1 << 20);
        let apart =
            [(&press, &orders[0]), (&screen, &orders[1])].map(|(target, order)| {
                prepare(std::slice::from_ref(order), target, None, &budget).remove(0)
            });
        assert_eq!(budget.granted(), 2);
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path(), 1 << 20);
        let group = vec![(&press, &orders[0]), (&screen, &orders[1])];
        for granted in [3, 3] {
            let together = Mutex::new(Vec::new());
            prepare_together(
                std::slice::from_ref(&group),
                Some(&cache),
                &budget,
                |_, made| {
                    *together.lock().expect("no panic") = made.expect("it is sound");
                },
            );
            let together = together.into_inner().expect("no panic");
            assert_eq!(together, apart.clone().map(|it| it.expect("it is sound")));
            // The second time, both come from the cache.
            assert_eq!(budget.granted(), granted);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path(), 1 << 20);
        // What is not in the cache is made, and both stay in their order.
        for group in [vec![(&screen, &orders[1])], group] {
            prepare_together(&[group], Some(&cache), &budget, |_, made| {
                assert_eq!(made.expect("it is sound").last(), apart[1].as_ref().ok());
            });
        }
    }

    #[test]
    fn a_file_that_changes_meanwhile_is_refused_and_not_mixed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("photo.jpg");
        let picture = |grey: u8| {
            encode(&vec![grey; 64 * 64 * 3], Model::Rgb, 64, 64, 90).expect("a picture")
        };
        let target = Target::press(press_colour(), 0.0).expect("a target");
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
