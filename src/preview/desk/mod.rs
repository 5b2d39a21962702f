//! What the desk answers: records as fields, and the changes that the page asks for.
//!
//! Nothing is written but by `POST`, from a page of this server that knows the key; see
//! [`hosts`](super::hosts).

mod body;
mod capacity;
mod fits;
mod known;
mod places;
mod query;
mod remarks;

use std::sync::Arc;

use hyper::body::Incoming;
use hyper::{Response, StatusCode};
use malzama_edit::{Path, Step};
use malzama_message::message;
use malzama_preflight::Said;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::task::spawn_blocking;

use self::body::NotRead;
use self::known::{findings, pages_of, printed};
pub use self::places::{FieldAt, field_at, field_of_photograph, photograph_at};
use self::query::decoded;
use self::remarks::RemarksSite;
use super::response::{Body, whole};
use super::shared::Shared;
use crate::desk::{
    Desk, Dropped, NotTakenBack, NotWritten, Structure, TakenBack, Version, Wanted,
};
use crate::diagnostic::{Cause, Diagnostic, Errors, Location};
use crate::project::Project;
use crate::words::{Language, in_both};

const JSON: &str = "application/json; charset=utf-8";

/// A desk as it is served.
pub struct DeskSite {
    desk: Arc<Desk>,
    shared: Arc<Shared>,
    language: Language,
    remarks: RemarksSite,
    /// Held while a photograph arrives: one at a time, so that the disk is not filled by many.
    photograph: Arc<Mutex<()>>,
}

/// An answer that tells what is wrong.
#[derive(Debug, Serialize)]
struct Told {
    error: Fault,
    #[serde(flatten)]
    with: Option<serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct Fault {
    code: String,
    message: Said,
    hints: Vec<Said>,
}

/// Status and content of an answer.
type Answer = (StatusCode, Vec<u8>);

impl DeskSite {
    /// Serves a desk.
    pub fn new(
        desk: Arc<Desk>,
        shared: Arc<Shared>,
        language: Language,
        project: Project,
    ) -> Self {
        let remarks = RemarksSite::of(project);
        Self { desk, shared, language, remarks, photograph: Arc::default() }
    }

    /// Whether there is something to undo, and something to make again.
    pub fn can_undo(&self) -> [bool; 2] {
        self.desk.can_undo()
    }

    /// Answers a question; `path` is what follows `desk/`.
    pub async fn answer(
        self: Arc<Self>,
        path: &str,
        query: &str,
    ) -> Option<Response<Body>> {
        if let Some(hash) =
            path.strip_prefix("photo/").and_then(|it| it.strip_suffix(".jpg"))
        {
            let (this, hash) = (self, hash.to_owned());
            let picture = spawn_blocking(move || this.shared.pictures.by_hash(&hash));
            let picture = picture.await.ok().flatten()?;
            let cache = "private, max-age=31536000, immutable";
            return Some(whole(picture.to_vec(), "image/jpeg", cache));
        }
        let (path, query) = (path.to_owned(), query.to_owned());
        if !matches!(
            path.as_str(),
            "records.json"
                | "record.json"
                | "history.json"
                | "colours.json"
                | "places.json"
                | "remarks.json"
        ) {
            return None;
        }
        Some(self.apart(move |this| this.told(&path, &query)).await)
    }

    /// Makes a change that the page asks for; `path` is what follows `desk/`.
    pub async fn change(
        self: Arc<Self>,
        path: &str,
        query: &str,
        body: Incoming,
    ) -> Response<Body> {
        if path == "photo" {
            return self.photograph(query.to_owned(), body).await;
        }
        let bytes = match body::whole(body).await {
            Ok(bytes) => bytes,
            Err(fault) => return respond(not_read(fault)),
        };
        let path = path.to_owned();
        let edition = decoded(query, "edition");
        self.apart(move |this| this.changed(&path, edition.as_deref(), &bytes)).await
    }

    /// Answers on a thread of its own, because files are read.
    async fn apart(
        self: Arc<Self>,
        make: impl FnOnce(&Self) -> Answer + Send + 'static,
    ) -> Response<Body> {
        let made = spawn_blocking(move || make(&self)).await;
        respond(made.unwrap_or((StatusCode::INTERNAL_SERVER_ERROR, Vec::new())))
    }

