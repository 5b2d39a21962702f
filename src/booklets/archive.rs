//! Writes ZIP archives: the same entries give the same bytes.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::files;
use crate::records::Date;

/// The permissions of an unpacked file: everybody may read it.
const PERMISSIONS: u32 = 0o644;

/// The number of bytes that are copied at a time.
const BUFFER: usize = 1 << 18;

/// A file to be archived.
#[derive(Debug)]
pub struct Entry {
    /// Its path within the archive, in ASCII, with `/` between names.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

/// The content of a file to be archived.
#[derive(Debug)]
pub enum Content {
    /// Bytes that are at hand.
    Bytes(Vec<u8>),
    /// A file, which must have this BLAKE3 hash when it is read.
    File(PathBuf, blake3::Hash),
}

/// Writes an archive of `entries` to `path`, in their order and with `date` as the date of each;
/// returns its size in bytes and its BLAKE3 hash. It is put together in the folder `temporary`, or in
/// that of the system if that cannot be written. Files are read a piece at a time. They are
/// stored as they are: PDFs are compressed in themselves, and no version of a compressor can then
/// change the bytes.
///
/// # Errors
/// The path that failed, and the reason. The file at `path` is then untouched.
pub fn write(
    path: &Path,
    entries: &[Entry],
    date: Date,
    temporary: &Path,
) -> Result<(u64, blake3::Hash), (PathBuf, io::Error)> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    // An archive needs to be sought in while it is written.
    let file = tempfile::tempfile_in(temporary).or_else(|_| tempfile::tempfile());
    let mut file = file.map_err(at(temporary))?;
    {
        let mut zip = ZipWriter::new(BufWriter::with_capacity(BUFFER, &mut file));
        for Entry { name, content } in entries {
            let length = match content {
                Content::Bytes(bytes) => bytes.len() as u64,
                Content::File(real, _) => real.metadata().map_err(at(real))?.len(),
            };
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Stored)
                .last_modified_time(dated(date))
                .unix_permissions(PERMISSIONS)
                .system(System::Unix)
                .large_file(length >= u64::from(u32::MAX));
            zip.start_file(name.as_str(), options)
                .map_err(|error| at(path)(error.into()))?;
            match content {
                Content::Bytes(bytes) => zip.write_all(bytes).map_err(at(path))?,
                Content::File(real, hash) => {
                    copy(real, *hash, &mut zip).map_err(at(real))?;
                }
            }
        }
        let mut buffered = zip.finish().map_err(|error| at(path)(error.into()))?;
        buffered.flush().map_err(at(path))?;
    }
    file.rewind().map_err(at(path))?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(&mut file).map_err(at(path))?;
    file.rewind().map_err(at(path))?;
    let bytes = files::replace(path, |target| io::copy(&mut file, target))?;
    Ok((bytes, hasher.finalize()))
}

/// Copies a file, which must have the hash that it is known by.
fn copy(real: &Path, hash: blake3::Hash, target: &mut dyn Write) -> io::Result<()> {
    let mut source = BufReader::with_capacity(BUFFER, File::open(real)?);
    let (mut hasher, mut buffer) = (blake3::Hasher::new(), vec![0; BUFFER]);
    loop {
        let read = source.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
        target.write_all(&buffer[..read])?;
    }
    if hasher.finalize() == hash {
        return Ok(());
    }
    Err(io::Error::other("it changed while it was read"))
}

/// Returns a day as archives have it, which know those from 1980 to 2107; any other becomes the
/// first of them.
fn dated(date: Date) -> DateTime {
    let Date { year, month, day } = date;
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Date = Date { year: 2026, month: 11, day: 23 };

    #[test]
    fn a_file_that_changed_is_not_archived_and_the_last_archive_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, path) = (folder.path().join("a.pdf"), folder.path().join("a.zip"));
        std::fs::write(&file, "one").expect("it is written");
        let hash = blake3::hash(b"one");
        let entries = || {
            let content = Content::File(file.clone(), hash);
            [Entry { name: "print/a.pdf".to_owned(), content }]
        };
        let write = || write(&path, &entries(), DATE, folder.path());
        let (bytes, hash) = write().expect("it is archived");
        let first = std::fs::read(&path).expect("it is there");
        assert_eq!((first.len() as u64, blake3::hash(&first)), (bytes, hash));
        std::fs::write(&file, "two").expect("it is written");
        let (failed, _) = write().expect_err("it changed");
        assert_eq!(failed, file);
        assert!(std::fs::read(&path).expect("it is there") == first);
    }

    #[test]
    fn days_that_archives_do_not_know_are_the_first_of_theirs() {
        for year in [1900, 1979, 2108, 2999] {
            assert_eq!(dated(Date { year, ..DATE }), DateTime::default(), "{year}");
        }
        assert_eq!(dated(DATE).to_string(), "2026-11-23 00:00:00");
    }
}
