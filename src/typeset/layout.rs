//! The layout that a project uses: a folder in `layouts/`.

use std::{fs, io};

use malzama_message::{message, names};

use crate::diagnostic::{Diagnostic, Outcome};
use crate::edition::Edition;
use crate::project::{LAYOUTS, Project};
use crate::records::{Text, did_you_mean};

/// The file that makes a folder a layout; it lists the layout's parts.
const PARTS: &str = "layout.typ";

/// Returns the path of the file with which the layout of an edition begins, from the
/// project's root.
pub fn entry(edition: &Edition) -> String {
    format!("{LAYOUTS}/{}/{PARTS}", edition.settings.layout.value)
}

/// Checks that the layout named in the settings exists.
///
/// # Errors
/// There is no such layout; a hint lists those that exist.
pub fn find_layout(project: &Project, chosen: &Text) -> Outcome<()> {
    let Text { value: name, location } = chosen;
    let is_layout = |name: &str| {
        !name.contains(['/', '\\'])
            && project.root().join(LAYOUTS).join(name).join(PARTS).is_file()
    };
    if is_layout(name) {
        return Ok(());
    }
    let path = format!("{LAYOUTS}/{name}/{PARTS}");
    let there = fs::metadata(project.root().join(&path)).and_then(|metadata| {
        if metadata.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(()) }
    });
    if let Err(error) = there
        && error.kind() != io::ErrorKind::NotFound
        && !name.contains(['/', '\\'])
    {
        Err(Diagnostic::unreadable(location.clone(), &path, &error))?;
    }
    let known = project.list(LAYOUTS).unwrap_or_default();
    let known: Vec<&str> =
        known.iter().map(String::as_str).filter(|name| is_layout(name)).collect();
    let hint = match did_you_mean(name, &known) {
        Some(hint) => hint,
        None if known.is_empty() => message!("hint/make-layout"),
        None => message!("hint/layouts-are", layouts = names(known)),
    };
    let message = message!("layout/missing", path = path);
    Err(Diagnostic::error(location.clone(), message).hint(hint))?
}
