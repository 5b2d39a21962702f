//! The press step: what is done to the finished bytes of a PDF so that a press accepts it.
//!
//! A print PDF is gone over once: colours that are no inks of the press are refused, fine
//! black gets its overprint, boxes, output intent and identification are written as its
//! standard wants them, and the photographs take the places of their placeholders.

mod colour_space;
mod lexer;
mod matrix;
mod metadata;
mod overprint;
mod pages;
mod pdfx;
mod resources;
mod writer;

use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

pub use self::pages::Unfit;

use self::metadata::{Identifiers, Metadata};
use self::pdfx::{Conformed, conform};
use self::writer::{Bytes, Embedded, Last};
use crate::contract::Contract;
use crate::edition::Edition;
use crate::photo::{Spool, Spooled};
use crate::typeset::placeholder_name;
use malzama_preflight::Standard;
use serde::{Deserialize, Serialize};

/// The profile of photographs for the screen.
const SRGB: &[u8] = include_bytes!("../../data/press/icc/sRGB-v2-magic.icc");

/// What a PDF is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// The press: all colours in its inks, photographs too.
    Print,
    /// The screen: photographs small and in sRGB.
    Screen,
}

impl Kind {
    /// The folder of such PDFs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Screen => "screen",
        }
    }
}

/// Why a PDF cannot be finished.
#[derive(Debug)]
pub enum Refused {
    /// It holds what the press or its standard forbids.
    Unfit(Vec<Unfit>),
    /// It cannot be read or changed, for a reason of the PDF library.
    Broken(String),
}

/// A PDF that is ready to be written.
pub struct Finished<'a> {
    document: Document,
    embedded: BTreeMap<ObjectId, Embedded<'a>>,
    spool: &'a Spool,
    press: Option<Claim>,
}

/// What a print PDF claims to be.
struct Claim {
    standard: Standard,
    metadata: Metadata,
    /// The object of the metadata.
    xmp: ObjectId,
}

/// Finishes the PDF of an edition, as it came from the layouts: puts the prepared
/// photographs in place of their placeholders, by number, and makes a print PDF keep the
/// contract.
///
/// # Errors
/// See [`Refused`].
pub fn finish<'a>(
    pdf: &[u8],
    edition: &Edition,
    kind: Kind,
    contract: &'a Contract,
    photographs: &[&Spooled],
    spool: &'a Spool,
) -> Result<Finished<'a>, Refused> {
    let broken = |error: String| Refused::Broken(error);
    let mut document =
        Document::load_mem(pdf).map_err(|error| broken(error.to_string()))?;
    let mut embedded = BTreeMap::new();
    let press = match kind {
        Kind::Print => {
            let survey = pages::survey(&document, contract).map_err(Refused::Unfit)?;
            let metadata = Metadata {
                title: edition.document_title(),
                ident: format!("malzama/{}", edition.slug),
                date: edition.settings.date,
                language: edition.settings.language.tag(),
            };
            survey.apply(&mut document).map_err(|error| broken(error.to_string()))?;
            let Conformed { xmp, profile: (id, profile) } =
                conform(&mut document, contract, &metadata);
            embedded.insert(id, profile);
            Some(Claim { standard: contract.standard, metadata, xmp })
        }
        Kind::Screen => None,
    };
    let colours = match kind {
        Kind::Print => Object::from("DeviceCMYK"),
        Kind::Screen => srgb(&mut document),
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
    Ok(Finished { document, embedded, spool, press })
}

impl Finished<'_> {
    /// Writes the PDF and returns how many bytes it has.
    ///
    /// # Errors
    /// `target` cannot be written, or the spool of photographs not be read.
    pub fn write(&self, target: &mut dyn Write) -> io::Result<u64> {
        let Self { document, embedded, spool, press } = self;
        let Some(Claim { standard, metadata, xmp }) = press else {
            return writer::write(document, embedded, None, spool, target);
        };
        let make = |hash: &blake3::Hash| {
            let identifiers = Identifiers::new(&metadata.ident, hash);
            let mut dictionary = Dictionary::new();
            dictionary.set("Type", "Metadata");
            dictionary.set("Subtype", "XML");
            // Readers that only search for the words find them: it is not compressed.
            let content = metadata.xmp(*standard, &identifiers).into_bytes();
            (Stream::new(dictionary, content), identifiers)
        };
        let last = Last { id: *xmp, make: &make };
        writer::write(document, embedded, Some(&last), spool, target)
    }
}

/// The colour space of photographs for the screen (ISO 32000-1, 8.6.5.5).
fn srgb(document: &mut Document) -> Object {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = document.add_object(Stream::new(dictionary, SRGB.to_vec()));
    Object::Array(vec![Object::from("ICCBased"), Object::Reference(profile)])
}

/// The dictionary of an image XObject of a JPEG (ISO 32000-1, 8.9.5).
fn image(photograph: &Spooled, colours: Object, kind: Kind) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(photograph.width));
    dictionary.set("Height", i64::from(photograph.height));
    dictionary.set("ColorSpace", colours);
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("Filter", "DCTDecode");
    if kind == Kind::Print {
        // Adobe's CMYK JPEGs hold what is left of the paper, not the ink.
        let inverted: Vec<Object> =
            [1, 0].repeat(4).into_iter().map(Object::Integer).collect();
        dictionary.set("Decode", inverted);
    }
    dictionary
}
