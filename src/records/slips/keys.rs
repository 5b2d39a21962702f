//! Keys without the colon and the space that belong after them, and signs around keys
//! that are not what they look like.

use malzama_message::message;

use super::super::signs::{self, is_hidden, is_invisible};
use super::super::vocabulary::{LIST_KEYS, RECORD_KEYS, is_key};
use super::indentation::Outline;
use super::lines::Line;
use super::stray::Run;
use super::{Survey, quoting};

/// Signs that are typed in place of a colon.
const FALSE_COLONS: [char; 14] =
    ['؛', '：', '﹕', '∶', '׃', 'ː', ';', '=', '،', ',', '.', '-', '–', '—'];

/// Signs that are typed in place of the dash of a list.
const FALSE_DASHES: [char; 7] = ['–', '—', '−', '•', '●', '·', '▪'];

/// Reports the first slip around the key or dash of a line; returns whether there is one.
pub fn check(survey: &mut Survey, line: &Line, outline: &Outline, run: &Run) -> bool {
    check_indentation(survey, line, outline)
        || check_dash(survey, line, run)
        || check_around_key(survey, line)
        || check_colon(survey, line, outline)
}

/// Reports a tab or another sign in place of the spaces that a line begins with.
fn check_indentation(survey: &mut Survey, line: &Line, outline: &Outline) -> bool {
    let Some(sign) = line.text[line.spaces..line.lead].chars().next() else {
        return false;
    };
    let spaces = outline.spaces_before(line);
    let at = line.spaces..line.spaces + sign.len_utf8();
    let message = message!("yaml/begins-with-sign", sign = signs::name(sign));
    let hint = message!("hint/delete-and-indent", count = spaces);
    let is_certain =
        line.colon.is_some() || !line.dashes.is_empty() || known_word(line).is_some();
    survey.add(line, at, message, hint, is_certain);
    true
}

/// Reports a dash with no space after it, signs that look like a dash, and a dash before
/// a key that is no item of a list.
fn check_dash(survey: &mut Survey, line: &Line, run: &Run) -> bool {
    let key = line.key().filter(|key| RECORD_KEYS.contains(key));
    if let (Some(dash), Some(key)) = (line.dashes.first(), key) {
        let message = message!("yaml/dash-before-key", key = key);
        survey.certain(line, *dash..*dash + 1, message, message!("hint/no-dash"));
        return true;
    }
    let text = &line.text[line.content..];
    let Some(first) = text.chars().next().filter(|_| !text.starts_with("---")) else {
        return false;
    };
    let rest = &text[first.len_utf8()..];
    let start = line.content;
    let hint = || {
        let item = rest.trim_start_matches(is_invisible);
        message!("hint/write-line", line = format!("- {item}"))
    };
    let (at, message) = match rest.chars().next() {
        Some(next) if first == '-' && is_hidden(next) => {
            let message = message!("yaml/sign-after-dash", sign = signs::name(next));
            (start + 1..start + 1 + next.len_utf8(), message)
        }
        Some(next) if first == '-' && !next.is_ascii_digit() => {
            (start..start + 1, message!("yaml/no-space-after-dash"))
        }
        _ if FALSE_DASHES.contains(&first) && line.dashes.is_empty() => {
            let message = message!("yaml/false-dash", sign = signs::name(first));
            (start..start + first.len_utf8(), message)
        }
        _ => return false,
    };
    // Below the key of a list, YAML would join the items to one text.
    let is_certain = run.key().is_some_and(|key| LIST_KEYS.contains(&key));
    survey.add(line, at, message, hint(), is_certain);
    true
}

/// Signs of YAML with which no key can begin.
const NOT_IN_FRONT: [char; 9] = [']', '}', ',', '%', '@', '`', '&', '*', '!'];

