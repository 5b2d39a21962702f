//! Texts below `|` and `>`.

use super::quoted::{double, is_printed};
use super::{Form, Place};
use crate::lines::{line_end, spaces};
use crate::outline::Block;
use crate::paragraphs;
use crate::splice::Splice;

/// Returns the form of a text below `|`, if it can be written so.
pub(crate) fn literal(text: &str, place: Place) -> Option<Form> {
    let chomping = match trailing_breaks(text) {
        0 => "-",
        1 => "",
        // Empty lines below would become part of the text.
        _ => return None,
    };
    let indicator = needs_indicator(text).then(|| indicator(place)).transpose().ok()?;
    let indicator = indicator.map(String::from).unwrap_or_default();
    let lines = literal_lines(text, place)?;
    Some(Form::Block { header: format!("|{indicator}{chomping}"), lines })
}

/// Returns the forms of a text in place of an old one below `|` or `>`, the closest first:
/// its header stays if the text ends in a number of line breaks that it allows.
pub(crate) fn rewritten(
    source: &str,
    block: &Block,
    text: &str,
    place: Place,
) -> Vec<Form> {
    let old = block.chomping(source);
    let chomping = match trailing_breaks(text) {
        0 => "-",
        1 if old == "-" => "",
        1 => old,
        _ => "+",
    };
    let place = Place { column: column(source, block, place), ..place };
    let mut forms = Vec::new();
    let mut push = |sign: char, lines: Option<String>| {
        let Some(lines) = lines else { return };
        if let Some(header) = header(source, block, sign, chomping, text, place) {
            forms.push(Form::Block { header, lines });
        }
    };
    if block.is_folded(source) {
        push('>', folded_lines(text, place));
    }
    push('|', literal_lines(text, place));
    forms.push(Form::Inline(double(text)));
    forms.dedup();
    forms
}

/// Returns the splices by which a text below `|` or `>` gets these paragraphs, which are
/// folded. Paragraphs that were there keep their lines; each new one is one line, and an
/// empty line parts it from others.
pub(crate) fn reparagraphed(
    source: &str,
    block: &Block,
    wanted: &[String],
    place: Place,
) -> Vec<Splice> {
    let old = paragraphs::written(source, &block.lines);
    let is_same = |(range, wanted): (&std::ops::Range<usize>, &String)| {
        paragraphs::fold(&source[range.clone()]) == *wanted
    };
    let before = old.iter().zip(wanted).take_while(|pair| is_same(*pair)).count();
    let rest = (old.len().min(wanted.len())) - before;
    let pairs = old.iter().rev().zip(wanted.iter().rev()).take(rest);
    let after = pairs.take_while(|pair| is_same(*pair)).count();
    let gone = &old[before..old.len() - after];
    let added = &wanted[before..wanted.len() - after];

    let ending = place.line_ending;
    let indentation = spaces(column(source, block, place));
    let added: Vec<String> =
        added.iter().map(|paragraph| format!("{indentation}{paragraph}")).collect();
    let added = added.join(&ending.repeat(2));
    // Where the letters of a paragraph end, before its line ending.
    let end = |range: &std::ops::Range<usize>| {
        source[..range.end].trim_end_matches(['\r', '\n']).len()
    };
    let splice = match (gone, &*added) {
        ([], "") => return Vec::new(),
        ([first, .., last], added) if !added.is_empty() => {
            Splice::replace(first.start..end(last), added)
        }
        ([only], added) if !added.is_empty() => {
            Splice::replace(only.start..end(only), added)
        }
        ([], added) if before > 0 => {
            Splice::insert(end(&old[before - 1]), ending.repeat(2) + added)
        }
        ([], added) if after > 0 => {
            Splice::insert(old[0].start, format!("{added}{}", ending.repeat(2)))
        }
        ([], added) if source[..block.lines.start].ends_with('\n') => {
            Splice::insert(block.lines.start, format!("{added}{ending}"))
        }
        ([], added) => Splice::insert(block.lines.start, format!("{ending}{added}")),
        ([.., last], _) if before > 0 => {
            Splice::replace(end(&old[before - 1])..end(last), "")
        }
        ([first, ..], _) if after > 0 => {
            Splice::replace(first.start..old[old.len() - after].start, "")
        }
        _ => return vec![without_lines(source, block)],
    };
    vec![splice]
}

/// Returns the splice that takes all lines of a text below `|` or `>`.
pub(crate) fn without_lines(source: &str, block: &Block) -> Splice {
    let is_open = block.lines.end == source.len() && !source.ends_with('\n');
    let start = match is_open {
        true => line_end(source, block.header.end),
        false => block.lines.start,
    };
    Splice::replace(start..block.lines.end, "")
}

