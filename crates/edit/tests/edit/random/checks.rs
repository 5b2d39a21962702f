//! What must hold of every edit.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use malzama_edit::{Document, Edit, Path, Step, Value, fold, is_blank};

use super::records;

/// Checks that exactly the wanted value has changed.
pub(super) fn check_values(
    before: &Document,
    after: &Document,
    edit: &Edit,
    context: &dyn Fn() -> String,
) {
    let value = |document: &Document| document.value(&Path::root()).expect("a value");
    let mut wanted = value(before);
    let (holder, last) = edit.path().split_last().expect("no edit of the whole");
    let place =
        holder.steps().iter().fold(&mut wanted, |value, step| match (value, step) {
            (Value::Mapping(entries), Step::Key(key)) => {
                &mut entries.iter_mut().find(|(it, _)| it == key).expect("a key").1
            }
            (Value::List(items), Step::Index(at)) => &mut items[*at],
            _ => panic!("no way to {}", edit.path()),
        });
    match (edit, place, last) {
        (Edit::Set { value, .. }, Value::Mapping(entries), Step::Key(key)) => {
            entries.iter_mut().find(|(it, _)| it == key).expect("a key").1 =
                value.clone();
        }
        (Edit::Set { value, .. }, Value::List(items), Step::Index(at)) => {
            items[*at] = value.clone();
        }
        (Edit::Insert { value, order, .. }, Value::Mapping(entries), Step::Key(key)) => {
            let usual = order.iter().position(|it| it == key).expect("it is among them");
            entries.insert(usual, (key.clone(), value.clone()));
        }
        (Edit::Insert { value, .. }, Value::List(items), Step::Index(at)) => {
            items.insert(*at, value.clone());
        }
        (Edit::Remove { .. }, Value::Mapping(entries), Step::Key(key)) => {
            entries.retain(|(it, _)| it != key);
        }
        (Edit::Remove { .. }, Value::List(items), Step::Index(at)) => {
            drop(items.remove(*at));
        }
        (Edit::Move { to, .. }, Value::List(items), Step::Index(at)) => {
            let item = items.remove(*at);
            items.insert(*to, item);
        }
        _ => panic!("no such edit"),
    }
    if wanted == Value::Mapping(Vec::new()) {
        wanted = Value::Empty;
    }
    let found = value(after);
    assert!(
        is_same(&found, &wanted, &Path::root(), after),
        "{found:?}\nis not\n{wanted:?}\n{}",
        context()
    );
}

/// Whether a value is a wanted one; paragraphs are compared as they are printed.
fn is_same(found: &Value, wanted: &Value, path: &Path, document: &Document) -> bool {
    match (found, wanted) {
        (Value::Text(_) | Value::Empty, Value::Paragraphs(wanted)) => {
            let wanted = wanted.iter().map(|it| fold(it)).filter(|it| !is_blank(it));
            document.paragraphs(path) == Some(wanted.collect())
        }
        (Value::List(found), Value::List(wanted)) => {
            let mut pairs = found.iter().zip(wanted).enumerate();
            found.len() == wanted.len()
                && pairs.all(|(at, (it, wanted))| {
                    is_same(it, wanted, &path.then(at), document)
                })
        }
        (Value::Mapping(found), Value::Mapping(wanted)) => {
            let mut pairs = found.iter().zip(wanted);
            found.len() == wanted.len()
                && pairs.all(|((key, it), (wanted_key, wanted))| {
                    key == wanted_key && is_same(it, wanted, &path.then(&**key), document)
                })
        }
        (found, wanted) => found == wanted,
    }
}

