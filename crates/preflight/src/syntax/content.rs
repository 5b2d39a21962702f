//! The instructions of a content stream, with their operands as values.

use lopdf::{Dictionary, Object, Stream, StringFormat};

use super::lexer::{Lexer, Word};

/// How deep arrays and dictionaries may lie within each other.
const DEPTH: usize = 16;

/// More operands than any operator has; what is beyond is thrown away.
const OPERAND_LIMIT: usize = 1 << 16;

/// An instruction.
pub(crate) struct Instruction<'a> {
    pub(crate) operator: &'a [u8],
    pub(crate) operands: Vec<Object>,
    /// The picture of `BI`, which is one instruction with its data.
    pub(crate) picture: Option<InlineImage>,
}

/// An image that is written within a content stream (ISO 32000-1, 8.9.7).
pub(crate) struct InlineImage {
    pub(crate) stream: Stream,
    /// Whether its data end, before the stream does.
    pub(crate) ends: bool,
}

/// Reads instructions one after another.
pub(crate) struct Instructions<'a> {
    lexer: Lexer<'a>,
}

impl<'a> Instructions<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { lexer: Lexer::new(bytes) }
    }

    /// How many bytes were read so far.
    pub(crate) fn bytes_read(&self) -> usize {
        self.lexer.place()
    }

    /// A value that begins with `word`; `None` at the end of what holds it.
    fn value(&mut self, word: Word<'a>, depth: usize) -> Option<Object> {
        match word {
            Word::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Some(Object::Integer(number as i64))
            }
            Word::Number(number) => Some(Object::Real(number as f32)),
            Word::Name(name) => Some(Object::Name(unescaped(name))),
            Word::String(text) => {
                Some(Object::String(string(text), StringFormat::Literal))
            }
            Word::Open(sign) if depth < DEPTH => {
                let mut items = Vec::new();
                while let Some(word) = self.lexer.next_word() {
                    if matches!(word, Word::Close(_)) {
                        break;
                    }
                    if let Some(item) = self.value(word, depth + 1)
                        && items.len() < OPERAND_LIMIT
                    {
                        items.push(item);
                    }
                }
                Some(match sign {
                    b'[' => Object::Array(items),
                    _ => Object::Dictionary(mapping(items)),
                })
            }
            Word::Boolean(truth) => Some(Object::Boolean(truth)),
            Word::Null | Word::Brace(_) => Some(Object::Null),
            Word::Operator(_) | Word::Open(_) | Word::Close(_) => None,
        }
    }
}

impl<'a> Iterator for Instructions<'a> {
    type Item = Instruction<'a>;

    fn next(&mut self) -> Option<Instruction<'a>> {
        let mut operands = Vec::new();
        while let Some(word) = self.lexer.next_word() {
            match word {
                // What follows is the picture's dictionary.
                Word::Operator(b"BI") => operands.clear(),
                Word::Operator(b"ID") => {
                    let dictionary = mapping(operands);
                    let length = raw_length(&dictionary);
                    let (data, ends) = self.lexer.skip_inline_image(length);
                    let stream = Stream::new(dictionary, data.to_vec());
                    let operator = b"BI";
                    return Some(Instruction {
                        operator,
                        operands: Vec::new(),
                        picture: Some(InlineImage { stream, ends }),
                    });
                }
                Word::Operator(b"EI") => {}
                Word::Operator(operator) => {
                    return Some(Instruction { operator, operands, picture: None });
                }
                word => {
                    if let Some(value) = self.value(word, 0)
                        && operands.len() < OPERAND_LIMIT
                    {
                        operands.push(value);
                    }
                }
            }
        }
        None
    }
}

/// A dictionary from keys and values in turn.
fn mapping(items: Vec<Object>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        if let Object::Name(key) = key {
            dictionary.set(key, value);
        }
    }
    dictionary
}

