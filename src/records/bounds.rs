//! Bounds of what a record may hold: each far beyond any booklet, and all of them well
//! within what can be laid out in seconds.
//!
//! The longest texts of the exhibition have 250 words, the longest names 40 letters.

use std::ops::Range;
use std::sync::Arc;

use malzama_message::{Message, message};
use unicode_normalization::char::is_combining_mark;

use super::located::Text;
use super::signs::{is_invisible, is_plain};
use crate::diagnostic::{Diagnostic, Location, Sink, Source};

/// Most letters of a text of one line, by its key.
const LETTERS: [(&str, usize); 9] = [
    ("name", 500),
    ("title", 500),
    ("heading", 500),
    ("founded", 500),
    ("credit", 500),
    ("phone", 200),
    ("caption", 2000),
    ("label", 2000),
    ("alt", 4000),
];

/// Most letters of any other text of one line.
const LETTERS_OTHERWISE: usize = 1000;

/// Most letters of a text that is nested freely below `extra`.
const FREE_LETTERS: usize = 20_000;

/// Most letters without a space between them: the longest web addresses have some
/// hundreds.
const WORD: usize = 1000;

/// Most marks on a letter, and most invisible signs in a row. A letter of the Koran has
/// up to five.
const MARKS: usize = 20;

/// Most words of a paragraph. Lines are broken for a whole paragraph at once, in a time
/// that grows with the square of its length.
const PARAGRAPH: usize = 1000;

/// Most words of a text with paragraphs.
const WORDS: usize = 25_000;

/// Most paragraphs of a text.
const PARAGRAPHS: usize = 2500;

/// Returns the most letters of the text of one line below `key`.
pub fn letters(key: &str) -> usize {
    LETTERS.iter().find(|(it, _)| *it == key).map_or(LETTERS_OTHERWISE, |it| it.1)
}

/// Returns the most items of a list below `key`, or pairs of labels and texts.
pub fn items(key: &str) -> usize {
    ITEMS.iter().find(|(it, _)| *it == key).map_or(ITEMS_OTHERWISE, |it| it.1)
}

/// Most items of a list, or pairs of labels and texts, by its key.
const ITEMS: [(&str, usize); 5] = [
    ("links", 50),
    ("photographs", 300),
    ("market", 300),
    ("imprint", 100),
    ("extra", 500),
];

/// Most items of any other list, and most keys of a record.
pub const ITEMS_OTHERWISE: usize = 1000;

/// Most lists and pairs within each other below `extra`.
const NESTING: usize = 20;

/// Most labels and texts in all of them.
const FREE_TEXTS: usize = 10_000;

/// Most words of a city with all its groups.
pub const CITY_WORDS: usize = 100_000;

/// Reports a word that is too long, and a letter with too many marks; `range` is where
/// the text is written.
pub fn check_letters(
    source: &Arc<Source>,
    range: &Range<usize>,
    text: &str,
    sink: &mut Sink,
) {
    let report =
        |found: &Range<usize>, message: Message, hint: Message, sink: &mut Sink| {
            let location = locate(source, range, &text[found.clone()]);
            sink.push(Diagnostic::error(location, message).hint(hint));
        };
    if let Some((found, count)) = longest_run(text, |sign| !is_break(sign), is_letter)
        && count > WORD
    {
        let message = message!("text/long-word", count = count, most = WORD);
        report(&found, message, message!("hint/part-words"), sink);
    }
    if let Some((found, count)) = longest_run(text, is_mark, is_mark)
        && count > MARKS
    {
        let message = message!("text/many-marks", count = count, most = MARKS);
        report(&found, message, message!("hint/type-again"), sink);
    }
}

/// Reports a text of one line that is too long for its key, and cuts it off there.
pub fn check_line(text: &mut Text, key: &str, sink: &mut Sink) {
    check_length(text, key, letters(key), sink);
}

/// Does the same for a text that is nested freely.
pub fn check_free_text(text: &mut Text, key: &str, sink: &mut Sink) {
    check_length(text, key, FREE_LETTERS, sink);
}

/// Reports free values with too many labels and texts.
pub fn check_free_texts(count: usize, key: &str, location: Location, sink: &mut Sink) {
    if count > FREE_TEXTS {
        let most = FREE_TEXTS;
        let message =
            message!("record/too-many-items", key = key, count = count, most = most);
        sink.push(Diagnostic::error(location, message).hint(message!("hint/fewer")));
    }
}

/// Reports a list or pairs nested too deep below `key`; returns whether they are not.
pub fn check_depth(
    depth: usize,
    key: &str,
    location: &Location,
    sink: &mut Sink,
) -> bool {
    if depth > NESTING {
        let message = message!("record/too-deep", key = key, most = NESTING);
        sink.push(
            Diagnostic::error(location.clone(), message)
                .hint(message!("hint/make-simpler")),
        );
    }
    depth <= NESTING
}

