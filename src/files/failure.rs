//! The words for files that cannot be written.

use std::io;
use std::path::Path;

use malzama_message::message;

use super::shown;
use crate::diagnostic::{Diagnostic, Location, io_reason};

/// Returns a diagnostic for a file that cannot be written.
pub fn write_failure(path: &Path, error: &io::Error) -> Diagnostic {
    let path = shown(path).display().to_string();
    let reason = io_reason(error);
    let message = message!("file/cannot-write", path = &path, reason = reason);
    Diagnostic::failure(Location::file(path), message)
        .hint(message!("hint/check-space-and-permissions"))
}
