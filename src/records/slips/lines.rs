//! The lines of a record as a person reads them: keys, values, and the lines of a text
//! below a `|`. Lines are read one by one, so that a slip in one does not hide the rest.

use super::super::signs::is_invisible;
use super::super::vocabulary::{RECORD_KEYS, is_key};
use super::punctuation::{closing_quote, depth, key_end, without_comment};

/// A line of the file.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The byte at which it starts.
    pub start: usize,
    /// Its text, without the line break.
    pub text: &'a str,
    /// The number of spaces that it begins with.
    pub spaces: usize,
    /// The number of bytes of all white space and invisible signs that it begins with.
    pub lead: usize,
    /// Where its dashes stand, as offsets in the line.
    pub dashes: Vec<usize>,
    /// The offset of what follows indentation and dashes.
    pub content: usize,
    /// The offset of the colon after its key, if it has a key.
    pub colon: Option<usize>,
    /// What the line is part of.
    pub place: Place,
}

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing: it is empty, or a comment.
    Nothing,
    /// Keys, values and lists.
    Structure,
    /// The text below the `|` of the line with this index.
    Text(usize),
    /// A value in quotation marks or brackets that an earlier line opened.
    Value,
}

impl<'a> Line<'a> {
    /// Reads a line that starts at a byte of the file, as structure.
    fn read(start: usize, text: &'a str) -> Self {
        let spaces = text.len() - text.trim_start_matches(' ').len();
        let lead = text.len() - text.trim_start_matches(is_invisible).len();
        let mut content = lead;
        let mut dashes = Vec::new();
        let is_dash =
            |text: &str| text == "-" || text.starts_with("- ") || text.starts_with("-\t");
        while is_dash(&text[content..]) {
            dashes.push(content);
            let rest = &text[content + 1..];
            content = text.len() - rest.trim_start_matches([' ', '\t']).len();
        }
        let place = if text[lead..].is_empty() || text[lead..].starts_with('#') {
            Place::Nothing
        } else {
            Place::Structure
        };
        let colon = key_end(&text[content..]).map(|end| content + end);
        Self { start, text, spaces, lead, dashes, content, colon, place }
    }

    /// Returns the only line of an empty file.
    pub fn empty() -> Self {
        Self::read(0, "")
    }

    /// Returns the column of its key or text, from zero, as if nothing but spaces stood
    /// before it.
    pub fn column(&self) -> usize {
        self.content - (self.lead - self.spaces)
    }

    /// Returns its dashes, each with the white space after it.
    pub fn dashes_text(&self) -> &'a str {
        &self.text[self.dashes.first().copied().unwrap_or(self.content)..self.content]
    }

    /// Returns its key as typed, without quotation marks and invisible signs around it.
    pub fn key(&self) -> Option<&'a str> {
        let key = self.text[self.content..self.colon?].trim_matches(is_invisible);
        Some(key.trim_matches(['"', '\'']))
    }

    /// Returns what follows the key, or else the dashes and the indentation, without
    /// white space around it.
    pub fn value(&self) -> &'a str {
        self.text[self.colon.map_or(self.content, |colon| colon + 1)..].trim_ascii()
    }

    /// Returns the offset of [`Self::value`] in the line.
    pub fn value_offset(&self) -> usize {
        // The value is a subslice of the line, so the difference is its offset.
        self.value().as_ptr() as usize - self.text.as_ptr() as usize
    }

    /// Whether its value is `|` or `>`, which opens a text on the lines below.
    pub fn opens_text(&self) -> bool {
        let mut signs = without_comment(self.value()).chars();
        matches!(signs.next(), Some('|' | '>'))
            && signs
                .all(|sign| matches!(sign, '+' | '-' | '0'..='9') || is_invisible(sign))
    }

    /// Returns the indentation that lines below must exceed to be part of its value.
    fn outer(&self) -> usize {
        match (self.colon, self.dashes.last()) {
            (None, Some(dash)) => dash - (self.lead - self.spaces),
            _ => self.column(),
        }
    }

    /// Whether the line begins with a key that records have, whatever follows it.
    pub fn has_known_key(&self) -> bool {
        self.key().is_some_and(is_key)
    }

    /// Whether the line can only be a key of a whole record.
    fn ends_text(&self) -> bool {
        self.key().is_some_and(|key| RECORD_KEYS.contains(&key)) || self.is_boundary()
    }

    /// Whether the line separates documents.
    pub fn is_boundary(&self) -> bool {
        matches!(self.text.trim_end(), "---" | "...") || self.text.starts_with("--- ")
    }
}

