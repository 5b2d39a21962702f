//! Findings as they come in, the same ones of a page counted together.
//!
//! A page of many glyphs may break one rule as often: a finding that was met before is known
//! by the raw values that it tells, and no message is made for it again.

use std::collections::BTreeMap;

use malzama_message::Message;

use super::severity;
use crate::area::Area;
use crate::finding::Finding;
use crate::object::Object;
use crate::rule::{Clause, ContractClause, GWG, Rule};
use crate::severity::Severity;
use crate::work;

/// More different findings of a page than this say nothing new.
const LIMIT: usize = 200;

/// The work of a finding that was met before, and of one whose message is made.
const KNOWN_WORK: u64 = 800;
const MESSAGE_WORK: u64 = 5_000;

/// How many raw values are remembered; beyond, messages are made to be compared.
const REMEMBERED: usize = 4096;

/// A rule that something breaks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    rule: Rule,
    severity: Severity,
    object: Object,
    area: Option<Area>,
}

impl Fault {
    /// A fault against a clause of PDF/X, which are all errors.
    pub(crate) fn pdf_x(clause: Clause, object: Object) -> Self {
        Self::new(Rule::PdfX(clause), Severity::Error, object)
    }

    /// A fault against a rule of the Ghent Workgroup.
    pub(crate) fn gwg(number: u8, object: Object) -> Self {
        debug_assert!(GWG.contains(&number), "R{number:04} is in no list");
        Self::new(Rule::Gwg(number), severity::of(number), object)
    }

    /// A fault against a wish of the print contract.
    pub(crate) fn contract(
        clause: ContractClause,
        severity: Severity,
        object: Object,
    ) -> Self {
        Self::new(Rule::Contract(clause), severity, object)
    }

    /// A fault against any rule.
    pub(crate) fn new(rule: Rule, severity: Severity, object: Object) -> Self {
        Self { rule, severity, object, area: None }
    }

    /// The same fault at a place of the page.
    pub(crate) fn at(self, area: impl Into<Option<Area>>) -> Self {
        Self { area: area.into(), ..self }
    }
}

/// The raw values that a message tells, by which a finding is known before its message is
/// made.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Values {
    /// Numbers, by their bits.
    Numbers([u64; 2]),
    /// A name, or what one is about.
    Name(String),
}

impl From<f64> for Values {
    fn from(number: f64) -> Self {
        [number, 0.0].into()
    }
}

impl From<[f64; 2]> for Values {
    fn from(numbers: [f64; 2]) -> Self {
        Self::Numbers(numbers.map(f64::to_bits))
    }
}

impl From<String> for Values {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

/// What makes two findings of a page the same.
type Key<T> = (Rule, Severity, Object, T);

/// Collects the findings of a page, or of the file as a whole.
pub(crate) struct Findings {
    page: Option<usize>,
    findings: Vec<Finding>,
    known: BTreeMap<Key<Message>, usize>,
    /// The finding of raw values with the code that they belong to; none beyond the limit.
    seen: BTreeMap<Key<(u8, Values)>, Option<usize>>,
}

impl Findings {
    /// Creates a collector for a page by its number, or for the whole file.
    pub(crate) fn new(page: Option<usize>) -> Self {
        Self { page, findings: Vec::new(), known: BTreeMap::new(), seen: BTreeMap::new() }
    }

    /// Adds a finding.
    pub(crate) fn add(&mut self, fault: Fault, found: Message, wanted: Message) {
        self.index(fault, found, wanted);
    }

    /// Adds a finding whose message is made only if its values were not met before; `kind`
    /// tells messages of one rule apart.
    pub(crate) fn add_measured(
        &mut self,
        fault: Fault,
        kind: u8,
        values: impl Into<Values>,
        found: impl FnOnce() -> Message,
        wanted: impl FnOnce() -> Message,
    ) {
        work::spend(KNOWN_WORK);
        let key = (fault.rule, fault.severity, fault.object, (kind, values.into()));
        match self.seen.get(&key) {
            Some(Some(at)) => self.findings[*at].count += 1,
            Some(None) => {}
            None => {
                let at = self.index(fault, found(), wanted());
                if self.seen.len() < REMEMBERED {
                    self.seen.insert(key, at);
                }
            }
        }
    }

    /// Counts a finding, and tells where it stands; nowhere beyond the limit.
    fn index(&mut self, fault: Fault, found: Message, wanted: Message) -> Option<usize> {
        work::spend(MESSAGE_WORK);
        let Fault { rule, severity, object, area } = fault;
        let key = (rule, severity, object, found);
        if let Some(&at) = self.known.get(&key) {
            self.findings[at].count += 1;
            return Some(at);
        }
        let at = self.findings.len();
        if at >= LIMIT {
            return None;
        }
        let (page, found) = (self.page, key.3.clone());
        self.known.insert(key, at);
        let finding =
            Finding { rule, severity, page, area, object, found, wanted, count: 1 };
        self.findings.push(finding);
        Some(at)
    }

    /// All of them, in the order in which they came.
    pub(crate) fn finish(self) -> Vec<Finding> {
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use malzama_message::{message, number};

    use super::*;

    #[test]
    fn the_same_values_make_one_message() {
        let mut findings = Findings::new(Some(1));
        let mut made = 0;
        // 7.96 and 7.98 read the same, 7.0 does not.
        for size in [7.96, 7.96, 7.98, 7.96, 7.0] {
            let found = || {
                made += 1;
                message!("found/fine-white", size = number(size, 1))
            };
            let wanted = || message!("wanted/least-size", size = number(8.0, 0));
            let fault = Fault::gwg(16, Object::Text);
            findings.add_measured(fault, 0, size, found, wanted);
        }
        let counts: Vec<_> = findings.finish().iter().map(|it| it.count).collect();
        assert_eq!((made, counts), (3, vec![4, 1]));
    }

    #[test]
    fn more_than_can_be_read_is_left_out() {
        let mut findings = Findings::new(None);
        for round in 0..3 {
            for number in 0..2 * LIMIT {
                let found = || message!("found/filter", filter = number.to_string());
                let wanted = || message!("wanted/other-filter");
                let fault = Fault::pdf_x(Clause::Filters, Object::Stream);
                findings.add_measured(fault, 0, number as f64, found, wanted);
            }
            assert_eq!(findings.findings.len(), LIMIT, "round {round}");
        }
        assert!(findings.finish().iter().all(|finding| finding.count == 3));
    }
}
