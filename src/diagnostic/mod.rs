//! Diagnostics: what is wrong, where, and what to do about it; one type for records, fonts,
//! layouts and files alike.
//!
//! A function says what is wrong in one of two ways, and no third. Errors that stop it, it
//! returns ([`Outcome`]). All else it pushes into a [`Sink`]: warnings, notes, and errors that
//! set a record or an edition aside while the rest is still looked at.

mod location;
mod sink;

use std::io;

use malzama_message::{Message, Value, message};
pub use malzama_preflight::Severity;

pub use self::location::{Location, PagePlace, Source};
pub use self::sink::{Errors, Outcome, Sink};

/// Who has to act, which decides the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Something in the project's files.
    Project,
    /// The machine: a disk, a permission, a missing folder.
    Machine,
    /// What was typed.
    CommandLine,
}

/// One thing that somebody should know: what, where, and what to do about it.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Who has to act.
    pub cause: Cause,
    /// The file that it points at.
    pub location: Location,
    /// The page that it is about, if it is about one.
    pub page: Option<PagePlace>,
    /// What is wrong, by a stable code with its values.
    pub message: Message,
    /// What to do about it, each a message of its own.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// Creates a fault of the project that stops an edition.
    pub fn error(location: Location, message: Message) -> Self {
        Self::new(Severity::Error, Cause::Project, location, message)
    }

    /// Creates a fault of the machine that stops an edition.
    pub fn failure(location: Location, message: Message) -> Self {
        Self::new(Severity::Error, Cause::Machine, location, message)
    }

    /// Creates a fault of what was typed.
    pub fn usage(location: Location, message: Message) -> Self {
        Self::new(Severity::Error, Cause::CommandLine, location, message)
    }

    /// Creates something to look at before printing.
    pub fn warning(location: Location, message: Message) -> Self {
        Self::new(Severity::Warning, Cause::Project, location, message)
    }

    /// Creates something to know.
    pub fn note(location: Location, message: Message) -> Self {
        Self::new(Severity::Note, Cause::Project, location, message)
    }

    /// Creates a failure to read `path`, pointing at `location`. That something is missing or
    /// not a file is the project's fault, everything else is the machine's.
    pub fn unreadable(location: Location, path: &str, error: &io::Error) -> Self {
        let reason = io_reason(error);
        let message = message!("file/cannot-read", path = path, reason = reason);
        Self::io(location, path, message, error)
    }

    /// Creates a failure to list the folder `path`; see [`Self::unreadable`].
    pub fn unlistable(path: &str, error: &io::Error) -> Self {
        let reason = io_reason(error);
        let message = message!("file/cannot-list", path = path, reason = reason);
        Self::io(Location::file(path), path, message, error)
    }

    /// Creates a failure to open what a command line names; see [`Self::unreadable`].
    pub fn io(
        location: Location,
        path: &str,
        message: Message,
        error: &io::Error,
    ) -> Self {
        use io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => {
                Self::error(location, message!("file/missing", path = path))
                    .hint(message!("hint/check-name"))
            }
            ErrorKind::IsADirectory | ErrorKind::InvalidInput => {
                Self::error(location, message).hint(message!("hint/save-a-file"))
            }
            ErrorKind::PermissionDenied => {
                Self::failure(location, message).hint(message!("hint/check-permissions"))
            }
            _ => Self::failure(location, message).hint(message!("hint/check-disk")),
        }
    }

    /// Returns the same with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Returns the same about a page.
    #[must_use]
    pub fn on_page(mut self, page: PagePlace) -> Self {
        self.page = Some(page);
        self
    }

    /// Returns the stable code, such as `record/unknown-key`.
    pub fn code(&self) -> &str {
        self.message.code()
    }

    /// Whether another diagnostic tells the same of the same place.
    fn says_the_same(&self, other: &Self) -> bool {
        self.severity == other.severity
            && self.message == other.message
            && self.hints == other.hints
            && self.location.to_string() == other.location.to_string()
    }

    fn new(
        severity: Severity,
        cause: Cause,
        location: Location,
        message: Message,
    ) -> Self {
        Self { severity, cause, location, page: None, message, hints: Vec::new() }
    }
}

/// Returns the reason of an I/O error, in words of ours where they are known.
pub fn io_reason(error: &io::Error) -> Value {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => message!("io/not-found").into(),
        ErrorKind::PermissionDenied => message!("io/permission-denied").into(),
        ErrorKind::StorageFull => message!("io/storage-full").into(),
        ErrorKind::IsADirectory => message!("io/is-a-folder").into(),
        // How `project` calls a pipe or a device.
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
