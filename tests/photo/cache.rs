//! The cache of prepared photographs.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jpeg_encoder::ColorType;
use malzama::photo::{
    Cache, Crop, MemoryBudget, Order, Prepared, Source, Target, prepare,
};

use crate::pictures::{full_resolution, jpeg, quadrants};
use crate::{COATED, UNCOATED, order, press};

/// More than all entries of a test.
const AMPLE: u64 = 100 << 20;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[test]
fn a_photograph_comes_back_without_being_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path().join("photos"), AMPLE);
    let target = press(COATED, 0.3);
    let made = run(&sound(), &target, None);
    assert!(made.made);
    let first = run(&sound(), &target, Some(&cache));
    assert!(first.made && first.prepared == made.prepared);
    let again = run(&sound(), &target, Some(&cache));
    assert!(!again.made && again.prepared == made.prepared);
}

#[test]
fn warnings_come_back_with_their_photograph() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path(), AMPLE);
    let scene = quadrants(64, 64);
    let bytes = full_resolution(&scene, 64, ColorType::Rgb, Some(b"no profile"));
    let order = order(Source::Bytes(bytes.into()), Crop::WHOLE, 64, 64);
    let target = press(COATED, 0.3);
    let first = run(&order, &target, Some(&cache));
    assert_eq!(first.prepared.warnings.len(), 1);
    let again = run(&order, &target, Some(&cache));
    assert!(!again.made && again.prepared == first.prepared);
}

#[test]
fn a_damaged_entry_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path(), AMPLE);
    let target = press(COATED, 0.3);
    let made = run(&sound(), &target, Some(&cache));
    let [entry] = &entries(folder.path())[..] else { panic!("one entry") };
    let whole = fs::read(entry).unwrap();
    let mut damaged = vec![Vec::new(), whole[..whole.len() / 2].to_vec()];
    for place in [0, 30, 60, whole.len() / 2, whole.len() - 50, whole.len() - 1] {
        damaged.push(whole.clone());
        damaged.last_mut().unwrap()[place] ^= 4;
    }
    for damaged in damaged {
        fs::write(entry, &damaged).unwrap();
        let again = run(&sound(), &target, Some(&cache));
        assert!(again.made && again.prepared == made.prepared);
        assert!(fs::read(entry).unwrap() == whole, "it is kept again");
    }
}

#[test]
fn another_target_or_another_crop_is_another_entry() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path(), AMPLE);
    let target = press(COATED, 0.3);
    let half = Crop { width: 0.5, ..Crop::WHOLE };
    let made = [
        run(&sound(), &target, Some(&cache)),
        run(&sound(), &press(COATED, 0.0), Some(&cache)),
        run(&sound(), &press(UNCOATED, 0.3), Some(&cache)),
        run(&Order { crop: half, ..sound() }, &target, Some(&cache)),
        run(&Order { width: 149, ..sound() }, &target, Some(&cache)),
    ];
    assert!(made.iter().all(|run| run.made));
    assert_eq!(entries(folder.path()).len(), 5);
}

#[test]
fn the_least_recently_used_go_first_and_so_do_abandoned_files() {
    let folder = tempfile::tempdir().unwrap();
    let ample = Cache::new(folder.path(), AMPLE);
    let target = press(COATED, 0.3);
    run(&sound(), &target, Some(&ample));
    let [used] = &entries(folder.path())[..] else { panic!("one entry") };
    run(&sound(), &press(UNCOATED, 0.3), Some(&ample));
    // Until it is used again, the one that is used is the older.
    for path in &entries(folder.path()) {
        let days = if path == used { 9 } else { 1 };
        let file = File::options().append(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - days * DAY).unwrap();
    }
    let abandoned = folder.path().join(".malzama-abandoned");
    fs::write(&abandoned, "x").unwrap();
    let small = Cache::new(folder.path(), fs::metadata(used).unwrap().len() + 10);
    assert!(!run(&sound(), &target, Some(&small)).made);
    assert_eq!(&entries(folder.path()), std::slice::from_ref(used));
    assert!(!abandoned.exists());
}

#[test]
fn a_cache_that_cannot_be_written_is_done_without() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "x").unwrap();
    let none = Cache::new(folder.path().join("file/photos"), AMPLE);
    let target = press(COATED, 0.3);
    assert_eq!(
        run(&sound(), &target, Some(&none)).prepared,
        run(&sound(), &target, None).prepared
    );
}

/// A sound photograph.
fn sound() -> Order {
    let bytes = jpeg(&quadrants(300, 200), 300, 200, None, None);
    order(Source::Bytes(bytes.into()), Crop::WHOLE, 150, 100)
}

struct Run {
    prepared: Prepared,
    /// Whether it was decoded, which needs memory, or came from the cache, which does not.
    made: bool,
}

fn run(order: &Order, target: &Target, cache: Option<&Cache>) -> Run {
    let budget = MemoryBudget::default();
    let orders = std::slice::from_ref(order);
    let prepared = prepare(orders, target, cache, &budget).remove(0).unwrap();
    Run { prepared, made: budget.peak() > 0 }
}

/// The entries of a cache.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let entries = files.filter(|file| file.file_name().len() == 64);
    let mut entries: Vec<_> = entries.map(|file| file.path()).collect();
    entries.sort();
    entries
}
