//! What YAML takes for punctuation: colons, quotation marks, brackets and comments.

use super::super::signs::is_invisible;

/// Returns the offset of the colon after the key that a text begins with: one that white
/// space or the end follows.
pub fn key_end(text: &str) -> Option<usize> {
    let start = match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = closing_quote(&text[1..], quote)? + 2;
            let rest = text[end..].trim_start_matches(is_invisible);
            if !rest.starts_with(':') {
                return None;
            }
            end
        }
        '[' | '{' | '#' | '|' | '>' => return None,
        _ => 0,
    };
    let end = start + colon(&text[start..])?;
    (!text[..end].contains(" #")).then_some(end)
}

/// Returns the offset of the first colon that YAML takes for one: white space or the end
/// follows.
pub fn colon(text: &str) -> Option<usize> {
    text.match_indices(':').map(|(at, _)| at).find(|at| {
        text[at + 1..].chars().next().is_none_or(|next| matches!(next, ' ' | '\t'))
    })
}

/// Returns the offset of the quotation mark that closes a text, which begins after the
/// opening one.
pub fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if quote == '"' && sign == '\\' {
            signs.next();
        } else if sign == quote {
            // A single quotation mark is written twice within a text.
            if quote == '\'' && signs.peek().is_some_and(|(_, next)| *next == quote) {
                signs.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}

/// Counts the brackets that a text opens and does not close, those in quotation marks
/// aside.
pub fn depth(text: &str) -> isize {
    let mut depth = 0;
    let mut quote = None;
    for sign in text.chars() {
        match (quote, sign) {
            (Some(open), _) if open == sign => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, _) => {}
        }
    }
    depth
}

/// Returns a value without the comment at its end.
pub fn without_comment(value: &str) -> &str {
    if value.starts_with('#') {
        return "";
    }
    let end = value
        .match_indices('#')
        .map(|(at, _)| at)
        .find(|&at| value[..at].ends_with([' ', '\t']));
    value[..end.unwrap_or(value.len())].trim_ascii_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_counts_before_white_space_and_at_the_end() {
        assert_eq!(colon("a:b: c"), Some(3));
        assert_eq!(colon("http://a"), None);
        assert_eq!(colon("أ:"), Some(2));
        assert_eq!(key_end("\"a: b\" : c"), Some(7));
        assert_eq!(key_end("a # b: c"), None);
    }

    #[test]
    fn quotation_marks_within_a_text_do_not_close_it() {
        assert_eq!(closing_quote("a \\\" b\" c", '"'), Some(6));
        assert_eq!(closing_quote("a ''b'' c' d", '\''), Some(9));
        assert_eq!(closing_quote("a", '"'), None);
    }

    #[test]
    fn comments_begin_after_a_space() {
        assert_eq!(without_comment("c: d # e"), "c: d");
        assert_eq!(without_comment("c#d"), "c#d");
        assert_eq!(without_comment("#d"), "");
        assert_eq!(depth("[a, \"]\", {b"), 2);
    }
}
