//! The errors that stop a function, and the sink for all else that it finds.

use super::{Cause, Diagnostic, Severity};

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
