//! Streams of objects (ISO 32000-1, 7.5.7), looked at before the reader expands them all: a few
//! bytes of one may stand for more values than there is memory, or be read over and over again.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Object, Stream};

use super::budget::{Budget, DEPTH};
use super::holders::{FIRST, Holder, names};
use super::lexer::{Lexer, Word};
use super::raw::find;

/// The most bytes that a stream of objects may unpack to.
pub const OBJECT_STREAM: usize = 16 << 20;

/// As how many words a dictionary counts, beside its own.
const DICTIONARY: usize = 4;

/// How many times its bytes a stream may be read over, beyond what every one may.
const READ_OVER: usize = 4;
const READ_ANYWAY: usize = 1 << 16;

/// How many bytes of objects are read in all: half a second's work.
const READ: usize = 256 << 20;

/// The bytes of a file in which streams of objects that hold too much are none any more, and how
/// many those were. `holders` are all that are in the file.
pub(super) fn bounded<'a>(bytes: &'a [u8], holders: &[Holder]) -> (Cow<'a, [u8]>, usize) {
    let mut bounded = Cow::Borrowed(bytes);
    let mut budget = Budget::of_streams(bytes.len(), READ);
    let mut removed = 0;
    for holder in holders.iter().filter(|it| it.holds_objects) {
        if holder.fits(bytes, &mut budget).is_some() {
            continue;
        }
        removed += 1;
        let bytes = bounded.to_mut();
        bytes[holder.name.clone()].fill(b'X');
        let start = holder.range.start;
        let entries: Vec<_> = names(&bytes[holder.range.clone()], &[FIRST]).collect();
        for (entry, _) in entries {
            bytes[start + entry.start..start + entry.end].fill(b'X');
        }
    }
    (bounded, removed)
}

impl Holder {
    /// Takes what it holds from the budget; `None` if that is spent, or if it unpacks to too
    /// much or is read over too often.
    fn fits(&self, bytes: &[u8], budget: &mut Budget) -> Option<()> {
        // What has no data holds nothing.
        let Some(data) = self.data else { return Some(()) };
        let content = self.unpack(&bytes[data..], budget)?;
        let index = content.get(..self.first).unwrap_or_default();
        let places = index.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty());
        let mut own = READ_ANYWAY + READ_OVER * content.len();
        for place in places.skip(1).step_by(2) {
            let place = std::str::from_utf8(place).ok().and_then(|it| it.parse().ok());
            let object = place
                .and_then(|place: usize| content.get(self.first.checked_add(place)?..));
            let (words, read) = object.map_or((1, 1), object_words);
            own = own.checked_sub(read)?;
            budget.take_read(read)?;
            budget.take_words(words)?;
        }
        Some(())
    }

    /// Returns what is packed in the stream whose bytes `data` begins with, without predictors; `None` if it is too much.
    fn unpack(&self, data: &[u8], budget: &mut Budget) -> Option<Vec<u8>> {
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let most = (2 * OBJECT_STREAM).min(budget.data());
        let data = &data[..most.min(data.len())];
        let mut filters = self.filters.iter().map(|(_, long)| *long).peekable();
        let content = if filters.next_if_eq(&&b"FlateDecode"[..]).is_some() {
            // It ends where its filter says. Of damaged bytes, the reader takes what comes before.
            let decoder = ZlibDecoder::new(data);
            let mut limited = decoder.take(OBJECT_STREAM as u64 + 1);
            let mut content = Vec::new();
            let _ = limited.read_to_end(&mut content);
            budget.take_unpacked(content.len())?;
            let read = usize::try_from(limited.into_inner().total_in()).ok()?;
            budget.take_data(read)?;
            content
        } else {
            let size = find(data, b"endstream").unwrap_or(data.len());
            budget.take_data(size)?;
            data[..size].to_vec()
        };
        let filters: Vec<_> = filters.map(|it| Object::Name(it.to_vec())).collect();
        if filters.is_empty() {
            return (content.len() <= OBJECT_STREAM).then_some(content);
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Filter", filters);
        Stream::new(dictionary, content).get_plain_content_with_limit(OBJECT_STREAM).ok()
    }
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
            // The reader takes words apart that stand together.
            Word::Operator(operator) => count += operator.len() / 2,
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
    use super::super::holders::holders;
    use super::*;

    fn bound(bytes: &[u8]) -> (Cow<'_, [u8]>, usize) {
        bounded(bytes, &holders(bytes).expect("little"))
    }

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
        assert_eq!(bound(&bytes), (Cow::Borrowed(&bytes[..]), 0));
    }

    #[test]
    fn what_is_read_over_and_over_holds_nothing() {
        let index = "5 0 ".repeat(10_000);
        let objects = format!("[{}]", "0 ".repeat(10_000));
        for name in ["ObjStm", "Obj#53tm"] {
            let bytes = file(&index, &objects, name);
            let (bounded, removed) = bound(&bytes);
            assert_eq!((bounded.len(), removed), (bytes.len(), 1));
            assert!(
                find(&bounded, b"ObjStm").is_none() && find(&bounded, b"First").is_none()
            );
        }
    }

    #[test]
    fn streams_that_lie_within_each_other_are_read_as_often_as_real_ones() {
        let bytes = "5 0 obj << /Type /ObjStm /N 1 /First 4 >> stream\n".repeat(10_000);
        let (_, removed) = bound(bytes.as_bytes());
        assert!(removed > 9_000, "{removed}");
    }

    #[test]
    fn long_words_that_are_read_from_each_of_their_signs_hold_nothing() {
        let index: String = (0..5_000).map(|at| format!("{at} {at} ")).collect();
        for sign in ["1", "%", "(", "/", "["] {
            let bytes = file(&index, &sign.repeat(10_000), "ObjStm");
            let expected = usize::from(!matches!(sign, "/"));
            assert_eq!(bound(&bytes).1, expected, "{sign}");
        }
    }
}
