//! Writes proposals of the proof-reader into records: those that somebody asks for, and not a
//! byte beside them.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::sync::Arc;

use malzama_message::{message, names};
use malzama_proofread::RULES;

use super::Remark;
use super::allowances::bare;
use crate::diagnostic::{Diagnostic, Location, Outcome, Sink, Source};
use crate::files;
use crate::project::Project;
use crate::records::{did_you_mean, rewritten};

/// The characters before and after a change that are shown.
const AROUND: usize = 32;

/// What is to be written into a record.
#[derive(Debug)]
pub struct Change {
    /// The record as it was read.
    source: Arc<Source>,
    /// What is to be written, in the order of the text: bytes of the record, and the words
    /// that take their place.
    edits: Vec<(Range<usize>, String)>,
}

impl Change {
    /// Returns the path of the record, from the project's root.
    pub fn path(&self) -> &str {
        &self.source.path
    }

    /// Returns what is to be replaced, in the order of the text.
    pub fn edits(&self) -> impl Iterator<Item = Edit<'_>> {
        self.edits.iter().map(|(range, proposal)| {
            let text = &self.source.text;
            let place = Location::text(&self.source, range.clone()).line_column();
            let (line, column) = place.unwrap_or((1, 1));
            let before = text[..range.start].rsplit('\n').next().unwrap_or_default();
            let after = text[range.end..].lines().next().unwrap_or_default();
            let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |it| it.0);
            let to = after.char_indices().nth(AROUND).map_or(after.len(), |it| it.0);
            Edit {
                line,
                column,
                before: &before[from..],
                words: &text[range.clone()],
                proposal,
                after: &after[..to],
            }
        })
    }

    /// Returns the number of words, or rows of words, that change.
    pub fn count(&self) -> usize {
        self.edits.len()
    }
}

/// Words that are to be replaced, with what stands around them in their line.
#[derive(Debug)]
pub struct Edit<'a> {
    /// The line, counted from one.
    pub line: usize,
    /// The column, counted from one in characters.
    pub column: usize,
    /// What stands before the words.
    pub before: &'a str,
    /// The words.
    pub words: &'a str,
    /// What takes their place.
    pub proposal: &'a str,
    /// What stands after them.
    pub after: &'a str,
}

/// Everything that is to be written, by record.
#[derive(Debug)]
pub struct Fixes {
    /// One change a record, sorted by path.
    pub changes: Vec<Change>,
}

/// Gathers what the remarks that `wanted` names propose. Each is named by its rule, with or
/// without `proof/`, or by its place, `path:line:column` or `path:line`. Remarks that have no
/// proposal, or several, are told and left.
///
/// # Errors
/// A name is neither a rule nor the place of a remark.
pub fn fixes(remarks: &[Remark], wanted: &[String], sink: &mut Sink) -> Outcome<Fixes> {
    for name in wanted {
        let is_rule = RULES.iter().any(|rule| rule.id == bare(name));
        if !is_rule && !remarks.iter().any(|remark| is_named(remark, name)) {
            Err(unknown(name, remarks))?;
        }
    }
    let mut by_record: BTreeMap<&str, Vec<&Remark>> = BTreeMap::new();
    for remark in remarks {
        if wanted.iter().any(|name| is_named(remark, name)) {
            by_record.entry(remark.location.path()).or_default().push(remark);
        }
    }
    let changes = by_record.into_values().filter_map(|it| change(it, sink)).collect();
    Ok(Fixes { changes })
}

/// Whether a name is that of the remark's rule or of its place.
fn is_named(remark: &Remark, name: &str) -> bool {
    let (line, column) = remark.location.line_column().unwrap_or_default();
    let path = remark.location.path();
    // A rule may tell several faults, each in a message of its own.
    bare(name) == remark.rule
        || bare(name) == bare(remark.message.code())
        || name == format!("{path}:{line}:{column}")
        || name == format!("{path}:{line}")
}

