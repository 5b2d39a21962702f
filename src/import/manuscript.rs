//! The file of a manuscript as a text, one paragraph a line: a plain text, or a Word file.

use std::path::Path;
use std::sync::Arc;

use malzama_message::message;

use super::docx::{self, Beside, Fault};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink, Source};
use crate::encoding;
use crate::files;
use crate::project::read_bounded;

/// The size of the largest plain text that is read, in bytes.
const TEXT_LIMIT: u64 = 8 << 20;

/// The size of the largest Word file that is read, in bytes: pictures in it take room.
const WORD_LIMIT: u64 = 64 << 20;

/// The first bytes of an archive, such as a Word file.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Reads a manuscript. What a Word file has beside its paragraphs goes to the sink as warnings.
///
/// # Errors
/// The file cannot be read, is too large, is neither a text in UTF-8 nor a Word file, is empty, or has changes
/// that nobody has accepted or rejected.
pub fn read(path: &Path, sink: &mut Sink) -> Outcome<Arc<Source>> {
    let shown = files::shown(path).display().to_string();
    let at = || Location::file(&shown);
    let bytes = read_bounded(path, WORD_LIMIT).map_err(|error| {
        Errors::from(Diagnostic::unreadable(at(), &shown, &error)).typed()
    })?;
    let is_archive = bytes.as_ref().is_some_and(|it| it.starts_with(ARCHIVE));
    let Some(bytes) = bytes.filter(|it| is_archive || it.len() as u64 <= TEXT_LIMIT)
    else {
        let limit = TEXT_LIMIT >> 20;
        let message = message!("text/too-large", path = &shown, limit = limit);
        return Err(
            Diagnostic::error(at(), message).hint(message!("hint/check-the-file"))
        )?;
    };
    let source = match is_archive {
        true => of_word(&bytes, &shown, sink)?,
        false => Arc::new(Source { path: shown.clone(), text: of_text(bytes, &shown)? }),
    };
    if source.text.chars().all(char::is_whitespace) {
        let message = message!("import/empty", path = &shown);
        Err(Diagnostic::error(at(), message).hint(message!("hint/check-the-file")))?;
    }
    Ok(source)
}

/// Returns a plain text in lines that end as usual.
fn of_text(bytes: Vec<u8>, path: &str) -> Outcome<String> {
    if let Some(foreign) = encoding::recognise(&bytes) {
        let message = message!("text/foreign", path = path, kind = foreign.kind);
        Err(Diagnostic::error(Location::file(path), message).hint(foreign.hint))?;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(encoding::with_known_line_breaks(text)),
        Err(error) => Err(crate::project::not_utf8(path, &error))?,
    }
}

/// Returns the text of a Word file.
fn of_word(bytes: &[u8], path: &str, sink: &mut Sink) -> Outcome<Arc<Source>> {
    let at = || Location::file(path);
    let found = docx::read(bytes).map_err(|fault| match fault {
        Fault::Damaged => {
            Diagnostic::error(at(), message!("import/word-damaged", path = path))
                .hint(message!("hint/save-word-again"))
        }
        Fault::NoDocument => {
            Diagnostic::error(at(), message!("import/no-word", path = path))
                .hint(message!("hint/save-as-word"))
        }
        Fault::TooLarge => {
            let limit = TEXT_LIMIT >> 20;
            Diagnostic::error(
                at(),
                message!("text/too-large", path = path, limit = limit),
            )
            .hint(message!("hint/check-the-file"))
        }
    })?;
    let source = Arc::new(Source { path: path.to_owned(), text: found.text });
    if let Some((count, line)) = found.changes {
        let message = message!("import/tracked-changes", path = path, count = count);
        Err(Diagnostic::error(line_of(&source, line), message)
            .hint(message!("hint/accept-changes")))?;
    }
    for (kind, count, line) in found.beside {
        let message = match kind {
            Beside::Comments => message!("import/comments", count = count),
            Beside::Notes => message!("import/notes", count = count),
            Beside::Pictures => message!("import/pictures", count = count),
            Beside::Tables => message!("import/tables", count = count),
            Beside::TextBoxes => message!("import/text-boxes", count = count),
            Beside::ListMarks => message!("import/list-marks", count = count),
            Beside::Symbols => message!("import/symbols", count = count),
        };
        sink.push(Diagnostic::warning(line_of(&source, line), message));
    }
    Ok(source)
}

/// Returns the location of a line, counted from one.
fn line_of(source: &Arc<Source>, line: usize) -> Location {
    let text = &source.text;
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let length = text[start..].split('\n').next().map_or(0, str::len);
    Location::text(source, start..start + length)
}
