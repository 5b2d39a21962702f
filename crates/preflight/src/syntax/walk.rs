//! The objects of a file, walked over before the reader builds them all: a table of them may name
//! one any number of times, objects may share their ends, and the length of a stream may be another
//! stream, on and on.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::budget::Budget;
use super::holders::Holder;
use super::object::{Length, Walked, walk};
use super::places::places;

/// How many lengths may be streams that have such lengths, one after another: the reader goes
/// from one to the next before it returns to the first.
const CHAIN: usize = 16;

/// What was found on the way.
#[derive(Default)]
struct Found {
    /// How many bytes the largest object of each number has.
    sizes: BTreeMap<u64, usize>,
    /// The largest value of the numbers among them.
    values: BTreeMap<u64, usize>,
    /// Where the names of lengths stand that are other objects: by the number of that object, and that
    /// of the stream.
    lengths: BTreeMap<(u64, u64), Vec<usize>>,
}

/// The bytes of a file, whose header stands at a place, with another name for lengths that are
/// streams on and on; `None` if its objects are more than can be held. `holders` are all that are in
/// the file.
pub(super) fn without_endless_lengths<'a>(
    bytes: Cow<'a, [u8]>,
    header: usize,
    holders: &[Holder],
) -> Option<Cow<'a, [u8]>> {
    let mut found = Found::default();
    let (mut tables, mut data) = (Vec::new(), Vec::new());
    // Without a table, the reader looks for objects itself.
    let mut scan = Budget::of_objects(bytes.len());
    for place in bodies(&bytes) {
        let mut walked = walk(&bytes, place, &mut scan)?;
        walked.number = number_before(&bytes, place);
        found.enter(&walked, place);
        tables.extend(walked.table.take());
        data.push(walked);
    }
    data.iter().try_for_each(|walked| found.take_data(walked, &bytes, &mut scan))?;
    let mut named = Budget::of_objects(bytes.len());
    for (number, place) in places(&bytes, header, &tables, &mut named)? {
        let Some(place) = behind_head(&bytes, place, &mut named)? else { continue };
        let walked = Walked { number: Some(number), ..walk(&bytes, place, &mut named)? };
        found.enter(&walked, place);
        found.take_data(&walked, &bytes, &mut named)?;
    }
    let mut bytes = bytes;
    for place in found.endless().into_iter().chain(found.lengths_of_holders(holders)) {
        bytes.to_mut()[place] = b'X';
    }
    Some(bytes)
}

/// Where objects seem to begin, behind their word.
fn bodies(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let found = memmem::find_iter(bytes, b"obj");
    found.filter(|&at| !bytes[..at].ends_with(b"end")).map(|at| at + b"obj".len())
}

