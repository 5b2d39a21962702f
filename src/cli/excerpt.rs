//! A diagnostic as a terminal shows it: with the line that it points at, and its hints.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use malzama::diagnostic::{Diagnostic, Location, Severity};
use malzama::words::Words;
use malzama_message::message;

/// The signs that set directions, and what stands for them while a diagnostic is rendered: the
/// renderer shows such signs of its texts as faults.
const MARKS: [(char, char); 3] =
    [('\u{2067}', '\u{f8f0}'), ('\u{2068}', '\u{f8f1}'), ('\u{2069}', '\u{f8f2}')];

/// Renders a diagnostic with the line it points at and its hints.
pub fn excerpt(diagnostic: &Diagnostic, words: Words, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(words.text(&diagnostic.severity.message()));
    let title = hidden(&words.line(&diagnostic.message));
    let hints: Vec<String> =
        diagnostic.hints.iter().map(|it| hidden(&words.line(it))).collect();
    let mut group = Group::with_title(level.primary_title(&title));
    match &diagnostic.location {
        Location::File(path) => group = group.element(Origin::path(path)),
        Location::Text { source, range } => {
            // The first line of a multi-line range is enough to find it, and the renderer
            // scans all the source it is given.
            let text = &source.text;
            let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
            let line = text[start..].split(['\r', '\n']).next().unwrap_or_default();
            let marked = range.start - start..(range.end - start).min(line.len());
            let number = diagnostic.location.line_column().map_or(1, |(line, _)| line);
            group = group.element(
                Snippet::source(line)
                    .line_start(number)
                    .path(&source.path)
                    .annotation(AnnotationKind::Primary.span(marked)),
            );
        }
    }
    let label = words.text(&message!("label/hint"));
    let hints = hints
        .iter()
        .map(|hint| Level::HELP.with_name(label.as_str()).message(hint.as_str()));
    let rendered = renderer.render(&[group.elements(hints)]);
    match words.is_right_to_left() {
        true => with_place(diagnostic, words, shown(&rendered)),
        false => rendered,
    }
}

/// Adds to the place of a diagnostic, which terminals open at a click, its line and column in
/// words and digits of the language.
fn with_place(diagnostic: &Diagnostic, words: Words, rendered: String) -> String {
    let location = diagnostic.location.to_string();
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
