//! A folder that is made apart and put in place whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use malzama_message::{message, names};

use crate::clutter::is_clutter;
use crate::diagnostic::{Diagnostic, Location, Outcome};
use crate::files::{self, TemporaryFolder, write_failure};

/// How many names are told of what is in a folder.
const TOLD: usize = 5;

/// A new folder whose files are written aside, until it is whole.
#[derive(Debug)]
pub struct Stage {
    folder: TemporaryFolder,
    target: PathBuf,
    /// Whether the target is there already, and empty.
    is_there: bool,
    files: usize,
}

impl Stage {
    /// Begins a folder at `target`, where nothing may be but an empty folder. What systems leave in folders,
    /// and the folder of git, do not count.
    ///
    /// # Errors
    /// Something is there, or the folder cannot be written.
    pub fn new(target: &Path) -> Outcome<Self> {
        let is_there = is_empty_folder(target)?;
        let parent = match target.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        // The folder itself stays the same one if it is there: somebody may be in it.
        let within = if is_there { target } else { parent };
        let folder =
            TemporaryFolder::new(within).map_err(|error| refused(target, &error))?;
        Ok(Self { folder, target: target.to_owned(), is_there, files: 0 })
    }

    /// Begins files that are put into folders of `folder`, which is there, one by one.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn within(folder: &Path) -> Outcome<Self> {
        let temporary = TemporaryFolder::new(folder)
            .map_err(|error| write_failure(folder, &error))?;
        Ok(Self {
            folder: temporary,
            target: folder.to_owned(),
            is_there: true,
            files: 0,
        })
    }

    /// Returns the folder as it is now, while it is not in place.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Outcome<()> {
        let real = self.path().join(path);
        let write = || {
            if let Some(folder) = real.parent() {
                fs::create_dir_all(folder)?;
            }
            let mut file = File::create(&real)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|error| write_failure(&self.target.join(path), &error))?;
        self.files += 1;
        Ok(())
    }

    /// Puts the folder in place; returns how many files it has.
    ///
    /// # Errors
    /// It cannot be put in place; nothing of it is left there.
    pub fn put(self) -> Outcome<usize> {
        let Self { folder, target, is_there, files } = self;
        let put = match is_there {
            true => put_within(folder.path(), &target),
            false => folder.put(&target),
        };
        put.map_err(|error| write_failure(&target, &error))?;
        Ok(files)
    }
}

/// Moves all that is in a folder into another one, where nothing of these names is; all or nothing.
fn put_within(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved = Vec::new();
    let mut put = || {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if target.symlink_metadata().is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(entry.path(), &target)?;
            moved.push((entry.path(), target));
        }
        Ok(())
    };
    let put = put();
    if put.is_err() {
        for (from, to) in moved {
            let _ = fs::rename(to, from);
        }
    }
    put
}

/// Returns whether there is an empty folder at a path, rather than nothing.
///
/// # Errors
/// There is a file, or a folder with something in it; or it cannot be told.
fn is_empty_folder(path: &Path) -> Outcome<bool> {
    let shown = files::shown(path).display().to_string();
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => {
            let message = message!("start/is-a-file", path = &shown);
            Err(Diagnostic::usage(Location::file(&shown), message)
                .hint(message!("hint/another-folder")))?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A link that leads nowhere is there all the same.
            if path.symlink_metadata().is_ok() {
                Err(write_failure(path, &error))?;
            }
            return Ok(false);
        }
        Err(error) => Err(refused(path, &error))?,
    }
    let entries =
        fs::read_dir(path).map_err(|error| Diagnostic::unlistable(&shown, &error))?;
    let mut found: Vec<String> = entries
        .flatten()
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .filter(|name| !is_clutter(name) || name == ".gitignore")
        .collect();
    if found.is_empty() {
        return Ok(true);
    }
    found.sort();
    let count = found.len();
    found.truncate(TOLD);
    let message =
        message!("start/not-empty", path = &shown, count = count, names = names(found));
    Err(Diagnostic::usage(Location::file(shown), message)
        .hint(message!("hint/another-folder")))?
}

/// Returns the diagnostic of a folder that cannot be made where it was asked for.
fn refused(path: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() != io::ErrorKind::NotFound {
        return write_failure(path, error);
    }
    let shown = files::shown(path).display().to_string();
    let message = message!("start/no-folder", path = &shown);
    Diagnostic::usage(Location::file(shown), message)
        .hint(message!("hint/make-folder-first"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_moved_unless_all_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for name in ["a", "b", "c"] {
            fs::create_dir_all(from.join(name)).expect("a folder");
        }
        fs::create_dir_all(to.join("b")).expect("a folder");
        assert!(put_within(&from, &to).is_err());
        let names = |path: &Path| {
            let mut names: Vec<_> = fs::read_dir(path)
                .expect("a folder")
                .map(|it| {
                    it.expect("an entry").file_name().into_string().expect("a name")
                })
                .collect();
            names.sort();
            names
        };
        assert_eq!(
            (names(&from), names(&to)),
            (vec!["a".into(), "b".into(), "c".into()], vec!["b".to_owned()])
        );
        fs::remove_dir(to.join("b")).expect("it is removed");
        put_within(&from, &to).expect("all is moved");
        assert_eq!((names(&from).len(), names(&to).len()), (0, 3));
    }
}
