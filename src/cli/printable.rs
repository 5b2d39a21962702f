//! Texts without the signs that steer a terminal.

/// Returns a text with a visible sign in place of every control character but line feeds and
/// tabs: names of files and lines of records may hold any, and a terminal would obey them.
pub fn printable(text: &str) -> String {
    let visible = |sign: char| match sign {
        '\n' | '\t' => sign,
        // Unicode has a picture for each of them, in the same order.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(sign)).unwrap_or('?'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        _ => sign,
    };
    text.chars().map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn no_sign_that_steers_a_terminal_is_printed() {
        let hostile = "a\x1b[2Jb\u{9b}31mc\r\x07\x7f\td\ne";
        assert_eq!(printable(hostile), "a␛[2Jb\u{fffd}31mc␍␇␡\td\ne");
    }
}
