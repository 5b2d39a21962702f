//! Packs what a print shop gets of an edition into one archive. Only an edition whose print PDF is
//! ready, and as its sources are now, is packed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use malzama_message::message;
use malzama_preflight::{Cache as JudgementCache, Inspector, Judged};

use super::approvals::last_approvals;
use super::archive::{self, Content, Entry};
use super::assembly::Assembler;
use super::out_folder::OutFolder;
use super::pdf_record::Built;
use super::read_me::{Packed as Listed, read_me};
use super::report::{Lookup, Reporter};
use super::ticket::{ENDINGS, Tickets};
use super::up_to_date::{Basis, Digests, FilesRecord, Manifests, NotReady};
use super::workshop::{Site, Workshop};
use super::{JUDGEMENTS, NotMade, Progress, distinct};
use crate::check::{Checked, check};
use crate::contract::{Contract, ContractFile};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Severity, Sink};
use crate::edition::{self, Edition, plan};
use crate::files::{self, write_failure};
use crate::press::Kind;
use crate::project::Project;
use crate::supervision::Supervision;

/// The options of packing.
#[derive(Debug)]
pub struct PackOptions {
    /// Slugs of the editions to pack; empty for all.
    pub editions: Vec<String>,
    /// The print contract; `None` for the project's own.
    pub contract: Option<ContractFile>,
    /// The output folder.
    pub out: OutFolder,
    /// Maximum number of tickets made concurrently.
    pub jobs: usize,
    /// The tie to the process that started this one, if there is one.
    pub supervision: Option<Arc<Supervision>>,
}

/// The result of packing.
#[derive(Debug)]
pub struct Packing {
    /// The packs, in the order of the settings.
    pub packs: Vec<Pack>,
    /// Requested editions that were not packed, each with its pack of an earlier time, if there
    /// is one.
    pub refused: Vec<NotMade>,
}

/// An archive of what a print shop gets of an edition.
#[derive(Debug)]
pub struct Pack {
    /// The edition's slug.
    pub edition: String,
    /// The path of the archive.
    pub path: PathBuf,
    /// Number of files in it.
    pub files: usize,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What packs are made of.
struct Packer<'a> {
    contract: &'a Contract,
    contract_text: String,
    tickets: Tickets<'a>,
    reporter: Reporter<'a>,
    inspector: Inspector,
    judged: Judged,
}

/// Packs editions whose print PDFs are ready. Returns `None` if none can be packed; the reasons are
/// in the sink, as they are for each edition that is refused.
pub fn pack(
    project: &Project,
    options: PackOptions,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
) -> Option<Packing> {
    let PackOptions { editions, contract: file, out, jobs, supervision } = options;
    let site = Site::enter(project, &out, None, progress, sink)?;
    let manifests = site.manifests();
    let checked = check(project, file.clone(), sink)?;
    let Checked { catalogue, contract, .. } = &checked;
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let errors: Vec<_> = sink.diagnostics().iter().filter(is_error).cloned().collect();
    let settings = &catalogue.settings;
    let contract_text = file
        .map_or_else(|| ContractFile::named(project, &settings.press), Ok)
        .and_then(|file| file.text());
    let contract_text = sink.take(contract_text)?;
    let wanted = sink.take(plan(catalogue, &editions))?;
    let all = sink.take(edition::plan(catalogue, &[]))?;
    let approved = last_approvals(project, catalogue, sink);
    let basis = Basis::of_print(project, &checked, &site.hashes, &approved);
    let workshop =
        Workshop { basis: &basis, out: &out, manifests: &manifests, jobs, supervision };
    let spec = crate::preflight::spec(contract, Some(settings));
    let judgements = JudgementCache::new(project.root().join(JUDGEMENTS));
    let packer = Packer {
        contract,
        contract_text,
        tickets: Tickets::new(&workshop),
        reporter: Reporter {
            catalogue,
            slugs: &distinct(catalogue.editions()),
            lookup: &Lookup::of(&all, &[]),
            basis: &basis,
            out: &out,
            manifests: &manifests,
            failed: &Default::default(),
            errors: &errors,
        },
        inspector: Inspector::new(spec).with_cache(judgements),
        judged: crate::preflight::judged(contract, Some(settings)),
    };
    for slug in &wanted.held_back {
        let shown = shown(&out.pdf(slug, Kind::Print));
        let message = message!("pack/faulty", edition = *slug);
        sink.push(
            Diagnostic::error(Location::file(shown), message)
                .hint(message!("hint/check-first")),
        );
    }
    let ready = |edition: &&Edition| sink.take(packer.ready(edition)).is_some();
    let ready: Vec<&Edition> = wanted.editions.iter().filter(ready).collect();
    let assembler = Assembler::new(&workshop);
    // The print PDF may be current while paper, and with it the spine, has changed.
    let is_whole = |edition: &&Edition| assembler.of_print(edition, sink).is_some();
    let ready: Vec<&Edition> = ready.into_iter().filter(is_whole).collect();
    let tickets = packer.tickets.make(ready.iter().copied(), false, sink);
    let mut packs = Vec::new();
    for edition in ready {
        if tickets.iter().any(|it| it.edition == edition.slug) {
            packs.extend(sink.take(packer.pack(edition)));
        }
    }
    site.hashes.keep();
    let is_packed = |slug: &str| packs.iter().any(|it: &Pack| it.edition == slug);
    let refused = wanted.slugs().into_iter().filter(|slug| !is_packed(slug));
    let refused = refused.map(|slug| NotMade {
        edition: slug.to_owned(),
        old: Some(out.pack(slug)).filter(|path| path.exists()),
    });
    let refused = refused.collect();
    Some(Packing { packs, refused })
}

