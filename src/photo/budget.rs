//! A memory budget for all photographs that are prepared at the same time.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The memory in bytes that photographs in preparation may take together; clones share it.
///
/// A request for more than the limit waits until nothing is in use, and is then granted
/// alone. Requests are granted in their order, so that large ones do not starve.
#[derive(Debug, Clone)]
pub struct MemoryBudget {
    limit: u64,
    shared: Arc<(Mutex<State>, Condvar)>,
}

/// The memory in use, and the queue of requests.
#[derive(Debug, Default)]
struct State {
    used: u64,
    peak: u64,
    next_ticket: u64,
    serving: u64,
}

/// Memory granted to one photograph, which is returned on drop.
#[derive(Debug)]
pub(super) struct Permit {
    bytes: u64,
    budget: MemoryBudget,
}

impl Default for MemoryBudget {
    fn default() -> Self {
        Self::new(128 << 20)
    }
}

impl MemoryBudget {
    /// Creates a budget of `limit` bytes.
    pub fn new(limit: u64) -> Self {
        Self { limit, shared: Arc::default() }
    }

    /// Returns the most bytes that were in use at one time.
    pub fn peak(&self) -> u64 {
        self.state().peak
    }

    /// Returns the number of requests that were granted so far.
    #[cfg(test)]
    pub(super) fn granted(&self) -> u64 {
        self.state().serving
    }

    /// Tells whether a request is waiting.
    #[cfg(test)]
    pub(super) fn is_awaited(&self) -> bool {
        let state = self.state();
        state.next_ticket > state.serving
    }

    /// Waits until `bytes` are granted.
    pub(super) fn acquire(&self, bytes: u64) -> Permit {
        let mut state = self.state();
        let ticket = state.next_ticket;
        state.next_ticket += 1;
        let mut state = self
            .shared
            .1
            .wait_while(state, |state| {
                state.serving != ticket
                    || (state.used != 0 && state.used.saturating_add(bytes) > self.limit)
            })
            .unwrap_or_else(PoisonError::into_inner);
        state.serving += 1;
        state.used = state.used.saturating_add(bytes);
        state.peak = state.peak.max(state.used);
        self.shared.1.notify_all();
        Permit { bytes, budget: self.clone() }
    }

    /// Locks the state, which is consistent even if a thread panicked.
    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Permit {
    /// Returns all but `bytes`.
    pub(super) fn lower_to(&mut self, bytes: u64) {
        let surplus = self.bytes.saturating_sub(bytes);
        self.bytes -= surplus;
        let mut state = self.budget.state();
        state.used = state.used.saturating_sub(surplus);
        self.budget.shared.1.notify_all();
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.lower_to(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn the_large_go_alone_and_nobody_passes_the_limit() {
        let budget = MemoryBudget::new(100);
        let used = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for number in 0..40u64 {
                let (budget, used) = (&budget, &used);
                scope.spawn(move || {
                    let bytes = if number % 8 == 0 { 500 } else { 30 };
                    let permit = budget.acquire(bytes);
                    let before = used.fetch_add(bytes, Ordering::SeqCst);
                    assert!(before == 0 || before + bytes <= 100, "{before} + {bytes}");
                    std::thread::sleep(std::time::Duration::from_millis(1));
                    used.fetch_sub(bytes, Ordering::SeqCst);
                    drop(permit);
                });
            }
        });
        assert_eq!(budget.peak(), 500);
        assert_eq!(budget.state().used, 0);
    }
}
