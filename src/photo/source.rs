//! A photograph as it came: where its bytes are.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use malzama_message::message;

use super::fault::PhotoFault;

/// The largest file that is taken: 70 megapixels of 16-bit TIFF are 420 MiB.
const FILE_LIMIT: u64 = 512 << 20;

/// Where a photograph's bytes are.
#[derive(Debug, Clone)]
pub enum Source {
    /// In a file, read when its turn comes.
    File(PathBuf),
    /// In memory.
    Bytes(Arc<[u8]>),
}

impl Source {
    /// Size of the source in bytes that reading it will take from memory.
    pub(super) fn size(&self) -> Result<u64, PhotoFault> {
        match self {
            Self::File(path) => Ok(fs::metadata(path)?.len()),
            Self::Bytes(_) => Ok(0),
        }
    }

    /// Reads the source and returns the BLAKE3 hash of its bytes, which are not held.
    ///
    /// # Errors
    /// The file cannot be read, is no regular file, is empty or too large.
    pub fn hash(&self) -> Result<blake3::Hash, PhotoFault> {
        let (file, size) = match self {
            Self::Bytes(bytes) => return Ok(blake3::hash(bytes)),
            Self::File(path) => open(path)?,
        };
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(file.take(size))?;
        Ok(hasher.finalize())
    }

    /// All bytes.
    pub(super) fn read(&self) -> Result<Cow<'_, [u8]>, PhotoFault> {
        let (file, size) = match self {
            Self::Bytes(bytes) => return Ok(Cow::Borrowed(bytes)),
            Self::File(path) => open(path)?,
        };
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        file.take(size + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            return Err(PhotoFault::changed());
        }
        Ok(Cow::Owned(bytes))
    }
}

/// Opens a file, if it is a regular one of bearable size; returns its size in bytes too.
pub(super) fn open(path: &Path) -> Result<(File, u64), PhotoFault> {
    // Opening a pipe would wait for its other end, so look before.
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(PhotoFault::File(message!("photo/is-folder")));
    }
    if !kind.is_file() {
        return Err(PhotoFault::Photograph(message!("photo/not-regular-file")));
    }
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    check_size(size)?;
    Ok((file, size))
}

/// Refuses a file that is empty or too large.
pub(super) fn check_size(size: u64) -> Result<(), PhotoFault> {
    match size {
        0 => Err(PhotoFault::Photograph(message!("photo/empty-file"))),
        1..=FILE_LIMIT => Ok(()),
        _ => Err(PhotoFault::Photograph(message!(
            "photo/file-too-large",
            size = size >> 20,
            limit = FILE_LIMIT >> 20
        ))),
    }
}
