//! Streams of objects (ISO 32000-1, 7.5.7), looked at before the reader expands them all: a few
//! bytes of one may stand for more values than there is memory, or be read over and over again.

use std::borrow::Cow;

use lopdf::{Dictionary, Object, Stream};

use super::lexer::{Lexer, Word};
use super::raw::{find, long_name};

/// The most bytes that one of them may unpack to.
pub(super) const SIZE_LIMIT: usize = 16 << 20;

/// The most words of all of them together, each some hundred bytes once it is read.
const WORD_LIMIT: usize = 4 << 20;

/// As how many words a dictionary counts, beside its own.
const DICTIONARY: usize = 4;

/// How many bytes around the name of a stream of objects are looked at for its dictionary.
const WINDOW: usize = 4096;

/// How many times its bytes a stream may be read over, beyond what every one may.
const READ_OVER: usize = 4;
const READ_ANYWAY: usize = 1 << 16;

/// How deep arrays and dictionaries may lie within each other; the reader takes no deeper ones.
const DEPTH: usize = 128;

/// The name of their type, and the entry without which they hold nothing.
const TYPE: &[u8] = b"ObjStm";
const FIRST: &[u8] = b"First";

/// The bytes of a file in which streams of objects that hold too much are none any more, and how
/// many those were.
pub(super) fn bounded(bytes: &[u8]) -> (Cow<'_, [u8]>, usize) {
    let mut bounded = Cow::Borrowed(bytes);
    let (mut left, mut removed) = (WORD_LIMIT, 0);
    for (from, to) in names(bytes, TYPE) {
        let start = from.saturating_sub(WINDOW);
        let start = bytes[start..from]
            .windows(3)
            .rposition(|it| it == b"obj")
            .map_or(from, |at| start + at + 3);
        let end = (to + WINDOW).min(bytes.len());
        let words = words(bytes, start, end).filter(|&words| words <= left);
        if let Some(words) = words {
            left -= words;
            continue;
        }
        removed += 1;
        let bytes = bounded.to_mut();
        bytes[from..to].fill(b'X');
        let entries: Vec<_> = names(&bytes[start..end], FIRST).collect();
        for (from, to) in entries {
            bytes[start + from..start + to].fill(b'X');
        }
    }
    (bounded, removed)
}

/// Where a name stands, also if its signs are written by their numbers.
fn names<'a>(
    bytes: &'a [u8],
    wanted: &'a [u8],
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let slash = at + memchr::memchr(b'/', &bytes[at..])?;
            at = slash + 1;
            if let Some(end) = end_of_name(bytes, at, wanted) {
                return Some((at, end));
            }
        }
    })
}

/// Where a name ends that begins at a place, if it is the one that is wanted.
fn end_of_name(bytes: &[u8], mut at: usize, wanted: &[u8]) -> Option<usize> {
    for &sign in wanted {
        let escaped = || {
            let digits = std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?;
            u8::from_str_radix(digits, 16).ok()
        };
        match *bytes.get(at)? {
            byte if byte == sign => at += 1,
            b'#' if escaped() == Some(sign) => at += 3,
            _ => return None,
        }
    }
    Some(at)
}

/// How many words the objects of a stream have, whose dictionary lies between two places; `None`
/// if it unpacks to too much, or is read over too often.
fn words(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let mut lexer = Lexer::new(&bytes[start..end]);
    let (mut filters, mut first) = (Vec::new(), 0);
    let mut key: &[u8] = b"";
    loop {
        match lexer.next_word() {
            Some(Word::Operator(b"stream")) => break,
            Some(Word::Name(name)) => match long_name(name) {
                Some(filter) if key == b"Filter" => {
                    filters.push(Object::Name(filter.to_vec()));
                }
                _ => key = name,
            },
            Some(Word::Number(number)) if key == FIRST => {
                (first, key) = (number.max(0.0) as usize, b"");
            }
            Some(_) => {}
            // What has no data holds nothing.
            None => return Some(0),
        }
    }
    let data = &bytes[start + lexer.place()..];
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    let data = data.strip_prefix(b"\n").unwrap_or(data);
    // A stream that says where it ends, by its filter, is not longer than that.
    let ends =
        filters.first().is_some_and(|it| it.as_name().ok() == Some(b"FlateDecode"));
    let size =
        if ends { data.len() } else { find(data, b"endstream").unwrap_or(data.len()) };
    // Neither does the reader take more.
    let size = size.min(2 * SIZE_LIMIT);
    let mut dictionary = Dictionary::new();
    if !filters.is_empty() {
        dictionary.set("Filter", filters);
    }
    let stream = Stream::new(dictionary, data[..size].to_vec());
    let content = stream.get_plain_content_with_limit(SIZE_LIMIT).ok()?;
    let index = content.get(..first).unwrap_or_default();
    let places = index.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty());
    let places = places.skip(1).step_by(2);
    let mut left = READ_ANYWAY + READ_OVER * content.len();
    let mut words = 0;
    for place in places {
        let place = std::str::from_utf8(place).ok().and_then(|it| it.parse().ok());
        let object =
            place.and_then(|place: usize| content.get(first.checked_add(place)?..));
        let (count, read) = object.map_or((1, 1), object_words);
        words += count;
        left = left.checked_sub(read)?;
    }
    Some(words)
}

/// How many words an object has, and how many bytes.
fn object_words(bytes: &[u8]) -> (usize, usize) {
    let mut lexer = Lexer::new(bytes);
    let (mut count, mut depth) = (0, 0usize);
    while let Some(word) = lexer.next_word() {
        count += 1;
        match word {
            Word::Open(sign) if depth < DEPTH => {
                depth += 1;
                if sign == b'<' {
                    count += DICTIONARY;
                }
            }
            Word::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    (count, lexer.place())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(index: &str, objects: &str, name: &str) -> Vec<u8> {
        let first = index.len();
        let length = first + objects.len();
        format!(
            "1 0 obj << /Type /{name} /N 1 /First {first} /Length {length} >> stream\n\
             {index}{objects}\nendstream endobj"
        )
        .into_bytes()
    }

    #[test]
    fn usual_streams_are_left_as_they_are() {
        let bytes = file("5 0 6 14 ", "<< /A [1 2] >> (text)", "ObjStm");
        assert_eq!(bounded(&bytes), (Cow::Borrowed(&bytes[..]), 0));
    }

    #[test]
    fn what_is_read_over_and_over_holds_nothing() {
        let index = "5 0 ".repeat(10_000);
        let objects = format!("[{}]", "0 ".repeat(10_000));
        for name in ["ObjStm", "Obj#53tm"] {
            let bytes = file(&index, &objects, name);
            let (bounded, removed) = bounded(&bytes);
            assert_eq!((bounded.len(), removed), (bytes.len(), 1));
            assert!(
                find(&bounded, b"ObjStm").is_none() && find(&bounded, b"First").is_none()
            );
        }
    }

    #[test]
    fn long_words_that_are_read_from_each_of_their_signs_hold_nothing() {
        let index: String = (0..5_000).map(|at| format!("{at} {at} ")).collect();
        for sign in ["1", "%", "(", "/", "["] {
            let bytes = file(&index, &sign.repeat(10_000), "ObjStm");
            let expected = usize::from(!matches!(sign, "/"));
            assert_eq!(bounded(&bytes).1, expected, "{sign}");
        }
    }
}
