//! A proof for others: each edition as one page that needs nothing beside itself, and as a PDF for the
//! screen. Readers mark places on the page and write remarks, which come back as a small file
//! ([`remarks`](crate::remarks)).

mod content;
mod page;
mod picture;
mod places;

use crate::booklets::{MadeProof, Progress, Proof, ProofOptions, with_proofs};
use crate::diagnostic::{Diagnostic, Outcome, Severity, Sink};
use crate::preview::Photos;
use crate::project::Project;
use crate::words::Language;

use self::content::Content;

/// Makes proofs of editions for readers before print; their pages are in `language` until a reader
/// chooses another one, unless the edition is in one that the program does not speak.
/// Returns `None` if none can be made; the reasons are in the sink.
pub fn share(
    project: &Project,
    options: ProofOptions,
    language: Language,
    progress: &(dyn Fn(Progress<'_>) + Sync),
    sink: &mut Sink,
) -> Option<Vec<MadeProof>> {
    let mut found = Sink::new();
    let photos = Photos::new(project);
    let made = with_proofs(project, options, progress, &mut found, |proof| {
        page_of(proof, &photos, language)
    });
    for diagnostic in found.into_diagnostics() {
        // What keeps an edition from print alone is no error of its proof.
        let is_of_print = diagnostic.severity == Severity::Error && !diagnostic.stops();
        sink.push(match is_of_print {
            true => Diagnostic { severity: Severity::Warning, ..diagnostic },
            false => diagnostic,
        });
    }
    made
}

/// Makes the page of a proof.
///
/// # Errors
/// A page cannot be drawn.
fn page_of(proof: &Proof<'_>, photos: &Photos, language: Language) -> Outcome<Vec<u8>> {
    photos.publish(proof.catalogue, proof.contract, proof.hashes);
    let pictures = picture::pictures(proof, photos)?;
    let content = Content::of(proof, &pictures);
    Ok(page::page(&content, language).into_bytes())
}
