//! Plans of work on the editions of a project, and the shares of it that shards take.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use malzama_message::{Message, Value, message};

use super::file_hashes;
use super::out_folder::OutFolder;
use super::up_to_date::{Basis, EditionInputs};
use crate::approval::LastApprovals;
use crate::check::check;
use crate::contract::ContractFile;
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink, io_reason};
use crate::edition::{self, Edition, Plan};
use crate::files;
use crate::press::Kind;
use crate::project::{LAYOUTS, Project, read_bounded};
use crate::shards::{Make, NotAPlan, PlannedEdition, Shard, WorkPlan, cost, divide};

/// The size of the largest plan that is read, in bytes: of some hundred thousand editions.
const LIMIT: u64 = 512 << 20;

/// How many changes since a plan are named.
const NAMED: usize = 3;

/// The part of the work that a build does.
#[derive(Debug, Default)]
pub enum Scope {
    /// All editions that it is asked for, and the report.
    #[default]
    Whole,
    /// The editions of a shard.
    Shard(Shard, Option<PlanFile>),
    /// Nothing but the report on what shards have made.
    Gather(Option<PlanFile>),
}

impl Scope {
    /// Returns the plan of the work, if one was given.
    pub fn plan(&self) -> Option<&PlanFile> {
        match self {
            Self::Whole => None,
            Self::Shard(_, plan) | Self::Gather(plan) => plan.as_ref(),
        }
    }

    /// Returns the shard, if it is one.
    pub fn shard(&self) -> Option<Shard> {
        match self {
            Self::Shard(shard, _) => Some(*shard),
            Self::Whole | Self::Gather(_) => None,
        }
    }
}

/// A plan as it was read from a file.
#[derive(Debug)]
pub struct PlanFile {
    path: PathBuf,
    plan: WorkPlan,
}

impl PlanFile {
    /// Reads a plan.
    ///
    /// # Errors
    /// The file cannot be read, or is no plan.
    pub fn read(path: &Path) -> Outcome<Self> {
        let shown = path.display().to_string();
        let location = || Location::file(&shown);
        let refuse = |message| {
            let error = Diagnostic::usage(location(), message);
            Errors::from(error.hint(message!("hint/make-plan")))
        };
        let bytes = read_bounded(path, LIMIT).map_err(|error| {
            let reason = io_reason(&error);
            refuse(message!("plan/unreadable", path = &shown, reason = reason))
        })?;
        match WorkPlan::read(&bytes.unwrap_or_default()) {
            Ok(plan) => Ok(Self { path: path.to_owned(), plan }),
            Err(NotAPlan::OtherSchema(schema)) => {
                Err(refuse(message!("plan/other-schema", path = &shown, schema = schema)))
            }
            Err(NotAPlan::Malformed(reason)) => {
                Err(refuse(message!("plan/malformed", path = &shown, reason = reason)))
            }
        }
    }

    /// Returns what it says is made of each edition.
    pub fn make(&self) -> Make {
        self.plan.make
    }

    /// Returns the slugs of its editions, those that are held back included.
    ///
    /// # Errors
    /// One of them is no longer `known`: the plan is old.
    pub fn slugs(&self, known: &[&str]) -> Outcome<Vec<String>> {
        let known: BTreeSet<&str> = known.iter().copied().collect();
        let planned = self.plan.editions.iter().map(|it| &it.edition);
        let slugs: Vec<String> = planned.chain(&self.plan.held_back).cloned().collect();
        match slugs.iter().find(|slug| !known.contains(slug.as_str())) {
            Some(gone) => Err(self.old(&[message!("plan/edition-gone", edition = gone)])),
            None => Ok(slugs),
        }
    }

