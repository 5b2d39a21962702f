//! Output files: replaced whole or not at all, and left untouched if their content would
//! not change.

mod failure;
mod spare;
mod temporary;

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

pub use self::failure::write_failure;
pub use self::spare::spare_sources;
pub use self::temporary::{Temporary, TemporaryFolder, abandon, sweep};

/// The number of bytes that are compared or written at a time.
const BUFFER: usize = 1 << 18;

/// Replaces the file at `path` by what `write` writes, and creates its folder if need be.
/// The bytes go into a temporary file beside it, are synced to disk, and are then put in
/// place in one step. A file that has exactly these bytes already is not touched. A link
/// stays, and the file that it leads to is replaced; a device or a pipe is written to.
///
/// # Errors
/// The path that failed, and the reason; the file at `path` is then untouched.
pub fn replace<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T, (PathBuf, io::Error)> {
    let is_device = |it: fs::Metadata| !it.is_file() && !it.is_dir();
    if !fs::metadata(path).is_ok_and(is_device) {
        return begin(path, write)?.put();
    }
    let through = || {
        let mut device = File::options().write(true).open(path)?;
        let result = write(&mut device)?;
        device.flush()?;
        Ok(result)
    };
    through().map_err(|error| (path.to_owned(), error))
}

/// Writes the new content of `path` without putting it in place yet. Of a link, the file
/// that it leads to will be replaced.
///
/// # Errors
/// The path that failed, and the reason: among others, it is no regular file.
pub fn begin<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<Written<T>, (PathBuf, io::Error)> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    let target = behind_links(path).map_err(at(path))?;
    match fs::metadata(&target) {
        Ok(it) if it.is_dir() => {
            return Err(at(path)(io::ErrorKind::IsADirectory.into()));
        }
        Ok(it) if !it.is_file() => {
            let reason = "not a regular file";
            return Err(at(path)(io::Error::new(io::ErrorKind::InvalidInput, reason)));
        }
        _ => {}
    }
    let path = target.as_path();
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(at(folder))?;
    let target = Target::new(path, folder).map_err(at(path))?;
    let mut buffered = BufWriter::with_capacity(BUFFER, target);
    let result = write(&mut buffered).map_err(at(path))?;
    let target = buffered.into_inner().map_err(|error| at(path)(error.into_error()))?;
    let file = target.finish().map_err(at(path))?;
    Ok(Written { result, path: path.to_owned(), file })
}

/// The links that are followed, one after the other, before they count as a loop.
const LINKS: usize = 40;

/// Returns the path that the links at `path` lead to, which need not exist.
///
/// # Errors
/// A link cannot be read, or leads back to itself.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => {
                let folder = path.parent().unwrap_or(Path::new(""));
                path = folder.join(fs::read_link(&path)?);
            }
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("too many links"))
}

/// A file that is written and waits to be put in place; it is deleted when dropped.
#[derive(Debug)]
pub struct Written<T> {
    result: T,
    path: PathBuf,
    /// The temporary file; `None` if the existing file has the same content.
    file: Option<Temporary>,
}

impl<T> Written<T> {
    /// Returns the result of the function that wrote the file.
    pub fn result(&self) -> &T {
        &self.result
    }

    /// Reads the written content.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        fs::read(self.file.as_ref().map_or(self.path.as_path(), Temporary::path))
    }

    /// Puts the file in place.
    ///
    /// # Errors
    /// The path that failed, and the reason.
    pub fn put(self) -> Result<T, (PathBuf, io::Error)> {
        let Self { result, path, file } = self;
        if let Some(file) = file {
            persist(file, &path)?;
        }
        Ok(result)
    }

    /// Puts the file at `other`, in the same folder; the existing file at its own path
    /// stays.
    ///
    /// # Errors
    /// The path that failed, and the reason.
    pub fn put_aside(self, other: &Path) -> Result<T, (PathBuf, io::Error)> {
        let Self { result, path, file } = self;
        match file {
            Some(file) => persist(file, other)?,
            None => {
                let bytes = fs::read(&path).map_err(|error| (path, error))?;
                replace(other, |file| file.write_all(&bytes))?;
            }
        }
        Ok(result)
    }
}

