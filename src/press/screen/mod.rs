//! Finishes a PDF for the screen: colours of a screen, a structure for screen readers, and what
//! PDF/A-2 (ISO 19005-2) asks of a document that shows them.

mod colours;
mod structure;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, text_string};

use super::metadata::{Claims, Metadata};
use super::pdfx::{information, is_metadata};
use crate::contract::Contract;
use crate::records::Language;
use crate::typeset::Exported;

/// The ICC profile of what a screen shows.
const SRGB: &[u8] = include_bytes!("../../../data/press/icc/sRGB-v2-magic.icc");

/// Objects of a finished document.
pub(super) struct Shown {
    /// The object ID of the XMP stream, which is written last.
    pub(super) xmp: ObjectId,
    /// The object ID of the sRGB profile.
    pub(super) profile: ObjectId,
    /// What the document may claim.
    pub(super) claims: Claims,
}

/// Finishes the document of an edition, which was exported as `exported`.
///
/// # Errors
/// The profile of the press cannot be used, or a stream cannot be compressed.
pub(super) fn finish(
    document: &mut Document,
    exported: &Exported,
    contract: &Contract,
    language: Language,
    metadata: &Metadata,
) -> Result<Shown, String> {
    let is_shown = colours::show_inks(document, contract.press_colour())?;
    structure::arrange(document, language.is_right_to_left());
    let claims = Claims::Screen {
        archival: exported.archival && is_shown,
        accessible: exported.accessible,
    };
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = document.add_object(Stream::new(dictionary, SRGB.to_vec()));
    let information = document.add_object(information(metadata));
    document.trailer.set("Info", information);
    // The writer writes the XMP stream last, since it contains the hash of all other objects.
    let xmp = document.new_object_id();
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("OutputIntents", vec![Object::Dictionary(output_intent(profile))]);
        catalog.set("Metadata", xmp);
        let preferences = catalog.get_mut(b"ViewerPreferences");
        if let Ok(preferences) = preferences.and_then(Object::as_dict_mut) {
            // The title rather than the name of the file (ISO 14289-1, 7.1).
            preferences.set("DisplayDocTitle", true);
        }
    }
    document.objects.retain(|_, object| !is_metadata(object));
    document.objects.values_mut().for_each(keep_on_page);
    Ok(Shown { xmp, profile, claims })
}

/// Keeps what a link shows on its page: a photograph in the bleed begins beyond it.
fn keep_on_page(object: &mut Object) {
    let Object::Dictionary(link) = object else { return };
    let destination = link.get_mut(b"Dest").and_then(Object::as_array_mut);
    if let Ok([_, _, left, ..]) = destination.map(Vec::as_mut_slice)
        && left.as_float().is_ok_and(|left| left < 0.0)
    {
        *left = Object::Integer(0);
    }
}

/// Returns the output intent: the colours are those of a screen (ISO 19005-2, 6.2.3).
fn output_intent(profile: ObjectId) -> Dictionary {
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", text_string("sRGB"));
    intent.set("RegistryName", text_string("http://www.color.org"));
    intent.set("Info", text_string("sRGB (IEC 61966-2-1)"));
    intent.set("DestOutputProfile", profile);
    intent
}
