//! Translates errors of the YAML parser that no slip explains into messages that say what
//! to do about them. What the parser itself says is never shown.

use std::ops::Range;
use std::sync::Arc;

use malzama_message::{Message, message};
use serde_saphyr::{Error, Location as Span};

use crate::diagnostic::{Diagnostic, Location, Source};

/// Common slips: a fragment of the parser's error text, the message, and the hint. The
/// first match wins.
static SLIPS: [(&str, Message, Message); 21] = [
    ("tabs disallowed", message!("yaml/tab"), message!("hint/indent-with-spaces")),
    (
        "cannot start with a tab",
        message!("yaml/tab"),
        message!("hint/indent-with-spaces"),
    ),
    (
        "mapping values are not allowed",
        message!("yaml/colon-in-text"),
        message!("hint/quote-colon"),
    ),
    ("simple key expect", message!("yaml/stray-line"), message!("hint/indent-line")),
    (
        "did not find expected key",
        message!("yaml/stray-line"),
        message!("hint/indent-line"),
    ),
    ("block sequence entries", message!("yaml/dash"), message!("hint/quote-text")),
    (
        "trailing content after",
        message!("yaml/after-quotation-mark"),
        message!("hint/write-after-bar"),
    ),
    (
        "scanning a block scalar",
        message!("yaml/text-after-bar"),
        message!("hint/next-line"),
    ),
    ("comment intercepting", message!("yaml/hash-line"), message!("hint/quote-text")),
    (
        "unclosed quote",
        message!("yaml/open-quotation-mark"),
        message!("hint/write-after-bar"),
    ),
    ("unclosed bracket", message!("yaml/open-bracket"), message!("hint/quote-text")),
    ("scanning a tag", message!("yaml/exclamation-mark"), message!("hint/quote-text")),
    ("unknown anchor", message!("yaml/asterisk"), message!("hint/quote-text")),
    (
        "scanning an anchor or alias",
        message!("yaml/ampersand-or-asterisk"),
        message!("hint/quote-text"),
    ),
    ("Anchors", message!("yaml/anchor"), message!("hint/quote-text")),
    ("Aliases", message!("yaml/alias"), message!("hint/quote-text")),
    ("budget breached", message!("yaml/too-large"), message!("hint/make-simpler")),
    ("recursion limit", message!("yaml/too-deep"), message!("hint/make-simpler")),
    ("null into string", message!("yaml/null-key"), message!("hint/quote-key")),
    ("expected string scalar", message!("yaml/key-not-text"), message!("hint/write-key")),
    (
        "unexpected character",
        message!("yaml/first-character"),
        message!("hint/quote-text"),
    ),
];

/// Translates an error of the parser into a diagnostic.
pub fn fault(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let text = error.without_snippet().to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    let location = error.location().map_or_else(
        || Location::file(&source.path),
        |span| Location::text(source, byte_range(&span, &source.text)),
    );
    match SLIPS.iter().find(|(said, ..)| reason.contains(said)) {
        Some((_, message, hint)) => {
            Diagnostic::error(location, message.clone()).hint(hint.clone())
        }
        None => Diagnostic::error(location, message!("yaml/unreadable"))
            .hint(message!("hint/compare-line")),
    }
}

/// Returns the byte range of a span. Errors carry only line and column, and point at a
/// single character.
pub(super) fn byte_range(span: &Span, text: &str) -> Range<usize> {
    let bytes = span.span();
    if let (Some(start), Some(length)) = (bytes.byte_offset(), bytes.byte_len()) {
        let start = usize::try_from(start).unwrap_or(text.len()).min(text.len());
        let length = usize::try_from(length).unwrap_or(0);
        return start..start.saturating_add(length).min(text.len());
    }
    let line = usize::try_from(span.line().saturating_sub(1)).unwrap_or(0);
    let column = usize::try_from(span.column().saturating_sub(1)).unwrap_or(0);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let line = text[start..].split('\n').next().unwrap_or_default();
    let offset = line.char_indices().nth(column).map_or(line.len(), |(offset, _)| offset);
    start + offset..start + offset + 1
}