/// Reports a name that names nothing.
fn unknown(name: &str, remarks: &[Remark]) -> Diagnostic {
    let diagnostic = Diagnostic::usage(
        Location::file(name),
        message!("fix/unknown-name", name = name),
    );
    let mut rules: Vec<&str> = remarks.iter().map(|it| it.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    match did_you_mean(bare(name), &rules) {
        Some(hint) => diagnostic.hint(hint),
        None if rules.is_empty() => diagnostic,
        None => diagnostic.hint(message!("hint/rules-are", rules = names(rules))),
    }
}

/// Gathers the proposals for one record; `None` if there is nothing to write.
fn change(remarks: Vec<&Remark>, sink: &mut Sink) -> Option<Change> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut record = None;
    for remark in remarks {
        let at = || remark.location.clone();
        let Location::Text { source, range } = &remark.location else { continue };
        let left = |message| {
            let note = Diagnostic::note(at(), message);
            match remark.hint() {
                Some(hint) => note.hint(hint),
                None => note,
            }
        };
        let words = &remark.words;
        let [proposal] = remark.proposals.as_slice() else {
            sink.push(left(match remark.proposals.is_empty() {
                true => message!("fix/no-proposal", words = words),
                false => message!("fix/choose", words = words),
            }));
            continue;
        };
        let overlaps = |(other, _): &(Range<usize>, String)| {
            range.start < other.end && other.start < range.end
        };
        if !remark.is_exact || edits.iter().any(overlaps) {
            sink.push(left(message!("fix/by-hand", words = words)));
            continue;
        }
        edits.push((range.clone(), proposal.clone()));
        record = Some(source.clone());
    }
    let source = record?;
    edits.sort_by_key(|(range, _)| range.start);
    if rewritten(&source, &edits).is_none() {
        let message = message!("fix/not-kept", path = &source.path);
        sink.push(
            Diagnostic::error(Location::file(&source.path), message)
                .hint(message!("hint/edit-by-hand")),
        );
        return None;
    }
    Some(Change { source, edits })
}

impl Fixes {
    /// Writes all records, each as a whole, with its byte order mark and line breaks as they
    /// are. Before the first is written, each is looked at once more: if one of them has
    /// changed meanwhile or cannot be written, nothing is.
    ///
    /// # Errors
    /// A record has changed since it was read, is read-only, or cannot be written.
    pub fn write(&self, project: &Project) -> Outcome<()> {
        let mut ready = Vec::new();
        for change in &self.changes {
            ready.push(change.written(project)?);
        }
        for (change, written) in self.changes.iter().zip(ready) {
            written.put().map_err(|(_, error)| change.failure(&error))?;
        }
        Ok(())
    }
}

impl Change {
    /// Writes the new record beside the old one.
    fn written(&self, project: &Project) -> Outcome<files::Written<()>> {
        let path = project.root().join(self.path());
        let metadata = fs::metadata(&path).map_err(|error| self.failure(&error))?;
        if metadata.permissions().readonly() {
            return Err(self.failure(&std::io::ErrorKind::PermissionDenied.into()))?;
        }
        let bytes = project.read_bytes(self.path())?;
        let now = Project::text_of(self.path(), bytes.clone())?;
        if now.text != self.source.text {
            let message = message!("fix/changed-meanwhile", path = self.path());
            let at = Location::file(self.path());
            return Err(Diagnostic::error(at, message).hint(message!("hint/run-again")))?;
        }
        // What was read is the file without its byte order mark, byte by byte otherwise: a
        // carriage return that stood alone was read as a line feed.
        let mark = bytes.len() - now.text.len();
        let mut whole = Vec::with_capacity(bytes.len());
        let mut done = 0;
        for (range, words) in &self.edits {
            whole.extend_from_slice(&bytes[done..mark + range.start]);
            whole.extend_from_slice(words.as_bytes());
            done = mark + range.end;
        }
        whole.extend_from_slice(&bytes[done..]);
        files::begin(&path, |file| file.write_all(&whole))
            .map_err(|(_, error)| self.failure(&error).into())
    }

    fn failure(&self, error: &std::io::Error) -> Diagnostic {
        files::write_failure(self.path().as_ref(), error)
    }
}
