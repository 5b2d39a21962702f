//! Threads for work on photographs, where a decoder's panic stays with its photograph.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

use malzama_message::message;

use super::fault::PhotoFault;

/// Name of every thread that works on photographs. A decoder's panic on a damaged file
/// becomes the fault of its photograph; a panic hook can leave these threads out by it.
pub const THREAD: &str = "photograph";

/// Calls `work` for each number below `count`, on as many threads as the machine has cores;
/// `false` if the machine grants no thread, and nothing has been done.
pub(super) fn work_through(count: usize, work: impl Fn(usize) + Sync) -> bool {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            work(index);
        }
    };
    let threads = rayon::current_num_threads().min(count);
    let started = std::thread::scope(|scope| {
        let start =
            |_| Builder::new().name(THREAD.into()).spawn_scoped(scope, work).is_ok();
        (0..threads).map(start).filter(|started| *started).count()
    });
    started > 0 || count == 0
}

/// Turns a panic of a decoder into the fault of its photograph. The thread is one that works
/// on photographs.
pub(super) fn caught<T>(
    work: impl FnOnce() -> Result<T, PhotoFault>,
) -> Result<T, PhotoFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(panicked()))
}

/// Does `work` on a thread that works on photographs.
pub(super) fn apart<T: Send>(
    work: impl FnOnce() -> Result<T, PhotoFault> + Send,
) -> Result<T, PhotoFault> {
    std::thread::scope(|scope| {
        let thread = Builder::new().name(THREAD.into()).spawn_scoped(scope, work);
        match thread {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(panicked())),
            Err(_) => Err(PhotoFault::Internal(message!("photo/no-threads"))),
        }
    })
}

fn panicked() -> PhotoFault {
    PhotoFault::Photograph(message!("photo/decoder-panicked"))
}
