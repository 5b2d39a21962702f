//! What makes two pages the same: everything that is reached from them, whatever numbers its
//! objects have.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId};

use crate::syntax::{File, PageObject};

/// How deep objects may lie within each other; deeper pages are judged anew each time.
const DEPTH: usize = 200;

/// Keys that lead out of a page: to its siblings, and to places in trees of the whole file.
const OUTWARD: [&[u8]; 4] = [b"Parent", b"StructParents", b"StructParent", b"P"];

/// The hash of a page, of what it is judged by and of the output intent; `None` if it cannot
/// be told.
pub(crate) fn hash(
    file: &File,
    page: &PageObject,
    terms: &[u8],
    intent: &[u8],
) -> Option<blake3::Hash> {
    let mut hashing =
        Hashing { file, hasher: blake3::Hasher::new(), seen: BTreeMap::new() };
    hashing.bytes(intent);
    hashing.bytes(terms);
    for (key, value) in page.all_inherited(&file.document) {
        hashing.bytes(key);
        hashing.object(value, 0)?;
    }
    hashing.bytes(&[u8::from(page.is_direct())]);
    match file.page(page) {
        Some(dictionary) => hashing.dictionary(dictionary, 0)?,
        None => hashing.bytes(b"missing"),
    }
    Some(hashing.hasher.finalize())
}

struct Hashing<'a> {
    file: &'a File,
    hasher: blake3::Hasher,
    /// Objects in the order in which they were reached.
    seen: BTreeMap<ObjectId, u64>,
}

impl Hashing<'_> {
    /// Bytes behind their length, so that no two rows of them are alike.
    fn bytes(&mut self, bytes: &[u8]) {
        self.hasher.update(&(bytes.len() as u64).to_le_bytes());
        self.hasher.update(bytes);
    }

    fn object(&mut self, object: &Object, depth: usize) -> Option<()> {
        if depth > DEPTH {
            return None;
        }
        match object {
            Object::Null => self.bytes(b"null"),
            Object::Boolean(value) => self.bytes(&[b'b', u8::from(*value)]),
            Object::Integer(value) => {
                self.bytes(b"integer");
                self.bytes(&value.to_le_bytes());
            }
            Object::Real(value) => {
                self.bytes(b"real");
                self.bytes(&value.to_le_bytes());
            }
            Object::Name(name) => {
                self.bytes(b"name");
                self.bytes(name);
            }
            Object::String(text, _) => {
                self.bytes(b"string");
                self.bytes(text);
            }
            Object::Array(items) => {
                self.bytes(b"array");
                self.bytes(&(items.len() as u64).to_le_bytes());
                for item in items {
                    self.object(item, depth + 1)?;
                }
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary, depth)?,
            Object::Stream(stream) => {
                self.bytes(b"stream");
                self.dictionary(&stream.dict, depth)?;
                self.bytes(&stream.content);
            }
            Object::Reference(id) => match self.seen.get(id).copied() {
                Some(number) => {
                    self.bytes(b"seen");
                    self.bytes(&number.to_le_bytes());
                }
                None => {
                    self.seen.insert(*id, self.seen.len() as u64);
                    let file = self.file;
                    match file.document.get_object(*id) {
                        Ok(object) => self.object(object, depth + 1)?,
                        Err(_) => self.bytes(b"missing"),
                    }
                }
            },
        }
        Some(())
    }

    fn dictionary(&mut self, dictionary: &lopdf::Dictionary, depth: usize) -> Option<()> {
        self.bytes(b"dictionary");
        let entries = dictionary.iter().filter(|(key, _)| !OUTWARD.contains(&&key[..]));
        // Judging asks for entries by name, so that their order means nothing.
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_key(|(key, _)| *key);
        self.bytes(&(entries.len() as u64).to_le_bytes());
        for (key, value) in entries {
            self.bytes(key);
            self.object(value, depth + 1)?;
        }
        Some(())
    }
}
