//! Checks of a project that need no typesetting.

use std::sync::Arc;

use crate::contract::{Contract, ContractFile};
use crate::diagnostic::Sink;
use crate::fonts::Fonts;
use crate::model::{self, Catalogue};
use crate::project::Project;
use crate::typeset;

/// A project that has been read and checked.
pub struct Checked {
    /// The records and settings, without anything that has faults.
    pub catalogue: Catalogue,
    /// The fonts.
    pub fonts: Arc<Fonts>,
    /// The print contract.
    pub contract: Contract,
}

/// Reads and checks the fonts, the records and the print contract: `contract` if given,
/// otherwise the one named in the settings.
///
/// Faults of all files go to the sink. Returns `None` if they rule out every edition.
pub fn check(
    project: &Project,
    contract: Option<ContractFile>,
    sink: &mut Sink,
) -> Option<Checked> {
    let fonts = Fonts::load(project, sink);
    let fonts_failed = sink.has_errors();
    let catalogue = model::read(project, &fonts, sink)?;
    let layout = sink.take(typeset::find_layout(project, &catalogue.settings.layout));
    let named = || ContractFile::named(project, &catalogue.settings.press);
    let file = sink.take(contract.map_or_else(named, Ok))?;
    let contract = Contract::read(&file, sink)?;
    let fonts = Arc::new(fonts);
    // Without fonts or a layout, no edition can be typeset.
    (layout.is_some() && !fonts_failed).then_some(Checked { catalogue, fonts, contract })
}
