//! Texts without quotation marks.

/// What another reader may take a plain text for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    /// A number, a time or a date.
    Number,
    /// Yes or no.
    Boolean,
    /// Nothing, or a mark of YAML's own.
    Mark,
}

/// Returns the text as it is, if it then reads as itself in a place of one line, also for
/// readers of YAML 1.1. One that might be read as a number, a date or a boolean needs an old
/// text that might be so as well: whoever wrote that one counted on it, and it stays plain.
pub(super) fn plain(text: &str, old: Option<&str>, is_flow: bool) -> Option<String> {
    let is_same = match sort(text) {
        Sort::Text => true,
        Sort::Mark => false,
        other => old.is_some_and(|old| sort(old) == other),
    };
    (is_same && may_be_plain(text, is_flow)).then(|| text.to_owned())
}

/// Whether the syntax of YAML lets the text stand without quotation marks. Signs that are
/// hard to see at its ends and within need some, so that they are seen.
fn may_be_plain(text: &str, is_flow: bool) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return false };
    let second = characters.next();
    let begins = match first {
        '-' | '?' | ':' => {
            second.is_some_and(|c| c != ' ' && !(is_flow && is_bracket(c)))
        }
        _ => !",[]{}#&*!|>'\"%@`".contains(first),
    };
    begins
        && !text.starts_with("---")
        && !text.starts_with("...")
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| super::quoted::is_printed(c) && c != '\t')
        && !(is_flow && text.contains(is_bracket))
}

/// Whether a sign ends a plain text within brackets.
fn is_bracket(sign: char) -> bool {
    matches!(sign, ',' | '[' | ']' | '{' | '}')
}

/// Tells what readers of YAML 1.1 or 1.2 may take a plain text for. Anything that looks
/// like a number is one here: it is only quoted.
fn sort(text: &str) -> Sort {
    const BOOLEANS: [&str; 8] = ["y", "n", "yes", "no", "true", "false", "on", "off"];
    const NUMBERS: [&str; 6] = [".inf", "+.inf", "-.inf", ".nan", "inf", "nan"];
    if matches!(text, "" | "~" | "=" | "<<") || text.eq_ignore_ascii_case("null") {
        return Sort::Mark;
    }
    let is_one_of = |words: &[&str]| words.iter().any(|it| text.eq_ignore_ascii_case(it));
    if is_one_of(&BOOLEANS) {
        return Sort::Boolean;
    }
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    let is_number = |c: char| c.is_ascii_hexdigit() || "xXoO_.:,+-tTzZ ".contains(c);
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    match begins && has_digit && text.chars().all(is_number) || is_one_of(&NUMBERS) {
        true => Sort::Number,
        false => Sort::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_readers_take_for_something_else_is_quoted() {
        for text in ["yes", "No", "on", "OFF", "null", "~", "", "=", "<<", "1990", "-5"] {
            assert_eq!(plain(text, Some("نص"), false), None, "{text}");
        }
        for text in [".5", "0x1F", "1_000", "12:30", "2026-11-23", "1e3", ".inf", "+1"] {
            assert_eq!(plain(text, None, false), None, "{text}");
        }
        for text in ["3 mm", "عكا", "300 %", "e5", "٣٠", "PDF/X-4", "10 / 2", "inf."]
        {
            assert_eq!(plain(text, None, false).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_number_stays_plain_in_place_of_a_number() {
        assert_eq!(plain("1991", Some("1990"), false).as_deref(), Some("1991"));
        assert_eq!(plain("yes", Some("1990"), false), None);
        assert_eq!(plain("null", Some("null"), false), None);
    }

    #[test]
    fn signs_with_a_meaning_need_quotation_marks() {
        let texts = [
            "- a",
            "?",
            "? a",
            ":",
            ": a",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "'a'",
            "\"a",
            "[a",
            "{a",
            ", a",
            "a: b",
            "a:",
            "a #b",
            " a",
            "a ",
            "a\tb",
            "a\nb",
            "a\u{85}b",
            "a\u{2028}",
            "a\u{7}",
            "\u{feff}a",
            "a\u{a0}",
            "---",
        ];
        for text in texts {
            assert!(!may_be_plain(text, false), "{text:?}");
        }
        for text in [
            "-a",
            ":a",
            "?a",
            "a:b",
            "a#b",
            "a, b",
            "a [b]",
            "«a»، ب؛ ج؟",
            "a\u{200f}",
            "🌿",
        ] {
            assert!(may_be_plain(text, false), "{text:?}");
        }
        for text in ["a, b", "a [b]", "-[", "a}"] {
            assert!(!may_be_plain(text, true), "{text:?}");
        }
    }
}
