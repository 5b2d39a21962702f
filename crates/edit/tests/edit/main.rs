//! Edits of records, by their texts before and after.

mod items;
mod keys;
mod paragraphs;
mod places;
mod random;
mod refused;
mod texts;

use malzama_edit::{Document, Edit, EditError, Path, Value};

/// Edits a text.
fn edited(text: &str, edit: &Edit) -> Result<String, EditError> {
    Ok(Document::parse(text)?.apply(edit)?.into_text())
}

/// Checks that an edit makes `after` of `before`, also with the line endings of Windows, and
/// with a byte order mark.
#[track_caller]
fn check(before: &str, edit: &Edit, after: &str) {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    assert_eq!(edited(before, edit).as_deref(), Ok(after), "{edit:?}");
    // A text of one line does not tell which endings it would have.
    if before.contains('\n') {
        assert_eq!(edited(&windows(before), edit), Ok(windows(after)), "CRLF: {edit:?}");
    }
    assert_eq!(edited(&marked(before), edit), Ok(marked(after)), "BOM: {edit:?}");
}

fn set(path: Path, text: &str) -> Edit {
    Edit::Set { path, value: Value::text(text) }
}

fn set_paragraphs(path: Path, paragraphs: &[&str]) -> Edit {
    let paragraphs = paragraphs.iter().map(|&paragraph| paragraph.to_owned()).collect();
    Edit::Set { path, value: Value::Paragraphs(paragraphs) }
}

fn insert(path: Path, value: Value, order: &[&str]) -> Edit {
    let order = order.iter().map(|&key| key.to_owned()).collect();
    Edit::Insert { path, value, order }
}

fn remove(path: Path) -> Edit {
    Edit::Remove { path }
}

fn shift(path: Path, to: usize) -> Edit {
    Edit::Move { path, to }
}
