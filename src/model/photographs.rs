//! Finds the photographs that records name, within the project, and looks at them.

use std::io;
use std::path::PathBuf;

use malzama_message::message;

use crate::diagnostic::{Diagnostic, Outcome};
use crate::photo::{Header, PhotoFault, Source};
use crate::project::{PHOTOS, PathFault, Project};
use crate::records::Text;

/// Finds the photograph `file`, a path from the folder `photos/`, and reads its header.
///
/// # Errors
/// A diagnostic at the place where the record names it.
pub fn find(project: &Project, file: &Text) -> Outcome<(PathBuf, Header)> {
    let path = format!("{PHOTOS}/{}", file.value);
    let location = || file.location.clone();
    let real = project.resolve(&path).map_err(|fault| match fault {
        PathFault::Outside(outside) => {
            Diagnostic::error(location(), outside.message(&file.value))
                .hint(message!("hint/copy-photograph"))
        }
        PathFault::Io(reason) if reason.kind() == io::ErrorKind::NotFound => {
            let message = message!("photograph/missing", path = &path);
            Diagnostic::error(location(), message).hint(message!("hint/put-photograph"))
        }
        PathFault::Io(reason) => Diagnostic::unreadable(location(), &path, &reason),
    })?;
    match Header::read(&Source::File(real.clone())) {
        Ok(header) => Ok((real, header)),
        Err(fault) => Err(diagnose(&path, file, &fault))?,
    }
}

/// Says why the photograph `path` cannot be used, where the record names it.
pub fn diagnose(path: &str, file: &Text, fault: &PhotoFault) -> Diagnostic {
    let location = file.location.clone();
    let reason = fault.message().clone();
    match fault {
        PhotoFault::Photograph(_) => {
            let message = message!("photograph/unusable", path = path, reason = reason);
            Diagnostic::error(location, message).hint(message!("hint/save-as-jpeg"))
        }
        PhotoFault::File(_) => {
            let message = message!("file/cannot-read", path = path, reason = reason);
            Diagnostic::failure(location, message)
                .hint(message!("hint/check-file-and-permissions"))
        }
        PhotoFault::Internal(_) => {
            let message =
                message!("photograph/cannot-prepare", path = path, reason = reason);
            Diagnostic::failure(location, message).hint(message!("hint/report-fault"))
        }
    }
}
