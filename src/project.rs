//! A project on disk: its root, and the files within it.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use malzama_message::{Message, message};

use crate::clutter::is_clutter;
use crate::diagnostic::{Diagnostic, Location, Outcome, Source, io_reason};
use crate::encoding::{self, Foreign};

/// The file that marks a project's root.
pub const SETTINGS: &str = "malzama.yaml";

/// The folder of all records.
pub const DATA: &str = "data";

/// The folder of all photographs.
pub const PHOTOS: &str = "photos";

/// The folder of all fonts.
pub const FONTS: &str = "fonts";

/// The folder of all layouts.
pub const LAYOUTS: &str = "layouts";

/// The folder of approvals.
pub const APPROVALS: &str = "approvals";

/// The size of the largest text file that is read, in bytes. The longest record that the
/// tests lay out, of 20,000 words, has a quarter of a mebibyte.
const TEXT_LIMIT: u64 = 4 << 20;

/// A folder with a [`SETTINGS`] file.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project that contains `start`, by walking up to a [`SETTINGS`] file.
    ///
    /// # Errors
    /// There is no such file, or `start` cannot be resolved.
    pub fn open(start: &Path) -> Outcome<Self> {
        let shown = start.display().to_string();
        let start = start.canonicalize().map_err(|error| {
            let reason = io_reason(&error);
            let message = message!("project/cannot-open", path = &shown, reason = reason);
            Diagnostic::io(Location::file(&shown), &shown, message, &error)
        })?;
        match start.ancestors().find(|folder| folder.join(SETTINGS).is_file()) {
            Some(root) => Ok(Self { root: root.to_owned() }),
            None => {
                let message = message!("project/not-found", path = &shown);
                Err(Diagnostic::error(Location::file(shown), message)
                    .hint(message!("hint/name-a-project"))
                    .hint(message!("hint/begin-a-project")))?
            }
        }
    }

    /// Treats a folder as the root of a project, even if it has no [`SETTINGS`] file;
    /// `root` has to be resolved already.
    pub fn rooted(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Returns the project's root folder, resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Resolves a path written in the project, following links, to a file within it. Only
    /// plain names with single `/` between them are accepted: `//` betrays a folder
    /// joined with an absolute path, and `\` means different things on different
    /// machines.
    ///
    /// # Errors
    /// The path leaves the project, or cannot be reached.
    pub fn resolve(&self, path: &str) -> Result<PathBuf, PathFault> {
        let written = Path::new(path);
        let plain = written.components().all(|part| matches!(part, Component::Normal(_)));
        let odd = ['\\', '\0'].iter().any(|&sign| path.contains(sign));
        if !plain || odd || path.contains("//") || path.ends_with('/') {
            return Err(PathFault::Outside(Outside::Written));
        }
        // On other systems a name can lead to a file that is spelled otherwise; `/.` at the end asks for a folder.
        let may_be_known = cfg!(target_os = "linux") && !path.ends_with("/.");
        let known = may_be_known.then(|| self.without_links(written));
        let real = match known.flatten() {
            Some(real) => real,
            None => self.root.join(written).canonicalize().map_err(PathFault::Io)?,
        };
        if !real.starts_with(&self.root) {
            return Err(PathFault::Outside(Outside::Link));
        }
        Ok(real)
    }

    /// Returns where a path of plain names leads to, if there is no link on the way. The root is resolved already:
    /// to resolve it anew for each file was half of the system calls of a build in which nothing has changed.
    fn without_links(&self, path: &Path) -> Option<PathBuf> {
        let mut reached = self.root.clone();
        for name in path.components() {
            reached.push(name);
            if reached.symlink_metadata().ok()?.is_symlink() {
                return None;
            }
        }
        Some(reached)
    }

    /// Reads a text file: UTF-8 of at most 4 MiB, without its byte order mark, in lines
    /// that end with a line feed.
    ///
    /// # Errors
    /// The file cannot be read, is too large, is of a kind that is no plain text, or is not
    /// UTF-8; the diagnostic then points at the line with the first invalid byte.
    pub fn read_text(&self, path: &str) -> Outcome<Source> {
        Self::text_of(path, self.read_bytes(path)?)
    }

    /// Reads the bytes of a text file; see [`Self::read_text`].
    ///
    /// # Errors
    /// The file cannot be read, or is larger than 4 MiB.
    pub fn read_bytes(&self, path: &str) -> Outcome<Vec<u8>> {
        let location = || Location::file(path);
        let fault = |fault| match fault {
            PathFault::Io(error) => Diagnostic::unreadable(location(), path, &error),
            PathFault::Outside(outside) => {
                Diagnostic::error(location(), outside.message(path))
                    .hint(message!("hint/keep-inside"))
            }
        };
        let real = self.resolve(path).map_err(fault)?;
        let bytes =
            read_bounded(&real, TEXT_LIMIT).map_err(PathFault::Io).map_err(fault)?;
        let Some(bytes) = bytes else {
            let limit = TEXT_LIMIT >> 20;
            let message = message!("text/too-large", path = path, limit = limit);
            return Err(Diagnostic::error(location(), message)
                .hint(message!("hint/check-the-file")))?;
        };
        Ok(bytes)
    }

    /// Returns the text that the bytes of the file at `path` hold; see [`Self::read_text`].
    ///
    /// # Errors
    /// The bytes are of a kind that is no plain text, or are not UTF-8.
    pub fn text_of(path: &str, bytes: Vec<u8>) -> Outcome<Source> {
        if let Some(Foreign { kind, hint }) = encoding::recognise(&bytes) {
            let message = message!("text/foreign", path = path, kind = kind);
            return Err(Diagnostic::error(Location::file(path), message).hint(hint))?;
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = encoding::with_known_line_breaks(text);
                Ok(Source { path: path.into(), text })
            }
            Err(error) => Err(not_utf8(path, &error))?,
        }
    }

    /// Returns the names in a folder, sorted, without those that systems and editors
    /// leave there. A folder that does not
    /// exist counts as empty.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn list(&self, folder: &str) -> Outcome<Vec<String>> {
        let fail = |error: io::Error| Diagnostic::unlistable(folder, &error);
        let entries = match std::fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Vec::new());
            }
            Err(error) => return Err(fail(error))?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.map_err(fail)?.file_name().to_string_lossy().into_owned();
            if !is_clutter(&name) {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

/// The reason why a path written in the project cannot be used.
#[derive(Debug)]
pub enum PathFault {
    /// It leaves the project.
    Outside(Outside),
    /// It is missing, or cannot be reached.
    Io(io::Error),
}

/// The way in which a path leaves the project.
#[derive(Debug, Clone, Copy)]
pub enum Outside {
    /// As written: it is absolute, or has `..` or `\`.
    Written,
    /// Through a symbolic link.
    Link,
}

impl Outside {
    /// Returns the message that reports `path`.
    pub fn message(self, path: &str) -> Message {
        match self {
            Self::Written => message!("path/not-plain", path = path),
            Self::Link => message!("path/link-out", path = path),
        }
    }
}

/// Reads a whole file of at most `limit` bytes; `None` if it is larger, which is noticed
/// without reading far beyond the limit.
///
/// # Errors
/// The file cannot be read, or is not a regular file.
pub fn read_bounded(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let size = size_of_file(path)?;
    if size > limit {
        return Ok(None);
    }
    let file = File::open(path)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(size).unwrap_or_default())?;
    // The file may grow between the two calls, so the read is bounded as well.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Returns the size of a regular file in bytes. Anything else is refused before it is
/// opened: opening a pipe waits for a writer.
///
/// # Errors
/// The file does not exist, cannot be reached, or is not a regular file.
pub fn size_of_file(path: &Path) -> io::Result<u64> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_file() {
        Ok(metadata.len())
    } else if metadata.is_dir() {
        Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"))
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file"))
    }
}

