//! What Typst says, as messages of ours: it speaks English alone.
//!
//! Its commonest texts have codes and words of their own here; all others are quoted as they are.

use malzama_message::{Message, choices, message};
use typst::diag::{FileError, Tracepoint};

/// How Typst begins and ends the reason of a file that a loader refuses.
const REFUSED: (&str, &str) = ("failed to load file (", ")");

/// A text of Typst with up to two values: what stands before the first, between both and after
/// the last, and the message with the values. Without a middle there is only one value.
type Known = (&'static str, &'static str, &'static str, fn(&str, &str) -> Message);

/// The commonest texts, as the sources of Typst 0.15.1 have them.
const KNOWN: [Known; 20] = [
    ("unknown variable: ", "", "", |it, _| message!("typst/unknown-variable", name = it)),
    ("expected ", ", found ", "", |wanted, found| {
        let wanted = wanted.replace(", or ", ", ").replace(" or ", ", ");
        let wanted = choices(wanted.split(", "));
        message!("typst/expected", wanted = wanted, found = found)
    }),
    ("file not found (searched at ", "", ")", |it, _| {
        message!("typst/no-file", path = it)
    }),
    ("unclosed delimiter", "", "", |_, _| message!("typst/open-bracket")),
    ("unclosed string", "", "", |_, _| message!("typst/open-string")),
    ("unexpected argument: ", "", "", |it, _| {
        message!("typst/unexpected-argument", name = it)
    }),
    ("unexpected argument", "", "", |_, _| message!("typst/argument-too-many")),
    ("missing argument: ", "", "", |it, _| message!("typst/missing-argument", name = it)),
    ("dictionary does not contain key \"", "", "\"", |it, _| {
        message!("typst/no-key", key = it)
    }),
    (
        "dictionary does not contain key \"",
        "",
        "\" and no default value was specified",
        |it, _| message!("typst/no-key", key = it),
    ),
    ("array index out of bounds (index: ", ", len: ", ")", |index, length| {
        message!("typst/no-item", index = index, length = length)
    }),
    (
        "array index out of bounds (index: ",
        ", len: ",
        ") and no default value was specified",
        |index, length| message!("typst/no-item", index = index, length = length),
    ),
    ("type ", " has no method `", "`", |kind, it| {
        message!("typst/no-field", of = kind, name = it)
    }),
    ("type ", " does not contain field `", "`", |kind, it| {
        message!("typst/no-field", of = kind, name = it)
    }),
    ("module `", "` does not contain `", "`", |of, it| {
        message!("typst/no-field", of = of, name = it)
    }),
    ("unresolved import", "", "", |_, _| message!("typst/unresolved-import")),
    ("label `", "", "` does not exist in the document", |it, _| {
        message!("typst/no-label", label = it)
    }),
    ("assertion failed: ", "", "", |it, _| message!("typst/stopped", words = it)),
    ("panicked with: ", "", "", |it, _| message!("typst/stopped", words = it)),
    ("unknown font family: ", "", "", |it, _| message!("typst/no-font", font = it)),
];

/// Returns what Typst says as a message of ours.
pub fn message_of(said: &str) -> Message {
    let of_ours = || serde_json::from_str(within(said, REFUSED.0, REFUSED.1)?).ok();
    let known = || KNOWN.iter().find_map(|known| recognised(said, known));
    of_ours().or_else(known).unwrap_or_else(|| message!("layout/typst", message = said))
}

/// Returns the error of a file that is refused for a reason of ours: Typst passes on text alone,
/// so [`message_of`] takes the message out of it again.
pub fn refusal(reason: &Message) -> FileError {
    let reason = serde_json::to_string(reason).unwrap_or_default();
    FileError::Other(Some(reason.into()))
}

/// Returns where in a layout Typst came from when it met a fault, as a hint.
pub fn trace(point: &Tracepoint, at: &str) -> Message {
    match point {
        Tracepoint::Call(Some(name)) => {
            message!("hint/while-calling", name = name.as_str(), at = at)
        }
        Tracepoint::Call(None) => message!("hint/while-calling-function", at = at),
        Tracepoint::Show(name) => {
            message!("hint/while-showing", name = name.as_str(), at = at)
        }
        Tracepoint::Import(name) | Tracepoint::Include(name) => {
            message!("hint/while-importing", name = name.as_str(), at = at)
        }
    }
}

fn recognised(said: &str, (start, middle, end, made): &Known) -> Option<Message> {
    let values = within(said, start, end)?;
    match (values, *middle) {
        // A text without values stands alone.
        ("", "") => (said == *start).then(|| made("", "")),
        (_, "") => (!end.is_empty() || start.ends_with(' ')).then(|| made(values, "")),
        _ => values.split_once(middle).map(|(one, other)| made(one, other)),
    }
}

fn within<'a>(said: &'a str, start: &str, end: &str) -> Option<&'a str> {
    said.strip_prefix(start)?.strip_suffix(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::text;

    #[test]
    fn common_texts_have_codes_of_their_own() {
        for (said, code, english) in [
            (
                "unknown variable: city",
                "typst/unknown-variable",
                "unknown variable: `city`",
            ),
            (
                "expected content, string, or none, found integer",
                "typst/expected",
                "expected `content` or `string` or `none`, found `integer`",
            ),
            (
                "expected integer or float, found \"a, found b\"",
                "typst/expected",
                "expected `integer` or `float`, found `\"a, found b\"`",
            ),
            (
                "dictionary does not contain key \"name\"",
                "typst/no-key",
                "the dictionary has no key `name`",
            ),
            (
                "dictionary does not contain key \"name\" and no default value was specified",
                "typst/no-key",
                "the dictionary has no key `name`",
            ),
            (
                "array index out of bounds (index: 3, len: 2)",
                "typst/no-item",
                "the array has no item at `3`: it has `2`",
            ),
            ("unclosed delimiter", "typst/open-bracket", "a bracket is not closed"),
            (
                "unexpected argument",
                "typst/argument-too-many",
                "there is an argument too many",
            ),
            ("panicked with: no page", "typst/stopped", "the layout stops: no page"),
        ] {
            let message = message_of(said);
            assert_eq!(message.code(), code, "{said}");
            assert_eq!(text(&message), english);
        }
    }

    #[test]
    fn other_texts_are_quoted() {
        for said in ["expected comma", "unclosed delimiters", "panicked", "unknown", ""] {
            let message = message_of(said);
            assert_eq!(message.code(), "layout/typst", "{said}");
            assert_eq!(text(&message), said);
        }
    }

    #[test]
    fn our_own_refusals_pass_through_typst() {
        let reason = message!("path/not-plain", path = "../a)\"");
        assert_eq!(message_of(&refusal(&reason).to_string()), reason);
    }
}
