//! A complete build, from the files of a project to its PDFs and preflight reports.

mod approvals;
mod approve;
mod archive;
mod assembly;
mod context;
mod delivery;
mod diff;
mod editions;
mod finished;
mod gather;
mod left_over;
mod lock;
mod out_folder;
mod pack;
mod page_contents;
mod pdf_record;
mod photographs;
mod proofs;
mod read_me;
mod report;
mod resolution;
mod shard;
mod ticket;
mod typeset_edition;
mod up_to_date;
mod web;
mod web_record;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use malzama_message::{Message, Value, message};
use malzama_preflight::{Cache as JudgementCache, FileReport, Inspector, Standard};

pub use self::approve::{ApproveOptions, Approving, approve};
pub use self::assembly::BuiltAssembly;
pub use self::diff::{DiffOptions, Differences, diff};
pub use self::finished::Wanted as WantedPrints;
pub use self::out_folder::OutFolder;
pub use self::pack::{Pack, PackOptions, Packing, pack};
pub use self::pdf_record::{Built, PdfRecord};
pub use self::proofs::{MadeProof, Proof, ProofOptions, with_proofs};
pub use self::resolution::check as check_resolution;
pub use self::ticket::BuiltTicket;
pub use self::up_to_date::{Basis, Digests, EditionInputs};
pub use self::web_record::{BuiltWeb, WebRecord};
pub use self::work::{PlanFile, PlanOptions, Scope, not_a_share, plan_work};

use self::approvals::last_approvals;
use self::assembly::Assembler;
use self::context::Context;
use self::delivery::Delivery;
use self::editions::Made;
use self::lock::BuildLock;
use self::report::{Lookup, Reporter};
use self::shard::ShardLock;
use self::ticket::Tickets;
use self::up_to_date::{Manifests, StaleEdition, Wanted, reasons};
use self::web::Web;
use self::work::within;
use crate::check::{Checked, check};
use crate::contract::ContractFile;
use crate::diagnostic::{Diagnostic, Location, Severity, Sink};
use crate::edition::{self, plan};
use crate::file_hashes::FileHashes;
use crate::files::{self, write_failure};
use crate::photo::{Cache, CachePlace, SharedCache};
use crate::press::Kind;
use crate::project::Project;
use crate::shards::{Make, cost};
use crate::supervision::Supervision;
use crate::typeset::Typesetter;

/// The cache folder of prepared photographs, relative to the project's root.
const PHOTOGRAPHS: &str = ".malzama/photographs";

/// The cache folder of preflight results, relative to the project's root.
const JUDGEMENTS: &str = ".malzama/preflight";

/// The folder of manifests of delivered PDFs, relative to the project's root.
const MANIFESTS: &str = ".malzama/editions";

/// The folder of all that is kept between builds, relative to the project's root.
const STATE: &str = ".malzama";

/// The file that a build locks, relative to the project's root.
const LOCK: &str = ".malzama/lock";

/// The file that keeps the hashes of project files, relative to the project's root.
const HASHES: &str = ".malzama/hashes";

/// Size limit of the photograph cache in bytes: on the order of a thousand full pages.
const CACHE_LIMIT: u64 = 2 << 30;

/// The options of a build.
#[derive(Debug)]
pub struct BuildOptions {
    /// Slugs of the editions to build; empty for all.
    pub editions: Vec<String>,
    /// The print contract; `None` for the project's own.
    pub contract: Option<ContractFile>,
    /// The output folder.
    pub out: OutFolder,
    /// Maximum number of editions processed concurrently.
    pub jobs: usize,
    /// Whether editions are made as drafts: each page is marked as a proof, and layouts mark
    /// illustrations that stand in for photographs. Screen PDFs are then not made.
    pub draft: bool,
    /// Whether screen PDFs are made as well.
    pub screen: bool,
    /// Whether web editions are made as well.
    pub web: bool,
    /// Whether sheets are made as well, also where the contract has no terms for them.
    pub sheets: bool,
    /// Whether the pages of PDFs for the screen are put side by side as well.
    pub spreads: bool,
    /// Whether job tickets are made as well. They are made without it too, if the contract says
    /// how many copies are printed; and an edition that has one gets it anew.
    pub ticket: bool,
    /// Whether editions that are up to date are rebuilt.
    pub force: bool,
    /// Whether PDFs and web editions of editions that are no longer in the project are
    /// removed.
    pub prune: bool,
    /// The part of the work that is done. With a plan, its editions are made, and as it says.
    pub scope: Scope,
    /// A cache of prepared photographs that is shared with other machines.
    pub shared_cache: Option<CachePlace>,
    /// The tie to the process that started this one, if there is one: it lets a layout that
    /// goes beyond its limits end the process.
    pub supervision: Option<Arc<Supervision>>,
}

