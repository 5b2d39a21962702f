//! Changes: edits that are known to fit the record, what they make of its value, and the
//! splices that make it so.

mod fill;
mod flow;
mod ground;
mod insert;
mod relocate;
mod remove;
mod set;
mod wanted;

pub(crate) use self::ground::ground;
use crate::error::EditError;
use crate::layout::Layout;
use crate::outline::Node;
use crate::splice::Splice;
use crate::{Path, Value};

/// A change of a value that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// Replaces a text, or fills an empty value.
    Set { path: Path, value: Value },
    /// Inserts a key into a mapping that has some.
    InsertKey { parent: Path, at: usize, key: String, value: Value },
    /// Inserts an item into a list that has some.
    InsertItem { parent: Path, at: usize, value: Value },
    /// Removes the part of a list or mapping that stands at a place.
    Remove { parent: Path, at: usize },
    /// Moves an item of a list.
    Move { parent: Path, at: usize, to: usize },
}

/// The record that is changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its outline.
    pub root: &'a Node,
    /// Its habits.
    pub layout: Layout,
}

impl Change {
    /// Returns the ways to make the change, the one that stays closest to how the record is
    /// written first. Which of them reads as wanted is for the caller to see.
    ///
    /// # Errors
    /// The record has a form in which the change cannot be made without losing something.
    pub(crate) fn ways(&self, source: Source) -> Result<Vec<Vec<Splice>>, EditError> {
        match self {
            Self::Set { path, value } => Ok(set::ways(source, path, value)),
            Self::InsertKey { parent, at, key, value } => {
                Ok(insert::key(source, parent, *at, key, value))
            }
            Self::InsertItem { parent, at, value } => {
                Ok(insert::item(source, parent, *at, value))
            }
            Self::Remove { parent, at } => remove::ways(source, parent, *at),
            Self::Move { parent, at, to } => relocate::ways(source, parent, *at, *to),
        }
    }
}
