//! The preview: the booklets in a browser, kept up to date with the project's files.
//!
//! A watcher reports saved files; the recompiler sets the affected editions again and
//! keeps the last good pages of those with faults; the server delivers pages as images;
//! and a worker makes the PDFs once nothing has been saved for a while. All of them share
//! one [`Shared`], which holds the current state.

mod answer;
mod api;
mod connections;
mod desk;
mod event;
mod faults;
mod findings;
mod hosts;
mod key;
mod layers;
mod locate;
mod look;
mod page_files;
mod page_image;
mod pdf_worker;
mod photos;
mod place_of;
mod recompile;
mod response;
mod server;
mod shared;
mod views;
mod watch;

use std::sync::Arc;

use crate::booklets::OutFolder;
use crate::desk::Desk;
use crate::diagnostic::Outcome;
use crate::project::Project;
use crate::supervision::Supervision;
use crate::words::Language;

pub(crate) use self::desk::{FieldAt, field_at, field_of_photograph};
pub use self::event::Event;
pub(crate) use self::page_image::SetPage;
pub(crate) use self::photos::Photos;

use self::answer::{Keys, Site};
use self::desk::DeskSite;
use self::key::Key;
use self::recompile::Recompiler;
use self::server::{Server, cannot_serve};
use self::shared::Shared;
use self::watch::Watcher;

/// The options of a preview.
#[derive(Debug)]
pub struct Preview {
    /// The project.
    pub project: Project,
    /// The port; `None` for the first free one of a short range.
    pub port: Option<u16>,
    /// The folder that PDFs are delivered to.
    pub out: OutFolder,
    /// Whether PDFs are made in the background.
    pub pdfs: bool,
    /// Whether records can be edited in the browser.
    pub writable: bool,
    /// The language of the page, until its reader chooses another.
    pub language: Language,
    /// The tie to the process that started this one; see
    /// [`BuildOptions`](crate::BuildOptions).
    pub supervision: Option<Arc<Supervision>>,
}

/// Serves a project's preview until the process ends.
///
/// # Errors
/// The port is taken. Faults of the project are not
/// errors here: the preview shows them.
pub fn preview(preview: Preview, on_event: &(dyn Fn(Event<'_>) + Sync)) -> Outcome<()> {
    let Preview { project, port, out, pdfs, writable, language, supervision } = preview;
    let supervision = supervision.as_ref();
    let server = Server::bind(port)?;
    let keys = Key::of(&project).and_then(|key| Ok((key, Key::random()?)));
    let (key, ticket) = keys.map_err(|error| cannot_serve(&error))?;
    let port = server.address().port();
    let address = |key: &Key| format!("http://{}/{}/", server.address(), key.as_str());
    let (address, opened) = (address(&key), address(&ticket));
    let shared = Arc::new(Shared::new(&project));
    let watcher = Watcher::new(&project);
    let desk = writable.then(|| Arc::new(Desk::open(project.clone())));
    let served = desk.clone();
    let served =
        served.map(|desk| DeskSite::new(desk, shared.clone(), language, project.clone()));
    let keys = Keys { key, ticket };
    let site = Site::new(shared.clone(), out.clone(), language, keys, served);
    std::thread::scope(|scope| {
        scope.spawn(|| server.serve(site));
        if pdfs {
            scope.spawn(|| pdf_worker::work(&project, &out, &shared, supervision));
        }
        on_event(Event::Open { address: &address, port, once: &opened });
        Recompiler::new(&project, &shared, supervision, desk.as_deref())
            .work(watcher, on_event);
    });
    Ok(())
}
