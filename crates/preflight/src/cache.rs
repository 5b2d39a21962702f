//! What was found out about files before, by their content, so that a build judges only what
//! has changed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::finding::Inspection;
use crate::page::JudgedPage;

/// To be raised whenever the same file would be judged in another way than before, or an entry
/// has another form.
const VERSION: u32 = 7;

/// How many judgements of files are kept at least, and how many of pages.
const FILES: usize = 64;
const PAGES: usize = 4096;

/// After so many new judgements of pages, those that were not asked for longest are forgotten: to look
/// through the folder takes longer than to judge a page.
const TURN: usize = 1024;

/// The folder of judgements of pages, within the other.
const PAGE_FOLDER: &str = "pages";

/// A folder of judgements. Whatever fails in it only costs time.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// How many judgements of files are kept.
    files: usize,
    /// How many judgements were kept since the folders were looked through.
    new_files: AtomicUsize,
    new_pages: AtomicUsize,
}

impl Cache {
    /// Creates a cache in `folder`, which is made when it is needed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        let (new_files, new_pages) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Self { folder: folder.into(), files: FILES, new_files, new_pages }
    }

    /// Returns the same cache, which keeps at least so many judgements of files.
    #[must_use]
    pub fn keeping(mut self, files: usize) -> Self {
        self.files = files.max(FILES);
        self
    }

    /// Whether there is something about a file of this hash, by the same terms.
    pub(crate) fn has(&self, file: &blake3::Hash, terms: &[u8]) -> bool {
        self.path(file, terms).is_file()
    }

    /// Returns what was found out about a file of this hash before, by the same terms.
    pub(crate) fn get(&self, file: &blake3::Hash, terms: &[u8]) -> Option<Inspection> {
        read(&self.path(file, terms))
    }

    /// Keeps what was found out about a file.
    pub(crate) fn put(&self, file: &blake3::Hash, terms: &[u8], inspection: &Inspection) {
        let _ = write(&self.path(file, terms), inspection);
        // What a run begins with may be older than what it will ask for.
        if self.new_files.fetch_add(1, Ordering::Relaxed) % self.files == self.files - 1 {
            prune(&self.folder, self.files);
        }
    }

    /// Returns what was found out about a page of this hash before.
    pub(crate) fn page(&self, page: &blake3::Hash) -> Option<JudgedPage> {
        read(&self.page_path(page))
    }

    /// Keeps what was found out about a page.
    pub(crate) fn put_page(&self, page: &blake3::Hash, judged: &JudgedPage) {
        let _ = write(&self.page_path(page), judged);
        self.new_pages.fetch_add(1, Ordering::Relaxed);
    }

    /// Forgets pages that were not asked for longest, if there are many new ones.
    pub(crate) fn prune_pages(&self) {
        if self.new_pages.load(Ordering::Relaxed) >= TURN {
            self.new_pages.store(0, Ordering::Relaxed);
            prune(&self.folder.join(PAGE_FOLDER), PAGES);
        }
    }

    fn page_path(&self, page: &blake3::Hash) -> PathBuf {
        self.folder.join(PAGE_FOLDER).join(format!("{}-{VERSION}", page.to_hex()))
    }

    fn path(&self, file: &blake3::Hash, terms: &[u8]) -> PathBuf {
        let mut hasher = blake3::Hasher::new();
        hasher.update(file.as_bytes());
        hasher.update(&VERSION.to_le_bytes());
        hasher.update(terms);
        Path::new(&self.folder).join(hasher.finalize().to_hex().as_str())
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        if *self.new_files.get_mut() > 0 {
            prune(&self.folder, self.files);
        }
        if *self.new_pages.get_mut() > 0 {
            prune(&self.folder.join(PAGE_FOLDER), PAGES);
        }
    }
}

/// Reads an entry; a damaged one is none.
fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let entry = fs::read(path).ok()?;
    let (body, sum) = entry.split_last_chunk::<32>()?;
    if blake3::hash(body) != *sum {
        return None;
    }
    let _ = fs::File::options()
        .append(true)
        .open(path)
        .and_then(|entry| entry.set_modified(SystemTime::now()));
    serde_json::from_slice(body).ok()
}

/// Writes an entry behind its content's hash.
fn write(path: &Path, value: &impl Serialize) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let body = serde_json::to_vec(value)?;
    let mut entry = tempfile::NamedTempFile::new_in(folder)?;
    entry.write_all(&body)?;
    entry.write_all(blake3::hash(&body).as_bytes())?;
    entry.persist(path)?;
    Ok(())
}

/// Removes the entries of a folder that were not asked for longest.
fn prune(folder: &Path, limit: usize) {
    let Ok(folder) = fs::read_dir(folder) else { return };
    let mut entries: Vec<(SystemTime, PathBuf)> = folder
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|it| it.is_file()))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    let surplus = entries.len().saturating_sub(limit);
    if surplus > 0 {
        entries.sort();
    }
    for (_, path) in entries.iter().take(surplus) {
        let _ = fs::remove_file(path);
    }
}
