//! Texts in quotation marks.

use std::fmt::Write;

/// Whether a sign may stand as it is in a YAML file, on one line for every reader: YAML 1.2
/// (5.1) without the line breaks of YAML 1.1 and the byte order mark. Letters of all scripts,
/// their marks of direction, and emoji may.
pub(super) fn is_printed(sign: char) -> bool {
    let is_break = matches!(sign, '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_other = matches!(sign, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    sign == '\t' || !(sign.is_control() || is_break || is_other)
}

/// Returns the text in double quotation marks, or in single ones if it then needs no
/// backslashes.
pub(crate) fn in_quotes(text: &str) -> String {
    let has_double = text.contains(['"', '\\']);
    let single = if has_double { single(text) } else { None };
    single.unwrap_or_else(|| double(text))
}

/// Returns the text in single quotation marks, if it can be written so on one line.
pub(super) fn single(text: &str) -> Option<String> {
    single_inside(text).map(|inside| format!("'{inside}'"))
}

/// Returns what stands between single quotation marks.
pub(super) fn single_inside(text: &str) -> Option<String> {
    text.chars().all(is_printed).then(|| text.replace('\'', "''"))
}

/// Returns the text in double quotation marks, on one line.
pub(crate) fn double(text: &str) -> String {
    format!("\"{}\"", double_inside(text))
}

/// Returns what stands between double quotation marks. Only what may not stand there as it
/// is becomes an escape.
pub(super) fn double_inside(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            '\u{85}' => written.push_str("\\N"),
            '\u{2028}' => written.push_str("\\L"),
            '\u{2029}' => written.push_str("\\P"),
            sign if is_printed(sign) => written.push(sign),
            sign => {
                // Nothing can fail in writing to a text.
                let _ = write!(written, "\\u{:04X}", u32::from(sign));
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_emoji_stay_as_they_are() {
        let text = "«عكا»، \u{200f}قُدس 🌿";
        assert_eq!(double(text), format!("\"{text}\""));
        assert_eq!(single(text), Some(format!("'{text}'")));
    }

    #[test]
    fn only_what_must_is_escaped() {
        assert_eq!(
            double("a\"\\\n\t\r\u{85}\u{2028}\u{7}\u{feff}"),
            r#""a\"\\\n\t\r\N\L\u0007\uFEFF""#
        );
        assert_eq!(single("a'b").as_deref(), Some("'a''b'"));
        assert_eq!(single("a\nb"), None);
        assert_eq!(in_quotes("a \"b\""), "'a \"b\"'");
        assert_eq!(in_quotes("a 'b'"), "\"a 'b'\"");
    }
}
