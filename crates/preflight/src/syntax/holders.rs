//! Streams that hold objects, and those that tell where objects stand (ISO 32000-1, 7.5.7 and
//! 7.5.8), as they are written in a file: what the reader needs before it can read anything.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexer::{Lexer, Word};
use super::raw::long_name;

/// How many bytes around the name of a stream of objects are looked at for its dictionary.
const WINDOW: usize = 4096;

/// How many bytes of dictionaries are looked through in all: half a second's work. Real files
/// have some hundred bytes for each of these streams.
const LOOKED_THROUGH: usize = 256 << 20;

/// The name of their type, and that of streams of cross-references.
const TYPE: &[u8] = b"ObjStm";
const TABLE: &[u8] = b"XRef";

/// The entry without which they hold nothing.
pub(super) const FIRST: &[u8] = b"First";

/// The dictionary of a stream of objects or of cross-references, as it is written.
pub(super) struct Holder {
    /// Where it may begin, and where it ends at the latest.
    pub(super) range: Range<usize>,
    /// Where its type stands.
    pub(super) name: Range<usize>,
    pub(super) holds_objects: bool,
    /// Where the names of its filters stand, and their long names.
    pub(super) filters: Vec<(Range<usize>, &'static [u8])>,
    /// Where the first of its objects stands in what is packed in it.
    pub(super) first: usize,
    /// Where its data begins; `None` if it has none.
    pub(super) data: Option<usize>,
}

/// The bytes of a file in which the filters of streams of objects and of cross-references have
/// their long names; `None` if they have. Short ones are for inline images alone (ISO 32000-1, table
/// 93), but other readers take them everywhere. Where no white space gives way to a longer name, what
/// follows moves, and the table of objects is no longer right.
pub(super) fn with_long_names(bytes: &[u8], holders: &[Holder]) -> Option<Vec<u8>> {
    let filters = holders.iter().flat_map(|holder| &holder.filters);
    let short: BTreeMap<usize, (usize, &[u8])> = filters
        .filter(|(name, long)| bytes[name.clone()] != **long)
        .map(|(name, long)| (name.start, (name.end, *long)))
        .collect();
    if short.is_empty() {
        return None;
    }
    let mut written = Vec::with_capacity(bytes.len() + 16 * short.len());
    let mut at = 0;
    for (from, (to, long)) in &short {
        written.extend_from_slice(&bytes[at..*from]);
        written.extend_from_slice(long);
        let spaces = bytes[*to..].iter().take_while(|&&it| it == b' ').count();
        // One stays, as what follows may be a word.
        at = to + spaces.saturating_sub(1).min(long.len() - (to - from));
    }
    written.extend_from_slice(&bytes[at..]);
    Some(written)
}

/// Looks through a file for dictionaries of streams of objects and of cross-references; `None` if
/// that would take too long.
pub(super) fn holders(bytes: &[u8]) -> Option<Vec<Holder>> {
    let mut left = LOOKED_THROUGH;
    let mut holders = Vec::new();
    for (name, wanted) in names(bytes, &[TYPE, TABLE]) {
        let start = name.start.saturating_sub(WINDOW);
        let start = bytes[start..name.start]
            .windows(3)
            .rposition(|it| it == b"obj")
            .map_or(name.start, |at| start + at + 3);
        let end = (name.end + WINDOW).min(bytes.len());
        let (holder, read) = Holder::read(bytes, start..end, name, wanted == TYPE);
        left = left.checked_sub(read)?;
        holders.push(holder);
    }
    Some(holders)
}

impl Holder {
    /// Reads the dictionary within a range that has a name; also returns how many bytes were read.
    fn read(
        bytes: &[u8],
        range: Range<usize>,
        name: Range<usize>,
        holds_objects: bool,
    ) -> (Self, usize) {
        let start = range.start;
        let mut lexer = Lexer::new(&bytes[range.clone()]);
        let (mut filters, mut first) = (Vec::new(), 0);
        let mut key: &[u8] = b"";
        let data = loop {
            match lexer.next_word() {
                Some(Word::Operator(b"stream")) => break Some(start + lexer.place()),
                Some(Word::Name(name)) => match long_name(name) {
                    Some(filter) if key == b"Filter" => {
                        let end = start + lexer.place();
                        filters.push((end - name.len()..end, filter));
                    }
                    _ => key = name,
                },
                Some(Word::Number(number)) if key == FIRST => {
                    (first, key) = (number.max(0.0) as usize, b"");
                }
                Some(_) => {}
                None => break None,
            }
        };
        let read = (name.start - start) + lexer.place();
        (Self { range, name, holds_objects, filters, first, data }, read)
    }
}

/// Where names stand, also if their signs are written by their numbers, and which of those that are
/// wanted each of them is.
pub(super) fn names<'a>(
    bytes: &'a [u8],
    wanted: &'a [&'static [u8]],
) -> impl Iterator<Item = (Range<usize>, &'static [u8])> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let slash = at + memchr::memchr(b'/', &bytes[at..])?;
            at = slash + 1;
            for name in wanted {
                if let Some(end) = end_of_name(bytes, at, name) {
                    return Some((at..end, *name));
                }
            }
        }
    })
}

/// Where a name ends that begins at a place, if it is the one that is wanted.
pub(super) fn end_of_name(bytes: &[u8], mut at: usize, wanted: &[u8]) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_belong_to_no_stream_are_looked_through_for_a_while() {
        for name in ["/ObjStm ", "/XRef "] {
            assert!(holders(name.repeat(20_000).as_bytes()).is_some(), "{name}");
            assert!(holders(name.repeat(200_000).as_bytes()).is_none(), "{name}");
        }
    }

    #[test]
    fn short_names_of_filters_are_written_out() {
        let long = |dictionary: &str| {
            let bytes = format!("1 0 obj <<{dictionary}>> stream\n/Fl\nendstream endobj");
            let holders = holders(bytes.as_bytes()).expect("little");
            let written = with_long_names(bytes.as_bytes(), &holders)?;
            let written = String::from_utf8(written).expect("a text");
            let end = written.find(">> stream").expect("the dictionary ends");
            let moved = written.len() - bytes.len();
            Some((written["1 0 obj <<".len()..end].to_owned(), moved))
        };
        for (dictionary, expected, moved) in [
            ("/Type/XRef/Filter/Fl/N 1", "/Type/XRef/Filter/FlateDecode/N 1", 9),
            (
                "/Filter /Fl          /Type /ObjStm",
                "/Filter /FlateDecode /Type /ObjStm",
                0,
            ),
            (
                "/Filter [/A85 /Fl] /Type /XRef",
                "/Filter [/ASCII85Decode /FlateDecode] /Type /XRef",
                19,
            ),
        ] {
            assert_eq!(long(dictionary), Some((expected.to_owned(), moved)));
        }
        for dictionary in [
            "/Type /ObjStm /Filter /FlateDecode",
            "/Type /Metadata /Filter /Fl",
            "/Type /ObjStm /Fl /Fl",
        ] {
            assert_eq!(long(dictionary), None, "{dictionary}");
        }
    }
}
