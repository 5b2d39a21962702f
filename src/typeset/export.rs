//! Exports pages as PDFs.

use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst::layout::{Abs, Sides};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use malzama_message::message;

use super::world::EditionWorld;
use super::{Typesetter, day, glyph_text, translate};
use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::edition::Edition;
use crate::project::LAYOUTS;
use malzama_preflight::Standard;

/// The end of Typst's only complaint that the press step removes: it exports inks as they are,
/// and has no profile for them. The press step turns them into colours of a screen.
const INKS: &str = "missing a CMYK profile";

/// Greatest number of complaints about a standard that are reported for an edition.
const SHOWN: usize = 3;

/// A PDF as exported, with placeholders for photographs.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether it is a PDF/A-2a as soon as its inks are colours of a screen.
    pub archival: bool,
    /// Whether it is a PDF/UA-1.
    pub accessible: bool,
}

impl Typesetter {
    /// Exports the pages for print, with the bleed set by the layout.
    ///
    /// # Errors
    /// Something on the pages cannot be exported.
    pub fn export(
        &self,
        edition: &Edition,
        document: &PagedDocument,
    ) -> Outcome<Exported> {
        let version = match self.standard {
            Standard::X4 => PdfStandard::V_1_6,
            Standard::X1a => PdfStandard::V_1_4,
        };
        // A structure tree serves screen readers; in print it is dead weight.
        let document = &glyph_text::assign(document);
        let bytes = export(edition, document, &[version], false)
            .map_err(|errors| self.errors(edition, &errors))?;
        Ok(Exported { bytes, archival: false, accessible: false })
    }

    /// Exports the same pages for the screen: trimmed, and tagged for screen readers. What keeps
    /// them from PDF/UA-1 or PDF/A-2a goes to the sink as warnings; the PDF then claims less.
    ///
    /// # Errors
    /// Something on the pages cannot be exported.
    pub fn export_for_screen(
        &self,
        edition: &Edition,
        document: &PagedDocument,
        warnings: &mut Sink,
    ) -> Outcome<Exported> {
        let document = &glyph_text::assign(&trimmed(document));
        let mut tell = |standard: &str, errors: &EcoVec<SourceDiagnostic>| {
            for warning in self.complaints(edition, standard, errors) {
                warnings.push(warning);
            }
        };
        let archival = match export(edition, document, &[PdfStandard::A_2a], true) {
            Ok(_) => true,
            Err(mut errors) => {
                errors.retain(|error| !error.message.ends_with(INKS));
                tell("PDF/A-2a", &errors);
                errors.is_empty()
            }
        };
        match export(edition, document, &[PdfStandard::Ua_1], true) {
            Ok(bytes) => Ok(Exported { bytes, archival, accessible: true }),
            Err(errors) => {
                tell("PDF/UA-1", &errors);
                let bytes = export(edition, document, &[PdfStandard::V_1_7], true)
                    .map_err(|errors| self.errors(edition, &errors))?;
                Ok(Exported { bytes, archival, accessible: false })
            }
        }
    }

    /// Returns warnings that an edition for the screen claims less than a standard.
    fn complaints(
        &self,
        edition: &Edition,
        standard: &str,
        errors: &[SourceDiagnostic],
    ) -> Vec<Diagnostic> {
        let world = EditionWorld::new(
            &self.shared,
            Vec::new(),
            edition.photographs(),
            day(edition),
        );
        let complaint = |error: &SourceDiagnostic| {
            let mut error = error.clone();
            // Typst begins with the standard, which is told anyway.
            if let Some(rest) = error.message.strip_prefix(&format!("{standard} error: "))
            {
                error.message = rest.into();
            }
            let translated = translate(&world, &error);
            let message = message!(
                "layout/less-accessible",
                edition = edition.slug,
                standard = standard,
                reason = translated.message
            );
            let warning = Diagnostic::warning(translated.location, message);
            let warning = translated.hints.into_iter().fold(warning, Diagnostic::hint);
            warning.hint(message!("hint/still-readable", standard = standard))
        };
        errors.iter().take(SHOWN).map(complaint).collect()
    }

    /// Translates the errors of an export.
    fn errors(&self, edition: &Edition, errors: &[SourceDiagnostic]) -> Errors {
        let photographs = edition.photographs();
        let world =
            EditionWorld::new(&self.shared, Vec::new(), photographs, day(edition));
        let errors = errors.iter().map(|error| translate(&world, error)).collect();
        Errors::collected(errors).unwrap_or_else(|| {
            let message = message!("layout/unwritable", edition = edition.slug);
            Diagnostic::error(Location::file(LAYOUTS), message).into()
        })
    }
}

/// Exports pages to standards.
fn export(
    edition: &Edition,
    document: &PagedDocument,
    standards: &[PdfStandard],
    tagged: bool,
) -> Result<Vec<u8>, EcoVec<SourceDiagnostic>> {
    let options = PdfOptions {
        ident: Smart::Custom(format!("malzama/{}", edition.slug)),
        standards: PdfStandards::new(standards).unwrap_or_default(),
        creator: Smart::Custom(Some(format!("Malzama {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Some(Timestamp::new_utc(day(edition))),
        tagged,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}

/// Returns the pages without the bleed, which nobody sees once they are cut: what lies there is
/// drawn beyond the page.
fn trimmed(document: &PagedDocument) -> PagedDocument {
    let bleed = Sides::splat(Abs::zero());
    let pages = document.pages().iter();
    let pages = pages.map(|page| Page { bleed, ..page.clone() }).collect();
    PagedDocument::new(pages, document.clone().info_mut().clone())
}