/// How many bytes the data of an inline image have that no filter packs; `None` where its
/// colour space is named by the resources.
fn raw_length(image: &Dictionary) -> Option<usize> {
    let get = |long: &[u8], short: &[u8]| image.get(long).or(image.get(short)).ok();
    let number = |long, short| usize::try_from(get(long, short)?.as_i64().ok()?).ok();
    if get(b"Filter", b"F").is_some() {
        return None;
    }
    let is_stencil =
        get(b"ImageMask", b"IM").is_some_and(|it| it.as_bool().unwrap_or(false));
    let samples = match get(b"ColorSpace", b"CS") {
        _ if is_stencil => 1,
        Some(Object::Name(name)) => match name.as_slice() {
            b"DeviceGray" | b"G" => 1,
            b"DeviceRGB" | b"RGB" => 3,
            b"DeviceCMYK" | b"CMYK" => 4,
            _ => return None,
        },
        // Only palettes are written as arrays.
        Some(Object::Array(_)) => 1,
        _ => return None,
    };
    let bits = if is_stencil { 1 } else { number(b"BitsPerComponent", b"BPC")? };
    let line = number(b"Width", b"W")?.checked_mul(samples)?.checked_mul(bits)?;
    line.div_ceil(8).checked_mul(number(b"Height", b"H")?)
}

/// A name whose signs may be written by their numbers (ISO 32000-1, 7.3.5).
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut found = Vec::with_capacity(name.len());
    let mut at = 0;
    while let Some(&byte) = name.get(at) {
        let pair =
            name.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(sign) if byte == b'#' => {
                found.push(sign);
                at += 3;
            }
            _ => {
                found.push(byte);
                at += 1;
            }
        }
    }
    found
}

/// The bytes of a string (ISO 32000-1, 7.3.4).
fn string(text: &[u8]) -> Vec<u8> {
    if text.first() == Some(&b'<') {
        let digits: Vec<u8> = text
            .iter()
            .filter_map(|&byte| (byte as char).to_digit(16).map(|it| it as u8))
            .collect();
        return digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
            .collect();
    }
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    let mut found = Vec::with_capacity(inner.len());
    let mut at = 0;
    while let Some(&byte) = inner.get(at) {
        at += 1;
        if byte != b'\\' {
            found.push(byte);
            continue;
        }
        let Some(&sign) = inner.get(at) else { break };
        at += 1;
        match sign {
            b'n' => found.push(b'\n'),
            b'r' => found.push(b'\r'),
            b't' => found.push(b'\t'),
            b'b' => found.push(8),
            b'f' => found.push(12),
            b'\n' => {}
            b'\r' => at += usize::from(inner.get(at) == Some(&b'\n')),
            b'0'..=b'7' => {
                let more = inner[at..].iter().take(2);
                let more = more.take_while(|it| matches!(it, b'0'..=b'7')).count();
                let digits = &inner[at - 1..at + more];
                let value =
                    digits.iter().fold(0u32, |all, it| all * 8 + u32::from(it - b'0'));
                found.push(value as u8);
                at += more;
            }
            other => found.push(other),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_come_with_their_values() {
        let content =
            b"q [(a\\)\\101) -3.5 <4142>] TJ /A#20B gs BI /W 1 /IM true ID xy\nEI Q";
        let found: Vec<Instruction> = Instructions::new(content).collect();
        let operators: Vec<&[u8]> = found.iter().map(|it| it.operator).collect();
        assert_eq!(operators, [&b"q"[..], b"TJ", b"gs", b"BI", b"Q"]);
        let array = found[1].operands[0].as_array().expect("an array");
        assert_eq!(array[0].as_str().expect("a text"), b"a)A");
        assert_eq!(array[2].as_str().expect("a text"), b"AB");
        assert_eq!(found[2].operands[0].as_name().expect("a name"), b"A B");
        let picture = found[3].picture.as_ref().expect("a picture");
        assert_eq!((picture.stream.content.as_slice(), picture.ends), (&b"xy"[..], true));
        assert!(
            picture.stream.dict.get(b"IM").and_then(Object::as_bool).expect("a truth")
        );
    }
}
