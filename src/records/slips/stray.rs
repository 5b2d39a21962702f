//! Lines that belong to no key: texts without a `|`, or with one that they are not below.

use malzama_message::{Message, message};

use super::super::signs;
use super::super::vocabulary::{RECORD_KEYS, TEXT_KEYS, is_key};
use super::Survey;
use super::lines::{Line, Place};
use super::punctuation::{colon, without_comment};

/// What the lines above a line leave open.
pub struct Run<'a> {
    /// The last line with a key or a dash.
    above: Option<usize>,
    /// The last key of the record itself.
    key: Option<&'a str>,
    /// Whether the lines are a text that has lost its place, which has been reported.
    is_lost: bool,
    /// The key of a long text, if the file lacks it.
    missing: Option<&'static str>,
}

impl<'a> Run<'a> {
    /// Begins before the first of all lines.
    pub fn of(lines: &[Line]) -> Self {
        Self { above: None, key: None, is_lost: false, missing: missing_text_key(lines) }
    }

    /// Returns the last key of the record itself.
    pub fn key(&self) -> Option<&'a str> {
        self.key
    }

    /// Whether a line is part of a text that has been reported.
    pub fn skips(&mut self, line: &Line) -> bool {
        self.is_lost &= !line.has_known_key();
        self.is_lost
    }

    /// Goes on below a line.
    pub fn pass(&mut self, index: usize, line: &Line<'a>) {
        let key = line.key().filter(|key| RECORD_KEYS.contains(key));
        self.key = key.or(self.key);
        if line.colon.is_some() || !line.dashes.is_empty() {
            self.above = Some(index);
        }
    }
}

/// Reports a line that is neither a key with a value nor part of the value above; returns
/// whether it is one.
pub fn check(survey: &mut Survey, index: usize, run: &mut Run) -> bool {
    let line = survey.lines[index].clone();
    let above = run.above.map(|above| (above, survey.lines[above].clone()));
    if line.has_known_key() {
        return false;
    }
    let Some((at, above)) = above else { return check_first(survey, &line, run) };
    if above.opens_text() && is_beside(&line, &above) {
        let below = &survey.lines[at + 1..index];
        let has_text = below.iter().any(|it| it.place == Place::Text(at));
        report_lost(survey, &line, &above, !has_text);
        run.is_lost = true;
    } else if !line.dashes.is_empty() {
        return false;
    } else if has_reported_value(&above) {
        run.is_lost = line.colon.is_none();
    } else if let Some(key) = long_key(&above).filter(|_| is_without_bar(&line, &above)) {
        report_missing_bar(survey, &above, key);
        run.is_lost = true;
    } else if line.colon.is_none() {
        return check_words(survey, &line, &above, run);
    }
    run.is_lost
}

/// Warns of a line that begins with a hashtag: it is a comment, unless it is indented
/// like a text. A key that is set aside with `#` is a comment that is meant.
pub fn check_comment(survey: &mut Survey, line: &Line) {
    let text = line.text[line.lead..].trim_end();
    let Some(rest) = text.strip_prefix('#') else { return };
    let word = rest.split(|sign: char| !sign.is_ascii_alphabetic()).next();
    let is_hashtag = rest.starts_with(|sign: char| sign.is_alphanumeric());
    if is_hashtag && !word.is_some_and(is_key) {
        let at = line.lead..line.lead + text.len();
        let message = message!("yaml/comment-line");
        survey.warn(line, at, message, message!("hint/indent-or-space"));
    }
}

/// Reports a line above all keys.
fn check_first(survey: &mut Survey, line: &Line, run: &mut Run) -> bool {
    if line.colon.is_some() || !line.dashes.is_empty() {
        return false;
    }
    if check_directive(survey, line) {
        return true;
    }
    let quoted = line.text[line.content..].trim().trim_matches(['"', '\'']);
    let hint = if colon(quoted).is_some() {
        message!("hint/write-line", line = quoted)
    } else {
        message!("hint/write-key")
    };
    survey.likely(line, whole(line), message!("yaml/no-key"), hint);
    run.is_lost = true;
    true
}

