//! A complete build, from the files of a project to its PDFs and preflight reports.

use std::collections::{BTreeMap, BTreeSet};

use malzama_message::{Value, message};
use malzama_preflight::{Cache as JudgementCache, Inspector};

use super::approvals::{last_approvals, warn_of_changes};
use super::assembly::{Assembler, BuiltAssembly};
use super::context::Context;
use super::delivery::Delivery;
use super::editions::{self, Made};
use super::options::{Build, BuildOptions, NotMade, Progress};
use super::pdf_record::Built;
use super::report::{self, Lookup, Reporter};
use super::ticket::{BuiltTicket, Tickets};
use super::up_to_date::{Basis, StaleEdition, Wanted, reasons};
use super::web::{Web, publishable};
use super::web_record::BuiltWeb;
use super::work::{Scope, within};
use super::workshop::{Site, Workshop};
use super::{
    JUDGEMENTS, MANIFESTS, PHOTOGRAPHS, STATE, distinct, gather, left_over, pack,
    photograph_cache, shard,
};
use crate::check::{Checked, check};
use crate::diagnostic::{Diagnostic, Location, Severity, Sink};
use crate::edition::{self, Plan, plan};
use crate::files::{self, write_failure};
use crate::photo::{CachePlace, SharedCache};
use crate::press::Kind;
use crate::project::Project;
use crate::shards::cost;
use crate::typeset::Typesetter;

