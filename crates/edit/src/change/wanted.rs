//! What a change makes of the value of a record, free of how it is written.

use super::Change;
use crate::{Path, Step, Value};

impl Change {
    /// Returns the value that the record is to have afterwards; `None` if the change does not
    /// fit it.
    pub(crate) fn wanted(&self, mut record: Value) -> Option<Value> {
        match self {
            Self::Set { path, value } => *at_path(&mut record, path)? = value.clone(),
            Self::InsertKey { parent, at, key, value } => {
                let Value::Mapping(entries) = at_path(&mut record, parent)? else {
                    return None;
                };
                (*at <= entries.len()).then_some(())?;
                entries.insert(*at, (key.clone(), value.clone()));
            }
            Self::InsertItem { parent, at, value } => {
                let Value::List(items) = at_path(&mut record, parent)? else {
                    return None;
                };
                (*at <= items.len()).then_some(())?;
                items.insert(*at, value.clone());
            }
            Self::Remove { parent, at } => {
                let is_emptied = match at_path(&mut record, parent)? {
                    Value::Mapping(entries) => {
                        entries.get(*at)?;
                        entries.remove(*at);
                        entries.is_empty()
                    }
                    Value::List(items) => {
                        items.get(*at)?;
                        items.remove(*at);
                        items.is_empty()
                    }
                    _ => return None,
                };
                if is_emptied && parent.steps().is_empty() {
                    record = Value::Empty;
                }
            }
            Self::Move { parent, at, to } => {
                let Value::List(items) = at_path(&mut record, parent)? else {
                    return None;
                };
                items.get(*at.max(to))?;
                let item = items.remove(*at);
                items.insert(*to, item);
            }
        }
        Some(record)
    }
}

/// Returns the value at a path.
fn at_path<'a>(record: &'a mut Value, path: &Path) -> Option<&'a mut Value> {
    path.steps().iter().try_fold(record, |value, step| match (value, step) {
        (Value::Mapping(entries), Step::Key(key)) => {
            let mut entries = entries.iter_mut();
            entries.find(|(it, _)| it == key).map(|(_, value)| value)
        }
        (Value::List(items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    })
}