/// Reports invisible signs before and after a key, which become part of it, and signs of
/// YAML before it.
fn check_around_key(survey: &mut Survey, line: &Line) -> bool {
    let (Some(colon), Some(key)) = (line.colon, line.key()) else { return false };
    let visible: String = key.chars().filter(|sign| !is_hidden(*sign)).collect();
    let typed = &line.text[line.content..colon];
    let hidden = |text: &str| text.char_indices().find(|(_, sign)| is_hidden(*sign));
    let before = typed.len() - typed.trim_start_matches(is_invisible).len();
    let after = typed.trim_end_matches(is_invisible).len();
    let found = hidden(&typed[..before])
        .or_else(|| hidden(&typed[after..]).map(|(at, sign)| (after + at, sign)))
        .or_else(|| hidden(typed).filter(|_| is_key(&visible)));
    let in_front = typed.chars().next().filter(|sign| NOT_IN_FRONT.contains(sign));
    let is_certain = found.is_some();
    let found = found.or(in_front.map(|sign| (0, sign)));
    let Some((at, sign)) = found.filter(|_| !visible.is_empty()) else { return false };
    let visible = visible.trim_start_matches(NOT_IN_FRONT);
    let start = line.content + at;
    let message = message!("yaml/sign-at-key", sign = signs::name(sign), key = visible);
    let hint = message!("hint/delete-sign");
    survey.add(line, start..start + sign.len_utf8(), message, hint, is_certain);
    true
}

/// Reports a key with something else than a colon and a space after it, and a colon
/// without a key.
fn check_colon(survey: &mut Survey, line: &Line, outline: &Outline) -> bool {
    if line.colon == Some(line.content) {
        let message = message!("yaml/no-key-before-colon");
        let at = line.content..line.content + 1;
        survey.likely(line, at, message, message!("hint/write-key"));
        return true;
    }
    let Some(word) = known_word(line).or_else(|| label(line, outline)) else {
        return false;
    };
    let end = line.content + word.len();
    let rest = &line.text[end..];
    let sign_offset = rest.len() - rest.trim_start_matches(is_invisible).len();
    let sign = rest[sign_offset..].chars().next();
    let after = |skipped: usize| rest[skipped..].trim_matches(is_invisible).to_owned();
    let correct = |value: String| {
        let value = if super::punctuation::colon(&value).is_some() {
            quoting::quoted(&value)
        } else {
            value
        };
        let typed = format!("{}{}: {value}", line.dashes_text(), word.to_lowercase());
        message!("hint/write-line", line = typed.trim_end())
    };
    let at_word = line.content..end;
    match sign {
        Some(':') => {
            let after_colon = sign_offset + 1;
            let next = rest[after_colon..].chars().next();
            let colons = rest.len() - rest[sign_offset..].trim_start_matches(':').len();
            let hint = correct(after(colons));
            match next {
                Some(next) if is_hidden(next) => {
                    let name = signs::name(next);
                    let message =
                        message!("yaml/sign-after-colon", sign = name, key = word);
                    let at = end + after_colon..end + after_colon + next.len_utf8();
                    survey.add(line, at, message, hint, is_key(word));
                }
                Some(' ' | '\t') | None => return false,
                Some(_) => {
                    let message = message!("yaml/no-space-after-colon", key = word);
                    let is_address = rest[after_colon..].starts_with("//");
                    let is_certain = is_key(word) && !is_address;
                    survey.add(line, end..end + after_colon, message, hint, is_certain);
                }
            }
        }
        Some(sign) if FALSE_COLONS.contains(&sign) => {
            let skipped = sign_offset + sign.len_utf8();
            let message =
                message!("yaml/false-colon", sign = signs::name(sign), key = word);
            let at = end + sign_offset..end + skipped;
            // A sign right after the word parts it from a text; a sentence has a space.
            let is_certain =
                is_key(word) && matches!(sign, '؛' | '：' | ';' | '=' | '﹕');
            survey.add(line, at, message, correct(after(skipped)), is_certain);
        }
        _ if line.colon.is_some() => return false,
        _ => {
            let message = message!("yaml/no-colon", key = word);
            survey.likely(line, at_word, message, correct(after(0)));
        }
    }
    true
}

/// Returns the known key that a line begins with, as typed, if a colon does not follow it
/// as it should.
fn known_word<'a>(line: &Line<'a>) -> Option<&'a str> {
    let text = &line.text[line.content..];
    let end = text.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(text.len());
    (is_key(&text[..end]) && !line.has_known_key()).then_some(&text[..end])
}

/// Returns the label that a line begins with, if it stands where a label should and has
/// no colon with a space after it.
fn label<'a>(line: &Line<'a>, outline: &Outline) -> Option<&'a str> {
    let text = &line.text[line.content..];
    let is_label_place = line.colon.is_none()
        && line.dashes.is_empty()
        && line.column() > 0
        && outline.may_have_key_at(line.column());
    let end = text.find([':', '؛', '：', '﹕', '∶', '=']).filter(|_| is_label_place)?;
    let is_address = text[end..].starts_with("://");
    (end > 0 && !is_address).then(|| text[..end].trim_end())
}
