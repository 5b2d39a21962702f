//! A text as words, numbers, spaces and signs.

use std::ops::Range;

use crate::letters::{DigitSystem, is_of_word};

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub span: Range<usize>,
    /// Whether it stands within quotation marks, which are not within themselves.
    pub is_quoted: bool,
}

/// The kinds of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Arabic letters with their marks.
    Word,
    /// Letters of other scripts.
    Foreign,
    /// Digits, with the separators among them.
    Number,
    /// Addresses of pages and mail, hashtags, names of accounts: read by machines.
    Address,
    /// Spaces and tabs.
    Space,
    /// The end of a line, or of several.
    Break,
    /// Any other character, alone.
    Sign,
}

/// Takes a text apart. The tokens follow one another and leave nothing out.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let is_start = tokens.last().is_none_or(|token: &Token| {
            matches!(token.kind, Kind::Space | Kind::Break | Kind::Sign)
        });
        let address = if is_start { address(&text[at..]) } else { 0 };
        let (kind, length) = match first {
            _ if address > 0 => (Kind::Address, address),
            it if is_break(it) => (Kind::Break, run(&text[at..], is_break)),
            it if is_space(it) => (Kind::Space, run(&text[at..], is_space)),
            it if is_of_word(it) => (Kind::Word, run(&text[at..], is_of_word)),
            it if DigitSystem::of(it).is_some() => (Kind::Number, number(&text[at..])),
            it if it.is_alphabetic() => (Kind::Foreign, run(&text[at..], is_foreign)),
            it => (Kind::Sign, it.len_utf8()),
        };
        tokens.push(Token { kind, span: at..at + length, is_quoted: false });
        at += length;
    }
    tokens
}

/// Whether a character ends a line or a paragraph.
pub(crate) fn is_break(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character parts words within a line.
pub(crate) fn is_space(sign: char) -> bool {
    sign.is_whitespace() && !is_break(sign)
}

/// Whether a character continues a word of another script, as in `Wi-Fi`, `L'Orient`, `PM2.5`.
fn is_foreign(sign: char) -> bool {
    !is_of_word(sign)
        && (sign.is_alphanumeric()
            && !matches!(DigitSystem::of(sign), Some(it) if it != DigitSystem::Latin)
            || matches!(sign, '\'' | '’' | '\u{300}'..='\u{36f}'))
}

/// The length of the characters that a text begins with.
fn run(text: &str, is_in: impl Fn(char) -> bool) -> usize {
    text.find(|sign| !is_in(sign)).unwrap_or(text.len())
}

/// The length of the number that a text begins with: digits, with single separators among them.
fn number(text: &str) -> usize {
    let mut length = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next_is_digit =
            signs.peek().is_some_and(|(_, next)| DigitSystem::of(*next).is_some());
        let is_separator = matches!(sign, '.' | ',' | ':' | '/' | '٫' | '٬' | '\'')
            && at > 0
            && next_is_digit;
        if DigitSystem::of(sign).is_none() && !is_separator {
            break;
        }
        length = at + sign.len_utf8();
    }
    length
}

/// The most characters of an address.
const LONGEST: usize = 500;

/// The length of the address that a text begins with, or 0: up to a space, without the
/// punctuation after it.
fn address(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if !(first.is_ascii_alphanumeric() || matches!(first, '#' | '@' | '/' | '+')) {
        return 0;
    }
    let is_end = |sign: char| {
        sign.is_whitespace()
            || matches!(sign, '»' | '«' | '"' | '،' | '؛' | '؟' | '<' | '>')
    };
    let mut signs = text.char_indices().take(LONGEST);
    let end = signs.find(|(_, sign)| is_end(*sign)).map_or_else(
        || text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at),
        |(at, _)| at,
    );
    let chunk = &text[..end];
    let chunk = chunk.trim_end_matches(|sign: char| {
        matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…')
    });
    let is_tag = matches!(first, '#' | '@')
        && chunk.chars().nth(1).is_some_and(|it| it.is_alphanumeric() || it == '_');
    if is_tag {
        let body = run(&chunk[1..], |it| {
            it.is_alphanumeric() || is_of_word(it) || matches!(it, '_' | '.')
        });
        return 1 + body;
    }
    // What is written in Arabic letters alone is no address, whatever stands in it.
    let ascii = run(chunk, |it| it.is_ascii());
    let head = &chunk[..ascii];
    let is_page = head.contains("://") || head.starts_with("www.") || is_domain(head);
    let is_mail = head.contains('@') && head.contains('.');
    if is_page && head.contains('/') {
        chunk.len()
    } else if is_page || is_mail {
        head.trim_end_matches(['.', ',', ':', ')']).len()
    } else {
        0
    }
}

/// Whether a text begins with the name of a domain, such as `example.org/page`.
fn is_domain(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    top.len() >= 2
        && top.bytes().all(|it| it.is_ascii_lowercase())
        && name.bytes().any(|it| it.is_ascii_alphabetic())
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.'))
        && !FILE_ENDINGS.contains(&top)
}

/// The endings of file names that a domain could be taken for.
pub(crate) const FILE_ENDINGS: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "heic", "psd", "ai", "indd",
    "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ppt", "pptx", "mp3",
    "mp4", "mov", "zip", "rar",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(Kind, &str)> {
        let tokens = tokens(text).into_iter().filter(|it| it.kind != Kind::Space);
        tokens.map(|it| (it.kind, &text[it.span])).collect()
    }

    #[test]
    fn a_text_is_words_numbers_and_signs() {
        use Kind::{Address, Break, Foreign, Number, Sign, Word};
        let text = "عام ١٩٤٨، Wi\n(https://a.org/x) و#وسم_ما, me@b.ps.";
        let wanted = [
            (Word, "عام"),
            (Number, "١٩٤٨"),
            (Sign, "،"),
            (Foreign, "Wi"),
            (Break, "\n"),
            (Sign, "("),
            (Address, "https://a.org/x"),
            (Sign, ")"),
            (Word, "و"),
            (Sign, "#"),
            (Word, "وسم"),
            (Sign, "_"),
            (Word, "ما"),
            (Sign, ","),
            (Address, "me@b.ps"),
            (Sign, "."),
        ];
        assert_eq!(parts(text), wanted);
    }

    #[test]
    fn hashtags_times_and_domains_are_whole() {
        use Kind::{Address, Number, Sign};
        assert_eq!(parts("#القدس_لنا"), [(Address, "#القدس_لنا")]);
        assert_eq!(parts("10:30"), [(Number, "10:30")]);
        assert_eq!(parts("١٬٥٠٠٫٢٥"), [(Number, "١٬٥٠٠٫٢٥")]);
        assert_eq!(parts("example.org."), [(Address, "example.org"), (Sign, ".")]);
    }
}
