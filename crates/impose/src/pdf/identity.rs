//! What a file tells of itself: metadata, information dictionary and identifiers, all agreeing.

use std::fmt::Write;

use lopdf::{Dictionary, Object, StringFormat, decode_text_string, text_string};

use crate::booklet::Booklet;
use crate::xmp::{self, Renewal};

/// The entry that claims PDF/X.
const CLAIM: &[u8] = b"GTS_PDFXVersion";

/// The identity of the file that is written.
pub(super) struct Identity {
    /// Bytes of the stream of metadata, if the pages have some.
    pub(super) metadata: Option<String>,
    pub(super) information: Dictionary,
    /// The array `ID` of the trailer.
    pub(super) identifiers: Object,
}

impl Identity {
    /// Makes an identity out of that of the pages; `content` is a hash of all that is on the
    /// sheets, `pages` one of all pages.
    pub(super) fn new(
        booklet: &Booklet,
        suffix: &str,
        pages: &blake3::Hash,
        content: &blake3::Hash,
    ) -> Self {
        let [document, instance] = [pages, content].map(half);
        let (document_name, instance_name) = (uuid(document), uuid(instance));
        let renewal =
            Renewal { document: &document_name, instance: &instance_name, suffix };
        let text = booklet.metadata().map(xmp::text_of_stream);
        let metadata =
            text.as_ref().and_then(|text| xmp::renew(text.as_ref()?, &renewal));
        let mut information = information(booklet, suffix);
        if text.is_some() && metadata.is_none() {
            // What metadata said cannot be kept, so that the claim would be without proof.
            information.remove(CLAIM);
        }
        let identifier =
            |bytes: [u8; 16]| Object::String(bytes.to_vec(), StringFormat::Hexadecimal);
        let identifiers = Object::Array(vec![identifier(document), identifier(instance)]);
        Self { metadata, information, identifiers }
    }
}

/// The information dictionary of the pages, its title with the suffix.
fn information(booklet: &Booklet, suffix: &str) -> Dictionary {
    let mut information = Dictionary::new();
    for (key, value) in booklet.information().into_iter().flatten() {
        let Some(value) = booklet.follow(value) else { continue };
        let value = match (key.as_slice(), decode_text_string(value)) {
            (b"Title", Ok(title)) => text_string(&format!("{title}{suffix}")),
            _ if matches!(value, Object::String(..) | Object::Name(_)) => value.clone(),
            _ => continue,
        };
        information.set(key.clone(), value);
    }
    information
}

fn half(hash: &blake3::Hash) -> [u8; 16] {
    std::array::from_fn(|index| hash.as_bytes()[index])
}

/// A UUID of version 8, whose bits have no prescribed meaning (RFC 9562, 5.8).
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::from("uuid:");
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Memory takes all that is written to it.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
