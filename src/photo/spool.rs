//! The prepared photographs of one build, spooled to disk until they are placed, so that
//! memory does not grow with their number.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use malzama_message::Message;

use super::order::Prepared;

/// An unnamed temporary file of prepared photographs.
#[derive(Debug)]
pub struct Spool(Mutex<File>);

/// A photograph in a spool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spooled {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Size of the JPEG in bytes.
    pub length: u64,
    /// Remarks on the source for whoever supplied it; it could be used nevertheless.
    pub warnings: Vec<Message>,
    start: u64,
}

impl Spool {
    /// Creates an empty spool on the disk of `folder`, or in the system's temporary folder if
    /// that cannot be written.
    ///
    /// # Errors
    /// Neither can be written.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let file = fs::create_dir_all(folder)
            .and_then(|()| tempfile::tempfile_in(folder))
            .or_else(|_| tempfile::tempfile())?;
        Ok(Self(Mutex::new(file)))
    }

    /// Adds a photograph.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn add(&self, prepared: Prepared) -> io::Result<Spooled> {
        let Prepared { jpeg, width, height, warnings } = prepared;
        let start = self.append(&jpeg)?;
        Ok(Spooled { width, height, length: jpeg.len() as u64, warnings, start })
    }

    /// Writes bytes at the end and returns their offset.
    fn append(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut file = self.file();
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(bytes)?;
        Ok(start)
    }

    /// Writes a photograph's JPEG to `target`.
    ///
    /// # Errors
    /// The spool cannot be read, or `target` cannot be written.
    pub fn copy(&self, spooled: &Spooled, target: &mut dyn Write) -> io::Result<()> {
        // Read first: a slow target must not keep others waiting.
        let mut jpeg = Vec::with_capacity(usize::try_from(spooled.length).unwrap_or(0));
        {
            let mut file = self.file();
            file.seek(SeekFrom::Start(spooled.start))?;
            (&mut *file).take(spooled.length).read_to_end(&mut jpeg)?;
        }
        if jpeg.len() as u64 != spooled.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        target.write_all(&jpeg)
    }

    /// Locks the file; each use begins with a seek, so that a panic does no harm.
    fn file(&self) -> MutexGuard<'_, File> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photographs_come_back_as_they_went_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let spool = Spool::new(&folder.path().join("new")).expect("a spool");
        let photograph = |byte: u8, length: usize| Prepared {
            jpeg: vec![byte; length],
            width: 3,
            height: 2,
            warnings: Vec::new(),
        };
        let spooled = [photograph(1, 70_000), photograph(2, 0), photograph(3, 5)]
            .map(|prepared| spool.add(prepared).expect("it is taken in"));
        let jpeg = |index: usize| {
            let mut bytes = Vec::new();
            spool.copy(&spooled[index], &mut bytes).expect("it is there");
            bytes
        };
        assert_eq!(
            (jpeg(2), jpeg(0), jpeg(1)),
            (vec![3; 5], vec![1; 70_000], Vec::new())
        );
    }
}
