//! Texts as they are saved: what a file is that is no text in UTF-8, as far as its first
//! bytes or its letters tell, how to save it so that it is, and how its lines end.

use malzama_message::{Message, message};

/// The most bytes that are weighed to tell a code page.
const SAMPLE: usize = 1 << 16;

/// A kind of file that people save in place of a plain text.
pub struct Foreign {
    /// What the file is.
    pub kind: Message,
    /// How to save it as a plain text.
    pub hint: Message,
}

/// First bytes of files that are no plain text, what they are, and what to do.
static SIGNATURES: [(&[u8], Message, Message); 12] = [
    (b"{\\rtf", message!("encoding/rtf"), message!("hint/make-plain-text")),
    (b"PK\x03\x04", message!("encoding/office"), message!("hint/make-plain-text")),
    (b"\xd0\xcf\x11\xe0", message!("encoding/office"), message!("hint/make-plain-text")),
    (b"%PDF-", message!("encoding/pdf"), message!("hint/copy-to-plain-text")),
    (b"<!doctype html", message!("encoding/html"), message!("hint/copy-to-plain-text")),
    (b"<html", message!("encoding/html"), message!("hint/copy-to-plain-text")),
    (b"\xff\xd8\xff", message!("encoding/picture"), message!("hint/put-into-photos")),
    (b"\x89png", message!("encoding/picture"), message!("hint/put-into-photos")),
    (b"gif8", message!("encoding/picture"), message!("hint/put-into-photos")),
    (b"bplist", message!("encoding/web-archive"), message!("hint/copy-to-plain-text")),
    (b"\xff\xfe", UTF_16, message!("hint/choose-utf8")),
    (b"\xfe\xff", UTF_16, message!("hint/choose-utf8")),
];

const UTF_16: Message = message!("encoding/utf-16");

/// Recognises a file that is no text in UTF-8; `None` for a text in UTF-8, or if nothing
/// tells what the file is.
pub fn recognise(bytes: &[u8]) -> Option<Foreign> {
    let start = bytes.trim_ascii_start();
    let begins = |signature: &&(&[u8], Message, Message)| {
        start
            .get(..signature.0.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(signature.0))
    };
    if let Some((_, kind, hint)) = SIGNATURES.iter().find(begins) {
        return Some(Foreign { kind: kind.clone(), hint: hint.clone() });
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let hint = message!("hint/choose-utf8");
    if is_utf16(sample) {
        return Some(Foreign { kind: UTF_16, hint });
    }
    let is_arabic = std::str::from_utf8(bytes).is_err() && is_windows_1256(sample);
    is_arabic.then(|| Foreign { kind: message!("encoding/windows-1256"), hint })
}

/// Writes line breaks of old Macs, a carriage return alone, as others do, and drops all
/// byte order marks at the start.
pub fn with_known_line_breaks(text: String) -> String {
    if !text.contains(['\r', '\u{feff}']) {
        return text;
    }
    let text = text.trim_start_matches('\u{feff}');
    let mut signs = text.chars().peekable();
    let mut known = String::with_capacity(text.len());
    while let Some(sign) = signs.next() {
        let is_alone = sign == '\r' && signs.peek() != Some(&'\n');
        known.push(if is_alone { '\n' } else { sign });
    }
    known
}

/// Whether a text is in UTF-16 without a byte order mark: the spaces and line breaks
/// between its words have a zero byte before or after each.
fn is_utf16(sample: &[u8]) -> bool {
    let zeros = sample.iter().filter(|&&byte| byte == 0).count();
    let pairs = |wanted: [fn(u8) -> bool; 2]| {
        sample
            .chunks_exact(2)
            .filter(|pair| wanted[0](pair[0]) && wanted[1](pair[1]))
            .count()
    };
    let is_zero: fn(u8) -> bool = |byte| byte == 0;
    let is_text: fn(u8) -> bool =
        |byte| byte.is_ascii_graphic() || b" \r\n\t".contains(&byte);
    zeros > 0 && pairs([is_text, is_zero]).max(pairs([is_zero, is_text])) == zeros
}

/// Whether most letters of a text are Arabic ones of Windows-1256, and alef or lam,
/// which every Arabic text has, is among them.
fn is_windows_1256(sample: &[u8]) -> bool {
    let high: Vec<u8> = sample.iter().copied().filter(|byte| *byte >= 0x80).collect();
    let is_letter = |byte: &&u8| matches!(byte, 0xc1..=0xd6 | 0xd8..=0xdf | 0xe1 | 0xe3..=0xe6 | 0xec | 0xed);
    let letters = high.iter().filter(is_letter).count();
    let has = |byte: u8| high.contains(&byte);
    // C7 and E1 are alef and lam.
    (has(0xc7) || has(0xe1)) && letters * 10 >= high.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> Option<String> {
        recognise(bytes).map(|foreign| foreign.kind.code().to_owned())
    }

    #[test]
    fn lines_end_as_they_do_elsewhere() {
        let text = "\u{feff}\u{feff}a\rb\r\nc\u{feff}\n\r";
        assert_eq!(with_known_line_breaks(text.to_owned()), "a\nb\r\nc\u{feff}\n\n");
    }

    #[test]
    fn files_are_known_by_what_they_hold() {
        let utf16: Vec<u8> = "name: عكا\nbody: |\n  نص.\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        // `name: المجموعة` in Windows-1256.
        let windows = b"name: \xc7\xe1\xe3\xcc\xe3\xe6\xda\xc9\n";
        for (bytes, expected) in [
            (&b"{\\rtf1\\ansi name}"[..], Some("encoding/rtf")),
            (b"PK\x03\x04\x14", Some("encoding/office")),
            (b"<!DOCTYPE html>\n<html>", Some("encoding/html")),
            (b"\xff\xfen\0a\0", Some("encoding/utf-16")),
            (&utf16, Some("encoding/utf-16")),
            (windows, Some("encoding/windows-1256")),
            (b"name: caf\xe9 cr\xe8me\n", None),
            ("name: المجموعة\n".as_bytes(), None),
            (b"", None),
        ] {
            assert_eq!(kind(bytes).as_deref(), expected, "{bytes:?}");
        }
    }
}
