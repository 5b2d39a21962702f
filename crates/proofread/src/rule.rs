//! Rules as they are told: identifier, severity, words in both languages, sources, examples.

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of taste, or one that only the writer can judge.
    Note,
    /// A fault.
    Warning,
}

impl Severity {
    /// Returns `note` or `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In Arabic.
    pub ar: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A rule of proof-reading. Two rules are the same if their `id` is.
#[derive(Debug)]
pub struct Rule {
    /// The stable identifier, such as `doubled-word`: lower case, words joined by hyphens.
    pub id: &'static str,
    /// How sure it is.
    pub severity: Severity,
    /// Its name.
    pub title: Said,
    /// What it finds, why, and what it passes over.
    pub explanation: Said,
    /// Where it comes from.
    pub sources: &'static [&'static str],
    /// What it finds and proposes: texts as they are found, and as they should be.
    pub examples: &'static [(&'static str, &'static str)],
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}
