//! The objects of a file, walked over before the reader builds them all: a table of them may name
//! one any number of times, objects may share their ends, and the length of a stream may be another
//! stream, on and on.

use std::borrow::Cow;
use std::collections::BTreeSet;

use memchr::memmem;

use super::holders::Holder;
use super::lexer::{Lexer, Word};
use super::object_streams::{Left, WORD_LIMIT};
use super::places::places;

/// How many times the bytes of a file are read at most, in objects that share them; and as many
/// bytes as small files may take beyond.
const READ_OVER: usize = 4;
const READ_ANYWAY: usize = 1 << 20;

/// How deep arrays and dictionaries may lie within each other; the reader takes no deeper ones.
const DEPTH: usize = 128;

/// What is found on the way.
#[derive(Default)]
struct Found {
    /// The numbers of objects that are dictionaries or streams.
    dictionaries: BTreeSet<u64>,
    /// Where the name of a length stands, and the number of the object that it is.
    lengths: Vec<(usize, u64)>,
}

/// The bytes of a file, whose header stands at a place, in which lengths are none that are streams;
/// `None` if its objects are more than can be held. `holders` are all that are in the file.
pub(super) fn without_endless_lengths<'a>(
    bytes: Cow<'a, [u8]>,
    header: usize,
    holders: &[Holder],
) -> Option<Cow<'a, [u8]>> {
    let read = READ_OVER * bytes.len() + READ_ANYWAY;
    let left = || Left { words: WORD_LIMIT, read, data: read };
    let mut found = Found::default();
    let mut of_table = left();
    for place in places(&bytes, header, holders, &mut of_table)? {
        found.walk(&bytes, place, &mut of_table)?;
    }
    // Without a table, the reader looks for objects itself.
    let mut of_file = left();
    for place in heads(&bytes) {
        found.walk(&bytes, place, &mut of_file)?;
    }
    let Found { dictionaries, lengths } = found;
    let mut bytes = bytes;
    // What has no length is read up to its end.
    for (place, number) in lengths {
        if dictionaries.contains(&number) {
            bytes.to_mut()[place] = b'X';
        }
    }
    Some(bytes)
}

/// Where objects seem to begin: the places of their numbers.
fn heads(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    memmem::find_iter(bytes, b"obj").filter_map(|at| {
        let before = |end: usize, is: fn(&u8) -> bool| {
            end - bytes[..end].iter().rev().take_while(|byte| is(byte)).count()
        };
        let mut start = at;
        for _ in 0..2 {
            let end = before(start, u8::is_ascii_whitespace);
            start = before(end, u8::is_ascii_digit);
            if start == end {
                return None;
            }
        }
        Some(start)
    })
}

impl Found {
    /// Walks over the object that begins at a place, if there is one.
    fn walk(&mut self, bytes: &[u8], place: usize, left: &mut Left) -> Option<()> {
        let Some(object) = bytes.get(place..) else { return Some(()) };
        let mut lexer = Lexer::new(object);
        let words = self.walk_object(&mut lexer, place);
        Left::take(&mut left.words, words)?;
        Left::take(&mut left.read, lexer.place())
    }

    /// Walks over an object, and returns how many words it has.
    fn walk_object(&mut self, lexer: &mut Lexer, place: usize) -> usize {
        let (Some(Word::Number(number)), Some(Word::Number(_))) =
            (lexer.next_word(), lexer.next_word())
        else {
            return 1;
        };
        if lexer.next_word() != Some(Word::Operator(b"obj")) {
            return 1;
        }
        let (mut words, mut depth, mut is_dictionary) = (0, 0, false);
        // The last words of a dictionary's entry: a length, and the object that is the length.
        let mut length: Option<(usize, Vec<u64>)> = None;
        while let Some(word) = lexer.next_word() {
            words += 1;
            match word {
                Word::Open(sign) if depth < DEPTH => {
                    is_dictionary |= depth == 0 && sign == b'<';
                    depth += 1;
                }
                Word::Close(_) => depth = depth.saturating_sub(1),
                Word::Name(name) if depth == 1 => {
                    let at = place + lexer.place() - name.len();
                    length = (is_length(name)).then(|| (at, Vec::new()));
                    continue;
                }
                Word::Number(number) => {
                    if let Some((_, numbers)) = &mut length {
                        numbers.push(number as u64);
                    }
                    if depth > 0 {
                        continue;
                    }
                }
                Word::Operator(b"R") => {
                    if let Some((at, numbers)) = &length
                        && let [number, _] = numbers[..]
                    {
                        self.lengths.push((*at, number));
                    }
                    // A reference is one value.
                    words -= 2.min(words - 1);
                }
                _ => {}
            }
            length = None;
            if depth == 0 {
                break;
            }
        }
        if is_dictionary {
            self.dictionaries.insert(number as u64);
        }
        words
    }
}

/// Whether a name is that of a length, also if its signs are written by their numbers.
fn is_length(name: &[u8]) -> bool {
    super::holders::end_of_name(name, 0, b"Length") == Some(name.len())
}

#[cfg(test)]
mod tests {
    use super::super::holders::holders;
    use super::*;

    fn walked(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
        without_endless_lengths(bytes.into(), 0, &holders(bytes).expect("little"))
    }

    /// A table by which objects from number 1 on stand at these places.
    fn table(places: impl IntoIterator<Item = usize>) -> String {
        let entries = places.into_iter().map(|place| format!("{place:010} 00000 n \n"));
        let entries: Vec<_> = entries.collect();
        format!("xref\n1 {}\n{}trailer\n", entries.len(), entries.concat())
    }

    #[test]
    fn lengths_that_are_streams_are_none() {
        for (stream, length) in [
            ("<</Length 2 0 R>>", "12"),
            ("<</Length 2 0 R/First 1>>", "12"),
            ("<</DecodeParms<</Length 1 0 R>>/Length 9>>", "<<>>"),
        ] {
            let file = format!("1 0 obj{stream}stream endobj 2 0 obj {length} endobj");
            assert!(walked(file.as_bytes()) == Some(file.as_bytes().into()), "{file}");
        }
        for head in ["2 0 obj", "2 0 %\nobj"] {
            for name in ["Length", "L#65ngth"] {
                let stream = format!("1 0 obj<</{name} 2 0 R>>stream endobj ");
                let file = format!("{stream}{head}<</Length 1 0 R>>stream endobj ");
                let table = table([0, stream.len()]);
                let file = format!("{file}{table}");
                let walked = walked(file.as_bytes()).expect("little");
                assert_eq!(walked.windows(7).filter(|it| it == b"/Length").count(), 0);
            }
        }
    }

    #[test]
    fn an_object_that_is_named_over_and_over_again_is_too_much() {
        let file = |count| {
            let object = format!("1 0 obj[{}] endobj ", "1 ".repeat(10_000));
            format!("{object}{}", table(std::iter::repeat_n(0, count)))
        };
        assert!(walked(file(10).as_bytes()).is_some());
        assert!(walked(file(500).as_bytes()).is_none());
    }

    #[test]
    fn objects_that_share_their_end_are_too_much_with_and_without_a_table() {
        let file = |count| {
            let heads: String =
                (1..=count).map(|number| format!("{number} 0 obj[%")).collect();
            format!("{heads}\n{}] endobj ", "1 ".repeat(10_000))
        };
        assert!(walked(file(10).as_bytes()).is_some());
        assert!(walked(file(500).as_bytes()).is_none());
    }
}
