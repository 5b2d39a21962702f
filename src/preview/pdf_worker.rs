//! The press room: makes the PDFs when nobody has saved anything for a while.

use std::path::Path;
use std::time::Duration;

use super::shared::Shared;
use crate::diagnostic::Sink;
use crate::job::{Job, make};
use crate::project::Project;

/// How long nothing must have been saved: PDFs must not keep pages waiting.
const QUIET: Duration = Duration::from_millis(1500);

/// How often the room looks whether that is so.
const LOOK: Duration = Duration::from_millis(300);

/// Works until the process ends.
pub fn work(project: &Project, out: &Path, shared: &Shared) -> ! {
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
        let keys: Vec<_> = {
            let shown = shared.look();
            shown.editions.iter().map(|it| (it.slug.clone(), it.key)).collect()
        };
        let job = Job {
            editions: Vec::new(),
            contract: None,
            out: out.to_owned(),
            jobs: 1,
            draft: false,
            screen: false,
            force: false,
            reports: true,
        };
        let mut sink = Sink::new();
        let outcome = make(project, job, &|_| {}, &mut sink);
        shared.change(|shown| {
            let pdfs = &mut shown.pdfs;
            pdfs.making = false;
            pdfs.made_for = saved;
            pdfs.told = sink.diagnostics().to_vec();
            let Ok(Some(outcome)) = outcome else { return };
            for made in &outcome.made {
                let key = keys.iter().find(|(slug, _)| *slug == made.slug);
                if let Some((slug, key)) = key.filter(|_| !made.rejected) {
                    pdfs.keys.insert(slug.clone(), *key);
                }
            }
            pdfs.rejected = outcome
                .made
                .iter()
                .filter(|made| made.rejected)
                .map(|made| made.slug.clone())
                .collect();
            if !outcome.reports.is_empty() {
                pdfs.reports = outcome.reports;
            }
            pdfs.standard = outcome.standard;
        });
    }
}

/// Whether pages are ready and nothing was saved for a while.
fn is_quiet(shared: &Shared) -> bool {
    let shown = shared.look();
    !shown.setting && shown.saved.is_some_and(|saved| saved.elapsed() >= QUIET)
}
