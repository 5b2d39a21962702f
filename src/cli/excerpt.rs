//! A diagnostic as a terminal shows it: with the line that it points at, and its hints.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use malzama::diagnostic::{Diagnostic, Location, Severity};
use malzama::words::Words;
use malzama_message::{Message, message};

use super::printable::printable;

/// The signs that set directions, and what stands for them while a diagnostic is rendered: the
/// renderer shows such signs of its texts as faults.
const MARKS: [(char, char); 3] =
    [('\u{2067}', '\u{f8f0}'), ('\u{2068}', '\u{f8f1}'), ('\u{2069}', '\u{f8f2}')];

/// Bytes of a line that are marked, and shown after that, at most.
const MARKED: usize = 400;

/// Letters of a text that are shown at most: some quote what is in a file.
const QUOTED: usize = 2000;

/// Renders a diagnostic with the line it points at and its hints.
pub fn excerpt(diagnostic: &Diagnostic, words: Words, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    // In Arabic, the label belongs to the line that it opens: beside it, it would stand at its end.
    let labelled = |level: Level<'static>, label: &Message, text: &Message| {
        let (label, text) = (words.text(label), printable(&cut(words.text(text))));
        match words.is_right_to_left() {
            true => {
                (level.no_name(), hidden(&words.in_line(&format!("{label}: {text}"))))
            }
            false => (level.with_name(label), text),
        }
    };
    let (level, title) =
        labelled(level, &diagnostic.severity.message(), &diagnostic.message);
    let label = message!("label/hint");
    let hints: Vec<_> =
        diagnostic.hints.iter().map(|hint| labelled(Level::HELP, &label, hint)).collect();
    let mut group = Group::with_title(level.primary_title(&title));
    match &diagnostic.location {
        Location::File(path) => group = group.element(Origin::path(printable(path))),
        Location::Text { source, range } => {
            // The first line of a multi-line range is enough to find it, and the renderer
            // scans all the source it is given.
            let text = &source.text;
            let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
            let line = text[start..].split(['\r', '\n']).next().unwrap_or_default();
            let (begin, end) = (range.start - start, (range.end - start).min(line.len()));
            // The renderer shows all of what is marked, however long.
            let end = line.floor_char_boundary(end.min(begin + MARKED));
            // Signs without a width would all be shown.
            let line = &line[..line.floor_char_boundary(end + MARKED)];
            let shown_to = |end: usize| printable(line.get(..end).unwrap_or(line)).len();
            let marked = shown_to(begin)..shown_to(end);
            let number = diagnostic.location.line_column().map_or(1, |(line, _)| line);
            group = group.element(
                Snippet::source(printable(line))
                    .line_start(number)
                    .path(printable(&source.path))
                    .annotation(AnnotationKind::Primary.span(marked)),
            );
        }
    }
    let hints = hints.iter().map(|(level, hint)| level.clone().message(hint.as_str()));
    let rendered = renderer.render(&[group.elements(hints)]);
    match words.is_right_to_left() {
        true => with_place(diagnostic, words, shown(&rendered)),
        false => rendered,
    }
}

/// Adds to the place of a diagnostic, which terminals open at a click, its line and column in
/// words and digits of the language.
fn with_place(diagnostic: &Diagnostic, words: Words, rendered: String) -> String {
    let location = printable(&diagnostic.location.to_string());
    let Some((line, column)) = diagnostic.location.line_column() else { return rendered };
    let place = words.line(&message!("label/place", line = line, column = column));
    let arrow = rendered.find("--> ").unwrap_or_default();
    match rendered[arrow..].find(&location) {
        Some(at) => {
            let (before, after) = rendered.split_at(arrow + at + location.len());
            format!("{before} {place}{after}")
        }
        None => rendered,
    }
}

fn hidden(text: &str) -> String {
    MARKS.iter().fold(text.to_owned(), |text, (mark, other)| {
        text.replace(*mark, &other.to_string())
    })
}

fn shown(text: &str) -> String {
    MARKS.iter().fold(text.to_owned(), |text, (mark, other)| {
        text.replace(*other, &mark.to_string())
    })
}

/// Cuts off a text that quotes far more than one reads.
fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(QUOTED) {
        text.truncate(end);
        text.push('…');
    }
    text
}