    /// Checks that editions, and what all share, are as they were planned.
    ///
    /// # Errors
    /// They are not: the plan is old.
    fn check(&self, editions: &[Edition], basis: &Basis<'_>) -> Outcome<()> {
        let planned = self.plan.editions.iter().map(|it| (it.edition.as_str(), it));
        let planned: BTreeMap<&str, &PlannedEdition> = planned.collect();
        let mut changed = BTreeSet::new();
        differences(&self.plan.shared, &shared(basis), &mut changed);
        for edition in editions {
            match planned.get(edition.slug) {
                Some(planned) => {
                    let now = inputs(edition, basis);
                    differences(&planned.inputs, &now, &mut changed);
                }
                None => drop(changed.insert(edition.slug.to_owned())),
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        // Files tell more than what is made of them.
        let (paths, words): (Vec<String>, Vec<String>) =
            changed.into_iter().partition(|it| it.contains('/'));
        let told = if paths.is_empty() { words } else { paths };
        let told: Vec<Message> =
            told.iter().map(|it| message!("reason/file", path = it)).collect();
        Err(self.old(&told))
    }

    fn old(&self, changes: &[Message]) -> Errors {
        let path = self.path.display().to_string();
        let named = Value::Messages(changes.iter().take(NAMED).cloned().collect());
        let more = changes.len().saturating_sub(NAMED);
        let changes = message!("reason/all", named = named, more = more);
        let message = message!("plan/old", path = &path, changes = changes);
        let error = Diagnostic::error(Location::file(path), message);
        error.hint(message!("hint/plan-anew")).into()
    }
}

/// Collects the names of inputs that differ.
fn differences(
    before: &BTreeMap<String, Option<String>>,
    now: &BTreeMap<String, Option<String>>,
    changed: &mut BTreeSet<String>,
) {
    for name in before.keys().chain(now.keys()) {
        match (before.get(name), now.get(name)) {
            (Some(Some(before)), Some(Some(now))) if before == now => {}
            _ => drop(changed.insert(name.clone())),
        }
    }
}

/// What a plan is made of.
#[derive(Debug)]
pub struct PlanOptions {
    /// Slugs of the editions; empty for all.
    pub editions: Vec<String>,
    /// The print contract; `None` for the project's own.
    pub contract: Option<ContractFile>,
    /// What is made of each edition.
    pub make: Make,
}

/// Plans the work on the editions of a project. Returns `None` if nothing can be made; the reasons are in the
/// sink, as they are for each edition that is held back.
pub fn plan_work(
    project: &Project,
    options: PlanOptions,
    sink: &mut Sink,
) -> Option<WorkPlan> {
    let PlanOptions { editions, contract, make } = options;
    let hashes = file_hashes(project);
    let checked = check(project, contract, sink)?;
    let catalogue = &checked.catalogue;
    let plan = sink.take(edition::plan(catalogue, &editions))?;
    let approved = match make.draft {
        true => super::approvals::last_approvals(project, catalogue, sink),
        false => LastApprovals::new(),
    };
    let of_print = Basis::of_print(project, &checked, &hashes, &approved);
    let basis = Basis { draft: make.draft, ..of_print };
    let planned = plan.editions.iter().map(|edition| PlannedEdition {
        edition: edition.slug.to_owned(),
        name: edition.name.value.clone(),
        cost: cost(edition),
        inputs: inputs(edition, &basis),
        files: expected(edition.slug, make, &basis),
    });
    let planned = planned.collect();
    let held_back = plan.held_back.iter().map(|&slug| slug.to_owned()).collect();
    let work = WorkPlan::new(make, shared(&basis), planned, held_back);
    hashes.keep();
    Some(work)
}

/// Leaves of a plan what a scope comprises, if it is as it was planned.
///
/// # Errors
/// The plan of the scope is old.
pub fn within<'a>(
    mut plan: Plan<'a>,
    scope: &Scope,
    basis: &Basis<'_>,
) -> Outcome<Plan<'a>> {
    if let Scope::Shard(shard, _) = scope {
        let work: Vec<(&str, u64)> =
            plan.editions.iter().map(|edition| (edition.slug, cost(edition))).collect();
        let own = divide(&work, shard.of).swap_remove(shard.number - 1);
        let own: BTreeSet<&str> = own.into_iter().map(|at| work[at].0).collect();
        plan.editions.retain(|edition| own.contains(edition.slug));
        // Whoever gathers tells of those that no shard can make.
        plan.held_back.clear();
    }
    if let Some(file) = scope.plan() {
        file.check(&plan.editions, basis)?;
    }
    Ok(plan)
}

/// Returns the files that an edition becomes if nothing keeps it from print, from the output folder.
pub fn expected(slug: &str, make: Make, basis: &Basis<'_>) -> Vec<String> {
    let out = OutFolder::new("");
    let contract = basis.contract;
    let mut paths = Vec::new();
    if make.draft {
        paths.push(out.pdf(slug, Kind::Draft));
    } else {
        paths.push(out.pdf(slug, Kind::Print));
        paths.extend(make.screen.then(|| out.pdf(slug, Kind::Screen)));
        paths.extend(make.spreads.then(|| out.spreads(slug)));
        paths.extend(make.web.then(|| out.web_page(slug)));
        let sheets = make.sheets || contract.sheets.is_some();
        paths.extend(sheets.then(|| out.sheets(slug)));
        if make.ticket || contract.job.copies.is_some() {
            paths.extend(super::ticket::ENDINGS.map(|ending| out.ticket(slug, ending)));
        }
    }
    paths.iter().filter_map(|path| out.within(path)).collect()
}

/// Returns what an edition is made from beside what all share.
fn inputs(edition: &Edition, basis: &Basis<'_>) -> BTreeMap<String, Option<String>> {
    let EditionInputs { digests } = EditionInputs::gather(edition, basis);
    digests.of_edition(basis)
}

/// Returns what all editions share: with all files of layouts, as it is known only afterwards which of them
/// were read.
fn shared(basis: &Basis<'_>) -> BTreeMap<String, Option<String>> {
    let mut shared = EditionInputs::shared(basis);
    let mut folders = vec![LAYOUTS.to_owned()];
    while let Some(folder) = folders.pop() {
        for name in basis.project.list(&folder).unwrap_or_default() {
            let path = format!("{folder}/{name}");
            match basis.project.resolve(&path) {
                // A link to a folder could lead back to it.
                Ok(real) if real.is_dir() && !is_link(basis.project, &path) => {
                    folders.push(path);
                }
                _ => drop(shared.insert(path.clone(), basis.digest(&path))),
            }
        }
    }
    shared
}

fn is_link(project: &Project, path: &str) -> bool {
    project.root().join(path).is_symlink()
}

/// Returns the diagnostic of a share that cannot be parsed.
pub fn not_a_share(typed: &str) -> Diagnostic {
    let message = message!("shard/not-a-share", shard = typed);
    Diagnostic::usage(Location::file("--shard"), message)
        .hint(message!("hint/write-share"))
}

/// Returns the error for an expected file that is not there.
pub fn missing(edition: &str, path: &Path) -> Diagnostic {
    let path = files::shown(path).display().to_string();
    let message = message!("gather/no-file", path = &path, edition = edition);
    Diagnostic::error(Location::file(path), message)
}
