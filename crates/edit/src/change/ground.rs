//! Turns edits into changes, and refuses those that do not fit the record.

use super::Change;
use crate::error::{EditError, Reason};
use crate::outline::{Kind, Node, locate};
use crate::{Edit, Path, Step, Value};

/// Returns the change that an edit is.
///
/// # Errors
/// What the edit needs is not there, is there already, or is of another kind.
pub(crate) fn ground(root: &Node, edit: &Edit) -> Result<Change, EditError> {
    match edit {
        Edit::Set { path, value } => {
            let node = find(root, path)?;
            let fits = match (&node.kind, value) {
                (Kind::Empty, _) => !path.steps().is_empty(),
                (Kind::Scalar(_), Value::Text(_) | Value::Paragraphs(_)) => true,
                (Kind::List(list), Value::List(_)) => list.parts.is_empty(),
                (Kind::Mapping(mapping), Value::Mapping(_)) => mapping.parts.is_empty(),
                _ => false,
            };
            if !fits {
                return Err(other_kind(path, node));
            }
            Ok(Change::Set { path: path.clone(), value: value.clone() })
        }
        Edit::Insert { path, value, order } => insertion(root, path, value, order),
        Edit::Remove { path } => {
            let node = find(root, path)?;
            let Some((parent, last)) = path.split_last() else {
                return Err(other_kind(path, node));
            };
            let at = match (&find(root, &parent)?.kind, last) {
                (Kind::Mapping(mapping), Step::Key(key)) => {
                    mapping.parts.iter().position(|entry| entry.key == *key)
                }
                (_, Step::Index(index)) => Some(*index),
                _ => None,
            };
            let at = at.ok_or_else(|| not_there(path))?;
            Ok(Change::Remove { parent, at })
        }
        Edit::Move { path, to } => {
            let node = find(root, path)?;
            let Some((parent, Step::Index(at))) = path.split_last() else {
                return Err(other_kind(path, node));
            };
            find(root, &parent.then(*to))?;
            Ok(Change::Move { at: *at, parent, to: *to })
        }
    }
}

/// Returns the change that an insertion is: where parents are missing or empty, it sets the
/// last one that is there.
fn insertion(
    root: &Node,
    path: &Path,
    value: &Value,
    order: &[String],
) -> Result<Change, EditError> {
    let mut path = path.clone();
    let mut value = value.clone();
    loop {
        let Some((parent, last)) = path.split_last() else {
            return Err(other_kind(&path, root));
        };
        let holder = locate(root, &parent);
        match (holder.map(|node| &node.kind), last) {
            (Some(Kind::Mapping(mapping)), Step::Key(key))
                if !mapping.parts.is_empty() =>
            {
                if mapping.parts.iter().any(|entry| entry.key == *key) {
                    return Err(EditError::whole(Reason::AlreadyThere { path }));
                }
                let keys = mapping.parts.iter().map(|entry| &*entry.key).collect();
                let (at, key) = (place(&keys, key, order), key.clone());
                return Ok(Change::InsertKey { parent, at, key, value });
            }
            (Some(Kind::List(list)), Step::Index(index)) if !list.parts.is_empty() => {
                if *index > list.parts.len() {
                    return Err(not_there(&path));
                }
                return Ok(Change::InsertItem { at: *index, parent, value });
            }
            (Some(Kind::Scalar(_)), _) => {
                return Err(other_kind(&parent, holder.unwrap_or(root)));
            }
            (Some(Kind::Mapping(_)), Step::Index(_))
            | (Some(Kind::List(_)), Step::Key(_)) => {
                return Err(other_kind(&parent, holder.unwrap_or(root)));
            }
            (_, Step::Index(index)) if *index > 0 => return Err(not_there(&path)),
            (_, last) => {
                let is_there = holder.is_some();
                value = match last {
                    Step::Key(key) => Value::Mapping(vec![(key.clone(), value)]),
                    Step::Index(_) => Value::List(vec![value]),
                };
                if is_there {
                    return Ok(Change::Set { path: parent, value });
                }
                path = parent;
            }
        }
    }
}

/// Returns the place of a new key among others, by the usual order of keys.
fn place(keys: &Vec<&str>, key: &str, order: &[String]) -> usize {
    let Some(usual) = order.iter().position(|it| it == key) else { return keys.len() };
    let (before, after) = (&order[..usual], &order[usual + 1..]);
    let is_in = |part: &[String], key: &&str| part.iter().any(|it| it == key);
    if let Some(last) = keys.iter().rposition(|key| is_in(before, key)) {
        return last + 1;
    }
    keys.iter().position(|key| is_in(after, key)).unwrap_or(keys.len())
}

fn find<'a>(root: &'a Node, path: &Path) -> Result<&'a Node, EditError> {
    locate(root, path).ok_or_else(|| not_there(path))
}

fn not_there(path: &Path) -> EditError {
    EditError::whole(Reason::NotThere { path: path.clone() })
}

fn other_kind(path: &Path, node: &Node) -> EditError {
    EditError::at(Reason::OtherKind { path: path.clone() }, node.span.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_where_it_usually_stands() {
        let order = ["name", "label", "photographs", "body"].map(str::to_owned);
        let place = |keys: &[&str], key| place(&keys.to_vec(), key, &order);
        assert_eq!(place(&["name", "body"], "label"), 1);
        assert_eq!(place(&["label", "body"], "name"), 0);
        assert_eq!(place(&["name", "other"], "body"), 1);
        assert_eq!(place(&["other"], "body"), 1);
        assert_eq!(place(&["other", "body"], "name"), 1);
        assert_eq!(place(&["name", "body"], "unknown"), 2);
    }
}
