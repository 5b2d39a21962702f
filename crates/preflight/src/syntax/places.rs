//! Where the objects of a file stand, as its tables tell (ISO 32000-1, 7.5.4 and 7.5.8).

use lopdf::{Dictionary, Object, Stream};
use memchr::memmem;

use super::budget::Budget;
use super::holders::end_of_name;
use super::lexer::{Lexer, Word};
use super::object_streams::OBJECT_STREAM;
use super::raw::long_name;

/// The most places that are told.
const PLACES: usize = 1 << 21;

/// What a table tells: numbers of objects, with their places.
type Places = Vec<(u64, usize)>;

/// The numbers and places of objects in the bytes of a file whose header stands at a place; a place
/// that is named for several objects is listed for each. `tables` are the streams that may be tables.
/// `None` if there are too many.
pub(super) fn places(
    bytes: &[u8],
    header: usize,
    tables: &[Table],
    budget: &mut Budget,
) -> Option<Places> {
    let mut places = Places::new();
    for at in memmem::find_iter(bytes, b"xref") {
        let rest = &bytes[at + b"xref".len()..];
        if rest.first().is_some_and(u8::is_ascii_whitespace) {
            budget.take_read(table(rest, &mut places))?;
        }
        (places.len() <= PLACES).then_some(())?;
    }
    for table in tables {
        table.read_into(bytes, &mut places, budget)?;
        (places.len() <= PLACES).then_some(())?;
    }
    // Later tables tell of objects once more.
    places.sort_unstable();
    places.dedup();
    places.iter_mut().for_each(|(_, place)| *place = place.saturating_add(header));
    Some(places)
}

/// Reads a table behind its word, and returns how many bytes were read.
fn table(bytes: &[u8], places: &mut Places) -> usize {
    let mut lexer = Lexer::new(bytes);
    let (mut number, mut pair): (u64, Vec<f64>) = (0, Vec::new());
    while let Some(word) = lexer.next_word() {
        match word {
            Word::Number(value) if pair.len() < 2 => pair.push(value),
            Word::Number(value) => {
                // Two numbers without a letter begin a section.
                number = pair[0] as u64;
                pair = vec![value];
            }
            Word::Operator(b"n" | b"f") if pair.len() == 2 => {
                if word == Word::Operator(b"n") {
                    places.push((number, pair[0] as usize));
                }
                number = number.saturating_add(1);
                pair.clear();
            }
            _ => break,
        }
        if places.len() > PLACES {
            break;
        }
    }
    lexer.place()
}

/// A stream of cross-references.
pub(super) struct Table {
    /// The widths of the fields of an entry, in bytes.
    widths: [usize; 3],
    /// The first number of each section, and how many numbers follow.
    sections: Vec<usize>,
    filters: Vec<&'static [u8]>,
    /// What the predictor needs, as the reader knows it.
    parameters: Dictionary,
    length: Option<usize>,
    /// Where its data begins.
    data: usize,
}

impl Table {
    /// Reads a dictionary, whose data begins at a place; `None` if it is no table's.
    pub(super) fn of(dictionary: &[u8], data: usize) -> Option<Self> {
        let (mut widths, mut sections) = (Vec::new(), Vec::new());
        let (mut filters, mut parameters) = (Vec::new(), Dictionary::new());
        let (mut lexer, mut key, mut length): (_, &[u8], _) =
            (Lexer::new(dictionary), b"", Vec::new());
        let is = |name: &[u8], wanted| end_of_name(name, 0, wanted) == Some(name.len());
        while let Some(word) = lexer.next_word() {
            match word {
                Word::Name(name) if is(name, b"W") => {
                    (key, widths) = (b"W", Vec::new());
                }
                Word::Name(name) if is(name, b"Index") => {
                    (key, sections) = (b"Index", Vec::new());
                }
                Word::Name(name) if is(name, b"Length") => {
                    (key, length) = (b"Length", Vec::new());
                }
                Word::Name(name) => match long_name(name) {
                    Some(filter) if key == b"Filter" => filters.push(filter),
                    _ => key = name,
                },
                Word::Number(number) => {
                    let whole = number.max(0.0) as usize;
                    match key {
                        b"W" => widths.push(whole),
                        b"Index" => sections.push(whole),
                        b"Length" => length.push(whole),
                        b"Predictor" | b"Columns" | b"Colors" | b"BitsPerComponent" => {
                            parameters.set(key, Object::Integer(number as i64));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        let widths = widths.get(..3)?.try_into().ok()?;
        // Two numbers refer to another object.
        let length = (length.len() == 1).then(|| length[0]);
        Some(Self { widths, sections, filters, parameters, length, data })
    }

    /// Adds the numbers and places of objects that stand in the file themselves; `None` if the budget
    /// is spent.
    fn read_into(
        &self,
        bytes: &[u8],
        places: &mut Places,
        budget: &mut Budget,
    ) -> Option<()> {
        let [kind, place, other] = self.widths;
        let width = kind.saturating_add(place).saturating_add(other);
        if width == 0 || kind > 8 || place > 8 {
            return Some(());
        }
        let data = &bytes[self.data.min(bytes.len())..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let end = self.length.or_else(|| memmem::find(data, b"endstream"));
        let data = &data[..end.unwrap_or(data.len()).min(data.len())];
        budget.take_data(data.len())?;
        let mut dictionary = Dictionary::new();
        if !self.filters.is_empty() {
            let filters = self.filters.iter().map(|it| Object::Name(it.to_vec()));
            dictionary.set("Filter", filters.collect::<Vec<_>>());
            let parameters = Object::Dictionary(self.parameters.clone());
            dictionary.set("DecodeParms", vec![parameters; self.filters.len()]);
        }
        let stream = Stream::new(dictionary, data.to_vec());
        // What cannot be unpacked tells nothing.
        let content =
            stream.get_plain_content_with_limit(OBJECT_STREAM).unwrap_or_default();
        budget.take_unpacked(content.len())?;
        let value = |bytes: &[u8]| {
            bytes.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte))
        };
        let whole = [0, usize::MAX];
        let sections = if self.sections.is_empty() { &whole } else { &self.sections[..] };
        let mut entries = content.chunks_exact(width);
        for section in sections.chunks_exact(2) {
            let entries = entries.by_ref().take(section[1]);
            for (number, entry) in (section[0] as u64..).zip(entries) {
                // Without its kind, an entry is of an object that stands in the file.
                if kind == 0 || value(&entry[..kind]) == 1 {
                    // The reader takes the last four bytes.
                    let place = value(&entry[kind..kind + place]) as u32;
                    places.push((number, place as usize));
                }
                (places.len() <= PLACES).then_some(())?;
            }
        }
        Some(())
    }
}
