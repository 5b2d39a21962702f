//! A whole build, from the files of a project to the PDFs and their report.

use std::path::PathBuf;

use crate::build::{Delivered, Made, Workshop, build};
use crate::contract::ContractFile;
use crate::delivery::Delivery;
use crate::diagnostic::{Diagnostic, Sink};
use crate::edition::plan;
use crate::files;
use crate::ledger::{Basis, Digests, Ledger};
use crate::photo::Cache;
use crate::press::Kind;
use crate::project::Project;
use crate::typeset::Typesetter;
use malzama_preflight::Standard;
use malzama_preflight::{FileReport, Memory};

/// Where prepared photographs are kept, from the project's root.
pub const CACHE: &str = ".malzama/photographs";

/// Where the judgements of PDFs are kept, from the project's root.
const JUDGEMENTS: &str = ".malzama/preflight";

/// Where it is kept what editions were made from, from the project's root.
const LEDGER: &str = ".malzama/editions";

/// Where the digests of photographs are kept, from the project's root.
pub const DIGESTS: &str = ".malzama/digests.json";

/// How many bytes of photographs are kept: some thousand full pages.
pub const CACHE_LIMIT: u64 = 2 << 30;

/// What to make.
#[derive(Debug)]
pub struct Job {
    /// Slugs of editions; all if there are none.
    pub editions: Vec<String>,
    /// The print contract; the project's own if there is none.
    pub contract: Option<ContractFile>,
    /// The folder that PDFs are delivered to.
    pub out: PathBuf,
    /// How many editions are worked on at a time.
    pub jobs: usize,
    /// Whether illustrations are marked.
    pub draft: bool,
    /// Whether PDFs for the screen are made too.
    pub screen: bool,
    /// Whether editions are made that nothing has changed for.
    pub force: bool,
    /// Whether reports are given back even if nothing was made.
    pub reports: bool,
}

/// What a build tells while it goes on.
#[derive(Debug)]
pub enum Step<'a> {
    /// These editions are made, for this reason.
    Making {
        /// Their slugs.
        editions: &'a [&'a str],
        /// Why, in words.
        reason: &'a str,
    },
    /// So many PDFs are to be made.
    Begun(usize),
    /// One more PDF is made.
    Delivered,
}

/// What became of a job.
#[derive(Debug)]
pub struct Outcome {
    /// Editions that were made, or are as they were, in the order of the plan.
    pub made: Vec<Made>,
    /// Wanted editions that could not be made.
    pub not_made: Vec<String>,
    /// What the preflight found in every print PDF that is there.
    pub reports: Vec<FileReport>,
    /// The standard that they were judged by.
    pub standard: Option<Standard>,
}

/// Does a job; `None` if no edition at all can be made, for reasons that are in the sink.
///
/// # Errors
/// One diagnostic for each wanted edition that does not exist.
pub fn make(
    project: &Project,
    job: Job,
    step: &(dyn Fn(Step<'_>) + Sync),
    sink: &mut Sink,
) -> Result<Option<Outcome>, Vec<Diagnostic>> {
    let Job { editions, contract, out, jobs, draft, screen, force, reports } = job;
    let Some(checked) = crate::check(project, contract, sink) else { return Ok(None) };
    let plan = plan(&checked.catalogue, &editions)?;
    let contract = &checked.contract;
    let judged = crate::judged(contract, Some(checked.catalogue.settings.date));
    let memory = Memory::new(project.root().join(JUDGEMENTS));
    let delivery = Delivery::new(&out, contract, judged, memory);
    let kinds: &[Kind] =
        if screen { &[Kind::Print, Kind::Screen] } else { &[Kind::Print] };
    let slugs: Vec<&str> = plan.slugs();
    let ledger = Ledger::new(project.root().join(LEDGER));
    let digests = Digests::open(project.root().join(DIGESTS));
    let fonts = &checked.fonts;
    let basis = Basis { project, fonts, contract, draft, digests: &digests };
    let mut sorted = ledger.sort(plan, kinds, &basis, &delivery, force, sink);
    digests.keep();
    for (reason, slugs) in sorted.reasons() {
        step(Step::Making { editions: &slugs, reason: &reason });
    }
    step(Step::Begun(sorted.plan.editions.len() * kinds.len()));
    let typesetter = Typesetter::new(project.clone(), checked.fonts, contract, draft);
    let workshop = Workshop {
        typesetter: &typesetter,
        contract,
        cache: &Cache::new(project.root().join(CACHE), CACHE_LIMIT),
        jobs,
        kinds,
    };
    let mut made = build(
        &sorted.plan,
        &workshop,
        &|edition, kind, pdf, placed, parts| {
            let delivered = delivery.deliver(edition, kind, pdf, placed, parts)?;
            step(Step::Delivered);
            Ok(Delivered { path: files::shown(&delivered.path), ..delivered })
        },
        sink,
    );
    let layouts = typesetter.layouts_read();
    for made in made.iter().filter(|made| !made.rejected) {
        if let Some(inputs) = sorted.inputs(made) {
            ledger.put(inputs.with_layouts(layouts.clone()), made);
        }
    }
    let is_told = reports || !made.is_empty() || !delivery.has_report();
    let all = checked.catalogue.editions();
    let reports = if is_told {
        delivery.report(&all, &ledger).unwrap_or_else(|diagnostic| {
            sink.push(diagnostic);
            Vec::new()
        })
    } else {
        Vec::new()
    };
    made.append(&mut sorted.kept);
    made.sort_by_key(|made| {
        (made.kind.name(), slugs.iter().position(|slug| *slug == made.slug))
    });
    let is_made = |slug: &str| made.iter().any(|made| made.slug == slug);
    let not_made =
        slugs.iter().filter(|slug| !is_made(slug)).map(|&slug| slug.to_owned());
    let not_made = not_made.collect();
    let standard = Some(contract.standard);
    Ok(Some(Outcome { made, not_made, reports, standard }))
}
