//! The severities of the rules of the Ghent Workgroup for sheet-fed offset.

use crate::severity::Severity;

/// The severity of a rule by its number, where it has one severity only (R0031 and R0032 have
/// both, by how few pixels there are).
pub(super) fn of(number: u8) -> Severity {
    match number {
        1 | 2 | 3 | 7 | 20 | 27 | 28 | 30 | 35 => Severity::Error,
        _ => Severity::Warning,
    }
}
