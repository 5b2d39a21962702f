//! The content streams of pages and forms: how they are read, and replaced.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Returns the decoded content of a page, its streams concatenated (ISO 32000-1,
/// 7.7.3.3).
pub(super) fn page_content(document: &Document, page: ObjectId) -> Option<Vec<u8>> {
    let streams = document.get_page_contents(page);
    let mut whole = Vec::new();
    for id in streams {
        let stream = document.get_object(id).ok()?.as_stream().ok()?;
        whole.extend(content_of(stream));
        whole.push(b'\n');
    }
    Some(whole)
}

/// Returns the decoded content of a stream.
pub(super) fn content_of(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// Replaces the content of a page or form, and adds entries to a category of its resources.
pub(super) fn replace(
    document: &mut Document,
    id: ObjectId,
    mut stream: Stream,
    (category, entries): (&str, &[(&str, ObjectId)]),
) {
    let (own, contents) = match document.get_object(id) {
        Ok(Object::Stream(old)) => {
            let mut dictionary = old.dict.clone();
            dictionary.remove(b"DecodeParms");
            dictionary.extend(&stream.dict);
            stream.dict = dictionary;
            (stream.dict.get(b"Resources").cloned(), None)
        }
        Ok(Object::Dictionary(page)) => {
            let contents = page.get(b"Contents").and_then(Object::as_reference).ok();
            (page.get(b"Resources").cloned(), Some(contents))
        }
        _ => return,
    };
    let Ok(own) = own else { return };
    let resources = document
        .dereference(&own)
        .ok()
        .and_then(|(at, it)| Some((at, it.as_dict().ok()?.clone())));
    let Some((at, mut resources)) = resources else { return };
    let existing = resources.get(category.as_bytes()).ok().cloned();
    let existing = existing
        .and_then(|it| Some(document.dereference(&it).ok()?.1.as_dict().ok()?.clone()));
    let mut all = existing.unwrap_or_default();
    for &(name, entry) in entries {
        all.set(name, entry);
    }
    resources.set(category, all);
    let direct = match at {
        Some(at) => {
            document.objects.insert(at, Object::Dictionary(resources));
            None
        }
        None => Some(Object::Dictionary(resources)),
    };
    match contents {
        None => {
            if let Some(direct) = direct {
                stream.dict.set("Resources", direct);
            }
            document.objects.insert(id, Object::Stream(stream));
        }
        Some(contents) => {
            let contents = contents.unwrap_or_else(|| document.new_object_id());
            document.objects.insert(contents, Object::Stream(stream));
            if let Ok(page) = document.get_dictionary_mut(id) {
                page.set("Contents", contents);
                if let Some(direct) = direct {
                    page.set("Resources", direct);
                }
            }
        }
    }
}

/// Creates a stream compressed with Flate.
///
/// # Errors
/// The library cannot compress it.
pub(super) fn pack(bytes: &[u8]) -> io::Result<Stream> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    Ok(Stream::new(dictionary, encoder.finish()?))
}