/// Reports a text of more than `most` letters, and cuts it off there, so that later checks
/// have a bound too.
fn check_length(text: &mut Text, key: &str, most: usize, sink: &mut Sink) {
    if let Some((end, _)) = text.value.char_indices().nth(most) {
        let count = text.value.chars().count();
        text.value.truncate(end);
        let message = message!("record/too-long", key = key, count = count, most = most);
        sink.push(
            Diagnostic::error(text.location.clone(), message)
                .hint(message!("hint/shorten")),
        );
    }
}

/// Reports a text with too many words or paragraphs, and a paragraph that is too long.
/// Returns its paragraphs, without those beyond the bound.
pub fn check_paragraphs(
    mut paragraphs: Vec<Text>,
    key: &str,
    location: &Location,
    sink: &mut Sink,
) -> Vec<Text> {
    let mut words = 0;
    for paragraph in &paragraphs {
        let count = words_of(paragraph);
        words += count;
        if count > PARAGRAPH {
            let message =
                message!("text/long-paragraph", count = count, most = PARAGRAPH);
            sink.push(
                Diagnostic::error(paragraph.location.clone(), message)
                    .hint(message!("hint/part-paragraphs")),
            );
        }
    }
    if words > WORDS {
        let message =
            message!("record/too-many-words", key = key, count = words, most = WORDS);
        sink.push(
            Diagnostic::error(location.clone(), message).hint(message!("hint/shorten")),
        );
    }
    if let Some(first) = paragraphs.get(PARAGRAPHS) {
        let count = paragraphs.len();
        let message = message!(
            "record/too-many-paragraphs",
            key = key,
            count = count,
            most = PARAGRAPHS
        );
        sink.push(
            Diagnostic::error(first.location.clone(), message)
                .hint(message!("hint/join-paragraphs")),
        );
        paragraphs.truncate(PARAGRAPHS);
    }
    paragraphs
}

/// Reports a list, or keys with values, that has too many items, at the first beyond the
/// bound. Returns the others.
pub fn check_items<T>(
    mut items: Vec<T>,
    key: &str,
    location: impl Fn(&T) -> Location,
    sink: &mut Sink,
) -> Vec<T> {
    let most = self::items(key);
    if let Some(first) = items.get(most) {
        let count = items.len();
        let message =
            message!("record/too-many-items", key = key, count = count, most = most);
        sink.push(
            Diagnostic::error(location(first), message).hint(message!("hint/fewer")),
        );
        items.truncate(most);
    }
    items
}

/// Counts the words of a text.
pub fn words_of(text: &Text) -> usize {
    text.value.split_whitespace().count()
}

/// Whether a line may be broken at a sign: no-break spaces hold words together.
fn is_break(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether a sign takes no room of its own.
fn is_mark(sign: char) -> bool {
    if is_plain(sign) {
        return false;
    }
    is_combining_mark(sign) || (is_invisible(sign) && !sign.is_whitespace())
}

/// Whether a sign takes room of its own within a word.
fn is_letter(sign: char) -> bool {
    !is_mark(sign)
}

/// Finds the run of signs of a kind with the most that count; returns its bytes and their
/// number.
fn longest_run(
    text: &str,
    kind: impl Fn(char) -> bool,
    counts: fn(char) -> bool,
) -> Option<(Range<usize>, usize)> {
    let mut longest: Option<(Range<usize>, usize)> = None;
    let (mut start, mut count, mut is_within) = (0, 0, false);
    for (at, sign) in text.char_indices() {
        if !kind(sign) {
            is_within = false;
            continue;
        }
        if !is_within {
            (start, count, is_within) = (at, 0, true);
        }
        count += usize::from(counts(sign));
        if longest.as_ref().is_none_or(|it| it.1 < count) {
            longest = Some((start..at + sign.len_utf8(), count));
        }
    }
    longest
}

/// Returns the location of `part` within a text written at `range`; that of the whole
/// text if its writing differs, as with escapes.
fn locate(source: &Arc<Source>, range: &Range<usize>, part: &str) -> Location {
    let start = source.text[range.clone()].find(part);
    let found = start.map_or(range.clone(), |at| {
        let start = range.start + at;
        start..start + part.len()
    });
    Location::text(source, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        let source = Arc::new(Source { path: String::new(), text: text.to_owned() });
        let mut sink = Sink::new();
        check_letters(&source, &(0..text.len()), text, &mut sink);
        sink.diagnostics().iter().map(|it| it.code().to_owned()).collect()
    }

    #[test]
    fn words_and_marks_have_bounds() {
        let word = "ب".repeat(WORD);
        assert_eq!(codes(&format!("{word} {word}")), [""; 0]);
        assert_eq!(codes(&format!("{word}\u{a0}{word}")), ["text/long-word"]);
        let marks = "\u{651}\u{64e}".repeat(MARKS / 2);
        assert_eq!(codes(&format!("ب{marks}ب{marks}")), [""; 0]);
        assert_eq!(codes(&format!("ب{marks}\u{650}")), ["text/many-marks"]);
        assert_eq!(codes(&"\u{2067}".repeat(MARKS + 1)), ["text/many-marks"]);
    }
}
