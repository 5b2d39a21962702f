//! Finds the photographs that records name, within the project, and looks at them.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Fault};
use crate::photo::{Header, PhotoFault, Source};
use crate::project::{PHOTOS, PathFault, Project};
use crate::records::Text;
use crate::words::text;

/// Finds the photograph `file`, a path from the folder `photos/`, and reads its header.
///
/// # Errors
/// A diagnostic at the place where the record names it.
pub fn find(project: &Project, file: &Text) -> Result<(PathBuf, Header), Diagnostic> {
    let path = format!("{PHOTOS}/{}", file.value);
    let error = |message: String| Diagnostic::error(file.place.clone(), message);
    let real = project.resolve(&path).map_err(|fault| match fault {
        PathFault::Outside(outside) => error(outside.message(&file.value)).hint(format!(
            "copy the photograph into `{PHOTOS}/` and write its path from there"
        )),
        PathFault::Io(reason) if reason.kind() == io::ErrorKind::NotFound => error(
            format!("there is no photograph `{path}`"),
        )
        .hint(format!("put the file into `{PHOTOS}/`, or write the name it has there")),
        PathFault::Io(reason) => {
            let mut diagnostic = Diagnostic::io(&path, "read", &reason);
            diagnostic.place = file.place.clone();
            diagnostic
        }
    })?;
    match Header::read(&Source::File(real.clone())) {
        Ok(header) => Ok((real, header)),
        Err(fault) => Err(diagnose(&path, file, &fault)),
    }
}

/// Says why the photograph `path` cannot be used, where the record names it.
pub fn diagnose(path: &str, file: &Text, fault: &PhotoFault) -> Diagnostic {
    let error = |message: String| Diagnostic::error(file.place.clone(), message);
    let reason = text(fault.message());
    match fault {
        PhotoFault::Photograph(_) => {
            error(format!("`{path}` is not a photograph that can be used: {reason}"))
                .hint("save it again as JPEG, or ask for the original file")
        }
        PhotoFault::File(_) => {
            let mut diagnostic = error(format!("failed to read `{path}`: {reason}"))
                .hint("check the file, and the permissions of it and its folder");
            diagnostic.fault = Fault::Machine;
            diagnostic
        }
        PhotoFault::Internal(_) => {
            let mut diagnostic = error(format!("failed to prepare `{path}`: {reason}"))
                .hint("this is a fault of the program: please report it");
            diagnostic.fault = Fault::Machine;
            diagnostic
        }
    }
}
