//! Everything that can be known without setting type.

use std::sync::Arc;

use crate::contract::{Contract, ContractFile};
use crate::diagnostic::Sink;
use crate::fonts::Fonts;
use crate::model::{self, Catalogue};
use crate::project::Project;
use crate::typeset;

/// A project that was read and checked.
pub struct Checked {
    /// Everything that can be printed.
    pub catalogue: Catalogue,
    /// The fonts.
    pub fonts: Arc<Fonts>,
    /// The print contract.
    pub contract: Contract,
}

/// Reads fonts, records and the print contract (the one that is given, or else that of the
/// settings), and checks them. `None` if no edition at all can be made; what is wrong is in
/// the sink, that of all files together.
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
    // Without its fonts or its layout no edition can be set.
    (layout.is_some() && !fonts_failed).then_some(Checked { catalogue, fonts, contract })
}
