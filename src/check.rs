//! Checks of a project that need no typesetting.

use std::sync::Arc;

use malzama_message::message;

use crate::contract::{Contract, ContractFile};
use crate::diagnostic::{Diagnostic, Sink};
use crate::file_hashes::FileHashes;
use crate::fonts::Fonts;
use crate::model::{self, Catalogue, Named, diagnose};
use crate::photo::{PhotoFault, Soundness, Source};
use crate::project::{PHOTOS, Project};
use crate::{proofreading, typeset};

/// The file of verdicts on photographs, relative to the project's root.
const VERDICTS: &str = ".malzama/verdicts.json";

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
    check_with(project, contract, sink, |_, _| {})
}

/// Does what [`check`] does, decodes the photographs that are not known to be sound, and reads the
/// texts as a proof-reader does.
pub fn check_thoroughly(project: &Project, hashes: &FileHashes, sink: &mut Sink) {
    check_with(project, None, sink, |catalogue, sink| {
        report_unsound(project, catalogue, hashes, sink);
        proofreading::report(project, catalogue, sink);
    });
}

/// Reads and checks the records, as far as they can be read; see [`check`].
pub fn read(project: &Project, sink: &mut Sink) -> Option<Catalogue> {
    let fonts = Fonts::load(project, sink);
    model::read(project, &fonts, sink)
}

/// Reads and checks everything; `inspect` looks at the records in between.
fn check_with(
    project: &Project,
    contract: Option<ContractFile>,
    sink: &mut Sink,
    inspect: impl FnOnce(&Catalogue, &mut Sink),
) -> Option<Checked> {
    let fonts = Fonts::load(project, sink);
    let fonts_failed = sink.has_errors();
    let catalogue = model::read(project, &fonts, sink)?;
    inspect(&catalogue, sink);
    let layout = sink.take(typeset::find_layout(project, &catalogue.settings.layout));
    let named = || ContractFile::named(project, &catalogue.settings.press);
    let file = sink.take(contract.map_or_else(named, Ok))?;
    let contract = Contract::read(&file, sink)?;
    let fonts = Arc::new(fonts);
    // Without fonts or a layout, no edition can be typeset.
    (layout.is_some() && !fonts_failed).then_some(Checked { catalogue, fonts, contract })
}

/// Reports the photographs that cannot be decoded to the last row, such as one that was cut
/// off, where a record names them. Verdicts are kept for the next time.
pub fn report_unsound(
    project: &Project,
    catalogue: &Catalogue,
    hashes: &FileHashes,
    sink: &mut Sink,
) {
    let hashed: Vec<_> = catalogue.named.iter().map(|it| hashes.of(&it.source)).collect();
    let photographs: Vec<_> = catalogue
        .named
        .iter()
        .zip(&hashed)
        .filter_map(|(it, hash)| {
            Some((Source::File(it.source.clone()), *hash.as_ref().ok()?))
        })
        .collect();
    let mut soundness = Soundness::open(project.root().join(VERDICTS));
    let mut verdicts = soundness.of(&photographs).into_iter();
    for (Named { file, .. }, hash) in catalogue.named.iter().zip(hashed) {
        let path = format!("{PHOTOS}/{}", file.value);
        let verdict = match hash {
            Ok(_) => verdicts.next().unwrap_or(Ok(Vec::new())),
            Err(error) => Err(PhotoFault::from(error)),
        };
        match verdict {
            Ok(remarks) => sink.add_new(remarks.into_iter().map(|remark| {
                let message =
                    message!("photograph/remark", path = &path, remark = remark);
                Diagnostic::warning(file.location.clone(), message)
            })),
            Err(fault) => sink.add_new([diagnose(&path, file, &fault)]),
        }
    }
}
