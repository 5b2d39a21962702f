//! Terminal output. No other file prints: data goes to the standard output, messages go
//! to the standard error.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use malzama::diagnostic::{Diagnostic, Location, Severity, Sink};
use malzama::words::text;
use malzama_message::{Message, message};

/// Maximum number of faults shown per file: enough to see that it is not what it should
/// be.
const SHOWN_OF_A_FILE: usize = 20;

/// Line width in columns; longer excerpts are cut around the marked place, because
/// terminals would wrap them.
const WIDTH: usize = 110;

/// Most bytes that are marked in an excerpt.
const MARKED: usize = 400;

/// Most letters of a message or hint, with all that it quotes.
const QUOTED: usize = 2000;

/// What takes longer than this tells how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes data to the standard output. A reader that closes its pipe has read enough,
/// which is not an error.
///
/// # Errors
/// The standard output cannot be written.
pub fn data(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match write(&mut io::stdout().lock()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a message to the standard error; a failure to do so cannot be reported
/// anywhere.
pub fn talk(message: &Message) {
    let _ = writeln!(io::stderr().lock(), "{}", text(message));
}

/// Writes errors and warnings to the standard error.
///
/// # Errors
/// The standard error cannot be written.
pub fn report(sink: &Sink) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    let coloured = is_coloured(stderr.is_terminal());
    diagnostics(sink, Severity::Warning, coloured, &mut stderr)
}

/// Writes all diagnostics, including notes, to the standard output.
///
/// # Errors
/// The standard output cannot be written.
pub fn print_report(sink: &Sink) -> io::Result<()> {
    let coloured = is_coloured(io::stdout().is_terminal());
    data(|out| diagnostics(sink, Severity::Note, coloured, out))
}

/// Creates a progress bar that counts editions.
pub fn progress_bar() -> ProgressBar {
    counting(&text(&message!("noun/editions")), ProgressDrawTarget::stderr())
}

/// Creates a progress bar that counts the pages of a file and is not seen yet; see
/// [`show_if_long`].
pub fn page_bar(file: &str) -> ProgressBar {
    let pages = text(&message!("noun/pages"));
    let noun = format!("{pages} {}", file.replace(['{', '}'], ""));
    counting(&noun, ProgressDrawTarget::hidden())
}

/// Shows a progress bar, on a terminal alone, of what has taken longer than one waits gladly.
pub fn show_if_long(bar: &ProgressBar) {
    if bar.is_hidden() && bar.elapsed() > PATIENCE {
        bar.set_draw_target(ProgressDrawTarget::stderr());
    }
}

/// Creates a progress bar that counts what `noun` names.
fn counting(noun: &str, target: ProgressDrawTarget) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), target);
    let template = format!("{{bar:24}} {{pos}}/{{len}} {noun}");
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    bar
}

/// Sums up the diagnostics of a sink in one line.
pub fn summary(sink: &Sink) -> Message {
    let counts = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (severity, sink.count(severity)));
    let counted = counts.into_iter().filter(|(_, count)| *count > 0);
    let counted: Vec<_> = counted
        .map(|(severity, count)| match severity {
            Severity::Error => message!("count/errors", count = count),
            Severity::Warning => message!("count/warnings", count = count),
            Severity::Note => message!("count/notes", count = count),
        })
        .collect();
    if counted.is_empty() {
        return message!("check/no-faults");
    }
    message!("check/summary", counts = malzama_message::Value::Messages(counted))
}

/// Returns whether to use colour: on a terminal, unless `NO_COLOR` is set
/// (<https://no-color.org>).
fn is_coloured(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes diagnostics of at least severity `least`: notes as one line each, all others
/// with the lines they point at. At most [`SHOWN_OF_A_FILE`] are shown per file.
fn diagnostics(
    sink: &Sink,
    least: Severity,
    coloured: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let (notes, others): (Vec<_>, Vec<_>) = sink
        .diagnostics()
        .iter()
        .filter(|it| it.severity >= least)
        .partition(|it| it.severity == Severity::Note);
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in others {
        let count = shown.entry(diagnostic.location.path()).or_default();
        *count += 1;
        if *count <= SHOWN_OF_A_FILE {
            writeln!(out, "{}\n", excerpt(diagnostic, &renderer))?;
        }
    }
    for (path, count) in shown.iter().filter(|(_, count)| **count > SHOWN_OF_A_FILE) {
        let more = count - SHOWN_OF_A_FILE;
        writeln!(out, "{}", text(&message!("check/more", count = more, path = *path)))?;
    }
    for note in notes {
        writeln!(out, "note: {}: {}", note.location, text(&note.message))?;
    }
    Ok(())
}

/// Cuts off a text that quotes far more than one reads.
fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(QUOTED) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Renders a diagnostic with the line it points at and its hints.
fn excerpt(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = cut(text(&diagnostic.message));
    let hints: Vec<String> = diagnostic.hints.iter().map(text).map(cut).collect();
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
            // The renderer shows all of what is marked, however long.
            let end = line.floor_char_boundary(marked.end.min(marked.start + MARKED));
            let marked = marked.start..end;
            // Signs without a width would all be shown.
            let line = &line[..line.floor_char_boundary(end + MARKED)];
            let number = diagnostic.location.line_column().map_or(1, |(line, _)| line);
            group = group.element(
                Snippet::source(line)
                    .line_start(number)
                    .path(&source.path)
                    .annotation(AnnotationKind::Primary.span(marked)),
            );
        }
    }
    let hints = hints.iter().map(|hint| Level::HELP.with_name("hint").message(hint));
    renderer.render(&[group.elements(hints)])
}
