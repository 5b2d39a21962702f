//! What can be wrong, and where: one type for records, fonts, layouts and files alike.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::sync::Arc;

pub use malzama_preflight::Severity;

/// Who has to act, which decides the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Something in the project's files.
    Project,
    /// The machine: a disk, a permission, a missing folder.
    Machine,
}

/// A text file of the project as it was read, shared by all places within it.
#[derive(Debug)]
pub struct Source {
    /// Path from the project's root, with `/` between the parts.
    pub path: String,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// Where a [`Diagnostic`] points.
#[derive(Debug, Clone)]
pub enum Place {
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

impl Place {
    /// A place in a text; a range outside of it, or within a character, is moved inside.
    pub fn text(source: &Arc<Source>, range: Range<usize>) -> Self {
        let text = &source.text;
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
        Self::Text { source: source.clone(), range: start..end }
    }

    /// The file's path from the project's root.
    pub fn path(&self) -> &str {
        match self {
            Self::File(path) => path,
            Self::Text { source, .. } => &source.path,
        }
    }

    /// Line and column, both counted from one, the column in characters.
    pub fn line_column(&self) -> Option<(usize, usize)> {
        let Self::Text { source, range } = self else { return None };
        let before = &source.text[..range.start];
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some((line, before[start..].chars().count() + 1))
    }

    /// The first occurrence of `wanted` within this place, or the place itself.
    pub fn find(&self, wanted: char) -> Self {
        let Self::Text { source, range } = self else { return self.clone() };
        match source.text[range.clone()].find(wanted) {
            Some(offset) => {
                let start = range.start + offset;
                Self::Text {
                    source: source.clone(),
                    range: start..start + wanted.len_utf8(),
                }
            }
            None => self.clone(),
        }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(self.path())?;
        match self.line_column() {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// One thing that somebody should know: what, where, and what to do about it.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Who has to act.
    pub fault: Fault,
    /// Where it stands.
    pub place: Place,
    /// What is wrong: lower case, no full stop, values in backticks.
    pub message: String,
    /// What to do about it, each a sentence in the same style.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A fault of the project that stops an edition.
    pub fn error(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, place, message)
    }

    /// Something to look at before printing.
    pub fn warning(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, place, message)
    }

    /// Something to know.
    pub fn note(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, place, message)
    }

    /// A failure to read or write `path`.
    ///
    /// What is missing or no file is the project's fault, everything else is the machine's.
    pub fn io(path: impl Into<String>, doing: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.into();
        let message = match error.kind() {
            ErrorKind::NotFound => format!("there is no `{path}`"),
            _ => format!("failed to {doing} `{path}`: {}", io_reason(error)),
        };
        let mut diagnostic = Self::error(Place::File(path), message);
        match error.kind() {
            ErrorKind::NotFound => {
                diagnostic.hint("check the name, and that it was saved here")
            }
            ErrorKind::IsADirectory | ErrorKind::InvalidInput => {
                diagnostic.hint("rename it, and save a file under this name")
            }
            kind => {
                diagnostic.fault = Fault::Machine;
                match kind {
                    ErrorKind::PermissionDenied => diagnostic
                        .hint("check the permissions of the file and its folder"),
                    _ => diagnostic.hint("check the disk, and try again"),
                }
            }
        }
    }

    /// The same with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    fn new(severity: Severity, place: Place, message: impl Into<String>) -> Self {
        let (fault, message) = (Fault::Project, message.into());
        Self { severity, fault, place, message, hints: Vec::new() }
    }
}

/// The reason of an I/O error without the system's error number.
pub fn io_reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    let mut characters = text[..end].chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

/// Collects the diagnostics of a run, so that all of them are reported together.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Moves all diagnostics of `other` to the end of this sink.
    pub fn absorb(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// The same, without those that say what this sink has been told already.
    pub fn absorb_new(&mut self, other: Self) {
        for diagnostic in other.diagnostics {
            let says_the_same = |earlier: &Diagnostic| {
                earlier.severity == diagnostic.severity
                    && earlier.message == diagnostic.message
                    && earlier.hints == diagnostic.hints
                    && earlier.place.to_string() == diagnostic.place.to_string()
            };
            if !self.diagnostics.iter().any(says_the_same) {
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether any error is the machine's fault.
    pub fn machine_failed(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|it| it.severity == Severity::Error && it.fault == Fault::Machine)
    }

    /// How many diagnostics have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|it| it.severity == severity).count()
    }

    /// The diagnostics in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}
