//! One object of a file, walked over word by word.

use super::budget::{Budget, DEPTH};
use super::holders::end_of_name;
use super::lexer::{Lexer, Word};
use super::places::Table;

/// An object that was walked over.
#[derive(Default)]
pub(super) struct Walked {
    /// Its number, if it is known.
    pub(super) number: Option<u64>,
    /// How many bytes of it were read.
    pub(super) read: usize,
    /// Its value, if it is a number.
    pub(super) value: Option<usize>,
    /// Its length, if it is a stream or a dictionary that has one.
    pub(super) length: Option<Length>,
    /// Where its data begins, if it is a stream.
    pub(super) data: Option<usize>,
    /// The table that it may be, if it is a stream.
    pub(super) table: Option<Table>,
}

/// The length of a stream.
pub(super) enum Length {
    /// A number.
    Value(usize),
    /// Another object, by its number; its name stands so many bytes behind the beginning.
    Object {
        /// Where its name stands.
        name: usize,
        /// The number of the object.
        number: u64,
    },
}

/// Walks over the object whose body begins at a place; `None` if the budget is spent.
pub(super) fn walk(bytes: &[u8], place: usize, budget: &mut Budget) -> Option<Walked> {
    let body = bytes.get(place..).unwrap_or_default();
    let mut lexer = Lexer::new(body);
    let mut walked = Walked::default();
    let (mut words, mut depth, mut is_dictionary) = (0, 0, false);
    // Where the name of a length stands, and how many numbers came last, with the one before the last.
    let mut length: Option<usize> = None;
    let (mut numbers, mut before, mut last) = (0, 0.0, 0.0);
    while let Some(word) = lexer.next_word() {
        words += 1;
        let mut is_number = false;
        match word {
            Word::Open(sign) if depth < DEPTH => {
                is_dictionary |= depth == 0 && sign == b'<';
                depth += 1;
            }
            Word::Close(_) => depth = depth.saturating_sub(1),
            Word::Name(name) if depth == 1 => {
                let is_length = end_of_name(name, 0, b"Length") == Some(name.len());
                length = is_length.then(|| lexer.place() - name.len());
            }
            Word::Number(number) => {
                is_number = true;
                (before, last) = (last, number);
                if depth == 0 {
                    walked.value = Some(number.max(0.0) as usize);
                }
                if length.is_some() && numbers == 0 {
                    walked.length = Some(Length::Value(number.max(0.0) as usize));
                }
            }
            Word::Operator(b"endobj") => break,
            Word::Operator(operator) => {
                // The reader takes words apart that stand together.
                words += operator.len() / 2;
                let glued = operator.strip_suffix(b"R");
                let number = match glued {
                    Some(b"") if numbers >= 2 => Some(before),
                    Some(digits)
                        if numbers >= 1 && digits.iter().all(u8::is_ascii_digit) =>
                    {
                        Some(last)
                    }
                    _ => None,
                };
                if let Some(number) = number {
                    // A reference is one value.
                    words -= 2.min(words - 1);
                    if let Some(name) = length.take() {
                        walked.length =
                            Some(Length::Object { name, number: number as u64 });
                    }
                }
            }
            _ => {}
        }
        numbers = if is_number { numbers + 1 } else { 0 };
        if depth == 0 {
            break;
        }
    }
    walked.read = lexer.place();
    budget.take_words(words)?;
    budget.take_read(walked.read)?;
    if is_dictionary && depth == 0 {
        let end = lexer.place();
        let next = lexer.next_word();
        if let Some(Word::Operator(word)) = next
            && word.starts_with(b"stream")
        {
            let data = place + lexer.place() - word.len() + b"stream".len();
            walked.data = Some(data);
            walked.table = Table::of(&body[..end], data);
        }
    }
    Some(walked)
}
