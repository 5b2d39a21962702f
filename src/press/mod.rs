//! The press step: what is done to the finished bytes of a PDF.

mod file;

use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use self::file::Embedded;
use crate::build::Kind;
use crate::photo::{Stock, Stocked};
use crate::typeset::stand_in_name;

/// The profile of photographs for the screen.
const SRGB: &[u8] = include_bytes!("../../data/press/icc/sRGB-v2-magic.icc");

/// A PDF that is ready to be written.
pub struct Finished<'a> {
    document: Document,
    photographs: BTreeMap<ObjectId, Embedded>,
    stock: &'a Stock,
}

/// Puts the prepared photographs in place of their stand-ins, by number.
///
/// # Errors
/// What of the PDF cannot be read.
pub fn finish<'a>(
    pdf: &[u8],
    photographs: &[&Stocked],
    stock: &'a Stock,
    kind: Kind,
) -> Result<Finished<'a>, String> {
    let mut document = Document::load_mem(pdf).map_err(|error| error.to_string())?;
    let colours = match kind {
        Kind::Print => Object::from("DeviceCMYK"),
        Kind::Screen => srgb(&mut document),
    };
    let mut embedded = BTreeMap::new();
    for (&id, object) in &mut document.objects {
        let Object::Stream(stream) = object else { continue };
        let number = stand_in_name(&stream.content).and_then(|name| name.parse().ok());
        if let Some(&photograph) = number.and_then(|it: usize| photographs.get(it)) {
            let dictionary = image(photograph, colours.clone(), kind);
            let photograph = photograph.clone();
            embedded.insert(id, Embedded { dictionary, photograph });
        }
    }
    Ok(Finished { document, photographs: embedded, stock })
}

impl Finished<'_> {
    /// Writes the PDF and returns how many bytes it has.
    ///
    /// # Errors
    /// `target` cannot be written, or the stock of photographs not be read.
    pub fn write(&self, target: &mut dyn Write) -> io::Result<u64> {
        let Self { document, photographs, stock } = self;
        file::write(document, &document.version, photographs, stock, target)
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
fn image(photograph: &Stocked, colours: Object, kind: Kind) -> Dictionary {
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
