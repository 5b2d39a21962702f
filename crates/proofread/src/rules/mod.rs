//! All rules.

mod doubled;
mod hamza;
mod punctuation;
mod spacing;

use crate::Rule;
use crate::reading::{Findings, Reading};

/// All rules, in the order in which they are documented.
pub static RULES: &[&Rule] = &[
    &hamza::HAMZA,
    &doubled::DOUBLED_WORD,
    &spacing::SPACE_AFTER_WAW,
    &spacing::SPACE_BEFORE,
    &spacing::SPACE_AFTER,
    &spacing::DOUBLE_SPACE,
    &punctuation::LATIN_PUNCTUATION,
    &punctuation::DOUBLED_PUNCTUATION,
];

/// Returns the rule of an identifier.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Reads a text by all rules that need no other text.
pub(crate) fn check_text(reading: &Reading, findings: &mut Findings) {
    const CHECKS: &[fn(&Reading, &mut Findings)] =
        &[hamza::check, doubled::check, spacing::check, punctuation::check];
    for check in CHECKS {
        check(reading, findings);
    }
}
