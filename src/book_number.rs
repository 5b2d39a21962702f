//! International Standard Book Numbers (ISO 2108) and their barcodes.

use barcoders::sym::ean13::EAN13;
use isbn::{Isbn, Isbn13};
use serde::Serialize;

/// A book number, as a layout sets it on a back cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BookNumber {
    /// The number in its parts, such as `978-9950-385-00-9`.
    pub text: String,
    /// Its 13 digits.
    pub digits: String,
    /// The 95 modules of its barcode (EAN-13) from left to right, `1` for a bar and `0` for a space.
    pub modules: String,
}

impl BookNumber {
    /// Parses a number of 13 digits, or of the 10 that were usual until 2006, with or without hyphens
    /// and in Latin or Arabic digits. `None` if its check digit is wrong, or if nobody is registered to
    /// issue it.
    pub fn parse(text: &str) -> Option<Self> {
        let latin = text.chars().map(|it| match it {
            '٠'..='٩' => char::from(b'0' + (u32::from(it) - u32::from('٠')) as u8),
            '–' | '\u{2011}' | ' ' | '\u{a0}' => '-',
            it => it,
        });
        let isbn = match latin.collect::<String>().parse().ok()? {
            Isbn::_10(isbn) => Isbn13::from(isbn),
            Isbn::_13(isbn) => isbn,
        };
        let digits: String =
            isbn.to_string().chars().filter(char::is_ascii_digit).collect();
        let modules = EAN13::new(&digits).ok()?.encode();
        let modules = modules.iter().map(|it| if *it == 1 { '1' } else { '0' }).collect();
        Some(Self { text: isbn.hyphenate().ok()?.as_str().to_owned(), digits, modules })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let number = BookNumber::parse("978-1-4920-6766-5").expect("a number");
        assert_eq!(number.digits, "9781492067665");
        for written in
            ["9781492067665", "978 1 4920 6766 5", "٩٧٨١٤٩٢٠٦٧٦٦٥", "1-4920-6766-0"]
        {
            assert_eq!(
                BookNumber::parse(written).map(|it| it.text),
                Some(number.text.clone())
            );
        }
        for wrong in ["", "9781492067666", "978-1-4920-6766", "1492067665", "ISBN"] {
            assert_eq!(BookNumber::parse(wrong), None, "{wrong}");
        }
    }

    /// The pattern of the digits after the first, from ISO/IEC 15420: three sets of seven modules, of which
    /// the first digit chooses.
    #[test]
    fn bars_are_those_of_the_standard() {
        const LEFT_ODD: [&str; 10] = [
            "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111",
            "0111011", "0110111", "0001011",
        ];
        let number = BookNumber::parse("978-1-4920-6766-5").expect("a number");
        let digits: Vec<usize> =
            number.digits.bytes().map(|it| usize::from(it - b'0')).collect();
        let invert = |it: &str| -> String {
            it.chars().map(|it| if it == '1' { '0' } else { '1' }).collect()
        };
        // A first digit of 9 sets the six digits after it as A B B A B A.
        let set = |is_even: bool, digit: usize| match is_even {
            false => LEFT_ODD[digit].to_owned(),
            true => invert(LEFT_ODD[digit]).chars().rev().collect(),
        };
        let left = [false, true, true, false, true, false].into_iter().zip(&digits[1..7]);
        let left: String = left.map(|(is_even, digit)| set(is_even, *digit)).collect();
        let right: String = digits[7..].iter().map(|it| invert(LEFT_ODD[*it])).collect();
        assert_eq!(number.modules, format!("101{left}01010{right}101"));
    }
}
