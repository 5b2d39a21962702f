//! Values that YAML does not take for the text that they are: those with a colon within,
//! with a sign of YAML at their start, or with quotation marks that do not match.

use malzama_message::{Message, message};

use super::super::signs;
use super::super::vocabulary::{LIST_KEYS, RECORD_KEYS, TEXT_KEYS, is_key};
use super::lines::Line;
use super::punctuation::{closing_quote, colon, depth, without_comment};
use super::{Survey, quoting};

/// Signs with which no text can begin, because they mean something to YAML.
const INDICATORS: [char; 12] =
    ['@', '`', '%', '&', '*', '!', '|', '>', ',', ']', '}', '?'];

/// The mark that some programs write at the start of a file. YAML refuses it at the start
/// of a value.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The characters that a backslash in double quotation marks may stand before.
const ESCAPES: &str = "0abtnvfre \"/\\N_LPxuU";

/// Reports the first slip in the value of a line.
pub fn check(survey: &mut Survey, index: usize) {
    let line = &survey.lines[index].clone();
    let value = line.value();
    let Some(first) = value.chars().next() else { return };
    let start = line.value_offset();
    let is_item = line.colon.is_none() && !line.dashes.is_empty();
    if line.colon.is_none() && !is_item {
        return;
    }
    let marked = value.find(BYTE_ORDER_MARK).filter(|_| !matches!(first, '"' | '\''));
    if let Some(at) = marked {
        let message = message!("yaml/no-text-sign", sign = signs::name(BYTE_ORDER_MARK));
        let at = start + at..start + at + BYTE_ORDER_MARK.len_utf8();
        survey.likely(line, at, message, message!("hint/delete-sign"));
        return;
    }
    if line.opens_text() {
        let hidden = value.char_indices().find(|(_, sign)| signs::is_hidden(*sign));
        if let Some((at, sign)) = hidden {
            let message = message!("yaml/sign-after-bar", sign = signs::name(sign));
            let at = start + at..start + at + sign.len_utf8();
            survey.certain(line, at, message, message!("hint/delete-sign"));
        }
        return;
    }
    match first {
        '#' => check_comment(survey, index),
        '"' | '\'' => check_quotes(survey, line, first),
        '[' | '{' => check_brackets(survey, line, first),
        '|' | '>' => {
            let at = start..start + value.len();
            let message = message!("yaml/text-after-bar");
            survey.likely(line, at, message, message!("hint/next-line"));
        }
        '-' if value.starts_with("- ") => {
            let message = message!("yaml/first-sign", sign = signs::name(first));
            survey.likely(line, start..start + 1, message, quoting::quote_value(line));
        }
        _ if INDICATORS.contains(&first) => {
            let message = message!("yaml/first-sign", sign = signs::name(first));
            let at = start..start + first.len_utf8();
            survey.likely(line, at, message, quoting::quote_value(line));
        }
        _ => check_colon(survey, line),
    }
}

/// Reports a comment in the place of a value: a text that begins with `#`, most likely.
fn check_comment(survey: &mut Survey, index: usize) {
    let line = survey.lines[index].clone();
    let mut below = survey.lines[index + 1..].iter();
    let next = below.find(|it| it.place != super::Place::Nothing);
    let has_value = next.is_some_and(|next| {
        next.column() > line.column()
            || next.dashes.first().is_some_and(|dash| *dash >= line.column())
    });
    if has_value {
        return;
    }
    let value = line.value();
    let start = line.value_offset();
    let at = start..start + value.len();
    let hint = quoting::write_value(&line, &quoting::quoted(value));
    if value[1..].starts_with(|next: char| !next.is_whitespace() && next != '#') {
        survey.certain(&line, at, message!("yaml/first-hash"), hint);
    } else {
        survey.warn(&line, at, message!("yaml/mere-comment"), hint);
    }
}

/// Reports a hashtag, with which YAML would end the text, a colon within a text, and a
/// second key on the line.
fn check_colon(survey: &mut Survey, line: &Line) {
    let value = without_comment(line.value());
    let comment = line.value()[value.len()..].trim_ascii_start();
    let mut signs = comment.chars().skip(1);
    if signs.next().is_some_and(|next| !next.is_whitespace() && next != '#') {
        let start = line.value_offset() + line.value().len() - comment.len();
        let word = comment.split_whitespace().next().unwrap_or_default();
        let hint = quoting::write_value(line, &quoting::quoted(line.value()));
        let at = start..start + word.len();
        survey.certain(line, at, message!("yaml/cut-at-hash"), hint);
        return;
    }
    let Some(at) = colon(value).filter(|_| line.colon.is_some()) else { return };
    let start = line.value_offset();
    let word = value[..at].rsplit(signs::is_invisible).next().unwrap_or_default();
    let colon_range = start + at..start + at + 1;
    if is_key(word) {
        let word_start = start + at - word.len();
        let before = line.text[..word_start].chars().next_back();
        if let Some(sign) = before.filter(|sign| signs::is_hidden(*sign)) {
            let message =
                message!("yaml/sign-before-key", sign = signs::name(sign), key = word);
            let at = word_start - sign.len_utf8()..word_start;
            survey.certain(line, at, message, message!("hint/replace-by-line-break"));
            return;
        }
        let message = message!("yaml/two-keys", key = word);
        let hint = message!("hint/new-line", key = word);
        survey.likely(line, word_start..start + at, message, hint);
        return;
    }
    let bare = value.trim_matches(['“', '”', '„', '‘', '’']);
    let hint = quoting::write_value(line, &quoting::quoted(bare));
    survey.likely(line, colon_range, message!("yaml/colon-in-text"), hint);
}

