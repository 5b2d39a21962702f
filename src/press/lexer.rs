//! A lexer for content streams (ISO 32000-1, 7.8.2). It returns the position of every
//! token, so that operators can be inserted and all other bytes stay as they are.
//!
//! The preflight has a content lexer of its own on purpose: it judges what this step has
//! written, and would not notice the faults of a shared lexer.

use std::ops::Range;

/// A token of a content stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word<'a> {
    /// A number.
    Number(f64),
    /// A name without its slash, escapes not decoded.
    Name(&'a [u8]),
    /// A string with its delimiters, escapes not decoded.
    String(&'a [u8]),
    /// The beginning of an array (`[`) or a dictionary (`<`).
    Open(u8),
    /// The end of an array (`]`) or a dictionary (`>`).
    Close(u8),
    /// A boolean, `null`, or a stray delimiter.
    Other,
    /// An operator, which applies to the operands before it.
    Operator(&'a [u8]),
}

/// An iterator-like reader of tokens.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Creates a lexer at the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Returns the next token and its byte range; `None` at the end.
    pub(super) fn next_word(&mut self) -> Option<(Word<'a>, Range<usize>)> {
        self.skip_space();
        let start = self.at;
        let word = match *self.bytes.get(start)? {
            b'/' => {
                self.at += 1;
                let name = self.regular();
                Word::Name(name)
            }
            b'(' => {
                self.skip_string();
                Word::String(&self.bytes[start..self.at])
            }
            b'<' if self.bytes.get(start + 1) != Some(&b'<') => {
                self.skip_to(b'>');
                Word::String(&self.bytes[start..self.at])
            }
            sign @ (b'<' | b'>') if self.bytes.get(start + 1) == Some(&sign) => {
                self.at += 2;
                if sign == b'<' { Word::Open(sign) } else { Word::Close(sign) }
            }
            sign @ (b'[' | b']') => {
                self.at += 1;
                if sign == b'[' { Word::Open(sign) } else { Word::Close(sign) }
            }
            b'{' | b'}' | b')' | b'>' => {
                self.at += 1;
                Word::Other
            }
            _ => self.number_or_operator(),
        };
        Some((word, start..self.at))
    }

    /// Skips the data of an inline image up to the operator `EI`, just after the operator
    /// `ID` has been read (ISO 32000-1, 8.9.7).
    pub(super) fn skip_inline_image(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = rest.windows(4).position(|four| {
            is_space(four[0]) && &four[1..3] == b"EI" && !is_regular(four[3])
        });
        self.at = match end {
            Some(end) => self.at + end + 1,
            None => self.bytes.len(),
        };
    }

    fn number_or_operator(&mut self) -> Word<'a> {
        let word = self.regular();
        match std::str::from_utf8(word).ok().and_then(|text| text.parse().ok()) {
            // Rust also parses `inf` and `nan`, which are not numbers in PDF.
            Some(number) if word[0] <= b'9' => Word::Number(number),
            _ if matches!(word, b"true" | b"false" | b"null") => Word::Other,
            _ => Word::Operator(word),
        }
    }

    /// Reads regular characters up to the next delimiter or white space (ISO 32000-1,
    /// 7.2.2).
    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|&byte| !is_regular(byte));
        let end = end.unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => self.skip_line(),
                _ if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        self.at += end.unwrap_or(rest.len());
    }

    fn skip_to(&mut self, end: u8) {
        let rest = &self.bytes[self.at..];
        self.at +=
            rest.iter().position(|&byte| byte == end).map_or(rest.len(), |it| it + 1);
    }

    /// Skips a literal string, whose balanced parentheses need no escape (ISO 32000-1,
    /// 7.3.4.2).
    fn skip_string(&mut self) {
        let mut depth = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        self.at = self.at.min(self.bytes.len());
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

/// Returns the bytes of a string with its delimiters (ISO 32000-1, 7.3.4).
pub(super) fn string_bytes(string: &[u8]) -> Vec<u8> {
    if string.first() == Some(&b'<') {
        let digits: Vec<u8> = string
            .iter()
            .filter_map(|&it| char::from(it).to_digit(16))
            .map(|it| it as u8)
            .collect();
        // An odd last digit is followed by a zero.
        return digits.chunks(2).map(|it| it[0] << 4 | it.get(1).unwrap_or(&0)).collect();
    }
    let inner = string.get(1..string.len().saturating_sub(1)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'b') => bytes.push(8),
            Some(b'f') => bytes.push(12),
            Some(b'\r') => drop(rest.next_if_eq(&b'\n')),
            Some(b'\n') | None => {}
            Some(first @ b'0'..=b'7') => {
                let mut value = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit) = rest.next_if(|it| (b'0'..=b'7').contains(it))
                    else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                }
                bytes.push(value as u8);
            }
            Some(other) => bytes.push(other),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_with_their_places() {
        let text = b"q 1 .5 -2. cm/F1 11 Tf [(a(b)\\)) -3 <41>]TJ % no (\n<</A true>> f*";
        let mut lexer = Lexer::new(text);
        let mut words = Vec::new();
        while let Some((word, place)) = lexer.next_word() {
            if let Word::Operator(operator) = word {
                assert_eq!(&text[place.clone()], operator);
            }
            words.push(word);
        }
        let numbers: Vec<f64> = words
            .iter()
            .filter_map(|word| match word {
                Word::Number(number) => Some(*number),
                _ => None,
            })
            .collect();
        assert_eq!(numbers, [1.0, 0.5, -2.0, 11.0, -3.0]);
        let operators: Vec<&[u8]> = words
            .iter()
            .filter_map(|word| match word {
                Word::Operator(operator) => Some(*operator),
                _ => None,
            })
            .collect();
        assert_eq!(operators, [&b"q"[..], b"cm", b"Tf", b"TJ", b"f*"]);
    }

    #[test]
    fn the_data_of_an_inline_image_are_no_words() {
        let mut lexer = Lexer::new(b"BI /W 1 ID \x01 EIEI( q\nEI Q");
        while let Some((word, _)) = lexer.next_word() {
            if word == Word::Operator(b"ID") {
                lexer.skip_inline_image();
            }
            assert_ne!(word, Word::Operator(b"q"));
        }
    }

    #[test]
    fn what_never_ends_ends_with_the_stream() {
        for text in [&b"(a(b) c"[..], b"<41", b"(\\", b"ID x", b"<<", b"%"] {
            let mut lexer = Lexer::new(text);
            let mut count = 0;
            while lexer.next_word().is_some() {
                count += 1;
            }
            assert!(count <= 2);
        }
    }

    #[test]
    fn strings_are_decoded_as_the_standard_says() {
        for (string, bytes) in [
            (&b"(a\\(b\\)\\\\)"[..], &b"a(b)\\"[..]),
            (b"(\\000\\1\\53x)", b"\0\x01+x"),
            (b"(\\n\\r\\t\\b\\f\\\n\\z)", b"\n\r\t\x08\x0cz"),
            (b"<00 1F a>", &[0, 0x1f, 0xa0]),
            (b"()", b""),
        ] {
            assert_eq!(string_bytes(string), bytes);
        }
    }
}
