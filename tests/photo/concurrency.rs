//! Many photographs at the same time.

use std::sync::Arc;

use malzama::photo::{Cache, Crop, MemoryBudget, Order, Source, prepare};

use crate::pictures::{jpeg, quadrants};
use crate::{COATED, press};

#[test]
fn two_at_once_share_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let orders: Vec<Order> = (0..12)
        .map(|number| {
            let bytes = jpeg(&quadrants(100 + number, 80), 100 + number, 80, None, None);
            Order {
                source: Source::Bytes(bytes.into()),
                crop: Crop::WHOLE,
                width: 50,
                height: 40,
            }
        })
        .collect();
    let target = press(COATED, 0.3);
    let alone = prepare(&orders, &target, None, &MemoryBudget::default());
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
    let bytes: Arc<[u8]> = jpeg(&quadrants(1000, 800), 1000, 800, None, None).into();
    let orders = vec![
        Order {
            source: Source::Bytes(bytes),
            crop: Crop::WHOLE,
            width: 300,
            height: 240
        };
        40
    ];
    let target = press(COATED, 0.3);
    let budget = MemoryBudget::new(8 << 20);
    assert!(prepare(&orders, &target, None, &budget).iter().all(Result::is_ok));
    assert!(budget.peak() <= 8 << 20, "{}", budget.peak());
    // Decoded, it has 2.4 MB: less cannot be true.
    assert!(budget.peak() >= 2_400_000, "{}", budget.peak());
    let tight = MemoryBudget::new(1000);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let results = pool.install(|| prepare(&orders, &target, None, &tight));
    assert!(results.iter().all(Result::is_ok));
    assert!(tight.peak() < 6 << 20, "alone: {}", tight.peak());
}

#[test]
fn faults_stay_with_their_photograph() {
    let good: Arc<[u8]> = jpeg(&quadrants(100, 80), 100, 80, None, None).into();
    let order = |bytes: Arc<[u8]>| Order {
        source: Source::Bytes(bytes),
        crop: Crop::WHOLE,
        width: 50,
        height: 40,
    };
    let orders = [order(good.clone()), order(good[..500].into()), order(good)];
    let results = prepare(&orders, &press(COATED, 0.3), None, &MemoryBudget::default());
    assert!(results[0].is_ok() && results[1].is_err() && results[2] == results[0]);
}
