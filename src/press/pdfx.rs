//! Makes a PDF conform to PDF/X: page boxes, output intent and identification (ISO
//! 15930-4 for PDF/X-1a, ISO 15930-7 for PDF/X-4).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, text_string};

use super::metadata::Metadata;
use super::writer::{Bytes, Embedded};
use crate::contract::{Contract, REGISTRY};

/// Catalog entries to remove: those that trigger actions or offer another presentation
/// than the pages (ISO 15930-7, 6.14 to 6.19: no actions, no alternate presentations, no
/// forms); and the names of pages, which imposition counts from one.
const NOT_FOR_PRESS: [&str; 9] = [
    "OpenAction",
    "AA",
    "AcroForm",
    "OCProperties",
    "AF",
    "Collection",
    "StructTreeRoot",
    "MarkInfo",
    "PageLabels",
];

/// Page entries to remove: those that are not part of the printed page, `CropBox`, which
/// would have to equal the media box (GWG 2022, R0003), and `ArtBox`, which excludes
/// `TrimBox` (ISO 15930-7, 6.11).
const NOT_ON_A_PAGE: [&str; 6] =
    ["Annots", "AA", "CropBox", "ArtBox", "PresSteps", "Tabs"];

/// Objects to be written with the conforming document.
pub(super) struct Conformed<'a> {
    /// The object ID of the XMP stream, which is written last.
    pub(super) xmp: ObjectId,
    /// The object ID and stream of the output profile.
    pub(super) profile: (ObjectId, Embedded<'a>),
}

/// Makes the document conform to the standard of the contract.
pub(super) fn conform<'a>(
    document: &mut Document,
    contract: &'a Contract,
    metadata: &Metadata,
) -> Conformed<'a> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        if let Ok(page) = document.get_dictionary_mut(page) {
            finish_page(page);
        }
    }
    let profile = document.new_object_id();
    // Reserves the ID, because the writer replaces only existing objects.
    document.objects.insert(profile, Object::Null);
    let intent = output_intent(profile, contract);
    let mut information = information(metadata);
    information.set("Trapped", "False");
    let standard = contract.standard;
    information.set("GTS_PDFXVersion", Object::string_literal(standard.name()));
    if !standard.claims_in_xmp() {
        // Not required, but some readers look for it and none object.
        information.set("GTS_PDFXConformance", Object::string_literal(standard.name()));
    }
    let information = document.add_object(information);
    document.trailer.set("Info", information);
    // The writer writes the XMP stream last, since it contains the hash of all other
    // objects.
    let xmp = document.new_object_id();
    if let Ok(catalog) = document.catalog_mut() {
        for key in NOT_FOR_PRESS {
            catalog.remove(key.as_bytes());
        }
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
        catalog.set("Metadata", xmp);
    }
    // Removes what nothing refers to any more: old metadata, links.
    document.objects.retain(|_, object| !is_link(object) && !is_metadata(object));
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 4);
    dictionary.set("Filter", "FlateDecode");
    let bytes = Bytes::Shared(contract.profile.packed());
    Conformed { xmp, profile: (profile, Embedded { dictionary, bytes }) }
}

/// Sets the page boxes and removes entries that are not printed. The bleed box is the
/// whole media box, because layouts export their pages with exactly the bleed.
fn finish_page(page: &mut Dictionary) {
    for key in NOT_ON_A_PAGE {
        page.remove(key.as_bytes());
    }
    let Ok(media) = page.get(b"MediaBox").cloned() else { return };
    // Without bleed, typst-pdf writes no `TrimBox`, which PDF/X requires.
    if !page.has(b"TrimBox") {
        page.set("TrimBox", media.clone());
    }
    page.set("BleedBox", media);
}

/// Returns the output intent: the printing condition and its ICC profile (ISO 15930-7,
/// 6.2.2).
fn output_intent(profile: ObjectId, contract: &Contract) -> Dictionary {
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFX");
    intent.set("OutputConditionIdentifier", text_string(&contract.condition));
    intent.set("OutputCondition", text_string(&contract.description));
    intent.set("RegistryName", text_string(REGISTRY));
    intent.set("Info", text_string(&contract.profile.description));
    intent.set("DestOutputProfile", profile);
    intent
}

/// Returns the information dictionary (ISO 32000-1, 14.3.3), in which PDF/X requires title and
/// dates.
pub(super) fn information(metadata: &Metadata) -> Dictionary {
    let mut information = Dictionary::new();
    information.set("Title", text_string(&metadata.title));
    information.set("Creator", text_string(&metadata.creator()));
    information.set("Producer", text_string(&metadata.creator()));
    let date = metadata.date_in_pdf();
    information.set("CreationDate", Object::string_literal(date.as_str()));
    information.set("ModDate", Object::string_literal(date));
    information
}

fn is_link(object: &Object) -> bool {
    let subtype = object.as_dict().and_then(|it| it.get(b"Subtype"));
    subtype.is_ok_and(|it| it.as_name().is_ok_and(|name| name == b"Link"))
}

/// Whether an object is an XMP stream.
pub(super) fn is_metadata(object: &Object) -> bool {
    matches!(object, Object::Stream(Stream { dict, .. })
        if dict.get(b"Type").is_ok_and(|it| it.as_name().is_ok_and(|name| name == b"Metadata")))
}
