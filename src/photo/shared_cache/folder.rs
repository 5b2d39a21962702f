//! A shared cache in a folder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use malzama_message::Value;

use super::Store;
use crate::diagnostic::io_reason;
use crate::files::Temporary;

/// A folder, often one that is mounted from elsewhere.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Opens a folder, which is created if need be.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn open(path: &Path) -> Result<Self, Value> {
        fs::create_dir_all(path).map_err(|error| io_reason(&error))?;
        Ok(Self(path.to_owned()))
    }
}

impl Store for Folder {
    fn get(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Value> {
        match read(&self.0.join(name), most) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map_err(|error| io_reason(&error)),
        }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Value> {
        write(&self.0.join(name), bytes).map_err(|error| io_reason(&error))
    }
}

/// Reads a file of at most `most` bytes; `None` if it has more.
fn read(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    if file.metadata()?.len() > most {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Writes a file to a temporary one and moves it into place.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let mut file = Temporary::new(folder)?;
    file.write_all(bytes)?;
    file.put(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_long_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(&folder.path().join("new")).expect("it is made");
        assert_eq!(folder.get("photographs/1", 100), Ok(None));
        folder.put("photographs/1", &[7; 100]).expect("it is put");
        assert_eq!(folder.get("photographs/1", 100), Ok(Some(vec![7; 100])));
        assert_eq!(folder.get("photographs/1", 99), Ok(None));
    }
}
