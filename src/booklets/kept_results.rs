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
    /// The memory in bytes beyond which what was used since an edition in work began is no longer kept for it.
    most: u64,
    state: Mutex<State>,
}

/// What has been looked through so far.
#[derive(Default)]
struct State {
    /// What the process held, in bytes, when results were last looked through.
    held: u64,
    /// How often results were looked through.
    times: usize,
    /// How often they had been when each of the editions in work of several cities began, and its number.
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

    /// Notes that an edition begins; `is_of_several` tells that it is of several cities, whose editions have texts
    /// in common with it.
    #[must_use]
    pub fn begin(&self, is_of_several: bool) -> InWork<'_> {
        let mut state = self.lock();
        state.begun += 1;
        let began = (state.times, state.begun);
        if is_of_several {
            state.in_work.insert(began);
        }
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
        // What has been used since an edition of several cities began is kept for those of its cities, and for its
        // own next layout iteration: where the room is exceeded anyway, as long texts do, to save the time that they
        // take to lay out again, and as long as the process may hold it.
        let is_worth_it = held.is_some_and(|held| self.room < held && held <= self.most);
        let since = match state.in_work.first() {
            Some(&(began, _)) if is_worth_it => began,
            _ => state.times,
        };
        state.times += 1;
        Some(state.times - since)
    }
}

impl InWork<'_> {
    /// Notes that the edition has ended in a process that holds so many bytes, if that is known; see
    /// [`KeptResults::is_time`].
    fn end(&self, held: Option<u64>) -> Option<usize> {
        self.results.lock().in_work.remove(&self.began);
        self.results.is_time(held)
    }
}

impl Drop for InWork<'_> {
    /// Notes that the edition has ended, and forgets what neither it nor those in work have used, if it is time.
    fn drop(&mut self) {
        if let Some(unused) = self.end(held_memory()) {
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
    fn what_is_used_while_an_edition_of_several_cities_is_in_work_is_kept_within_bounds()
    {
        let results = KeptResults::within(160, 1000);
        let unused = |held| results.is_time(Some(held));
        assert_eq!(unused(200), Some(1), "what was used last");
        let long = results.begin(true);
        assert_eq!([unused(200), unused(200)], [Some(1), Some(2)], "since it began");
        let other = results.begin(true);
        let short = results.begin(false);
        assert_eq!(short.end(Some(200)), Some(3), "the first in work counts");
        assert_eq!(unused(1001), Some(1), "there is no room for that");
        assert_eq!(unused(200), Some(5));
        assert_eq!(long.end(Some(200)), Some(4), "the other is still in work");
        drop(other);
        let _short = results.begin(false);
        assert_eq!(unused(200), Some(1), "none of several cities is in work");
    }

    #[test]
    fn a_process_that_keeps_to_its_room_keeps_what_was_used_last() {
        let results = KeptResults::within(160, 1000);
        let _long = results.begin(true);
        let held = [100, 120, 140, 160];
        let unused = held.map(|held| results.is_time(Some(held)));
        assert_eq!(unused, [Some(1); 4]);
    }
}
