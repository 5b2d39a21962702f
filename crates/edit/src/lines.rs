//! Lines of a text, by byte offsets.

/// The byte order mark that some editors put before a text.
const MARK: char = '\u{feff}';

/// Returns the offset at which the text begins, after its byte order mark.
pub(crate) fn beginning(text: &str) -> usize {
    if text.starts_with(MARK) { MARK.len_utf8() } else { 0 }
}

/// Returns the start of the line that holds `at`.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or_else(|| beginning(text).min(at), |newline| newline + 1)
}

/// Returns the end of the line that holds `at`, before its line ending.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// Returns the start of the line after the one that holds `at`; the end of the text for the
/// last one.
pub(crate) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Returns the end of the line before the one that begins at `start`, before its line
/// ending; `start` for the first one.
pub(crate) fn previous_end(text: &str, start: usize) -> usize {
    let before = text[..start].strip_suffix('\n').unwrap_or(&text[..start]);
    before.strip_suffix('\r').unwrap_or(before).len()
}

/// Returns the column of `at`, counted from zero, in bytes: those before it are spaces and
/// indicators.
pub(crate) fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

/// Returns the line ending of a text: that of its first line.
pub(crate) fn line_ending(text: &str) -> &'static str {
    match text.find('\n') {
        Some(newline) if text[..newline].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Whether nothing but spaces stands before `at` on its line.
pub(crate) fn is_first_on_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].bytes().all(|byte| byte == b' ')
}

/// Returns the column of the comment that is all of the line beginning at `start`.
pub(crate) fn comment_column(text: &str, start: usize) -> Option<usize> {
    let line = &text[start..line_end(text, start)];
    let comment = line.trim_start_matches([' ', '\t']);
    comment.starts_with('#').then(|| line.len() - comment.len())
}

/// Returns the offset of what follows white space and comments from `at`.
pub(crate) fn after_trivia(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text[at..].trim_start_matches([' ', '\t', '\r', '\n', MARK]);
        at = text.len() - rest.len();
        if !rest.starts_with('#') {
            return at;
        }
        at = line_end(text, at);
    }
}

/// Returns this many spaces.
pub(crate) fn spaces(count: usize) -> String {
    " ".repeat(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_with_either_ending() {
        let text = "\u{feff}ab\r\n  # c\r\n\nd";
        assert_eq!(beginning(text), 3);
        assert_eq!(
            (line_start(text, 4), line_end(text, 4), next_line(text, 4)),
            (3, 5, 7)
        );
        assert_eq!(comment_column(text, 7), Some(2));
        assert_eq!(comment_column(text, 3), None);
        assert_eq!(previous_end(text, 7), 5);
        assert_eq!(previous_end(text, 3), 3);
        assert_eq!((line_end(text, 14), next_line(text, 14)), (14, 15));
        assert_eq!((line_end(text, 15), next_line(text, 15)), (16, 16));
        assert_eq!(after_trivia(text, 5), 15);
        assert_eq!(line_ending(text), "\r\n");
        assert_eq!(line_ending("a\nb\r\n"), "\n");
    }
}
