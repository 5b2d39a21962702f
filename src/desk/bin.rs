//! The bin: records that were removed, which the history still has.

use serde::Serialize;

use super::Desk;
use super::told::name_of;
use super::way_back::{NotTakenBack, TakenBack};

/// A record in the bin.
#[derive(Debug, Serialize)]
pub struct Binned {
    /// The change that removed it.
    id: u64,
    /// Where it was, from the project's root.
    path: String,
    /// Its name.
    name: String,
}

impl Desk {
    /// Lists the records that were removed and are not there again, the last one first.
    pub fn bin(&self) -> Vec<Binned> {
        let undone = self.history.undone();
        let changes = self.history.changes();
        let mut binned: Vec<Binned> = Vec::new();
        for change in changes.iter().rev() {
            let (Some(before), None) = (&change.before, &change.after) else { continue };
            let is_gone = !self.project.root().join(&change.path).exists()
                && !undone.contains(&change.id)
                && binned.iter().all(|it| it.path != change.path);
            if is_gone && let Some(bytes) = self.history.version(before) {
                let name = name_of(&String::from_utf8_lossy(&bytes));
                let name = name.unwrap_or_else(|| change.path.clone());
                binned.push(Binned { id: change.id, path: change.path.clone(), name });
            }
        }
        binned
    }

    /// Puts a record of the bin back, and what was removed together with it, such as its place
    /// in a list.
    ///
    /// # Errors
    /// It is not in the bin, or its place in a list was changed since.
    pub fn restore(&self, id: u64) -> Result<TakenBack, NotTakenBack> {
        let changes = self.history.changes();
        let removal = changes.iter().find(|it| it.id == id && it.after.is_none());
        let Some(removal) = removal else { return Err(NotTakenBack::Nothing) };
        let together = changes.iter().filter(|it| it.group == removal.group);
        self.take_back_many(&together.map(|it| it.id).collect::<Vec<_>>())
    }
}
