//! The objects of a file, read within bounds.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, LoadOptions, Object, Stream};

use crate::error::Error;

/// How many bytes at its beginning may come before the header of a file.
const HEADER: usize = 1024;

/// The most bytes that are searched for the ends of streams that do not tell their length.
const SEARCHED: usize = 256 << 20;

/// Reads the objects of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Error> {
    let start = &bytes[..bytes.len().min(HEADER)];
    let header = find(start, b"%PDF-").ok_or(Error::NoPdf)?;
    let bytes = &*malzama_preflight::bounded(bytes).ok_or(Error::TooMuch)?;
    let options = LoadOptions {
        max_decompressed_size: Some(malzama_preflight::OBJECT_STREAM),
        ..LoadOptions::default()
    };
    // Damage that nobody foresaw is damage all the same.
    let load = AssertUnwindSafe(|| Document::load_mem_with_options(bytes, options));
    let mut document = match catch_unwind(load) {
        Ok(Ok(document)) => document,
        Ok(Err(_)) if find(bytes, b"/Encrypt").is_some() => return Err(Error::Encrypted),
        Ok(Err(error)) => return Err(Error::Unreadable(error.to_string())),
        Err(_) => return Err(Error::Unreadable("unforeseen damage".into())),
    };
    if document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Error::Encrypted);
    }
    let mut searched = 0;
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && searched < SEARCHED
        {
            // Places are told from the header on.
            searched += restore(stream, &bytes[header..]);
        }
    }
    Ok(document)
}

/// Gives a stream that does not tell its length the data up to its end, of which the reader has
/// none: a page would be blank, and nobody would know. Returns how many bytes were searched.
fn restore(stream: &mut Stream, bytes: &[u8]) -> usize {
    let has_length = stream.dict.get(b"Length").is_ok_and(|length| !length.is_null());
    if has_length || !stream.content.is_empty() {
        return 0;
    }
    let Some(rest) = stream.start_position.and_then(|start| bytes.get(start..)) else {
        return 0;
    };
    let Some(end) = find(rest, b"endstream") else { return rest.len() };
    let data = rest[..end].strip_suffix(b"\n").unwrap_or(&rest[..end]);
    stream.content = data.strip_suffix(b"\r").unwrap_or(data).to_vec();
    end
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}
