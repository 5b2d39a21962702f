//! The press step: what is done to the finished bytes of a PDF.

use lopdf::{Dictionary, Document, Object, Stream};

use crate::build::Kind;
use crate::photo::Prepared;
use crate::typeset::stand_in_name;

/// The profile of photographs for the screen.
const SRGB: &[u8] = include_bytes!("../../data/press/icc/sRGB-v2-magic.icc");

/// Puts the prepared photographs in place of their stand-ins, by number.
///
/// # Errors
/// What of the PDF cannot be read or written.
pub fn embed(
    pdf: &[u8],
    photographs: &[&Prepared],
    kind: Kind,
) -> Result<Vec<u8>, String> {
    let mut document = Document::load_mem(pdf).map_err(|error| error.to_string())?;
    let colours = match kind {
        Kind::Print => Object::from("DeviceCMYK"),
        Kind::Screen => srgb(&mut document),
    };
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let number = stand_in_name(&stream.content).and_then(|name| name.parse().ok());
        if let Some(prepared) = number.and_then(|number: usize| photographs.get(number)) {
            *stream = image(prepared, colours.clone(), kind);
        }
    }
    let size = pdf.len() + photographs.iter().map(|it| it.jpeg.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(size);
    document.save_to(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The colour space of photographs for the screen (ISO 32000-1, 8.6.5.5).
fn srgb(document: &mut Document) -> Object {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = document.add_object(Stream::new(dictionary, SRGB.to_vec()));
    Object::Array(vec![Object::from("ICCBased"), Object::Reference(profile)])
}

/// An image XObject of a JPEG (ISO 32000-1, 8.9.5).
fn image(prepared: &Prepared, colours: Object, kind: Kind) -> Stream {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(prepared.width));
    dictionary.set("Height", i64::from(prepared.height));
    dictionary.set("ColorSpace", colours);
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("Filter", "DCTDecode");
    if kind == Kind::Print {
        // Adobe's CMYK JPEGs hold what is left of the paper, not the ink.
        let inverted: Vec<Object> =
            [1, 0].repeat(4).into_iter().map(Object::Integer).collect();
        dictionary.set("Decode", inverted);
    }
    Stream::new(dictionary, prepared.jpeg.clone()).with_compression(false)
}
