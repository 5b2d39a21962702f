//! Malzama turns records about cultural groups and photographs of markets into booklets
//! that a print shop can put on press.
//!
//! # Data flow
//! - **Records** (`records`): YAML as its authors wrote it, every field with its
//!   location.
//! - **Model** (`model`): the checked records, ordered, with every fallback resolved. The
//!   faults of all files are found in one pass; cities with faults are set aside. A
//!   photograph with faults is not: its edition is made as a proof, and withheld from print.
//! - **Editions** (`edition`): which booklets to make, and what each of them contains.
//! - **Typesetting** ([`typeset`]): the project's layouts run over the manuscript of each
//!   edition, on all cores, with small placeholders for the photographs, in a child process
//!   that ends with a layout beyond its limits ([`supervision`]).
//! - **Photographs** ([`photo`]): each is prepared for exactly the size and crop at which
//!   it was placed, in the colour space of the print contract.
//! - **Press** (`press`): the PDF is made to conform to the contract's standard, and its
//!   placeholders are replaced with the photographs.
//! - **Preflight** ([`malzama_preflight`]): the finished bytes are inspected like any
//!   other PDF. Only a PDF that breaks no rule replaces the last good one.
//! - **Ticket** ([`Ticket`]): what a print shop is asked to make of the finished files. [`pack()`]
//!   puts all of it into one archive.
//!
//! Data never flows backwards. [`check()`] reads and checks (the first two steps),
//! [`check_thoroughly()`] also decodes the photographs, [`build()`] does all of them, and [`preview`] repeats those that an edit affects. Faults are collected as
//! [diagnostics](diagnostic), and phrased by [`words`] when they are shown.

mod address;
mod approval;
mod book_number;
mod booklets;
mod changes;
mod check;
mod clutter;
mod contract;
mod desk;
pub mod diagnostic;
mod edition;
mod encoding;
mod file_hashes;
pub mod files;
mod folding;
mod fonts;
mod geom;
mod import;
mod imposing;
mod model;
pub mod photo;
pub mod preflight;
mod press;
pub mod preview;
pub mod project;
pub mod proofreading;
mod records;
mod remarks;
mod schema;
mod shards;
mod share;
mod start;
pub mod supervision;
mod ticket;
pub mod typeset;
mod web_edition;
pub mod words;

pub use crate::approval::Mark;
pub use crate::booklets::{
    ApproveOptions, Approving, Build, BuildOptions, Built, BuiltAssembly, BuiltTicket,
    BuiltWeb, DiffOptions, Differences, MadeProof, NotMade, OutFolder, Pack, PackOptions,
    Packing, PdfRecord, PlanFile, PlanOptions, Progress, ProofOptions, ROOM, Scope,
    WantedPrints, WebRecord, approve, build, diff, not_a_share, pack, plan_work,
};
pub use crate::changes::{EditionChanges, Fate};
pub use crate::check::{Checked, check};
pub use crate::contract::{Contract, ContractFile};
pub use crate::edition::{Edition, Plan, plan};
pub use crate::fonts::Fonts;
pub use crate::import::{
    ImportOptions, Imported, ImportedRecord, import, import_into_new,
};
pub use crate::imposing::{Imposed, Wanted, impose_files};
pub use crate::model::Catalogue;
pub use crate::press::Kind;
pub use crate::records::Binding;
pub use crate::remarks::Store as RemarkStore;
pub use crate::schema::{SchemaKind, schema, schema_text, write_schemas};
pub use crate::shards::{Make, PlannedEdition, Shard, WorkPlan};
pub use crate::share::share;
pub use crate::start::{
    Added, Dress, Started, add_city, add_partner, carried, start_project,
};
pub use crate::ticket::{FileRole, Ticket, TicketFile};

use crate::diagnostic::Sink;
use crate::project::Project;
use crate::proofreading::Remark;
use crate::typeset::Manuscript;

/// Reads and checks everything that a build reads, and decodes the photographs that are not
/// known to be sound. Faults of all files go to the sink.
pub fn check_thoroughly(project: &Project, sink: &mut Sink) {
    let hashes = booklets::file_hashes(project);
    check::check_thoroughly(project, &hashes, sink);
    hashes.keep();
}

/// Reads the texts of all records as a proof-reader does, and returns what is found there, without
/// what records allow. Faults of all files go to the sink; `None` if no record can be read.
pub fn proofread(project: &Project, sink: &mut Sink) -> Option<Vec<Remark>> {
    let catalogue = check::read(project, sink)?;
    Some(proofreading::proofread(project, &catalogue, sink))
}

/// Returns the manuscript of an edition as JSON, the form that layouts read. With
/// `draft`, layouts mark illustrations. Returns `None` if the edition does not exist or
/// cannot be made; the reasons are in the sink.
pub fn manuscript(
    project: &Project,
    edition: &str,
    draft: bool,
    sink: &mut Sink,
) -> Option<Vec<u8>> {
    let Checked { catalogue, contract, .. } = check(project, None, sink)?;
    let plan = sink.take(plan(&catalogue, &[edition.to_owned()]))?;
    let edition = plan.editions.first()?;
    Some(Manuscript::of(edition, contract.bleed, draft).to_json())
}
