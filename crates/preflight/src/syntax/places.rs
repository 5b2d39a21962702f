//! Where the objects of a file stand, as its tables tell (ISO 32000-1, 7.5.4 and 7.5.8).

use lopdf::filters::png;
use memchr::memmem;

use super::holders::Holder;
use super::lexer::{Lexer, Word};
use super::object_streams::Left;

/// The most places that are told.
const PLACES: usize = 1 << 21;

/// The predictors of PNG (ISO 32000-1, table 8).
const PNG: usize = 10;

/// The places of objects in the bytes of a file whose header stands at a place: one for each object
/// that a table names, so that those of one place are as many. `None` if there are too many.
pub(super) fn places(
    bytes: &[u8],
    header: usize,
    holders: &[Holder],
    left: &mut Left,
) -> Option<Vec<usize>> {
    let mut named: Vec<(u64, u64)> = Vec::new();
    for at in memmem::find_iter(bytes, b"xref") {
        // `startxref` ends with that word, too.
        if !bytes[..at].ends_with(b"start") {
            table(&bytes[at + b"xref".len()..], &mut named);
        }
        if named.len() > PLACES {
            return None;
        }
    }
    for holder in holders.iter().filter(|it| !it.holds_objects) {
        let Some(data) = holder.data else { continue };
        let table = Table::read(&bytes[holder.range.start..data]);
        // What cannot be unpacked tells nothing.
        if let Some(content) = holder.unpack(&bytes[data..], left) {
            table.read_into(content, &mut named);
        }
        if named.len() > PLACES {
            return None;
        }
    }
    // Later tables tell of objects once more.
    named.sort_unstable();
    named.dedup();
    let places = named.into_iter().filter_map(|(_, place)| usize::try_from(place).ok());
    Some(places.map(|place| place.saturating_add(header)).collect())
}

/// Reads a table behind its word: numbers of objects, with their places.
fn table(bytes: &[u8], named: &mut Vec<(u64, u64)>) {
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
                    named.push((number, pair[0] as u64));
                }
                number = number.saturating_add(1);
                pair.clear();
            }
            _ => break,
        }
        if named.len() > PLACES {
            break;
        }
    }
}

/// How a stream of cross-references is written.
#[derive(Default)]
struct Table {
    /// The widths of the fields of an entry, in bytes.
    widths: Vec<usize>,
    /// The first number of each section, and how many numbers follow.
    sections: Vec<usize>,
    predictor: usize,
    columns: usize,
}

impl Table {
    /// Reads a dictionary.
    fn read(dictionary: &[u8]) -> Self {
        let mut table = Self { columns: 1, ..Self::default() };
        let (mut lexer, mut key): (_, &[u8]) = (Lexer::new(dictionary), b"");
        while let Some(word) = lexer.next_word() {
            match word {
                Word::Name(name) => key = name,
                Word::Number(number) => {
                    let number = number.max(0.0) as usize;
                    match key {
                        b"W" if table.widths.len() < 3 => table.widths.push(number),
                        b"Index" if table.sections.len() < PLACES => {
                            table.sections.push(number);
                        }
                        b"Predictor" => table.predictor = number,
                        b"Columns" => table.columns = number.min(1 << 16),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        table
    }

    /// Adds the numbers and places of objects that stand in a file themselves.
    fn read_into(&self, content: Vec<u8>, named: &mut Vec<(u64, u64)>) {
        let content = match self.predictor >= PNG {
            true => png::decode_frame(&content, 1, self.columns).unwrap_or_default(),
            false => content,
        };
        let &[kind, place, other] = &self.widths[..] else { return };
        let width = kind.saturating_add(place).saturating_add(other);
        if width == 0 || kind > 8 || place > 8 {
            return;
        }
        let value = |bytes: &[u8]| {
            bytes.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte))
        };
        let whole = [0, usize::MAX];
        let sections = if self.sections.is_empty() { &whole } else { &self.sections[..] };
        let mut entries = content.chunks_exact(width);
        for section in sections.chunks_exact(2) {
            for (number, entry) in
                (section[0] as u64..).zip(entries.by_ref().take(section[1]))
            {
                // Without its kind, an entry is of an object that stands in the file.
                if named.len() <= PLACES && (kind == 0 || value(&entry[..kind]) == 1) {
                    named.push((number, value(&entry[kind..kind + place])));
                }
            }
        }
    }
}
