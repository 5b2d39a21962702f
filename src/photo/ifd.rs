//! Directories of tags (TIFF 6.0, section 2), of which TIFF files and EXIF blocks consist.

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};

/// Most entries of a directory that are read; cameras write fewer than a hundred.
const MOST_ENTRIES: u64 = 4096;

/// Most bytes of one tag's value that are read.
const MOST_BYTES: u64 = 256;

/// A reader of directories. Whatever is malformed counts as missing: a decoder tells what is
/// wrong with the file.
pub(super) struct Directories<R> {
    reader: R,
    is_little: bool,
    /// Whether it is a BigTIFF, with numbers of 64 bits.
    is_big: bool,
    first: u64,
}

/// The entries of one directory.
pub(super) struct Directory {
    entries: BTreeMap<u16, Entry>,
    /// Offset of the next directory; zero if this is the last.
    pub(super) next: u64,
}

/// An entry: the kind and number of its values, and the values or their offset.
struct Entry {
    kind: u16,
    count: u64,
    value: Vec<u8>,
}

impl<R: Read + Seek> Directories<R> {
    /// Reads the header; `None` if it is not that of a TIFF.
    pub(super) fn open(mut reader: R) -> Option<Self> {
        reader.rewind().ok()?;
        let mut start = [0; 4];
        reader.read_exact(&mut start).ok()?;
        let (is_little, is_big) = match &start {
            b"II*\0" => (true, false),
            b"MM\0*" => (false, false),
            b"II+\0" => (true, true),
            b"MM\0+" => (false, true),
            _ => return None,
        };
        let mut directories = Self { reader, is_little, is_big, first: 0 };
        if is_big {
            // The width of offsets, which is always 8, and a reserved number.
            directories.bytes(4)?;
        }
        directories.first = directories.offset()?;
        Some(directories)
    }

    /// Returns the offset of the first directory.
    pub(super) fn first(&self) -> u64 {
        self.first
    }

    /// Reads the directory at an offset.
    pub(super) fn read(&mut self, offset: u64) -> Option<Directory> {
        self.reader.seek(SeekFrom::Start(offset)).ok()?;
        let count = if self.is_big { self.offset()? } else { self.number(2)? };
        if count > MOST_ENTRIES {
            return None;
        }
        let mut entries = BTreeMap::new();
        for _ in 0..count {
            let tag = u16::try_from(self.number(2)?).ok()?;
            let kind = u16::try_from(self.number(2)?).ok()?;
            let count = self.offset()?;
            let value = self.bytes(if self.is_big { 8 } else { 4 })?;
            entries.entry(tag).or_insert(Entry { kind, count, value });
        }
        // A file may end before the offset of a directory that does not exist.
        let next = self.offset().unwrap_or(0);
        Some(Directory { entries, next })
    }

    /// Returns the unsigned integers of a tag, none if it has no such values.
    pub(super) fn numbers(&mut self, directory: &Directory, tag: u16) -> Vec<u64> {
        let Some(entry) = directory.entries.get(&tag) else { return Vec::new() };
        let width = match entry.kind {
            1 | 7 => 1,
            3 => 2,
            4 | 13 => 4,
            16 | 18 => 8,
            _ => return Vec::new(),
        };
        let bytes = self.value(entry, width).unwrap_or_default();
        bytes.chunks_exact(width).map(|bytes| self.unsigned(bytes)).collect()
    }

    /// Returns the first unsigned integer of a tag.
    pub(super) fn one(&mut self, directory: &Directory, tag: u16) -> Option<u64> {
        self.numbers(directory, tag).first().copied()
    }

    /// Returns the text of a tag as it is written, up to its zero byte.
    pub(super) fn text(&mut self, directory: &Directory, tag: u16) -> Option<Vec<u8>> {
        let entry = directory.entries.get(&tag).filter(|entry| entry.kind == 2)?;
        let mut text = self.value(entry, 1)?;
        let end = text.iter().position(|byte| *byte == 0);
        text.truncate(end.unwrap_or(text.len()));
        Some(text)
    }

    /// Returns the bytes of an entry's values, each of `width` bytes.
    fn value(&mut self, entry: &Entry, width: usize) -> Option<Vec<u8>> {
        let length = entry.count.checked_mul(width as u64)?;
        if length > MOST_BYTES {
            return None;
        }
        let length = length as usize;
        if length <= entry.value.len() {
            return Some(entry.value[..length].to_vec());
        }
        let offset = self.unsigned(&entry.value);
        self.reader.seek(SeekFrom::Start(offset)).ok()?;
        self.bytes(length)
    }

    /// Reads an offset or a count, as wide as the file has them.
    fn offset(&mut self) -> Option<u64> {
        self.number(if self.is_big { 8 } else { 4 })
    }

    fn number(&mut self, width: usize) -> Option<u64> {
        let bytes = self.bytes(width)?;
        Some(self.unsigned(&bytes))
    }

    fn bytes(&mut self, length: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    fn unsigned(&self, bytes: &[u8]) -> u64 {
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        match self.is_little {
            true => bytes.iter().rev().fold(0, add),
            false => bytes.iter().fold(0, add),
        }
    }
}

impl Directory {
    /// Whether the directory has a tag.
    pub(super) fn has(&self, tag: u16) -> bool {
        self.entries.contains_key(&tag)
    }
}
