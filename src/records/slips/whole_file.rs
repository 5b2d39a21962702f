//! Slips that concern a file as a whole: no content, marks of a merge that git left,
//! control characters, and a second record.

use malzama_message::message;

use super::super::signs;
use super::Survey;
use super::lines::{Line, Place};

/// The marks of a conflict that git writes, each at the start of a line.
const CONFLICT_MARKS: [&str; 2] = ["<<<<<<<", ">>>>>>>"];

/// Reports what makes the rest of a file meaningless: the first of these slips, or the
/// control characters of all lines.
pub fn check(survey: &mut Survey) {
    let _ = check_content(survey)
        || check_conflict(survey)
        || check_boundary(survey)
        || check_signs(survey);
}

/// Reports a file without a record.
fn check_content(survey: &mut Survey) -> bool {
    if survey.lines.iter().any(has_content) {
        return false;
    }
    let message = if survey.lines.iter().all(|line| line.text.len() == line.lead) {
        message!("yaml/empty-file")
    } else {
        message!("yaml/only-comments")
    };
    let line = survey.lines.first().cloned().unwrap_or_else(Line::empty);
    survey.certain(&line, 0..0, message, message!("hint/write-fields"));
    true
}

/// Reports the first mark of a conflict that git left.
fn check_conflict(survey: &mut Survey) -> bool {
    let mark_of = |line: &Line| {
        let text = &line.text[line.lead..];
        CONFLICT_MARKS.into_iter().find(|mark| text.starts_with(mark))
    };
    let found = survey.lines.iter().find_map(|line| Some((line.clone(), mark_of(line)?)));
    let Some((line, mark)) = found else { return false };
    let message = message!("yaml/conflict", mark = mark);
    let at = line.lead..line.text.len();
    survey.certain(&line, at, message, message!("hint/resolve-conflict"));
    true
}

/// Reports a line that ends the record before the end of the file.
fn check_boundary(survey: &mut Survey) -> bool {
    let parts = |index: &usize| {
        let (before, after) = survey.lines.split_at(*index);
        // Three dots may end a file; three dashes begin another record.
        let begins = after[0].text.starts_with('-');
        after[0].is_boundary()
            && before.iter().any(has_content)
            && (begins || after[1..].iter().any(has_content))
    };
    let Some(index) = (0..survey.lines.len()).find(parts) else { return false };
    let line = survey.lines[index].clone();
    let mark = &line.text[..3];
    let message = message!("yaml/second-document", mark = mark);
    survey.certain(&line, 0..3, message, message!("hint/one-document", mark = mark));
    true
}

/// Reports the first character of each line that is no text.
fn check_signs(survey: &mut Survey) -> bool {
    for index in 0..survey.lines.len() {
        if survey.slips.len() >= super::MOST {
            break;
        }
        let signs = survey.lines[index].text.char_indices();
        let Some((at, sign)) = signs.into_iter().find(|(_, sign)| is_refused(*sign))
        else {
            continue;
        };
        let line = survey.lines[index].clone();
        let message = message!("yaml/no-text-sign", sign = signs::name(sign));
        let hint = if sign == '\u{b}' {
            message!("hint/replace-by-line-break")
        } else {
            message!("hint/delete-sign")
        };
        survey.certain(&line, at..at + sign.len_utf8(), message, hint);
    }
    !survey.slips.is_empty()
}

/// Whether a line is part of a record.
fn has_content(line: &Line) -> bool {
    line.place != Place::Nothing
}

/// Whether a character is no text: control characters but for the tab and the next-line
/// sign.
fn is_refused(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\t' | '\r' | '\u{85}')
}
