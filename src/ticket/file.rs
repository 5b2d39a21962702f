//! The files of a job, each with checksums by which a print shop can tell that they arrived whole.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The number of bytes that are read at a time.
const BUFFER: usize = 1 << 18;

/// What a file of a job is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileRole {
    /// All pages in reading order, cover included.
    Pages,
    /// The pages of the text, without the cover.
    Text,
    /// The cover in one piece: back, spine and front.
    Cover,
    /// Imposed sheets.
    Sheets,
    /// Pages for reading on a screen, which are not to be printed.
    Screen,
}

impl FileRole {
    /// Returns its name, as tickets have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Text => "text",
            Self::Cover => "cover",
            Self::Sheets => "sheets",
            Self::Screen => "screen",
        }
    }

    /// Whether the file is for the press.
    pub fn is_printed(self) -> bool {
        self != Self::Screen
    }
}

/// A file of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TicketFile {
    /// What it is for.
    pub role: FileRole,
    /// Its path within the output folder, with `/` between names.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Number of pages.
    pub pages: usize,
    /// Its SHA-256 checksum in hexadecimal, which every system has a command for.
    pub sha256: String,
    /// Its BLAKE3 hash in hexadecimal, by which reports and manifests of this program know it.
    pub blake3: String,
}

impl TicketFile {
    /// Reads the file at `real`, a piece at a time, and takes its size and checksums.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(
        role: FileRole,
        path: &str,
        real: &Path,
        pages: usize,
    ) -> io::Result<Self> {
        let mut file = File::open(real)?;
        let (mut sha256, mut blake3) = (Sha256::new(), blake3::Hasher::new());
        let (mut buffer, mut bytes) = (vec![0; BUFFER], 0);
        loop {
            let read = match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            sha256.update(&buffer[..read]);
            blake3.update(&buffer[..read]);
            bytes += read as u64;
        }
        let sha256 = sha256.finalize().iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        let blake3 = blake3.finalize().to_hex().to_string();
        Ok(Self { role, path: path.to_owned(), bytes, pages, sha256, blake3 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of FIPS 180-4 (the empty text), and its first one of three letters.
    #[test]
    fn checksums_are_those_of_the_standard() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.pdf");
        for (content, sha256) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            std::fs::write(&path, content).expect("it is written");
            let file = TicketFile::read(FileRole::Pages, "print/a.pdf", &path, 4);
            let file = file.expect("it is read");
            assert_eq!(file.sha256, sha256);
            assert_eq!(file.blake3, blake3::hash(content.as_bytes()).to_hex().as_str());
            assert_eq!(file.bytes, content.len() as u64);
        }
    }
}
