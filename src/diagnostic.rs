//! Diagnostics: what is wrong, where, and what to do about it; one type for records, fonts,
//! layouts and files alike.
//!
//! A function says what is wrong in one of two ways, and no third. Errors that stop it, it
//! returns ([`Outcome`]). All else it pushes into a [`Sink`]: warnings, notes, and errors that
//! set a record or an edition aside while the rest is still looked at.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::ops::Range;
use std::sync::Arc;

use malzama_message::{Message, Value, message};
use malzama_preflight::Area;
pub use malzama_preflight::Severity;

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

/// A text file of the project as it was read, shared by all locations within it.
#[derive(Debug)]
pub struct Source {
    /// Path from the project's root, with `/` between the parts.
    pub path: String,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// The file, and the part of it, that a [`Diagnostic`] points at.
#[derive(Debug, Clone)]
pub enum Location {
    /// A file or folder as a whole, by its path from the project's root.
    File(String),
    /// A byte range within a text file.
    Text {
        /// The file.
        source: Arc<Source>,
        /// Byte range into its text, on character boundaries.
        range: Range<usize>,
    },
}

impl Location {
    /// Creates the location of a whole file or folder.
    pub fn file(path: impl Into<String>) -> Self {
        Self::File(path.into())
    }

    /// Creates a location in a text; a range outside of it, or within a character, is moved
    /// inside.
    pub fn text(source: &Arc<Source>, range: Range<usize>) -> Self {
        let text = &source.text;
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
        Self::Text { source: source.clone(), range: start..end }
    }

    /// Returns the file's path from the project's root.
    pub fn path(&self) -> &str {
        match self {
            Self::File(path) => path,
            Self::Text { source, .. } => &source.path,
        }
    }

    /// Returns line and column, both counted from one, the column in characters.
    pub fn line_column(&self) -> Option<(usize, usize)> {
        let Self::Text { source, range } = self else { return None };
        let before = &source.text[..range.start];
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some((line, before[start..].chars().count() + 1))
    }

    /// Returns the location of the first `wanted` within this one, or this one if there is
    /// none.
    pub fn find(&self, wanted: char) -> Self {
        let Self::Text { source, range } = self else { return self.clone() };
        match source.text[range.clone()].find(wanted) {
            Some(offset) => {
                let start = range.start + offset;
                Self::text(source, start..start + wanted.len_utf8())
            }
            None => self.clone(),
        }
    }
}

impl Display for Location {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(self.path())?;
        match self.line_column() {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// The page of an edition that a [`Diagnostic`] is about.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePlace {
    /// The edition's slug.
    pub edition: String,
    /// The page's number, from one.
    pub page: usize,
    /// The place on the page, in millimetres of the trim, if it is known.
    pub area: Option<Area>,
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

/// The errors that stopped something: at least one.
#[derive(Debug, Clone)]
pub struct Errors(Vec<Diagnostic>);

/// What a function returns that can be stopped by errors.
pub type Outcome<T> = Result<T, Errors>;

impl Errors {
    /// Creates errors from those that were collected; `None` if there are none.
    pub fn collected(errors: Vec<Diagnostic>) -> Option<Self> {
        (!errors.is_empty()).then_some(Self(errors))
    }

    /// Returns the same as faults of what was typed, unless the machine failed.
    #[must_use]
    pub fn typed(mut self) -> Self {
        for error in self.0.iter_mut().filter(|it| it.cause == Cause::Project) {
            error.cause = Cause::CommandLine;
        }
        self
    }
}

impl From<Diagnostic> for Errors {
    fn from(error: Diagnostic) -> Self {
        Self(vec![error])
    }
}

impl IntoIterator for Errors {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Collects the diagnostics of a run, so that all of them are reported together.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Creates an empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns what an outcome holds, or adds its errors.
    pub fn take<T>(&mut self, outcome: Outcome<T>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(errors) => {
                self.diagnostics.extend(errors);
                None
            }
        }
    }

    /// Moves the errors out, which stop whoever collected them, and all else to `warnings`.
    ///
    /// # Errors
    /// The errors, if there are any.
    pub fn into_outcome(self, warnings: &mut Self) -> Outcome<()> {
        let is_error = |it: &Diagnostic| it.severity == Severity::Error;
        let (errors, others) = self.diagnostics.into_iter().partition(is_error);
        warnings.diagnostics.extend::<Vec<_>>(others);
        Errors::collected(errors).map_or(Ok(()), Err)
    }

    /// Moves all diagnostics of `other` to the end of this sink; whether an error was among
    /// them.
    pub fn absorb(&mut self, other: Self) -> bool {
        let has_errors = other.has_errors();
        self.diagnostics.extend(other.diagnostics);
        has_errors
    }

    /// Adds those diagnostics that do not say what this sink holds already.
    pub fn add_new(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        for other in others {
            if !self.diagnostics.iter().any(|it| it.says_the_same(&other)) {
                self.diagnostics.push(other);
            }
        }
    }

    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether any error has this cause.
    pub fn has_errors_of(&self, cause: Cause) -> bool {
        self.diagnostics
            .iter()
            .any(|it| it.severity == Severity::Error && it.cause == cause)
    }

    /// Counts the diagnostics of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|it| it.severity == severity).count()
    }

    /// Returns the diagnostics in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the diagnostics in the order in which they were found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