/// Syncs a temporary file to disk and renames it to `path`.
fn persist(file: Temporary, path: &Path) -> Result<(), (PathBuf, io::Error)> {
    let done = file.sync().and_then(|()| file.put(path));
    done.map_err(|error| (path.to_owned(), error))
}

/// The writer of new content. Nothing is written as long as the content equals the
/// existing file; from the first difference on, it goes into a temporary file beside it.
struct Target<'a> {
    folder: &'a Path,
    /// The existing file, and how many of its bytes have proved equal so far.
    standing: Option<(File, u64)>,
    new: Option<Temporary>,
}

impl<'a> Target<'a> {
    fn new(path: &Path, folder: &'a Path) -> io::Result<Self> {
        let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
        let standing = is_file.then(|| File::open(path).ok()).flatten();
        let standing = standing.map(|file| (file, 0));
        let new = if standing.is_none() { Some(Temporary::new(folder)?) } else { None };
        Ok(Self { folder, standing, new })
    }

    /// Returns the temporary file, which begins with the bytes that proved equal.
    fn new_file(&mut self) -> io::Result<&mut Temporary> {
        if let Some((mut file, same)) = self.standing.take() {
            let mut new = Temporary::new(self.folder)?;
            file.rewind()?;
            let copied = io::copy(&mut file.take(same), &mut new)?;
            if copied != same {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            self.new = Some(new);
        }
        self.new.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Returns the temporary file, if the content differs from the existing file.
    fn finish(mut self) -> io::Result<Option<Temporary>> {
        if let Some((file, same)) = &self.standing
            && file.metadata()?.len() != *same
        {
            self.new_file()?;
        }
        Ok(self.new)
    }
}

impl Write for Target<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some((file, same)) = &mut self.standing {
            let mut standing = Vec::with_capacity(bytes.len());
            file.take(bytes.len() as u64).read_to_end(&mut standing)?;
            if standing == bytes {
                *same += bytes.len() as u64;
                return Ok(bytes.len());
            }
        }
        self.new_file()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.new.as_mut().map_or(Ok(()), Write::flush)
    }
}

/// Returns a path as shown to people: relative to the current folder if it lies below
/// that.
pub fn shown(path: &Path) -> PathBuf {
    let current = std::env::current_dir().and_then(|folder| folder.canonicalize());
    match current {
        Ok(current) => path.strip_prefix(&current).unwrap_or(path).to_owned(),
        Err(_) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_kept_whole_or_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/booklet.pdf");
        let long = vec![7; 3 * BUFFER + 5];
        let mut changed = long.clone();
        changed[2 * BUFFER + 1] = 8;
        for bytes in [&long[..], &changed, &long[..BUFFER], b"", &long, &long[..9]] {
            replace(&path, |file| file.write_all(bytes)).expect("it is replaced");
            assert!(fs::read(&path).expect("it is there") == bytes);
        }
        let time = || fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        let file = File::options().append(true).open(&path).expect("it opens");
        file.set_modified(hour_ago).expect("its time is set");
        let before = time();
        replace(&path, |file| file.write_all(&long[..9])).expect("it is the same");
        assert_eq!(time(), before, "nothing was written");
        let failed = replace(&path, |file| {
            file.write_all(&changed)?;
            Err::<(), _>(io::Error::other("no more"))
        });
        assert!(failed.is_err());
        assert!(fs::read(&path).expect("it is there") == long[..9]);
        let left = fs::read_dir(path.parent().expect("a folder")).expect("it is read");
        assert_eq!(left.count(), 1, "nothing is left beside it");
    }
}
