//! What the project's files look like at one moment: every file that a build reads, with
//! its stamp. Two looks tell what was saved in between, on any disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::file_hashes::Stamp;
use crate::project::{DATA, FONTS, LAYOUTS, PHOTOS, SETTINGS};

/// The folders that a build reads.
pub const FOLDERS: [&str; 4] = [DATA, LAYOUTS, FONTS, PHOTOS];

/// The depth to which folders are looked into, and the most files that are looked at; a
/// link may lead in circles.
const DEPTH: usize = 8;
const MOST: usize = 20_000;

/// The files that a build reads, by their paths from the project's root.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Look(BTreeMap<String, Option<Stamp>>);

impl Look {
    /// Looks at the files of the project at `root`.
    pub fn at(root: &Path) -> Self {
        let mut look = Self::default();
        look.add(root, SETTINGS.to_owned(), 0);
        for folder in FOLDERS {
            look.add(root, folder.to_owned(), 0);
        }
        look
    }

    /// Returns the files that were saved, added or removed since an earlier look.
    pub fn since<'a>(&'a self, earlier: &'a Self) -> impl Iterator<Item = &'a str> {
        let new =
            self.0.iter().filter(|(path, stamp)| earlier.0.get(*path) != Some(stamp));
        let gone = earlier.0.keys().filter(|path| !self.0.contains_key(*path));
        new.map(|(path, _)| path).chain(gone).map(String::as_str)
    }

    /// Adds a file, or the files of a folder.
    fn add(&mut self, root: &Path, path: String, depth: usize) {
        if self.0.len() >= MOST || depth > DEPTH {
            return;
        }
        let Ok(metadata) = fs::metadata(root.join(&path)) else { return };
        if !metadata.is_dir() {
            self.0.insert(path, Stamp::of(&metadata));
            return;
        }
        let entries = fs::read_dir(root.join(&path)).into_iter().flatten().flatten();
        for entry in entries {
            if let Some(name) = entry.file_name().to_str().filter(|name| is_read(name)) {
                self.add(root, format!("{path}/{name}"), depth + 1);
            }
        }
    }
}

/// Whether a build reads files of this name: neither hidden ones nor those that editors and
/// programs for synchronisation leave beside a file while they save it.
pub fn is_read(name: &str) -> bool {
    let is_temporary = name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with('#') && name.ends_with('#')
        || name.ends_with('~')
        || [
            ".tmp",
            ".temp",
            ".swp",
            ".swx",
            ".part",
            ".crdownload",
            "___jb_tmp___",
            "___jb_old___",
        ]
        .iter()
        .any(|end| name.to_ascii_lowercase().ends_with(end));
    // Vim tries with a file of this name whether it may write into a folder.
    !is_temporary && name != "4913"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_named_wherever_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
            fs::write(path, text).expect("a file");
        };
        write("malzama.yaml", "one");
        write("data/acre/city.yaml", "one");
        write("out/print/acre.pdf", "one");
        let first = Look::at(root);
        assert_eq!(Look::at(root), first);
        write("data/acre/city.yaml", "other");
        write("data/acre/group.yaml", "new");
        write("out/print/acre.pdf", "other");
        for temporary in
            [".group.yaml.swp", "group.yaml~", "#group.yaml#", "4913", "~$x.docx"]
        {
            write(&format!("data/acre/{temporary}"), "temporary");
        }
        let second = Look::at(root);
        let saved: Vec<_> = second.since(&first).collect();
        assert_eq!(saved, ["data/acre/city.yaml", "data/acre/group.yaml"]);
        // The whole folder is renamed away, and another takes its place.
        fs::rename(root.join("data"), root.join("old")).expect("it is renamed");
        let without = Look::at(root);
        assert_eq!(without.since(&second).count(), 2);
        write("data/acre/city.yaml", "other");
        let again = Look::at(root);
        assert_eq!(again.since(&without).collect::<Vec<_>>(), ["data/acre/city.yaml"]);
    }
}