impl Packer<'_> {
    /// Checks that the print PDF of an edition may go to the press.
    ///
    /// # Errors
    /// It is missing, old, or kept from print.
    fn ready(&self, edition: &Edition) -> Outcome<()> {
        let Workshop { basis, out, manifests, .. } = self.tickets.workshop;
        let (slug, path) = (edition.slug, shown(&out_pdf(out, edition)));
        let message = match manifests.ready(edition, basis, out) {
            Ok(_) => return Ok(()),
            Err(NotReady::Withheld) => message!("pack/withheld", edition = slug),
            Err(NotReady::Rejected) => message!("pack/rejected", edition = slug),
            Err(NotReady::Missing) => {
                message!("pack/no-print", edition = slug, path = &path)
            }
            Err(NotReady::Old(reason)) => {
                message!("pack/old", edition = slug, path = &path, reason = reason)
            }
        };
        Err(Diagnostic::error(Location::file(path), message)
            .hint(message!("hint/build-first", edition = slug)))?
    }

    /// Packs an edition that is ready, and has its ticket.
    ///
    /// # Errors
    /// A file cannot be read or written.
    fn pack(&self, edition: &Edition) -> Outcome<Pack> {
        let Workshop { out, manifests, .. } = self.tickets.workshop;
        let state = self.tickets.workshop.state();
        let slug = edition.slug;
        let entries = self.entries(edition)?;
        let path = out.pack(slug);
        let date = edition.settings.date;
        let (bytes, hash) = archive::write(&path, &entries, date, &state)
            .map_err(|(path, error)| write_failure(&path, &error))?;
        let name = format!("{slug}.zip");
        let files = [(name, hash.to_hex().to_string())].into();
        let record = FilesRecord { edition: slug.to_owned(), pages: 0, files };
        manifests.put_files(&path, &record, &inputs(slug, out, manifests));
        Ok(Pack {
            edition: slug.to_owned(),
            path: files::shown(&path),
            files: entries.len(),
            bytes,
        })
    }

    /// Returns all that goes into the pack of an edition, in the order in which it lies there.
    fn entries(&self, edition: &Edition) -> Outcome<Vec<Entry>> {
        let (out, slug) = (self.tickets.workshop.out, edition.slug);
        let unreadable = |path: &Path, error| {
            let shown = shown(path);
            Errors::from(Diagnostic::unreadable(Location::file(&shown), &shown, &error))
        };
        let ticket = self.tickets.ticket(edition)?;
        let mut entries = Vec::new();
        let mut listed = Vec::new();
        for file in ticket.files().iter().filter(|it| it.role.is_printed()) {
            let real = out.root().join(&file.path);
            let hash = blake3::Hash::from_hex(&file.blake3).unwrap_or(blake3::hash(b""));
            let content = Content::File(real, hash);
            listed.push((file.path.clone(), Listed::Print(file.role, file.pages)));
            entries.push(Entry { name: file.path.clone(), content });
        }
        let mut add = |name: String, what: Listed, bytes: Vec<u8>| {
            listed.push((name.clone(), what));
            entries.push(Entry { name, content: Content::Bytes(bytes) });
        };
        for ending in ENDINGS.into_iter().rev() {
            let real = out.ticket(slug, ending);
            let bytes = std::fs::read(&real).map_err(|error| unreadable(&real, error))?;
            add(format!("ticket/{slug}.{ending}"), Listed::Ticket(ending), bytes);
        }
        let (contract, profile) = contract_names(self.contract);
        add(contract, Listed::Contract, self.contract_text.clone().into_bytes());
        add(profile, Listed::Profile, self.contract.profile.bytes.clone());
        let report = self.reporter.on(slug, &self.inspector, &self.judged);
        let page =
            malzama_preflight::html(&[report], &self.judged, self.inspector.spec());
        add("report/index.html".to_owned(), Listed::Report, page.into_bytes());
        let text = read_me(edition, &listed);
        let content = Content::Bytes(text.into_bytes());
        entries.insert(0, Entry { name: "README.txt".to_owned(), content });
        Ok(entries)
    }
}

