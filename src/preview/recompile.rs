//! Sets the editions in type, again and again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use typst::utils::hash128;

use super::Event;
use super::locate::photographs;
use super::page_image::SetPage;
use super::photos::File;
use super::shared::{Shared, Sheet, ShownEdition};
use super::watch::{Saved, Watcher};
use crate::contract::Contract;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::edition::{self, Edition};
use crate::fonts::Fonts;
use crate::ledger::Digests;
use crate::project::{LAYOUTS, Project};
use crate::records::{Binding, Digits};
use crate::typeset::{Grid, Manuscript, Typesetter};

/// How many runs ago something must have been used last to be forgotten.
const MEMORY: usize = 4;

/// How long the studio waits for a file at a time.
const WAIT: Duration = Duration::from_secs(60);

/// Sets the editions of a project as its files are now.
pub struct Recompiler<'a> {
    project: &'a Project,
    shared: &'a Shared,
}

impl<'a> Recompiler<'a> {
    /// A studio that puts its pages on a shared.
    pub fn new(project: &'a Project, shared: &'a Shared) -> Self {
        Self { project, shared }
    }

    /// Works until the process ends.
    pub fn work(&self, watcher: &Watcher, told: &dyn Fn(Event<'_>)) -> ! {
        let mut saved = None;
        loop {
            let start =
                saved.as_ref().map_or_else(Instant::now, |saved: &Saved| saved.at);
            let pages = self.set_all(saved.as_ref());
            let file = saved.as_ref().map(|saved| saved.file.as_str());
            let milliseconds = start.elapsed().as_millis();
            let problems = self.shared.look().problems.len();
            told(match problems {
                0 => Event::Ready { file, milliseconds, pages },
                count => Event::Problems(count),
            });
            // Nothing of an edit that is long past is kept.
            typst::comemo::evict(MEMORY);
            saved = loop {
                if let Some(saved) = watcher.wait(WAIT) {
                    break Some(saved);
                }
            };
        }
    }

    /// Sets what has changed; how many pages look different.
    fn set_all(&self, saved: Option<&Saved>) -> usize {
        let now = Instant::now();
        self.shared.change(|shown| {
            shown.setting = true;
            shown.saved = Some(saved.map_or(now, |saved| saved.at));
        });
        let mut sink = Sink::new();
        let checked = crate::check(self.project, None, &mut sink);
        let (checks, _) = split(&sink);
        let Some(checked) = checked else {
            self.shared.change(|shown| {
                shown.setting = false;
                shown.editions.iter_mut().for_each(|edition| edition.current = false);
                (shown.problems, shown.warnings) = split(&sink);
            });
            return 0;
        };
        let catalogue = Arc::new(checked.catalogue);
        self.know_photographs(&catalogue, &checked.contract);
        let plan = edition::plan(&catalogue, &[]).expect("no edition was named");
        let ground = ground(self.project, &checked.fonts, &checked.contract);
        let (fonts, contract) = (checked.fonts, &checked.contract);
        let typesetter = Typesetter::new(self.project.clone(), fonts, contract, false);
        // What was looked at last comes first.
        let looked_at = self.shared.look().looked_at.clone();
        let mut editions: Vec<&Edition> = plan.editions.iter().collect();
        editions.sort_by_key(|edition| looked_at.as_deref() != Some(edition.slug));
        let order = catalogue.editions();
        self.shared.change(|shown| {
            shown.problems = checks;
            shown.editions.retain(|edition| order.contains(&edition.slug.as_str()));
            for edition in &mut shown.editions {
                edition.current &= !plan.held_back.contains(&edition.slug.as_str());
            }
            shown.catalogue = Some(catalogue.clone());
        });
        let mut different = 0;
        // What is opened first is the edition that was asked for, not the first that is ready.
        let is_first = self.shared.look().editions.is_empty();
        let mut ready = Vec::new();
        for edition in editions {
            let manuscript = Manuscript::of(edition, contract.bleed, false).to_json();
            // A photograph may be another one of the same size, which no manuscript tells.
            let digests: Vec<_> = edition
                .photographs()
                .map(|photograph| self.shared.pictures.digest(&photograph.path))
                .collect();
            let key = hash128(&(ground, manuscript, digests));
            let known = self.shared.look().edition(edition.slug).cloned();
            if let Some(known) = known.as_ref().filter(|it| it.current && it.key == key) {
                known.told.iter().for_each(|it| sink.push(it.clone()));
                continue;
            }
            let mut faults = Sink::new();
            let laid_out = typesetter.lay_out(edition, &mut faults);
            let told = faults.diagnostics().to_vec();
            sink.absorb_new(faults);
            let set = laid_out.map(|(document, parts, grid)| ShownEdition {
                slug: edition.slug.to_owned(),
                name: edition.name.value.clone(),
                key,
                current: true,
                pages: Arc::new(set_pages(&document, self.shared)),
                parts: Arc::new(parts),
                sheet: sheet(edition, contract, grid),
                told,
            });
            let took = saved.map(|saved| (saved.file.clone(), saved.at.elapsed()));
            match set {
                Some(set) => {
                    different += differing(&set, known.as_ref());
                    if is_first {
                        ready.push(set);
                    } else {
                        self.shared.change(|shown| shown.put(set, took));
                    }
                }
                None => self.shared.change(|shown| shown.fail(edition.slug)),
            }
        }
        self.shared.change(|shown| {
            ready.into_iter().for_each(|set| shown.put(set, None));
            let place = |slug: &str| order.iter().position(|it| *it == slug);
            shown.editions.sort_by_key(|edition| place(&edition.slug));
            shown.setting = false;
            (shown.problems, shown.warnings) = split(&sink);
        });
        different
    }

    /// Tells the pictures which photographs there are.
    fn know_photographs(&self, catalogue: &crate::model::Catalogue, contract: &Contract) {
        let digests = Digests::open(self.project.root().join(crate::job::DIGESTS));
        let files: BTreeMap<String, File> = photographs(catalogue)
            .map(|it| {
                let digest = digests.of(&it.source).unwrap_or_default();
                let source: PathBuf = it.source.clone();
                let file = File { source, width: it.width, height: it.height, digest };
                (it.path.clone(), file)
            })
            .collect();
        digests.keep();
        self.shared.pictures.set(files, contract);
    }
}

/// How many pages look different than before.
fn differing(set: &ShownEdition, before: Option<&ShownEdition>) -> usize {
    let old = |index: usize| before?.pages.get(index).map(|page| page.key);
    let pages = set.pages.iter().enumerate();
    pages.filter(|(index, page)| old(*index) != Some(page.key)).count()
}

/// The pages of a document.
fn set_pages(document: &typst_layout::PagedDocument, shared: &Shared) -> Vec<SetPage> {
    let digest = |path: &str| shared.pictures.digest(path);
    document.pages().iter().map(|page| SetPage::new(page.clone(), &digest)).collect()
}

/// What keeps editions from being made, and what else was found.
fn split(sink: &Sink) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    sink.diagnostics().iter().cloned().partition(|it| it.severity == Severity::Error)
}

