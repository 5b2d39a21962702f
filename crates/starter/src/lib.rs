//! What a new project begins with, carried in the program: layouts, fonts, print contracts with their colour
//! profiles, guides and a sample, compressed, and unpacked only when a project is begun.
//!
//! ```
//! let settings = malzama_starter::files().find(|file| file.path == "malzama.yaml");
//! assert!(settings.is_some_and(|file| !file.bytes.is_empty()));
//! ```

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The archive that `build.rs` packs.
const ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/starter.zip"));

/// A file of the archive.
#[derive(Debug)]
pub struct CarriedFile {
    /// The path, with `/` between its parts.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// What it belongs to.
    pub part: Part,
}

/// What a carried file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The layouts, `layouts/`.
    Layouts,
    /// The fonts with their licences, `fonts/`.
    Fonts,
    /// The print contracts and colour profiles, `data/press/`.
    Press,
    /// The guides and what they refer to, `docs/`.
    Guides,
    /// The records of a new project, as texts with places to fill in, `records/`.
    Records,
    /// The illustrations of the sample, `illustrations/`.
    Illustrations,
    /// Everything else, which stands at the root of a project.
    Root,
}

impl Part {
    /// All parts by their names.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("layouts", Self::Layouts),
        ("fonts", Self::Fonts),
        ("press", Self::Press),
        ("guides", Self::Guides),
        ("records", Self::Records),
        ("illustrations", Self::Illustrations),
        ("root", Self::Root),
    ];

    fn of(path: &str) -> Self {
        match path.split_once('/') {
            Some(("layouts", _)) => Self::Layouts,
            Some(("fonts", _)) => Self::Fonts,
            Some(("data", _)) => Self::Press,
            Some(("docs", _)) => Self::Guides,
            Some(("records", _)) => Self::Records,
            Some(("illustrations", _)) => Self::Illustrations,
            _ => Self::Root,
        }
    }
}

/// A part as this program carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartVersion {
    /// The name of the part.
    pub name: &'static str,
    /// How many files it has.
    pub files: usize,
    /// How many bytes they have, unpacked.
    pub bytes: usize,
    /// The BLAKE3 hash of all names and contents, in hexadecimal digits.
    pub hash: String,
}

/// Iterates over all files, in the order of their paths.
///
/// # Panics
/// The program's own bytes are damaged.
pub fn files() -> impl Iterator<Item = CarriedFile> {
    let mut archive =
        ZipArchive::new(Cursor::new(ARCHIVE)).expect("the archive is sound");
    (0..archive.len()).map(move |index| {
        let mut file = archive.by_index(index).expect("the archive is sound");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("the archive is sound");
        let path = file.name().to_owned();
        let part = Part::of(&path);
        CarriedFile { path, bytes, part }
    })
}

/// Returns the bytes of one file; `None` if there is none at this path.
///
/// # Panics
/// The program's own bytes are damaged.
pub fn file(path: &str) -> Option<Vec<u8>> {
    let mut archive =
        ZipArchive::new(Cursor::new(ARCHIVE)).expect("the archive is sound");
    let mut file = archive.by_name(path).ok()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).expect("the archive is sound");
    Some(bytes)
}

/// Returns what tells one version of each part from another.
pub fn versions() -> Vec<PartVersion> {
    let mut counted: Vec<_> = Part::NAMES
        .iter()
        .map(|(name, part)| (*name, *part, 0, 0, blake3::Hasher::new()))
        .collect();
    for file in files() {
        if let Some((_, _, files, bytes, hasher)) =
            counted.iter_mut().find(|(_, part, ..)| *part == file.part)
        {
            *files += 1;
            *bytes += file.bytes.len();
            hasher.update(&(file.path.len() as u64).to_le_bytes());
            hasher.update(file.path.as_bytes());
            hasher.update(&(file.bytes.len() as u64).to_le_bytes());
            hasher.update(&file.bytes);
        }
    }
    let version = |(name, _, files, bytes, hasher): (_, _, _, _, blake3::Hasher)| {
        PartVersion { name, files, bytes, hash: hasher.finalize().to_hex().to_string() }
    };
    counted.into_iter().map(version).collect()
}

/// Returns how many bytes all of it takes in the program.
pub fn packed_size() -> usize {
    ARCHIVE.len()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_files_are_those_of_the_tree() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut count = 0;
        for file in files() {
            let is_same_path = matches!(
                file.part,
                Part::Layouts | Part::Fonts | Part::Press | Part::Guides
            ) && file.path != "layouts/LICENSE";
            if is_same_path {
                let there =
                    std::fs::read(repository.join(&file.path)).expect("it is there");
                assert!(there == file.bytes, "{} differs", file.path);
                count += 1;
            }
        }
        assert!(count > 80, "{count} files");
    }

    #[test]
    fn nothing_is_carried_that_no_project_needs() {
        let paths: BTreeSet<String> = files().map(|file| file.path).collect();
        for path in &paths {
            let name = path.rsplit('/').next().unwrap_or_default();
            assert!(!name.starts_with('.') && !path.contains("__pycache__"), "{path}");
            assert!(!path.contains("tests"), "{path}");
        }
        for path in [
            "malzama.yaml",
            "layouts/main.typ",
            "layouts/LICENSE",
            "fonts/amiri/OFL.txt",
            "data/press/icc/ISOcoated_v2_300_bas.icc",
            "docs/organiser.ar.md",
            "records/partner.yaml",
        ] {
            assert!(paths.contains(path), "{path} is missing");
        }
    }

    #[test]
    fn every_part_has_files_and_a_hash() {
        let versions = versions();
        assert_eq!(versions.len(), Part::NAMES.len());
        for version in &versions {
            assert!(version.files > 0 && version.hash.len() == 64, "{version:?}");
        }
        let hashes: BTreeSet<&str> = versions.iter().map(|it| it.hash.as_str()).collect();
        assert_eq!(hashes.len(), versions.len());
        let unpacked: usize = versions.iter().map(|it| it.bytes).sum();
        assert!(packed_size() < unpacked * 3 / 4, "{} of {unpacked}", packed_size());
    }
}
