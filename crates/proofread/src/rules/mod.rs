//! All rules.

mod brackets;
mod doubled;
mod hamza;
mod invisible;
mod leftover;
mod marks;
mod mixture;
mod names;
mod other_city;
mod pasted;
mod persian;
mod punctuation;
mod run_together;
mod spacing;
mod spelling;
mod tatweel;
mod unknown;

pub(crate) use self::mixture::Mixture;
pub(crate) use self::unknown::check as check_unknown;

use crate::Rule;
use crate::reading::{Findings, Reading};

/// All rules, in the order in which they are documented.
pub static RULES: &[&Rule] = &[
    &hamza::HAMZA,
    &spelling::SPELLING,
    &spelling::ANNA_BEFORE_VERB,
    &doubled::DOUBLED_WORD,
    &run_together::RUN_TOGETHER,
    &spacing::SPACE_AFTER_WAW,
    &spacing::SPACE_BEFORE,
    &spacing::SPACE_AFTER,
    &spacing::DOUBLE_SPACE,
    &punctuation::LATIN_PUNCTUATION,
    &punctuation::DOUBLED_PUNCTUATION,
    &brackets::UNPAIRED_BRACKET,
    &mixture::MIXED_QUOTES,
    &mixture::MIXED_DIGITS,
    &marks::LONE_MARK,
    &marks::DOUBLED_MARK,
    &marks::MISPLACED_MARK,
    &tatweel::STRAY_TATWEEL,
    &persian::PERSIAN_LETTER,
    &pasted::PRESENTATION_FORM,
    &pasted::REVERSED_TEXT,
    &invisible::INVISIBLE_SIGN,
    &invisible::NO_BREAK_SPACE,
    &leftover::FILE_NAME,
    &leftover::UNFINISHED_TEXT,
    &leftover::PLACEHOLDER_CREDIT,
    &names::NAME_SPELLING,
    &other_city::OTHER_CITY,
    &unknown::UNKNOWN_WORD,
];

/// Returns the rule of an identifier.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Reads a text by all rules that need no other text.
pub(crate) fn check_text(reading: &Reading, findings: &mut Findings) {
    const CHECKS: &[fn(&Reading, &mut Findings)] = &[
        names::check,
        hamza::check,
        spelling::check,
        doubled::check,
        run_together::check,
        spacing::check,
        punctuation::check,
        brackets::check,
        marks::check,
        tatweel::check,
        persian::check,
        pasted::check,
        invisible::check,
        leftover::check,
        other_city::check,
    ];
    for check in CHECKS {
        check(reading, findings);
    }
}
