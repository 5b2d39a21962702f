//! A whole build, from the files of a project to the PDFs and their report.

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

/// Where prepared photographs are kept, from the project's root.
const PHOTOGRAPHS: &str = ".malzama/photographs";

/// Where the judgements of PDFs are kept, from the project's root.
const JUDGEMENTS: &str = ".malzama/preflight";

/// Where the manifests of delivered PDFs are kept, from the project's root.
const MANIFESTS: &str = ".malzama/editions";

/// Where the hashes of files are kept, from the project's root.
const HASHES: &str = ".malzama/hashes";

/// How many bytes of photographs are kept: some thousand full pages.
const CACHE_LIMIT: u64 = 2 << 30;

/// What to build, and how.
#[derive(Debug)]
pub struct BuildOptions {
    /// Slugs of editions; all if there are none.
    pub editions: Vec<String>,
    /// The print contract; the project's own if there is none.
    pub contract: Option<ContractFile>,
    /// The folder that PDFs are delivered to.
    pub out: OutFolder,
    /// How many editions are worked on at a time.
    pub jobs: usize,
    /// Whether illustrations are marked.
    pub draft: bool,
    /// Whether PDFs for the screen are made too.
    pub screen: bool,
    /// Whether editions are made that nothing has changed for.
    pub force: bool,
    /// Whether reports are returned even if nothing was made.
    pub reports: bool,
}

/// What a build reports while it goes on.
#[derive(Debug)]
pub enum Progress<'a> {
    /// These editions are made, for this reason.
    Making {
        /// Their slugs.
        editions: &'a [&'a str],
        /// Why they are not up to date.
        reason: Message,
    },
    /// So many PDFs are to be made.
    Begun(usize),
    /// One more PDF was delivered.
    Delivered,
}

/// What a build has done.
#[derive(Debug)]
pub struct Build {
    /// Every PDF that is there now of the wanted editions, in the order of the settings.
    pub pdfs: Vec<Built>,
    /// Slugs of wanted editions that could not be made.
    pub not_made: Vec<String>,
    /// What the preflight found in every print PDF that is there.
    pub reports: Vec<FileReport>,
    /// The standard that they were judged by.
    pub standard: Standard,
}

/// Opens the cache of a project's prepared photographs.
pub fn photograph_cache(project: &Project) -> Cache {
    Cache::new(project.root().join(PHOTOGRAPHS), CACHE_LIMIT)
}

/// Opens the hashes of a project's files.
pub fn file_hashes(project: &Project) -> FileHashes {
    FileHashes::open(project.root().join(HASHES))
}

/// Builds the editions of a project; `None` if no edition at all can be made, for reasons that
/// are in the sink.
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
    let judged = crate::preflight::judged(&contract, Some(catalogue.settings.date));
    let known = JudgementCache::new(project.root().join(JUDGEMENTS));
    let inspector = Inspector::new(contract.spec()).with_cache(known);
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
        let of = stale.iter().find(|it| it.edition.slug == built.pdf.edition);
        if let Some(stale) = of {
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
    let place = |slug: &str| slugs.iter().position(|it| *it == slug);
    pdfs.sort_by_key(|built| (built.pdf.kind, place(&built.pdf.edition)));
    let is_there = |slug: &&str| pdfs.iter().any(|built| built.pdf.edition == *slug);
    let not_made = slugs.iter().filter(|slug| !is_there(slug));
    let not_made = not_made.map(|&slug| slug.to_owned()).collect();
    Some(Build { pdfs, not_made, reports, standard: contract.standard })
}
