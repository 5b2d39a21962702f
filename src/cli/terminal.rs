//! Terminal output. No other file prints: data goes to the standard output, messages go
//! to the standard error.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use annotate_snippets::Renderer;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use malzama::diagnostic::{Severity, Sink};
use malzama::words::Words;
use malzama_message::{Message, message};

use super::excerpt::excerpt;
use super::printable::printable;

/// Maximum number of faults shown per file: enough to see that it is not what it should
/// be.
const SHOWN_OF_A_FILE: usize = 20;

/// Line width in columns; longer excerpts are cut around the marked place, because
/// terminals would wrap them.
const WIDTH: usize = 110;

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

/// Where messages go, and the words that they are put into.
#[derive(Clone, Copy)]
pub struct Terminal {
    words: Words,
}

impl Terminal {
    /// Creates a terminal that speaks in these words.
    pub fn new(words: Words) -> Self {
        Self { words }
    }

    /// Returns its words.
    pub fn words(self) -> Words {
        self.words
    }

    /// Returns the text of a message.
    pub fn text(self, message: &Message) -> String {
        printable(&self.words.text(message))
    }

    /// Returns the text of a message as a line of its own.
    pub fn line(self, message: &Message) -> String {
        printable(&self.words.line(message))
    }

    /// Returns a text in which what is said in the language of the words runs in its direction;
    /// what stands before it in a line, such as an option, stays where it is.
    pub fn lines(self, text: &str) -> String {
        if !self.words.is_right_to_left() {
            return text.to_owned();
        }
        let begins = |sign: char| matches!(sign, '\u{600}'..='\u{6ff}' | '\u{2068}');
        let mut is_open = false;
        let lines = text.split_inclusive('\n').map(|whole| {
            let line = whole.trim_end_matches('\n');
            let end = &whole[line.len()..];
            let at = match is_open {
                true => line.find(|sign: char| !sign.is_whitespace()),
                false => line.find(begins),
            };
            let Some(at) = at else { return whole.to_owned() };
            let (before, said) = line.split_at(at);
            // A name may be broken between two lines: its isolate cannot.
            let opening = if is_open { "\u{2068}" } else { "" };
            is_open = match said.rfind(['\u{2068}', '\u{2069}']) {
                Some(last) => said[last..].starts_with('\u{2068}'),
                None => is_open,
            };
            let closing = if is_open { "\u{2069}" } else { "" };
            let said = self.words.in_line(&format!("{opening}{said}{closing}"));
            format!("{before}{said}{end}")
        });
        lines.collect()
    }

    /// Writes a message to the standard error; a failure to do so cannot be reported
    /// anywhere.
    pub fn talk(self, message: &Message) {
        let _ = writeln!(io::stderr().lock(), "{}", self.line(message));
    }

    /// Writes to the standard error what is wrong with the command line.
    pub fn refuse(self, message: &Message, hints: &[Message]) {
        let mut stderr = io::stderr().lock();
        let level = self.text(&Severity::Error.message());
        let line = self.words.in_line(&format!("{level}: {}", self.text(message)));
        let _ = writeln!(stderr, "{line}");
        let label = self.text(&message!("label/hint"));
        for hint in hints {
            let line = self.words.in_line(&format!("{label}: {}", self.text(hint)));
            let _ = writeln!(stderr, "  {line}");
        }
    }

    /// Writes errors and warnings to the standard error.
    ///
    /// # Errors
    /// The standard error cannot be written.
    pub fn report(self, sink: &Sink) -> io::Result<()> {
        let mut stderr = io::stderr().lock();
        let coloured = is_coloured(stderr.is_terminal());
        self.diagnostics(sink, Severity::Warning, coloured, &mut stderr)
    }

    /// Writes all diagnostics, including notes, to the standard output.
    ///
    /// # Errors
    /// The standard output cannot be written.
    pub fn print_report(self, sink: &Sink) -> io::Result<()> {
        let coloured = is_coloured(io::stdout().is_terminal());
        data(|out| self.diagnostics(sink, Severity::Note, coloured, out))
    }

    /// Creates a progress bar that counts editions.
    pub fn progress_bar(self) -> ProgressBar {
        counting(&self.text(&message!("noun/editions")), ProgressDrawTarget::stderr())
    }

    /// Creates a progress bar that counts the pages of a file and is not seen yet; see
    /// [`show_if_long`].
    pub fn page_bar(self, file: &str) -> ProgressBar {
        let pages = self.text(&message!("noun/pages"));
        let noun = format!("{pages} {}", file.replace(['{', '}'], ""));
        counting(&noun, ProgressDrawTarget::hidden())
    }

    /// Writes diagnostics of at least severity `least`: notes as one line each, all others
    /// with the lines they point at. At most [`SHOWN_OF_A_FILE`] are shown per file.
    fn diagnostics(
        self,
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
        // Errors are told before warnings are, or many of these would hide them.
        let mut by_weight: Vec<_> = others.iter().enumerate().collect();
        by_weight.sort_by_key(|(_, it)| std::cmp::Reverse(it.severity));
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        let mut chosen = BTreeSet::new();
        for (index, diagnostic) in by_weight {
            let count = shown.entry(diagnostic.location.path()).or_default();
            *count += 1;
            if *count <= SHOWN_OF_A_FILE {
                chosen.insert(index);
            }
        }
        for index in chosen {
            writeln!(out, "{}\n", excerpt(others[index], self.words, &renderer))?;
        }
        for (path, count) in shown.iter().filter(|(_, count)| **count > SHOWN_OF_A_FILE) {
            let more = count - SHOWN_OF_A_FILE;
            let more = message!("check/more", count = more, path = *path);
            writeln!(out, "{}", self.line(&more))?;
        }
        for note in notes {
            let location = note.location.to_string();
            let text = note.message.clone();
            let note = message!("label/note", place = location, text = text);
            writeln!(out, "{}", self.line(&note))?;
        }
        Ok(())
    }
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

#[cfg(test)]
mod tests {
    use malzama::words::Language;
    use malzama_message::Digits;

    use super::*;

    #[test]
    fn every_line_of_a_text_runs_by_itself() {
        let terminal = Terminal::new(Words::new(Language::Arabic, Digits::Latin));
        let text = "  --out  في \u{2068}Ghent\n         Group\u{2069}.\nusage\n";
        assert_eq!(
            terminal.lines(text),
            "  --out  \u{2067}في \u{2068}Ghent\u{2069}\u{2069}\n         \
             \u{2067}\u{2068}Group\u{2069}.\u{2069}\nusage\n"
        );
        let english = Terminal::new(Words::new(Language::English, Digits::Latin));
        assert_eq!(english.lines(text), text);
    }
}
