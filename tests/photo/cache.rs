//! The cache of prepared photographs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use malzama::photo::{Cache, Crop, MemoryBudget, Order, Source, Target, prepare};

use crate::pictures::{jpeg, quadrants};
use crate::{COATED, UNCOATED, press};

#[test]
fn same_order_same_bytes_and_the_cache_gives_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path().join("photos"), 100 << 20);
    let bytes: Arc<[u8]> = jpeg(&quadrants(300, 200), 300, 200, None, None).into();
    let order = Order {
        source: Source::Bytes(bytes),
        crop: Crop::WHOLE,
        width: 150,
        height: 100,
    };
    let target = press(COATED, 0.3);
    let budget = MemoryBudget::default();
    let with = |cache: Option<&Cache>, target: &Target| {
        prepare(std::slice::from_ref(&order), target, cache, &budget).remove(0).unwrap()
    };
    let made = with(None, &target);
    assert_eq!(made, with(Some(&cache), &target));
    let entry =
        std::fs::read_dir(folder.path().join("photos")).unwrap().next().unwrap().unwrap();
    let whole = std::fs::read(entry.path()).unwrap();

    // It is the entry that is used: a whole one with other content would be seen.
    let began = Instant::now();
    assert_eq!(made, with(Some(&cache), &target));
    assert!(began.elapsed() < Duration::from_secs(1));

    for damage in [0, 30, 60, whole.len() / 2, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[damage] ^= 4;
        std::fs::write(entry.path(), &damaged).unwrap();
        assert_eq!(made, with(Some(&cache), &target), "{damage}");
        assert_eq!(std::fs::read(entry.path()).unwrap(), whole, "made again");
    }
    std::fs::write(entry.path(), &whole[..whole.len() / 2]).unwrap();
    assert_eq!(made, with(Some(&cache), &target));

    // Another setting is another entry.
    assert_ne!(made, with(Some(&cache), &press(COATED, 0.0)));
    assert_ne!(made, with(Some(&cache), &press(UNCOATED, 0.3)));
    assert_eq!(std::fs::read_dir(folder.path().join("photos")).unwrap().count(), 3);

    // The least recently used go first.
    let old = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    for other in std::fs::read_dir(folder.path().join("photos")).unwrap() {
        let file =
            std::fs::File::options().append(true).open(other.unwrap().path()).unwrap();
        file.set_modified(old).unwrap();
    }
    let small = Cache::new(folder.path().join("photos"), whole.len() as u64 + 10);
    assert_eq!(made, with(Some(&small), &target));
    let left: Vec<_> = std::fs::read_dir(folder.path().join("photos")).unwrap().collect();
    assert_eq!(left.len(), 1);
    assert_eq!(std::fs::read(entry.path()).unwrap(), whole);

    // A cache that cannot be is done without.
    std::fs::write(folder.path().join("file"), "x").unwrap();
    let none = Cache::new(folder.path().join("file/photos"), 1 << 20);
    assert_eq!(made, with(Some(&none), &target));
}
