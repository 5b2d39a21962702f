//! Single values of settings and contracts: lengths, shares, resolutions, words.

use std::ops::RangeInclusive;

use super::fields::{Fields, Located};
use crate::diagnostic::Diagnostic;
use crate::geom::Length;

/// A length between two bounds in millimetres, such as the example.
pub fn length(
    fields: &mut Fields,
    key: &'static str,
    bounds: RangeInclusive<f64>,
    example: &str,
) -> Option<Length> {
    let expected = format!("a length from {} to {} mm", bounds.start(), bounds.end());
    let within = |text: &str| {
        Length::parse(text).filter(|length| bounds.contains(&length.to_mm()))
    };
    parsed(fields, key, within, &expected, example)
}

/// One of a few words.
pub fn choice<T: Copy>(
    fields: &mut Fields,
    key: &'static str,
    choices: &[(&str, T)],
) -> Option<T> {
    let names: Vec<_> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
    let pick = |text: &str| choices.iter().find(|(name, _)| *name == text).map(|it| it.1);
    parsed(fields, key, pick, &names.join(" or "), choices[0].0)
}

/// A required text that `parse` understands; `expected` says what that is.
pub fn parsed<T>(
    fields: &mut Fields,
    key: &'static str,
    parse: impl Fn(&str) -> Option<T>,
    expected: &str,
    example: &str,
) -> Option<T> {
    let Located { value, place } = fields.required(key);
    if value.is_empty() {
        return None;
    }
    let result = parse(&value);
    if result.is_none() {
        let message = format!("expected {expected} for `{key}`, found `{value}`");
        let hint = format!("write it like this: `{key}: {example}`");
        fields.sink().push(Diagnostic::error(place, message).hint(hint));
    }
    result
}

/// A number with a unit, such as `300 %` or `300 ppi`, between two bounds.
pub fn quantity(
    fields: &mut Fields,
    key: &'static str,
    unit: &str,
    bounds: RangeInclusive<f64>,
) -> Option<f64> {
    let expected = format!("a number from {} to {} {unit}", bounds.start(), bounds.end());
    let example = format!("{} {unit}", bounds.end().min(300.0));
    let read = |text: &str| {
        let number: f64 = text.strip_suffix(unit)?.trim().parse().ok()?;
        bounds.contains(&number).then_some(number)
    };
    parsed(fields, key, read, &expected, &example)
}