/// The number of an object whose body begins at a place; `None` if it cannot be told.
fn number_before(bytes: &[u8], place: usize) -> Option<u64> {
    let head = &bytes[..place - b"obj".len()];
    let is_space = |it: &u8| it.is_ascii_whitespace() || *it == 0;
    let trim = |head: &[u8], is: &dyn Fn(&u8) -> bool| {
        head.len() - head.iter().rev().take_while(|it| is(it)).count()
    };
    let generation = &head[..trim(head, &is_space)];
    let number = &generation[..trim(generation, &u8::is_ascii_digit)];
    let number = &number[..trim(number, &is_space)];
    let digits = &number[trim(number, &u8::is_ascii_digit)..];
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// Where the body of the object begins whose number stands at a place, as the reader takes it; `None`
/// within if there is none, and `None` if too much was read.
fn behind_head(bytes: &[u8], place: usize, budget: &mut Budget) -> Option<Option<usize>> {
    let mut at = place;
    let passed = |is: fn(&u8) -> bool, at: &mut usize| {
        let start = *at;
        *at +=
            bytes.get(start..).unwrap_or_default().iter().take_while(|it| is(it)).count();
        *at > start
    };
    let is_space = |it: &u8| it.is_ascii_whitespace() || *it == 0;
    let is_line = |it: &u8| !matches!(it, b'\r' | b'\n');
    for _ in 0..2 {
        if !passed(u8::is_ascii_digit, &mut at) {
            return Some(None);
        }
        loop {
            passed(is_space, &mut at);
            // A comment counts as space.
            if bytes.get(at) != Some(&b'%') || !passed(is_line, &mut at) {
                break;
            }
        }
    }
    budget.take_read(at - place)?;
    let is_object = bytes.get(at..).is_some_and(|rest| rest.starts_with(b"obj"));
    Some(is_object.then_some(at + b"obj".len()))
}

impl Found {
    /// Notes what an object says that begins at a place.
    fn enter(&mut self, walked: &Walked, place: usize) {
        let Some(number) = walked.number else { return };
        let size = self.sizes.entry(number).or_default();
        *size = walked.read.max(*size);
        if let Some(value) = walked.value {
            let known = self.values.entry(number).or_default();
            *known = value.max(*known);
        }
        if let Some(Length::Object { name, number: other }) = walked.length {
            self.lengths.entry((other, number)).or_default().push(place + name);
        }
    }

    /// Takes what the reader copies of the data of a stream, and what it reads to know how much.
    fn take_data(
        &self,
        walked: &Walked,
        bytes: &[u8],
        budget: &mut Budget,
    ) -> Option<()> {
        let Some(data) = walked.data else { return Some(()) };
        let left = bytes.len() - data;
        let length = match walked.length {
            Some(Length::Value(value)) => Some(value),
            Some(Length::Object { number, .. }) => {
                budget.take_read(self.sizes.get(&number).copied().unwrap_or_default())?;
                self.values.get(&number).copied()
            }
            None => None,
        };
        // Without a length, the reader looks for the end.
        let length = length.or_else(|| memmem::find(&bytes[data..], b"endstream"));
        budget.take_data(length.unwrap_or(left).min(left))
    }

    /// Where the names of lengths stand that are streams on and on.
    fn endless(&self) -> Vec<usize> {
        let mut of: BTreeSet<u64> =
            self.lengths.keys().map(|(_, stream)| *stream).collect();
        for _ in 0..CHAIN {
            let next = self.lengths.keys().filter(|(length, _)| of.contains(length));
            of = next.map(|(_, stream)| *stream).collect();
        }
        let endless = self.lengths.iter().filter(|((length, _), _)| of.contains(length));
        endless.flat_map(|(_, places)| places.iter().copied()).collect()
    }

    /// Where the names of lengths of streams of objects stand that no number in the file itself tells:
    /// another stream of objects could hold them, on and on (ISO 32000-1, 7.5.7, forbids it).
    fn lengths_of_holders(&self, holders: &[Holder]) -> Vec<usize> {
        let lengths = self
            .lengths
            .iter()
            .filter(|((length, _), _)| !self.values.contains_key(length));
        let places = lengths.flat_map(|(_, places)| places.iter().copied());
        let starts: BTreeMap<usize, usize> = holders
            .iter()
            .filter(|it| it.holds_objects)
            .map(|it| (it.range.start, it.data.unwrap_or(it.range.end)))
            .collect();
        let is_within = |place: &usize| {
            starts.range(..=*place).next_back().is_some_and(|(_, end)| place < end)
        };
        places.filter(is_within).collect()
    }
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

    /// A chain of streams, each of which has the next one for its length.
    fn chain(count: usize, stream: impl Fn(usize) -> String) -> Vec<u8> {
        let mut places = Vec::new();
        let mut file = String::new();
        for number in 1..=count {
            places.push(file.len());
            file += &stream(number);
        }
        (file + &table(places)).into_bytes()
    }

    #[test]
    fn lengths_that_are_streams_on_and_on_get_another_name() {
        let usual = |number| {
            format!(
                "{number} 0 obj<</Length {} 0 R>>stream\nendstream endobj\n",
                number + 1
            )
        };
        let lengths = |file: &[u8]| {
            let walked = walked(file).expect("little");
            walked.windows(7).filter(|it| it == b"/Length" || it == b"/L#65ng").count()
        };
        assert_eq!(lengths(&chain(10, usual)), 10);
        for head in [" 0 obj", " 0obj", " 0 %\nobj", "\x000\x00obj"] {
            for length in ["/Length @ 0 R", "/Length @ 0R", "/L#65ngth @ 0 R"] {
                let file = chain(100, |number| {
                    let length = length.replace('@', &(number + 1).to_string());
                    format!("{number}{head}<<{length}>>stream\nendstream endobj\n")
                });
                assert!(lengths(&file) < 20, "{head} {length} {}", lengths(&file));
            }
        }
    }

    #[test]
    fn lengths_of_streams_of_objects_are_told_by_numbers_in_the_file() {
        let stream = "1 0 obj<</Type/ObjStm/N 1/First 4/Length 2 0 R>>stream\n7 0 1 endstream endobj ";
        let file = format!("{stream}2 0 obj 6 endobj ");
        assert!(walked(file.as_bytes()) == Some(file.as_bytes().into()));
        assert!(walked(stream.as_bytes()) != Some(stream.as_bytes().into()));
    }

    #[test]
    fn a_file_within_a_file_is_no_part_of_it() {
        let inner = "1 0 obj<</Kids[]>>endobj 2 0 obj<</Length 1 0 R>>stream endobj ";
        let file = format!(
            "1 0 obj 99 endobj 2 0 obj<</Length 1 0 R>>stream\n{inner}endstream endobj "
        );
        assert!(walked(file.as_bytes()) == Some(file.as_bytes().into()));
    }

    #[test]
    fn data_that_is_copied_over_and_over_again_is_too_much() {
        let data = "x".repeat(100_000);
        let direct = |count| {
            let object =
                format!("1 0 obj<</Length 100000>>stream\n{data}\nendstream endobj ");
            format!("{object}{}", table(std::iter::repeat_n(0, count)))
        };
        let shared = |count| {
            let heads: String = (1..=count)
                .map(|it| format!("{it} 0 obj<</Length 99999>>stream\n"))
                .collect();
            format!("{heads}{data}\nendstream endobj ")
        };
        let length = |count| {
            let streams: String = (2..=count + 1)
                .map(|it| {
                    format!("{it} 0 obj<</Length 1 0 R>>stream\nendstream endobj\n")
                })
                .collect();
            format!("1 0 obj({data}) endobj {streams}")
        };
        assert!(walked(direct(10).as_bytes()).is_some());
        assert!(walked(direct(500).as_bytes()).is_none());
        assert!(walked(shared(10).as_bytes()).is_some());
        assert!(walked(shared(500).as_bytes()).is_none());
        assert!(walked(length(10).as_bytes()).is_some());
        assert!(walked(length(500).as_bytes()).is_none());
    }

    #[test]
    fn tables_are_read_a_few_times_in_all() {
        for word in ["xref (", "xref %", "xref <"] {
            assert!(walked(word.repeat(100).as_bytes()).is_some(), "{word}");
            assert!(walked(word.repeat(100_000).as_bytes()).is_none(), "{word}");
        }
    }

    #[test]
    fn words_that_stand_together_count_each() {
        for word in [".1", "+1", "null"] {
            let file = |count| format!("1 0 obj[{}] endobj ", word.repeat(count));
            assert!(walked(file(1_000).as_bytes()).is_some());
            assert!(walked(file(9 << 20).as_bytes()).is_none());
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
