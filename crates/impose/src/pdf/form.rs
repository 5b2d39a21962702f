//! A page as a Form XObject (ISO 32000-1, 8.10), and the matrix that puts it at its place.

use std::borrow::Cow;

use lopdf::{Dictionary, Object, Stream};

use super::file::File;
use super::packing::packed;
use super::syntax::Number;
use crate::booklet::{Booklet, Page, Resources};
use crate::error::Error;
use crate::side::PlacedPage;

/// The most bytes that the content of a page unpacks to where it has to be unpacked.
const CONTENT: usize = 64 << 20;

/// Adds a page (`number` from 1) of a booklet as a form. `direct` tells which number each
/// dictionary of resources has that is no object of its own.
pub(super) fn add<'a>(
    file: &mut File<'a>,
    booklets: &'a [Booklet],
    booklet: usize,
    number: usize,
    direct: &mut [Option<u32>],
) -> Result<u32, Error> {
    let source = &booklets[booklet];
    let page = &source.pages()[number - 1];
    let mut dictionary = Dictionary::new();
    dictionary.set("Subtype", "Form");
    dictionary.set("BBox", page.shown.map(|it| Object::Real(it as f32)).to_vec());
    if let Some(group) = &page.group {
        // The group of a page is isolated whatever it says (11.4.7); that of a form is not.
        let mut group = group.clone();
        group.set("I", true);
        dictionary.set("Group", group);
    }
    let content = content(source, page, &mut dictionary)
        .ok_or(Error::PageContent { page: number })?;
    let resources = match page.resources {
        Resources::None => Some(file.add(Dictionary::new())),
        Resources::Numbered(id) => file.copy(booklet, id),
        Resources::Direct(index) => {
            let known = direct[index];
            let number =
                known.unwrap_or_else(|| file.add_of(booklet, &source.direct()[index]));
            direct[index] = Some(number);
            Some(number)
        }
    };
    Ok(file.add_form(booklet, dictionary, resources, content))
}

/// The content of a page: its one stream as it is, or its streams unpacked, joined and packed.
fn content<'a>(
    source: &'a Booklet,
    page: &Page,
    dictionary: &mut Dictionary,
) -> Option<Cow<'a, [u8]>> {
    let objects = &source.document().objects;
    let stream = |id| objects.get(id)?.as_stream().ok();
    if let [only] = page.contents.as_slice() {
        let stream = stream(only)?;
        for key in ["Filter", "DecodeParms"] {
            if let Ok(value) = stream.dict.get(key.as_bytes()) {
                dictionary.set(key, value.clone());
            }
        }
        return Some(Cow::Borrowed(&stream.content));
    }
    let mut joined = Vec::new();
    for id in &page.contents {
        let left = CONTENT.checked_sub(joined.len())?;
        joined.extend(unpacked(source, stream(id)?, left)?);
        // Streams part words (7.8.2).
        joined.push(b'\n');
    }
    dictionary.set("Filter", "FlateDecode");
    Some(Cow::Owned(packed(&joined)))
}

/// The bytes of a stream without its filters. The reader knows none that stand in an object of
/// their own, and would give back packed bytes.
fn unpacked(source: &Booklet, stream: &Stream, limit: usize) -> Option<Vec<u8>> {
    let follow = |object: &Object| match source.follow(object) {
        Some(Object::Array(items)) => {
            let items = items.iter().map(|it| source.follow(it).cloned());
            Object::Array(items.map(|it| it.unwrap_or(Object::Null)).collect())
        }
        Some(object) => object.clone(),
        None => Object::Null,
    };
    let mut direct = Stream::new(Dictionary::new(), Vec::new());
    for key in ["Filter", "DecodeParms"] {
        match stream.dict.get(key.as_bytes()).map(follow) {
            Ok(Object::Null) | Err(_) => {}
            Ok(value) => direct.dict.set(key, value),
        }
    }
    if direct.dict.has(b"Filter") && direct.filters().is_err() {
        return None;
    }
    direct.content.clone_from(&stream.content);
    direct.get_plain_content_with_limit(limit).ok()
}

/// The matrix that puts a page at its place, as six numbers for `cm`.
pub(super) fn matrix(page: &Page, placed: &PlacedPage, scale: f64) -> String {
    let [left, bottom, right, top] = page.trim;
    // Upright, with the lower left corner of the trim at the origin; `Rotate` turns clockwise.
    let upright = match page.quarters {
        0 => [1.0, 0.0, 0.0, 1.0, -left, -bottom],
        1 => [0.0, -1.0, 1.0, 0.0, -bottom, right],
        2 => [-1.0, 0.0, 0.0, -1.0, right, top],
        _ => [0.0, 1.0, -1.0, 0.0, top, -left],
    };
    let mut matrix = upright.map(|it| it * page.unit * scale);
    let place = placed.trim;
    let [width, height] = page.size().map(|it| it.scaled(scale));
    if placed.place.turned {
        matrix = matrix.map(|it| -it);
        matrix[4] += width.to_points();
        matrix[5] += height.to_points();
    }
    // Trims that differ by rounding have their middle in common.
    let over = [(place.width() - width) / 2, (place.height() - height) / 2];
    matrix[4] += (place.left + over[0] + placed.shift).to_points();
    matrix[5] += (place.bottom + over[1]).to_points();
    let [a, b, c, d, e, f] = matrix.map(Number);
    format!("{a} {b} {c} {d} {e} {f}")
}
