//! Readers of single values in settings and contracts: lengths, percentages, resolutions,
//! keywords.

use std::ops::RangeInclusive;

use malzama_message::{Value, choices, message, number};

use super::fields::Fields;
use super::located::{Located, Text};
use crate::diagnostic::Diagnostic;
use crate::geom::Length;

/// Reads a length within `bounds`, in millimetres; the hint shows `example`.
pub fn length(
    fields: &mut Fields,
    key: &'static str,
    bounds: RangeInclusive<f64>,
    example: &str,
) -> Option<Length> {
    let (least, most) = (shortest(*bounds.start()), shortest(*bounds.end()));
    let expected = message!("expected/length", least = least, most = most);
    let within = |text: &str| {
        Length::parse(text).filter(|length| bounds.contains(&length.to_mm()))
    };
    parsed(fields, key, within, expected, example)
}

/// Does what [`length`] does; the key may be absent.
pub fn optional_length(
    fields: &mut Fields,
    key: &'static str,
    bounds: RangeInclusive<f64>,
    example: &str,
) -> Option<Length> {
    if fields.has(key) {
        return length(fields, key, bounds, example);
    }
    // Taken all the same, so that it is known as a key.
    fields.optional(key);
    None
}

/// Reads one of the `known` keywords.
pub fn choice<T: Copy>(
    fields: &mut Fields,
    key: &'static str,
    known: &[(&str, T)],
) -> Option<T> {
    let text = required(fields, key)?;
    pick(fields, key, text, known)
}

/// Reads one of the `known` keywords; the key may be absent.
pub fn optional_choice<T: Copy>(
    fields: &mut Fields,
    key: &'static str,
    known: &[(&str, T)],
) -> Option<T> {
    let text = fields.optional(key)?;
    pick(fields, key, text, known)
}

/// Words for yes and no, as people type them.
pub const FLAGS: [(&str, bool); 8] = [
    ("true", true),
    ("yes", true),
    ("on", true),
    ("نعم", true),
    ("false", false),
    ("no", false),
    ("off", false),
    ("لا", false),
];

/// Reads a yes or no, in any case; no if the key is absent.
pub fn flag(fields: &mut Fields, key: &'static str) -> bool {
    let Some(text) = fields.optional(key) else { return false };
    let expected = choices(["true", "false"]);
    parse(fields, key, text, parse_flag, expected, "true").unwrap_or_default()
}

/// Whether a text is one of the words for yes.
pub fn is_true(text: &str) -> bool {
    parse_flag(text) == Some(true)
}

fn parse_flag(text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    FLAGS.iter().find(|(word, _)| *word == text).map(|(_, flag)| *flag)
}

fn pick<T: Copy>(
    fields: &mut Fields,
    key: &'static str,
    text: Text,
    known: &[(&str, T)],
) -> Option<T> {
    let expected = choices(known.iter().map(|(name, _)| name));
    let pick = |text: &str| known.iter().find(|(name, _)| *name == text).map(|it| it.1);
    parse(fields, key, text, pick, expected, known[0].0)
}

/// Takes a required text; `None` if it is missing or empty, which is reported.
fn required(fields: &mut Fields, key: &'static str) -> Option<Text> {
    Some(fields.required(key)).filter(|text| !text.value.is_empty())
}

/// Parses a required text with `read`; `expected` describes valid values in the message,
/// `example` in the hint.
pub fn parsed<T>(
    fields: &mut Fields,
    key: &'static str,
    read: impl Fn(&str) -> Option<T>,
    expected: impl Into<Value>,
    example: &str,
) -> Option<T> {
    let text = required(fields, key)?;
    parse(fields, key, text, read, expected.into(), example)
}

/// Does what [`parsed`] does; the key may be absent.
pub fn parsed_if_there<T>(
    fields: &mut Fields,
    key: &'static str,
    read: impl Fn(&str) -> Option<T>,
    expected: impl Into<Value>,
    example: &str,
) -> Option<T> {
    let text = fields.optional(key)?;
    parse(fields, key, text, read, expected.into(), example)
}

fn parse<T>(
    fields: &mut Fields,
    key: &'static str,
    Located { value, location }: Text,
    read: impl Fn(&str) -> Option<T>,
    expected: Value,
    example: &str,
) -> Option<T> {
    let result = read(&value);
    if result.is_none() {
        let message = message!(
            "record/unexpected-value",
            expected = expected,
            key = key,
            value = value
        );
        let hint = message!("hint/write-like-this", key = key, example = example);
        fields.sink().push(Diagnostic::error(location, message).hint(hint));
    }
    result
}

/// Reads a number with a unit, such as `300 %` or `300 ppi`, within `bounds`.
pub fn quantity(
    fields: &mut Fields,
    key: &'static str,
    unit: &str,
    bounds: RangeInclusive<f64>,
) -> Option<f64> {
    let text = required(fields, key)?;
    parse_quantity(fields, key, text, unit, bounds)
}

/// Does what [`quantity`] does; the key may be absent. Without a unit, the number is a
/// whole one.
pub fn optional_quantity(
    fields: &mut Fields,
    key: &'static str,
    unit: &str,
    bounds: RangeInclusive<f64>,
) -> Option<f64> {
    let text = fields.optional(key)?;
    parse_quantity(fields, key, text, unit, bounds)
}

fn parse_quantity(
    fields: &mut Fields,
    key: &'static str,
    text: Text,
    unit: &str,
    bounds: RangeInclusive<f64>,
) -> Option<f64> {
    let (least, most) = (shortest(*bounds.start()), shortest(*bounds.end()));
    let example = bounds.end().min(300.0);
    let (expected, example) = if unit.is_empty() {
        let expected = message!("expected/whole-number", least = least, most = most);
        (expected, example.to_string())
    } else {
        let expected =
            message!("expected/quantity", least = least, most = most, unit = unit);
        (expected, format!("{example} {unit}"))
    };
    let read = |text: &str| {
        let number: f64 = text.strip_suffix(unit)?.trim().parse().ok()?;
        let is_fit = !unit.is_empty() || number.fract() == 0.0;
        (is_fit && bounds.contains(&number)).then_some(number)
    };
    parse(fields, key, text, read, expected.into(), &example)
}

/// Formats a bound: without decimals if it is whole, otherwise with two.
fn shortest(bound: f64) -> Value {
    number(bound, if bound.fract() == 0.0 { 0 } else { 2 })
}
