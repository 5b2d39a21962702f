//! Manifests of web editions. They are known by their page, and are up to date as long as
//! all their files are as they were delivered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Basis, Digests, EditionInputs, LayoutFiles, Manifests};
use crate::booklets::out_folder::WEB_FOLDERS;
use crate::booklets::web_record::WebRecord;
use crate::files;

/// The manifest format version; increment it when [`WebManifest`] changes.
const VERSION: u32 = 1;

/// The manifest of a delivered web edition.
#[derive(Serialize, Deserialize)]
struct WebManifest {
    web_version: u32,
    web: WebRecord,
    inputs: Digests,
}

impl Manifests<'_> {
    /// Returns the web edition whose page is at a path; `None` if there is none, or if one of
    /// its files has other bytes than were delivered.
    pub fn web(&self, page: &Path) -> Option<WebRecord> {
        Some(self.web_manifest(page)?.web)
    }

    /// Returns the web edition at a path if it is up to date: made from `inputs`, and from
    /// layouts that are the same now.
    pub fn current_web(
        &self,
        page: &Path,
        inputs: &EditionInputs,
        basis: &Basis<'_>,
    ) -> Option<WebRecord> {
        let manifest = self.web_manifest(page)?;
        let now =
            inputs.digests.with_layouts_of(&manifest.inputs, &LayoutFiles::new(basis));
        now.agree_with(&manifest.inputs).then_some(manifest.web)
    }

    /// Writes the manifest of a delivered web edition from its inputs and the layout files
    /// read, a map from paths to digests.
    pub fn put_web(
        &self,
        web: &WebRecord,
        inputs: &Digests,
        layouts: BTreeMap<String, String>,
    ) {
        let manifest = WebManifest {
            web_version: VERSION,
            web: web.clone(),
            inputs: inputs.with_layouts(layouts),
        };
        let Ok(json) = serde_json::to_vec(&manifest) else { return };
        let _ = files::replace(&self.path(&web.page), |file| file.write_all(&json));
    }

    fn web_manifest(&self, page: &Path) -> Option<WebManifest> {
        let text = fs::read(self.path(page)).ok()?;
        let mut manifest: WebManifest = serde_json::from_slice(&text).ok()?;
        manifest.web.page = files::shown(page);
        let folder = page.parent()?;
        if !manifest.web.files.keys().all(|it| is_within(it)) {
            return None;
        }
        let is_as_delivered = |(file, hash): (&String, &String)| {
            let now = self.hashes.of(&folder.join(file));
            now.is_ok_and(|now| now.to_hex().as_str() == hash)
        };
        let is_known = manifest.web_version == VERSION
            && manifest.web.files.iter().all(is_as_delivered);
        is_known.then_some(manifest)
    }
}

/// Whether a path, as a manifest has it, is that of a file of a web edition: a plain name in one of its
/// folders. What a manifest names may be removed.
fn is_within(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains('\\');
    is_plain && !path.starts_with('/') && WEB_FOLDERS.contains(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_web_edition_are_known() {
        for path in ["index.html", "fonts/amiri.0123.ttf", "photographs/a.0123.jpg"] {
            assert!(is_within(path), "{path}");
        }
        for path in
            ["", "..", "../a", "/etc/passwd", "fonts/../a", "fonts/..", "other/a", "/a"]
        {
            assert!(!is_within(path), "{path}");
        }
    }
}