/// Reports a line of words below other keys, unless it goes on the value above.
fn check_words(survey: &mut Survey, line: &Line, above: &Line, run: &mut Run) -> bool {
    if check_directive(survey, line) {
        return true;
    }
    let is_deeper = line.column() > above.column();
    let is_value = is_deeper && without_comment(above.value()).is_empty();
    if let Some(key) = run.missing.filter(|_| !is_value) {
        let message = message!("yaml/no-text-key", key = key);
        let hint = message!("hint/add-bar-line", key = key);
        survey.certain(line, whole(line), message, hint);
        run.is_lost = true;
    } else if is_deeper {
        return false;
    } else {
        let hint: Message = message!("hint/indent-line");
        survey.likely(line, whole(line), message!("yaml/stray-line"), hint);
    }
    true
}

/// Reports a line that begins with `%`, which speaks to the parser in YAML.
fn check_directive(survey: &mut Survey, line: &Line) -> bool {
    if !line.text.starts_with('%') {
        return false;
    }
    let message = message!("yaml/first-sign", sign = signs::name('%'));
    survey.certain(line, 0..1, message, message!("hint/indent-line"));
    true
}

/// Whether a line stands beside the key whose text it seems to belong to. Among free
/// labels, a line with a colon is the next of them.
fn is_beside(line: &Line, above: &Line) -> bool {
    let is_label = line.colon.is_some() && !above.has_known_key();
    above.dashes.is_empty() && line.lead <= above.column() && !is_label
}

/// Reports a line of a text that stands beside its key.
fn report_lost(survey: &mut Survey, line: &Line, above: &Line, is_first: bool) {
    let key = above.key().unwrap_or_default();
    let message = message!("yaml/text-not-indented", key = key);
    let hint = message!("hint/indent-text", count = above.column() + 2);
    let is_certain = is_first && line.column() == above.column();
    survey.add(line, whole(line), message, hint, is_certain);
}

/// Whether the value of a line has a slip that explains the lines below it: a text beside
/// its `|`, or a long text in quotation marks that do not match.
fn has_reported_value(line: &Line) -> bool {
    let value = line.value();
    (value.starts_with(['|', '>']) && !line.opens_text())
        || (long_key(line).is_some() && value.starts_with(['"', '\'']))
}

/// Returns the key of a line if its text is long.
fn long_key<'a>(line: &Line<'a>) -> Option<&'a str> {
    line.key().filter(|key| TEXT_KEYS.contains(key))
}

/// Whether a line seems to belong to a text that has no `|`: words anywhere below its
/// key, or a colon among words that are indented.
fn is_without_bar(line: &Line, above: &Line) -> bool {
    line.colon.is_none() || (line.column() > above.column() && above.value().is_empty())
}

/// Reports that the text of a key has no `|` before it.
fn report_missing_bar(survey: &mut Survey, line: &Line, key: &str) {
    let message = message!("yaml/no-bar", key = key);
    let hint = message!("hint/write-bar", key = key);
    let at = line.content..line.colon.map_or(line.content, |colon| colon + 1);
    survey.likely(line, at, message, hint);
}

/// Returns the range of a line without its indentation.
fn whole(line: &Line) -> std::ops::Range<usize> {
    line.lead..line.text.len()
}

/// Returns the key that is missing from a file with a text that belongs to none: `body`
/// in the record of a group, `introduction` in that of the network.
fn missing_text_key(lines: &[Line]) -> Option<&'static str> {
    let keys = || {
        let lines = lines.iter().filter(|line| line.place == Place::Structure);
        lines.filter_map(|line| {
            let text = line.text[line.content..].to_lowercase();
            let words = RECORD_KEYS.iter().filter(|key| text.starts_with(**key));
            words.max_by_key(|key| key.len()).copied()
        })
    };
    let has = |wanted: &[&str]| keys().any(|key| wanted.contains(&key));
    let is_within = |key: &str| {
        let colon = format!("{key}:");
        lines.iter().any(|line| line.text.contains(&colon))
    };
    if TEXT_KEYS.iter().any(|key| is_within(key)) {
        return None;
    }
    if !has(&["name"])
        || has(&["body", "introduction", "heading", "partners", "editions"])
    {
        None
    } else if has(&["title", "imprint"]) {
        Some("introduction")
    } else {
        Some("body")
    }
}
