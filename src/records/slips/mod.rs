//! Slips of the hand in a record: what a person typed, and what the line should be.
//!
//! A YAML parser stops where a file ceases to make sense to it, often lines after the
//! slip, and words what it expected instead. This module reads the lines as a person
//! does, and finds the slips themselves. Some of them leave a file that can be parsed but
//! means something else; the others explain why it cannot.

mod indentation;
mod keys;
mod lines;
mod punctuation;
mod quoting;
mod stray;
mod texts;
mod values;
mod whole_file;

use std::ops::Range;
use std::sync::Arc;

use malzama_message::Message;

use self::indentation::Outline;
use self::lines::{Line, Place};
use crate::diagnostic::{Diagnostic, Location, Source};

/// Most slips that are looked for in a file.
const MOST: usize = 500;

/// A slip that was found.
pub struct Slip {
    /// The error, or a warning of what is printed but hardly meant.
    pub diagnostic: Diagnostic,
    /// Whether it is one even in a file that can be parsed.
    pub is_certain: bool,
    /// The byte at which it starts.
    start: usize,
}

/// Finds the slips of a file, in the order of its lines.
pub fn find(source: &Arc<Source>) -> Vec<Slip> {
    let mut survey =
        Survey { source, lines: lines::read(&source.text), slips: Vec::new() };
    whole_file::check(&mut survey);
    if survey.slips.is_empty() {
        survey.check_lines();
    }
    survey.slips.sort_by_key(|slip| slip.start);
    survey.slips
}

/// The lines of a file, and the slips found so far.
struct Survey<'a> {
    source: &'a Arc<Source>,
    lines: Vec<Line<'a>>,
    slips: Vec<Slip>,
}

impl<'a> Survey<'a> {
    fn check_lines(&mut self) {
        let mut outline = Outline::of(&self.lines);
        let mut run = stray::Run::of(&self.lines);
        for index in 0..self.lines.len() {
            if self.slips.len() >= MOST {
                break;
            }
            let line = self.lines[index].clone();
            if line.place == Place::Nothing {
                stray::check_comment(self, &line);
            }
            if line.place != Place::Structure || line.is_boundary() {
                continue;
            }
            if run.skips(&line) {
                continue;
            }
            if line.opens_text() {
                texts::check_block(self, index);
            }
            if keys::check(self, &line, &outline, &run) {
                outline.pass(&line);
            } else if !stray::check(self, index, &mut run)
                && !indentation::check(self, &line, &mut outline, &run)
            {
                values::check(self, index);
            }
            run.pass(index, &line);
        }
    }

    /// Adds a slip that is an error in any file.
    fn certain(
        &mut self,
        line: &Line,
        at: Range<usize>,
        message: Message,
        hint: Message,
    ) {
        self.add(line, at, message, hint, true);
    }

    /// Adds a slip that explains a file which cannot be parsed.
    fn likely(&mut self, line: &Line, at: Range<usize>, message: Message, hint: Message) {
        self.add(line, at, message, hint, false);
    }

    /// Adds a slip at a byte range of a line.
    fn add(
        &mut self,
        line: &Line,
        at: Range<usize>,
        message: Message,
        hint: Message,
        is_certain: bool,
    ) {
        let diagnostic = Diagnostic::error(self.location(line, at), message).hint(hint);
        self.slips.push(Slip { diagnostic, is_certain, start: line.start });
    }

    /// Adds a warning of what is printed, or left out, but hardly meant.
    fn warn(&mut self, line: &Line, at: Range<usize>, message: Message, hint: Message) {
        let diagnostic = Diagnostic::warning(self.location(line, at), message).hint(hint);
        self.slips.push(Slip { diagnostic, is_certain: true, start: line.start });
    }

    fn location(&self, line: &Line, at: Range<usize>) -> Location {
        Location::text(self.source, line.start + at.start..line.start + at.end)
    }
}
