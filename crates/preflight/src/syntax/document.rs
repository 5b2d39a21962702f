//! A PDF as it lies on the disk: its objects, its trailer, its pages.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Read;

use super::holders::{holders, with_long_names};
use super::object_streams::{self, OBJECT_STREAM};
use super::page_tree::{self, PageObject, TreeFault};
use super::raw::{dictionaries, find, has_object_streams, long_name};
use super::walk::without_endless_lengths;
use crate::unreadable::Unreadable;
use crate::work;

use lopdf::{
    Dictionary, Document, Error, LoadOptions, Object, Stream, StringFormat,
    decode_text_string,
};

/// The most bytes that one stream of code or metadata may unpack to; a page of a thousand
/// drawings has some five mebibytes.
pub(crate) const STREAM_LIMIT: usize = 64 << 20;

/// The most bytes that are searched for the ends of streams that do not say how long they are.
const SEARCH_LIMIT: usize = 256 << 20;

/// The most dictionaries of a file that are not packed: some 700 MiB once they are read.
const DICTIONARY_LIMIT: usize = 700_000;

/// The work of a byte that is unpacked, and how many of them a packed one holds at most.
const BYTE_WORK: u64 = 3;
const MOST_PACKED: usize = 1032;

/// The work of a number of an array.
const NUMBER_WORK: u64 = 10;

/// A file that could be opened.
pub(crate) struct File {
    pub(crate) document: Document,
    pub(crate) pages: Vec<PageObject>,
    /// What is wrong with the tree of pages.
    pub(crate) tree_faults: BTreeSet<TreeFault>,
    /// Whether the table of objects had to be guessed.
    pub(crate) is_repaired: bool,
    /// Whether it is encrypted, though without a password.
    pub(crate) is_encrypted: bool,
    /// Whether it has streams of objects or of cross-references.
    pub(crate) has_object_streams: bool,
    /// How many of those hold so much that they were not read.
    pub(crate) unread_streams: usize,
    /// The version that the header tells, such as `1.6`.
    pub(crate) version: String,
}

impl File {
    /// Opens a file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        let start = &bytes[..bytes.len().min(1024)];
        let Some(header) = find(start, b"%PDF-") else { return Err(Unreadable::NoPdf) };
        let options = LoadOptions {
            max_decompressed_size: Some(OBJECT_STREAM),
            ..LoadOptions::default()
        };
        let is_encrypted = find(bytes, b"/Encrypt").is_some();
        let Some((bytes, unread_streams)) = within_bounds(bytes, header) else {
            return Err(Unreadable::TooMuch);
        };
        let mut document = match Document::load_mem_with_options(&bytes, options) {
            Ok(document) => document,
            Err(_) if is_encrypted => return Err(Unreadable::Encrypted),
            Err(Error::Unimplemented(what)) => {
                return Err(Unreadable::Damaged(format!("unknown {what}")));
            }
            Err(error) => return Err(Unreadable::Damaged(error.to_string())),
        };
        // What opens without a password can be judged all the same.
        let was_encrypted = document.was_encrypted();
        if !was_encrypted && (document.is_encrypted() || document.trailer.has(b"Encrypt"))
        {
            return Err(Unreadable::Encrypted);
        }
        let mut searched = 0;
        for object in document.objects.values_mut() {
            if let Object::Stream(stream) = object
                && searched < SEARCH_LIMIT
            {
                // Places are told from the header on.
                searched += restore(stream, &bytes[header..]);
            }
        }
        let is_repaired = document.xref_recovery.is_some();
        let (pages, tree_faults) = page_tree::read(&document);
        if pages.is_empty() {
            return Err(Unreadable::NoPages);
        }
        let version = start[header + 5..].iter().take(3).map(|&byte| byte as char);
        let version = version.filter(char::is_ascii_graphic).collect();
        let has_object_streams = has_object_streams(&bytes);
        Ok(Self {
            document,
            pages,
            tree_faults,
            is_repaired,
            is_encrypted: was_encrypted,
            has_object_streams,
            unread_streams,
            version,
        })
    }

    /// What an object refers to, or itself; nothing for what is missing or null.
    pub(crate) fn follow<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(object).ok()?;
        (!matches!(object, Object::Null)).then_some(object)
    }

    /// An entry of a dictionary, followed.
    pub(crate) fn get<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Object> {
        self.follow(dictionary.get(key.as_bytes()).ok()?)
    }

    /// An entry that is a dictionary or a stream, whose dictionary it is then.
    pub(crate) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a Dictionary> {
        dictionary_of(self.get(dictionary, key)?)
    }

    /// An entry that is a name.
    pub(crate) fn name<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &str,
    ) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    /// An entry that is a number.
    pub(crate) fn number(&self, dictionary: &Dictionary, key: &str) -> Option<f64> {
        number_of(self.get(dictionary, key)?)
    }

    /// An entry that is an array of numbers.
    pub(crate) fn numbers(&self, dictionary: &Dictionary, key: &str) -> Option<Vec<f64>> {
        self.numbers_of(self.get(dictionary, key)?)
    }

    /// An array of numbers.
    pub(crate) fn numbers_of(&self, object: &Object) -> Option<Vec<f64>> {
        let items = object.as_array().ok()?;
        work::spend(NUMBER_WORK * items.len() as u64);
        items.iter().map(|item| number_of(self.follow(item)?)).collect()
    }

    /// An entry that is a text (ISO 32000-1, 7.9.2.2).
    pub(crate) fn text(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        let Object::String(bytes, _) = self.get(dictionary, key)? else { return None };
        let string = Object::String(bytes.clone(), StringFormat::Literal);
        let lossy = || String::from_utf8_lossy(bytes).into_owned();
        Some(decode_text_string(&string).unwrap_or_else(|_| lossy()))
    }

    /// The catalog; `None` if there is none.
    pub(crate) fn catalog(&self) -> Option<&Dictionary> {
        self.dictionary(&self.document.trailer, "Root")
    }

    /// The dictionary of a page; `None` if the page is missing.
    pub(crate) fn page<'a>(&'a self, page: &'a PageObject) -> Option<&'a Dictionary> {
        page.dictionary(&self.document)
    }

    /// An entry of a page that it may inherit.
    pub(crate) fn inherited<'a>(
        &'a self,
        page: &'a PageObject,
        key: &str,
    ) -> Option<&'a Object> {
        self.follow(page.inherited(&self.document, key.as_bytes())?)
    }

    /// The bytes of a stream without filters, within the limit.
    pub(crate) fn unpack(&self, stream: &Stream) -> Option<Vec<u8>> {
        let bytes = self.unpack_freely(stream);
        // What does not unpack may have been all but done, unless nobody knows its filters.
        let is_known = |name: &&[u8]| long_name(name).is_some();
        let is_begun = stream.filters().is_ok_and(|names| names.iter().all(is_known));
        let most = || match is_begun {
            true => STREAM_LIMIT.min(stream.content.len().saturating_mul(MOST_PACKED)),
            false => 0,
        };
        let size = bytes.as_ref().map_or_else(most, Vec::len);
        work::spend(BYTE_WORK * (size + stream.content.len()) as u64);
        bytes
    }

    fn unpack_freely(&self, stream: &Stream) -> Option<Vec<u8>> {
        if let Some(stream) = self.with_long_names(stream) {
            return stream.get_plain_content_with_limit(STREAM_LIMIT).ok();
        }
        let is_plain = !stream.dict.has(b"DecodeParms")
            && stream.filters().is_ok_and(|it| it == [b"FlateDecode"]);
        if !is_plain {
            return stream.get_plain_content_with_limit(STREAM_LIMIT).ok();
        }
        // The reader would give back what it can make of damaged bytes.
        let decoder = flate2::read::ZlibDecoder::new(stream.content.as_slice());
        let mut bytes = Vec::new();
        decoder.take(STREAM_LIMIT as u64 + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() <= STREAM_LIMIT).then_some(bytes)
    }
}

