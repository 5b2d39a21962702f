//! Random edits that fit a record, and those that take them back.

use malzama_edit::{Document, Edit, Path, Step, Value};

use super::generator::Random;

pub(super) fn name(edit: &Edit) -> &'static str {
    match edit {
        Edit::Set { value: Value::Paragraphs(_), .. } => "paragraphs",
        Edit::Set { .. } => "set",
        Edit::Insert { .. } => "insert",
        Edit::Remove { .. } => "remove",
        Edit::Move { .. } => "move",
    }
}

/// Makes an edit that fits the record.
pub(super) fn edit(random: &mut Random, document: &Document) -> Option<Edit> {
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

/// Returns the edit that takes another one back to the same bytes, where the way of writing
/// allows it.
pub(super) fn inverse(before: &Document, after: &Document, edit: &Edit) -> Option<Edit> {
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
