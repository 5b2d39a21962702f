//! The press step: turns an exported PDF into one that a press accepts.
//!
//! For a print PDF it refuses colours other than process inks, sets overprint for fine
//! black, and writes page boxes, output intent and identification as the contract's
//! standard requires. A screen PDF gets colours of a screen and a structure for screen readers.
//! In every PDF it gives each glyph its own text, and replaces placeholders with photographs.

mod colour_space;
mod content;
mod graphics_state;
mod lexer;
mod matrix;
mod metadata;
mod named_content;
mod overprint;
mod pages;
mod pdfx;
mod resources;
mod screen;
mod text_layer;
mod writer;

use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

pub use self::pages::Unfit;

use self::metadata::{Claims, Identifiers, Metadata};
use self::pdfx::{Conformed, conform};
use self::screen::Shown;
use self::writer::{Bytes, Embedded, Last};
use crate::contract::Contract;
use crate::edition::Edition;
use crate::photo::{Spool, Spooled};
use crate::records::Binding;
use crate::typeset::{Exported, placeholder_name};
use serde::{Deserialize, Serialize};

/// The use a PDF is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Offset printing: all colours in process inks, photographs included.
    Print,
    /// Reading on screen: small photographs in sRGB.
    Screen,
    /// Reading before print: as for print, with every page marked as a proof.
    Draft,
}

impl Kind {
    /// Returns the name of the kind, which is also its folder.
    pub fn name(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Screen => "screen",
            Self::Draft => "draft",
        }
    }
}

/// A reason why a PDF cannot be finished.
#[derive(Debug)]
pub enum Refused {
    /// It contains something that the press or the standard forbids.
    Unfit(Vec<Unfit>),
    /// The PDF library cannot read or change it; the text is the library's reason.
    Broken(String),
}

/// A finished PDF, ready to be written.
pub struct Finished<'a> {
    document: Document,
    embedded: BTreeMap<ObjectId, Embedded<'a>>,
    spool: &'a Spool,
    claims: Claims,
    metadata: Metadata,
    /// The object ID of the XMP stream.
    xmp: ObjectId,
}

/// Finishes the PDF exported for an edition: replaces each placeholder with the
/// photograph of its number, makes a print PDF conform to the contract, and gives a screen PDF
/// what screens and their readers need.
///
/// # Errors
/// See [`Refused`].
pub fn finish<'a>(
    pdf: &Exported,
    edition: &Edition,
    kind: Kind,
    contract: &'a Contract,
    photographs: &[&Spooled],
    spool: &'a Spool,
) -> Result<Finished<'a>, Refused> {
    let metadata = metadata(edition, edition.document_title(), "");
    finish_as(pdf, edition, kind, metadata, contract, photographs, spool)
}

/// Finishes the PDF of what goes along with an edition, such as its job ticket, as a print PDF with a
/// title of its own. `name` tells it from the edition and from its other companions.
///
/// # Errors
/// See [`Refused`].
pub fn finish_companion<'a>(
    pdf: &Exported,
    edition: &Edition,
    name: &str,
    title: String,
    contract: &'a Contract,
    spool: &'a Spool,
) -> Result<Finished<'a>, Refused> {
    let metadata = metadata(edition, title, &format!("/{name}"));
    finish_as(pdf, edition, Kind::Print, metadata, contract, &[], spool)
}

/// Returns the metadata of a PDF of an edition; `end` ends its identifier.
fn metadata(edition: &Edition, title: String, end: &str) -> Metadata {
    Metadata {
        title,
        ident: format!("malzama/{}{end}", edition.slug),
        date: edition.settings.date,
        language: edition.settings.language.tag(),
    }
}

