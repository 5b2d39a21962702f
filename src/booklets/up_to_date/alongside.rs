//! Manifests of what goes along with editions: job tickets and packs. They are known by one of
//! their files, and are up to date as long as all of these are as they were delivered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Basis, Digests, LayoutFiles, Manifests};
use crate::files;

/// The manifest format version; increment it when [`FilesManifest`] changes.
const VERSION: u32 = 1;

/// The delivered files of a job ticket or a pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FilesRecord {
    /// The edition's slug.
    pub edition: String,
    /// Number of pages of its PDF; 0 if it has none.
    pub pages: usize,
    /// The files, by their names in the one folder that they lie in: the BLAKE3 hash of each in
    /// hexadecimal.
    pub files: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct FilesManifest {
    files_version: u32,
    record: FilesRecord,
    inputs: Digests,
}

impl Manifests<'_> {
    /// Returns the files that are known by the one at a path; `None` if there are none, or if one
    /// of them has other bytes than were delivered.
    pub fn files(&self, path: &Path) -> Option<FilesRecord> {
        Some(self.files_manifest(path)?.record)
    }

    /// Returns the files that are known by the one at a path if they are up to date: made from
    /// `inputs`, and from layouts that are the same now.
    pub fn current_files(
        &self,
        path: &Path,
        inputs: &Digests,
        basis: &Basis<'_>,
    ) -> Option<FilesRecord> {
        let manifest = self.files_manifest(path)?;
        let now = inputs.with_layouts_of(&manifest.inputs, &LayoutFiles::new(basis));
        now.agree_with(&manifest.inputs).then_some(manifest.record)
    }

    /// Writes the manifest of delivered files that are known by the one at a path.
    pub fn put_files(&self, path: &Path, record: &FilesRecord, inputs: &Digests) {
        let (record, inputs) = (record.clone(), inputs.clone());
        let manifest = FilesManifest { files_version: VERSION, record, inputs };
        let Ok(json) = serde_json::to_vec(&manifest) else { return };
        let _ = files::replace(&self.path(path), |file| file.write_all(&json));
    }

    fn files_manifest(&self, path: &Path) -> Option<FilesManifest> {
        let text = fs::read(self.path(path)).ok()?;
        let manifest: FilesManifest = serde_json::from_slice(&text).ok()?;
        let is_as_delivered = |(name, hash): (&String, &String)| {
            let now = self.hashes.of(&path.with_file_name(name));
            now.is_ok_and(|now| now.to_hex().as_str() == hash)
        };
        let files = &manifest.record.files;
        let is_known = manifest.files_version == VERSION
            && files.keys().all(|name| is_plain(name))
            && files.iter().all(is_as_delivered);
        is_known.then_some(manifest)
    }
}

/// Whether a name, as a manifest has it, is that of a file in the same folder. What a manifest
/// names may be removed.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_same_folder_are_known() {
        assert!(is_plain("acre.pdf"));
        for name in
            ["", "..", ".malzama", "../data/acre/city.yaml", "/etc/passwd", "a\\b"]
        {
            assert!(!is_plain(name), "{name}");
        }
    }
}
