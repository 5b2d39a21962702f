//! The results that Typst keeps from one edition to the next, and when it forgets them.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::typeset::held_memory;

/// For how many more editions a result is kept that none of them has used.
const UNUSED: usize = 1;

/// The parts of the room by which the process grows until results are looked through again.
const PARTS: u64 = 16;

/// The results of layouts that Typst keeps, because editions share texts.
pub struct KeptResults {
    /// The memory of the process in bytes beyond which they are looked through after each edition.
    room: u64,
    /// What the process held when they were last looked through.
    held: AtomicU64,
}

impl KeptResults {
    /// Creates the rule by which results are kept within a room: the memory of the process in bytes.
    pub fn within(room: u64) -> Self {
        Self { room, held: AtomicU64::new(0) }
    }

    /// Forgets what the last edition did not use, if it is time. What editions share was used by
    /// one of the last; the rest would only pile up.
    pub fn forget(&self) {
        if held_memory().is_none_or(|held| self.is_time(held)) {
            typst::comemo::evict(UNUSED);
        }
    }

    /// Whether it is time for a process that holds so many bytes. To look through all results takes
    /// time, and what is forgotten may have to be laid out again: before the room is full, it is not
    /// done after each edition, but from half of it on, and only when the process has grown.
    fn is_time(&self, held: u64) -> bool {
        let grown = self.held.load(Ordering::Relaxed) + self.room / PARTS;
        let is_time = held > self.room || held > (self.room / 2).max(grown);
        if is_time {
            self.held.store(held, Ordering::Relaxed);
        }
        is_time
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_looked_through_when_the_process_grows_and_always_beyond_the_room() {
        let results = KeptResults::within(160);
        let held = [80, 81, 91, 92, 80, 102, 103, 160, 161, 161];
        let is_time = held.map(|held| results.is_time(held));
        assert_eq!(
            is_time,
            [false, true, false, true, false, false, true, true, true, true]
        );
    }
}
