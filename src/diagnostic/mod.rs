//! Diagnostics: what is wrong, where, and what to do about it; one type for records,
//! fonts, layouts and files alike.
//!
//! A function reports in one of two ways. It returns the errors that stop it
//! ([`Outcome`]), and pushes everything else into a [`Sink`]: warnings, notes, and errors
//! that set aside a record or an edition while the rest is still checked. An error that is
//! [withholding](Diagnostic::withholding) sets nothing aside: pages can be set, and only the
//! print file has to wait.

mod location;
mod sink;

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

use malzama_message::{Message, Value, message};
pub use malzama_preflight::Severity;
use serde::{Deserialize, Serialize};

pub use self::location::{Location, PagePlace, Source};
pub use self::sink::{Errors, Outcome, Sink};

/// The origin of a fault, which decides the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// The project's files.
    Project,
    /// The machine: a disk, a permission, a missing folder.
    Machine,
    /// The command line.
    CommandLine,
}

/// One finding: what is wrong, where, and what to do about it.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The origin of the fault.
    pub cause: Cause,
    /// The file that it points at.
    pub location: Location,
    /// The page that it concerns, if any.
    pub page: Option<PagePlace>,
    /// Whether it is an error that only keeps an edition from the press: its pages can be
    /// set, and a proof of it is made.
    pub withholds: bool,
    /// The message: a stable code with its values.
    pub message: Message,
    /// Advice on what to do, each a message of its own.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// Creates an error in the project, which stops an edition.
    pub fn error(location: Location, message: Message) -> Self {
        Self::new(Severity::Error, Cause::Project, location, message)
    }

    /// Creates an error of the machine, which stops an edition.
    pub fn failure(location: Location, message: Message) -> Self {
        Self::new(Severity::Error, Cause::Machine, location, message)
    }

    /// Creates an error in the command line.
    pub fn usage(location: Location, message: Message) -> Self {
        Self::new(Severity::Error, Cause::CommandLine, location, message)
    }

    /// Creates a warning about something to look at before printing.
    pub fn warning(location: Location, message: Message) -> Self {
        Self::new(Severity::Warning, Cause::Project, location, message)
    }

    /// Creates a note about something to know.
    pub fn note(location: Location, message: Message) -> Self {
        Self::new(Severity::Note, Cause::Project, location, message)
    }

    /// Creates an error about a failure to read `path`, pointing at `location`. A path
    /// that is missing or not a file is the project's fault, everything else the
    /// machine's.
    pub fn unreadable(location: Location, path: &str, error: &io::Error) -> Self {
        let reason = io_reason(error);
        let message = message!("file/cannot-read", path = path, reason = reason);
        Self::io(location, path, message, error)
    }

    /// Creates an error about a failure to list the folder `path`; see
    /// [`Self::unreadable`].
    pub fn unlistable(path: &str, error: &io::Error) -> Self {
        let reason = io_reason(error);
        let message = message!("file/cannot-list", path = path, reason = reason);
        Self::io(Location::file(path), path, message, error)
    }

    /// Creates an error about an I/O failure with `path`, whose `message` gives way to
    /// another if the path is missing; see [`Self::unreadable`].
    pub fn io(
        location: Location,
        path: &str,
        message: Message,
        error: &io::Error,
    ) -> Self {
        use io::ErrorKind;
        match error.kind() {
            // No file has a name that the system refuses, or lies within another.
            ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::InvalidFilename => {
                Self::error(location, message!("file/missing", path = path))
                    .hint(message!("hint/check-name"))
            }
            ErrorKind::IsADirectory | ErrorKind::InvalidInput => {
                Self::error(location, message).hint(message!("hint/save-a-file"))
            }
            _ if is_fault_of_path(error) => {
                Self::error(location, message).hint(message!("hint/check-name"))
            }
            ErrorKind::PermissionDenied => {
                Self::failure(location, message).hint(message!("hint/check-permissions"))
            }
            ErrorKind::OutOfMemory => {
                Self::failure(location, message).hint(message!("hint/close-programs"))
            }
            _ => Self::failure(location, message).hint(message!("hint/check-disk")),
        }
    }

    /// Returns the diagnostic with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Returns the diagnostic with the page that it concerns.
    #[must_use]
    pub fn on_page(mut self, page: PagePlace) -> Self {
        self.page = Some(page);
        self
    }

    /// Returns the diagnostic as one that, if it is an error, only keeps editions from the
    /// press.
    #[must_use]
    pub fn withholding(mut self) -> Self {
        self.withholds = true;
        self
    }

    /// Whether no page of the edition can be set because of this error.
    pub fn stops(&self) -> bool {
        self.severity == Severity::Error && !self.withholds
    }

    /// Returns the stable code, such as `record/unknown-key`.
    pub fn code(&self) -> &str {
        self.message.code()
    }

    /// Whether another diagnostic says the same about the same location.
    fn says_the_same(&self, other: &Self) -> bool {
        self.severity == other.severity
            && self.message == other.message
            && self.hints == other.hints
            && self.location.path() == other.location.path()
            && self.location.start() == other.location.start()
    }

    /// Returns a hash that is the same of diagnostics that say the same.
    fn likeness(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.message.code(), self.location.path()).hash(&mut hasher);
        hasher.finish()
    }

    fn new(
        severity: Severity,
        cause: Cause,
        location: Location,
        message: Message,
    ) -> Self {
        Self {
            severity,
            cause,
            location,
            page: None,
            withholds: false,
            message,
            hints: Vec::new(),
        }
    }
}

/// Returns the reason of an I/O error: a message for common kinds, the system's text for
/// others.
pub fn io_reason(error: &io::Error) -> Value {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => message!("io/not-found").into(),
        ErrorKind::PermissionDenied => message!("io/permission-denied").into(),
        ErrorKind::StorageFull => message!("io/storage-full").into(),
        ErrorKind::OutOfMemory => message!("io/out-of-memory").into(),
        ErrorKind::IsADirectory => message!("io/is-a-folder").into(),
        // The kind with which `project` refuses a pipe or a device.
        ErrorKind::InvalidInput if error.raw_os_error().is_none() => {
            message!("io/not-a-file").into()
        }
        _ => {
            let text = error.to_string();
            let end = text.find(" (os error").unwrap_or(text.len());
            let mut characters = text[..end].chars();
            let first = characters.next().map(|first| first.to_ascii_lowercase());
            first.into_iter().chain(characters).collect::<String>().into()
        }
    }
}

/// Whether an error tells that a path is none that a file can have: a part of it is a file or
/// too long, or its links lead in a circle.
pub fn is_fault_of_path(error: &io::Error) -> bool {
    use io::ErrorKind;
    // Rust does not let this kind be named yet.
    let is_loop = || error.kind().to_string().starts_with("filesystem loop");
    matches!(error.kind(), ErrorKind::NotADirectory | ErrorKind::InvalidFilename)
        || is_loop()
}

/// Returns the first line of a panic's message.
pub fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.and_then(|text| text.lines().next()).unwrap_or("no reason is known").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_that_cannot_be_had_is_told_in_every_language() {
        let refused =
            Vec::<u8>::new().try_reserve_exact(usize::MAX).expect_err("too much");
        let reason = io_reason(&io::Error::from(refused));
        let expected: Value = message!("io/out-of-memory").into();
        assert_eq!(format!("{reason:?}"), format!("{expected:?}"));
        let error = io::ErrorKind::OutOfMemory.into();
        let told = Diagnostic::unreadable(Location::file("a.pdf"), "a.pdf", &error);
        assert_eq!(told.hints, [message!("hint/close-programs")]);
    }
}