/// Warns of packs that have another print PDF or ticket of their edition than there is now: what a build
/// leaves old must not be sent. `pdfs` are the current ones.
pub fn warn_of_old(
    pdfs: &[Built],
    out: &OutFolder,
    manifests: &Manifests,
    basis: &Basis<'_>,
    sink: &mut Sink,
) {
    let printed = pdfs.iter().map(|built| &built.pdf);
    for pdf in printed.filter(|it| it.kind == Kind::Print && !it.rejected) {
        let slug = pdf.edition.as_str();
        let path = out.pack(slug);
        let is_old = || {
            let inputs = inputs(slug, out, manifests);
            manifests.current_files(&path, &inputs, basis).is_none()
        };
        if manifests.files(&path).is_some() && is_old() {
            let path = shown(&path);
            let message = message!("out/old-pack", path = &path, edition = slug);
            sink.push(
                Diagnostic::warning(Location::file(path), message)
                    .hint(message!("hint/pack-again", edition = slug)),
            );
        }
    }
}

/// Returns the digests of what tells whether a pack is old.
fn inputs(slug: &str, out: &OutFolder, manifests: &Manifests) -> Digests {
    let print = manifests.get(&out.pdf(slug, Kind::Print)).map(|it| it.pdf.checksum);
    let ticket = manifests.files(&out.ticket(slug, "pdf"));
    let ticket = ticket.and_then(|it| it.files.get(&format!("{slug}.json")).cloned());
    let named = [("print", print), ("ticket", ticket)];
    let known = named
        .into_iter()
        .filter_map(|(name, digest)| Some((format!("{name}/{slug}"), digest?)));
    Digests::of(known)
}

/// Returns the names that contract and profile have in a pack: those of the project if they are plain
/// ASCII, so that the contract finds its profile, and otherwise names of ours.
fn contract_names(contract: &Contract) -> (String, String) {
    let is_plain = |path: &str| {
        let is_name = |name: &str| {
            let is_sign = |it: u8| it.is_ascii_alphanumeric() || b"-_. ".contains(&it);
            !name.is_empty() && !name.starts_with('.') && name.bytes().all(is_sign)
        };
        path.split('/').all(is_name)
    };
    let name = contract.path.rsplit('/').next().unwrap_or_default();
    let name = Some(name).filter(|name| is_plain(name)).unwrap_or("contract.yaml");
    let profile = contract.profile_file.as_str();
    let profile = Some(profile).filter(|path| is_plain(path)).unwrap_or("profile.icc");
    (format!("press/{name}"), format!("press/{profile}"))
}

fn out_pdf(out: &OutFolder, edition: &Edition) -> PathBuf {
    out.pdf(edition.slug, Kind::Print)
}

fn shown(path: &Path) -> String {
    files::shown(path).display().to_string()
}
