//! The folder of photographs: the names of its files, and those that a wrong name may mean.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::look_alike::{Likeness, Name};
use super::{Named, illustrations};
use crate::diagnostic::Outcome;
use crate::project::{PHOTOS, Project};

/// Most files that are offered for a name that no file has.
const MOST_OFFERED: usize = 4;

/// Most files that a wrong name is compared with.
const MOST_COMPARED: usize = 20_000;

/// The folder of photographs, each part of which is listed at most once.
pub struct PhotoFolder<'a> {
    project: &'a Project,
    lists: Arc<Lists>,
    /// The photographs that records have named so far.
    named: RefCell<Vec<Named>>,
}

/// What was listed, for all threads that read records.
#[derive(Default)]
struct Lists {
    /// The names in each folder that was listed, hidden ones included.
    folders: Mutex<BTreeMap<String, Arc<BTreeSet<String>>>>,
    files: Mutex<Option<Arc<[String]>>>,
}

impl<'a> PhotoFolder<'a> {
    /// Creates the folder of a project; nothing is listed yet.
    pub fn new(project: &'a Project) -> Self {
        Self { project, lists: Arc::default(), named: RefCell::default() }
    }

    /// Returns what makes the same folder for another thread, which notes photographs of its own.
    pub fn for_threads(&self) -> impl Fn() -> Self + Sync + use<'a> {
        let (project, lists) = (self.project, self.lists.clone());
        move || Self { project, lists: lists.clone(), named: RefCell::default() }
    }

    /// Returns the project.
    pub fn project(&self) -> &'a Project {
        self.project
    }

    /// Notes that a record names a photograph, which is there.
    pub fn note(&self, named: Named) {
        self.named.borrow_mut().push(named);
    }

    /// Returns the photographs that records name, in the order in which they were read.
    pub fn into_named(self) -> Vec<Named> {
        self.named.into_inner()
    }

    /// Returns the paths of all files from `photos/`, sorted, without hidden ones and
    /// illustrations, which are no photographs.
    ///
    /// # Errors
    /// A folder cannot be listed.
    pub fn files(&self) -> Outcome<Arc<[String]>> {
        let mut known = lock(&self.lists.files);
        if let Some(files) = &*known {
            return Ok(files.clone());
        }
        let mut files = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            for name in self.project.list(&format!("{PHOTOS}/{folder}"))? {
                let path = format!("{folder}{name}");
                let real = self.project.root().join(PHOTOS).join(&path);
                if real.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
                    if format!("{PHOTOS}/{path}") != illustrations::FOLDER {
                        folders.push(path + "/");
                    }
                } else {
                    files.push(path);
                }
            }
        }
        files.sort();
        let files: Arc<[String]> = files.into();
        *known = Some(files.clone());
        Ok(files)
    }

    /// Whether the path `name`, which leads to a file, is spelled as its folders list it. A
    /// file system that takes other spellings for the same would hide a name that is wrong
    /// on every other.
    pub fn lists(&self, name: &str) -> bool {
        is_listed(name, |folder| self.names_in(folder))
    }

    /// Returns the files that the wrong path `name` most likely means, the same in number
    /// and order everywhere; none if there are too many to choose from.
    pub fn alike(&self, name: &str) -> Vec<String> {
        let Ok(files) = self.files() else { return Vec::new() };
        if files.len() > MOST_COMPARED {
            return Vec::new();
        }
        let (written, name) = (name, Name::new(name));
        let mut best = (Likeness::LEAST, Vec::new());
        for file in files.iter().filter(|file| *file != written) {
            match name.likeness(&Name::new(file)) {
                Some(likeness) if likeness > best.0 || best.1.is_empty() => {
                    best = (likeness, vec![file.clone()]);
                }
                Some(likeness) if likeness == best.0 => best.1.push(file.clone()),
                _ => {}
            }
        }
        if best.1.len() > MOST_OFFERED { Vec::new() } else { best.1 }
    }

    /// Whether the wrong path `name` may mean a file in its own folder, or in none.
    pub fn has_alike_nearby(&self, name: &str) -> bool {
        let Ok(files) = self.files() else { return false };
        if files.len() > MOST_COMPARED {
            return false;
        }
        let top = |path: &str| path.split_once('/').map(|(top, _)| top.to_lowercase());
        let (own, written) = (top(name), Name::new(name));
        files
            .iter()
            .filter(|file| *file != name && top(file).is_none_or(|it| Some(it) == own))
            .any(|file| written.likeness(&Name::new(file)).is_some())
    }

    /// Returns all names in a folder of photographs; `None` if it cannot be listed.
    fn names_in(&self, folder: &str) -> Option<Arc<BTreeSet<String>>> {
        if let Some(names) = lock(&self.lists.folders).get(folder) {
            return Some(names.clone());
        }
        let entries = fs::read_dir(self.project.root().join(PHOTOS).join(folder)).ok()?;
        let names = entries
            .map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
            .collect::<Option<BTreeSet<_>>>()?;
        let names = Arc::new(names);
        lock(&self.lists.folders).insert(folder.to_owned(), names.clone());
        Some(names)
    }
}

/// Locks what is consistent even after a panic in another thread.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether each part of a path is listed in its folder; a folder that cannot be listed
/// proves nothing.
fn is_listed(
    path: &str,
    names_in: impl Fn(&str) -> Option<Arc<BTreeSet<String>>>,
) -> bool {
    path.split('/')
        .scan(0, |start, part| {
            let folder = &path[..*start];
            *start += part.len() + 1;
            Some((folder.trim_end_matches('/'), part))
        })
        .all(|(folder, part)| names_in(folder).is_none_or(|names| names.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_to_be_spelled_as_its_folders_list_it() {
        // What a file system that does not tell case apart answers for any spelling.
        let names_in = |folder: &str| {
            let names: &[&str] = match folder.to_lowercase().as_str() {
                "" => &["Acre", "jaffa"],
                "acre" => &["group.JPG", "cafe\u{301}.jpg"],
                _ => return None,
            };
            Some(Arc::new(names.iter().map(|&name| name.to_owned()).collect()))
        };
        for right in ["Acre/group.JPG", "Acre/cafe\u{301}.jpg", "jaffa/unlisted.jpg"] {
            assert!(is_listed(right, names_in), "{right}");
        }
        for wrong in
            ["acre/group.JPG", "Acre/group.jpg", "Acre/caf\u{e9}.jpg", "Jaffa/x.jpg"]
        {
            assert!(!is_listed(wrong, names_in), "{wrong}");
        }
    }
}