/// Creates the diagnostic for a file that is not UTF-8, at its first invalid byte.
pub fn not_utf8(path: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let valid = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let source = std::sync::Arc::new(Source { path: path.into(), text });
    // Up to the first invalid byte, the lossy text has the same bytes as the file.
    let location = Location::text(&source, valid..valid + 1);
    Diagnostic::error(location, message!("text/not-utf8", path = path))
        .hint(message!("hint/save-as-utf8"))
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_within_the_project_and_not_out_of_it() {
        let [within, without] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        let root = within.path().canonicalize().expect("its path");
        let outside = without.path().canonicalize().expect("its path");
        fs::create_dir(root.join("photos")).expect("a folder");
        for file in [root.join("photos/a.jpg"), outside.join("a.jpg")] {
            fs::write(file, "").expect("a file");
        }
        for (target, link) in [
            (root.join("photos"), "linked"),
            (root.join("photos/a.jpg"), "photos/b.jpg"),
            (outside.clone(), "photos/out"),
            (outside.join("a.jpg"), "photos/c.jpg"),
        ] {
            symlink(target, root.join(link)).expect("a link");
        }
        let project = Project::rooted(&root);
        let resolved = |path| project.resolve(path).ok();
        let file = Some(root.join("photos/a.jpg"));
        for path in ["photos/a.jpg", "photos/./a.jpg", "photos/b.jpg", "linked/a.jpg"] {
            assert_eq!(resolved(path), file, "{path}");
        }
        for path in ["photos/out/a.jpg", "photos/c.jpg", "photos/../photos/a.jpg"] {
            let fault = project.resolve(path).expect_err(path);
            assert!(matches!(fault, PathFault::Outside(_)), "{path}: {fault:?}");
        }
        for path in ["photos/d.jpg", "photos/a.jpg/b", "photos/a.jpg/.", "none/a.jpg"] {
            let fault = project.resolve(path).expect_err(path);
            assert!(matches!(fault, PathFault::Io(_)), "{path}: {fault:?}");
        }
    }
}
