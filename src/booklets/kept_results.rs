//! The results that Typst keeps from one edition to the next, and when it forgets them.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::typeset::held_memory;

/// The parts of the room by which the process grows until results are looked through again.
const PARTS: u64 = 16;

/// The results of layouts that Typst keeps, because editions share texts.
pub struct KeptResults {
    /// The memory of the process in bytes beyond which they are looked through after each edition.
    room: u64,
    /// The memory in bytes beyond which an edition in work no longer has what was used since it began kept.
    most: u64,
    state: Mutex<State>,
}

/// What has been looked through so far.
#[derive(Default)]
struct State {
    /// What the process held, in bytes, when results were last looked through.
    held: u64,
    /// How often they were.
    times: usize,
    /// How often they had been when each of the editions in work began, with its number.
    in_work: BTreeSet<(usize, usize)>,
    /// The editions that began.
    begun: usize,
}

/// An edition in work.
pub struct InWork<'a> {
    results: &'a KeptResults,
    began: (usize, usize),
}

impl KeptResults {
    /// Creates the rule by which results are kept within a room, of a process that may hold `most`: both the
    /// memory of the process in bytes.
    pub fn within(room: u64, most: u64) -> Self {
        Self { room, most, state: Mutex::default() }
    }

    /// Notes that an edition begins.
    pub fn begin(&self) -> InWork<'_> {
        let mut state = self.lock();
        state.begun += 1;
        let began = (state.times, state.begun);
        state.in_work.insert(began);
        InWork { results: self, began }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns for how many more times of looking through a result is kept that is not used, if it is time to
    /// look through all: the process holds so many bytes, if that is known.
    ///
    /// To look through them takes time, and what is forgotten may have to be laid out again: before the room is
    /// full, it is not done after each edition, but from half of it on, and only when the process has grown.
    fn is_time(&self, held: Option<u64>) -> Option<usize> {
        let mut state = self.lock();
        if let Some(held) = held {
            let grown = state.held + self.room / PARTS;
            if held <= self.room && held <= (self.room / 2).max(grown) {
                return None;
            }
            state.held = held;
        }
        // The edition of all cities and those of its cities have texts in common: what one of them has used is kept
        // while it is in work, for the others, and for its own next layout iteration.
        let since = match state.in_work.first() {
            Some(&(began, _)) if held.is_none_or(|held| held <= self.most) => began,
            _ => state.times,
        };
        state.times += 1;
        Some(state.times - since)
    }
}

impl Drop for InWork<'_> {
    /// Notes that the edition has ended, and forgets what neither it nor those in work have used, if it is time.
    fn drop(&mut self) {
        self.results.lock().in_work.remove(&self.began);
        if let Some(unused) = self.results.is_time(held_memory()) {
            typst::comemo::evict(unused);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_looked_through_when_the_process_grows_and_always_beyond_the_room() {
        let results = KeptResults::within(160, 1000);
        let held = [80, 81, 91, 92, 80, 102, 103, 160, 161, 161];
        let is_time = held.map(|held| results.is_time(Some(held)).is_some());
        assert_eq!(
            is_time,
            [false, true, false, true, false, false, true, true, true, true]
        );
    }

    #[test]
    fn what_is_used_while_an_edition_is_in_work_is_kept_for_it_within_bounds() {
        let results = KeptResults::within(160, 1000);
        let unused = |held| results.is_time(Some(held));
        assert_eq!(unused(200), Some(1), "what the last edition used");
        let long = results.begin();
        assert_eq!([unused(200), unused(200)], [Some(1), Some(2)], "since it began");
        let short = results.begin();
        results.lock().in_work.remove(&short.began);
        assert_eq!(unused(200), Some(3), "the longest in work counts");
        assert_eq!(unused(1001), Some(1), "no room is left for that");
        assert_eq!(unused(200), Some(5));
        results.lock().in_work.remove(&long.began);
        assert_eq!(unused(200), Some(1), "nothing is in work");
    }
}
