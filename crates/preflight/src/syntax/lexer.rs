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
    /// `true` or `false`.
    Boolean(bool),
    /// The beginning (`true`) or end of a procedure, which content streams have none of.
    Brace(bool),
    /// `null`, or a bracket that belongs to none.
    Null,
    /// What is done with the values before it.
    Operator(&'a [u8]),
}

/// How many white spaces may stand between the data of an inline image and the word behind it.
const SPACES: usize = 8;

/// How many bytes of a content stream are looked at in all beyond words that may end images.
const AHEAD: usize = 64 << 20;

/// How many bytes after the data of an inline image are looked at.
const TEXT_TRIED: usize = 16;

/// Reads words one after another.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many bytes may still be looked at beyond the first word that may end an image.
    ahead: usize,
}

impl<'a> Lexer<'a> {
    /// Creates a lexer at the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, ahead: AHEAD }
    }

    /// Where the next word begins, or the white space before it.
    pub(super) fn place(&self) -> usize {
        self.at
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
            sign @ (b'{' | b'}') => {
                self.at += 1;
                Word::Brace(sign == b'{')
            }
            b')' | b'>' => {
                self.at += 1;
                Word::Null
            }
            _ => self.number_or_operator(),
        })
    }

    /// Passes over the data of an inline image, whose operator `ID` was just read, to the
    /// word `EI` (ISO 32000-1, 8.9.7), and returns them, and whether they end so. `length` is
    /// how many bytes there are, if that is known: among them, `EI` is no word.
    pub(super) fn skip_inline_image(
        &mut self,
        length: Option<usize>,
    ) -> (&'a [u8], bool) {
        // One white space parts the data from the operators before and after them.
        let start = (self.at + 1).min(self.bytes.len());
        let counted = length
            .and_then(|length| start.checked_add(length))
            .filter(|&end| end <= self.bytes.len())
            .and_then(|end| {
                let rest = &self.bytes[end..];
                let rest = rest.iter().take(SPACES);
                let spaces = rest.take_while(|&&byte| is_space(byte)).count();
                self.is_end_of_image(end + spaces).then_some((end, end + spaces))
            });
        let parted =
            |at: &usize| is_space(self.bytes[*at]) && self.is_end_of_image(at + 1);
        let mut ahead = self.ahead;
        let found = counted.or_else(|| {
            let first = (self.at..self.bytes.len()).find(parted)?;
            // Data may hold the word by chance; what follows it there is rarely text.
            let most = (first + self.ahead).min(self.bytes.len());
            let end = (first..most)
                .find(|end| parted(end) && self.is_text_at(end + 3))
                .unwrap_or(first);
            let looked_at = if end > first { end - first } else { most - first };
            ahead = self.ahead - looked_at.min(self.ahead);
            Some((end.max(start), end + 1))
        });
        let (end, next) = found.unwrap_or((self.bytes.len(), self.bytes.len()));
        (self.at, self.ahead) = (next, ahead);
        (&self.bytes[start.min(end)..end], found.is_some())
    }

    /// Whether the word `EI` stands at a place.
    fn is_end_of_image(&self, at: usize) -> bool {
        self.bytes.get(at..at + 2) == Some(b"EI")
            && self.bytes.get(at + 2).is_none_or(|&byte| !is_regular(byte))
    }

    /// Whether a content stream may go on at a place.
    fn is_text_at(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter()
            .take(TEXT_TRIED)
            .all(|&byte| byte != 0 && is_space(byte) || matches!(byte, b' '..=b'~'))
    }

    fn number_or_operator(&mut self) -> Word<'a> {
        let word = self.regular();
        // Rust also reads words as numbers that PDF does not know (ISO 32000-1, 7.3.3).
        let is_number =
            word.iter().all(|it| matches!(it, b'0'..=b'9' | b'+' | b'-' | b'.'));
        let text = std::str::from_utf8(word).ok().filter(|_| is_number);
        match text.and_then(|text| text.parse().ok()) {
            Some(number) => Word::Number(number),
            None => match word {
                b"true" => Word::Boolean(true),
                b"false" => Word::Boolean(false),
                b"null" => Word::Null,
                _ => Word::Operator(word),
            },
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
                lexer.skip_inline_image(None);
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
