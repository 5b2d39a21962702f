//! The background worker, which makes the PDFs once nothing has been saved for a while.

use std::sync::Arc;
use std::time::Duration;

use super::faults::{caught, finishing};
use super::shared::Shared;
use crate::booklets::{BuildOptions, OutFolder, Scope, build};
use crate::diagnostic::Sink;
use crate::press::Kind;
use crate::project::Project;
use crate::records::MEBIBYTE;
use crate::shards::Make;
use crate::supervision::Supervision;

/// The time without a save before PDFs are made, so that they never delay pages.
const QUIET: Duration = Duration::from_millis(1500);

/// The memory in bytes within which Typst keeps the results of all editions: the next save may concern
/// any of them, and its page should come at once.
const ROOM: u64 = 768 * MEBIBYTE;

/// The interval at which [`is_quiet`] is polled.
const LOOK: Duration = Duration::from_millis(300);

/// Makes PDFs until the process ends.
pub fn work(
    project: &Project,
    out: &OutFolder,
    shared: &Shared,
    supervision: Option<&Arc<Supervision>>,
) -> ! {
    let mut seen = 0;
    loop {
        seen = shared.wait(seen, Duration::from_secs(60));
        while !is_quiet(shared) {
            std::thread::sleep(LOOK);
        }
        let saved = {
            let shown = shared.look();
            shown.saved
        };
        if shared.look().pdfs.made_for == saved {
            continue;
        }
        shared.change(|shown| shown.pdfs.making = true);
        let inputs: Vec<_> = {
            let shown = shared.look();
            shown.editions.iter().map(|it| (it.slug.clone(), it.inputs.clone())).collect()
        };
        let options = BuildOptions {
            editions: Vec::new(),
            contract: None,
            out: out.clone(),
            jobs: 1,
            room: ROOM,
            make: Make::default(),
            force: false,
            prune: false,
            tells_findings: true,
            scope: Scope::Whole,
            shared_cache: None,
            supervision: supervision.cloned(),
        };
        let mut sink = Sink::new();
        let built = caught(|| build(project, options, &|_| {}, &mut sink));
        let built = built.unwrap_or_else(|reason| {
            sink.push(finishing(&reason));
            None
        });
        shared.change(|shown| {
            let pdfs = &mut shown.pdfs;
            pdfs.making = false;
            pdfs.made_for = saved;
            pdfs.diagnostics = sink.into_diagnostics();
            let Some(built) = built else { return };
            let printed = built.pdfs.iter().map(|built| &built.pdf);
            for pdf in printed.filter(|pdf| pdf.kind == Kind::Print) {
                let made_from = inputs.iter().find(|(slug, _)| *slug == pdf.edition);
                if let Some((slug, inputs)) = made_from.filter(|_| !pdf.rejected) {
                    pdfs.inputs.insert(slug.clone(), inputs.clone());
                }
            }
            let rejected = built.pdfs.iter().filter(|built| built.pdf.rejected);
            pdfs.rejected = rejected.map(|built| built.pdf.edition.clone()).collect();
            if !built.reports.is_empty() {
                pdfs.reports = built.reports;
            }
            pdfs.standard = Some(built.standard);
        });
    }
}

/// Whether pages are ready and nothing has been saved for [`QUIET`].
fn is_quiet(shared: &Shared) -> bool {
    let shown = shared.look();
    !shown.setting && shown.saved.is_some_and(|saved| saved.elapsed() >= QUIET)
}