/// What the pages of an edition are in millimetres.
fn sheet(edition: &Edition, contract: &Contract, grid: Option<Grid>) -> Sheet {
    let settings = edition.settings;
    Sheet {
        width: settings.width.to_mm(),
        height: settings.height.to_mm(),
        bleed: contract.bleed.to_mm(),
        right_bound: settings.binding == Binding::Right,
        arabic_digits: settings.digits == Digits::ArabicIndic,
        grid,
    }
}

/// A number for all that every edition is made from beside its manuscript: layouts, fonts and
/// the print contract.
fn ground(project: &Project, fonts: &Fonts, contract: &Contract) -> u128 {
    let mut files = Vec::new();
    collect(project, LAYOUTS, 0, &mut files);
    hash128(&(files, fonts.digests(), contract.digest()))
}

/// The contents of all files below a folder.
fn collect(
    project: &Project,
    folder: &str,
    depth: usize,
    files: &mut Vec<(String, Vec<u8>)>,
) {
    /// How deep folders of layouts may lie within each other to be looked at.
    const DEPTH: usize = 4;
    for name in project.list(folder).unwrap_or_default() {
        let path = format!("{folder}/{name}");
        let Ok(real) = project.resolve(&path) else { continue };
        if real.is_dir() && depth < DEPTH {
            collect(project, &path, depth + 1, files);
        } else if let Ok(bytes) = std::fs::read(&real) {
            files.push((path, bytes));
        }
    }
}