impl File {
    /// A stream with the long names of its filters, if it has any short ones: those are for inline
    /// images alone, but readers take them everywhere.
    fn with_long_names(&self, stream: &Stream) -> Option<Stream> {
        let filters = match self.get(&stream.dict, "Filter")? {
            Object::Array(filters) => filters.as_slice(),
            filter => std::slice::from_ref(filter),
        };
        let names: Vec<&[u8]> = filters
            .iter()
            .map(|it| self.follow(it)?.as_name().ok())
            .collect::<Option<_>>()?;
        let long = |name: &&[u8]| long_name(name).unwrap_or(name).to_vec();
        let is_short = |name: &&[u8]| long_name(name).is_some_and(|long| long != *name);
        names.iter().any(is_short).then(|| {
            let mut dictionary = stream.dict.clone();
            let filters = names.iter().map(|name| Object::Name(long(name)));
            dictionary.set("Filter", filters.collect::<Vec<_>>());
            Stream::new(dictionary, stream.content.clone())
        })
    }
}

/// Returns the bytes of a PDF as `lopdf` reads them without more memory, time or stack than there is:
/// what they hold is what the file holds. `None` if they are no PDF, or hold more than can be held.
/// Streams of objects may unpack to [`OBJECT_STREAM`] bytes each.
pub fn bounded(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let header = find(&bytes[..bytes.len().min(1024)], b"%PDF-")?;
    let (bytes, unread_streams) = within_bounds(bytes, header)?;
    (unread_streams == 0).then_some(bytes)
}

/// The bytes of a file, whose header stands at a place, as the reader can take them, and how many
/// streams of objects are none any more; `None` if they hold more than can be held.
fn within_bounds(bytes: &[u8], header: usize) -> Option<(Cow<'_, [u8]>, usize)> {
    if dictionaries(bytes) > DICTIONARY_LIMIT {
        return None;
    }
    let first = holders(bytes)?;
    let Some(written) = with_long_names(bytes, &first) else {
        let (bounded, unread) = object_streams::bounded(bytes, &first);
        return Some((without_endless_lengths(bounded, header, &first)?, unread));
    };
    let holders = holders(&written)?;
    let (bounded, unread) = object_streams::bounded(&written, &holders);
    let bytes = without_endless_lengths(bounded, header, &holders)?;
    Some((Cow::Owned(bytes.into_owned()), unread))
}

/// Gives a stream that does not say how long it is the data up to the word `endstream`, as other
/// readers do. Returns how many bytes were searched.
fn restore(stream: &mut Stream, bytes: &[u8]) -> usize {
    let has_length =
        stream.dict.get(b"Length").is_ok_and(|it| !matches!(it, Object::Null));
    let start =
        stream.start_position.filter(|_| !has_length && stream.content.is_empty());
    let Some(rest) = start.and_then(|start| bytes.get(start..)) else { return 0 };
    let Some(end) = find(rest, b"endstream") else { return rest.len() };
    let data = &rest[..end];
    let data = data.strip_suffix(b"\n").unwrap_or(data);
    stream.content = data.strip_suffix(b"\r").unwrap_or(data).to_vec();
    end
}

/// The dictionary of an object.
pub(crate) fn dictionary_of(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The value of a number.
pub(crate) fn number_of(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}
