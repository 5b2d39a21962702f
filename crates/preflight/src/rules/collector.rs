//! Findings as they come in, the same ones of a page counted together.

use std::collections::BTreeMap;

use crate::finding::{Area, Finding};
use crate::rule::{Clause, Rule, severity};
use crate::severity::Severity;

/// More different findings of a page than this say nothing new.
const LIMIT: usize = 200;

/// Collects the findings of a page, or of the file as a whole.
pub(crate) struct Findings {
    page: Option<usize>,
    findings: Vec<Finding>,
    known: BTreeMap<(Rule, Severity, String, String), usize>,
}

impl Findings {
    pub(crate) fn new(page: Option<usize>) -> Self {
        Self { page, findings: Vec::new(), known: BTreeMap::new() }
    }

    /// Adds a finding of a clause of PDF/X, which are all errors.
    pub(crate) fn pdf_x(
        &mut self,
        clause: Clause,
        area: Option<Area>,
        object: &str,
        found: impl Into<String>,
        wanted: &str,
    ) {
        self.push(
            Rule::PdfX(clause),
            Severity::Error,
            area,
            object,
            found.into(),
            wanted,
        );
    }

    /// Adds a finding of a rule of the Ghent Workgroup.
    pub(crate) fn gwg(
        &mut self,
        number: u8,
        area: Option<Area>,
        object: &str,
        found: impl Into<String>,
        wanted: &str,
    ) {
        self.push(
            Rule::Gwg(number),
            severity(number),
            area,
            object,
            found.into(),
            wanted,
        );
    }

    /// Adds a finding of any rule and severity.
    pub(crate) fn push(
        &mut self,
        rule: Rule,
        severity: Severity,
        area: Option<Area>,
        object: &str,
        found: String,
        wanted: &str,
    ) {
        let key = (rule, severity, object.to_owned(), found.clone());
        if let Some(&at) = self.known.get(&key) {
            self.findings[at].count += 1;
            return;
        }
        if self.findings.len() >= LIMIT {
            return;
        }
        self.known.insert(key, self.findings.len());
        self.findings.push(Finding {
            rule,
            severity,
            page: self.page,
            area,
            object: object.to_owned(),
            found,
            wanted: wanted.to_owned(),
            count: 1,
        });
    }

    /// All of them, in the order in which they came.
    pub(crate) fn finish(self) -> Vec<Finding> {
        self.findings
    }
}
