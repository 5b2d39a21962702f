//! What was found out about files before, by their content, so that a build judges only what
//! has changed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serializer};

use super::finding::Inspection;
use super::spec::Spec;

/// To be raised whenever the same file would be judged in another way than before.
const VERSION: u32 = 1;

/// How many judgements are kept.
const LIMIT: usize = 64;

/// A folder of judgements. Whatever fails in it only costs time.
#[derive(Debug)]
pub struct Memory {
    folder: PathBuf,
}

impl Memory {
    /// Judgements in `folder`, which is made when it is needed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// What was found out about a file of this hash before.
    pub fn get(&self, file: &blake3::Hash, spec: &Spec) -> Option<Inspection> {
        let path = self.path(file, spec);
        let entry = fs::read(&path).ok()?;
        let (body, sum) = entry.split_last_chunk::<32>()?;
        if blake3::hash(body) != *sum {
            return None;
        }
        let _ = fs::File::options()
            .append(true)
            .open(&path)
            .and_then(|entry| entry.set_modified(SystemTime::now()));
        serde_json::from_slice(body).ok()
    }

    /// Keeps what was found out.
    pub fn put(&self, file: &blake3::Hash, spec: &Spec, inspection: &Inspection) {
        let _ = self.write(file, spec, inspection);
        self.prune();
    }

    fn write(
        &self,
        file: &blake3::Hash,
        spec: &Spec,
        inspection: &Inspection,
    ) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let body = serde_json::to_vec(inspection)?;
        let mut entry = tempfile::NamedTempFile::new_in(&self.folder)?;
        entry.write_all(&body)?;
        entry.write_all(blake3::hash(&body).as_bytes())?;
        entry.persist(self.path(file, spec))?;
        Ok(())
    }

    /// Removes what was not asked for longest.
    fn prune(&self) {
        let Ok(folder) = fs::read_dir(&self.folder) else { return };
        let mut entries: Vec<(SystemTime, PathBuf)> = folder
            .flatten()
            .filter_map(|entry| {
                Some((entry.metadata().ok()?.modified().ok()?, entry.path()))
            })
            .collect();
        entries.sort();
        let surplus = entries.len().saturating_sub(LIMIT);
        for (_, path) in entries.iter().take(surplus) {
            let _ = fs::remove_file(path);
        }
    }

    fn path(&self, file: &blake3::Hash, spec: &Spec) -> PathBuf {
        let mut hasher = blake3::Hasher::new();
        hasher.update(file.as_bytes());
        hasher.update(&VERSION.to_le_bytes());
        hasher.update(spec.standard.name().as_bytes());
        hasher.update(spec.variant.name().as_bytes());
        for limit in [spec.ink_limit, spec.error_ppi, spec.warning_ppi] {
            hasher.update(&limit.to_le_bytes());
        }
        Path::new(&self.folder).join(hasher.finalize().to_hex().as_str())
    }
}

/// Bytes as one text.
pub(super) fn to_text<S: Serializer>(
    bytes: &[u8],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(bytes))
}

/// The bytes of a text.
pub(super) fn from_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STANDARD.decode(text).map_err(serde::de::Error::custom)
}