    fn told(&self, path: &str, query: &str) -> Answer {
        match path {
            "records.json" => ok(&self.desk.listing(&findings(&self.shared, None))),
            "record.json" => {
                let path = decoded(query, "path").unwrap_or_default();
                self.record(&path, decoded(query, "edition").as_deref())
            }
            "places.json" => self.places(query),
            "remarks.json" => self.remarks.told(),
            "colours.json" => ok(&self.desk.dresses()),
            _ => {
                let path = decoded(query, "path");
                let number = |name| decoded(query, name).and_then(|it| it.parse().ok());
                let offset = decoded(query, "offset").and_then(|it| it.parse().ok());
                let offset: i32 = offset.unwrap_or_default();
                // No time zone is farther from Greenwich.
                let offset = offset.clamp(-14 * 60, 14 * 60);
                ok(&self.desk.told(path.as_deref(), number("before"), offset))
            }
        }
    }

    /// Answers with what stands where on a page.
    fn places(&self, query: &str) -> Answer {
        let found = || {
            let (edition, catalogue) = {
                let shown = self.shared.look();
                let edition = shown.edition(&decoded(query, "edition")?)?.clone();
                (edition, shown.catalogue.clone()?)
            };
            let number = decoded(query, "page")?.parse().ok()?;
            places::places(&edition, number, &catalogue)
        };
        match found() {
            Some(places) => ok(&serde_json::json!({ "places": places })),
            None => nothing_here("places.json"),
        }
    }

    /// Answers with a record as fields; what its texts and photographs take of their pages is
    /// told of an edition.
    fn record(&self, path: &str, edition: Option<&str>) -> Answer {
        let (pages, printed) = {
            let shown = self.shared.look();
            (pages_of(path, &shown), printed(path, edition, &shown))
        };
        let findings = findings(&self.shared, printed.as_ref());
        match self.desk.view(path, &findings) {
            Ok(view) => ok(&serde_json::json!({
                "pages": pages,
                "capacity": printed.and_then(|it| it.capacity(&self.shared)),
            })
            .merged(&view)),
            Err(errors) => failed(&errors, StatusCode::NOT_FOUND),
        }
    }

    fn changed(&self, path: &str, edition: Option<&str>, bytes: &[u8]) -> Answer {
        match path {
            "edit" => with(bytes, |wanted: Wanted| match self.desk.edit(&wanted) {
                Ok(changed) => self.edited(&wanted.path, edition, changed),
                Err(reason) => self.not_written(&wanted.path, edition, reason),
            }),
            "structure" => with(bytes, |structure: Structure| {
                match self.desk.arrange(&structure, self.language) {
                    Ok(arranged) => ok(&arranged),
                    Err(reason) => self.not_written("", edition, reason),
                }
            }),
            path if path.starts_with("remarks") => self.remarks.changed(path, bytes),
            "restore" => {
                with(bytes, |Named { id }: Named| taken_back(self.desk.restore(id)))
            }
            "undo" => taken_back(self.desk.undo()),
            "redo" => taken_back(self.desk.redo()),
            "take-back" => with(bytes, |what: TakeBack| {
                taken_back(match what {
                    TakeBack::One { id } => self.desk.take_back(id),
                    TakeBack::Many { ids } => self.desk.take_back_many(&ids),
                })
            }),
            _ => nothing_here(path),
        }
    }

    /// Takes a photograph that the page sends.
    async fn photograph(
        self: Arc<Self>,
        query: String,
        body: Incoming,
    ) -> Response<Body> {
        let turn: OwnedMutexGuard<()> = self.photograph.clone().lock_owned().await;
        let file = match body::spooled(body).await {
            Ok(file) => file,
            Err(fault) => return respond(not_read(fault)),
        };
        self.apart(move |this| {
            let _turn = turn;
            let argument = |name| decoded(&query, name).unwrap_or_default();
            let (record, name) = (argument("record"), argument("name"));
            let edition = decoded(&query, "edition");
            let edition = edition.as_deref();
            let at: Path = argument("at").split('/').map(step).collect();
            let version = serde_json::from_value(argument("version").into());
            let Ok(version): Result<Version, _> = version else {
                return malformed();
            };
            let dropped = Dropped {
                record: &record,
                version: &version,
                at: &at,
                name: &name,
                file: file.path(),
            };
            match this.desk.take_photograph(&dropped) {
                Ok(()) => this.edited(&record, edition, true),
                Err(reason) => this.not_written(&record, edition, reason),
            }
        })
        .await
    }

    /// Answers with a record after an edit.
    fn edited(&self, path: &str, edition: Option<&str>, changed: bool) -> Answer {
        let record = self.view(path, edition);
        ok(&serde_json::json!({ "record": record, "changed": changed }))
    }

    fn view(&self, path: &str, edition: Option<&str>) -> serde_json::Value {
        let (_, json) = self.record(path, edition);
        serde_json::from_slice(&json).unwrap_or_default()
    }