/// Reads all lines of a text, and settles what each is part of.
pub fn read(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push(Line::read(start, line.trim_end_matches(['\n', '\r'])));
        start += line.len();
    }
    let mut index = 0;
    while index < lines.len() {
        let line = lines[index].clone();
        if line.place != Place::Structure {
            index += 1;
        } else if line.opens_text() {
            index = mark_text(&mut lines, index);
        } else {
            let end = value_end(&lines, index).unwrap_or(index);
            for line in &mut lines[index + 1..=end] {
                line.place = Place::Value;
            }
            index = end + 1;
        }
    }
    lines
}

/// Marks the lines of the text that the line at `opener` opens; returns the index of the
/// line after it.
///
/// A line that is not indented ends the text. So does YAML; but here a line whose spaces
/// were replaced by other white space is still part of it, unless it has a known key.
fn mark_text(lines: &mut [Line], opener: usize) -> usize {
    let outer = lines[opener].outer();
    let mut index = opener + 1;
    while let Some(line) = lines.get_mut(index) {
        let is_blank = line.text.len() == line.lead;
        let is_inside = line.spaces > outer;
        let is_odd = line.lead > line.spaces && !line.has_known_key();
        if !(is_blank || is_inside || is_odd) {
            break;
        }
        line.place = if is_blank { Place::Nothing } else { Place::Text(opener) };
        index += 1;
    }
    index
}

/// The number of lines within which a quotation mark or bracket is closed, if at all.
const LOOK_AHEAD: usize = 200;

/// Returns the index of the line that closes the quotation mark or bracket which the
/// value at `index` opens; `None` if it opens none, or if the next key comes first.
fn value_end(lines: &[Line], index: usize) -> Option<usize> {
    let value = lines[index].value();
    let first = value.chars().next()?;
    let quote = Some(first).filter(|first| matches!(first, '"' | '\''));
    let mut open = match (first, quote) {
        (_, Some(quote)) => isize::from(closing_quote(&value[1..], quote).is_none()),
        ('[' | '{', None) => depth(value),
        _ => 0,
    };
    if open <= 0 {
        return None;
    }
    for (at, line) in lines.iter().enumerate().skip(index + 1).take(LOOK_AHEAD) {
        // In braces, keys are within the value.
        if line.ends_text() && first != '{' {
            return None;
        }
        open = match quote {
            Some(quote) => isize::from(closing_quote(line.text, quote).is_none()),
            None => open + depth(line.text),
        };
        if open <= 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<Place> {
        read(text).into_iter().map(|line| line.place).collect()
    }

    #[test]
    fn a_text_ends_where_its_indentation_does() {
        use Place::{Nothing, Structure, Text};
        let text = "name: a\nbody: |\n  b: c\n\n   d\nlabel: e\n";
        let expected = [Structure, Structure, Text(1), Nothing, Text(1), Structure];
        assert_eq!(places(text), expected);
        assert_eq!(places("a: |\n\u{a0} b\n"), [Structure, Text(0)]);
    }

    #[test]
    fn an_open_quotation_mark_ends_before_the_next_key() {
        use Place::{Structure, Value};
        assert_eq!(places("a: \"b\n  c\"\nd: e\n"), [Structure, Value, Structure]);
        assert_eq!(places("name: \"b\nlabel: \"c\"\n"), [Structure, Structure]);
        assert_eq!(places("links: [b,\n  c]\n"), [Structure, Value]);
    }

    #[test]
    fn keys_end_at_a_colon_with_white_space() {
        let line = Line::read(0, "  - \"a b\" : c: d # e");
        assert_eq!(line.key(), Some("a b"));
        assert_eq!(line.value(), "c: d # e");
        assert_eq!((line.column(), line.dashes), (4, vec![2]));
        assert_eq!(Line::read(0, "http://a").key(), None);
    }
}
