//! The names of signs that are hard to see, or hard to tell from others.

// What edits records has to know it too.
pub use malzama_edit::{is_blank, is_invisible};
use malzama_message::{Message, message};

/// Whether a sign is a space, a visible one of ASCII, or an Arabic letter or tatweel: most of any text.
pub fn is_plain(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{621}'..='\u{64a}')
}

/// Names of single signs.
static NAMES: [(char, Message); 42] = [
    ('\t', message!("sign/tab")),
    ('\u{b}', message!("sign/line-tabulation")),
    ('\u{85}', message!("sign/next-line")),
    ('\u{a0}', message!("sign/no-break-space")),
    ('\u{ad}', message!("sign/soft-hyphen")),
    ('\u{61c}', message!("sign/arabic-letter-mark")),
    ('\u{200b}', message!("sign/zero-width-space")),
    ('\u{200c}', message!("sign/zero-width-non-joiner")),
    ('\u{200d}', message!("sign/zero-width-joiner")),
    ('\u{200e}', message!("sign/left-to-right-mark")),
    ('\u{200f}', message!("sign/right-to-left-mark")),
    ('\u{2028}', message!("sign/line-separator")),
    ('\u{2029}', message!("sign/paragraph-separator")),
    ('\u{202a}', message!("sign/left-to-right-embedding")),
    ('\u{202b}', message!("sign/right-to-left-embedding")),
    ('\u{202c}', message!("sign/pop-directional-formatting")),
    ('\u{202d}', message!("sign/left-to-right-override")),
    ('\u{202e}', message!("sign/right-to-left-override")),
    ('\u{202f}', message!("sign/narrow-no-break-space")),
    ('\u{2060}', message!("sign/word-joiner")),
    ('\u{2066}', message!("sign/left-to-right-isolate")),
    ('\u{2067}', message!("sign/right-to-left-isolate")),
    ('\u{2068}', message!("sign/first-strong-isolate")),
    ('\u{2069}', message!("sign/pop-directional-isolate")),
    ('\u{feff}', message!("sign/byte-order-mark")),
    ('\u{fffc}', message!("sign/object")),
    ('\u{fffd}', message!("sign/replacement")),
    ('`', message!("sign/backtick")),
    ('؛', message!("sign/arabic-semicolon")),
    ('،', message!("sign/arabic-comma")),
    ('：', message!("sign/full-width-colon")),
    ('﹕', message!("sign/small-colon")),
    ('∶', message!("sign/ratio")),
    ('׃', message!("sign/sof-pasuq")),
    ('ː', message!("sign/length-mark")),
    ('–', message!("sign/en-dash")),
    ('—', message!("sign/em-dash")),
    ('−', message!("sign/minus")),
    ('•', message!("sign/bullet")),
    ('“', message!("sign/curly-quote")),
    ('”', message!("sign/curly-quote")),
    ('„', message!("sign/curly-quote")),
];

/// Returns the name of a sign: in words if it is hard to see or to tell from another,
/// otherwise the sign itself.
pub fn name(sign: char) -> Message {
    let code = || format!("{:04X}", u32::from(sign));
    match NAMES.iter().find(|(named, _)| *named == sign) {
        Some((_, name)) => name.clone(),
        None if sign.is_control() => message!("sign/control", code = code()),
        None if sign.is_whitespace() => message!("sign/other-space", code = code()),
        None if is_invisible(sign) => message!("sign/other-invisible", code = code()),
        None => message!("sign/visible", sign = sign.to_string()),
    }
}

/// Whether a character is an invisible one that YAML does not take for white space.
pub fn is_hidden(character: char) -> bool {
    is_invisible(character) && !matches!(character, ' ' | '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_own_place_in_the_table() {
        let mut signs: Vec<char> = NAMES.iter().map(|(sign, _)| *sign).collect();
        signs.sort_unstable();
        assert!(signs.windows(2).all(|pair| pair[0] < pair[1]), "a sign stands twice");
        assert_eq!(name('\u{3000}').code(), "sign/other-space");
        assert_eq!(name('\u{7}').code(), "sign/control");
        assert_eq!(name('x').code(), "sign/visible");
    }
}