/// Checks that bytes outside of the value are as they were.
pub(super) fn check_bytes(
    before: &Document,
    after: &Document,
    edit: &Edit,
    context: &dyn Fn() -> String,
) {
    let (old, new) = (before.text(), after.text());
    // Whether only these bytes of the old text have become others.
    let keeps = |gone: Range<usize>| {
        let (head, tail) = (&old[..gone.start], &old[gone.end..]);
        new.len() >= head.len() + tail.len()
            && new.starts_with(head)
            && new.ends_with(tail)
    };
    // The number of bytes that both texts begin with, and end with.
    let head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let tails = old.bytes().rev().zip(new.bytes().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let span = before.span(edit.path());
    let (holder, last) = edit.path().split_last().expect("a holder");
    let count = match before.value(&holder) {
        Some(Value::List(items)) => items.len(),
        Some(Value::Mapping(entries)) => entries.len(),
        _ => 0,
    };
    let line_end = |at: usize| old[at..].find('\n').map_or(old.len(), |end| at + end + 1);
    // The number of bytes of what follows comments, which may be within a value, and of the
    // empty lines that a text may keep. Without a last line ending, one more may go.
    let rest = |text: &str| {
        let is_within =
            |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
        let lines = text.split_inclusive('\n').skip_while(is_within);
        // What follows a key beside a dash takes its place.
        let rest = lines.collect::<String>();
        rest.trim_start_matches(' ').len()
    };
    match edit {
        Edit::Set { path, .. } => {
            let span = span.expect("it is there");
            let is_below =
                |text: &str, span: Range<usize>| text[span].starts_with(['|', '>']);
            let is_one_line = !is_below(old, span.clone())
                && !is_below(new, after.span(path).expect("it is there"));
            // Beside the sign of a text below it, a comment may stand; and spaces at the end
            // of a line are those of an empty value.
            let end = match is_one_line && !span.is_empty() {
                true => span.end,
                // Empty lines at the end of a text may be kept ones.
                false
                    if old[span.clone()]
                        .lines()
                        .next()
                        .is_some_and(|it| it.contains('+')) =>
                {
                    let rest = old[span.end..].trim_start_matches([' ', '\r', '\n']);
                    line_end(span.end).max(old.len() - rest.len())
                }
                false => line_end(span.end),
            };
            assert!(keeps(span.start..end), "{}", context());
        }
        Edit::Insert { .. } if count > 0 => {
            assert!(head + tail >= old.len(), "{}", context());
        }
        Edit::Insert { .. } => {
            let span = before.span(&holder).expect("it is there");
            assert!(new.starts_with(&old[..span.start.min(head)]), "{}", context());
        }
        Edit::Remove { .. } => {
            let span = span.expect("it is there");
            assert!(count == 1 || head + tail >= new.len(), "{}", context());
            let holder = before.span(&holder).expect("it is there");
            let line = old[..holder.start].rfind('\n').unwrap_or(0);
            assert!(count == 1 || new.starts_with(&old[..line]), "{}", context());
            assert!(tail >= rest(&old[line_end(span.end)..]), "{}", context());
        }
        Edit::Move { to, .. } => {
            let Step::Index(at) = last else { panic!("no item") };
            let end = before.span(&holder.then(*at.max(to))).expect("it is there").end;
            let first = before.span(&holder).expect("it is there").start;
            let above = match at.min(to) {
                0 => first,
                at => before.span(&holder.then(at - 1)).expect("it is there").end,
            };
            assert!(new.starts_with(&old[..above]) || first == above, "{}", context());
            assert!(tail >= rest(&old[line_end(end)..]), "{}", context());
            assert_eq!(old.len(), new.len(), "{}", context());
        }
    }
}

/// Checks that comments are all there and in their order, but for those removed with a value or
/// moved with it.
pub(super) fn check_comments(
    old: &str,
    new: &str,
    edit: &Edit,
    context: &dyn Fn() -> String,
) {
    let (old, new) = (comments(old), comments(new));
    match edit {
        Edit::Set { .. } | Edit::Insert { .. } => assert_eq!(new, old, "{}", context()),
        Edit::Move { .. } => {
            let sorted = |mut comments: Vec<String>| {
                comments.sort();
                comments
            };
            assert_eq!(sorted(new), sorted(old), "{}", context());
        }
        Edit::Remove { .. } => {
            let mut left = old.iter();
            let is_part = new.iter().all(|comment| left.any(|it| it == comment));
            assert!(is_part, "{new:?} of {old:?}: {}", context());
        }
    }
}

/// Returns the comments of a text: the lines that are comments of the records of this project,
/// and what mangling added. No text that is tried contains any of them.
fn comments(text: &str) -> Vec<String> {
    static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let lines = records().into_iter().flat_map(|record| {
            record.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>()
        });
        lines.filter(|line| line.starts_with('#')).collect()
    });
    let mut comments = Vec::new();
    for line in text.lines() {
        let at = line.find("# ملاحظة").or_else(|| line.find("# beside"));
        let whole =
            line.trim_start().split("  # beside").next().unwrap_or_default().trim_end();
        if KNOWN.contains(whole) {
            comments.push(line.trim().to_owned());
        } else if let Some(at) = at {
            comments.push(line[at..].trim_end().to_owned());
        }
    }
    comments
}

/// Checks that line endings, the byte order mark, and the end of the file stay as they were.
pub(super) fn check_form(
    old: &str,
    new: &str,
    edit: &Edit,
    context: &dyn Fn() -> String,
) {
    let lone = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
    if old.contains("\r\n") && lone(old) == 0 {
        assert_eq!(lone(new), 0, "{}", context());
    } else if !old.contains('\r') && old.contains('\n') {
        assert!(!new.contains('\r'), "{}", context());
    }
    assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'), "{}", context());
    // Line breaks at the end of the last text may need the last line to end.
    let needs_end = matches!(edit, Edit::Set { value: Value::Text(text), .. } if text.ends_with("\n\n"));
    // Where the last value is removed, an empty line above it may become the last one.
    let is_removed = matches!(edit, Edit::Remove { .. });
    if !needs_end && !is_removed {
        assert_eq!(old.ends_with('\n'), new.ends_with('\n'), "{}", context());
    }
}
