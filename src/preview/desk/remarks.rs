//! What readers of proofs remarked, as the page gets it, and what it ticks as done.

use std::sync::{Mutex, PoisonError};

use hyper::StatusCode;
use serde::{Deserialize, Serialize};

use super::{Answer, failed, malformed, nothing_here, ok, with};
use crate::diagnostic::Outcome;
use crate::project::Project;
use crate::remarks::{Kept, Place, RecordsNow, Remark, Remarks, Standing, Store};

/// The longest name of a file that messages are told, in characters.
const NAME: usize = 80;

/// A file of remarks.
#[derive(Serialize)]
struct File<'a> {
    id: &'a str,
    edition: &'a str,
    proof: &'a str,
    by: &'a str,
    remarks: Vec<RemarkAt<'a>>,
}

/// A remark with what has become of its place.
#[derive(Serialize)]
struct RemarkAt<'a> {
    #[serde(flatten)]
    remark: &'a Remark,
    done: bool,
    /// `same`, `moved`, `changed` or `gone`; `none` where no record says anything.
    standing: &'static str,
    /// The number of the paragraph by now, counted from one.
    now: Option<usize>,
}

/// A file that the page was given.
#[derive(Deserialize)]
struct Given {
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct Tick {
    id: String,
    remark: usize,
    done: bool,
}

#[derive(Deserialize)]
struct Close {
    id: String,
}

/// The remarks of a project.
pub struct RemarksSite {
    project: Project,
    store: Store,
    /// Held while a file is changed: one change at a time.
    turn: Mutex<()>,
}

impl RemarksSite {
    /// Serves the remarks of a project.
    pub fn of(project: Project) -> Self {
        let store = Store::of(&project);
        Self { project, store, turn: Mutex::default() }
    }

    /// Answers with all remarks.
    pub fn told(&self) -> Answer {
        let kept = self.store.all();
        let mut now = RecordsNow::of(&self.project);
        let files: Vec<File> = kept.iter().map(|kept| file(kept, &mut now)).collect();
        ok(&serde_json::json!({ "files": files }))
    }

    /// Makes a change; `path` is what follows `desk/`.
    pub fn changed(&self, path: &str, bytes: &[u8]) -> Answer {
        let _one_at_a_time = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        match path {
            "remarks" => with(bytes, |Given { name, text }: Given| {
                let name: String = name.chars().take(NAME).collect();
                match self.store.take(&name, text.as_bytes()) {
                    Ok(id) => ok(&serde_json::json!({ "id": id })),
                    Err(errors) => failed(&errors, StatusCode::UNPROCESSABLE_ENTITY),
                }
            }),
            "remarks-tick" => with(bytes, |Tick { id, remark, done }: Tick| {
                done_or_not(path, self.store.tick(&id, remark, done))
            }),
            "remarks-close" => with(bytes, |Close { id }: Close| {
                done_or_not(path, self.store.remove(&id))
            }),
            _ => malformed(),
        }
    }
}

/// Returns a file with what has become of the places of its remarks.
fn file<'a>(kept: &'a Kept, now: &mut RecordsNow) -> File<'a> {
    let Kept { id, remarks, done } = kept;
    let Remarks { edition, proof, by, remarks } = remarks;
    let remarks = remarks.iter().enumerate().map(|(index, remark)| {
        let (standing, now) = standing(remark.place.as_ref(), now);
        RemarkAt { remark, done: done.contains(&index), standing, now }
    });
    File { id, edition, proof, by, remarks: remarks.collect() }
}

/// Returns what has become of a place, and the number of its paragraph if that is another one by now.
fn standing(
    place: Option<&Place>,
    now: &mut RecordsNow,
) -> (&'static str, Option<usize>) {
    match place.map(|place| now.standing(place)) {
        None => ("none", None),
        Some(Standing::Same) => ("same", None),
        Some(Standing::Moved(now)) => ("moved", Some(now)),
        Some(Standing::Changed) => ("changed", None),
        Some(Standing::Gone) => ("gone", None),
    }
}

fn done_or_not(path: &str, done: Outcome<bool>) -> Answer {
    match done {
        Ok(true) => ok(&serde_json::json!({})),
        Ok(false) => nothing_here(path),
        Err(errors) => failed(&errors, StatusCode::NOT_FOUND),
    }
}