/// An event in the course of a build.
#[derive(Debug)]
pub enum Progress<'a> {
    /// Another build of this project is at work, and this one waits for its end.
    Waiting,
    /// Some editions are stale and will be rebuilt for one common reason.
    Making {
        /// Slugs of the editions.
        editions: &'a [&'a str],
        /// The reason why they are stale.
        reason: Message,
    },
    /// The number of PDFs and web editions to make or look at is known.
    Begun(usize),
    /// One of them has been delivered.
    Delivered,
}

/// The result of a build.
#[derive(Debug)]
pub struct Build {
    /// All current PDFs of the requested editions, in the order of the settings.
    pub pdfs: Vec<Built>,
    /// All current web editions that were asked for, in the order of the settings.
    pub web: Vec<BuiltWeb>,
    /// All current PDFs that were put together from others: covers, texts, sheets and spreads.
    pub assembled: Vec<BuiltAssembly>,
    /// All current job tickets that were asked for, in the order of the settings.
    pub tickets: Vec<BuiltTicket>,
    /// Requested editions that errors kept from being made.
    pub not_made: Vec<NotMade>,
    /// Requested editions of which there is only a proof, because of their photographs.
    pub withheld: Vec<NotMade>,
    /// Removed PDFs, and pages of web editions, of editions that are no longer in the project.
    pub removed: Vec<PathBuf>,
    /// The reports on all editions of the project.
    pub reports: Vec<FileReport>,
    /// The PDF/X standard that the print PDFs were judged by.
    pub standard: Standard,
}

/// An edition that errors kept from being made, or from print.
#[derive(Debug)]
pub struct NotMade {
    /// The slug.
    pub edition: String,
    /// Its print PDF of an earlier build, if there is one.
    pub old: Option<PathBuf>,
}

/// Opens a project's cache of prepared photographs.
pub fn photograph_cache(project: &Project) -> Cache {
    Cache::new(project.root().join(PHOTOGRAPHS), CACHE_LIMIT)
}

/// Opens a project's store of file hashes.
pub fn file_hashes(project: &Project) -> FileHashes {
    FileHashes::open(project.root().join(HASHES))
}

