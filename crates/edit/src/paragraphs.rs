//! Paragraphs: how texts are parted into them, as whoever prints records does it.

use std::ops::Range;

use crate::lines::next_line;

/// Folds each run of white space and line breaks into one space. No-break spaces are the
/// writer's intent and stay.
pub fn fold(text: &str) -> String {
    let breaks = |c: char| {
        c.is_ascii_whitespace()
            || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a character is invisible by nature: white space, joiners, directional marks,
/// variation selectors (Unicode 16, `Default_Ignorable_Code_Point`, those that occur in
/// texts).
pub fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}'
        )
}

/// Whether a text would leave nothing visible on paper.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// Folds each paragraph, and leaves out blank ones.
pub(crate) fn folded(paragraphs: &[String]) -> Vec<String> {
    let paragraphs = paragraphs.iter().map(|paragraph| fold(paragraph));
    paragraphs.filter(|paragraph| !is_blank(paragraph)).collect()
}

/// Returns the lines of each paragraph of a text below `|` or `>`, with their endings.
pub(crate) fn written(text: &str, lines: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = lines.start;
    let mut is_within = false;
    while at < lines.end {
        let next = next_line(text, at).min(lines.end);
        let is_text = !is_blank(&text[at..next]);
        match found.last_mut() {
            Some(last) if is_text && is_within => last.end = next,
            _ if is_text => found.push(at..next),
            _ => {}
        }
        is_within = is_text;
        at = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, path};

    fn paragraphs(text: &str) -> Vec<String> {
        let document = Document::parse(text).expect("it is sound");
        document.paragraphs(&path!["body"]).expect("it is there")
    }

    #[test]
    fn paragraphs_end_at_empty_lines() {
        assert_eq!(paragraphs("body: |\n  a\n   b\n\n  \u{200f}\n  c\n"), ["a b", "c"]);
        assert_eq!(paragraphs("body: >-\r\n  a\r\n  b\r\n\r\n  c"), ["a b", "c"]);
        assert_eq!(paragraphs("body: a\n  b\n\n  c\n"), ["a b", "c"]);
        assert_eq!(paragraphs("body: 'a\n  b\n\n  c'\n"), ["a b", "c"]);
        assert_eq!(paragraphs("body: \"a b\\nc\"\n"), ["a b", "c"]);
        assert_eq!(paragraphs("body:\n"), [""; 0]);
        assert_eq!(paragraphs("body: |\n"), [""; 0]);
    }

    #[test]
    fn folding_keeps_no_break_spaces_and_marks() {
        assert_eq!(fold("  قُدس \u{a0}\n س\u{2028}"), "قُدس \u{a0} س");
        assert!(is_blank("\u{200f}\u{a0} ") && !is_blank("\u{200f}٥"));
    }
}
