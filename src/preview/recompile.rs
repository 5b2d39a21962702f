//! Sets the editions again whenever a file is saved.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::event::Event;
use super::faults::{self, caught};
use super::page_image::SetPage;
use super::shared::{Shared, Sheet, ShownEdition};
use super::watch::{Saved, Watcher};
use crate::approval::LastApprovals;
use crate::booklets::{Basis, EditionInputs, LayoutFiles, check_resolution, file_hashes};
use crate::check::report_unsound;
use crate::contract::Contract;
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Sink};
use crate::edition::{self, Edition};
use crate::fonts::Fonts;
use crate::project::Project;
use crate::proofreading::proofread;
use crate::records::Binding;
use crate::supervision::Supervision;
use crate::typeset::{Grid, LaidOut, Manuscript, Placement, Typesetter};

/// The number of runs after which an unused memoised result is evicted.
const MAX_AGE: usize = 4;

/// The longest single wait for a save, after which waiting starts again.
const WAIT: Duration = Duration::from_secs(60);

/// The loop that keeps a project's editions up to date with its files.
pub struct Recompiler<'a> {
    project: &'a Project,
    shared: &'a Shared,
    supervision: Option<&'a Arc<Supervision>>,
    /// The desk, which keeps what other programs write.
    desk: Option<&'a Desk>,
    typesetter: Option<(TypesetterKey, Typesetter)>,
}

/// The inputs of a typesetter; when they change, a new one is needed.
#[derive(PartialEq)]
struct TypesetterKey {
    fonts: BTreeMap<String, String>,
    contract: String,
}

impl<'a> Recompiler<'a> {
    /// Creates a recompiler that publishes its pages in `shared`.
    pub fn new(
        project: &'a Project,
        shared: &'a Shared,
        supervision: Option<&'a Arc<Supervision>>,
        desk: Option<&'a Desk>,
    ) -> Self {
        Self { project, shared, supervision, desk, typesetter: None }
    }