/// Reports quotation marks that are not closed, or closed before the end.
fn check_quotes(survey: &mut Survey, line: &Line, quote: char) {
    let value = line.value();
    let start = line.value_offset();
    let mark = start..start + 1;
    let Some(end) = closing_quote(&value[1..], quote).map(|end| end + 1) else {
        let message = message!("yaml/open-quotation-mark");
        // It may be closed by a mark of another kind.
        let text = without_comment(value)[1..].trim_end();
        let text = text.strip_suffix(['"', '\'', '”', '“', '’', '‘']).unwrap_or(text);
        let hint = quoting::write_value(line, &quoting::quoted(text));
        survey.likely(line, mark, message, below_bar(line).unwrap_or(hint));
        return;
    };
    let after = &value[end + 1..];
    let rest = after.trim_ascii_start();
    let at = start + value.len() - rest.len();
    let is_comment = rest.starts_with('#') && rest.len() < after.len();
    if rest.is_empty() || is_comment {
        check_escapes(survey, line, &value[..=end]);
    } else if let Some(sign) = rest.chars().next().filter(|_| is_mere_punctuation(rest)) {
        let message =
            message!("yaml/sign-after-quotation-mark", sign = signs::name(sign));
        let hint = quoting::write_value(line, &value[..=end]);
        survey.likely(line, at..at + rest.len(), message, hint);
    } else {
        let message = message!("yaml/after-quotation-mark");
        let hint = quoting::write_value(line, &requoted(value, quote));
        let hint = below_bar(line).unwrap_or(hint);
        survey.likely(line, at..at + rest.len(), message, hint);
    }
}

/// Returns the hint for a key whose text is long, and better stands below a `|`.
fn below_bar(line: &Line) -> Option<Message> {
    let key = line.key().filter(|key| TEXT_KEYS.contains(key))?;
    Some(message!("hint/write-bar", key = key))
}

/// Puts a value that begins with a quotation mark into others: without the outer marks
/// if they enclose all of it.
fn requoted(value: &str, quote: char) -> String {
    let value = without_comment(value);
    let inner = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    quoting::quoted(inner.unwrap_or(value))
}

/// Whether a text is a comma or semicolon, or an invisible sign.
fn is_mere_punctuation(text: &str) -> bool {
    text.chars().all(|sign| {
        matches!(sign, ',' | '،' | ';' | '؛' | '.' | ' ') || signs::is_invisible(sign)
    })
}

/// Reports a backslash that stands for nothing.
fn check_escapes(survey: &mut Survey, line: &Line, value: &str) {
    if !value.starts_with('"') {
        return;
    }
    let mut signs = value.char_indices();
    while let Some((at, sign)) = signs.next() {
        if sign != '\\' {
            continue;
        }
        let Some((_, next)) = signs.next() else { return };
        if !ESCAPES.contains(next) {
            let at = line.value_offset() + at;
            let inner = &value[1..value.len() - 1];
            let hint = quoting::write_value(line, &quoting::quoted(inner));
            survey.likely(line, at..at + 1, message!("yaml/backslash"), hint);
            return;
        }
    }
}

/// Reports brackets that are not closed, text after them, and items that are missing.
fn check_brackets(survey: &mut Survey, line: &Line, bracket: char) {
    let value = without_comment(line.value());
    let start = line.value_offset();
    let closing = if bracket == '[' { ']' } else { '}' };
    let mark = start..start + 1;
    let message = message!("yaml/open-bracket");
    // Texts begin with a bracket, too; lists and the trim are written in brackets.
    let is_text = line.key().is_some_and(|key| {
        RECORD_KEYS.contains(&key) && !LIST_KEYS.contains(&key) && key != "trim"
    });
    let closed = if is_text || depth(value) < 0 {
        quoting::quote_value(line)
    } else {
        quoting::write_value(line, &format!("{value}{closing}"))
    };
    match depth(value) {
        1.. => survey.likely(line, mark, message, closed),
        0 if !value.ends_with(closing) => {
            let end = value.rfind(closing).map_or(0, |end| end + 1);
            let message = message!("yaml/after-bracket", sign = closing.to_string());
            let at = start + end..start + value.len();
            survey.likely(line, at, message, quoting::quote_value(line));
        }
        0 => {
            if let Some(at) = arabic_comma(value).filter(|_| bracket == '[') {
                let message = message!("yaml/arabic-comma");
                let items = value.replace('،', ",");
                let hint = quoting::write_value(line, &items);
                let at = start + at..start + at + '،'.len_utf8();
                survey.certain(line, at, message, hint);
            } else if let Some(at) = doubled_comma(value) {
                let message = message!("yaml/doubled-comma");
                let at = start + at..start + at + 1;
                survey.likely(line, at, message, message!("hint/delete-sign"));
            }
        }
        _ => {
            let message = message!("yaml/stray-bracket");
            survey.likely(line, mark.start..mark.start + value.len(), message, closed);
        }
    }
}

/// Returns the offset of the first Arabic comma that stands outside of quotation marks.
fn arabic_comma(value: &str) -> Option<usize> {
    let mut is_quoted = false;
    value.char_indices().find_map(|(at, sign)| {
        is_quoted ^= sign == '"';
        (sign == '،' && !is_quoted).then_some(at)
    })
}

/// Returns the offset of a comma that follows another, or the opening bracket.
fn doubled_comma(value: &str) -> Option<usize> {
    let mut before = None;
    for (at, sign) in value.char_indices().filter(|(_, sign)| *sign != ' ') {
        if sign == ',' && matches!(before, Some(',' | '[' | '{')) {
            return Some(at);
        }
        before = Some(sign);
    }
    None
}
