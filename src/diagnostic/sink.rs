//! The errors that stop a function, and the sink for everything else that it finds.

use std::collections::BTreeMap;

use super::{Cause, Diagnostic, Severity};

/// The errors that stopped a function: at least one.
#[derive(Debug, Clone)]
pub struct Errors(Vec<Diagnostic>);

/// The result of a function that errors can stop.
pub type Outcome<T> = Result<T, Errors>;

impl Errors {
    /// Creates errors from collected ones; `None` if there are none.
    pub fn collected(errors: Vec<Diagnostic>) -> Option<Self> {
        (!errors.is_empty()).then_some(Self(errors))
    }

    /// Returns the errors as faults of the command line, except those of the machine.
    #[must_use]
    pub fn typed(mut self) -> Self {
        for error in self.0.iter_mut().filter(|it| it.cause == Cause::Project) {
            error.cause = Cause::CommandLine;
        }
        self
    }

    /// Iterates over the errors.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Returns the errors as ones that only keep editions from the press.
    #[must_use]
    pub fn withholding(self) -> Self {
        Self(self.0.into_iter().map(Diagnostic::withholding).collect())
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

/// Most diagnostics of a severity that a sink keeps; it counts those beyond them. Nobody
/// reads so many, and a file that is no record can have a million.
const KEPT: usize = 2000;

/// A collection of a run's diagnostics, so that all of them are reported together.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    /// The number of diagnostics pushed, by severity and by whether they stop an edition.
    pushed: BTreeMap<(Severity, bool), usize>,
    /// The indices of those that may say the same, by a hash.
    alike: BTreeMap<u64, Vec<usize>>,
}

impl Sink {
    /// Creates an empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let kind = (diagnostic.severity, diagnostic.stops());
        let pushed = self.pushed.entry(kind).or_default();
        *pushed += 1;
        // Whatever decides the exit status is kept.
        if *pushed <= KEPT || diagnostic.cause != Cause::Project {
            let alike = self.alike.entry(diagnostic.likeness()).or_default();
            alike.push(self.diagnostics.len());
            self.diagnostics.push(diagnostic);
        }
    }

    /// Returns the value of an outcome, or adds its errors and returns `None`.
    pub fn take<T>(&mut self, outcome: Outcome<T>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(errors) => {
                errors.into_iter().for_each(|error| self.push(error));
                None
            }
        }
    }

    /// Returns the errors, which stop the calling function, and moves the rest to
    /// `warnings`.
    ///
    /// # Errors
    /// The errors, if there are any.
    pub fn into_outcome(self, warnings: &mut Self) -> Outcome<()> {
        let is_error = |it: &Diagnostic| it.severity == Severity::Error;
        let (errors, others) = self.diagnostics.into_iter().partition(is_error);
        let others: Vec<_> = others;
        others.into_iter().for_each(|other| warnings.push(other));
        Errors::collected(errors).map_or(Ok(()), Err)
    }

    /// Moves all diagnostics of `other` to the end of this sink; returns whether an error
    /// was among them.
    pub fn absorb(&mut self, other: Self) -> bool {
        let has_errors = other.has_errors();
        let Self { diagnostics, pushed, alike: _ } = other;
        for (kind, count) in pushed {
            // What the other sink has not kept is counted here too.
            *self.pushed.entry(kind).or_default() += count.saturating_sub(KEPT);
        }
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
        has_errors
    }

    /// Adds the diagnostics that do not repeat any in this sink.
    pub fn add_new(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        for other in others {
            let alike = self.alike.get(&other.likeness()).into_iter().flatten();
            if !alike.copied().any(|at| self.diagnostics[at].says_the_same(&other)) {
                self.push(other);
            }
        }
    }

    /// Removes the diagnostics that are not wanted, and no longer counts them.
    pub fn retain(&mut self, is_wanted: impl Fn(&Diagnostic) -> bool) {
        let kept = std::mem::take(self).diagnostics.into_iter().filter(is_wanted);
        kept.for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether any error keeps pages from being set.
    pub fn stops(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::stops)
    }

    /// Whether any error has this cause.
    pub fn has_errors_of(&self, cause: Cause) -> bool {
        self.diagnostics
            .iter()
            .any(|it| it.severity == Severity::Error && it.cause == cause)
    }

    /// Counts the diagnostics of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let pushed = self.pushed.iter().filter(|((it, _), _)| *it == severity);
        pushed.map(|(_, count)| count).sum()
    }

    /// Returns the diagnostics in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Takes the diagnostics out, in the order in which they were found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
