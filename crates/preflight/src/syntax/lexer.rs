//! The words of a content stream (ISO 32000-1, 7.8.2).

/// A word of a content stream.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word<'a> {
    /// A number.
    Number(f64),
    /// A name, without its slash and as it is written.
    Name(&'a [u8]),
    /// A string, in its parentheses or angle brackets and as it is written.
    String(&'a [u8]),
    /// The beginning of an array (`[`) or dictionary (`<`).
    Open(u8),
    /// The end of an array (`]`) or dictionary (`>`).
    Close(u8),
    /// A truth or nothing, or a bracket that belongs to none.
    Other,
    /// What is done with the values before it.
    Operator(&'a [u8]),
}

/// Reads words one after another.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Creates a lexer at the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Returns the next word; `None` at the end.
    pub(super) fn next_word(&mut self) -> Option<Word<'a>> {
        self.skip_space();
        let start = self.at;
        Some(match *self.bytes.get(start)? {
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
        })
    }

    /// Passes over the data of an inline image, whose operator `ID` was just read, to the
    /// word `EI` (ISO 32000-1, 8.9.7), and returns them, and whether they end so.
    pub(super) fn skip_inline_image(&mut self) -> (&'a [u8], bool) {
        let rest = &self.bytes[self.at..];
        let start = self.at;
        let end = rest.windows(4).position(|four| {
            is_space(four[0]) && &four[1..3] == b"EI" && !is_regular(four[3])
        });
        self.at = match end {
            Some(end) => self.at + end + 1,
            None => self.bytes.len(),
        };
        // One white space parts the data from the operators before and after them.
        let data = self.bytes.get(start + 1..self.at).unwrap_or_default();
        match end {
            Some(_) => (&data[..data.len().saturating_sub(1)], true),
            None => (data, false),
        }
    }

    fn number_or_operator(&mut self) -> Word<'a> {
        let word = self.regular();
        match std::str::from_utf8(word).ok().and_then(|text| text.parse().ok()) {
            // Rust also reads words as numbers that PDF does not know.
            Some(number) if word[0] <= b'9' => Word::Number(number),
            _ if matches!(word, b"true" | b"false" | b"null") => Word::Other,
            _ => Word::Operator(word),
        }
    }

    /// Regular characters up to the next other one.
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

    /// A string in parentheses, which may hold others (ISO 32000-1, 7.3.4.2).
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers_names_strings_and_operators() {
        let text = b"q 1 .5 -2. cm/F1 11 Tf [(a(b)\\)) -3 <41>]TJ % no (\n<</A true>> f*";
        let mut lexer = Lexer::new(text);
        let mut words = Vec::new();
        while let Some(word) = lexer.next_word() {
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
        while let Some(word) = lexer.next_word() {
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
}
