//! What the YAML parser refuses, in words that say what to do about it.

use std::sync::Arc;

use serde_saphyr::Error;

use super::yaml::byte_range;
use crate::diagnostic::{Diagnostic, Place, Source};

/// What helps against most slips.
pub const QUOTES: &str =
    "put the whole text in double quotes, or below the key after `|`";

/// What helps against a colon that YAML takes for a key's.
const COLON: &str = "put the whole text in double quotes; or write a space after the colon of the key above";

/// What helps against a line at the wrong depth.
const INDENT: &str =
    "indent it like the other lines of its text, or write `key: value` with a space";

/// What the parser says (a part of it), what that means, and what to do.
const ADVICE: [(&str, &str, &str); 24] = [
    ("tabs disallowed", "a tab stands where spaces are needed", "indent with spaces"),
    (
        "cannot start with a tab",
        "a tab stands where spaces are needed",
        "indent with spaces",
    ),
    ("mapping values are not allowed", "a colon and a space within a text", COLON),
    (
        "simple key expect",
        "a line that is neither a key with a value nor part of the text above",
        INDENT,
    ),
    (
        "did not find expected key",
        "a line that is neither a key with a value nor part of the text above",
        INDENT,
    ),
    ("block sequence entries", "a text that begins with `- `", QUOTES),
    ("trailing content after", "more text after a closing quotation mark", REQUOTE),
    (
        "scanning a block scalar",
        "a text on the line of its `|`",
        "begin it on the next line",
    ),
    ("comment intercepting", "a line of the text begins with `#`", QUOTES),
    ("unclosed quote", "a quotation mark that is never closed", REQUOTE),
    ("unclosed bracket", "a bracket that is never closed", QUOTES),
    ("scanning a tag", "a text that begins with `!`", QUOTES),
    ("unknown anchor", "a text that begins with `*`", QUOTES),
    ("scanning an anchor or alias", "a text that begins with `&` or `*`", QUOTES),
    ("Anchors", "a text that begins with `&`, or an anchor", QUOTES),
    ("Aliases", "a text that begins with `*`, or an alias", QUOTES),
    ("Documents", "a second document begins here", "a record is one file: remove `---`"),
    ("budget breached", "the file is too large or too deeply nested", "make it simpler"),
    ("recursion limit", "the file is too deeply nested", "make it simpler"),
    (
        "null into string",
        "a key that means nothing to YAML",
        "put the key in double quotes",
    ),
    (
        "expected string scalar",
        "a key that is no text",
        "write each line as `key: value`",
    ),
    ("unexpected character: `\\u{", "a character that is no text", "remove it"),
    ("control character", "a character that is no text", "remove it"),
    ("unexpected character", "a text cannot begin with this character", QUOTES),
];

/// What helps against quotation marks within a text.
const REQUOTE: &str =
    "write the text below the key after `|`, where quotation marks are free";

/// Translates the parser's error.
pub fn fault(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let text = error.without_snippet().to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    let place = error.location().map_or_else(
        || Place::File(source.path.clone()),
        |location| Place::text(source, byte_range(&location, &source.text)),
    );
    match ADVICE.iter().find(|(said, ..)| reason.contains(said)) {
        Some((_, message, hint)) => Diagnostic::error(place, *message).hint(*hint),
        None => Diagnostic::error(
            place,
            format!("this is not YAML that can be read: {reason}"),
        )
        .hint("compare the line with the same line of another record"),
    }
}
