//! Texts as people read them in a language written from right to left: names keep their own
//! direction, and numbers have the language's digits.
//!
//! A catalogue writes names, keys and values in backticks. Here each becomes an isolate (Unicode
//! Bidirectional Algorithm, UAX #9): it cannot turn the words around it, nor they it. What is typed
//! or was typed also stands in guillemets; proper names, such as those of formats and programs, do
//! without. The signs of isolates have no width, and terminals that do not know them pass over them;
//! `docs/developers.md` tells what multiplexers do.

use crate::Digits;

/// Opens a part whose direction is that of its first letter.
pub(crate) const OPENING: char = '\u{2068}';

/// Closes it.
pub(crate) const CLOSING: char = '\u{2069}';

/// Stands for a backtick of a value, as those of the catalogue mark names.
const BACKTICK: char = '\u{f8ff}';

/// Writes a value so that it can stand in a text that [`spoken`] reads: it has no backticks and
/// no signs that turn the direction of what follows.
pub(crate) fn value(text: &str) -> String {
    let kept = text.chars().map(|sign| match sign {
        '`' => BACKTICK,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        other => other,
    });
    kept.collect()
}

/// Writes a text of a catalogue as it is shown, with its numbers in these `digits`.
pub(crate) fn spoken(text: &str, digits: Digits) -> String {
    let mut shown = String::with_capacity(text.len() * 2);
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            let name: String =
                part.chars().filter(|sign| ![OPENING, CLOSING].contains(sign)).collect();
            shown.push(OPENING);
            match is_proper(part) {
                true => shown.push_str(&name),
                false => shown.extend(["«", &name, "»"]),
            }
            shown.push(CLOSING);
        } else {
            shown.push_str(&with_few_isolates(&digits.set(part)));
        }
    }
    shown.replace(BACKTICK, "`")
}

/// Whether a catalogue's own name is a proper one, such as `PDF`, `UTF-8` or `iPhone`: it begins
/// with a letter, where a value begins with the sign of its isolate, and has a capital.
fn is_proper(name: &str) -> bool {
    name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && name.contains(|sign: char| sign.is_ascii_uppercase())
}

/// Returns a text without the isolates that hold no Latin letters: those need none.
fn with_few_isolates(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPENING) {
        kept.push_str(before);
        let (inside, after) = after.split_once(CLOSING).unwrap_or((after, ""));
        if inside.contains(|sign: char| sign.is_ascii_alphabetic()) {
            kept.push(OPENING);
            kept.push_str(inside);
            kept.push(CLOSING);
        } else {
            kept.push_str(inside);
        }
        rest = after;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_isolated_and_numbers_are_set() {
        let shown = spoken("في `a-1.yaml` 3 أسطر", Digits::ArabicIndic);
        assert_eq!(shown, "في \u{2068}«a-1.yaml»\u{2069} ٣ أسطر");
    }

    #[test]
    fn proper_names_stand_without_guillemets() {
        let value = format!("`{OPENING}PDF{CLOSING}`");
        let text = format!("`PDF/X-4` `iPhone` `--out DIR` `key: value` {value}");
        let shown = spoken(&text, Digits::ArabicIndic).replace([OPENING, CLOSING], "");
        assert_eq!(shown, "PDF/X-4 iPhone «--out DIR» «key: value» «PDF»");
    }

    #[test]
    fn values_neither_open_a_name_nor_turn_a_line() {
        assert_eq!(value("a`b\u{202e}c"), "a\u{f8ff}b\u{fffd}c");
        let text = format!("`{OPENING}{}{CLOSING}` عكا", value("a`b"));
        assert_eq!(spoken(&text, Digits::Latin), "\u{2068}«a`b»\u{2069} عكا");
    }

    #[test]
    fn only_latin_letters_are_isolated_outside_of_names() {
        let text = format!("{OPENING}disk full{CLOSING} {OPENING}عكا 3{CLOSING}");
        assert_eq!(spoken(&text, Digits::Latin), "\u{2068}disk full\u{2069} عكا 3");
    }
}