    fn not_written(
        &self,
        path: &str,
        edition: Option<&str>,
        reason: NotWritten,
    ) -> Answer {
        match reason {
            NotWritten::MovedOn => {
                let moved_on = message!("desk/moved-on", path = path);
                let diagnostic = Diagnostic::error(Location::file(path), moved_on);
                let record = serde_json::json!({ "record": self.view(path, edition) });
                told(StatusCode::CONFLICT, &diagnostic, Some(record))
            }
            NotWritten::Refused(errors) => {
                failed(&errors, StatusCode::UNPROCESSABLE_ENTITY)
            }
            NotWritten::Failed(errors) => failed(&errors, StatusCode::NOT_FOUND),
        }
    }
}

/// A change that is named.
#[derive(Debug, serde::Deserialize)]
struct Named {
    id: u64,
}

/// What is to be taken back.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum TakeBack {
    One { id: u64 },
    Many { ids: Vec<u64> },
}

/// Parses one step of a path in an address.
fn step(text: &str) -> Step {
    text.parse().map_or_else(|_| Step::from(text), Step::Index)
}

fn taken_back(result: Result<TakenBack, NotTakenBack>) -> Answer {
    match result {
        Ok(taken_back) => ok(&taken_back),
        Err(NotTakenBack::Failed(errors)) => failed(&errors, StatusCode::NOT_FOUND),
        Err(reason) => {
            let both = match &reason {
                NotTakenBack::MovedOn { old, new, .. } => {
                    Some(serde_json::json!({ "old": old, "new": new }))
                }
                _ => None,
            };
            let errors = reason.diagnostics();
            match errors.iter().next() {
                Some(diagnostic) => told(StatusCode::CONFLICT, diagnostic, both),
                None => malformed(),
            }
        }
    }
}

/// Answers what a body in JSON asks for.
fn with<T: DeserializeOwned>(bytes: &[u8], answer: impl FnOnce(T) -> Answer) -> Answer {
    serde_json::from_slice(bytes).map_or_else(|_| malformed(), answer)
}

fn nothing_here(path: &str) -> Answer {
    let message = message!("desk/nothing-here");
    fault(StatusCode::NOT_FOUND, &Diagnostic::error(Location::file(path), message))
}

fn malformed() -> Answer {
    let message = message!("desk/malformed");
    fault(StatusCode::BAD_REQUEST, &Diagnostic::error(Location::file("desk"), message))
}

fn not_read(reason: NotRead) -> Answer {
    let (status, message) = match reason {
        NotRead::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, message!("desk/too-large")),
        NotRead::CutOff => (StatusCode::BAD_REQUEST, message!("desk/cut-off")),
        NotRead::NoRoom => (StatusCode::INSUFFICIENT_STORAGE, message!("desk/no-room")),
    };
    fault(status, &Diagnostic::error(Location::file("desk"), message))
}

/// Answers with errors of the project or the machine.
fn failed(errors: &Errors, of_project: StatusCode) -> Answer {
    let Some(first) = errors.iter().next() else { return malformed() };
    let status = match first.cause {
        Cause::Machine => StatusCode::INTERNAL_SERVER_ERROR,
        Cause::Project | Cause::CommandLine => of_project,
    };
    fault(status, first)
}

fn fault(status: StatusCode, diagnostic: &Diagnostic) -> Answer {
    told(status, diagnostic, None)
}

fn told(
    status: StatusCode,
    diagnostic: &Diagnostic,
    with: Option<serde_json::Value>,
) -> Answer {
    let digits = malzama_message::Digits::ArabicIndic;
    let error = Fault {
        code: diagnostic.code().to_owned(),
        message: in_both(&diagnostic.message, digits),
        hints: diagnostic.hints.iter().map(|it| in_both(it, digits)).collect(),
    };
    (status, serde_json::to_vec(&Told { error, with }).unwrap_or_default())
}

fn ok(value: &impl Serialize) -> Answer {
    (StatusCode::OK, serde_json::to_vec(value).unwrap_or_default())
}

fn respond((status, json): Answer) -> Response<Body> {
    let mut response = whole(json, JSON, "no-store");
    *response.status_mut() = status;
    response
}

/// Objects of JSON that are put together.
trait Merged {
    /// Returns the object with the fields of another.
    fn merged(self, other: &impl Serialize) -> Self;
}

impl Merged for serde_json::Value {
    fn merged(mut self, other: &impl Serialize) -> Self {
        if let (Self::Object(fields), Ok(Self::Object(others))) =
            (&mut self, serde_json::to_value(other))
        {
            fields.extend(others);
        }
        self
    }
}