    /// Recompiles until the process ends.
    pub fn work(mut self, mut watcher: Watcher, on_event: &dyn Fn(Event<'_>)) -> ! {
        let mut saved = None;
        loop {
            let start =
                saved.as_ref().map_or_else(Instant::now, |saved: &Saved| saved.at);
            let pages = self.try_set_all(saved.as_ref());
            let file = saved.as_ref().map(|saved| saved.file.as_str());
            let milliseconds = start.elapsed().as_millis();
            let problems = self.shared.look().errors();
            on_event(match problems {
                0 => Event::Ready { file, milliseconds, pages },
                count => Event::Problems(count),
            });
            // Results of old edits are dropped; otherwise memory would grow with every
            // edit.
            typst::comemo::evict(MAX_AGE);
            if let Some(desk) = self.desk {
                // Where no history can be kept, the desk says so before it writes anything.
                let _ = desk.observe(&desk.paths());
            }
            saved = loop {
                if let Some(saved) = watcher.wait(WAIT) {
                    break Some(saved);
                }
            };
        }
    }

    /// Sets the editions that have changed; a panic becomes an error of them all, and the
    /// next save is tried with a new typesetter.
    fn try_set_all(&mut self, saved: Option<&Saved>) -> usize {
        caught(|| self.set_all(saved)).unwrap_or_else(|reason| {
            self.typesetter = None;
            self.shared.change(|shown| {
                shown.setting = false;
                shown.editions.iter_mut().for_each(|edition| edition.current = false);
                shown.problems = vec![faults::reading(&reason)];
            });
            0
        })
    }

    /// Sets the editions that have changed; returns how many pages look different.
    fn set_all(&mut self, saved: Option<&Saved>) -> usize {
        let (project, shared) = (self.project, self.shared);
        let now = Instant::now();
        if let (Some(supervision), Some(_)) = (self.supervision, saved) {
            supervision.try_again();
        }
        shared.change(|shown| {
            shown.setting = true;
            shown.undrawn.clear();
            shown.saved = Some(saved.map_or(now, |saved| saved.at));
        });
        let mut sink = Sink::new();
        let checked = crate::check(project, None, &mut sink);
        let (checks, _) = split_errors(&sink);
        let Some(checked) = checked else {
            shared.change(|shown| {
                shown.setting = false;
                shown.editions.iter_mut().for_each(|edition| edition.current = false);
                (shown.problems, shown.warnings) = split_errors(&sink);
            });
            return 0;
        };
        let catalogue = Arc::new(checked.catalogue);
        let published = Arc::new(checked.contract);
        let contract = &*published;
        let hashes = file_hashes(project);
        shared.pictures.publish(&catalogue, contract, &hashes);
        let Some(plan) = sink.take(edition::plan(&catalogue, &[])) else { return 0 };
        let fonts = &checked.fonts;
        // Drafts alone name them.
        let approved = &LastApprovals::new();
        let hashes = &hashes;
        let basis = Basis { project, fonts, contract, draft: false, hashes, approved };
        let inputs: BTreeMap<&str, EditionInputs> = plan
            .editions
            .iter()
            .map(|edition| (edition.slug, EditionInputs::gather(edition, &basis)))
            .collect();
        let layouts = LayoutFiles::new(&basis);
        let known_inputs = |known: &ShownEdition, now: &EditionInputs| {
            now.digests.with_layouts_of(&known.inputs, &layouts).agree_with(&known.inputs)
        };
        let typesetter = self.typesetter(&checked.fonts, contract);
        // The edition viewed last is set first.
        let looked_at = shared.look().looked_at.clone();
        let mut editions: Vec<&Edition> = plan.editions.iter().collect();
        editions.sort_by_key(|edition| looked_at.as_deref() != Some(edition.slug));
        let order = catalogue.editions();
        shared.change(|shown| {
            shown.problems = checks;
            shown.editions.retain(|edition| order.contains(&edition.slug.as_str()));
            for edition in &mut shown.editions {
                edition.current &= !plan.held_back.contains(&edition.slug.as_str());
            }
            shown.catalogue = Some(catalogue.clone());
            shown.contract = Some(published.clone());
        });
        let mut different = 0;
        // In the first run all editions appear together: a browser opens the edition that
        // was asked for, not the one that happens to be ready first.
        let is_first = shared.look().editions.is_empty();
        let mut ready = Vec::new();
        for edition in editions {
            let Some(now) = inputs.get(edition.slug) else { continue };
            let known = shared.look().edition(edition.slug).cloned();
            let is_same = |it: &&ShownEdition| it.current && known_inputs(it, now);
            if let Some(known) = known.as_ref().filter(is_same) {
                sink.add_new(known.diagnostics.iter().cloned());
                continue;
            }
            let mut found = Sink::new();
            // A panic in one edition leaves the others to be set.
            let laid_out = caught(|| {
                let manuscript = Manuscript::of(edition, contract.bleed, false).to_json();
                let laid_out = typesetter.lay_out(edition, &manuscript, &mut found);
                let laid_out = found.take(laid_out)?;
                let found = &mut found;
                Some(with_stand_ins(laid_out, edition, typesetter, contract, found))
            });
            let laid_out = laid_out.unwrap_or_else(|reason| {
                found.push(faults::setting(edition.slug, &reason));
                None
            });
            let diagnostics = found.into_diagnostics();
            sink.add_new(diagnostics.iter().cloned());
            let set = laid_out.map(|(laid_out, placements)| {
                let LaidOut { document, parts, grid } = laid_out;
                ShownEdition {
                    slug: edition.slug.to_owned(),
                    name: edition.name.value.clone(),
                    inputs: now.digests.with_layouts(typesetter.layouts_read()),
                    current: true,
                    pages: Arc::new(set_pages(&document, shared)),
                    parts: Arc::new(parts),
                    sheet: sheet(edition, contract, grid),
                    diagnostics,
                    placements: Arc::new(placements),
                }
            });
            let took = saved.map(|saved| (saved.file.clone(), saved.at.elapsed()));
            match set {
                Some(set) => {
                    different += differing(&set, known.as_ref());
                    if is_first {
                        ready.push(set);
                    } else {
                        shared.change(|shown| shown.put(set, took));
                    }
                }
                None => shared.change(|shown| shown.fail(edition.slug)),
            }
        }
        shared.change(|shown| {
            ready.into_iter().for_each(|set| shown.put(set, None));
            let place = |slug: &str| order.iter().position(|it| *it == slug);
            shown.editions.sort_by_key(|edition| place(&edition.slug));
            shown.setting = false;
            (shown.problems, shown.warnings) = split_errors(&sink);
        });
        // The pages are shown already: they need no more than the headers of photographs.
        let count = sink.diagnostics().len();
        report_unsound(project, &catalogue, hashes, &mut sink);
        hashes.keep();
        let remarks = proofread(project, &catalogue, &mut sink);
        remarks.iter().for_each(|remark| sink.push(remark.diagnostic()));
        if sink.diagnostics().len() > count || !shared.look().remarks.is_empty() {
            shared.change(|shown| {
                shown.remarks = Arc::new(remarks);
                (shown.problems, shown.warnings) = split_errors(&sink);
            });
        }
        different
    }

    /// Returns the previous typesetter, reset so that it reads its files again, or a new
    /// one if fonts or contract have changed.
    fn typesetter(&mut self, fonts: &Arc<Fonts>, contract: &Contract) -> &Typesetter {
        let key =
            TypesetterKey { fonts: fonts.digests().clone(), contract: contract.digest() };
        let kept = self.typesetter.take().filter(|(it, _)| *it == key);
        let typesetter = match kept {
            Some((_, mut typesetter)) => {
                typesetter.reset();
                typesetter
            }
            None => Typesetter::new(self.project.clone(), fonts.clone(), contract)
                .supervised(self.supervision.cloned()),
        };
        &self.typesetter.insert((key, typesetter)).1
    }
}

/// Returns the pages with drawings in place of photographs that are missing, and checks
/// the effective resolution of the others, which are returned as they are placed.
fn with_stand_ins(
    laid_out: LaidOut,
    edition: &Edition,
    typesetter: &Typesetter,
    contract: &Contract,
    found: &mut Sink,
) -> (LaidOut, Vec<Placement>) {
    let document = typesetter.stand_in(&laid_out.document, &edition.missing());
    let placed = found.take(typesetter.place_photographs(edition, &document));
    let placements = placed.map(|(_, placements)| placements).unwrap_or_default();
    check_resolution(edition, &placements, contract, found);
    (LaidOut { document, ..laid_out }, placements)
}

/// Counts the pages that look different from before.
fn differing(set: &ShownEdition, before: Option<&ShownEdition>) -> usize {
    let old = |index: usize| before?.pages.get(index).map(|page| page.key);
    let pages = set.pages.iter().enumerate();
    pages.filter(|(index, page)| old(*index) != Some(page.key)).count()
}

/// Returns the pages of a document, each with the hash of its appearance.
fn set_pages(document: &typst_layout::PagedDocument, shared: &Shared) -> Vec<SetPage> {
    let hash = |path: &str| shared.pictures.hash(path);
    document.pages().iter().map(|page| SetPage::new(page.clone(), &hash)).collect()
}

/// Splits diagnostics into errors that keep editions from being set, and all others.
fn split_errors(sink: &Sink) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    sink.diagnostics().iter().cloned().partition(Diagnostic::stops)
}

/// Returns the page geometry of an edition, in millimetres.
fn sheet(edition: &Edition, contract: &Contract, grid: Option<Grid>) -> Sheet {
    let settings = edition.settings;
    Sheet {
        width: settings.width.to_mm(),
        height: settings.height.to_mm(),
        bleed: contract.bleed.to_mm(),
        right_bound: settings.binding == Binding::Right,
        right_to_left: settings.language.is_right_to_left(),
        digits: settings.digits,
        grid,
    }
}