/// Builds the editions of a project. Returns `None` if none can be built; the reasons are
/// in the sink.
pub fn build(
    project: &Project,
    options: BuildOptions,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
) -> Option<Build> {
    let BuildOptions {
        editions,
        contract,
        out,
        jobs,
        draft,
        screen,
        web,
        sheets,
        spreads,
        ticket,
        force,
        prune,
        scope,
        shared_cache,
        supervision,
    } = options;
    let make = Make { draft, screen, web, sheets, spreads, ticket };
    for path in out.ways_out() {
        sink.take(files::spare_sources(project, &path))?;
    }
    let lock = project.root().join(LOCK);
    let wait = || progress(Progress::Waiting);
    let _locks = match &scope {
        Scope::Shard(shard, _) => {
            (None, Some(sink.take(ShardLock::take(project, *shard, wait))?))
        }
        _ => (Some(sink.take(BuildLock::take(&lock, wait))?), None),
    };
    let is_whole = matches!(scope, Scope::Whole);
    let kept = [STATE, MANIFESTS, JUDGEMENTS, PHOTOGRAPHS]
        .map(|folder| project.root().join(folder));
    for folder in out.folders().iter().chain(&kept) {
        files::sweep(folder);
    }
    let hashes = file_hashes(project);
    let manifests = Manifests::new(project.root().join(MANIFESTS), &hashes);
    let Some(Checked { catalogue, fonts, contract }) = check(project, contract, sink)
    else {
        // No longer true is what reports said of the PDFs.
        let errors = sink.diagnostics();
        if out.has_report()
            && is_whole
            && let Err(errors) = report::write_unreadable(&out, &manifests, errors)
        {
            sink.take::<()>(Err(errors));
        }
        return None;
    };
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let errors: Vec<_> = sink.diagnostics().iter().filter(is_error).cloned().collect();
    let editions = match scope.plan() {
        Some(file) => sink.take(file.slugs(&catalogue.editions()))?,
        None => editions,
    };
    let plan = sink.take(plan(&catalogue, &editions))?;
    let all = sink.take(edition::plan(&catalogue, &[]))?;
    let kinds: &[Kind] = match (draft, screen) {
        (true, _) => &[Kind::Draft],
        (false, true) => &[Kind::Print, Kind::Screen],
        (false, false) => &[Kind::Print],
    };
    let settings = Some(&catalogue.settings);
    let judged = crate::preflight::judged(&contract, settings);
    let spec = crate::preflight::spec(&contract, settings);
    let all_slugs = distinct(catalogue.editions());
    let judgements = JudgementCache::new(project.root().join(JUDGEMENTS));
    let judgements = judgements.keeping(all_slugs.len());
    let inspector = Inspector::new(spec).with_cache(judgements);
    let holds = !report::is_in_parts(all_slugs.len());
    let delivery = Delivery::new(&out, inspector, holds);
    let approved = last_approvals(project, &catalogue, sink);
    let of_print = Basis {
        project,
        fonts: &fonts,
        contract: &contract,
        draft: false,
        hashes: &hashes,
        approved: &approved,
    };
    let basis = Basis { draft, ..of_print };
    let work: Vec<(&str, u64)> =
        plan.editions.iter().map(|edition| (edition.slug, cost(edition))).collect();
    let plan = sink.take(within(plan, &scope, &basis))?;
    if let Scope::Shard(..) = scope {
        let cities = plan.editions.iter().flat_map(|edition| &edition.cities);
        let cities: BTreeSet<&str> = cities.map(|city| city.slug.as_str()).collect();
        shard::own_findings(sink, &cities);
    }
    let slugs: Vec<&str> = plan.slugs();
    let wanted = Wanted { kinds, basis: &basis, out: &out, forced: force };
    let (stale, mut pdfs) = manifests.part(plan, &wanted, sink);
    let is_gathered = matches!(scope, Scope::Gather(_));
    for (reason, editions) in reasons(&stale).into_iter().filter(|_| !is_gathered) {
        progress(Progress::Making { editions: &editions, reason });
    }
    let web_editions = if web { slugs.len() } else { 0 };
    progress(Progress::Begun(stale.len() * kinds.len() + web_editions));
    let typesetter = Typesetter::new(project.clone(), fonts.clone(), &contract)
        .supervised(supervision.clone());
    let cache =
        photograph_cache(project).with_shared(shared_cache.map(SharedCache::open));
    let context = Context {
        typesetter: &typesetter,
        contract: &contract,
        cache: &cache,
        hashes: &hashes,
        jobs,
        kinds,
        approved: &approved,
        draft,
        for_readers: false,
    };
    let on_delivered = || progress(Progress::Delivered);
    let keep = |stale: &StaleEdition, built: &Built| {
        manifests.put(built, &stale.inputs.digests, typesetter.layouts_read());
    };
    let Made { built, failed } = match is_gathered {
        false => editions::make(&stale, &context, &delivery, &keep, &on_delivered, sink),
        true => {
            let failed = gather::not_made(&stale, &work, project, &out, sink);
            Made { built: Vec::new(), failed }
        }
    };
    pdfs.extend(built);
    if let Scope::Shard(shard, _) = scope {
        sink.take(shard::leave(project, shard, &stale, &failed));
    }
    let printed = pdfs.iter().map(|it| &it.pdf);
    for pdf in printed.filter(|it| it.kind == Kind::Print && !it.rejected) {
        if let Err((path, error)) =
            left_over::remove_proof(&pdf.edition, &out, &manifests)
        {
            sink.push(write_failure(&path, &error));
        }
    }
    let assembler = Assembler {
        contract: &contract,
        basis: &of_print,
        typesetter: Typesetter::new(project.clone(), fonts.clone(), &contract)
            .supervised(supervision.clone()),
        out: &out,
        manifests: &manifests,
        jobs,
        state: &project.root().join(STATE),
        sheets,
        spreads,
        forced: force,
    };
    // Nothing is made of what was only gathered.
    let to_finish: &[Built] = if is_gathered { &[] } else { &pdfs };
    let mut assembled = assembler.make(&all, to_finish, sink);
    let tickets = Tickets {
        contract: &contract,
        basis: &of_print,
        typesetter: Typesetter::new(project.clone(), fonts.clone(), &contract)
            .supervised(supervision.clone()),
        out: &out,
        manifests: &manifests,
        jobs,
        state: &project.root().join(STATE),
    };
    let is_wanted = ticket || contract.job.copies.is_some();
    let wanted = tickets.wanted(is_wanted, &all, to_finish);
    let mut tickets = tickets.make(wanted, force, sink);
    approvals::warn_of_changes(&pdfs, &of_print, sink);
    pack::warn_of_old(&pdfs, &out, &manifests, &of_print, sink);
    let mut web_editions = Vec::new();
    if web {
        let web = Web {
            context: &context,
            basis: &of_print,
            typesetter: Typesetter::new(project.clone(), fonts.clone(), &contract)
                .supervised(supervision),
            out: &out,
            manifests: &manifests,
        };
        let editions = web::publishable(&all, to_finish);
        web_editions = web.make(editions, force, &on_delivered, sink);
    }
    let positions: BTreeMap<&str, usize> = slugs.iter().copied().zip(0..).collect();
    let position = |slug: &str| positions.get(slug).copied();
    pdfs.sort_by_key(|built| (built.pdf.kind, position(&built.pdf.edition)));
    web_editions.sort_by_key(|built| position(&built.web.edition));
    assembled.sort_by_key(|built| position(&built.edition));
    tickets.sort_by_key(|built| position(&built.edition));
    if is_gathered {
        gather::check_files(&pdfs, make, &out, &basis, &manifests, sink);
    }
    if let Some((shared, trouble)) =
        cache.shared().and_then(|it| Some((it, it.trouble()?)))
    {
        sink.push(left_alone(shared.place(), trouble));
    }
    let is_shard = matches!(scope, Scope::Shard(..));
    let removed = match is_shard {
        true => Vec::new(),
        false => left_over::tidy(&out, &all_slugs, &manifests, prune, sink),
    };
    let (inspections, inspector) = delivery.end();
    let reporter = Reporter {
        catalogue: &catalogue,
        slugs: &all_slugs,
        lookup: &Lookup::of(&all, &pdfs),
        basis: &of_print,
        out: &out,
        manifests: &manifests,
        failed: &failed,
        errors: &errors,
    };
    // The report of the whole is the business of whoever gathers.
    let reports = match is_shard {
        true => Vec::new(),
        false => {
            let reports = reporter.write(inspections, &inspector, &judged);
            sink.take(reports).unwrap_or_default()
        }
    };
    let there: BTreeSet<&str> = pdfs.iter().map(|it| it.pdf.edition.as_str()).collect();
    let is_there = |slug: &&str| there.contains(slug);
    let kept_from_print = |slug: &str| NotMade {
        edition: slug.to_owned(),
        old: Some(out.pdf(slug, Kind::Print)).filter(|path| path.exists()),
    };
    let not_made = slugs.iter().filter(|slug| !is_there(slug));
    let not_made = not_made.map(|slug| kept_from_print(slug)).collect();
    let withheld = pdfs.iter().filter(|built| built.pdf.withheld);
    let withheld = withheld.map(|built| kept_from_print(&built.pdf.edition)).collect();
    let standard = contract.standard;
    hashes.keep();
    let web = web_editions;
    Some(Build {
        pdfs,
        web,
        assembled,
        tickets,
        not_made,
        withheld,
        removed,
        reports,
        standard,
    })
}

/// Tells that a shared cache was not used to the end.
fn left_alone(place: &CachePlace, reason: Value) -> Diagnostic {
    let path = place.shown();
    let message = message!("cache/left-alone", path = &path, reason = reason);
    Diagnostic::warning(Location::file(path), message).hint(place.hint())
}

/// Returns slugs without repetitions, in their order.
fn distinct(slugs: Vec<&str>) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    slugs.into_iter().filter(|slug| seen.insert(*slug)).collect()
}
