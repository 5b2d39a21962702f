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
mod left_over;
mod lock;
mod out_folder;
mod pack;
mod page_contents;
mod pdf_record;
mod photographs;
mod read_me;
mod report;
mod resolution;
mod ticket;
mod typeset_edition;
mod up_to_date;
mod web;
mod web_record;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use malzama_message::Message;
use malzama_preflight::{Cache as JudgementCache, FileReport, Inspector, Standard};

pub use self::approve::{ApproveOptions, Approving, approve};
pub use self::assembly::BuiltAssembly;
pub use self::diff::{DiffOptions, Differences, diff};
pub use self::finished::Wanted as WantedPrints;
pub use self::out_folder::OutFolder;
pub use self::pack::{Pack, PackOptions, Packing, pack};
pub use self::pdf_record::{Built, PdfRecord};
pub use self::resolution::check as check_resolution;
pub use self::ticket::BuiltTicket;
pub use self::up_to_date::{Basis, Digests, EditionInputs};
pub use self::web_record::{BuiltWeb, WebRecord};

use self::approvals::last_approvals;
use self::assembly::Assembler;
use self::context::Context;
use self::delivery::Delivery;
use self::editions::Made;
use self::lock::BuildLock;
use self::report::Reporter;
use self::ticket::Tickets;
use self::up_to_date::{Manifests, StaleEdition, Wanted, reasons};
use self::web::Web;
use crate::check::{Checked, check};
use crate::contract::ContractFile;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::edition::{self, plan};
use crate::file_hashes::FileHashes;
use crate::files::{self, write_failure};
use crate::photo::Cache;
use crate::press::Kind;
use crate::project::Project;
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
        supervision,
    } = options;
    for path in out.ways_out() {
        sink.take(files::spare_sources(project, &path))?;
    }
    let lock = project.root().join(LOCK);
    let _lock = sink.take(BuildLock::take(&lock, || progress(Progress::Waiting)))?;
    let kept = [STATE, MANIFESTS, JUDGEMENTS].map(|folder| project.root().join(folder));
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
            && let Err(errors) = report::write_unreadable(&out, &manifests, errors)
        {
            sink.take::<()>(Err(errors));
        }
        return None;
    };
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let errors: Vec<_> = sink.diagnostics().iter().filter(is_error).cloned().collect();
    let plan = sink.take(plan(&catalogue, &editions))?;
    let slugs: Vec<&str> = plan.slugs();
    let all = sink.take(edition::plan(&catalogue, &[]))?;
    let kinds: &[Kind] = match (draft, screen) {
        (true, _) => &[Kind::Draft],
        (false, true) => &[Kind::Print, Kind::Screen],
        (false, false) => &[Kind::Print],
    };
    let settings = Some(&catalogue.settings);
    let judged = crate::preflight::judged(&contract, settings);
    let spec = crate::preflight::spec(&contract, settings);
    let judgements = JudgementCache::new(project.root().join(JUDGEMENTS));
    let inspector = Inspector::new(spec).with_cache(judgements);
    let delivery = Delivery::new(&out, inspector);
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
    let wanted = Wanted { kinds, basis: &basis, out: &out, forced: force };
    let (stale, mut pdfs) = manifests.part(plan, &wanted, sink);
    for (reason, editions) in reasons(&stale) {
        progress(Progress::Making { editions: &editions, reason });
    }
    let web_editions = if web { slugs.len() } else { 0 };
    progress(Progress::Begun(stale.len() * kinds.len() + web_editions));
    let typesetter = Typesetter::new(project.clone(), fonts.clone(), &contract)
        .supervised(supervision.clone());
    let context = Context {
        typesetter: &typesetter,
        contract: &contract,
        cache: &photograph_cache(project),
        hashes: &hashes,
        jobs,
        kinds,
        approved: &approved,
        draft,
    };
    let on_delivered = || progress(Progress::Delivered);
    let keep = |stale: &StaleEdition, built: &Built| {
        manifests.put(built, &stale.inputs.digests, typesetter.layouts_read());
    };
    let Made { built, failed } =
        editions::make(&stale, &context, &delivery, &keep, &on_delivered, sink);
    pdfs.extend(built);
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
    let mut assembled = assembler.make(&all, &pdfs, sink);
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
    let wanted = tickets.wanted(is_wanted, &all, &pdfs);
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
        let editions = web::publishable(&all, &pdfs);
        web_editions = web.make(editions, force, &on_delivered, sink);
    }
    let position = |slug: &str| slugs.iter().position(|it| *it == slug);
    pdfs.sort_by_key(|built| (built.pdf.kind, position(&built.pdf.edition)));
    web_editions.sort_by_key(|built| position(&built.web.edition));
    assembled.sort_by_key(|built| position(&built.edition));
    tickets.sort_by_key(|built| position(&built.edition));
    let removed = left_over::tidy(&out, &catalogue.editions(), &manifests, prune, sink);
    let (inspections, inspector) = delivery.end();
    let reporter = Reporter {
        catalogue: &catalogue,
        plan: &all,
        slugs: &distinct(catalogue.editions()),
        basis: &of_print,
        out: &out,
        manifests: &manifests,
        pdfs: &pdfs,
        failed: &failed,
        errors: &errors,
    };
    let reports = reporter.write(inspections, &inspector, &judged);
    let reports = sink.take(reports).unwrap_or_default();
    let is_there = |slug: &&str| pdfs.iter().any(|built| built.pdf.edition == *slug);
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

/// Returns slugs without repetitions, in their order.
fn distinct(slugs: Vec<&str>) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    slugs.into_iter().filter(|slug| seen.insert(*slug)).collect()
}
