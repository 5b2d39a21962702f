//! Findings put together by the rule that they break, as people read them.

use std::collections::BTreeMap;

use malzama_message::{Message, message};

use super::words::Subject;
use crate::finding::Finding;
use crate::object::Object;
use crate::rule::Rule;
use crate::severity::Severity;

/// All findings of a rule that need the same to be done.
pub(super) struct Group<'a> {
    pub(super) rule: Rule,
    pub(super) severity: Severity,
    pub(super) subject: Subject,
    /// The findings with their places in the list of all, from zero.
    pub(super) findings: Vec<(usize, &'a Finding)>,
}

/// Findings that read the same, on whatever pages.
pub(super) struct Line<'a> {
    /// The first of them.
    pub(super) first: &'a Finding,
    /// Its place in the list of all findings, from zero.
    pub(super) at: usize,
    pub(super) pages: Vec<usize>,
    /// How many times it was found in all.
    pub(super) count: usize,
}

/// Puts findings together: the worst first, and of each severity those last that are about
/// how the file is written and not about what it prints.
pub(super) fn groups(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut groups = BTreeMap::<_, Group<'_>>::new();
    for (at, finding) in findings.iter().enumerate() {
        let Finding { rule, severity, .. } = *finding;
        let subject = Subject::of(finding);
        let group = groups.entry((rule, severity, subject)).or_insert_with(|| Group {
            rule,
            severity,
            subject,
            findings: Vec::new(),
        });
        group.findings.push((at, finding));
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    let order = |group: &Group<'_>| {
        let pages = std::cmp::Reverse(group.pages().len());
        (std::cmp::Reverse(group.severity), group.rule.is_formal(), pages)
    };
    groups.sort_by_cached_key(order);
    groups
}

impl<'a> Group<'a> {
    /// The pages, each once and in order.
    pub(super) fn pages(&self) -> Vec<usize> {
        pages(self.findings.iter().map(|(_, finding)| *finding))
    }

    /// How many times it was found in all.
    pub(super) fn count(&self) -> usize {
        self.findings.iter().map(|(_, finding)| finding.count).sum()
    }

    /// The first finding that has a place, with its place in the list of all.
    pub(super) fn placed(&self) -> Option<(usize, &'a Finding)> {
        self.findings.iter().copied().find(|(_, finding)| finding.area.is_some())
    }

    /// What was found, each once.
    pub(super) fn lines(&self) -> Vec<Line<'a>> {
        type Key<'a> = (Object, &'a Message, &'a Message);
        let mut known = BTreeMap::<Key<'a>, usize>::new();
        let mut lines: Vec<Line<'a>> = Vec::new();
        for &(at, finding) in &self.findings {
            let key = (finding.object, &finding.found, &finding.wanted);
            let line = *known.entry(key).or_insert_with(|| {
                lines.push(Line { first: finding, at, pages: Vec::new(), count: 0 });
                lines.len() - 1
            });
            lines[line].count += finding.count;
            lines[line].pages.extend(finding.page);
        }
        lines
    }
}

/// The pages of findings, each once and in order.
fn pages<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<usize> {
    let mut pages: Vec<_> = findings.filter_map(|finding| finding.page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

/// The ranges of pages in order, first and last of each.
pub(super) fn ranges(pages: &[usize]) -> Vec<[usize; 2]> {
    let mut ranges: Vec<[usize; 2]> = Vec::new();
    for &page in pages {
        match ranges.last_mut() {
            Some([_, last]) if page <= *last + 1 => *last = page.max(*last),
            _ => ranges.push([page, page]),
        }
    }
    ranges
}

/// How many ranges are told; nobody reads more.
pub(super) const RANGES: usize = 24;

/// The ranges of pages as they are told: `1, 3–7`.
pub(super) fn told(pages: &[usize]) -> String {
    let ranges = ranges(pages);
    let mut told: Vec<String> = ranges
        .iter()
        .take(RANGES)
        .map(|[first, last]| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        })
        .collect();
    if ranges.len() > RANGES {
        told.push("…".to_owned());
    }
    told.join(", ")
}

/// Pages as they are told: `page 3`, `pages 1, 3–7`.
pub(super) fn page_list(pages: &[usize]) -> Message {
    match pages {
        [page] => message!("pages/one", page = *page),
        pages => message!("pages/many", pages = told(pages)),
    }
}

#[cfg(test)]
mod tests {
    use malzama_message::message;

    use super::*;
    use crate::rule::Clause;

    fn finding(rule: Rule, severity: Severity, page: Option<usize>) -> Finding {
        let (found, wanted) = (message!("found/layer"), message!("wanted/always-shown"));
        let object = Object::Layers;
        Finding { rule, severity, page, area: None, object, found, wanted, count: 2 }
    }

    #[test]
    fn pages_are_told_as_ranges() {
        assert_eq!(told(&[1, 3, 4, 5, 7]), "1, 3–5, 7");
        assert_eq!(told(&[]), "");
        let odd: Vec<usize> = (0..100).map(|it| 2 * it + 1).collect();
        assert!(told(&odd).ends_with("47, …"), "{}", told(&odd));
    }

    #[test]
    fn the_worst_come_first_and_the_formal_last() {
        let (error, warning) = (Severity::Error, Severity::Warning);
        let findings = [
            finding(Rule::PdfX(Clause::Metadata), error, None),
            finding(Rule::Gwg(9), warning, Some(1)),
            finding(Rule::Gwg(31), error, Some(2)),
            finding(Rule::Gwg(27), error, Some(2)),
            finding(Rule::Gwg(27), error, Some(3)),
            finding(Rule::Gwg(31), warning, Some(1)),
        ];
        let groups = groups(&findings);
        let order: Vec<_> = groups.iter().map(|it| (it.rule, it.severity)).collect();
        let wanted = [
            (Rule::Gwg(27), error),
            (Rule::Gwg(31), error),
            (Rule::PdfX(Clause::Metadata), error),
            (Rule::Gwg(9), warning),
            (Rule::Gwg(31), warning),
        ];
        assert_eq!(order, wanted);
        let lines = groups[0].lines();
        assert_eq!((lines.len(), lines[0].count, groups[0].count()), (1, 4, 4));
        assert_eq!((lines[0].pages.as_slice(), lines[0].at), (&[2, 3][..], 3));
    }
}
