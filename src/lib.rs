//! Malzama turns records about cultural groups and photographs of markets into booklets
//! that a print shop can put on press.
//!
//! # The way of the data
//! - **Records** (`records`): YAML as people wrote it, every field with its place.
//! - **Model** (`model`): checked, ordered, every fallback resolved. All faults are
//!   found here, of all files at once; a city with faults is set aside.
//! - **Plan** ([`plan`]): which editions are made, and what each of them holds.
//! - **Typesetting** ([`typeset`]): the project's layouts run over each edition's
//!   manuscript, side by side on all cores, with light placeholders for the photographs.
//! - **Photographs** (`photo`): each is prepared for exactly the size and crop at which it
//!   was placed, in the inks of the print contract.
//! - **Press** (`press`): the pages become a PDF that keeps the standard of the print
//!   contract, and the photographs take the places of their placeholders.
//! - **Preflight** (`malzama_preflight`): the finished bytes are judged as any PDF would be, and
//!   only what breaks no rule takes the place of the last good file ([`Delivery`]).
//!
//! Nothing flows back. Stages take values and return values and diagnostics; whoever calls
//! decides where a finished PDF goes.

mod build;
mod contract;
mod delivery;
pub mod diagnostic;
pub mod edition;
#[cfg_attr(not(test), expect(dead_code, reason = "whoever hashes files moves here next"))]
mod file_hashes;
pub mod files;
mod fonts;
mod geom;
mod job;
mod ledger;
mod model;
pub mod photo;
mod preflight;
mod press;
pub mod preview;
pub mod project;
mod records;
pub mod report;
mod resolution;
pub mod typeset;
mod words;

pub use crate::build::{Deliver, Delivered, Made, Workshop, build};
pub use crate::contract::{Contract, ContractFile};
pub use crate::delivery::{Delivery, write_failure};
use crate::diagnostic::Sink;
pub use crate::fonts::Fonts;
pub use crate::job::{Job, Outcome, Step, make};
pub use crate::model::Catalogue;
pub use crate::preflight::{inspect_file, judged, judged_by};
pub use crate::press::{Finished, Kind};
use crate::project::Project;
pub use crate::typeset::Placement;
pub use malzama_preflight::Part;

/// What can be known without setting type.
pub struct Checked {
    /// Everything that can be printed.
    pub catalogue: Catalogue,
    /// The fonts.
    pub fonts: Fonts,
    /// What the print shop asks for.
    pub contract: Contract,
}

/// Does everything that can be done without setting type: reads fonts, records and the
/// print contract (the one that is given, or else that of the settings), and checks them.
/// `None` if no edition at all can be made.
pub fn check(
    project: &Project,
    contract: Option<ContractFile>,
    sink: &mut Sink,
) -> Option<Checked> {
    let fonts = Fonts::load(project, sink);
    let fonts_failed = sink.has_errors();
    let catalogue = model::read(project, &fonts, sink)?;
    let laid_out = typeset::find_layout(project, &catalogue.settings.layout, sink);
    let named = || ContractFile::named(project, &catalogue.settings.press);
    let contract = match contract.map_or_else(named, Ok) {
        Ok(file) => Contract::read(&file, sink)?,
        Err(diagnostic) => {
            sink.push(diagnostic);
            return None;
        }
    };
    // Without its fonts or its layout no edition can be set.
    (laid_out && !fonts_failed).then_some(Checked { catalogue, fonts, contract })
}
