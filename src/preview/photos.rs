//! Photographs at screen size, with a bounded cache in memory.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::locate::photographs;
use crate::booklets::photograph_cache;
use crate::contract::Contract;
use crate::file_hashes::FileHashes;
use crate::model::Catalogue;
use crate::photo::{Cache, Crop, MemoryBudget, Order, Source, Target, prepare_each};
use crate::project::Project;

/// The longer side of a photograph on screen, in pixels.
const SIDE: f64 = 1100.0;

/// The limit of the photographs kept in memory, in bytes.
const LIMIT: usize = 32 << 20;

/// The photographs of a project at screen size, by their paths in manuscripts.
pub struct Photos {
    cache: Cache,
    budget: MemoryBudget,
    known: Mutex<Known>,
    /// Held while a photograph is prepared: one at a time, as each uses all cores.
    turn: Mutex<()>,
}

#[derive(Default)]
struct Known {
    target: Option<Arc<Target>>,
    /// The file of each photograph that an edition can show, by path.
    files: BTreeMap<String, File>,
    /// Screen-size JPEGs, by path and content hash.
    small: BTreeMap<(String, [u8; 32]), Arc<[u8]>>,
}

/// A photograph's file, with its size and content hash.
#[derive(Clone)]
struct File {
    /// The path on disk.
    source: PathBuf,
    /// Width in pixels, after orientation.
    width: u32,
    /// Height in pixels, after orientation.
    height: u32,
    /// The BLAKE3 hash of the content.
    hash: blake3::Hash,
}

impl Photos {
    /// Creates an empty set.
    pub fn new(project: &Project) -> Self {
        Self {
            cache: photograph_cache(project),
            budget: MemoryBudget::default(),
            known: Mutex::default(),
            turn: Mutex::default(),
        }
    }

    /// Replaces the set of photographs by those of the records that can be read; a build reports
    /// why others cannot.
    pub fn publish(
        &self,
        catalogue: &Catalogue,
        contract: &Contract,
        hashes: &FileHashes,
    ) {
        let files = photographs(catalogue).filter_map(|it| {
            let hash = hashes.of(&it.source).ok()?;
            let source = it.source.clone();
            let file = File { source, width: it.width, height: it.height, hash };
            Some((it.path.clone(), file))
        });
        self.set(files.collect(), contract);
    }

    /// Replaces the set of photographs, and drops cached images of those that have
    /// changed. The first contract decides how all of them are prepared.
    fn set(&self, files: BTreeMap<String, File>, contract: &Contract) {
        let mut known = self.lock();
        let current = |(path, hash): &(String, [u8; 32])| {
            files.get(path).is_some_and(|file| file.hash.as_bytes() == hash)
        };
        known.small.retain(|key, _| current(key));
        known.files = files;
        if known.target.is_none() {
            known.target = Target::screen(contract.press_colour(), contract.sharpen)
                .ok()
                .map(Arc::new);
        }
    }

    /// Returns the hash of a photograph's content.
    pub fn hash(&self, path: &str) -> Option<blake3::Hash> {
        self.lock().files.get(path).map(|file| file.hash)
    }

    /// Returns the photograph whose file has this hash, in hexadecimal digits, as [`Self::get`]
    /// does.
    pub fn by_hash(&self, hash: &str) -> Option<Arc<[u8]>> {
        let path = {
            let known = self.lock();
            let mut files = known.files.iter();
            let found = files.find(|(_, file)| file.hash.to_hex().as_str() == hash);
            found.map(|(path, _)| path.clone())?
        };
        self.get(&path)
    }

    /// Returns a photograph as a screen-size JPEG; `None` if it is unknown or cannot be
    /// prepared, which a build reports.
    pub fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let (file, target) = {
            let known = self.lock();
            let file = known.files.get(path)?.clone();
            let key = (path.to_owned(), *file.hash.as_bytes());
            if let Some(small) = known.small.get(&key) {
                return Some(small.clone());
            }
            (file, known.target.clone()?)
        };
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let scale = (SIDE / f64::from(file.width.max(file.height))).min(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most the longer side"
        )]
        let pixels = |side: u32| (f64::from(side) * scale).round().max(1.0) as u32;
        let source = Source::File(file.source.clone());
        let order = Order {
            hash: file.hash,
            source,
            of_size: Some([file.width, file.height]),
            crop: Crop::WHOLE,
            width: pixels(file.width),
            height: pixels(file.height),
        };
        let prepared = Mutex::new(None);
        prepare_each(&[order], &target, Some(&self.cache), &self.budget, |_, result| {
            let mut prepared = prepared.lock().unwrap_or_else(PoisonError::into_inner);
            *prepared = result.ok();
        });
        let prepared = prepared.into_inner().unwrap_or_else(PoisonError::into_inner)?;
        let small: Arc<[u8]> = prepared.jpeg.into();
        let mut known = self.lock();
        let held: usize = known.small.values().map(|small| small.len()).sum();
        if held + small.len() > LIMIT {
            known.small.clear();
        }
        known.small.insert((path.to_owned(), *file.hash.as_bytes()), small.clone());
        Some(small)
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
