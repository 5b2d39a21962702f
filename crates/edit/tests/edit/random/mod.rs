//! Random edits of all records of the project, and of what people could make of them.
//!
//! What must hold is told here in other ways than the crate goes: bytes are compared from both
//! ends, comments are found by their words, and wanted values are made anew.

mod generator;
mod mangle;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path as FilePath, PathBuf};
use std::sync::LazyLock;

use malzama_edit::{Document, Edit, Path, Reason, Step, Value, fold, is_blank};

use self::generator::Random;
use self::mangle::mangled;

/// Returns the records of the project.
fn records() -> Vec<String> {
    let root = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = vec![root.join("malzama.yaml")];
    collect(&root.join("data"), &mut files);
    assert!(files.len() > 20, "{files:?}");
    files.iter().map(|file| fs::read_to_string(file).expect("it is read")).collect()
}

fn collect(folder: &FilePath, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("it is listed");
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
}

#[test]
fn random_edits_of_all_records_change_nothing_else() {
    let mut random = Random::new(1);
    let records = records();
    let mut done = Done::default();
    for at in 0.. {
        try_one(&mut random, &records[at % records.len()], &mut done);
        if done.made == 1_000 {
            break;
        }
    }
    assert_eq!(done.refused, [""; 0]);
    done.judge(1_000);
}

#[test]
fn random_edits_of_mangled_records_change_nothing_else() {
    let mut random = Random::new(2);
    let records = records();
    let mut done = Done::default();
    for at in 0..200 {
        let text = mangled(&mut random, &records[at % records.len()]);
        assert!(Document::parse(&text).is_ok(), "{text}");
        for _ in 0..10 {
            try_one(&mut random, &text, &mut done);
        }
    }
    done.judge(1_700);
}

#[test]
fn edits_follow_one_another() {
    let mut random = Random::new(3);
    let records = records();
    let mut done = Done::default();
    for at in 0..40 {
        let mut text = mangled(&mut random, &records[at % records.len()]);
        for _ in 0..25 {
            text = try_one(&mut random, &text, &mut done).unwrap_or(text);
        }
    }
    done.judge(700);
}

/// What was made of edits.
#[derive(Default)]
struct Done {
    made: usize,
    kinds: BTreeMap<&'static str, usize>,
    refused: Vec<String>,
    not_kept: usize,
}

impl Done {
    /// Checks that enough edits of every kind were made, and refused ones had a reason.
    fn judge(&self, least: usize) {
        assert!(self.made >= least, "{} made; {:#?}", self.made, self.refused);
        assert!(self.not_kept * 100 <= self.made, "{} not kept", self.not_kept);
        for kind in ["set", "paragraphs", "insert", "remove", "move"] {
            let count = self.kinds.get(kind).copied().unwrap_or_default();
            assert!(count > 20, "{kind}: {count}");
        }
    }
}

/// Tries one edit of a record, and returns what it made.
fn try_one(random: &mut Random, text: &str, done: &mut Done) -> Option<String> {
    let document = Document::parse(text).expect("it is sound");
    let edit = edit(random, &document)?;
    let context = || format!("{edit:?}\n--- of\n{text}");
    let edited = match document.apply(&edit) {
        Ok(edited) => edited,
        Err(error) => {
            // Brackets with comments within may not be edited. A text below a sign may take in
            // what comes to follow it, so that something else cannot be removed or moved.
            let is_known = match error.reason {
                Reason::CommentWithinBrackets { .. } | Reason::ListBesideDash { .. } => {
                    true
                }
                Reason::NotKept { .. } => !matches!(edit, Edit::Set { .. }),
                _ => false,
            };
            done.not_kept += usize::from(matches!(error.reason, Reason::NotKept { .. }));
            assert!(is_known, "{error}: {}", context());
            done.refused.push(error.to_string());
            return None;
        }
    };
    done.made += 1;
    *done.kinds.entry(name(&edit)).or_default() += 1;
    let after = edited.text();
    let context = || format!("{}\n--- became\n{after}", context());

    check_values(&document, &edited, &edit, &context);
    check_bytes(&document, &edited, &edit, &context);
    check_comments(text, after, &edit, &context);
    check_form(text, after, &edit, &context);
    if let Some(inverse) = inverse(&document, &edited, &edit) {
        let back = edited.apply(&inverse);
        let back = back.map(Document::into_text);
        assert_eq!(back.as_deref(), Ok(text), "back by {inverse:?}\n{}", context());
    }
    Some(after.to_owned())
}

fn name(edit: &Edit) -> &'static str {
    match edit {
        Edit::Set { value: Value::Paragraphs(_), .. } => "paragraphs",
        Edit::Set { .. } => "set",
        Edit::Insert { .. } => "insert",
        Edit::Remove { .. } => "remove",
        Edit::Move { .. } => "move",
    }
}

