//! Where the words of a text stand in its file: what is printed has its white space folded,
//! and its quotation marks left out.

use std::ops::Range;

use crate::diagnostic::Location;
use crate::records::Text;

/// A text beside what is written for it.
pub struct Written<'a> {
    text: &'a Text,
    /// For each byte at which a character of the value begins, and for its end, the byte of the
    /// written text; `None` if they differ in more than white space and quotation marks.
    places: Option<Vec<(usize, usize)>>,
}

impl<'a> Written<'a> {
    /// Compares a text with what is written for it.
    pub fn of(text: &'a Text) -> Self {
        let written = written(text).unwrap_or_default();
        Self { text, places: compared(&text.value, written) }
    }

    /// Returns the location of a range of bytes of the text's value, and whether it is just that:
    /// of a text that is written with escapes the whole is returned, unless the words are written
    /// once and no more.
    pub fn place_of(&self, span: &Range<usize>) -> (Location, bool) {
        let whole = || (self.text.location.clone(), false);
        let Location::Text { source, range } = &self.text.location else {
            return whole();
        };
        let words = &self.text.value[span.clone()];
        let found =
            self.followed(span).or_else(|| alone(&source.text[range.clone()], words));
        match found {
            Some(found) => {
                let place = range.start + found.start..range.start + found.end;
                (Location::text(source, place), true)
            }
            None => whole(),
        }
    }

    /// Returns the number of characters of the value before a byte of its file; `None` if the
    /// byte is not within the text, or is hidden by an escape.
    pub fn characters_before(&self, byte: usize) -> Option<usize> {
        let Location::Text { range, .. } = &self.text.location else { return None };
        let within = byte.checked_sub(range.start).filter(|it| *it <= range.len())?;
        Some(self.places.as_ref()?.partition_point(|(_, place)| *place < within))
    }

    /// Returns the bytes of the written text that a range of the value is written as.
    fn followed(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let places = self.places.as_ref()?;
        let at =
            |byte: usize| places.binary_search_by_key(&byte, |(value, _)| *value).ok();
        let (first, end) = (at(span.start)?, at(span.end)?);
        let last = places.get(end.checked_sub(1)?)?;
        // White space after the words is not theirs.
        let width = self.text.value[last.0..].chars().next()?.len_utf8();
        let end = if self.text.value[last.0..].starts_with(' ') {
            places[end].1
        } else {
            last.1 + width
        };
        Some(places[first].1..end)
    }
}

/// Returns what is written for a text, its quotation marks included.
fn written(text: &Text) -> Option<&str> {
    let Location::Text { source, range } = &text.location else { return None };
    source.text.get(range.clone())
}

/// Follows a value through what is written for it; see [`Written::places`].
fn compared(value: &str, written: &str) -> Option<Vec<(usize, usize)>> {
    let mut signs = written.char_indices().peekable();
    if written.starts_with(['"', '\'']) && !value.starts_with(['"', '\'']) {
        signs.next();
    }
    let mut places = Vec::with_capacity(value.len() / 2 + 1);
    for (at, wanted) in value.char_indices() {
        if wanted != ' ' {
            while signs.next_if(|(_, it)| is_folded(*it)).is_some() {}
        }
        let &(place, sign) = signs.peek()?;
        places.push((at, place));
        if wanted == ' ' && is_folded(sign) {
            while signs.next_if(|(_, it)| is_folded(*it)).is_some() {}
        } else if sign == wanted {
            signs.next();
        } else {
            return None;
        }
    }
    places.push((value.len(), signs.peek().map_or(written.len(), |(next, _)| *next)));
    Some(places)
}

/// Finds words that are written once and no more.
fn alone(written: &str, words: &str) -> Option<Range<usize>> {
    let mut found = written.match_indices(words).map(|(at, _)| at..at + words.len());
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether a sign is white space that is folded into one space; see `records::paragraphs`.
fn is_folded(sign: char) -> bool {
    sign.is_ascii_whitespace()
        || matches!(sign, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Source;
    use crate::records::Located;

    /// A text whose value is written so at the start of a file.
    fn text(value: &str, written: &str) -> Text {
        let source = Arc::new(Source { path: String::new(), text: written.to_owned() });
        let location = Location::text(&source, 0..written.len());
        Located { value: value.to_owned(), location }
    }

    fn found(value: &str, written: &str, words: &str) -> Option<String> {
        let start = value.find(words).expect("the words are in the value");
        let text = text(value, written);
        let (location, is_exact) =
            Written::of(&text).place_of(&(start..start + words.len()));
        let Location::Text { range, .. } = location else { return None };
        is_exact.then(|| written[range].to_owned())
    }

    #[test]
    fn words_are_found_behind_folded_lines_and_quotation_marks() {
        for (value, written, words, expected) in [
            ("a b c", "a\r\n   b  c\n", "b", "b"),
            ("a b c", "a\r\n   b  c\n", "a b", "a\r\n   b"),
            ("a b c", "a\r\n   b  c\n", "b c", "b  c"),
            ("a b c", "a\r\n   b  c\n", " ", "\r\n   "),
            ("a b c", "\"a b\n c\"", "c", "c"),
            ("a b c", "'a b c'", "a", "a"),
            ("على على", "على على", "على على", "على على"),
        ] {
            let found = found(value, written, words);
            assert_eq!(found.as_deref(), Some(expected), "{written:?} {words:?}");
        }
    }

    #[test]
    fn words_behind_escapes_are_found_if_they_are_written_once() {
        assert_eq!(found("a\u{a0}b", r#""a\_b""#, "b").as_deref(), Some("b"));
        assert_eq!(found("b\u{a0}b", r#""b\_b""#, "b"), None);
    }

    #[test]
    fn bytes_of_the_file_are_characters_of_the_value() {
        let text = text("سوق قديم", "سوق\n  قديم");
        let written = Written::of(&text);
        assert_eq!(written.characters_before("سوق\n  ".len()), Some(4));
        assert_eq!(written.characters_before(0), Some(0));
        assert_eq!(written.characters_before(1000), None);
    }
}
