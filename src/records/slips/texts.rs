//! Texts below a `|`: lines that stand too deep or not deep enough, and what stands in
//! the place of their spaces.

use std::collections::BTreeMap;

use malzama_message::message;

use super::super::signs;
use super::super::vocabulary::TEXT_KEYS;
use super::Survey;
use super::lines::{Line, Place};

/// Reports lines of the text below the `|` at `opener` that stand too deep or not deep
/// enough, or have something else than spaces before them.
pub fn check_block(survey: &mut Survey, opener: usize) {
    let opening = survey.lines[opener].clone();
    let is_inside = |line: &&Line| matches!(line.place, Place::Text(at) if at == opener);
    let is_near = |line: &&Line| is_inside(line) || line.place == Place::Nothing;
    let below = survey.lines[opener + 1..].iter();
    let mut lines: Vec<Line> = below.take_while(is_near).cloned().collect();
    // What follows the last line of the text is no part of it.
    lines
        .truncate(lines.iter().rposition(|line| is_inside(&line)).map_or(0, |at| at + 1));
    check_begins(survey, &lines, &opening);
    if opening.key().is_some_and(|key| TEXT_KEYS.contains(&key)) {
        check_swallowed(survey, &lines);
    }
    // A digit states the indentation.
    if !opening.value().contains(|sign: char| sign.is_ascii_digit()) {
        check_depth(survey, &lines);
    }
}

/// Whether a line has something to print, with mere spaces before it.
fn is_plain(line: &&Line) -> bool {
    line.lead == line.spaces && line.lead < line.text.len()
}

/// Reports lines that begin with another sign where they need spaces, and lines that look
/// empty but are not.
fn check_begins(survey: &mut Survey, lines: &[Line], opening: &Line) {
    let first = lines.iter().find(is_plain).map(|line| line.spaces);
    let needed = match (first, common_indent(lines)) {
        (Some(first), Some(common)) => first.min(common),
        _ => opening.column() + 2,
    };
    for line in lines.iter().filter(|line| line.spaces < needed) {
        let Some(sign) = line.text[line.spaces..line.lead].chars().next() else {
            continue;
        };
        let at = line.spaces..line.spaces + sign.len_utf8();
        if line.lead == line.text.len() {
            let message = message!("yaml/not-empty", sign = signs::name(sign));
            survey.likely(line, at, message, message!("hint/delete-sign"));
        } else {
            let message = message!("yaml/begins-with-sign", sign = signs::name(sign));
            let hint = message!("hint/delete-and-indent", count = needed);
            survey.certain(line, at, message, hint);
        }
    }
}

/// Warns of keys that are indented like the text above them, and so are part of it.
fn check_swallowed(survey: &mut Survey, lines: &[Line]) {
    for line in lines.iter().filter(|line| line.has_known_key()) {
        let key = line.key().unwrap_or_default();
        let at = line.content..line.colon.map_or(line.text.len(), |colon| colon + 1);
        let message = message!("yaml/key-in-text", key = key);
        survey.warn(line, at, message, message!("hint/unindent-key"));
    }
}

/// Reports a first line that stands deeper than the others, lines that stand less deep
/// than the first, and an empty line above it with more spaces.
fn check_depth(survey: &mut Survey, lines: &[Line]) {
    let (Some(first), Some(common)) = (lines.iter().find(is_plain), common_indent(lines))
    else {
        return;
    };
    if first.spaces > common {
        let message = message!("yaml/text-too-deep", found = first.spaces);
        let hint = message!("hint/begin-with-spaces", count = common);
        survey.likely(first, 0..first.lead, message, hint);
        return;
    }
    let shallow = |line: &&Line| is_plain(line) && line.spaces < first.spaces;
    for line in lines.iter().filter(shallow) {
        let message = message!("yaml/text-not-deep", found = line.spaces);
        let hint = message!("hint/begin-with-spaces", count = first.spaces);
        survey.likely(line, line.lead..line.text.len(), message, hint);
    }
    let blank = lines.iter().take_while(|line| line.start < first.start);
    if let Some(blank) = blank.filter(|line| line.text.len() > first.spaces).last() {
        let message = message!("yaml/blank-too-deep");
        survey.likely(blank, 0..blank.text.len(), message, message!("hint/empty-line"));
    }
}

/// Returns the number of spaces that most lines begin with; the smaller of two that are
/// equally common.
fn common_indent(lines: &[Line]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for line in lines.iter().filter(is_plain) {
        *counts.entry(line.spaces).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(spaces, _)| spaces)
}