/// Makes an edit that fits the record.
fn edit(random: &mut Random, document: &Document) -> Option<Edit> {
    let mut holders = Vec::new();
    holders_in(&document.value(&Path::root())?, &Path::root(), &mut holders);
    if holders.is_empty() {
        return None;
    }
    let fields = document.fields();
    match random.below(6) {
        kind @ 0..=2 => {
            let path = random.one_of(&fields).path.clone();
            if !matches!(document.value(&path), Some(Value::Text(_) | Value::Empty))
                || path == Path::root()
            {
                return None;
            }
            let value = match kind {
                0 => Value::Paragraphs(near(random, document, &path)),
                _ => Value::Text(random.text()),
            };
            Some(Edit::Set { path, value })
        }
        3 => {
            let (holder, value) = random.one_of(&holders);
            let step = match value {
                Value::List(items) => Step::Index(random.below(items.len() + 1)),
                _ => Step::Key(format!("key{}", random.text())),
            };
            let mut order: Vec<String> = keys(value);
            if let Step::Key(key) = &step {
                if order.contains(key) {
                    return None;
                }
                order.insert(random.below(order.len() + 1), key.clone());
            }
            Some(Edit::Insert { path: holder.then(step), value: random.value(2), order })
        }
        4 => {
            let (holder, value) = random.one_of(&holders);
            let step = match value {
                Value::List(items) if !items.is_empty() => {
                    Step::Index(random.below(items.len()))
                }
                Value::Mapping(entries) if !entries.is_empty() => {
                    Step::Key(random.one_of(&keys(value)).clone())
                }
                _ => return None,
            };
            Some(Edit::Remove { path: holder.then(step) })
        }
        _ => {
            let lists = holders.iter().filter_map(|(path, value)| match value {
                Value::List(items) if items.len() > 1 => Some((path, items.len())),
                _ => None,
            });
            let lists: Vec<_> = lists.collect();
            let (path, count) = lists.get(random.below(lists.len().max(1)))?;
            let (at, to) = (random.below(*count), random.below(*count));
            Some(Edit::Move { path: path.then(at), to })
        }
    }
}

/// Makes paragraphs that are some of those that are there, and some others.
fn near(random: &mut Random, document: &Document, path: &Path) -> Vec<String> {
    let mut paragraphs = document.paragraphs(path).unwrap_or_default();
    for new in random.paragraphs() {
        match random.below(3) {
            0 => paragraphs.insert(random.below(paragraphs.len() + 1), new),
            1 if !paragraphs.is_empty() => {
                let at = random.below(paragraphs.len());
                paragraphs[at] = new;
            }
            _ if !paragraphs.is_empty() => {
                paragraphs.remove(random.below(paragraphs.len()));
            }
            _ => paragraphs.push(new),
        }
    }
    paragraphs
}

fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Mapping(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        _ => Vec::new(),
    }
}

fn holders_in(value: &Value, path: &Path, found: &mut Vec<(Path, Value)>) {
    match value {
        Value::List(items) => {
            found.push((path.clone(), value.clone()));
            for (at, item) in items.iter().enumerate() {
                holders_in(item, &path.then(at), found);
            }
        }
        Value::Mapping(entries) => {
            found.push((path.clone(), value.clone()));
            for (key, inner) in entries {
                holders_in(inner, &path.then(&**key), found);
            }
        }
        _ => {}
    }
}

/// Checks that exactly the wanted value has changed.
fn check_values(
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
            items[*at] = value.clone()
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
            drop(items.remove(*at))
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
fn check_bytes(
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
            assert!(head + tail >= old.len(), "{}", context())
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
fn check_comments(old: &str, new: &str, edit: &Edit, context: &dyn Fn() -> String) {
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
fn check_form(old: &str, new: &str, edit: &Edit, context: &dyn Fn() -> String) {
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

/// Returns the edit that takes another one back to the same bytes, where the way of writing
/// allows it.
fn inverse(before: &Document, after: &Document, edit: &Edit) -> Option<Edit> {
    match edit {
        Edit::Move { path, to } => {
            let (holder, Step::Index(at)) = path.split_last()? else { return None };
            Some(Edit::Move { path: holder.then(*to), to: *at })
        }
        Edit::Insert { path, .. } => {
            let (holder, _) = path.split_last()?;
            let has_parts = match before.value(&holder)? {
                Value::List(items) => !items.is_empty(),
                Value::Mapping(entries) => !entries.is_empty(),
                _ => false,
            };
            // A line of spaces becomes part of a text below a sign.
            let mut lines = before.text().lines();
            let has_spaces = lines.any(|line| !line.is_empty() && line.trim().is_empty());
            (has_parts && !has_spaces).then(|| Edit::Remove { path: path.clone() })
        }
        Edit::Set { path, value } => {
            let written = |document: &Document| {
                Some(document.text()[document.span(path)?].to_owned())
            };
            let (old, new) = (written(before)?, written(after)?);
            let Value::Text(text) = before.value(path)? else { return None };
            let style =
                |written: &str| written.chars().next().filter(|it| "'\"|>".contains(*it));
            let is_one_line = !old.starts_with(['|', '>'])
                && !old.contains('\n')
                && !old.contains('\\')
                && style(&old) == style(&new);
            // What looks like a number or a boolean would be quoted where none was.
            let is_text = matches!(value, Value::Text(_))
                && (style(&old).is_some() || !text.is_ascii());
            (is_text && is_one_line && !old.is_empty())
                .then(|| Edit::Set { path: path.clone(), value: Value::Text(text) })
        }
        Edit::Remove { .. } => None,
    }
}
