//! The file that is written: its objects in the order of their numbers, of which most are those of
//! the files that were read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Object, ObjectId};

use super::body::Body;
use super::syntax;
use crate::booklet::Booklet;

/// Types of objects that no sheet needs, and that would bring all others with them.
const NOT_COPIED: [&[u8]; 4] = [b"Page", b"Pages", b"Catalog", b"StructElem"];

/// A file that is put together.
pub(super) struct File<'a> {
    booklets: &'a [Booklet],
    /// The first has the number 1.
    entries: Vec<Entry<'a>>,
    /// For each booklet, which number its objects have.
    numbers: Vec<BTreeMap<ObjectId, u32>>,
}

/// An object of the file.
enum Entry<'a> {
    /// A number that is told before its object is there.
    Reserved,
    /// An object of a booklet, with the references of that one.
    Copied { booklet: usize, object: &'a Object },
    /// A page as a form, with the references of its booklet.
    Form {
        booklet: usize,
        dictionary: Dictionary,
        resources: Option<u32>,
        content: Cow<'a, [u8]>,
    },
    /// An object with references of this file.
    New(Object),
}

impl<'a> File<'a> {
    pub(super) fn new(booklets: &'a [Booklet]) -> Self {
        let numbers = vec![BTreeMap::new(); booklets.len()];
        Self { booklets, entries: Vec::new(), numbers }
    }

    fn push(&mut self, entry: Entry<'a>) -> u32 {
        self.entries.push(entry);
        self.entries.len() as u32
    }

    /// Takes a number for an object that comes later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.push(Entry::Reserved)
    }

    /// Puts an object at a number that was taken before.
    pub(super) fn put(&mut self, number: u32, object: impl Into<Object>) {
        self.entries[number as usize - 1] = Entry::New(object.into());
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> u32 {
        self.push(Entry::New(object.into()))
    }

    /// Adds a page as a form, with all that it refers to.
    pub(super) fn add_form(
        &mut self,
        booklet: usize,
        dictionary: Dictionary,
        resources: Option<u32>,
        content: Cow<'a, [u8]>,
    ) -> u32 {
        let mut wanted = Vec::new();
        dictionary.iter().for_each(|(_, value)| references(value, &mut wanted));
        self.copy_all(booklet, wanted);
        self.push(Entry::Form { booklet, dictionary, resources, content })
    }

    /// Adds an object of a booklet that has no number there, with all that it refers to.
    pub(super) fn add_of(&mut self, booklet: usize, object: &'a Object) -> u32 {
        let mut wanted = Vec::new();
        references(object, &mut wanted);
        self.copy_all(booklet, wanted);
        self.push(Entry::Copied { booklet, object })
    }

    /// Copies a numbered object of a booklet once, with all that it refers to. `None` if it is not
    /// there or no sheet needs it.
    pub(super) fn copy(&mut self, booklet: usize, id: ObjectId) -> Option<u32> {
        self.copy_all(booklet, vec![id]);
        self.numbers[booklet].get(&id).copied()
    }

    fn copy_all(&mut self, booklet: usize, mut wanted: Vec<ObjectId>) {
        let document = self.booklets[booklet].document();
        // The last one is taken first, so that what is told first gets the lower number.
        wanted.reverse();
        while let Some(id) = wanted.pop() {
            if self.numbers[booklet].contains_key(&id) {
                continue;
            }
            let Some(object) = document.objects.get(&id).filter(|it| is_copied(it))
            else {
                continue;
            };
            let number = self.push(Entry::Copied { booklet, object });
            self.numbers[booklet].insert(id, number);
            let start = wanted.len();
            references(object, &mut wanted);
            wanted[start..].reverse();
        }
    }

    /// Writes all objects and where they are (ISO 32000-1, 7.5).
    pub(super) fn write(
        &self,
        version: &str,
        trailer: &Dictionary,
        is_packed: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut body = Body::new(version, self.entries.len(), out)?;
        for (index, entry) in self.entries.iter().enumerate() {
            let number = index as u32 + 1;
            let mut bytes = Vec::new();
            self.write_entry(entry, &mut bytes);
            match is_packed && entry.may_be_packed() {
                true => body.pack(number, &bytes)?,
                false => body.put(number, &bytes)?,
            }
        }
        body.finish(trailer, is_packed)
    }

    fn write_entry(&self, entry: &Entry<'_>, out: &mut Vec<u8>) {
        match entry {
            Entry::Reserved => out.extend_from_slice(b"null"),
            Entry::New(object) => syntax::write(out, object, &|id| Some(id.0)),
            Entry::Copied { booklet, object } => {
                let numbers = &self.numbers[*booklet];
                syntax::write(out, object, &|id| numbers.get(&id).copied());
            }
            Entry::Form { booklet, dictionary, resources, content } => {
                let numbers = &self.numbers[*booklet];
                let numbers = |id: ObjectId| numbers.get(&id).copied();
                syntax::write_stream(out, dictionary, *resources, content, &numbers);
            }
        }
    }
}

impl Entry<'_> {
    /// Whether it may stand in an object stream (7.5.7): no stream may.
    fn may_be_packed(&self) -> bool {
        match self {
            Self::Reserved => true,
            Self::Copied { object, .. } => !matches!(object, Object::Stream(_)),
            Self::New(object) => !matches!(object, Object::Stream(_)),
            Self::Form { .. } => false,
        }
    }
}

fn is_copied(object: &Object) -> bool {
    let Object::Dictionary(dictionary) = object else { return true };
    let kind = dictionary.get(b"Type").and_then(Object::as_name);
    !kind.is_ok_and(|kind| NOT_COPIED.contains(&kind))
}

/// Collects all references of an object, in order. The reader bounds how deep it is.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, value)| references(value, found));
        }
        Object::Stream(stream) => {
            for (key, value) in &stream.dict {
                // Its length is told anew.
                if !syntax::is_left_out(key) && key != b"Length" {
                    references(value, found);
                }
            }
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..) => {}
    }
}
