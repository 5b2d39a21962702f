//! The file that is written: its objects in the order of their numbers, of which most are those of
//! the files that were read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Object, ObjectId};

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

    /// Writes all objects and the table of their places (ISO 32000-1, 7.5).
    pub(super) fn write(
        &self,
        version: &str,
        trailer: &Dictionary,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut at = 0;
        let mut places = Vec::with_capacity(self.entries.len());
        // Any four bytes above 127 say that the file is not text.
        let mut bytes = format!("%PDF-{version}\n%").into_bytes();
        bytes.extend_from_slice(b"\xe2\xe3\xcf\xd3\n");
        let known = |id: ObjectId| Some(id.0);
        for (index, entry) in self.entries.iter().enumerate() {
            places.push(at + bytes.len());
            syntax::put(&mut bytes, format_args!("{} 0 obj\n", index + 1));
            match entry {
                Entry::Reserved => bytes.extend_from_slice(b"null"),
                Entry::New(object) => syntax::write(&mut bytes, object, &known),
                Entry::Copied { booklet, object } => {
                    let numbers = &self.numbers[*booklet];
                    syntax::write(&mut bytes, object, &|id| numbers.get(&id).copied());
                }
                Entry::Form { booklet, dictionary, resources, content } => {
                    let numbers = &self.numbers[*booklet];
                    let numbers = |id: ObjectId| numbers.get(&id).copied();
                    syntax::write_stream(
                        &mut bytes, dictionary, *resources, content, &numbers,
                    );
                }
            }
            bytes.extend_from_slice(b"\nendobj\n");
            out.write_all(&bytes)?;
            at += bytes.len();
            bytes.clear();
        }
        let size = self.entries.len() + 1;
        syntax::put(&mut bytes, format_args!("xref\n0 {size}\n0000000000 65535 f \n"));
        for place in places {
            syntax::put(&mut bytes, format_args!("{place:010} 00000 n \n"));
        }
        let mut trailer = trailer.clone();
        trailer.set("Size", size as i64);
        bytes.extend_from_slice(b"trailer\n");
        syntax::write(&mut bytes, &Object::Dictionary(trailer), &known);
        syntax::put(&mut bytes, format_args!("\nstartxref\n{at}\n%%EOF\n"));
        out.write_all(&bytes)
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
