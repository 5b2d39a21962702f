//! Proofs for readers: each edition as it is now, whatever still keeps it from print, as a PDF for the
//! screen and as a page that others make of it.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use malzama_preflight::Part;
use typst_layout::PagedDocument;

use super::context::Context;
use super::editions::{finished, side_by_side};
use super::out_folder::OutFolder;
use super::photographs::{Darkroom, Photographs};
use super::typeset_edition::TypesetEdition;
use super::up_to_date::{Basis, FilesRecord, Manifests, StaleEdition};
use super::workshop::Site;
use super::{Progress, ROOM, photograph_cache};
use crate::check::{Checked, check};
use crate::contract::Contract;
use crate::diagnostic::{Outcome, Sink};
use crate::edition::{Edition, plan};
use crate::file_hashes::FileHashes;
use crate::files::{self, write_failure};
use crate::model::Catalogue;
use crate::press::{Finished, Kind};
use crate::project::Project;
use crate::supervision::Supervision;
use crate::typeset::Typesetter;

/// The options of proofs.
#[derive(Debug)]
pub struct ProofOptions {
    /// Slugs of the editions; empty for all.
    pub editions: Vec<String>,
    /// The output folder.
    pub out: OutFolder,
    /// Maximum number of editions processed concurrently.
    pub jobs: usize,
    /// The tie to the process that started this one, if there is one.
    pub supervision: Option<Arc<Supervision>>,
}

/// An edition that a proof is made of.
pub struct Proof<'a> {
    /// The edition.
    pub edition: &'a Edition<'a>,
    /// The records of the project.
    pub catalogue: &'a Catalogue,
    /// The print contract.
    pub contract: &'a Contract,
    /// The hashes of the project's files.
    pub hashes: &'a FileHashes,
    /// The pages as they are seen, with placeholders for photographs.
    pub pages: &'a PagedDocument,
    /// The parts that the layout reports.
    pub parts: &'a [Part],
    /// A hash of the look of all pages in hexadecimal digits; drafts name its beginning.
    pub hash: String,
}

/// A proof that was made.
#[derive(Debug)]
pub struct MadeProof {
    /// The slug of the edition.
    pub edition: String,
    /// Number of pages.
    pub pages: usize,
    /// The page for a browser, and its size in bytes.
    pub page: (PathBuf, u64),
    /// The PDF, and its size in bytes.
    pub pdf: (PathBuf, u64),
}

/// Makes proofs of editions, the page of each by `page`, and delivers them. A failing edition does not
/// stop the others. Returns `None` if none can be made; the reasons are in the sink.
pub fn with_proofs(
    project: &Project,
    options: ProofOptions,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
    page: impl Fn(&Proof<'_>) -> Outcome<Vec<u8>> + Sync,
) -> Option<Vec<MadeProof>> {
    let ProofOptions { editions, out, jobs, supervision } = options;
    let site = Site::enter(project, &out, None, progress, sink)?;
    let (hashes, manifests) = (&site.hashes, site.manifests());
    let checked = check(project, None, sink)?;
    let Checked { catalogue, fonts, contract } = &checked;
    let plan = sink.take(plan(catalogue, &editions))?;
    // Drafts alone name approvals.
    let approved = Default::default();
    let basis = Basis::of_print(project, &checked, hashes, &approved);
    let typesetter =
        Typesetter::new(project.clone(), fonts.clone(), contract).supervised(supervision);
    let context = Context {
        typesetter: &typesetter,
        contract,
        cache: &photograph_cache(project),
        hashes,
        jobs,
        room: ROOM,
        kinds: &[Kind::Screen],
        approved: basis.approved,
        draft: false,
        for_readers: true,
    };
    let editions = plan.editions.into_iter();
    let editions: Vec<_> = editions.map(|it| StaleEdition::anew(it, &basis)).collect();
    let darkroom = sink.take(Darkroom::new(&context))?;
    progress(Progress::Begun(editions.len()));
    let size = |stale: &StaleEdition| stale.edition.cities.len();
    // Pages are drawn on all cores already.
    let made = side_by_side(&editions, size, 1, sink, |stale, found| {
        let typeset = TypesetEdition::of(stale, &context, found)?;
        let kinds = typeset.kinds(&context);
        let photographs =
            Photographs::prepare(stale, &typeset.placements, kinds, &darkroom)?;
        let deliver = |_, pdf: &Finished, typeset: &TypesetEdition, _: &mut Sink| {
            let proof = Proof {
                edition: &stale.edition,
                catalogue,
                contract,
                hashes,
                pages: &typeset.pages,
                parts: &typeset.parts,
                hash: blake3::hash(typeset.looks.concat().as_bytes())
                    .to_hex()
                    .to_string(),
            };
            let page = page(&proof)?;
            put(&out, &proof, &page, pdf, &manifests, stale)
        };
        let kind = Kind::Screen;
        let made =
            finished(stale, &typeset, kind, &photographs, &context, found, deliver);
        progress(Progress::Delivered);
        made
    });
    darkroom.close();
    hashes.keep();
    Some(made.into_iter().filter_map(|(made, _)| made.flatten()).collect())
}

/// Puts page and PDF of a proof into the output folder.
///
/// # Errors
/// They cannot be written.
fn put(
    out: &OutFolder,
    proof: &Proof<'_>,
    page: &[u8],
    pdf: &Finished,
    manifests: &Manifests<'_>,
    stale: &StaleEdition,
) -> Outcome<MadeProof> {
    let fail = |(path, error): (PathBuf, io::Error)| write_failure(&path, &error);
    let slug = proof.edition.slug;
    let [page_path, pdf_path] = ["html", "pdf"].map(|ending| out.proof(slug, ending));
    // Both are whole before one of them is in its place.
    let new_page = files::begin(&page_path, |file| file.write_all(page)).map_err(fail)?;
    let new_pdf = files::begin(&pdf_path, |file| pdf.write(file)).map_err(fail)?;
    let bytes = *new_pdf.result();
    let content = new_pdf.read().map_err(|error| write_failure(&pdf_path, &error))?;
    new_page.put().map_err(fail)?;
    new_pdf.put().map_err(fail)?;
    let name = |path: &PathBuf| {
        path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let record = FilesRecord {
        edition: slug.to_owned(),
        pages: proof.pages.pages().len(),
        files: [(name(&page_path), hash(page)), (name(&pdf_path), hash(&content))].into(),
    };
    manifests.put_files(&pdf_path, &record, &stale.inputs.digests);
    Ok(MadeProof {
        edition: slug.to_owned(),
        pages: record.pages,
        page: (files::shown(&page_path), page.len() as u64),
        pdf: (files::shown(&pdf_path), bytes),
    })
}
