//! Malzama turns records about cultural groups and photographs of markets into booklets
//! that a print shop can put on press.
//!
//! # The way of the data
//! - **Records** (`records`): YAML as people wrote it, every field with its location.
//! - **Model** (`model`): checked, ordered, every fallback resolved. All faults are
//!   found here, of all files at once; a city with faults is set aside.
//! - **Editions** (`edition`): which booklets are made, and what each of them holds.
//! - **Typesetting** ([`typeset`]): the project's layouts run over each edition's
//!   manuscript, side by side on all cores, with light placeholders for the photographs.
//! - **Photographs** ([`photo`]): each is prepared for exactly the size and crop at which it
//!   was placed, in the inks of the print contract.
//! - **Press** (`press`): the pages become a PDF that keeps the standard of the print
//!   contract, and the photographs take the places of their placeholders.
//! - **Preflight** ([`malzama_preflight`]): the finished bytes are judged as any PDF would
//!   be, and only what breaks no rule takes the place of the last good file.
//!
//! Nothing flows back. [`check()`] walks the first three steps, [`build()`] all of them, and
//! [`preview`] again and again what an edit touches. What is wrong is collected as
//! [diagnostics](diagnostic) and put into [`words`] where it is shown.

mod booklets;
mod check;
mod contract;
pub mod diagnostic;
mod edition;
mod file_hashes;
pub mod files;
mod fonts;
mod geom;
mod model;
pub mod photo;
pub mod preflight;
mod press;
pub mod preview;
pub mod project;
mod records;
pub mod typeset;
pub mod words;

pub use crate::booklets::{
    Build, BuildOptions, Built, OutFolder, PdfRecord, Progress, build, write_failure,
};
pub use crate::check::{Checked, check};
pub use crate::contract::{Contract, ContractFile};
pub use crate::edition::{Edition, Plan, plan};
pub use crate::fonts::Fonts;
pub use crate::model::Catalogue;
pub use crate::press::Kind;

use crate::diagnostic::Sink;
use crate::project::Project;
use crate::typeset::Manuscript;

/// Returns the manuscript of an edition, as a layout reads it: JSON. `None` if the edition
/// cannot be made or does not exist; why is in the sink. In a draft, illustrations are marked.
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
