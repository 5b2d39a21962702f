//! The verdict that colours can be converted by an ICC profile, kept from one run to the next: to try it was
//! a quarter of the instructions of a build in which nothing has changed.

use std::fs;
use std::path::Path;

use crate::files;
use crate::project::Project;

/// The file of the verdict, relative to the project's root.
const FILE: &str = ".malzama/profile";

/// The version of the trial that gives the verdict.
const VERSION: u32 = 1;

/// Whether the profile with this hash is known to be sound. A file that is missing or damaged only costs time.
pub(super) fn is_known(project: &Project, hash: blake3::Hash) -> bool {
    let kept = fs::read(project.root().join(FILE));
    kept.is_ok_and(|kept| kept == text(hash).as_bytes())
}

/// Keeps that the profile with this hash is sound, in place of what was known of another one; only in a project
/// that keeps such things already.
pub(super) fn keep(project: &Project, hash: blake3::Hash) {
    let path = project.root().join(FILE);
    if path.parent().is_some_and(Path::is_dir) {
        let _ = files::replace(&path, |file| file.write_all(text(hash).as_bytes()));
    }
}

fn text(hash: blake3::Hash) -> String {
    format!("{VERSION} {hash}\n")
}
