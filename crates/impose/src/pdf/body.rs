//! The bytes of a file: objects one after another, each by itself or packed with others, and at the
//! end where they are.

use std::io::{self, Write};

use lopdf::{Dictionary, Object};

use super::packing::packed;
use super::syntax;

/// How many objects are packed together.
const TOGETHER: usize = 200;

/// The file as far as it is written.
pub(super) struct Body<'o> {
    out: &'o mut dyn Write,
    at: usize,
    /// Of the object with the number 1, and so on.
    places: Vec<Place>,
    /// Objects that are packed together next: numbers with places, and bytes.
    waiting: Vec<(u32, usize)>,
    bytes: Vec<u8>,
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// From the beginning of the file.
    At(usize),
    /// In an object stream by its number.
    Within(u32, usize),
}

impl<'o> Body<'o> {
    /// Begins a file of so many objects.
    pub(super) fn new(
        version: &str,
        count: usize,
        out: &'o mut dyn Write,
    ) -> io::Result<Self> {
        // Four bytes above 127 say that the file is not text.
        let head = [b"%PDF-", version.as_bytes(), b"\n%\xe2\xe3\xcf\xd3\n"].concat();
        out.write_all(&head)?;
        let places = vec![Place::At(0); count];
        Ok(Self { out, at: head.len(), places, waiting: Vec::new(), bytes: Vec::new() })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len();
        self.out.write_all(bytes)
    }

    /// Writes an object by itself.
    pub(super) fn put(&mut self, number: u32, bytes: &[u8]) -> io::Result<()> {
        self.places[number as usize - 1] = Place::At(self.at);
        self.write(format!("{number} 0 obj\n").as_bytes())?;
        self.write(bytes)?;
        self.write(b"\nendobj\n")
    }

    /// Packs an object with others.
    pub(super) fn pack(&mut self, number: u32, bytes: &[u8]) -> io::Result<()> {
        self.waiting.push((number, self.bytes.len()));
        self.bytes.extend_from_slice(bytes);
        self.bytes.push(b'\n');
        if self.waiting.len() == TOGETHER { self.put_packed() } else { Ok(()) }
    }

    /// Writes the objects that wait as an object stream (ISO 32000-1, 7.5.7).
    fn put_packed(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.places.push(Place::At(self.at));
        let container = self.places.len() as u32;
        let mut content = Vec::new();
        let waiting = std::mem::take(&mut self.waiting);
        for (index, (number, at)) in waiting.iter().enumerate() {
            self.places[*number as usize - 1] = Place::Within(container, index);
            syntax::put(&mut content, format_args!("{number} {at} "));
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "ObjStm");
        dictionary.set("N", waiting.len() as i64);
        dictionary.set("First", content.len() as i64);
        content.append(&mut self.bytes);
        self.put_stream(container, dictionary, &content)
    }

    fn put_stream(
        &mut self,
        number: u32,
        mut dictionary: Dictionary,
        content: &[u8],
    ) -> io::Result<()> {
        dictionary.set("Filter", "FlateDecode");
        let mut bytes = Vec::new();
        syntax::write_stream(&mut bytes, &dictionary, None, &packed(content), &|id| {
            Some(id.0)
        });
        self.put(number, &bytes)
    }

    /// Writes where all objects are: as a table, or as a stream if some are packed.
    pub(super) fn finish(
        mut self,
        trailer: &Dictionary,
        is_packed: bool,
    ) -> io::Result<()> {
        self.put_packed()?;
        let start = self.at;
        let mut trailer = trailer.clone();
        if is_packed {
            self.put_references(trailer)?;
        } else {
            let size = self.places.len() + 1;
            let mut bytes = format!("xref\n0 {size}\n0000000000 65535 f \n").into_bytes();
            for place in &self.places {
                let (Place::At(at) | Place::Within(_, at)) = place;
                syntax::put(&mut bytes, format_args!("{at:010} 00000 n \n"));
            }
            trailer.set("Size", size as i64);
            bytes.extend_from_slice(b"trailer\n");
            let trailer = Object::Dictionary(trailer);
            syntax::write(&mut bytes, &trailer, &|id| Some(id.0));
            bytes.push(b'\n');
            self.write(&bytes)?;
        }
        self.write(format!("startxref\n{start}\n%%EOF\n").as_bytes())
    }

    /// Writes a cross-reference stream (7.5.8): for each object its kind in one byte, where it is
    /// in four, and its index in two.
    fn put_references(&mut self, mut dictionary: Dictionary) -> io::Result<()> {
        self.places.push(Place::At(self.at));
        let number = self.places.len() as u32;
        let mut content = vec![0, 0, 0, 0, 0, 0xff, 0xff];
        for place in &self.places {
            let (kind, at, index) = match *place {
                Place::At(at) => (1, u32::try_from(at).map_err(io::Error::other)?, 0),
                Place::Within(container, index) => (2, container, index as u16),
            };
            content.push(kind);
            content.extend_from_slice(&at.to_be_bytes());
            content.extend_from_slice(&index.to_be_bytes());
        }
        dictionary.set("Type", "XRef");
        dictionary.set("Size", i64::from(number) + 1);
        dictionary.set("W", vec![1.into(), 4.into(), 2.into()]);
        self.put_stream(number, dictionary, &content)
    }
}
