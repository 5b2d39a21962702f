//! Prepared photographs that several machines share, in a folder or in a bucket.

#[cfg(feature = "object-store")]
mod bucket;
mod folder;
mod place;

use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use malzama_message::Value;

pub use self::place::CachePlace;

/// Longest entry in bytes, several times that of a poster: whatever is longer is none of ours,
/// and is not read.
const LONGEST: u64 = 256 << 20;

/// Whatever keeps bytes by name for several machines. Errors are reasons to be told.
trait Store: Debug + Send + Sync {
    /// Returns the bytes kept under a name; `None` if there are none, or more than `most`.
    fn get(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Value>;

    /// Keeps bytes under a name in place of those that are there, in one step.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Value>;
}

/// A place, often of another machine, in which builds keep what they prepared for each other.
///
/// Entries are named by the hash of all that determines them, are checked when they are read, and
/// are put in place in one step, so that builds need no lock between them. Whatever fails in it only
/// costs time: after the first failure it is left alone until the end of the run, which tells
/// [why](Self::trouble). Nothing is removed from it; an entry that is damaged is replaced when its
/// photograph has been prepared anew.
#[derive(Debug)]
pub struct SharedCache {
    place: CachePlace,
    state: Mutex<State>,
    store: Option<Box<dyn Store>>,
}

/// Whether a shared cache is used.
#[derive(Debug)]
enum State {
    Used,
    LeftAlone(Value),
}

impl SharedCache {
    /// Opens the shared cache at a place; a folder is created if need be.
    pub fn open(place: CachePlace) -> Self {
        let opened = place.open();
        Self::over(place, opened)
    }

    fn over(place: CachePlace, opened: Result<Box<dyn Store>, Value>) -> Self {
        let (store, state) = match opened {
            Ok(store) => (Some(store), State::Used),
            Err(reason) => (None, State::LeftAlone(reason)),
        };
        Self { place, state: Mutex::new(state), store }
    }

    /// Returns where it is.
    pub fn place(&self) -> &CachePlace {
        &self.place
    }

    /// Returns why it was not used to the end, if it was not.
    pub fn trouble(&self) -> Option<Value> {
        match &*self.state.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Used => None,
            State::LeftAlone(reason) => Some(reason.clone()),
        }
    }

    /// Returns the entry of a hash, unchecked; `None` if there is none.
    pub(super) fn get(&self, hash: blake3::Hash) -> Option<Vec<u8>> {
        self.with_store(|store| store.get(&name(hash), LONGEST))?
    }

    /// Keeps an entry under a hash.
    pub(super) fn put(&self, hash: blake3::Hash, entry: &[u8]) {
        self.with_store(|store| store.put(&name(hash), entry));
    }

    /// Uses the store, unless it is left alone; after a failure, it is.
    fn with_store<T>(
        &self,
        work: impl FnOnce(&dyn Store) -> Result<T, Value>,
    ) -> Option<T> {
        let store = self.store.as_deref().filter(|_| self.trouble().is_none())?;
        match work(store) {
            Ok(done) => Some(done),
            Err(reason) => {
                let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
                if let State::Used = *state {
                    *state = State::LeftAlone(reason);
                }
                None
            }
        }
    }
}

/// Returns the name of an entry: in one of 256 folders, as there may be very many.
fn name(hash: blake3::Hash) -> String {
    let hash = hash.to_hex();
    format!("photographs/{}/{hash}", &hash[..2])
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A store that fails at once, and counts how often it is asked.
    #[derive(Debug)]
    struct Failing(Arc<AtomicUsize>);

    impl Failing {
        fn fail<T>(&self) -> Result<T, Value> {
            let asked = self.0.fetch_add(1, Ordering::Relaxed);
            Err(Value::from(format!("fault {asked}")))
        }
    }

    impl Store for Failing {
        fn get(&self, _: &str, _: u64) -> Result<Option<Vec<u8>>, Value> {
            self.fail()
        }

        fn put(&self, _: &str, _: &[u8]) -> Result<(), Value> {
            self.fail()
        }
    }

    #[test]
    fn after_the_first_failure_it_is_not_asked_again() {
        let asked = Arc::default();
        let place = CachePlace::Folder(PathBuf::from("elsewhere"));
        let cache = SharedCache::over(place, Ok(Box::new(Failing(Arc::clone(&asked)))));
        assert_eq!(cache.trouble(), None);
        let hash = blake3::hash(b"photograph");
        assert_eq!(cache.get(hash), None);
        cache.put(hash, b"entry");
        assert_eq!(cache.get(hash), None);
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        assert_eq!(cache.trouble(), Some(Value::from("fault 0".to_owned())));
    }
}
