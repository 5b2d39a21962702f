//! Addresses in texts, and what a browser opens for them: web pages, mail and telephones.
//!
//! Nothing else is ever a link, whatever a record says: a text that is no such address stays
//! a text.

/// The longest address that is made a link, in bytes.
const LONGEST: usize = 2000;

/// The fewest and the most digits of a telephone number (ITU-T E.164 allows 15; extensions
/// are dialled after them).
const DIGITS: std::ops::RangeInclusive<usize> = 3..=20;

/// Returns what to open for a word of a text: a web address with its scheme or `www.`, or a
/// mail address.
pub fn in_text(word: &str) -> Option<String> {
    let word = plain(word)?;
    if is_web(&word) {
        return Some(word);
    }
    let is_host = word.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("www."));
    if is_host && is_host_and_path(&word) {
        return Some(format!("https://{word}"));
    }
    mail(&word)
}

/// Returns what to open for a text that is given as an address: as in a text, and also a
/// host without `www.`.
pub fn given(text: &str) -> Option<String> {
    let text = text.trim();
    in_text(text).or_else(|| {
        let text = plain(text)?;
        is_host_and_path(&text).then(|| format!("https://{text}"))
    })
}

/// Returns what to dial for a text that is a telephone number and nothing else (RFC 3966).
pub fn telephone(text: &str) -> Option<String> {
    let mut number = String::new();
    for sign in text.chars() {
        match sign {
            '0'..='9' => number.push(sign),
            '٠'..='٩' => number.push(latin(sign, '٠')?),
            '۰'..='۹' => number.push(latin(sign, '۰')?),
            '+' if number.is_empty() => number.push('+'),
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2060}' | '-' | '–' | '.' | '(' | ')' => {}
            _ => return None,
        }
    }
    let digits = number.trim_start_matches('+').len();
    DIGITS.contains(&digits).then(|| format!("tel:{number}"))
}

/// Returns the Latin digit of a digit of the style that begins with `zero`.
fn latin(digit: char, zero: char) -> Option<char> {
    char::from_digit(digit as u32 - zero as u32, 10)
}

/// Returns an address in ASCII, as a PDF has it (ISO 32000-1, 12.6.4.7): the bytes of other signs are
/// written with percent signs (RFC 3986, 2.1).
pub fn ascii(address: &str) -> String {
    let byte = |byte: u8| match byte {
        0x21..=0x7e => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    address.bytes().map(byte).collect()
}

/// Returns a word without the invisible signs that say where a line may break; `None` if it
/// is too long, or has others that no address has.
fn plain(word: &str) -> Option<String> {
    let is_break = |sign: &char| matches!(sign, '\u{200b}' | '\u{2060}' | '\u{ad}');
    let plain: String = word.chars().filter(|sign| !is_break(sign)).collect();
    let is_foreign = |sign: char| {
        sign.is_whitespace() || sign.is_control() || "\"'<>\\^`{|}".contains(sign)
    };
    let fits = !plain.is_empty() && plain.len() <= LONGEST && !plain.contains(is_foreign);
    fits.then_some(plain)
}

/// Whether a word is a web address with its scheme.
fn is_web(word: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        let begins =
            word.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
        begins && word.len() > scheme.len() && !word[scheme.len()..].starts_with('/')
    })
}

/// Whether a word begins with the name of a host: labels of letters, digits and hyphens, of
/// which the last, at least two letters long, has no digits. What follows is a path.
fn is_host_and_path(word: &str) -> bool {
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    is_host(host)
}

fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let last = labels.last().copied().unwrap_or_default();
    labels.len() > 1
        && labels.iter().all(is_label)
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic)
}

/// Returns what to open for a mail address (a narrow part of RFC 6068).
fn mail(word: &str) -> Option<String> {
    let (name, host) = word.split_once('@')?;
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || "._+-".contains(sign);
    let fits = !name.is_empty() && name.chars().all(is_name) && is_host(host);
    fits.then(|| format!("mailto:{word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_web_and_mail_are_opened() {
        let opened = [
            ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
            ("HTTP://example.org", "HTTP://example.org"),
            ("www.example.org/سوق", "https://www.example.org/سوق"),
            ("www.exam\u{200b}ple.org", "https://www.example.org"),
            ("info+a@example.org", "mailto:info+a@example.org"),
        ];
        for (word, address) in opened {
            assert_eq!(in_text(word).as_deref(), Some(address), "{word}");
        }
        let texts = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://example.org",
            "https://",
            "https:///x",
            "//example.org",
            "https://a\"onclick=x",
            "https://a b",
            "https://a\u{1}b",
            "@example",
            "a@b",
            "a@@b.org",
            "example.org",
            "و/أو",
            "",
        ];
        for word in texts {
            assert_eq!(in_text(word), None, "{word}");
        }
        assert_eq!(in_text(&format!("https://a.org/{}", "x".repeat(3000))), None);
    }

    #[test]
    fn an_address_given_as_one_needs_no_scheme() {
        assert_eq!(given(" example.org/a ").as_deref(), Some("https://example.org/a"));
        for text in
            ["javascript:alert(1)", "example", "-a.org", "a..org", "1.25", "a b.org"]
        {
            assert_eq!(given(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_in_pdfs_are_ascii() {
        assert_eq!(
            ascii("https://a.org/سوق?b=c"),
            "https://a.org/%D8%B3%D9%88%D9%82?b=c"
        );
    }

    #[test]
    fn a_telephone_number_is_dialled_in_latin_digits() {
        for (text, number) in [
            ("+970 2 628-0000", "tel:+97026280000"),
            ("٠٢ ٦٢٨ ٠٠٠٠", "tel:026280000"),
            ("(02)\u{202f}628.0000", "tel:026280000"),
        ] {
            assert_eq!(telephone(text).as_deref(), Some(number), "{text}");
        }
        for text in ["", "12", "هاتف 026280000", "02/03", "1+2345", "javascript:1"] {
            assert_eq!(telephone(text), None, "{text}");
        }
    }
}
