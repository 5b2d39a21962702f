//! Many photographs at the same time.

use std::sync::Arc;

use malzama::photo::{Cache, Crop, MemoryBudget, Order, Source, prepare};

use crate::pictures::{jpeg, quadrants};
use crate::{COATED, order, press};

#[test]
fn two_at_once_share_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let orders: Vec<Order> = (0..12)
        .map(|number| {
            let bytes = jpeg(&quadrants(100 + number, 80), 100 + number, 80, None, None);
            order(Source::Bytes(bytes.into()), Crop::WHOLE, 50, 40)
        })
        .collect();
    let target = press(COATED, 0.3);
    let alone = prepare(&orders, &target, None, &MemoryBudget::default());
    assert_eq!(alone.iter().filter(|result| result.is_ok()).count(), 12);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let cache = Cache::new(folder.path(), 60_000);
                let made =
                    prepare(&orders, &target, Some(&cache), &MemoryBudget::default());
                assert_eq!(made, alone);
            });
        }
    });
}

#[test]
fn many_stay_within_the_budget() {
    let target = press(COATED, 0.3);
    let bytes: Arc<[u8]> = jpeg(&quadrants(1000, 800), 1000, 800, None, None).into();
    let orders = vec![order(Source::Bytes(bytes), Crop::WHOLE, 300, 240); 40];
    let prepared = |budget: &MemoryBudget| {
        let results = prepare(&orders, &target, None, budget);
        results.iter().filter(|result| result.is_ok()).count()
    };
    let budget = MemoryBudget::new(8 << 20);
    assert_eq!(prepared(&budget), 40);
    assert!(budget.peak() <= 8 << 20, "{}", budget.peak());
    // Decoded, it has 2.4 MB: less cannot be true.
    assert!(budget.peak() >= 2_400_000, "{}", budget.peak());
    let tight = MemoryBudget::new(1000);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    assert_eq!(pool.install(|| prepared(&tight)), 40);
    assert!(tight.peak() < 6 << 20, "alone: {}", tight.peak());
}

#[test]
fn faults_stay_with_their_photograph() {
    let good: Arc<[u8]> = jpeg(&quadrants(100, 80), 100, 80, None, None).into();
    let order = |bytes: Arc<[u8]>| order(Source::Bytes(bytes), Crop::WHOLE, 50, 40);
    let orders = [order(good.clone()), order(good[..500].into()), order(good)];
    let results = prepare(&orders, &press(COATED, 0.3), None, &MemoryBudget::default());
    assert!(results[0].is_ok() && results[1].is_err() && results[2] == results[0]);
}