/// Returns the column of the lines of an old text.
fn column(source: &str, block: &Block, place: Place) -> usize {
    let told = block.indicator(source).and_then(|digit| digit.to_digit(10));
    let told = told.and_then(|digit| usize::try_from(digit).ok());
    block.column.unwrap_or_else(|| told.map_or(place.column, |told| place.parent + told))
}

/// Returns the header of a text: the old one as far as it fits.
fn header(
    source: &str,
    block: &Block,
    sign: char,
    chomping: &str,
    text: &str,
    place: Place,
) -> Option<String> {
    let is_told = block.indicator(source).is_some();
    if chomping == block.chomping(source) && (is_told || !needs_indicator(text)) {
        let old = &source[block.header.clone()];
        return Some(format!("{sign}{}", &old[1..]));
    }
    let indicator = match block.indicator(source) {
        Some(told) => String::from(told),
        None if needs_indicator(text) => String::from(indicator(place).ok()?),
        None => String::new(),
    };
    Some(format!("{sign}{indicator}{chomping}"))
}

/// Returns the digit that tells the column of lines.
fn indicator(place: Place) -> Result<char, std::num::TryFromIntError> {
    let depth = u32::try_from(place.column.saturating_sub(place.parent))?;
    Ok(char::from_digit(depth.min(9), 10).unwrap_or('1'))
}

/// Whether the column of a text must be told, as its first line begins with a space.
fn needs_indicator(text: &str) -> bool {
    text.split('\n')
        .find(|line| !line.is_empty())
        .is_some_and(|line| line.starts_with(' '))
}

/// Returns the number of line breaks at the end of a text.
fn trailing_breaks(text: &str) -> usize {
    text.len() - text.trim_end_matches('\n').len()
}

/// Whether a text can stand below `|` or `>`. One that begins or ends with a line of nothing
/// but spaces cannot: readers differ on it, and editors strip it.
fn may_be_block(text: &str) -> bool {
    let letters = text.trim_matches('\n');
    let is_blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    !is_blank(letters.split('\n').next())
        && !is_blank(letters.rsplit('\n').next())
        && text.chars().all(|sign| sign == '\n' || is_printed(sign))
}

/// Returns the lines of a text below `|`.
fn literal_lines(text: &str, place: Place) -> Option<String> {
    if !may_be_block(text) {
        return None;
    }
    let indentation = spaces(place.column);
    let mut lines = String::with_capacity(text.len());
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            lines.push_str(&indentation);
            lines.push_str(line);
        }
        lines.push_str(place.line_ending);
    }
    Some(lines)
}

/// Returns the lines of a text below `>`: each of its lines is one, and each of its line
/// breaks an empty one.
fn folded_lines(text: &str, place: Place) -> Option<String> {
    let letters = text.trim_end_matches('\n');
    // Lines that begin with a space are not folded.
    if !may_be_block(text)
        || letters.split('\n').any(|line| line.starts_with([' ', '\t']))
    {
        return None;
    }
    let indentation = spaces(place.column);
    let mut lines = String::with_capacity(text.len());
    let mut is_after_letters = false;
    for (at, line) in letters.split('\n').enumerate() {
        if at > 0 {
            lines.push_str(place.line_ending);
        }
        if !line.is_empty() {
            if is_after_letters {
                lines.push_str(place.line_ending);
            }
            lines.push_str(&indentation);
            lines.push_str(line);
            is_after_letters = true;
        }
    }
    for _ in 0..trailing_breaks(text).max(1) {
        lines.push_str(place.line_ending);
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place =
        Place { is_flow: false, parent: 0, column: 2, line_ending: "\n" };

    #[test]
    fn a_literal_text_keeps_its_lines() {
        let form = |header: &str, lines: &str| {
            Some(Form::Block { header: header.to_owned(), lines: lines.to_owned() })
        };
        assert_eq!(literal("a\n\nb\n", PLACE), form("|", "  a\n\n  b\n"));
        assert_eq!(literal("a\nb", PLACE), form("|-", "  a\n  b\n"));
        assert_eq!(literal(" a\nb", PLACE), form("|2-", "   a\n  b\n"));
        assert_eq!(literal("a\n\n", PLACE), None);
        assert_eq!(literal("\n", PLACE), None);
        assert_eq!(literal("a\u{85}b", PLACE), None);
    }

    #[test]
    fn a_folded_text_has_an_empty_line_for_each_break() {
        let lines = |text| folded_lines(text, PLACE);
        assert_eq!(lines("a\nb\n").as_deref(), Some("  a\n\n  b\n"));
        assert_eq!(lines("\na\n\n\nb").as_deref(), Some("\n  a\n\n\n\n  b\n"));
        assert_eq!(lines("a\n b"), None);
    }
}
