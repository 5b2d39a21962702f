//! Work: how much of it a page may take, and how much memory it may hold.
//!
//! Both are counted and not timed, so that a file is judged alike on every machine. A unit is about
//! a nanosecond of a desktop of 2023. A page is judged from beginning to end on one thread, so that
//! what it takes is counted by thread, wherever it is spent: nobody has to hand a counter around.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most bytes that what a page is composed of may hold at once: canvases, clips, masks and
/// the content of forms.
const MEMORY: usize = 192 << 20;

/// Something that several pages take and that is read once for all of them: a key, how many bytes
/// it keeps, and the work of reading it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shared {
    pub(crate) key: u128,
    pub(crate) bytes: usize,
    pub(crate) work: u64,
}

/// Keys of what was read for pages before.
pub(crate) type Seen = Arc<BTreeSet<u128>>;

/// What a page has more of than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    Work,
    Memory,
}

/// What a page took.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// All work that was done, with that for what it shares with others.
    pub(crate) work: u64,
    pub(crate) shared: Vec<Shared>,
}

#[derive(Default)]
struct Meter {
    limit: Cell<u64>,
    spent: Cell<u64>,
    held: Cell<usize>,
    is_full: Cell<bool>,
    seen: RefCell<Seen>,
    shared: RefCell<Vec<Shared>>,
}

thread_local! {
    static METER: Meter = Meter { limit: Cell::new(u64::MAX), ..Meter::default() };
}

/// Does a task that may take work up to a limit, and tells what it took.
pub(crate) fn measure<T>(
    limit: u64,
    seen: &Seen,
    task: impl FnOnce() -> T,
) -> (T, Taken) {
    METER.with(|meter| {
        meter.limit.set(limit);
        meter.spent.set(0);
        meter.held.set(0);
        meter.is_full.set(false);
        meter.seen.replace(Arc::clone(seen));
        meter.shared.take();
    });
    let result = task();
    let taken = METER.with(|meter| {
        meter.limit.set(u64::MAX);
        meter.is_full.set(false);
        // What is beyond was asked for and not done.
        Taken { work: meter.spent.get().min(limit), shared: meter.shared.take() }
    });
    (result, taken)
}

/// Counts work that is done.
pub(crate) fn spend(work: u64) {
    METER.with(|meter| meter.spent.set(meter.spent.get().saturating_add(work)));
}

/// Counts work that is to be done, and tells whether it may be.
pub(crate) fn affords(work: u64) -> bool {
    spend(work);
    exceeded().is_none()
}

/// Ends the page at something that nothing less than more memory than it may hold would do for.
pub(crate) fn give_up() {
    METER.with(|meter| meter.is_full.set(meter.limit.get() < u64::MAX));
}

/// What the page has more of than it may, if anything.
pub(crate) fn exceeded() -> Option<Bound> {
    METER.with(|meter| match meter.spent.get() > meter.limit.get() {
        true => Some(Bound::Work),
        false => meter.is_full.get().then_some(Bound::Memory),
    })
}

/// Whether the page must come to an end.
pub(crate) fn is_exceeded() -> bool {
    exceeded().is_some()
}

/// Does a task whose work is not counted, but told.
pub(crate) fn apart<T>(task: impl FnOnce() -> T) -> (T, u64) {
    let spent = || METER.with(|meter| meter.spent.get());
    let before = spent();
    let result = task();
    let work = spent().saturating_sub(before);
    METER.with(|meter| meter.spent.set(before));
    (result, work)
}

/// Counts the work of reading what pages share, whether it was read just now or by another page:
/// which of them comes first is chance. What the pages before have read is free.
pub(crate) fn share(shared: Shared) {
    METER.with(|meter| {
        if meter.seen.borrow().contains(&shared.key) {
            return;
        }
        let mut own = meter.shared.borrow_mut();
        if own.iter().all(|it| it.key != shared.key) {
            own.push(shared);
            meter.spent.set(meter.spent.get().saturating_add(shared.work));
        }
    });
}

/// Memory that is held until this is dropped.
#[derive(Debug)]
pub(crate) struct Held(usize);

impl Held {
    /// Counts bytes as held.
    pub(crate) fn new(bytes: usize) -> Self {
        METER.with(|meter| {
            let held = meter.held.get().saturating_add(bytes);
            meter.held.set(held);
            if held > MEMORY && meter.limit.get() < u64::MAX {
                meter.is_full.set(true);
            }
        });
        Self(bytes)
    }
}

impl Clone for Held {
    fn clone(&self) -> Self {
        Self::new(self.0)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // A thread that ends has no meter any more.
        let _ = METER.try_with(|meter| {
            meter.held.set(meter.held.get().saturating_sub(self.0));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_counted_up_to_its_limit() {
        let ((), taken) = measure(10, &Seen::default(), || {
            assert!(affords(10));
            assert_eq!(exceeded(), None);
            assert!(!affords(1));
            assert_eq!(exceeded(), Some(Bound::Work));
        });
        assert_eq!(taken.work, 10);
        assert!(!is_exceeded(), "another page begins anew");
    }

    #[test]
    fn memory_counts_as_long_as_it_is_held() {
        measure(10, &Seen::default(), || {
            drop(Held::new(MEMORY));
            let held = Held::new(MEMORY);
            assert_eq!(exceeded(), None);
            let _twice = held.clone();
            assert_eq!(exceeded(), Some(Bound::Memory));
        });
    }

    #[test]
    fn what_pages_share_is_paid_by_the_first_of_them() {
        let shared = |key| Shared { key, bytes: 1, work: 7 };
        let seen = Arc::new(BTreeSet::from([1]));
        let (apart, taken) = measure(100, &seen, || {
            [1, 2, 2].map(shared).into_iter().for_each(share);
            apart(|| spend(50)).1
        });
        assert_eq!((apart, taken.work, taken.shared.len()), (50, 7, 1));
    }
}
