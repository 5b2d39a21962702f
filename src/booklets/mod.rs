//! A complete build, from the files of a project to its PDFs and preflight reports.

mod context;
mod delivery;
mod editions;
mod out_folder;
mod pdf_record;
mod photographs;
mod resolution;
mod typeset_edition;
mod up_to_date;

use malzama_message::Message;
use malzama_preflight::{Cache as JudgementCache, FileReport, Inspector, Standard};

pub use self::delivery::write_failure;
pub use self::out_folder::OutFolder;
pub use self::pdf_record::{Built, PdfRecord};
pub use self::up_to_date::{Basis, Digests, EditionInputs};

use self::context::Context;
use self::delivery::Delivery;
use self::up_to_date::{Manifests, reasons};
use crate::check::{Checked, check};
use crate::contract::ContractFile;
use crate::diagnostic::Sink;
use crate::edition::plan;
use crate::file_hashes::FileHashes;
use crate::photo::Cache;
use crate::press::Kind;
use crate::project::Project;
use crate::typeset::Typesetter;

/// The cache folder of prepared photographs, relative to the project's root.
const PHOTOGRAPHS: &str = ".malzama/photographs";

/// The cache folder of preflight results, relative to the project's root.
const JUDGEMENTS: &str = ".malzama/preflight";

/// The folder of manifests of delivered PDFs, relative to the project's root.
const MANIFESTS: &str = ".malzama/editions";

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
    /// Whether layouts mark illustrations that stand in for photographs.
    pub draft: bool,
    /// Whether screen PDFs are made as well.
    pub screen: bool,
    /// Whether editions that are up to date are rebuilt.
    pub force: bool,
    /// Whether reports are returned even if nothing was rebuilt.
    pub reports: bool,
}

/// An event in the course of a build.
#[derive(Debug)]
pub enum Progress<'a> {
    /// Some editions are stale and will be rebuilt for one common reason.
    Making {
        /// Slugs of the editions.
        editions: &'a [&'a str],
        /// The reason why they are stale.
        reason: Message,
    },
    /// The number of PDFs to make is known.
    Begun(usize),
    /// One PDF has been delivered.
    Delivered,
}

/// The result of a build.
#[derive(Debug)]
pub struct Build {
    /// All current PDFs of the requested editions, in the order of the settings.
    pub pdfs: Vec<Built>,
    /// Slugs of requested editions that have no PDF.
    pub not_made: Vec<String>,
    /// Preflight reports on all current print PDFs.
    pub reports: Vec<FileReport>,
    /// The PDF/X standard that the print PDFs were judged by.
    pub standard: Standard,
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
    let BuildOptions { editions, contract, out, jobs, draft, screen, force, reports } =
        options;
    let Checked { catalogue, fonts, contract } = check(project, contract, sink)?;
    let plan = sink.take(plan(&catalogue, &editions))?;
    let slugs: Vec<&str> = plan.slugs();
    let kinds: &[Kind] =
        if screen { &[Kind::Print, Kind::Screen] } else { &[Kind::Print] };
    let settings = Some(&catalogue.settings);
    let judged = crate::preflight::judged(&contract, settings);
    let spec = crate::preflight::spec(&contract, settings);
    let judgements = JudgementCache::new(project.root().join(JUDGEMENTS));
    let inspector = Inspector::new(spec).with_cache(judgements);
    let delivery = Delivery::new(&out, judged, inspector);
    let manifests = Manifests::new(project.root().join(MANIFESTS));
    let hashes = file_hashes(project);
    let basis =
        Basis { project, fonts: &fonts, contract: &contract, draft, hashes: &hashes };
    let (stale, mut pdfs) = manifests.part(plan, kinds, &basis, &out, force, sink);
    for (reason, editions) in reasons(&stale) {
        progress(Progress::Making { editions: &editions, reason });
    }
    progress(Progress::Begun(stale.len() * kinds.len()));
    let typesetter = Typesetter::new(project.clone(), fonts.clone(), &contract);
    let context = Context {
        typesetter: &typesetter,
        contract: &contract,
        cache: &photograph_cache(project),
        hashes: &hashes,
        jobs,
        kinds,
    };
    let on_delivered = || progress(Progress::Delivered);
    let made = editions::make(&stale, &context, &delivery, &on_delivered, sink);
    let layouts = typesetter.layouts_read();
    for built in made.iter().filter(|built| !built.pdf.rejected) {
        let source = stale.iter().find(|it| it.edition.slug == built.pdf.edition);
        if let Some(stale) = source {
            manifests.put(built, &stale.inputs.digests, layouts.clone());
        }
    }
    hashes.keep();
    let is_reported = reports || !made.is_empty() || !out.has_report();
    let reports = is_reported
        .then(|| sink.take(delivery.report(&catalogue.editions(), &manifests)))
        .flatten()
        .unwrap_or_default();
    pdfs.extend(made);
    let position = |slug: &str| slugs.iter().position(|it| *it == slug);
    pdfs.sort_by_key(|built| (built.pdf.kind, position(&built.pdf.edition)));
    let is_there = |slug: &&str| pdfs.iter().any(|built| built.pdf.edition == *slug);
    let not_made = slugs.iter().filter(|slug| !is_there(slug));
    let not_made = not_made.map(|&slug| slug.to_owned()).collect();
    Some(Build { pdfs, not_made, reports, standard: contract.standard })
}
