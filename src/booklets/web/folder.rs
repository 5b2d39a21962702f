//! The folder of a web edition. All files but the page bear a part of the hash of their
//! content in their names: browsers may keep them for ever, and a file that a former build
//! left is told from one that somebody else put there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::booklets::out_folder::WEB_FOLDERS;
use crate::booklets::web_record::WebRecord;
use crate::files;

/// Number of hexadecimal digits of a hash in a name.
const DIGITS: usize = 16;

/// The longest stem of a name, in bytes.
const STEM: usize = 60;

/// A web edition that is being written.
pub struct WebFolder {
    page: PathBuf,
    folder: PathBuf,
    files: BTreeMap<String, String>,
    bytes: u64,
}

/// A file to be written.
pub struct Named<'a> {
    /// Its folder, one of [`WEB_FOLDERS`].
    pub folder: &'a str,
    /// The beginning of its name, for people.
    pub stem: &'a str,
    /// The ending of its name, without a dot.
    pub ending: &'a str,
    /// The hash of its content.
    pub hash: blake3::Hash,
    /// The size of its content in bytes.
    pub bytes: u64,
}

impl<'a> Named<'a> {
    /// Names a file by its content.
    pub fn of(folder: &'a str, stem: &'a str, ending: &'a str, content: &[u8]) -> Self {
        let (hash, bytes) = (blake3::hash(content), content.len() as u64);
        Self { folder, stem, ending, hash, bytes }
    }

    /// Returns its path from the page, in letters that need no escape in an address.
    fn path(&self) -> String {
        let is_plain = |sign: &char| sign.is_ascii_alphanumeric() || "-_".contains(*sign);
        let stem: String = self.stem.chars().filter(is_plain).take(STEM).collect();
        let stem = stem.trim_start_matches('-');
        let hash = &self.hash.to_hex()[..DIGITS];
        let folder = if self.folder.is_empty() { "" } else { "/" };
        let dot = if stem.is_empty() { "" } else { "." };
        format!("{}{folder}{stem}{dot}{hash}.{}", self.folder, self.ending)
    }
}

impl WebFolder {
    /// Begins a web edition with this page.
    pub fn new(page: PathBuf) -> Self {
        let folder = page.parent().unwrap_or(Path::new("")).to_owned();
        Self { page, folder, files: BTreeMap::new(), bytes: 0 }
    }

    /// Writes a file, and returns its path from the page.
    ///
    /// # Errors
    /// The path that failed, and the reason.
    pub fn put(
        &mut self,
        named: &Named,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<String, (PathBuf, io::Error)> {
        let path = named.path();
        if !self.files.contains_key(&path) {
            files::replace(&self.folder.join(&path), write)?;
            self.files.insert(path.clone(), named.hash.to_hex().to_string());
            self.bytes += named.bytes;
        }
        Ok(path)
    }

    /// Writes the page, and then removes what former builds left beside it.
    ///
    /// # Errors
    /// The path that failed, and the reason.
    pub fn finish(
        mut self,
        edition: &str,
        page: &str,
    ) -> Result<WebRecord, (PathBuf, io::Error)> {
        files::replace(&self.page, |file| file.write_all(page.as_bytes()))?;
        if let Some(name) = self.page.file_name().and_then(|name| name.to_str()) {
            let hash = blake3::hash(page.as_bytes()).to_hex().to_string();
            self.files.insert(name.to_owned(), hash);
            self.bytes += page.len() as u64;
        }
        self.remove_former()?;
        Ok(WebRecord {
            edition: edition.to_owned(),
            page: files::shown(&self.page),
            files: self.files,
            bytes: self.bytes,
        })
    }

    /// Removes the files of former builds: those named by their content that this one does
    /// not have.
    fn remove_former(&self) -> Result<(), (PathBuf, io::Error)> {
        for within in WEB_FOLDERS {
            let entries = fs::read_dir(self.folder.join(within)).into_iter().flatten();
            for entry in entries.flatten().filter(is_file) {
                let Ok(name) = entry.file_name().into_string() else { continue };
                let separator = if within.is_empty() { "" } else { "/" };
                let is_ours =
                    self.files.contains_key(&format!("{within}{separator}{name}"));
                let path = entry.path();
                if !is_ours && is_named_by_content(&name, &path) {
                    fs::remove_file(&path).map_err(|error| (path, error))?;
                }
            }
        }
        Ok(())
    }
}

/// Removes a web edition, whose page is at `page`, with the folders that are empty then.
///
/// # Errors
/// The path that cannot be removed, and the reason.
pub fn remove(web: &WebRecord, page: &Path) -> Result<(), (PathBuf, io::Error)> {
    let folder = page.parent().unwrap_or(Path::new(""));
    for file in web.files.keys() {
        let path = folder.join(file);
        fs::remove_file(&path).map_err(|error| (path, error))?;
    }
    for within in WEB_FOLDERS.iter().rev() {
        // One that has something of somebody else in it stays.
        let _ = fs::remove_dir(folder.join(within));
    }
    Ok(())
}

fn is_file(entry: &fs::DirEntry) -> bool {
    entry.file_type().is_ok_and(|it| it.is_file())
}

/// Whether a name bears the hash of the content of its file, as no other's does.
fn is_named_by_content(name: &str, path: &Path) -> bool {
    let mut parts = name.rsplit('.');
    let Some(hash) = parts.nth(1).filter(|it| it.len() == DIGITS) else { return false };
    let hashed = || {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(path)?)?;
        Ok::<_, io::Error>(hasher.finalize())
    };
    let is_hash = hash.bytes().all(|it| it.is_ascii_hexdigit());
    is_hash && hashed().is_ok_and(|it| it.to_hex()[..DIGITS] == *hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_files_go_and_those_of_others_stay() {
        let root = tempfile::tempdir().expect("a folder");
        let page = root.path().join("acre/index.html");
        let write = |text: &str| {
            let mut folder = WebFolder::new(page.clone());
            let named = Named::of("photographs", "سوق acre-1/2", "jpg", text.as_bytes());
            let path = folder.put(&named, |file| file.write_all(text.as_bytes()));
            (
                path.expect("it is put"),
                folder.finish("acre", text).expect("it is written"),
            )
        };
        let (first, _) = write("one");
        assert!(first.starts_with("photographs/acre-12."), "{first}");
        let own =
            ["notes.txt", "photographs/mine.jpg", "photographs/a.0123456789abcdef.jpg"];
        for name in own {
            fs::write(page.with_file_name(name), "mine").expect("it is written");
        }
        let (second, record) = write("two");
        let is_there = |name: &str| page.with_file_name(name).exists();
        assert!(!is_there(&first) && is_there(&second), "{first} {second}");
        assert!(own.iter().all(|name| is_there(name)));
        assert_eq!((record.files.len(), record.bytes), (2, 6));
        remove(&record, &page).expect("it is removed");
        assert!(!page.exists() && !is_there(&second));
        assert!(own.iter().all(|name| is_there(name)));
    }
}