/// Builds the editions of a project. Returns `None` if none can be built; the reasons are
/// in the sink.
pub fn build(
    project: &Project,
    mut options: BuildOptions,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
) -> Option<Build> {
    let contract = options.contract.take();
    let BuildOptions { out, make, scope, supervision, .. } = &options;
    let site = Site::enter(project, out, scope.shard(), progress, sink)?;
    for folder in [STATE, MANIFESTS, JUDGEMENTS, PHOTOGRAPHS] {
        files::sweep(&project.root().join(folder));
    }
    let (hashes, manifests) = (&site.hashes, site.manifests());
    let Some(checked) = check(project, contract, sink) else {
        // No longer true is what reports said of the PDFs.
        let errors = sink.diagnostics();
        if out.has_report()
            && matches!(scope, Scope::Whole)
            && let Err(errors) = report::write_unreadable(out, &manifests, errors)
        {
            sink.take::<()>(Err(errors));
        }
        return None;
    };
    let Checked { catalogue, fonts, contract } = &checked;
    let errors: Vec<_> = sink.diagnostics().iter().filter(is_error).cloned().collect();
    let named = match scope.plan() {
        Some(file) => sink.take(file.slugs(&catalogue.editions()))?,
        None => options.editions.clone(),
    };
    let plan = sink.take(plan(catalogue, &named))?;
    let all = sink.take(edition::plan(catalogue, &[]))?;
    let approved = last_approvals(project, catalogue, sink);
    let of_print = Basis::of_print(project, &checked, hashes, &approved);
    let basis = Basis { draft: make.draft, ..of_print };
    let work: Vec<(&str, u64)> =
        plan.editions.iter().map(|edition| (edition.slug, cost(edition))).collect();
    let plan = sink.take(within(plan, scope, &basis))?;
    if scope.shard().is_some() {
        let cities = plan.editions.iter().flat_map(|edition| &edition.cities);
        let cities: BTreeSet<&str> = cities.map(|city| city.slug.as_str()).collect();
        shard::own_findings(sink, &cities);
    }
    let slugs: Vec<&str> = plan.slugs();
    let kinds = options.kinds();
    let wanted = Wanted { kinds, basis: &basis, out, forced: options.force };
    let (stale, mut pdfs) = manifests.part(plan, &wanted, sink);
    let is_gathered = matches!(scope, Scope::Gather(_));
    for (reason, editions) in reasons(&stale).into_iter().filter(|_| !is_gathered) {
        progress(Progress::Making { editions: &editions, reason });
    }
    let web_editions = if make.web { slugs.len() } else { 0 };
    progress(Progress::Begun(stale.len() * kinds.len() + web_editions));

    let typesetter = Typesetter::new(project.clone(), fonts.clone(), contract)
        .supervised(supervision.clone());
    let shared_cache = options.shared_cache.clone().map(SharedCache::open);
    let cache = photograph_cache(project).with_shared(shared_cache);
    let context = Context {
        typesetter: &typesetter,
        contract,
        cache: &cache,
        hashes,
        jobs: options.jobs,
        room: options.room,
        kinds,
        approved: &approved,
        draft: make.draft,
        for_readers: false,
    };
    let all_slugs = distinct(catalogue.editions());
    let judgements = JudgementCache::new(project.root().join(JUDGEMENTS));
    let judgements = judgements.keeping(all_slugs.len());
    let spec = crate::preflight::spec(contract, Some(&catalogue.settings));
    let inspector = Inspector::new(spec).with_cache(judgements);
    let delivery = Delivery::new(out, inspector, !report::is_in_parts(all_slugs.len()));
    let on_delivered = || progress(Progress::Delivered);
    let keep = |stale: &StaleEdition, built: &Built| {
        manifests.put(built, &stale.inputs.digests, typesetter.layouts_read());
    };
    let Made { built, failed } = match is_gathered {
        false => editions::make(&stale, &context, &delivery, &keep, &on_delivered, sink),
        true => {
            let failed = gather::not_made(&stale, &work, project, out, sink);
            Made { built: Vec::new(), failed }
        }
    };
    pdfs.extend(built);
    if let Some(shard) = scope.shard() {
        sink.take(shard::leave(project, shard, &stale, &failed));
    }
    // The inputs of all editions that were made, before the report takes memory too.
    drop(stale);
    let printed = pdfs.iter().map(|it| &it.pdf);
    for pdf in printed.filter(|it| it.kind == Kind::Print && !it.rejected) {
        if let Err((path, error)) = left_over::remove_proof(&pdf.edition, out, &manifests)
        {
            sink.push(write_failure(&path, &error));
        }
    }

    let workshop = Workshop {
        basis: &of_print,
        out,
        manifests: &manifests,
        jobs: options.jobs,
        supervision: supervision.clone(),
    };
    // Nothing is made of what was only gathered.
    let to_finish: &[Built] = if is_gathered { &[] } else { &pdfs };
    let mut along =
        Along::make(&options, &workshop, &context, &all, to_finish, &on_delivered, sink);
    let positions: BTreeMap<&str, usize> = slugs.iter().copied().zip(0..).collect();
    let position = |slug: &str| positions.get(slug).copied();
    pdfs.sort_by_key(|built| (built.pdf.kind, position(&built.pdf.edition)));
    along.sort_by(position);
    if is_gathered {
        gather::check_files(&pdfs, *make, out, &basis, &manifests, sink);
    }
    let shared = cache.shared().and_then(|it| Some((it, it.trouble()?)));
    if let Some((shared, trouble)) = shared {
        sink.push(left_alone(shared.place(), trouble));
    }
    let (inspections, inspector) = delivery.end();
    let (mut removed, mut reports) = (Vec::new(), Vec::new());
    // The rest is the business of whoever gathers.
    if scope.shard().is_none() {
        removed = left_over::tidy(out, &all_slugs, &manifests, options.prune, sink);
        let reporter = Reporter {
            catalogue,
            slugs: &all_slugs,
            lookup: &Lookup::of(&all, &pdfs),
            basis: &of_print,
            out,
            manifests: &manifests,
            failed: &failed,
            errors: &errors,
        };
        let judged = crate::preflight::judged(contract, Some(&catalogue.settings));
        let written =
            reporter.write(inspections, &inspector, &judged, options.tells_findings);
        reports = sink.take(written).unwrap_or_default();
    }
    let there: BTreeSet<&str> = pdfs.iter().map(|it| it.pdf.edition.as_str()).collect();
    let kept_from_print = |slug: &str| NotMade {
        edition: slug.to_owned(),
        old: Some(out.pdf(slug, Kind::Print)).filter(|path| path.exists()),
    };
    let not_made = slugs.iter().filter(|slug| !there.contains(*slug));
    let not_made = not_made.map(|slug| kept_from_print(slug)).collect();
    let withheld = pdfs.iter().filter(|built| built.pdf.withheld);
    let withheld = withheld.map(|built| kept_from_print(&built.pdf.edition)).collect();
    hashes.keep();
    let Along { assembled, tickets, web } = along;
    let standard = contract.standard;
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

/// What goes along with PDFs.
struct Along {
    assembled: Vec<BuiltAssembly>,
    tickets: Vec<BuiltTicket>,
    web: Vec<BuiltWeb>,
}

impl Along {
    /// Makes what goes along with `pdfs`, which are up to date, and tells what has changed since approvals and packs.
    fn make(
        options: &BuildOptions,
        workshop: &Workshop<'_>,
        context: &Context<'_>,
        all: &Plan<'_>,
        pdfs: &[Built],
        on_delivered: &(dyn Fn() + Sync),
        sink: &mut Sink,
    ) -> Self {
        let force = options.force;
        let mut assembler = Assembler::new(workshop);
        assembler.sheets = options.make.sheets;
        assembler.spreads = options.make.spreads;
        assembler.forced = force;
        let assembled = assembler.make(all, pdfs, sink);
        let tickets = Tickets::new(workshop);
        let is_wanted = options.make.ticket || workshop.contract().job.copies.is_some();
        let wanted = tickets.wanted(is_wanted, all, pdfs);
        let tickets = tickets.make(wanted, force, sink);
        warn_of_changes(pdfs, workshop.basis, sink);
        pack::warn_of_old(pdfs, workshop.out, workshop.manifests, workshop.basis, sink);
        let web = match options.make.web {
            true => {
                let editions = publishable(all, pdfs);
                Web::new(workshop, context).make(editions, force, on_delivered, sink)
            }
            false => Vec::new(),
        };
        Self { assembled, tickets, web }
    }

    /// Puts all in the order of editions.
    fn sort_by(&mut self, position: impl Fn(&str) -> Option<usize>) {
        self.assembled.sort_by_key(|built| position(&built.edition));
        self.tickets.sort_by_key(|built| position(&built.edition));
        self.web.sort_by_key(|built| position(&built.web.edition));
    }
}

fn is_error(diagnostic: &&Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
}

/// Tells that a shared cache was not used to the end.
fn left_alone(place: &CachePlace, reason: Value) -> Diagnostic {
    let path = place.shown();
    let message = message!("cache/left-alone", path = &path, reason = reason);
    Diagnostic::warning(Location::file(path), message).hint(place.hint())
}