fn finish_as<'a>(
    pdf: &Exported,
    edition: &Edition,
    kind: Kind,
    metadata: Metadata,
    contract: &'a Contract,
    photographs: &[&Spooled],
    spool: &'a Spool,
) -> Result<Finished<'a>, Refused> {
    let broken = |error: String| Refused::Broken(error);
    let mut document =
        Document::load_mem(&pdf.bytes).map_err(|error| broken(error.to_string()))?;
    let mut embedded = BTreeMap::new();
    text_layer::apply(&mut document).map_err(|error| broken(error.to_string()))?;
    set_direction(&mut document, edition.settings.binding);
    let (xmp, claims, colours) = match kind {
        Kind::Print | Kind::Draft => {
            let survey = pages::survey(&document, contract).map_err(Refused::Unfit)?;
            survey.apply(&mut document).map_err(|error| broken(error.to_string()))?;
            let Conformed { xmp, profile: (id, profile) } =
                conform(&mut document, contract, &metadata);
            embedded.insert(id, profile);
            (xmp, Claims::Press(contract.standard), Object::from("DeviceCMYK"))
        }
        Kind::Screen => {
            let language = edition.settings.language;
            let Shown { xmp, profile, claims } =
                screen::finish(&mut document, pdf, contract, language, &metadata)
                    .map_err(broken)?;
            // The ICC-based colour space of the profile (ISO 32000-1, 8.6.5.5).
            let name = Object::from("ICCBased");
            (xmp, claims, Object::Array(vec![name, Object::Reference(profile)]))
        }
    };
    for (&id, object) in &mut document.objects {
        let Object::Stream(stream) = object else { continue };
        let number = placeholder_name(&stream.content).and_then(|name| name.parse().ok());
        if let Some(&photograph) = number.and_then(|it: usize| photographs.get(it)) {
            let dictionary = image(photograph, colours.clone(), kind);
            let bytes = Bytes::Photograph(photograph.clone());
            embedded.insert(id, Embedded { dictionary, bytes });
        }
    }
    Ok(Finished { document, embedded, spool, claims, metadata, xmp })
}

impl Finished<'_> {
    /// Writes the PDF; returns its size in bytes.
    ///
    /// # Errors
    /// `target` cannot be written, or the spool cannot be read.
    pub fn write(&self, target: &mut dyn Write) -> io::Result<u64> {
        let Self { document, embedded, spool, claims, metadata, xmp } = self;
        let make = |hash: &blake3::Hash| {
            let identifiers = Identifiers::new(&metadata.ident, hash);
            let mut dictionary = Dictionary::new();
            dictionary.set("Type", "Metadata");
            dictionary.set("Subtype", "XML");
            // Not compressed, so that tools can find it by scanning the bytes of the file
            // (ISO 32000-1, 14.3.2).
            let content = metadata.xmp(*claims, &identifiers).into_bytes();
            (Stream::new(dictionary, content), identifiers)
        };
        let last = Last { id: *xmp, make: &make };
        writer::write(document, embedded, &last, spool, target)
    }
}

/// Says at which side of a spread a viewer shows the first page (ISO 32000-1, 12.2): this is a matter
/// of the binding and not, as typst-pdf takes it, of the language.
fn set_direction(document: &mut Document, binding: Binding) {
    let direction = match binding {
        Binding::Right => "R2L",
        Binding::Left => "L2R",
    };
    let Ok(catalog) = document.catalog_mut() else { return };
    let mut preferences = Dictionary::new();
    preferences.set("Direction", direction);
    catalog.set("ViewerPreferences", preferences);
}

/// Returns the image dictionary of a photograph in JPEG (ISO 32000-1, 8.9.5).
fn image(photograph: &Spooled, colours: Object, kind: Kind) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(photograph.width));
    dictionary.set("Height", i64::from(photograph.height));
    dictionary.set("ColorSpace", colours);
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("Filter", "DCTDecode");
    if kind != Kind::Screen {
        // CMYK JPEGs with an Adobe marker store inverted values.
        let inverted: Vec<Object> =
            [1, 0].repeat(4).into_iter().map(Object::Integer).collect();
        dictionary.set("Decode", inverted);
    }
    dictionary
}
