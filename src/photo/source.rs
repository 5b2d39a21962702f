//! Sources of photographs: files, or bytes in memory.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use malzama_message::message;

use super::fault::PhotoFault;

/// Size in bytes of the largest file that is accepted: a TIFF of 70 megapixels in 16-bit RGB
/// has 420 MB.
const FILE_LIMIT: u64 = 512 << 20;

/// The location of a photograph's bytes.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file, which is read when its turn comes.
    File(PathBuf),
    /// Bytes in memory.
    Bytes(Arc<[u8]>),
}

impl Source {
    /// Returns the memory in bytes that reading the source will take.
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

    /// Reads all bytes.
    ///
    /// # Errors
    /// The file cannot be read, is no regular file, is empty or too large, or grows or shrinks
    /// meanwhile.
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

/// Opens a regular file and returns it with its size in bytes.
///
/// # Errors
/// There is no such file, it may not be read, is no regular file, is empty or too large.
pub(super) fn open(path: &Path) -> Result<(File, u64), PhotoFault> {
    // Opening a pipe would wait for its other end, so look before.
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(PhotoFault::Photograph(message!("photo/is-folder")));
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
