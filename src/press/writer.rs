//! Writes a PDF object by object, so that photographs are copied from disk to disk.

use std::collections::BTreeMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, Writer};

use super::metadata::Identifiers;
use crate::photo::{Spool, Spooled};

/// A stream that replaces an object when the file is written, so that its bytes are never
/// part of the document.
pub(super) struct Embedded<'a> {
    pub(super) dictionary: Dictionary,
    pub(super) bytes: Bytes<'a>,
}

/// The location of a stream's bytes.
pub(super) enum Bytes<'a> {
    /// A photograph in the spool.
    Photograph(Spooled),
    /// Memory that all editions share.
    Shared(&'a [u8]),
}

/// The object written last, because its content depends on all others.
pub(super) struct Last<'a> {
    pub(super) id: ObjectId,
    /// Makes the object and the file identifiers from a hash of all preceding bytes.
    pub(super) make: &'a dyn Fn(&blake3::Hash) -> (Stream, Identifiers),
}

/// Writes `document`, and returns its size in bytes. The file has a plain cross-reference
/// table (ISO 32000-1, 7.5.4), which every version of PDF allows.
pub(super) fn write(
    document: &Document,
    embedded: &BTreeMap<ObjectId, Embedded>,
    Last { id, make }: &Last,
    spool: &Spool,
    target: &mut dyn Write,
) -> io::Result<u64> {
    let mut target = Counted { target, bytes: 0, hasher: blake3::Hasher::new() };
    let version = &document.version;
    // Four bytes above 127 mark the file as binary for transfer programs (ISO 32000-1,
    // 7.5.2).
    target.write_all(format!("%PDF-{version}\n%").as_bytes())?;
    target.write_all(b"\xe2\xe3\xcf\xd3\n")?;
    let mut offsets = BTreeMap::new();
    for (&id, object) in &document.objects {
        offsets.insert(id.0, target.bytes);
        writeln!(target, "{} {} obj", id.0, id.1)?;
        match embedded.get(&id) {
            Some(Embedded { dictionary, bytes }) => {
                let length = match bytes {
                    Bytes::Photograph(photograph) => photograph.length,
                    Bytes::Shared(bytes) => bytes.len() as u64,
                };
                let mut dictionary = dictionary.clone();
                dictionary.set("Length", i64::try_from(length).unwrap_or(0));
                object_to(&mut target, &Object::Dictionary(dictionary))?;
                target.write_all(b"\nstream\n")?;
                match bytes {
                    Bytes::Photograph(photograph) => {
                        spool.copy(photograph, &mut target)?;
                    }
                    Bytes::Shared(bytes) => target.write_all(bytes)?,
                }
                target.write_all(b"\nendstream")?;
            }
            None => object_to(&mut target, object)?,
        }
        target.write_all(b"\nendobj\n")?;
    }
    let mut trailer = document.trailer.clone();
    let (stream, identifiers) = make(&target.hasher.finalize());
    offsets.insert(id.0, target.bytes);
    writeln!(target, "{} {} obj", id.0, id.1)?;
    object_to(&mut target, &Object::Stream(stream))?;
    target.write_all(b"\nendobj\n")?;
    let identifiers = [identifiers.document, identifiers.instance]
        .map(|it| Object::String(it.to_vec(), StringFormat::Hexadecimal));
    trailer.set("ID", identifiers.to_vec());
    let start = target.bytes;
    let size = offsets.keys().next_back().map_or(1, |last| last + 1);
    write!(target, "xref\n0 {size}\n0000000000 65535 f\r\n")?;
    for number in 1..size {
        match offsets.get(&number) {
            Some(offset) => write!(target, "{offset:010} 00000 n\r\n")?,
            None => target.write_all(b"0000000000 65535 f\r\n")?,
        }
    }
    for stale in ["Prev", "XRefStm", "Type", "W", "Index", "Filter", "Length"] {
        trailer.remove(stale.as_bytes());
    }
    trailer.set("Size", i64::from(size));
    target.write_all(b"trailer\n")?;
    object_to(&mut target, &Object::Dictionary(trailer))?;
    write!(target, "\nstartxref\n{start}\n%%EOF\n")?;
    Ok(target.bytes)
}

/// Writes an object.
fn object_to(target: &mut Counted, object: &Object) -> io::Result<()> {
    Writer::write_object(target, object)
}

/// A writer that counts and hashes the bytes written.
struct Counted<'a> {
    target: &'a mut dyn Write,
    bytes: u64,
    hasher: blake3::Hasher,
}

impl Write for Counted<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.target.write(buffer)?;
        self.bytes += written as u64;
        self.hasher.update(&buffer[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.target.flush()
    }
}
