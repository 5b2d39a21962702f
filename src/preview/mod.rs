//! The preview: the booklets in a browser, as the files of the project are now.
//!
//! A watcher tells when a file was saved; the studio sets the editions anew that this
//! concerns and keeps the last good pages of the others; the server hands out pages as
//! pictures, and a press room makes the PDFs when nobody has saved anything for a while.
//! All of them share one [`Shared`], on which the current state lies.

mod api;
mod event;
mod locate;
mod page_image;
mod pdf_worker;
mod photos;
mod recompile;
mod server;
mod shared;
mod watch;

use std::sync::Arc;

use crate::booklets::OutFolder;
use crate::diagnostic::Outcome;
use crate::project::Project;

pub use self::event::Event;

use self::recompile::Recompiler;
use self::server::Server;
use self::shared::Shared;
use self::watch::Watcher;

/// What to preview, and how.
#[derive(Debug)]
pub struct Preview {
    /// The project.
    pub project: Project,
    /// The port; the first free one of a few if there is none.
    pub port: Option<u16>,
    /// The folder that PDFs are delivered to.
    pub out: OutFolder,
    /// Whether PDFs are made in the background.
    pub pdfs: bool,
}

/// Shows a project until the process ends.
///
/// # Errors
/// The port is taken, or files cannot be watched. Nothing that is wrong with the project.
pub fn preview(preview: Preview, on_event: &(dyn Fn(Event<'_>) + Sync)) -> Outcome<()> {
    let Preview { project, port, out, pdfs } = preview;
    let (listener, address) = server::listen(port)?;
    let shared = Arc::new(Shared::new(&project));
    let watcher = Watcher::new(&project)?;
    let server = Server::new(listener, address, shared.clone(), out.clone())?;
    let address = format!("http://{address}/");
    std::thread::scope(|scope| {
        server.serve(scope);
        if pdfs {
            scope.spawn(|| pdf_worker::work(&project, &out, &shared));
        }
        on_event(Event::Open(&address));
        Recompiler::new(&project, &shared).work(&watcher, on_event);
    });
    Ok(())
}
